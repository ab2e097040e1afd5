"""Meetings about the child on the axis, those held and those planned, and what is to be done by a day to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from ecm_desktop.diagram.marks import Pin, Rect, Role, Shape, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import HEAD, LEDGE, LEDGE_TALL, Frame, Scale
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.due import work_ahead
from ecm_desktop.domain.gatherings import Gathering
from ecm_desktop.domain.ids import RecordId

_WIDE, _Z = 11.0, 63  # above the stages
_DIAMOND, _SQUARE = (Rect(0, 0, side, side) for side in (_WIDE, 8.0))  # until each has its place
_APART = 6.0  # at least, from one to the next, so that half of each can be seen and pressed


class Task(NamedTuple):
    """What is to be done by a day to come: the first of it by its id, and all of it in words."""

    day: date
    record: RecordId
    words: str


def tasks(case: Case, setting: Setting) -> list[Task]:
    """A task for each day to come by which something is to be done."""
    said, words = said_in(case, setting), setting.words
    return [
        Task(
            day,
            due[0].id,
            words("To be done by {day}: {what}", day=words.day(day), what="; ".join(said(one.text) for one in due)),
        )
        for day, due in work_ahead(case, setting.today).items()
    ]


def meeting_marks(
    met: Iterable[Gathering], ahead: Iterable[Task], frame: Frame, scale: Scale, setting: Setting
) -> Iterator[Symbol]:
    """A diamond for each meeting of the frame, filled when it was held, open while planned; a square for a task."""
    found = [(one.day, _gathering(one, setting)) for one in met] + [(one.day, _task(one)) for one in ahead]
    shown = sorted((one for one in found if frame.first <= one[0] <= frame.last), key=itemgetter(0))
    places = _apart([scale.x_of(day) for day, _ in shown], frame.width - _WIDE / 2)
    for (_, mark), x in zip(shown, places, strict=True):
        side = mark.rect.w
        yield replace(mark, rect=Rect(x - side / 2, LEDGE + (LEDGE_TALL - side) / 2, side, side))


def _gathering(one: Gathering, setting: Setting) -> Symbol:
    return Symbol(
        id=f"meeting:{one.meeting.id}" + ":next" * one.follows, record=one.meeting.id, role=Role.MEETING,
        variant="planned" if one.planned else "held", z=_Z, pin=Pin.TOP, shape=Shape.DIAMOND, rect=_DIAMOND,
        words=_said(one, setting),
    )  # fmt: skip


def _task(one: Task) -> Symbol:
    return Symbol(
        id=f"task:{one.day.isoformat()}", record=one.record, role=Role.MEETING, variant="planned", z=_Z, pin=Pin.TOP,
        shape=Shape.SQUARE, rect=_SQUARE, words=one.words,
    )  # fmt: skip


def _apart(places: list[float], right: float) -> list[float]:
    """The places, which come in order, moved by no more than keeps them apart and before `right`."""
    found, least = [], HEAD + _WIDE / 2
    for place in places:
        found.append(max(place, least))
        least = found[-1] + _APART
    most = right
    for at in reversed(range(len(found))):
        found[at] = min(found[at], most)
        most = found[at] - _APART
    return found


def _said(one: Gathering, setting: Setting) -> str:
    words, day = setting.words, setting.words.day(one.day)
    if one.follows:
        return words("The next meeting, planned for {day}", day=day)
    kind = term(one.meeting.nature, words)
    return words("{kind}, planned for {day}" if one.planned else "{kind}, {day}", kind=kind, day=day)

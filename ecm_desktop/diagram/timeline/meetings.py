"""The meetings about the child on the axis: those held, and those planned, each with its kind and its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecm_desktop.diagram.marks import Pin, Rect, Role, Shape, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import HEAD, LEDGE, LEDGE_TALL, Frame, Scale
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.gatherings import Gathering

_WIDE, _Z = 11.0, 63  # above the stages
_APART = 6.0  # at least, from one to the next, so that half of each can be seen and pressed


def meeting_marks(met: Iterable[Gathering], frame: Frame, scale: Scale, setting: Setting) -> Iterator[Symbol]:
    """A diamond for each meeting of the frame: filled when it was held, open while it is planned."""
    shown = [one for one in met if frame.first <= one.day <= frame.last]
    places = _apart([scale.x_of(one.day) for one in shown], frame.width - _WIDE / 2)
    for one, x in zip(shown, places, strict=True):
        yield Symbol(
            id=f"meeting:{one.meeting.id}" + ":next" * one.follows, record=one.meeting.id, role=Role.MEETING,
            variant="planned" if one.planned else "held", z=_Z, pin=Pin.TOP, shape=Shape.DIAMOND,
            rect=Rect(x - _WIDE / 2, LEDGE + (LEDGE_TALL - _WIDE) / 2, _WIDE, _WIDE), words=_said(one, setting),
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

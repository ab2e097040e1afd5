"""The strip of homes: who the child lived with, as bars, and the stretches nobody has told of, as hatched gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ecm_desktop.diagram.marks import Anchor, AnyMark, Band, Label, Rect, Role, Shape, Symbol, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import LEAST_GAP, Entry, Gap
from ecm_desktop.diagram.timeline.frame import Scale
from ecm_desktop.diagram.timeline.lanes import LaneRoom
from ecm_desktop.diagram.timeline.strips import bar_right
from ecm_desktop.diagram.timeline.telling import Teller
from ecm_desktop.diagram.wording import day_short
from ecm_desktop.domain.dates import days_between

_Z = 8
_ROUND = timedelta(days=LEAST_GAP)  # before and after an event: of this time it still tells
_UNTOLD = (
    "Where the child lived from {first} to {last} is not known",
    ("where the child lived is not known", "not known", "?"),
)
_TOLD = (
    "No home is recorded from {first} to {last}; events of this lane tell of that time",
    ("no home recorded; the events below tell of this time", "no home recorded", "?"),
)


def home_marks(room: LaneRoom, teller: Teller, setting: Setting) -> Iterator[Symbol]:
    """The bars of the homes, with their words inside as far as they fit."""
    density, colour = room.density, setting.lanes.colour_of(room.key)
    for row, items in enumerate(room.strips):
        top = room.strips_top + row * density.row
        for item in items:
            yield Symbol(
                id=item.entry.id, record=item.entry.id, role=Role.SPELL, variant=f"{colour}:home", z=_Z + 1,
                words=teller(item.entry), shape=Shape.BAR, soft=item.entry.soft,
                rect=Rect(item.left, top, bar_right(item) - item.left, density.card),
                texts=(Text(item.text_x, top + density.baseline, item.text, density.text),) if item.text else (),
            )  # fmt: skip


def gap_marks(scale: Scale, room: LaneRoom, setting: Setting) -> Iterator[AnyMark]:
    """The gaps as bands, with words where there is room for them: hatched where nobody told anything.

    Events of the lane may tell where the child was without being a home: round their days a home is missing, not all
    knowledge. So a gap is cut, and each part says what is true of it.
    """
    for gap in room.gaps:
        for first, last, is_told in _parts(gap, room.told):
            left, right = scale.x_of(first), scale.x_of(last)
            if right <= left:
                continue
            rect = Rect(left, room.strips_top, max(right - left - 1.5, 1), room.density.card)
            spoken, shown = _TOLD if is_told else _UNTOLD
            days = {"first": day_short(first, setting.words), "last": day_short(last, setting.words)}
            said = setting.words(spoken, **days)
            yield from _band(f"gap:{first.isoformat()}", rect, said, shown, "told" * is_told, room, setting)


def _parts(gap: Gap, events: Iterable[Entry]) -> Iterator[tuple[date, date, bool]]:
    """The stretches of a gap in order: first day, last day, whether events tell of it, to a month before and after."""
    start, end = gap
    for first, last in _told(gap, events):
        if first > start:
            yield start, first, False
        yield first, last, True
        start = last
    if start < end:
        yield start, end, False


def _told(gap: Gap, events: Iterable[Entry]) -> list[Gap]:
    """The stretches that events tell of; what lies between two for less than a month goes with them."""
    found: list[Gap] = []
    for event in sorted(events, key=lambda one: one.first):
        if event.last < gap[0] or event.first > gap[1]:
            continue
        first = max(event.first, gap[0] + _ROUND) - _ROUND
        last = min(event.last, gap[1] - _ROUND) + _ROUND
        first = gap[0] if days_between(gap[0], first) <= LEAST_GAP else first
        last = gap[1] if days_between(last, gap[1]) <= LEAST_GAP else last
        if found and days_between(found[-1][1], first) <= LEAST_GAP:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _band(
    key: str, rect: Rect, said: str, shown: tuple[str, ...], variant: str, room: LaneRoom, setting: Setting
) -> Iterator[AnyMark]:
    """A band, parted in the middle for the longest of the words `shown` that there is room for."""
    size = room.density.small + 1
    for word in shown:
        text = setting.words(word)
        width = setting.metrics.width(text, size) + 12
        if width + 12 <= rect.w:
            break
    else:
        yield Band(id=key, role=Role.GAP, variant=variant, z=_Z, rect=rect, words=said)
        return
    x, side = rect.centre[0], (rect.w - width) / 2
    before, after = Rect(rect.x, rect.y, side, rect.h), Rect(rect.right - side, rect.y, side, rect.h)
    yield Band(id=key, role=Role.GAP, variant=variant, z=_Z, rect=before, words=said)
    yield Band(id=f"{key}:after", role=Role.GAP, variant=variant, z=_Z, rect=after)
    yield Label(
        id=f"{key}:words", role=Role.GAP, z=_Z, rect=Rect(x - width / 2, rect.y, width, rect.h),
        texts=(Text(x, rect.y + room.density.baseline - 0.5, text, size, anchor=Anchor.MIDDLE, muted=True),),
    )  # fmt: skip

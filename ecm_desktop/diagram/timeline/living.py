"""The strip of homes: who the child lived with, as bars, and the stretches nobody has told of, as hatched gaps."""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.marks import Anchor, AnyMark, Band, Label, Rect, Role, Shape, Symbol, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import Scale
from ecm_desktop.diagram.timeline.lanes import LaneRoom, bar_right
from ecm_desktop.diagram.timeline.telling import Teller
from ecm_desktop.diagram.wording import day_short

_Z = 8
_UNTOLD = (
    "Where the child lived from {first} to {last} is not known",
    ("where the child lived is not known", "not known", "?"),
)
_TOLD = (
    "No home is recorded from {first} to {last}; events of this lane tell of that time",
    ("no home recorded; the events below tell of this time", "no home recorded", "?"),
)


def home_marks(room: LaneRoom, teller: Teller) -> Iterator[Symbol]:
    """The bars of the homes, with their words inside as far as they fit."""
    density = room.density
    for row, items in enumerate(room.strips):
        top = room.strips_top + row * density.row
        for item in items:
            yield Symbol(
                id=item.entry.id, record=item.entry.id, role=Role.SPELL, variant=f"{room.key}:home", z=_Z + 1,
                words=teller(item.entry), shape=Shape.BAR, soft=item.entry.soft,
                rect=Rect(item.left, top, bar_right(item) - item.left, density.card),
                texts=(Text(item.text_x, top + density.baseline, item.text, density.text),) if item.text else (),
            )  # fmt: skip


def gap_marks(scale: Scale, room: LaneRoom, setting: Setting) -> Iterator[AnyMark]:
    """The gaps as hatched bands, with words where there is room for them.

    Events of the lane may tell where the child was without being a home: then a home is missing, not all knowledge.
    """
    for first, last in room.gaps:
        left, right = scale.x_of(first), scale.x_of(last)
        rect = Rect(left, room.strips_top, max(right - left - 1.5, 1), room.density.card)
        told = any(one.first <= last and first <= one.last for one in room.packed.entries)
        spoken, shown = _TOLD if told else _UNTOLD
        days = {"first": day_short(first, setting.words), "last": day_short(last, setting.words)}
        yield from _hatched(f"gap:{first.isoformat()}", rect, setting.words(spoken, **days), shown, room, setting)


def _hatched(
    key: str, rect: Rect, said: str, shown: tuple[str, ...], room: LaneRoom, setting: Setting
) -> Iterator[AnyMark]:
    """A hatched band, parted in the middle for the longest of the words `shown` that there is room for."""
    size = room.density.small + 1
    for word in shown:
        text = setting.words(word)
        width = setting.metrics.width(text, size) + 12
        if width + 12 <= rect.w:
            break
    else:
        yield Band(id=key, role=Role.GAP, z=_Z, rect=rect, words=said)
        return
    x, side = rect.centre[0], (rect.w - width) / 2
    yield Band(id=key, role=Role.GAP, z=_Z, rect=Rect(rect.x, rect.y, side, rect.h), words=said)
    yield Band(id=f"{key}:after", role=Role.GAP, z=_Z, rect=Rect(rect.right - side, rect.y, side, rect.h))
    yield Label(
        id=f"{key}:words", role=Role.GAP, z=_Z, rect=Rect(x - width / 2, rect.y, width, rect.h),
        texts=(Text(x, rect.y + room.density.baseline - 0.5, text, size, anchor=Anchor.MIDDLE, muted=True),),
    )  # fmt: skip

"""The ghost: a pale card or bar where an event would stand, while it is typed or in a hand. No record, and no words.

It is laid over a drawing that is there already, as the scrubber is, so that a key costs no layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from ecm_desktop.diagram.marks import AnyMark, Band, Label, Rect, Role, Shape, Stroke, Symbol, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.density import DENSITIES, Density
from ecm_desktop.diagram.timeline.entries import Entry, entry_of, quoted
from ecm_desktop.diagram.timeline.frame import Frame, scale_of
from ecm_desktop.diagram.timeline.items import PAD, Ruler, Sizer
from ecm_desktop.diagram.timeline.packing import Form, Item
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import LifeEvent

_ID = "ghost"
_Z = 40  # above the cards, below the lane titles
_WIDE = 240.0  # what its title is cut to
_CARDS = (Role.EVENT, Role.SPELL, Role.GROUP)


def is_ghost(mark: AnyMark) -> bool:
    """Whether it is part of a ghost: of nothing that anybody has put down yet."""
    return mark.id.partition(":")[0] == _ID


def ghost_marks(
    event: LifeEvent,
    case: Case,
    frame: Frame,
    setting: Setting,
    drawn: Sequence[AnyMark],
    top: float | None = None,
) -> Iterator[AnyMark]:
    """The marks of an event that is not in the case, over what is `drawn`; none where it has no date.

    It lies at `top`, or else in the row of its lane where it covers least; out of the days shown it is at the edge.
    """
    lane = next((one.rect for one in drawn if isinstance(one, Band) and one.id == f"lane:{event.lane}"), None)
    if lane is None or not event.when.is_dated:
        return
    entry = _pointing(entry_of(event, case, setting, said_in(case, setting)), frame)
    density = _density_of(drawn)
    scale = scale_of(case, frame, setting)
    item = Sizer(scale, frame.right, Ruler(setting), density).item(entry, _WIDE)
    top = _free_row(lane, item, density, drawn) if top is None else top
    yield from _painted(item, top, density, setting.lanes.colour_of(item.entry.lane))


def _pointing(entry: Entry, frame: Frame) -> Entry:
    """With an arrow to where it lies, if that is not shown; with dots while it has no title."""
    title = quoted(entry) or "…"
    if entry.last < frame.first:
        title = f"‹ {title}"
    elif entry.first > frame.last:
        title = f"{title} ›"
    return replace(entry, title=title, quoted=False, doubt="")


def _density_of(drawn: Sequence[AnyMark]) -> Density:
    """How closely the cards beside it are set."""
    card = next((one.rect.h for one in drawn if isinstance(one, Symbol) and one.role is Role.EVENT), None)
    return next((one for one in DENSITIES if one.card == card), DENSITIES[0])


def _free_row(lane: Rect, item: Item, density: Density, drawn: Sequence[AnyMark]) -> float:
    """The top of the row in which it covers least, the first of them."""
    beside = [one for one in drawn if isinstance(one, Symbol | Label) and one.role in _CARDS and _is_in(lane, one.rect)]
    tops = sorted({round(one.rect.y) for one in beside if one.role is not Role.SPELL})
    last = max((one.rect.bottom for one in beside), default=lane.centre[1] - density.row / 2) + 1
    if last + density.card <= lane.bottom + 1 or not tops:
        tops.append(round(min(last, lane.bottom - density.card)))
    wide, tall = item.right - item.left, density.card - 2
    return min(tops, key=lambda top: _hidden(Rect(item.left, top + 1, wide, tall), beside))


def _hidden(room: Rect, beside: Sequence[Symbol | Label]) -> float:
    """How much it would cover of what is there."""
    return sum(min(room.right, one.rect.right) - max(room.x, one.rect.x) for one in beside if room.meets(one.rect))


def _is_in(lane: Rect, rect: Rect) -> bool:
    return lane.y <= rect.centre[1] <= lane.bottom


def _painted(item: Item, top: float, density: Density, colour: str) -> Iterator[AnyMark]:
    """A plate with a broken edge, the title on it, and the bar or the stem."""
    soft = item.entry.soft
    texts = (Text(item.text_x, top + density.baseline, item.text, density.text, anchor=item.anchor),)
    plate = Rect(item.left - 2, top - 1, item.right - item.left + PAD, density.card + 2)
    left, right = item.bar or (item.x, item.x)
    if item.form is Form.FILLED:
        plate = Rect(left, top, right - left, density.card)
    yield Symbol(id=_ID, role=Role.GHOST, variant=colour, z=_Z, rect=plate, shape=Shape.CARD, texts=texts)
    if item.form is Form.BAR:
        bar = Rect(left, top + 0.5, right - left, density.card - 1)
        yield Symbol(id=f"{_ID}:bar", role=Role.SPELL, variant=colour, z=_Z + 1, rect=bar, shape=Shape.BAR, soft=soft)
    elif item.bar is None:
        state = ":soft" if soft else ""
        yield Stroke(
            id=f"{_ID}:stem", role=Role.STEM, variant=colour + state, z=_Z + 1,
            points=((item.x, top), (item.x, top + density.card)),
        )  # fmt: skip

"""The lanes of a drawing: what each holds, how many rows it gets within the height, and where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from math import ceil

import msgspec
from msgspec.structs import replace

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.crowding import crowd
from ecm_desktop.diagram.timeline.density import DENSITIES, Density
from ecm_desktop.diagram.timeline.entries import Entry, Gap, entries, gaps, homes, unshown
from ecm_desktop.diagram.timeline.frame import AXIS, Frame, Scale
from ecm_desktop.diagram.timeline.items import Ruler, Sizer
from ecm_desktop.diagram.timeline.packing import Item, Packed, grown, pack, with_words
from ecm_desktop.diagram.timeline.strips import Strips, side_by_side
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.life import Lane

MOST_ROWS = 8  # of a lane, where nothing bounds the height
_LEAST_ROWS = 2
_AIRIEST = 26.0  # points a lane may be widened by to fill the height


class Empty(StrEnum):
    """Why a lane shows no event, as a msgid: which is not that nothing was."""

    NOTHING = "nothing recorded yet"
    OTHER_YEARS = "nothing recorded in these years"
    FILTERED = "hidden by the filter"


class LaneRoom(msgspec.Struct, frozen=True, kw_only=True):
    """One lane laid out: from `top`, `height` points high; above the cards the homes by row, and the `gaps` between.

    A `folded` lane has its events without words, in one row.

    `told` are the events of the time shown that tell where the child was, those too that a filter hides.
    """

    key: str
    top: float
    height: float
    air: float
    density: Density
    strips: Strips = ()
    strip_rows: int = 0
    packed: Packed
    gaps: list[Gap] = []
    told: tuple[Entry, ...] = ()
    empty: Empty = Empty.NOTHING
    folded: bool = False

    @property
    def strips_top(self) -> float:
        """Where the first row of homes begins."""
        return self.top + self.density.pad + self.air / 2 + 2

    @property
    def cards_top(self) -> float:
        """Where the first row of cards begins."""
        return self.strips_top - 2 + self.density.row * self.strip_rows


class _Held(msgspec.Struct, frozen=True):
    """What a lane holds, before it has its rows."""

    key: str
    shown: tuple[Entry, ...]
    strips: Strips = ()
    strip_rows: int = 0
    gaps: list[Gap] = []
    told: tuple[Entry, ...] = ()
    captions: tuple[Item, ...] = ()
    folded: bool = False

    def holds(self, record: str | None) -> bool:
        """Whether a record is shown in it by words of its own, in a row."""
        return record is not None and (
            any(one.id == record for one in self.shown) or any(one.entry.id == record for one in self.captions)
        )


class _Plan(msgspec.Struct, frozen=True):
    """The lanes in one density, and the rows they take."""

    density: Density
    lanes: list[_Held]
    packed: list[Packed]

    def height_of(self, at: int) -> float:
        rows = max(self.lanes[at].strip_rows + self.packed[at].height, 1)
        return rows * self.density.row + 2 * self.density.pad


def lane_rooms(case: Case, frame: Frame, scale: Scale, setting: Setting, shelf: Shelf) -> list[LaneRoom]:
    """Every lane in its order with its rows packed, one below the other, as airy as the height allows."""
    plan = _planned(case, frame, scale, setting, shelf)
    heights = [plan.height_of(at) for at in range(len(plan.lanes))]
    air = _air(sum(heights), sum(not one.folded for one in plan.lanes), frame)
    told = {entry.lane for entry in entries(case, setting, shelf)}
    unseen = {entry.lane for entry in _hidden_here(case, frame, setting, shelf)}
    rooms, top = [], AXIS
    for lane, rows, height in zip(plan.lanes, plan.packed, heights, strict=True):
        spare = 0.0 if lane.folded else air
        rooms.append(
            LaneRoom(
                key=lane.key, top=top, height=height + spare, air=spare, folded=lane.folded,
                density=plan.density, strips=lane.strips,
                strip_rows=lane.strip_rows, packed=rows, gaps=lane.gaps, told=lane.told,
                empty=_why_empty(lane.key, told, unseen),
            )
        )  # fmt: skip
        top += height + spare
    return rooms


def _why_empty(lane: str, told: set[str], unseen: set[str]) -> Empty:
    if lane in unseen:
        return Empty.FILTERED
    return Empty.OTHER_YEARS if lane in told else Empty.NOTHING


def _hidden_here(case: Case, frame: Frame, setting: Setting, shelf: Shelf) -> list[Entry]:
    """The entries of the days shown that the filter hides."""
    gone = unshown(case, setting, frame.shown, shelf)
    return [one for one in entries(case, setting, shelf) if one.id in gone and _shows(one, frame)] if gone else []


def _lanes(case: Case, shown: Filter, setting: Setting) -> tuple[str, ...]:
    """The lanes that a filter asks for, in their order; all where it asks for none that there is."""
    every = lanes_of(case, setting)
    return tuple(lane for lane in every if lane in shown.lanes) or every


def _planned(case: Case, frame: Frame, scale: Scale, setting: Setting, shelf: Shelf) -> _Plan:
    """The airiest density in which every event has words, else the closest."""
    gone = unshown(case, setting, frame.shown, shelf)
    shown: dict[str, list[Entry]] = {lane: [] for lane in _lanes(case, frame.shown, setting)}
    first, last = frame.first, frame.last
    here = [one for one in entries(case, setting, shelf) if one.first <= last and first <= one.last]
    for entry in here:
        if entry.lane in shown and entry.id not in gone:
            shown[entry.lane].append(entry)
    told = tuple(one for one in here if one.lane == Lane.LIVING)
    living = [one for one in homes(case, setting, shelf) if _shows(one, frame)]
    untold = [one for one in gaps(case, setting, shelf) if one[0] <= frame.last and frame.first <= one[1]]
    folded = setting.lanes.folded
    packer = _Packer(frame, (setting, case.born), shelf)
    ruler = shelf.of("ruler", setting, partial(Ruler, setting))
    tried = DENSITIES if frame.height else DENSITIES[:1]
    for density in tried:
        sized_by = (scale.knots, frame.right, setting)
        sizer = shelf.of(("sizer", density), sized_by, partial(Sizer, scale, frame.right, ruler, density))
        strips = shelf.of(("strips", Lane.LIVING, density), (living, sizer), partial(side_by_side, living, sizer))
        lanes = [_held(key, held, strips, untold, told, sizer) for key, held in shown.items()]
        lanes = [replace(one, folded=True, captions=()) if one.key in folded else one for one in lanes]
        if density is not tried[-1] and frame.height and not packer.may_fit(lanes, density, frame.height, sizer):
            continue
        packing = _packed(lanes, density, sizer, packer)
        rows = list(packing) if density is tried[-1] else _with_words(lanes, packing)
        if rows:
            break
    packed = [packer.finished(lane, one, density, sizer) for lane, one in zip(lanes, rows, strict=True)]
    return _Plan(density, lanes, packed)


def _with_words(lanes: list[_Held], packing: Iterable[Packed]) -> list[Packed]:
    """All lanes, if each event of an open one has words; none, and no further lane packed, as soon as one has not."""
    rows = []
    for lane, one in zip(lanes, packing, strict=True):
        if one.is_crowded and not lane.folded:
            return []
        rows.append(one)
    return rows


def _held(
    key: str, shown: list[Entry], strips: Strips, untold: list[Gap], told: tuple[Entry, ...], sizer: Sizer
) -> _Held:
    if key != Lane.LIVING:
        return _Held(key, tuple(shown))
    captions = tuple(sizer.caption(item.entry) for row in strips for item in row if not item.text)
    return _Held(key, tuple(shown), strips, max(len(strips), bool(untold)), untold, told, captions)


def _shows(entry: Entry, frame: Frame) -> bool:
    return entry.first <= frame.last and frame.first <= entry.last


class _Packer:
    """Packs a lane for a frame; a lane that holds what it held before is not packed again."""

    def __init__(self, frame: Frame, beside: object, shelf: Shelf) -> None:
        self.frame = frame
        self._unselected = replace(frame, selected=None)
        self._beside = beside  # whatever else decides about places and widths
        self._shelf = shelf

    def may_fit(self, lanes: list[_Held], density: Density, height: float, sizer: Sizer) -> bool:
        """Whether the height has room for the rows that the titles alone must take."""
        return sum(self._least(lane, density, sizer) for lane in lanes) <= _rows_in(height, lanes, density)

    def _least(self, lane: _Held, density: Density, sizer: Sizer) -> int:
        if lane.folded:
            return 1
        titles = sizer.titles(lane.key, lane.shown, self._shelf)
        return max(ceil(sizer.least_rows(titles, density.widths[-1])), 1)

    def fitted(self, lane: _Held, limit: int, density: Density, sizer: Sizer) -> Packed:
        """The lane on at most so many rows."""
        frame = self.frame if lane.holds(self.frame.selected) else self._unselected
        make = partial(_fitted, lane, limit, frame, sizer, density.widths, self._shelf)
        return self._shelf.of((lane.key, density, limit), (lane, frame, self._beside), make)

    def finished(self, lane: _Held, packed: Packed, density: Density, sizer: Sizer) -> Packed:
        """The rows with the room that is left given back to titles that were cut."""
        if lane.folded:
            return packed
        made_from = (packed, self._unselected, self._beside)
        return self._shelf.of((lane.key, density), made_from, lambda: _finished(packed, self.frame, sizer))


def _packed(lanes: list[_Held], density: Density, sizer: Sizer, packer: _Packer) -> Iterator[Packed]:
    """The lanes one by one, each packed when it is asked for."""
    height = packer.frame.height
    if height is None:
        yield from (packer.fitted(lane, MOST_ROWS, density, sizer) for lane in lanes)
        return
    room = _rows_in(height, lanes, density)
    loose = [packer.fitted(lane, max(room, _LEAST_ROWS), density, sizer) for lane in lanes]
    limits = _limits([one.height for one in loose], room)
    for lane, rows, most in zip(lanes, loose, limits, strict=True):
        yield rows if rows.height <= most else packer.fitted(lane, most, density, sizer)


def _rows_in(height: float, lanes: list[_Held], density: Density) -> int:
    """The rows of cards that a height holds."""
    edges = AXIS + 2 * density.pad * len(lanes)
    return int((height - edges) / density.row) - sum(lane.strip_rows for lane in lanes)


def _limits(needs: list[int], room: int) -> list[int]:
    """The rows each lane may have: a few for each, the others one by one to the lane that lacks the largest part."""
    limits = [min(max(need, 1), _LEAST_ROWS) for need in needs]
    for _ in range(room - sum(limits)):
        poorest = max(range(len(needs)), key=lambda at: needs[at] / limits[at])
        if needs[poorest] <= limits[poorest]:
            break
        limits[poorest] += 1
    return limits


def _fitted(lane: _Held, limit: int, frame: Frame, sizer: Sizer, widths: tuple[float, ...], shelf: Shelf) -> Packed:
    """The lane on at most so many rows, its titles cut as little as that needs."""
    if lane.folded:
        return Packed((), *crowd((sizer.kept(one, widths[0], shelf) for one in lane.shown), frame.right))
    titles = sizer.titles(lane.key, lane.shown, shelf)
    for width in widths:
        if width != widths[-1] and sizer.least_rows(titles, width) > limit:
            continue
        items = [sizer.kept(one, widths[0] if one.id == frame.selected else width, shelf) for one in lane.shown]
        packed = pack([*lane.captions, *items], limit, frame.right, crowd, frame.selected)
        if not packed.is_crowded:
            break
    return packed


def _finished(packed: Packed, frame: Frame, sizer: Sizer) -> Packed:
    return with_words(grown(packed, sizer.grown, frame.right), sizer.named, frame.right)


def _air(height: float, lanes: int, frame: Frame) -> float:
    if frame.height is None or not lanes:
        return 0.0
    return min(max(frame.height - AXIS - height, 0.0) / lanes, _AIRIEST)

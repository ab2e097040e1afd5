"""Seating a family: a place for everybody who ever appears, the same on every day; worked out from the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Point
from ecm_desktop.diagram.seating.channels import channel_depths
from ecm_desktop.diagram.seating.coordinates import coordinates
from ecm_desktop.diagram.seating.family import Family, read_family
from ecm_desktop.diagram.seating.generations import generations
from ecm_desktop.diagram.seating.layers import Layers
from ecm_desktop.diagram.seating.lowering import Rows, lowered, spare_crossings
from ecm_desktop.diagram.seating.measures import CHANNEL, EDGE, SYMBOL, TRACK, WORDS_HEIGHT
from ecm_desktop.diagram.seating.middle import put_in_the_middle
from ecm_desktop.diagram.seating.shaking import order_rows
from ecm_desktop.diagram.seating.sides import even_sides
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId


@dataclass(frozen=True)
class Arrangement:
    """Where everybody sits: symbol centres in points (`positions`), the row of each, and the height of each row.

    `is_afresh` says that everybody stands as if the family were arranged now for the first time. The shelves keep what
    was drawn of it: on the days that were looked at, and of everybody who ever appears.
    """

    positions: dict[RecordId, Point]
    row: dict[RecordId, int]
    heights: tuple[float, ...]
    family: Family
    heads: tuple[RecordId, ...] = ()  # of those who sit a row lower than their generation
    is_afresh: bool = True
    of_days: Shelf = field(default_factory=Shelf, compare=False, repr=False)
    of_everybody: Shelf = field(default_factory=Shelf, compare=False, repr=False)

    def seats(self, case: Case) -> bool:
        """Whether nothing is said in the case that would seat anybody elsewhere."""
        return read_family(case).is_seated_as(self.family)

    def bare(self) -> Arrangement:
        """The same without what was drawn of it."""
        return Arrangement(self.positions, self.row, self.heights, self.family, self.heads, self.is_afresh)

    def forget(self, gone: Iterable[RecordId]) -> None:
        """Let the shelves go of what was drawn of these records."""
        for shelf in (self.of_days, self.of_everybody):
            shelf.forget(gone)


def arrange(case: Case, before: Arrangement | None = None) -> Arrangement:
    """Seats everybody of the case, whatever the day: pure, and the same for equal cases.

    With the arrangement `before` an edit everybody stays as near to their place there as the rules allow; nobody moves
    where nothing was said that people are seated by. Where most of the family came only now, as from a file, everybody
    is seated afresh.
    """
    family = read_family(case)
    if before is not None and 2 * len(family.people.keys() & before.positions.keys()) < len(family.people):
        before = None
    if before is not None and family == before.family:
        return before  # with all that was drawn of it
    if before is not None and family.is_seated_as(before.family):
        return Arrangement(before.positions, before.row, before.heights, family, before.heads, before.is_afresh)
    known = {key: x - EDGE - SYMBOL for key, (x, _) in before.positions.items()} if before else None
    row, layers, heads = _ordered(family) if before is None else _ordered_as(before, family, known or {})
    x = coordinates(layers, known)
    heights = _heights(family, row, x)
    positions = {key: (EDGE + SYMBOL + x[key], heights[row[key]]) for key in family.people}
    is_afresh = before is None or (before.is_afresh and positions == before.positions)
    return Arrangement(positions, row, heights, family, heads, is_afresh)


def _ordered(family: Family) -> tuple[Rows, Layers, tuple[RecordId, ...]]:
    """The row of everybody and the order of the rows, and who was lowered to spare crossings."""
    row = generations(family)
    found = spare_crossings(family, row, order_rows(family, row))
    even_sides(found[1], family.household)
    put_in_the_middle(found[1], family.child)
    return found


def _ordered_as(
    before: Arrangement, family: Family, known: dict[RecordId, float]
) -> tuple[Rows, Layers, tuple[RecordId, ...]]:
    """The same after an edit: whoever was lowered is so still."""
    row = generations(family)
    for head in before.heads:
        row = lowered(family, row, head)
    return row, order_rows(family, row, known), before.heads


def _heights(family: Family, row: dict[RecordId, int], x: dict[RecordId, float]) -> tuple[float, ...]:
    """The y of the symbols' centres on each row: lower where many bars share the channel above."""
    depths = channel_depths(family, row, x)
    heights: list[float] = []
    for number in range(max(row.values(), default=-1) + 1):
        if not heights:
            heights.append(EDGE + SYMBOL)
        else:
            heights.append(heights[-1] + SYMBOL + WORDS_HEIGHT + CHANNEL + TRACK * depths[number])
    return tuple(heights)

"""Seating a family: a place for everybody who ever appears, the same on every day, worked out afresh from the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ecm_desktop.diagram.marks import Point, Stroke
from ecm_desktop.diagram.seating.chains import chains
from ecm_desktop.diagram.seating.channels import channel_depths
from ecm_desktop.diagram.seating.coordinates import coordinates
from ecm_desktop.diagram.seating.family import Family, read_family
from ecm_desktop.diagram.seating.generations import generations
from ecm_desktop.diagram.seating.measures import CHANNEL, EDGE, SYMBOL, TRACK, WORDS_HEIGHT
from ecm_desktop.diagram.seating.ordering import order_rows
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId

Strokes = Mapping[RecordId, Stroke]


class KeptStrokes:
    """The strokes that were made last over an arrangement, so that they need not be made again for every day.

    They are given again only when all that they were made from is equal; what is drawn never depends on them.
    """

    def __init__(self) -> None:
        self._last: tuple[object, Strokes] | None = None

    def of(self, made_from: object, make: Callable[[], Strokes]) -> Strokes:
        """The strokes made from this: those kept, or new ones by `make`, which must look at nothing else."""
        if self._last is None or self._last[0] != made_from:
            self._last = (made_from, make())
        return self._last[1]


@dataclass(frozen=True)
class Arrangement:
    """Where everybody sits: symbol centres in points (`positions`), the row of each, and the height of each row."""

    positions: dict[RecordId, Point]
    row: dict[RecordId, int]
    heights: tuple[float, ...]
    family: Family
    strokes: KeptStrokes = field(default_factory=KeptStrokes, compare=False, repr=False)


def arrange(case: Case) -> Arrangement:
    """Seats everybody of the case, whatever the day: pure, and the same for equal cases."""
    family = read_family(case)
    row = generations(family)
    order = order_rows(family, row)
    chain_of = {key: number for number, line in enumerate(chains(family, row)) for key in line}
    x = coordinates(family, order, chain_of)
    heights = _heights(family, row, x)
    positions = {key: (EDGE + SYMBOL + x[key], heights[row[key]]) for key in family.people}
    return Arrangement(positions, row, heights, family)


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

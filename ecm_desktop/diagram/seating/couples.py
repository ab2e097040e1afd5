"""Where the line of a couple runs, and its foot: the point from which the line to their children drops."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from ecm_desktop.diagram.marks import Point, Points
from ecm_desktop.diagram.seating.family import Parents
from ecm_desktop.diagram.seating.measures import NAME_ROOM, PITCH, SYMBOL
from ecm_desktop.domain.ids import RecordId

_HALF = SYMBOL / 2
_ARCH = 9.0  # height above the symbols of a line over one partner to the next
_STEP = 6.0
_BELOW_LINE = 12.0  # from a couple's line to that of one of them alone
_SHOULDER = 12.0  # from the middle of a symbol to where an arch leaves its top


@dataclass(frozen=True)
class CoupleLine:
    """The line between two partners and its foot."""

    points: Points
    foot: Point


class Seats:
    """The final places of everybody, by hand or worked out, who stands between whom, and whose partners they are."""

    def __init__(
        self,
        positions: Mapping[RecordId, Point],
        row: Mapping[RecordId, int],
        partners: Mapping[RecordId, tuple[RecordId, ...]],
    ) -> None:
        self.at = positions
        self.partners = partners
        self._row = row
        self._in_row: dict[int, list[RecordId]] = {}
        for key in sorted(positions, key=lambda one: (positions[one][0], one)):
            self._in_row.setdefault(row[key], []).append(key)
        self._across = {number: [positions[key][0] for key in keys] for number, keys in self._in_row.items()}

    def row(self, number: int) -> list[RecordId]:
        """The people of a row from left to right."""
        return self._in_row.get(number, [])

    def between(self, a: RecordId, b: RecordId) -> int:
        """How many people stand between two of one row."""
        left, right = sorted((self.at[a][0], self.at[b][0]))
        across = self._across[self._row[a]]
        return max(bisect_left(across, right) - bisect_right(across, left), 0)

    def are_level(self, a: RecordId, b: RecordId) -> bool:
        """Whether the two stand on one row and at one height."""
        return self._row[a] == self._row[b] and abs(self.at[a][1] - self.at[b][1]) < 1.0


def couple_line(a: RecordId, b: RecordId, seats: Seats) -> CoupleLine:
    """A level line side to side; an arch over whoever stands between; a straight line when not on one row."""
    if seats.at[a] > seats.at[b]:
        a, b = b, a
    (ax, ay), (bx, by) = seats.at[a], seats.at[b]
    if not seats.are_level(a, b):
        return CoupleLine(*_slanting((ax, ay), (bx, by)))
    between = seats.between(a, b)
    if not between:
        return CoupleLine(((ax + _HALF, ay), (bx - _HALF, by)), ((ax + bx) / 2, ay))
    top = ay - _HALF
    arch = top - _ARCH - _STEP * (between - 1)
    over = (
        (ax + _SHOULDER, top + 4),
        (ax + _SHOULDER, arch),
        (bx - _SHOULDER, arch),
        (bx - _SHOULDER, top + 4),
    )
    return CoupleLine(over, (_gap_beside_outer(a, b, seats), arch))


def _gap_beside_outer(a: RecordId, b: RecordId, seats: Seats) -> float:
    """Where an arch is free to drop: beside the one of the two with fewer partners, so that no two arches share it."""
    if len(seats.partners[a]) < len(seats.partners[b]):
        return seats.at[a][0] + PITCH / 2 - 5
    return seats.at[b][0] - PITCH / 2 + 5


def _slanting(a: Point, b: Point) -> tuple[Points, Point]:
    (ax, ay), (bx, by) = a, b
    far = max(abs(bx - ax), abs(by - ay), 1.0)
    dx, dy = (bx - ax) / far * _HALF, (by - ay) / far * _HALF
    return ((ax + dx, ay + dy), (bx - dx, by - dy)), ((ax + bx) / 2, (ay + by) / 2)


def start_of_descent(parents: Parents, seats: Seats) -> tuple[Points, Point]:
    """The first stretch of a line to children, and the foot where it begins to drop.

    A couple's begins on their line. One parent's leaves the symbol at a side where no partner stands, and drops
    beside the name; when partners stand at both sides it leaves below their lines, and keeps close to the name.
    """
    if len(parents) == 2:
        foot = couple_line(*parents, seats).foot
        return (), foot
    x, y = seats.at[parents[0]]
    beside = [seats.at[other][0] - x for other in seats.partners[parents[0]] if seats.are_level(parents[0], other)]
    for side in (1, -1):
        if not any(0 < gap * side < PITCH * 1.5 for gap in beside):
            foot = (x + side * (NAME_ROOM / 2 + 4), y)
            return ((x + side * _HALF, y), foot), foot
    foot = (x + NAME_ROOM / 2 + 1, y + _BELOW_LINE)
    return ((x, foot[1]), foot), foot

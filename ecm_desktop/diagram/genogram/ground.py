"""The ground that emotional lines run over: what lies about, and what it costs to run through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from ecm_desktop.diagram.genogram.courses import Course, stretch
from ecm_desktop.diagram.marks import Point, Rect

_CELL = 16.0  # the ground is looked at in squares of this size
_LANE = 10.0  # and where other lines run in squares of this size
_ALONG_OTHER = 3.0  # a point beside another emotional line

Obstacle = tuple[float, float, float, float, float]  # left, top, right, bottom, what a point inside costs
Cell = tuple[float, float]  # whole numbers
Patch = tuple[Obstacle, tuple[Cell, ...]]  # an obstacle and the squares it lies in
Patches = tuple[Patch, ...]
Owner = tuple[str, str]  # what an obstacle is, and whose
_NOTHING: list[Obstacle] = []


class Met(NamedTuple):
    """What a course ran into: obstacles, and lanes of other lines."""

    obstacles: set[Obstacle]
    lanes: set[Cell]


NOTHING_MET = Met(set(), set())


class Changed(NamedTuple):
    """Obstacles that have gone from the ground, that have come onto it, and the squares in which they lay or lie."""

    gone: set[Obstacle]
    come: set[Obstacle]
    squares: set[Cell]


def patch(rect: Rect, cost: float) -> Patch:
    """An obstacle that makes each point of a line within `rect` cost this much."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
    return (left, top, right, bottom, cost), tuple(product(columns, rows))


class Ground:
    """What lies about, by squares, so that a point is held only against what is near it, and by whom it belongs to."""

    def __init__(self) -> None:
        self._laid: dict[Owner, Patches] = {}
        self._cells: defaultdict[Cell, list[Obstacle]] = defaultdict(list)

    def settle(self, wanted: Mapping[Owner, Patches]) -> Changed:
        """Leave these obstacles on the ground and no others; gives those that went and came."""
        gone: set[Obstacle] = set()
        come: set[Obstacle] = set()
        squares: set[Cell] = set()
        for owner in [one for one in (*self._laid, *wanted) if self._laid.get(one) is not wanted.get(one)]:
            before, now = set(self._laid.pop(owner, ())), set(wanted.get(owner, ()))
            for obstacle, cells in before - now:
                gone.add(obstacle)
                squares.update(cells)
                for cell in cells:
                    self._cells[cell].remove(obstacle)
            for obstacle, cells in now - before:
                come.add(obstacle)
                squares.update(cells)
                for cell in cells:
                    self._cells[cell].append(obstacle)
            if owner in wanted:
                self._laid[owner] = wanted[owner]
        return Changed(gone, come, squares)

    def beneath(self, point: Point) -> frozenset[Obstacle]:
        """What a point lies within, not only at the edge of."""
        x, y = point
        near = self._cells.get((x // _CELL, y // _CELL), _NOTHING)
        return frozenset(one for one in near if one[0] < x < one[2] and one[1] < y < one[3])

    def price(self, course: Course, free: frozenset[Obstacle], most: float, others: set[Cell], met: Met) -> float:
        """What a line along a course costs; adding stops at `most`. What is `free` costs nothing.

        `others` are the lanes of lines that are there already; what the course runs into is put among `met`.
        """
        cells, found = self._cells, 0.0
        for part in course:
            for x, y in stretch(part):
                # a square's numbers are whole, and a whole float finds what is kept by the integer
                for left, top, right, bottom, cost in cells.get((x // _CELL, y // _CELL), _NOTHING):
                    if left <= x <= right and top <= y <= bottom:
                        one = (left, top, right, bottom, cost)
                        if one not in free:
                            met.obstacles.add(one)
                            found += cost
                if others and (lane := (x // _LANE, y // _LANE)) in others:
                    met.lanes.add(lane)
                    found += _ALONG_OTHER
                if found >= most:
                    return found
        return found


def lies_on(obstacle: Obstacle, points: list[Point]) -> bool:
    """Whether one of the points lies on an obstacle or at its edge."""
    left, top, right, bottom, _ = obstacle
    return any(left <= x <= right and top <= y <= bottom for x, y in points)


def square_of(point: Point) -> Cell:
    """The square of the ground that a point lies in."""
    return (point[0] // _CELL, point[1] // _CELL)


def lane_of(point: Point) -> Cell:
    """The small square by which lines keep out of each other's way."""
    return (point[0] // _LANE, point[1] // _LANE)

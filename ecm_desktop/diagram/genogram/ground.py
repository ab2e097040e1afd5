"""The ground that emotional lines run over: what lies about, what it costs to run through, and the cheapest course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from ecm_desktop.diagram.genogram.courses import FIRST, Course, End, Row, courses, places, stretch
from ecm_desktop.diagram.marks import Point, Rect
from ecm_desktop.domain.ids import RecordId

_CELL = 32.0  # the ground is looked at in squares of this size
_LANE = 10.0  # and where other lines run in squares of this size
_ALONG_OTHER = 3.0  # a point beside another emotional line
_TAKEN = 400.0  # another line of the same two people runs there

Obstacle = tuple[float, float, float, float, float]  # left, top, right, bottom, what a point inside costs
Cell = tuple[int, int]
Patch = tuple[Obstacle, tuple[Cell, ...]]  # an obstacle and the squares it lies in
Patches = tuple[Patch, ...]
Ends = tuple[End, End]
Owner = tuple[str, str]  # what an obstacle is, and whose
_NOTHING: list[Obstacle] = []


class Changed(NamedTuple):
    """Squares out of which something has gone, and into which something has come."""

    gone: set[Cell]
    come: set[Cell]


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
        """Leave these obstacles on the ground and no others; gives the squares in which something changed."""
        gone: set[Cell] = set()
        come: set[Cell] = set()
        for owner in [one for one in (*self._laid, *wanted) if self._laid.get(one) is not wanted.get(one)]:
            before, now = set(self._laid.pop(owner, ())), set(wanted.get(owner, ()))
            for obstacle, cells in before - now:
                gone.update(cells)
                for cell in cells:
                    self._cells[cell].remove(obstacle)
            for obstacle, cells in now - before:
                come.update(cells)
                for cell in cells:
                    self._cells[cell].append(obstacle)
            if owner in wanted:
                self._laid[owner] = wanted[owner]
        return Changed(gone, come)

    def beneath(self, point: Point) -> frozenset[Obstacle]:
        """What a point lies within, not only at the edge of."""
        x, y = point
        near = self._cells.get((int(x // _CELL), int(y // _CELL)), _NOTHING)
        return frozenset(one for one in near if one[0] < x < one[2] and one[1] < y < one[3])

    def price(
        self, course: Course, free: frozenset[Obstacle], most: float, others: set[Cell], seen: set[Cell]
    ) -> float:
        """What a line along a course costs; adding stops at `most`. What is `free` costs nothing.

        `others` are the lanes of lines that are there already; the squares that were looked at are put among `seen`.
        """
        cells, found, last = self._cells, 0.0, None
        near: list[Obstacle] = _NOTHING
        for part in course:
            for x, y in stretch(part):
                cell = (int(x // _CELL), int(y // _CELL))
                if cell != last:
                    seen.add(cell)
                    near, last = cells.get(cell, _NOTHING), cell
                for one in near:
                    if one[0] <= x <= one[2] and one[1] <= y <= one[3] and one not in free:
                        found += one[4]
                if others and (int(x // _LANE), int(y // _LANE)) in others:
                    found += _ALONG_OTHER
                if found >= most:
                    return found
        return found


def best_course(
    ends: Ends, rows: tuple[Row, ...], ground: Ground, taken: list[Course], others: set[Cell], seen: set[Cell]
) -> Course:
    """The cheapest course by what it runs through and how far it goes round."""
    free = ground.beneath(ends[0].symbol.centre) | ground.beneath(ends[1].symbol.centre)
    best: Course = ()
    least = float("inf")
    for n, (detour, course) in enumerate(courses(*ends, rows)):
        if detour >= least and n >= FIRST:
            break
        price = detour + _TAKEN * (course in taken)
        if price < least:
            price += ground.price(course, free, least - price, others, seen)
        if price < least:
            best, least = course, price
    return best


@dataclass(frozen=True)
class _Found:
    """A course with what decided it: the ends, the rows between, lines of the same two, and the squares looked at."""

    ends: Ends
    rows: tuple[Row, ...]
    taken: list[Course]
    seen: set[Cell]
    course: Course
    squares: set[Cell]  # that the course runs through
    lanes: frozenset[Cell]


class Courses:
    """Remembers the course of each line with what decided it; gives the same answers as `best_course`, sooner.

    A course stays the best while nothing comes into its own squares, and nothing goes out of any that were looked at.
    """

    def __init__(self) -> None:
        self._found: dict[RecordId, _Found] = {}
        self._order: list[RecordId] = []
        self._changed = Changed(set(), set())
        self._others: set[Cell] = set()

    def begin(self, order: list[RecordId], changed: Changed) -> None:
        """All lines are asked for anew, in this order, on ground that has changed there."""
        if order != self._order:
            self._found.clear()
        self._order, self._changed, self._others = order, changed, set()

    def best(self, line: RecordId, ends: Ends, rows: tuple[Row, ...], ground: Ground, taken: list[Course]) -> Course:
        """The course of the next line, clear of those before where that can be."""
        before = self._found.get(line)
        if before is None or not self._stays(before, ends, rows, taken):
            self._found[line] = found = self._search(ends, rows, ground, taken)
            if before is not None and before.course != found.course:
                self._changed.gone.update(before.squares)
                self._changed.come.update(found.squares)
            before = found
        self._others |= before.lanes
        return before.course

    def _stays(self, before: _Found, ends: Ends, rows: tuple[Row, ...], taken: list[Course]) -> bool:
        same = (before.ends, before.rows, before.taken) == (ends, rows, taken)
        return same and before.squares.isdisjoint(self._changed.come) and before.seen.isdisjoint(self._changed.gone)

    def _search(self, ends: Ends, rows: tuple[Row, ...], ground: Ground, taken: list[Course]) -> _Found:
        at_ends = {_cell(one.symbol.centre) for one in ends}
        seen = set(at_ends)
        course = best_course(ends, rows, ground, taken, self._others, seen)
        squares = at_ends | {_cell(point) for point in places(course)}
        return _Found(ends, rows, taken, seen, course, squares, _lanes(course))


def _cell(point: Point) -> Cell:
    return (int(point[0] // _CELL), int(point[1] // _CELL))


def _lanes(course: Course) -> frozenset[Cell]:
    """The small squares a line runs in, but for its ends, where lines meet."""
    return frozenset((int(x // _LANE), int(y // _LANE)) for x, y in places(course)[1:-2])

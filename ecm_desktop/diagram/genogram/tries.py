"""The courses that were tried for each emotional line, kept so that a small change asks for few of them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ecm_desktop.diagram.genogram.courses import FIRST, Course, End, Row, Ways, courses, places, ways_round
from ecm_desktop.diagram.genogram.ground import (
    NOTHING_MET,
    Cell,
    Changed,
    Ground,
    Met,
    Obstacle,
    lane_of,
    lies_on,
    square_of,
)
from ecm_desktop.diagram.marks import Point
from ecm_desktop.domain.ids import RecordId

_TAKEN = 400.0  # another line of the same two people runs there
_NEARLY = 1e-6  # so that of two courses of one price neither is given up before it was reckoned to its end

Ends = tuple[End, End]


class Try:
    """A course, what it costs before it runs into anything, and at least with what it was found to run into."""

    __slots__ = ("base", "course", "least", "met")

    def __init__(self, base: float, course: Course) -> None:
        self.base, self.course, self.least, self.met = base, course, base, NOTHING_MET


class Tries:
    """The courses of one line in the order to try, as far as they were tried.

    What comes onto the ground makes none of them cheaper; who ran into what has gone is looked at anew.
    """

    def __init__(self, ends: Ends, rows: tuple[Row, ...], ways: Ways, taken: list[Course], ground: Ground) -> None:
        self.made_from = (ends, taken)
        self.rows, self.ways = rows, ways
        self.ends = [one.symbol.centre for one in ends]
        self._free = ground.beneath(self.ends[0]) | ground.beneath(self.ends[1])
        self._to_come = courses(*ends, ways)
        self._farthest = 0.0  # how far round the last one tried goes
        self._tried: list[Try] = []
        self._best = -1
        self._met = Met(set(), set())  # what any of them ran into

    @property
    def course(self) -> Course:
        """The cheapest that was found."""
        return self._tried[self._best].course

    def forget(self, gone: set[Obstacle], left: set[Cell]) -> bool:
        """Think no longer that those cost anything who ran into what has gone; whether there was any."""
        if self._met.obstacles.isdisjoint(gone) and self._met.lanes.isdisjoint(left):
            return False
        hit = [
            one for one in self._tried if not (one.met.obstacles.isdisjoint(gone) and one.met.lanes.isdisjoint(left))
        ]
        for one in hit:
            one.least, one.met = one.base, NOTHING_MET
        return bool(hit)

    def search(self, ground: Ground, others: set[Cell]) -> None:
        """Find the cheapest, and of those that cost the same the first."""
        best, least = self._best, float("inf")
        if best >= 0:
            least = self._price(self._tried[best], least, ground, others)
        for place, one in enumerate(self._in_order(lambda: least)):  # noqa: B023  # the least as it is by then
            if place == best or one.least > least or (one.least == least and place > best):
                continue
            price = self._price(one, least, ground, others)
            if price < least or (price == least and place < best):
                best, least = place, price
        self._best = best

    def _in_order(self, least: Callable[[], float]) -> Iterator[Try]:
        """Those that were tried, then others until one goes further round than the best costs."""
        yield from list(self._tried)
        for detour, course in self._to_come_while(least):
            self._farthest = detour
            self._tried.append(Try(detour + _TAKEN * (course in self.made_from[1]), course))
            yield self._tried[-1]

    def _to_come_while(self, least: Callable[[], float]) -> Iterator[tuple[float, Course]]:
        while len(self._tried) <= FIRST or self._farthest < least():
            following = next(self._to_come, None)
            if following is None:
                return
            yield following

    def _price(self, one: Try, most: float, ground: Ground, others: set[Cell]) -> float:
        one.met = Met(set(), set())
        one.least = one.base + ground.price(one.course, self._free, most - one.base + _NEARLY, others, one.met)
        self._met.obstacles.update(one.met.obstacles)
        self._met.lanes.update(one.met.lanes)
        return one.least


class _Found(NamedTuple):
    """The tries of a line, its course, and the places and lanes of that."""

    tries: Tries
    course: Course
    points: list[Point]
    squares: frozenset[Cell]  # in which these lie, and its ends
    lanes: frozenset[Cell]  # that it takes
    crossed: frozenset[Cell]  # that it runs over, at its ends too


class Courses:
    """Remembers the tries of each line; gives the same answers as if each were made anew, sooner."""

    def __init__(self) -> None:
        self._found: dict[RecordId, _Found] = {}
        self._order: list[RecordId] = []
        self._changed = Changed(set(), set(), set())
        self._left: set[Cell] = set()  # lanes that lines before have left
        self._entered: set[Cell] = set()  # and that they have taken
        self._others: set[Cell] = set()

    def begin(self, order: list[RecordId], changed: Changed) -> None:
        """All lines are asked for anew, in this order, on ground that has changed so."""
        if order != self._order:
            self._found.clear()
        self._order, self._changed = order, changed
        self._left, self._entered, self._others = set(), set(), set()

    def best(self, line: RecordId, ends: Ends, rows: tuple[Row, ...], ground: Ground, taken: list[Course]) -> Course:
        """The course of the next line, clear of those before where that can be."""
        before = self._found.get(line)
        found = self._found[line] = self._now(before, ends, rows, ground, taken)
        if before is not None and found is not before:
            self._left |= before.lanes - found.lanes
            self._entered |= found.lanes - before.lanes
        self._others |= found.lanes
        return found.course

    def _now(
        self, before: _Found | None, ends: Ends, rows: tuple[Row, ...], ground: Ground, taken: list[Course]
    ) -> _Found:
        if before is None or before.tries.made_from != (ends, taken) or self._is_dug_up(before):
            tries = Tries(ends, rows, ways_round(*ends, rows), taken, ground)
        elif before.tries.rows != rows and before.tries.ways != (ways := ways_round(*ends, rows)):
            tries = Tries(ends, rows, ways, taken, ground)
        else:
            tries = before.tries
            tries.rows = rows  # others in them moved, but the gaps that are gone through did not
            if not tries.forget(self._changed.gone, self._left) and not self._is_met(before):
                return before
        tries.search(ground, self._others)
        if before is not None and tries.course == before.course:
            return before._replace(tries=tries)
        return _found(tries)

    def _is_dug_up(self, found: _Found) -> bool:
        """Whether something beneath the ends of a line has changed."""
        if found.squares.isdisjoint(self._changed.squares):
            return False
        return any(lies_on(one, found.tries.ends) for one in (*self._changed.gone, *self._changed.come))

    def _is_met(self, found: _Found) -> bool:
        """Whether something has come upon the course of a line."""
        if not found.crossed.isdisjoint(self._entered):
            return True
        if found.squares.isdisjoint(self._changed.squares):
            return False
        return any(lies_on(one, found.points) for one in self._changed.come)


def _found(tries: Tries) -> _Found:
    points = places(tries.course)
    squares = frozenset(map(square_of, (*points, *tries.ends)))
    return _Found(tries, tries.course, points, squares, _lanes(points), frozenset(map(lane_of, points)))


def _lanes(points: list[Point]) -> frozenset[Cell]:
    """The small squares a line takes: those it runs over, but for its ends, where lines meet."""
    return frozenset(map(lane_of, points[1:-2]))

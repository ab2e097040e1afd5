"""The courses an emotional line may take: gentle bows, and ways round others through the gaps of rows and above them.

A course is a chain of cubic curves. Those through gaps run upright between the names of a row and level between rows,
so that no name is crossed where a gap is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from math import hypot

from ecm_desktop.diagram.marks import Point, Points, Rect

Cubic = tuple[float, float, float, float, float, float, float, float]  # start, pull, pull, end: x and y of each
Course = tuple[Cubic, ...]
Node = tuple[float, float, int]  # where a course passes, and whether it is upright (1) or level (0) there
Ways = list[list[Node]]

_ASIDE = (-75.0, -42.0, -18.0, 0.0, 18.0, 42.0, 75.0)
_BOWS = (*((aside, aside) for aside in _ASIDE), (42.0, -42.0), (-42.0, 42.0))
_TOP, _CLEAR = 4.0, 6.0  # from a symbol's edge, and from the side of a name
_NARROWEST = 9.0  # gap between names that a line may go through
_GATES = 3  # gaps of a row that are tried
FIRST = 2  # ways round others that are tried first: they are seldom far from the best, and others then soon too dear
_LEAVES = (-9.0, 9.0)  # from the middle of a symbol to where a line leaves its top
_ARCHES = (16.0, 28.0, 40.0)  # heights of a level stretch above the symbols of a row
_LEVEL = 30.0  # people less far apart in height are of one row
_APART = 60.0  # people further apart in height are of different rows
_STEP, _FEWEST, _MOST = 17.0, 3, 40  # points between places of a curve, and how many places it has
_BOWED, _ROUND, _LONGER = 0.1, 70.0, 0.05  # what a bow costs by its width and its roundness, a course by its length


@dataclass(frozen=True)
class End:
    """One end of a line: the symbol of a person, and what the words below it cover."""

    symbol: Rect
    words: Rect


@dataclass(frozen=True)
class Row:
    """A row of people: where its symbols or years begin, where its words end, and what is taken from left to right."""

    top: float
    bottom: float
    taken: tuple[tuple[float, float], ...]

    def gates(self, wished: float, aside: float) -> list[float]:
        """The places nearest to `wished` where a line goes through, touching nothing; `aside` in wide ones."""
        ends = [(float("-inf"), float("-inf")), *self.taken, (float("inf"), float("inf"))]
        free = ((a[1] + _CLEAR, b[0] - _CLEAR) for a, b in pairwise(ends) if b[0] - a[1] >= _NARROWEST)
        places = (
            min(max(min(max(wished, left), right) + aside, left), right) if left < right else (left + right) / 2
            for left, right in free
        )
        return sorted(places, key=lambda x: (abs(x - wished), x))[:_GATES]


def rows_of(people: Iterable[End], years: Iterable[Rect]) -> list[Row]:
    """The rows that people stand in, from the top down, by where they are now."""
    groups: list[list[End]] = []
    for one in sorted(people, key=lambda end: (end.symbol.centre[1], end.symbol.x)):
        if not groups or one.symbol.centre[1] - groups[-1][0].symbol.centre[1] > _APART:
            groups.append([])
        groups[-1].append(one)
    said = list(years)
    return [_row(group, [one for one in said if _is_beside(one, group)]) for group in groups]


def _is_beside(years: Rect, group: Sequence[End]) -> bool:
    return group[0].symbol.y - 12 <= years.y <= group[-1].symbol.bottom


def _row(group: list[End], years: list[Rect]) -> Row:
    rects = [rect for one in group for rect in (one.symbol, one.words)] + years
    taken: list[tuple[float, float]] = []
    for left, right in sorted((one.x, one.right) for one in rects):
        if taken and left <= taken[-1][1]:
            taken[-1] = (taken[-1][0], max(taken[-1][1], right))
        else:
            taken.append((left, right))
    return Row(min(one.y for one in rects), max(one.bottom for one in rects), tuple(taken))


def courses(a: End, b: End, ways: Ways) -> Iterator[tuple[float, Course]]:
    """The courses from `a` to `b`, bowed and by the ways round, with what each costs as a detour, in order to try."""
    far = max(hypot(b.symbol.centre[0] - a.symbol.centre[0], b.symbol.centre[1] - a.symbol.centre[1]), 1.0)
    bows = [(_detour(bow, far), n) for n, bow in enumerate(_BOWS)]
    round_others = sorted((_by_length(nodes, far), n) for n, nodes in enumerate(ways, len(_BOWS)))
    for detour, n in (*round_others[:FIRST], *sorted(bows + round_others[FIRST:])):
        if n < len(_BOWS):
            yield detour, _bowed(a.symbol, b.symbol, _BOWS[n], far)
        else:
            yield detour, tuple(_joined(one, other) for one, other in pairwise(ways[n - len(_BOWS)]))


def _by_length(nodes: list[Node], far: float) -> float:
    length = sum(hypot(other[0] - one[0], other[1] - one[1]) for one, other in pairwise(nodes))
    return _LONGER * max(length - far, 0.0) + 2.0


def between(a: End, b: End, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that a line from `a` to `b` goes through, from the top down."""
    high, low = sorted((a, b), key=lambda end: end.symbol.y)
    return tuple(one for one in rows if one.bottom < low.symbol.y and one.top > high.words.bottom)


def places(course: Course) -> list[Point]:
    """Places along a course, close enough to tell what it runs through."""
    return [point for one in course for point in stretch(one)]


def stretch(one: Cubic) -> list[Point]:
    """Such places along one of its curves."""
    return _curve(one, max(_FEWEST, min(round(_far(one) / _STEP), _MOST)))


def smooth(course: Course) -> Points:
    """The course as it is drawn."""
    made = [(course[0][0], course[0][1])]
    for one in course:
        made += _curve(one, max(6, min(round(_far(one) / 5), 80)))
    return tuple(made)


def _far(one: Cubic) -> float:
    return hypot(one[6] - one[0], one[7] - one[1])


def _curve(one: Cubic, steps: int) -> list[Point]:
    ax, ay, bx, by, cx, cy, dx, dy = one
    return [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in _weights(steps)]


@cache
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    at = [n / steps for n in range(1, steps + 1)]
    return tuple(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in at)


def _joined(one: Node, other: Node) -> Cubic:
    """The curve from one node to the next, upright or level at each as the node says."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    first = (0.0, dy * 0.55) if one[2] else (dx * 0.55, 0.0)
    last = (0.0, dy * 0.55) if other[2] else (dx * 0.55, 0.0)
    return (
        one[0], one[1], one[0] + first[0], one[1] + first[1],
        other[0] - last[0], other[1] - last[1], other[0], other[1],
    )  # fmt: skip


def ways_round(a: End, b: End, rows: Sequence[Row]) -> Ways:
    """The ways round others and through the rows between, as nodes from `a` to `b`."""
    return list(_upright(a, b, rows))


def _upright(a: End, b: End, rows: Sequence[Row]) -> Iterator[list[Node]]:
    if abs(a.symbol.centre[1] - b.symbol.centre[1]) < _LEVEL:
        yield from _over(a, b)
    elif a.symbol.y > b.symbol.y:
        yield from _up(a, b, rows)
    else:
        yield from (nodes[::-1] for nodes in _up(b, a, rows))


def _over(a: End, b: End) -> Iterator[list[Node]]:
    """Up from the one, level above those between, and down to the other."""
    way = 1 if b.symbol.x > a.symbol.x else -1
    top = min(a.symbol.y, b.symbol.y)
    for leave, height in product(_LEAVES, _ARCHES):
        ax, bx = a.symbol.centre[0] + leave, b.symbol.centre[0] - leave
        turn = way * min(height, abs(bx - ax) / 2)
        yield [
            (ax, a.symbol.y - _TOP, 1), (ax + turn, top - height, 0),
            (bx - turn, top - height, 0), (bx, b.symbol.y - _TOP, 1),
        ]  # fmt: skip


def _up(low: End, high: End, rows: Sequence[Row]) -> Iterator[list[Node]]:
    """From the top of the lower, through a gap of each row between, past the name of the higher to its side."""
    crossed = rows[::-1]
    for leave, side in product(_LEAVES, (-1, 1)):
        start: Node = (low.symbol.centre[0] + leave, low.symbol.y - _TOP, 1)
        end = _beside(high, side)
        ways = [_wished(one, start, end[0]) for one in crossed]
        for gates in product(*(one.gates(wished, leave) for one, wished in zip(crossed, ways, strict=True))):
            through = zip(gates, crossed, strict=True)
            yield [start, *(node for x, row in through for node in ((x, row.bottom, 1), (x, row.top, 1))), *end]


def _wished(row: Row, start: Node, end: Node) -> float:
    """Where the straight line would cross a row."""
    along = (start[1] - (row.top + row.bottom) / 2) / max(start[1] - end[1], 1.0)
    return start[0] + (end[0] - start[0]) * along


def _beside(high: End, side: int) -> list[Node]:
    """Up past one side of a name, and in to the side of the symbol above it."""
    x, y = high.symbol.centre
    past = x + side * (max(high.words.right - x, x - high.words.x, high.symbol.w / 2) + _CLEAR)
    return [
        (past, high.words.bottom + _TOP, 1), (past, high.symbol.bottom + 2, 1),
        (x + side * (high.symbol.w / 2 + _TOP), y + high.symbol.h / 4, 0),
    ]  # fmt: skip


def _bowed(a: Rect, b: Rect, bow: tuple[float, float], far: float) -> Course:
    """One curve from edge to edge, pulled aside near its start and near its end."""
    (ax, ay), (bx, by) = a.centre, b.centre
    first, last = (aside / far * 4 / 3 for aside in bow)
    px, py = ax + (bx - ax) * 0.3 - (by - ay) * first, ay + (by - ay) * 0.3 + (bx - ax) * first
    qx, qy = ax + (bx - ax) * 0.7 - (by - ay) * last, ay + (by - ay) * 0.7 + (bx - ax) * last
    return ((*_edge(a, (px, py)), px, py, qx, qy, *_edge(b, (qx, qy))),)


def _edge(symbol: Rect, towards: Point) -> Point:
    x, y = symbol.centre
    dx, dy = towards[0] - x, towards[1] - y
    reach = (symbol.w / 2 + _TOP) / max(hypot(dx, dy), 1.0)
    return (x + dx * reach, y + dy * reach)


def _detour(bow: tuple[float, float], far: float) -> float:
    first, last = bow
    return _BOWED * max(abs(first), abs(last)) + _ROUND * (first**2 + last**2 + (first - last) ** 2) / far**2

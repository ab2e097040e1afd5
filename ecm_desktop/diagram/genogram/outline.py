"""Outlines round rectangles: the border of their union, with its corners cut, as closed polylines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ecm_desktop.diagram.marks import Point, Points, Rect

Cell = tuple[int, int]
_CORNER = 9.0


def union_outlines(rects: Iterable[Rect]) -> list[Points]:
    """The outer borders of the union of rectangles, clockwise, with soft corners; one for each separate part."""
    every = list(rects)
    xs = sorted({edge for one in every for edge in (one.x, one.right)})
    ys = sorted({edge for one in every for edge in (one.y, one.bottom)})
    filled = {
        (column, line)
        for one in every
        for column in range(xs.index(one.x), xs.index(one.right))
        for line in range(ys.index(one.y), ys.index(one.bottom))
    }
    loops = [[(xs[x], ys[y]) for x, y in loop] for loop in _loops(filled)]
    return [_softened(_straightened(loop)) for loop in loops if _turns_right(loop)]


def _loops(filled: set[Cell]) -> list[list[Cell]]:
    """Follows the border with the filled side at the right hand, in steps of the grid."""
    steps: dict[Cell, list[Cell]] = {}
    for x, y in sorted(filled):
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        outside = [(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)]
        for (start, end), beyond in zip(pairwise(corners), outside, strict=True):
            if beyond not in filled:
                steps.setdefault(start, []).append(end)
    loops = []
    while steps:
        start = min(steps)
        loop, here = [start], _take(steps, start)
        while here != start:
            loop.append(here)
            here = _take(steps, here)
        loops.append(loop)
    return loops


def _take(steps: dict[Cell, list[Cell]], here: Cell) -> Cell:
    ways = steps[here]
    following = ways.pop(0)
    if not ways:
        del steps[here]
    return following


def _turns_right(loop: list[Point]) -> bool:
    """Whether a loop is an outer border rather than the edge of a hole."""
    closed = [*loop, loop[0]]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed)) > 0


def _straightened(loop: list[Point]) -> list[Point]:
    around = zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True)
    return [here for (x0, y0), here, (x2, y2) in around if x0 != x2 and y0 != y2]


def _softened(loop: list[Point]) -> Points:
    """Cuts each corner in three short steps."""
    made: list[Point] = []
    for before, here, after in zip([loop[-1], *loop[:-1]], loop, [*loop[1:], loop[0]], strict=True):
        first, last = _towards(here, before), _towards(here, after)
        middle = tuple(0.25 * (first[n] + last[n]) + 0.5 * here[n] for n in (0, 1))
        made += [first, (middle[0], middle[1]), last]
    return tuple(made)


def _towards(here: Point, there: Point) -> Point:
    dx, dy = there[0] - here[0], there[1] - here[1]
    far = max(abs(dx), abs(dy), 1e-6)
    step = min(_CORNER, far / 2) / far
    return (here[0] + dx * step, here[1] + dy * step)

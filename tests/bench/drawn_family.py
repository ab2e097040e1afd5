"""A family as `draw genogram` wrote it into JSON: what lies on what, and which lines cross, read from lengths alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot
from typing import Any

Point = tuple[float, float]
Segment = tuple[Point, Point]
Box = tuple[float, float, float, float]  # left, top, right, bottom

GRAZE = 1.0  # points by which two things may touch
_NEXT = 2.0  # points between the places of a line that are looked at
_FAMILY = ("couple", "sibling", "descent")
_APART = ("legend", "household")  # a boundary goes round whoever lives within it, the legend stands below


@dataclass(frozen=True)
class Line:
    """One stroke: of which descent or couple it is, and its pieces."""

    role: str
    group: str
    pieces: tuple[Segment, ...]


class DrawnFamily:
    """The symbols, words and lines of one drawing; lengths in points."""

    def __init__(self, plain: dict[str, Any]) -> None:
        marks = [one for one in plain["marks"] if one["role"] not in _APART]
        self._symbols = [one for one in marks if one["class"] == "symbol" and one["role"] == "person"]
        self._words = [one for one in marks if one["class"] == "label" and one["text"]]
        self._lines = [_line(one) for one in marks if one["class"] == "stroke"]

    def places(self) -> dict[str, list[list[float]]]:
        """The centres of the symbols of each record: more than one where somebody is drawn twice."""
        found: dict[str, list[list[float]]] = {}
        for one in self._symbols:
            x, y, w, h = one["rect"]
            found.setdefault(one["record"], []).append([x + w / 2, y + h / 2])
        return found

    def unnamed(self) -> int:
        """How many people have no words of their own."""
        named = {one["record"] for one in self._words if one["role"] == "name"}
        return sum(one["record"] not in named for one in self._symbols)

    def overlaps(self) -> int:
        """How many symbols and words lie on another."""
        boxes = sorted(_box(one) for one in (*self._symbols, *self._words))
        return sum(_overlap(a, b) for a, b in combinations(boxes, 2))

    def grazes(self) -> int:
        """How many lines go through somebody's symbol or through words."""
        return sum(1 for _ in self.grazed())

    def grazed(self) -> Iterator[tuple[Line, dict[str, Any]]]:
        """Each line with each symbol or word that it goes through."""
        things = [(one, _box(one, GRAZE)) for one in (*self._symbols, *self._words)]
        for line in self._lines:
            left, top, right, bottom = _around(line)
            for one, box in things:
                far = box[0] > right or box[2] < left or box[1] > bottom or box[3] < top
                if not far and any(_is_inside(place, one, box) for place in _places(line)):
                    yield line, one

    def crossings(self) -> int:
        """How often lines of different couples and descents cross."""
        lines = [one for one in self._lines if one.role in _FAMILY]
        return sum(_crossed(a, b) for a, b in combinations(lines, 2) if a.group != b.group)


def _line(mark: dict[str, Any]) -> Line:
    role, _, rest = mark["id"].partition(":")
    of = rest.split(":")[:2] if role in ("sibling", "descent") else [mark["id"]]
    ways = [mark["points"], *mark.get("extra", [])]
    pieces = tuple(((a[0], a[1]), (b[0], b[1])) for way in ways for a, b in pairwise(way))
    return Line(mark["role"], ":".join(of), pieces)


def _box(mark: dict[str, Any], less: float = 0.0) -> Box:
    x, y, w, h = mark["rect"]
    return (x + less, y + less, x + w - less, y + h - less)


def _around(line: Line) -> Box:
    every = [point for piece in line.pieces for point in piece]
    xs, ys = [x for x, _ in every], [y for _, y in every]
    return (min(xs), min(ys), max(xs), max(ys))


def _overlap(a: Box, b: Box) -> bool:
    return all(min(a[n + 2], b[n + 2]) - max(a[n], b[n]) > GRAZE for n in (0, 1))


def _places(line: Line) -> Iterator[Point]:
    for (ax, ay), (bx, by) in line.pieces:
        steps = max(1, round(hypot(bx - ax, by - ay) / _NEXT))
        for n in range(steps + 1):
            yield (ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps)


def _is_inside(place: Point, mark: dict[str, Any], box: Box) -> bool:
    (x, y), (left, top, right, bottom) = place, box
    if not (left < x < right and top < y < bottom):
        return False
    dx, dy, half = abs(x - (left + right) / 2), abs(y - (top + bottom) / 2), (right - left) / 2
    return {"circle": hypot(dx, dy) < half, "diamond": dx + dy < half}.get(mark.get("shape", ""), True)


def _crossed(one: Line, other: Line) -> int:
    return sum(_cross(*a, *b) for a in one.pieces for b in other.pieces)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    least = 1e-6
    return side(a, b, c) * side(a, b, d) < -least and side(c, d, a) * side(c, d, b) < -least

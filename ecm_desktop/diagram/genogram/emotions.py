"""Emotional lines: from symbol to symbol, bowed so as to go round other people and their words where that can be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from math import hypot

from ecm_desktop.diagram.genogram.moment import Moment, symbol_size
from ecm_desktop.diagram.genogram.sentences import emotional_words
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import Point, Points, Rect, Role, Stroke
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.ids import RecordId

Z_EMOTIONAL = 20
_BOWS = (0.0, 22.0, -22.0, 45.0, -45.0, 75.0, -75.0, 110.0, -110.0, 150.0, -150.0, 200.0, -200.0)
_SAMPLES = 22
_THROUGH_SYMBOL, _THROUGH_WORDS, _ALONG_LINE = 60.0, 6.0, 4.0
_BOWED = 0.12  # a point of bow
_TAKEN = 400.0  # another line of the same two people runs there

Obstacle = tuple[Rect, float]


def emotional_marks(moment: Moment, lines: list[Stroke]) -> Iterator[Stroke]:
    """A stroke for each relationship of the day, `lines` being the family's lines to keep off."""
    obstacles = _obstacles(moment, lines)
    used: dict[frozenset[RecordId], list[float]] = {}
    for one in moment.case.of(Relationship):
        if one.a in moment.people and one.b in moment.people and one.a != one.b:
            taken = used.setdefault(frozenset((one.a, one.b)), [])
            bow = _best_bow(one, moment, obstacles, taken)
            taken.append(bow)
            yield _stroke(one, _path(one, bow, moment), moment)


def _stroke(one: Relationship, path: Points, moment: Moment) -> Stroke:
    made = shaped(
        one.quality,
        path,
        forwards=one.direction is not Direction.B_TO_A,
        backwards=one.direction is not Direction.A_TO_B,
    )
    return Stroke(
        id=f"emotional:{one.id}",
        role=Role.EMOTIONAL,
        variant=one.quality,
        record=one.id,
        words=emotional_words(one, moment),
        z=Z_EMOTIONAL,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )


def _best_bow(one: Relationship, moment: Moment, obstacles: list[Obstacle], taken: list[float]) -> float:
    others = [
        (rect, price)
        for rect, price in obstacles
        if not _is_own(rect, moment.at(one.a)) and not _is_own(rect, moment.at(one.b))
    ]

    def price(bow: float) -> float:
        path = _path(one, bow, moment)
        near = _around(path)
        met = sum(
            cost
            for rect, cost in others
            if near.meets(rect)
            for x, y in path
            if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom
        )
        return met + _BOWED * abs(bow) + _TAKEN * (bow in taken)

    return min(_BOWS, key=price)


def _is_own(rect: Rect, centre: Point) -> bool:
    return rect.x < centre[0] < rect.right and rect.y < centre[1] < rect.bottom


def _around(path: Points) -> Rect:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return Rect(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)


def _path(one: Relationship, bow: float, moment: Moment) -> Points:
    """A bow from the edge of one symbol to the edge of the other; positive bows to the right of the way."""
    (ax, ay), (bx, by) = moment.at(one.a), moment.at(one.b)
    far = max(hypot(bx - ax, by - ay), 1.0)
    control = ((ax + bx) / 2 - (by - ay) / far * 2 * bow, (ay + by) / 2 + (bx - ax) / far * 2 * bow)
    start = _edge((ax, ay), control, symbol_size(moment.people[one.a]))
    end = _edge((bx, by), control, symbol_size(moment.people[one.b]))
    made = []
    for n in range(_SAMPLES + 1):
        t = n / _SAMPLES
        u, v, w = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        made.append((u * start[0] + v * control[0] + w * end[0], u * start[1] + v * control[1] + w * end[1]))
    return tuple(made) if bow else (start, *made[1:-1], end)


def _edge(centre: Point, towards: Point, size: float) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    far = max(hypot(dx, dy), 1.0)
    reach = size / 2 + 4
    return (centre[0] + dx / far * reach, centre[1] + dy / far * reach)


def _obstacles(moment: Moment, lines: list[Stroke]) -> list[Obstacle]:
    found: list[Obstacle] = []
    for key in moment.people:
        found.append((moment.symbol_rect(key).grown(3), _THROUGH_SYMBOL))
        found.append((moment.words_rect(key), _THROUGH_WORDS))
    for line in lines:
        for points in (line.points, *line.extra):
            found += [(_thin(a, b), _ALONG_LINE) for a, b in itertools.pairwise(points)]
    return found


def _thin(a: Point, b: Point) -> Rect:
    left, top = min(a[0], b[0]), min(a[1], b[1])
    return Rect(left, top, abs(a[0] - b[0]), abs(a[1] - b[1])).grown(3)

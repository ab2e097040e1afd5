"""Emotional lines: from symbol to symbol, bowed so as to go round other people and their words where that can be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from math import hypot

from ecm_desktop.diagram.genogram.moment import Moment, symbol_size
from ecm_desktop.diagram.genogram.sentences import emotional_words
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import AnyMark, Point, Points, Rect, Role, Stroke, bounds
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.ids import RecordId

Z_EMOTIONAL = 20
_ASIDE = (0.0, 18.0, -18.0, 42.0, -42.0, 75.0, -75.0, 120.0, -120.0, 180.0, -180.0)
_SAMPLES, _SMOOTH = 22, 80  # points of a curve when it is tried and when it is drawn
_THROUGH_SYMBOL, _THROUGH_WORDS, _ALONG_LINE, _ALONG_OTHER = 60.0, 6.0, 3.0, 2.0
_BOWED = 0.1  # a point of bow
_ROUND = 70.0  # the square of bow by distance: a half circle is a long way round
_TAKEN = 400.0  # another line of the same two people runs there

Obstacle = tuple[Rect, float]
Bow = tuple[float, float]  # how far aside the curve is pulled near its start and near its end


def emotional_marks(moment: Moment, family: list[AnyMark]) -> Iterator[Stroke]:
    """A stroke for each relationship of the day; `family` are the lines and years of the family to keep off."""
    obstacles = _obstacles(moment, family)
    used: dict[frozenset[RecordId], list[Bow]] = {}
    lines = [one for one in moment.case.of(Relationship) if {one.a, one.b} <= moment.people.keys() and one.a != one.b]
    for one in sorted(lines, key=lambda line: _distance(line, moment)):
        taken = used.setdefault(frozenset((one.a, one.b)), [])
        bow = _best_bow(one, moment, obstacles, taken)
        taken.append(bow)
        path = _path(one, bow, moment)
        obstacles += [(Rect(x, y, 0, 0).grown(5), _ALONG_OTHER) for x, y in path[3:-3]]
        yield _stroke(one, _path(one, bow, moment, _SMOOTH), moment)


def _distance(line: Relationship, moment: Moment) -> float:
    (ax, ay), (bx, by) = moment.at(line.a), moment.at(line.b)
    return max(hypot(bx - ax, by - ay), 1.0)


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


def _best_bow(one: Relationship, moment: Moment, obstacles: list[Obstacle], taken: list[Bow]) -> Bow:
    """The cheapest bow: what it runs through, and how far it goes round; tried from the straightest on."""
    ends = (moment.at(one.a), moment.at(one.b))
    others = [one for one in obstacles if not any(_is_own(one[0], centre) for centre in ends)]
    far = _distance(one, moment)
    best, least = (0.0, 0.0), float("inf")
    for detour, bow in sorted((_detour(bow, far), bow) for bow in product(_ASIDE, _ASIDE)):
        if detour >= least:
            break
        price = detour + _TAKEN * (bow in taken) + _met(_path(one, bow, moment), others)
        if price < least:
            best, least = bow, price
    return best


def _detour(bow: Bow, far: float) -> float:
    first, last = bow
    return _BOWED * max(abs(first), abs(last)) + _ROUND * (first**2 + last**2 + (first - last) ** 2) / far**2


def _met(path: Points, obstacles: list[Obstacle]) -> float:
    near = _around(path)
    close = [(rect, cost) for rect, cost in obstacles if near.meets(rect)]
    return sum(
        cost for rect, cost in close for x, y in path if rect.x <= x <= rect.right and rect.y <= y <= rect.bottom
    )


def _is_own(rect: Rect, centre: Point) -> bool:
    return rect.x < centre[0] < rect.right and rect.y < centre[1] < rect.bottom


def _around(path: Points) -> Rect:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return Rect(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)


def _path(one: Relationship, bow: Bow, moment: Moment, steps: int = _SAMPLES) -> Points:
    """A curve from the edge of one symbol to the edge of the other, pulled aside near its start and near its end."""
    (ax, ay), (bx, by) = moment.at(one.a), moment.at(one.b)
    far = _distance(one, moment)
    nx, ny = -(by - ay) / far * 4 / 3, (bx - ax) / far * 4 / 3
    first = (ax + (bx - ax) * 0.3 + nx * bow[0], ay + (by - ay) * 0.3 + ny * bow[0])
    last = (ax + (bx - ax) * 0.7 + nx * bow[1], ay + (by - ay) * 0.7 + ny * bow[1])
    start = _edge((ax, ay), first, symbol_size(moment.people[one.a]))
    end = _edge((bx, by), last, symbol_size(moment.people[one.b]))
    return tuple(_on_curve((start, first, last, end), n / steps) for n in range(steps + 1))


def _on_curve(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    pairs = list(zip(weights, points, strict=True))
    return (sum(weight * x for weight, (x, _) in pairs), sum(weight * y for weight, (_, y) in pairs))


def _edge(centre: Point, towards: Point, size: float) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    far = max(hypot(dx, dy), 1.0)
    reach = size / 2 + 4
    return (centre[0] + dx / far * reach, centre[1] + dy / far * reach)


def _obstacles(moment: Moment, family: list[AnyMark]) -> list[Obstacle]:
    found: list[Obstacle] = []
    for key in moment.people:
        found.append((moment.symbol_rect(key).grown(3), _THROUGH_SYMBOL))
        found.append((moment.words_rect(key), _THROUGH_WORDS))
    for one in family:
        if isinstance(one, Stroke):
            every = (pair for points in (one.points, *one.extra) for pair in pairwise(points))
            found += [(_thin(a, b), _ALONG_LINE) for a, b in every]
        else:
            found.append((bounds(one), _THROUGH_WORDS))
    return found


def _thin(a: Point, b: Point) -> Rect:
    left, top = min(a[0], b[0]), min(a[1], b[1])
    return Rect(left, top, abs(a[0] - b[0]), abs(a[1] - b[1])).grown(3)

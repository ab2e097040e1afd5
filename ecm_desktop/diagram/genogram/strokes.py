"""The strokes of emotional lines: each quality has its own shape, so that none is told by colour alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, pi, sin

from ecm_desktop.diagram.marks import Point, Points
from ecm_desktop.domain.bonds import HarmStatus, Quality

_SIGN_AT = 0.36  # of the way: where the sign of a status stands
_ROOM = 11.0  # on either side of that sign
_SOFT = 8  # points a wave when it is soft; a zigzag has two


@dataclass(frozen=True)
class Shaped:
    """What to draw along a path: the main line, further lines, and filled arrow heads."""

    points: Points
    extra: tuple[Points, ...] = ()
    heads: tuple[Points, ...] = ()


@dataclass(frozen=True)
class _Pattern:
    """Side lines at these distances, the height and length of waves, and what stands at the middle and the end."""

    sides: tuple[float, ...] = (0.0,)
    wave: float = 0.0
    length: float = 9.0
    middle: str = ""
    head: str = ""


_PATTERNS = {
    Quality.VERY_CLOSE: _Pattern(sides=(0.0, -4.0, 4.0)),
    Quality.CLOSE: _Pattern(sides=(-2.2, 2.2)),
    Quality.FUSED: _Pattern(sides=(-6.0, -2.0, 2.0, 6.0)),
    Quality.FRIENDSHIP: _Pattern(sides=(-2.2, 2.2), middle="disc"),
    Quality.HARMONY: _Pattern(sides=(0.0, -5.5, 5.5), wave=2.6, length=22.0),
    Quality.SPIRITUAL: _Pattern(sides=(-2.2, 2.2), middle="diamond"),
    Quality.LOOKS_UP_TO: _Pattern(sides=(0.0, -4.0, 4.0), head="open"),
    Quality.FOCUSED_ON: _Pattern(middle="disc", head="open"),
    Quality.IMPROVING: _Pattern(head="open"),
    Quality.DISTANT: _Pattern(),
    Quality.INDIFFERENT: _Pattern(middle="bar"),
    Quality.AMBIVALENT: _Pattern(wave=3.0, length=22.0),
    Quality.STRAINED: _Pattern(middle="tick"),
    Quality.CONFLICT: _Pattern(wave=4.0),
    Quality.HOSTILE: _Pattern(sides=(0.0, -6.0, 6.0), wave=4.0),
    Quality.CLOSE_HOSTILE: _Pattern(sides=(0.0, 6.0), wave=4.0),
    Quality.FUSED_HOSTILE: _Pattern(sides=(0.0, -6.0, 6.0, -9.5, 9.5), wave=4.0),
    Quality.DISTRUST: _Pattern(middle="cross"),
    Quality.JEALOUS: _Pattern(wave=4.0, head="open"),
    Quality.AFRAID_OF: _Pattern(wave=3.0, length=22.0, head="open"),
    Quality.CUT_OFF: _Pattern(middle="bars"),
    Quality.REPAIRED: _Pattern(middle="ring"),
    Quality.CARING_FOR: _Pattern(sides=(-2.2, 2.2), head="open"),
    Quality.CONTROLLING: _Pattern(middle="box", head="open"),
    Quality.DOMESTIC_ABUSE: _Pattern(sides=(0.0, 0.0), wave=5.0, length=12.0, head="filled"),
    Quality.EMOTIONAL_ABUSE: _Pattern(wave=4.0, head="hollow"),
    Quality.PHYSICAL_ABUSE: _Pattern(wave=4.0, head="filled"),
    Quality.SEXUAL_ABUSE: _Pattern(sides=(0.0, -6.5, 6.5), wave=4.0, head="filled"),
    Quality.NEGLECT: _Pattern(middle="tick", head="hollow"),
    Quality.FINANCIAL_ABUSE: _Pattern(middle="box", head="hollow"),
    Quality.EXPLOITATION: _Pattern(middle="box", head="filled"),
}
DIRECTED = frozenset(quality for quality, pattern in _PATTERNS.items() if pattern.head)


def shaped(
    quality: Quality, path: Points, *, forwards: bool, backwards: bool, status: HarmStatus | None = None
) -> Shaped:
    """The strokes of a quality along a path; heads at the end, the start, or both.

    The line is open where the sign of a `status` stands: a question mark, a ring, a disc or a cross.
    """
    pattern, line = _PATTERNS[quality], _Path(path)
    sign = _SIGNS[status](line.sign_place()) if status else Shaped(())
    parts = line.parted() if status else [line]
    lines = [stroke for part in parts for stroke in part.strokes(pattern)]
    heads = [line.head(end=True)] * forwards + [line.head(end=False)] * backwards if pattern.head else []
    open_heads = [(head[0], head[1], head[2]) for head in heads] if pattern.head == "open" else []
    hollow = [(*head, head[0]) for head in heads] if pattern.head == "hollow" else []
    filled = tuple(heads) if pattern.head == "filled" else ()
    middle = _MIDDLES[pattern.middle](line) if pattern.middle else []
    return Shaped(lines[0], (*lines[1:], *middle, *open_heads, *hollow, *sign.extra), (*filled, *sign.heads))


class _Path:
    """A polyline by its length."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self._ends = [0.0]
        for (x1, y1), (x2, y2) in pairwise(points):
            self._ends.append(self._ends[-1] + max(hypot(x2 - x1, y2 - y1), 1e-6))

    @property
    def length(self) -> float:
        """The whole length."""
        return self._ends[-1]

    def strokes(self, pattern: _Pattern) -> list[Points]:
        """The lines of a pattern, waved or straight, without heads."""
        first = self.waved(pattern) if pattern.wave else self.beside(pattern.sides[0])
        return [first, *(self.beside(side) for side in pattern.sides[1:])]

    def sign_place(self) -> Point:
        """Where the sign of a status stands: off the middle, which other signs have."""
        return self.place(self.length * _SIGN_AT)

    def parted(self) -> list[_Path]:
        """The two parts of the path beside the sign of a status."""
        at = self.length * _SIGN_AT
        first, last = max(at - _ROOM, self.length * 0.05), min(at + _ROOM, self.length * 0.95)
        inner = [(end, point) for end, point in zip(self._ends, self._points, strict=True)]
        before = [point for end, point in inner if end < first]
        after = [point for end, point in inner if end > last]
        return [_Path((*before, self.place(first))), _Path((self.place(last), *after))]

    def place(self, at: float, aside: float = 0.0) -> Point:
        """The point after `at` points of the way, `aside` to its right."""
        number = bisect_left(self._ends, at, 1, len(self._ends) - 1)
        (x1, y1), (x2, y2) = self._points[number - 1], self._points[number]
        span = self._ends[number] - self._ends[number - 1]
        along = (at - self._ends[number - 1]) / span
        dx, dy = (x2 - x1) / span, (y2 - y1) / span
        return (x1 + (x2 - x1) * along - dy * aside, y1 + (y2 - y1) * along + dx * aside)

    def beside(self, aside: float) -> Points:
        """The path moved to its right."""
        return _thinned([self.place(at, aside) for at in self._ends] if aside else self._points)

    def waved(self, pattern: _Pattern) -> Points:
        """Waves along the path, as many as fit: long ones are soft."""
        a_wave = _SOFT if pattern.length > 15 else 2
        steps = max(2, round(self.length / pattern.length * a_wave))
        offs = [sin(2 * pi * n / a_wave) for n in range(a_wave)] if a_wave > 2 else [-1.0, 1.0]
        places = (self.length * n / steps for n in range(steps + 1))
        return _thinned([self.place(at, pattern.wave * offs[n % a_wave]) for n, at in enumerate(places)])

    def head(self, *, end: bool) -> Points:
        """An arrow head at one end: left wing, tip, right wing."""
        tip, back = (self.length, self.length - 11) if end else (0.0, 11.0)
        return (self.place(back, -5.0), self.place(tip), self.place(back, 5.0))


def _thinned(points: Sequence[Point]) -> Points:
    """Without the points that lie on a straight line with their neighbours."""
    kept = [points[0]]
    for here, after in pairwise(points):
        (x0, y0), (x1, y1), (x2, y2) = kept[-1], here, after
        if abs((x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)) > 0.05:
            kept.append(here)
    return (*kept, points[-1])


def _bars(line: _Path) -> list[Points]:
    half = line.length / 2
    return [(line.place(half + at, -7.0), line.place(half + at, 7.0)) for at in (-3.0, 3.0)]


def _tick(line: _Path) -> list[Points]:
    third = line.length / 3
    return [(line.place(at - 2, -5.0), line.place(at + 2, 5.0)) for at in (third, 2 * third)]


def _ring(line: _Path) -> list[Points]:
    return [*_bars(line), *_disc(line)]


def _disc(line: _Path) -> list[Points]:
    x, y = line.place(line.length / 2)
    return [tuple((x + 6 * sin(n * pi / 6), y + 6 * sin(n * pi / 6 + pi / 2)) for n in range(13))]


def _bar(line: _Path) -> list[Points]:
    half = line.length / 2
    return [(line.place(half, -7.0), line.place(half, 7.0))]


def _cross(line: _Path) -> list[Points]:
    half = line.length / 2
    return [(line.place(half - 5.0, -way * 5.0), line.place(half + 5.0, way * 5.0)) for way in (1, -1)]


def _diamond(line: _Path) -> list[Points]:
    half = line.length / 2
    corners = ((-7.0, 0.0), (0.0, -7.0), (7.0, 0.0), (0.0, 7.0), (-7.0, 0.0))
    return [tuple(line.place(half + along, aside) for along, aside in corners)]


def _box(line: _Path) -> list[Points]:
    half, side = line.length / 2, 5.0
    corners = ((-side, -side), (side, -side), (side, side), (-side, side), (-side, -side))
    return [tuple(line.place(half + along, aside) for along, aside in corners)]


_MIDDLES: dict[str, Callable[[_Path], list[Points]]] = {
    "bars": _bars, "tick": _tick, "ring": _ring, "box": _box, "disc": _disc, "bar": _bar, "cross": _cross,
    "diamond": _diamond,
}  # fmt: skip


def _round(at: Point, radius: float) -> Points:
    return tuple((at[0] + radius * sin(n * pi / 8), at[1] + radius * sin(n * pi / 8 + pi / 2)) for n in range(17))


def _asked(at: Point) -> Shaped:
    x, y = at
    hook = ((-4.2, -4.0), (-3.0, -7.0), (0.0, -8.2), (3.2, -7.0), (4.2, -4.4), (2.8, -1.8), (0.4, 0.0), (0.0, 3.2))
    return Shaped((), (tuple((x + dx, y + dy) for dx, dy in hook),), (_round((x, y + 7.0), 1.6),))


def _ringed(at: Point) -> Shaped:
    return Shaped((), (_round(at, 6.5),))


def _solid(at: Point) -> Shaped:
    return Shaped((), (), (_round(at, 6.5),))


def _crossed(at: Point) -> Shaped:
    """Two bars, filled, so that the dots of such a line do not break them."""
    (x, y), long, thin = at, 6.5, 1.2
    bar = ((-long, -long + thin), (-long + thin, -long), (long, long - thin), (long - thin, long))
    return Shaped((), (), tuple(tuple((x + dx, y + way * dy) for dx, dy in bar) for way in (1, -1)))


_SIGNS: dict[HarmStatus, Callable[[Point], Shaped]] = {
    HarmStatus.ALLEGED: _asked, HarmStatus.ADMITTED: _ringed, HarmStatus.FOUND: _solid, HarmStatus.NOT_UPHELD: _crossed,
}  # fmt: skip

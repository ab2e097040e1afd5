"""How far an emotional line is bowed: the cheapest way past other people, their words and the other lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from math import hypot

from ecm_desktop.diagram.marks import Point, Points, Rect
from ecm_desktop.domain.ids import RecordId

_ASIDE = (-180.0, -120.0, -75.0, -42.0, -18.0, 0.0, 18.0, 42.0, 75.0, 120.0, 180.0)
_COARSE = [(a, b) for a, b in product(_ASIDE[1::2], repeat=2) if a * b >= 0]  # tried first; then what lies beside
_TRIED_EVERY, _FEWEST = 24.0, 8  # points from one place of a curve that is tried to the next, and how few may do
_MOST, SMOOTH = 22, 80  # places of a curve when it is tried or laid on the ground, and when it is drawn
_BOWED = 0.1  # a point of bow
_ROUND = 70.0  # the square of bow by distance: a half circle is a long way round
_TAKEN = 400.0  # another line of the same two people runs there
_CELL = 32.0  # the ground is looked at in squares of this size

Bow = tuple[float, float]  # how far aside the curve is pulled near its start and near its end
Obstacle = tuple[float, float, float, float, float]  # left, top, right, bottom, what a point inside costs
Cell = tuple[int, int]
Patch = tuple[Obstacle, tuple[Cell, ...]]  # an obstacle and the squares it lies in
Patches = tuple[Patch, ...]
Owner = tuple[str, str]  # what an obstacle is, and whose
Seen = dict[Cell, list[Obstacle]]  # what lay in the squares that were looked at
_NOTHING: list[Obstacle] = []


def patch(rect: Rect, cost: float) -> Patch:
    """An obstacle that makes each point of a curve within `rect` cost this much."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
    return (left, top, right, bottom, cost), tuple(product(columns, rows))


class Ground:
    """What lies about, by squares, so that a point is held only against what is near it, and by whom it belongs to.

    It notes which squares were looked at: what was found stays right for as long as nothing in them changes.
    """

    def __init__(self) -> None:
        self._laid: dict[Owner, Patches] = {}
        self._cells: defaultdict[Cell, list[Obstacle]] = defaultdict(list)
        self._looked_at: set[Cell] = set()

    def lay(self, owner: Owner, patches: Patches) -> None:
        """Put an owner's obstacles on the ground, where it has none yet."""
        self._laid[owner] = patches
        for obstacle, cells in patches:
            for cell in cells:
                self._cells[cell].append(obstacle)

    def settle(self, wanted: Mapping[Owner, Patches]) -> None:
        """Leave these obstacles on the ground and no others; those that lie there already are not touched."""
        for owner in [one for one, laid in self._laid.items() if wanted.get(one) is not laid]:
            for obstacle, cells in self._laid.pop(owner):
                for cell in cells:
                    self._cells[cell].remove(obstacle)
        for owner, patches in wanted.items():
            if owner not in self._laid:
                self.lay(owner, patches)

    def seen(self) -> Seen:
        """What lies in the squares that were looked at since this was last asked."""
        seen = {cell: list(self._cells.get(cell, _NOTHING)) for cell in self._looked_at}
        self._looked_at.clear()
        return seen

    def is_as(self, seen: Seen) -> bool:
        """Whether the same lies in all those squares now."""
        now = ((self._cells.get(cell, _NOTHING), before) for cell, before in seen.items())
        return all(here == before or sorted(here) == sorted(before) for here, before in now)

    def beneath(self, point: Point) -> frozenset[Obstacle]:
        """What a point lies within, not only at the edge of."""
        x, y = point
        cell = (int(x // _CELL), int(y // _CELL))
        self._looked_at.add(cell)
        near = self._cells.get(cell, _NOTHING)
        return frozenset(one for one in near if one[0] < x < one[2] and one[1] < y < one[3])

    def price(self, points: Iterable[Point], free: frozenset[Obstacle], most: float) -> float:
        """What a curve through the points costs; adding stops at `most`. What is `free` costs nothing."""
        cells, looked_at, found = self._cells, self._looked_at, 0.0
        for x, y in points:
            cell = (int(x // _CELL), int(y // _CELL))
            looked_at.add(cell)
            for one in cells.get(cell, _NOTHING):
                if one[0] <= x <= one[2] and one[1] <= y <= one[3] and one not in free:
                    found += one[4]
            if found >= most:
                break
        return found


@dataclass(frozen=True)
class Reach:
    """The two ends of a line: the centres of the symbols, and their sizes."""

    a: Point
    b: Point
    a_size: float
    b_size: float

    @property
    def far(self) -> float:
        """How far the two are apart, at least a point."""
        return max(hypot(self.b[0] - self.a[0], self.b[1] - self.a[1]), 1.0)

    def path(self, bow: Bow, steps: int = _MOST) -> Points:
        """A curve from the edge of one symbol to the edge of the other, pulled aside near its start and its end."""
        return tuple(_joined(self.half(bow[0], steps), self.half(bow[1], steps, last=True)))

    def half(self, aside: float, steps: int, *, last: bool = False) -> Points:
        """What a pull adds to the points of a curve: near its start, or near its end."""
        (ax, ay), (bx, by), along = self.a, self.b, 0.7 if last else 0.3
        pull = aside / self.far * 4 / 3
        px, py = ax + (bx - ax) * along - (by - ay) * pull, ay + (by - ay) * along + (bx - ax) * pull
        ex, ey = _edge(self.b, (px, py), self.b_size) if last else _edge(self.a, (px, py), self.a_size)
        weights = _weights(steps)
        return tuple([(p * px + e * ex, p * py + e * ey) for e, p in (weights[::-1] if last else weights)])


def _joined(first: Points, last: Points) -> list[Point]:
    return [(ax + bx, ay + by) for (ax, ay), (bx, by) in zip(first, last, strict=True)]


@cache
def _weights(steps: int) -> tuple[Point, ...]:
    """How much the start and the pull near it count along a cubic curve; backwards, the end and the pull near it."""
    return tuple(((1 - n / steps) ** 3, 3 * n / steps * (1 - n / steps) ** 2) for n in range(steps + 1))


def _edge(centre: Point, towards: Point, size: float) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    far = max(hypot(dx, dy), 1.0)
    reach = size / 2 + 4
    return (centre[0] + dx / far * reach, centre[1] + dy / far * reach)


def best_bow(reach: Reach, ground: Ground, taken: list[Bow]) -> Bow:
    """A cheap bow by what it runs through and how far it goes round: coarse steps first, then those beside the best."""
    free = ground.beneath(reach.a) | ground.beneath(reach.b)
    far = reach.far
    steps = max(_FEWEST, min(round(far / _TRIED_EVERY), _MOST))
    first, last = cache(partial(reach.half, steps=steps)), cache(partial(reach.half, steps=steps, last=True))

    def cheapest(bows: Iterable[Bow], best: Bow, least: float) -> tuple[Bow, float]:
        for detour, bow in sorted((_detour(bow, far), bow) for bow in bows):
            if detour >= least:
                break
            price = detour + _TAKEN * (bow in taken)
            if price < least:
                price += ground.price(_joined(first(bow[0]), last(bow[1])), free, least - price)
            if price < least:
                best, least = bow, price
        return best, least

    best, least = cheapest(_COARSE, (0.0, 0.0), float("inf"))
    return cheapest(product(_beside(best[0]), _beside(best[1])), best, least)[0]


class Bows:
    """Remembers the bow of each line with what decided it; gives the same answers as `best_bow`, sooner."""

    def __init__(self) -> None:
        self._found: dict[RecordId, tuple[Reach, list[Bow], Seen, Bow]] = {}

    def best(self, line: RecordId, reach: Reach, ground: Ground, taken: list[Bow]) -> Bow:
        """The bow of a line: the one found before while nothing has changed along the ways that were tried."""
        before = self._found.get(line)
        if before and before[0] == reach and before[1] == taken and ground.is_as(before[2]):
            return before[3]
        ground.seen()
        bow = best_bow(reach, ground, taken)
        self._found[line] = (reach, taken, ground.seen(), bow)
        return bow


def _beside(aside: float) -> tuple[float, ...]:
    """A pull and the next smaller and larger ones."""
    at = _ASIDE.index(aside)
    return _ASIDE[max(at - 1, 0) : at + 2]


def _detour(bow: Bow, far: float) -> float:
    first, last = bow
    return _BOWED * max(abs(first), abs(last)) + _ROUND * (first**2 + last**2 + (first - last) ** 2) / far**2

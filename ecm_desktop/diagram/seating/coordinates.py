"""Where on its row each person sits: as near as the order allows to the middle of parents and children.

The sum of squares of (child - middle of its parents) is made least, row by row, over chains that keep their least
distance: with the other rows held, each row is a weighted isotonic regression, which pooling solves exactly; sweeping
down and up converges because the distances of one row do not touch another. A lane is drawn to the straight line from
the seat above to the seat below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ecm_desktop.diagram.seating.layers import HOME, Layers, Sitter
from ecm_desktop.diagram.seating.measures import CHAIN_GAP, LANE_GAP, PITCH
from ecm_desktop.domain.ids import RecordId

_SWEEPS = 160
_STILL = 0.05  # points; less movement than this in a sweep ends it
_STRAIGHT = 4.0  # the pull along a line that passes a row, times that of another
_TIE = 0.08  # the pull of a later bond
_REST = 0.002  # keeps what nothing pulls where it is
_BEFORE = 1.5  # the pull of where somebody sat in the arrangement before


@dataclass(frozen=True)
class _Pull:
    """The chain wants its left end at (place of the chain `other`) + offset; with `before`, as far beyond `other` as
    that is before it."""

    other: int
    offset: float
    weight: float
    before: int | None = None


def coordinates(layers: Layers, before: Mapping[RecordId, float] | None = None) -> dict[RecordId, float]:
    """The x of everybody's centre, in the order of each row; from 0, or near where they sat `before`."""
    places = _Places(layers, before or {})
    places.settle()
    x = {key: places.of(sitter) for sitter, key in enumerate(layers.people)}
    left = 0.0 if before else min(x.values(), default=0.0)
    return {key: at - left for key, at in x.items()}


class _Places:
    """The left ends of all chains."""

    def __init__(self, layers: Layers, before: Mapping[RecordId, float]) -> None:
        self._layers = layers
        self._inside = {one: place * PITCH for line in layers.line for place, one in enumerate(line)}
        self._x = [0.0] * len(layers.line)
        self._pulls: list[list[_Pull]] = [[] for _ in layers.line]
        self._rest: list[tuple[float, float]] = [(0.0, 0.0)] * len(layers.line)  # where it was, and that pull
        self._gather_pulls()
        for row in layers.rows:
            self._pack(row)
        self._begin_at(before)

    def of(self, sitter: Sitter) -> float:
        """The x of a person or lane."""
        return self._x[self._layers.chain[sitter]] + self._inside[sitter]

    def settle(self) -> None:
        """Sweeps down and up until all is still."""
        rows = [(row, self._gaps(row)) for row in self._layers.rows]
        for _ in range(_SWEEPS):
            if max((self._settle_row(*one) for one in (*rows, *reversed(rows))), default=0.0) < _STILL:
                break

    def _gather_pulls(self) -> None:
        layers = self._layers
        for fork in layers.forks:
            above = layers.chain[fork.sources[0]]
            middle = sum(self._inside[one] for one in fork.sources) / len(fork.sources)
            weight = 1.0 / len(fork.targets) ** 0.5 if fork.weight == HOME else _TIE
            for target in fork.targets:
                below = layers.chain[target]
                offset = middle - self._inside[target]
                self._pulls[below].append(_Pull(above, offset, weight))
                self._pulls[above].append(_Pull(below, -offset, weight))
                if not layers.is_person(fork.sources[0]):
                    self._straighten(fork.sources[0], target, weight * _STRAIGHT)

    def _straighten(self, lane: Sitter, below: Sitter, weight: float) -> None:
        """Pulls the two ends of a line into one line with the lane that it passes."""
        layers, at = self._layers, self._layers.chain[lane]
        sources = layers.into[lane][0].sources
        middle = sum(self._inside[one] for one in sources) / len(sources)
        top, bottom = layers.chain[sources[0]], layers.chain[below]
        self._pulls[bottom].append(_Pull(at, -middle - self._inside[below], weight, top))
        self._pulls[top].append(_Pull(at, -middle - self._inside[below], weight, bottom))
        self._pulls[at] += [
            _Pull(top, middle, weight), _Pull(bottom, self._inside[below], weight),
        ]  # fmt: skip

    def _gaps(self, row: list[int]) -> list[float]:
        """How far the left end of each chain is from that of the first, at least."""
        far = [0.0]
        for one, other in pairwise(row):
            width = self._inside[self._layers.line[one][-1]]
            lanes = [not self._layers.is_person(self._layers.line[chain][0]) for chain in (one, other)]
            far.append(far[-1] + width + (LANE_GAP * (0.3 if all(lanes) else 1.0) if any(lanes) else CHAIN_GAP))
        return far[: len(row)]

    def _pack(self, row: list[int]) -> None:
        """Puts the chains of a row close to each other, round 0."""
        gaps = self._gaps(row)
        for chain, far in zip(row, gaps, strict=True):
            self._x[chain] = far - gaps[-1] / 2

    def _begin_at(self, before: Mapping[RecordId, float]) -> None:
        layers = self._layers
        for chain, line in enumerate(layers.line):
            known = [one for one in line if layers.is_person(one) and layers.people[one] in before]
            if known:
                at = sum(before[layers.people[one]] - self._inside[one] for one in known) / len(known)
                self._x[chain], self._rest[chain] = at, (at, _BEFORE)

    def _settle_row(self, row: list[int], gaps: list[float]) -> float:
        """Puts one row at its best with the others held; gives the largest move."""
        x, wished = self._x, []
        for chain, far in zip(row, gaps, strict=True):
            at, pull = self._rest[chain]
            weight, place = _REST + pull, _REST * x[chain] + pull * at
            for one in self._pulls[chain]:
                weight += one.weight
                beyond = 0.0 if one.before is None else x[one.other] - x[one.before]
                place += one.weight * (x[one.other] + beyond + one.offset)
            wished.append((place / weight - far, weight))
        moved = 0.0
        for chain, far, best in zip(row, gaps, pooled(wished), strict=True):
            moved = max(moved, abs(best + far - x[chain]))
            x[chain] = best + far
        return moved


def pooled(wished: list[tuple[float, float]]) -> list[float]:
    """The rising places nearest to the wished ones (place, weight) by least squares: pool adjacent violators."""
    pools: list[tuple[float, float, int]] = []
    for wish, its_weight in wished:
        place, weight, size = wish, its_weight, 1
        while pools and pools[-1][0] > place:
            other, other_weight, other_size = pools.pop()
            place = (place * weight + other * other_weight) / (weight + other_weight)
            weight, size = weight + other_weight, size + other_size
        pools.append((place, weight, size))
    return [place for place, _, size in pools for _ in range(size)]

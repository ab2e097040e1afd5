"""Where on its row each person sits: as near as the order allows to the middle of parents and children.

The sum of squares of (child - middle of its parents) is made least, row by row, over chains that keep their least
distance: with the other rows held, each row is a weighted isotonic regression, which pooling solves exactly; sweeping
down and up converges because the distances of one row do not touch another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ecm_desktop.diagram.seating.family import Descent, Family
from ecm_desktop.diagram.seating.measures import CHAIN_GAP, PITCH
from ecm_desktop.domain.ids import RecordId

_SWEEPS = 160
_STILL = 0.05  # points; less movement than this in a sweep ends it
_TIE = 0.08  # the pull of a later bond
_REST = 0.002  # keeps what nothing pulls where it is


@dataclass(frozen=True)
class _Pull:
    """`chain` wants its left end at (place of `other`) + offset."""

    chain: int
    other: int
    offset: float
    weight: float


Inside = dict[int, dict[RecordId, float]]


def coordinates(family: Family, order: list[list[RecordId]], chain_of: dict[RecordId, int]) -> dict[RecordId, float]:
    """The x of everybody's centre, from 0, in the order of each row; who is of one chain sits close."""
    rows = [list(dict.fromkeys(chain_of[key] for key in row)) for row in order]
    inside: Inside = defaultdict(dict)
    for row in order:
        for key in row:
            chain = inside[chain_of[key]]
            chain[key] = len(chain) * PITCH
    x = _packed(rows, inside)
    pulls = _pulls(family, inside, chain_of)
    for _ in range(_SWEEPS):
        moved = max((_settle(row, inside, pulls, x) for row in (*rows, *reversed(rows))), default=0.0)
        if moved < _STILL:
            break
    left = min(x.values(), default=0.0)
    return {key: x[chain] - left + inside[chain][key] for key, chain in chain_of.items()}


def _packed(rows: list[list[int]], inside: Inside) -> dict[int, float]:
    x: dict[int, float] = {}
    for row in rows:
        at = 0.0
        for chain in row:
            x[chain] = at
            at += _width(inside, chain) + CHAIN_GAP
        for chain in row:
            x[chain] -= (at - CHAIN_GAP) / 2
    return x


def _width(inside: Inside, chain: int) -> float:
    return (len(inside[chain]) - 1) * PITCH


def _pulls(family: Family, inside: Inside, chain_of: dict[RecordId, int]) -> dict[int, list[_Pull]]:
    found: dict[int, list[_Pull]] = defaultdict(list)

    def pull(descent: Descent, weight: float) -> None:
        chains = {chain_of[parent] for parent in descent.parents}
        above = chain_of[descent.parents[0]]
        middle = sum(inside[chain_of[parent]][parent] for parent in descent.parents) / len(descent.parents)
        for child in descent.children:
            below = chain_of[child]
            if len(chains) == 1 and above != below:
                offset = middle - inside[below][child]
                found[below].append(_Pull(below, above, offset, weight))
                found[above].append(_Pull(above, below, -offset, weight))

    for home in family.homes:
        pull(home, 1.0 / len(home.children) ** 0.5)
    for tie in family.ties:
        pull(tie, _TIE)
    return found


def _settle(row: list[int], inside: Inside, pulls: dict[int, list[_Pull]], x: dict[int, float]) -> float:
    """Puts one row at its best with the others held; gives the largest move."""
    before, shift = [], 0.0
    wished: list[tuple[float, float]] = []
    for chain in row:
        weight, place = _REST, _REST * x[chain]
        for one in pulls[chain]:
            weight += one.weight
            place += one.weight * (x[one.other] + one.offset)
        before.append(shift)
        wished.append((place / weight - shift, weight))
        shift += _width(inside, chain) + CHAIN_GAP
    moved = 0.0
    for chain, base, best in zip(row, before, pooled(wished), strict=True):
        moved = max(moved, abs(best + base - x[chain]))
        x[chain] = best + base
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

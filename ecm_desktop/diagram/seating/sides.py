"""The child's household nearer the middle: branches that may as well stand on its other side are carried there.

No rule gives way for it: no more lines cross, nobody stands further from a partner, no partners change places. Only
lines may become a little longer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from ecm_desktop.diagram.seating.coordinates import coordinates
from ecm_desktop.diagram.seating.cost import Cost, Price
from ecm_desktop.diagram.seating.layers import Layers, Order
from ecm_desktop.diagram.seating.measures import PITCH
from ecm_desktop.domain.ids import RecordId

Branch = frozenset[int]

_WORTH = 0.25  # seats nearer the middle that are worth carrying a branch
_LENGTH = 4.0  # seats that the household may stay further from the middle for each unit of `Price.ways`
_STEPS = 8  # places between an end of the rows and the household that are tried
_SEATED_PEOPLE = 1_600  # no more is tried than so many people were seated anew, so that a large family takes no longer
_CARRIED_PEOPLE = 40_000  # the same of people in the orders that are looked at
_LEAST = 1e-6


@dataclass(frozen=True)
class _Standing:
    """An order, its price, and how many seats right of the drawing's middle that of the household is."""

    order: Order
    price: Price
    off: float

    @property
    def worth(self) -> float:
        """Less is better."""
        return abs(self.off) + _LENGTH * self.price.ways


def even_sides(layers: Layers, household: Collection[RecordId]) -> None:
    """Carries branches to the household's other side as long as that brings it nearer the middle."""
    home = frozenset(chain for one, chain in zip(layers.people, layers.chain, strict=False) if one in household)
    if home:
        sides = _Sides(layers, household, home)
        while sides.improve():
            pass


class _Sides:
    """The search: `best` is how everybody stands, the layers stand so too between two calls."""

    def __init__(self, layers: Layers, household: Collection[RecordId], home: Branch) -> None:
        self._layers, self._household, self._home = layers, household, home
        self._cost = Cost(layers)
        self._branches = _branches(layers, home)
        self._seatings = _SEATED_PEOPLE // len(layers.people)
        self._orders = _CARRIED_PEOPLE // len(layers.people)
        self.best = self._as_it_stands(self._cost.of_all())

    def improve(self) -> bool:
        """Carries the branch that brings most, where one brings anything."""
        before = found = self.best
        for _ in islice(self._carried(), self._orders):
            self._orders -= 1
            price = self._cost.of_all()
            if self._seatings and _is_no_worse(price, before.price):
                self._seatings -= 1
                found = min(found, self._as_it_stands(price), key=lambda one: one.worth)
        self._layers.restore(found.order if found.worth < before.worth - _WORTH else before.order)
        is_better = found.worth < before.worth - _WORTH
        self.best = found if is_better else before
        return is_better

    def _as_it_stands(self, price: Price) -> _Standing:
        x = coordinates(self._layers)
        middle = (min(x.values()) + max(x.values())) / 2
        here = [x[one] for one in self._household if one in x]
        return _Standing(self._layers.kept(), price, (sum(here) / len(here) - middle) / PITCH)

    def _carried(self) -> Iterator[None]:
        """The layers with each branch in each place of the emptier side, one after the other."""
        before, side = self.best.order, range(_STEPS + 1) if self.best.off < 0 else range(_STEPS, 2 * _STEPS + 1)
        self._layers.restore(before)
        turns, tried = self._turns(), {_key(before[0])}
        for branch in self._branches:
            for step in side:
                self._layers.rows = [
                    _with_branch_at(row, branch, _place(row, branch, turn, step))
                    for row, turn in zip(before[0], turns, strict=True)
                ]
                if _key(self._layers.rows) not in tried:
                    tried.add(_key(self._layers.rows))
                    self._layers.place(range(len(before[0])))
                    yield

    def _turns(self) -> list[int]:
        """By row, how many chains stand left of the household: as many as before its own there, else by its share."""
        layers = self._layers
        mine = [one for chain in sorted(self._home) for one in layers.line[chain]]
        share = sum(layers.seat[one] / self._cost.width(layers.row[one]) for one in mine) / len(mine)
        return [
            next((at for at, chain in enumerate(row) if chain in self._home), round(share * len(row)))
            for row in layers.rows
        ]


def _key(rows: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(map(tuple, rows))


def _with_branch_at(row: list[int], branch: Branch, at: int) -> list[int]:
    """The row with its chains of the branch together, where that many of the others stand before."""
    left = [one for one in row if one not in branch]
    return [*left[:at], *(one for one in row if one in branch), *left[at:]]


def _place(row: list[int], branch: Branch, turn: int, step: int) -> int:
    """How many others stand left of a branch: a step of those left of the household, or right of it beyond _STEPS."""
    left = sum(one not in branch for one in row[:turn])
    if step <= _STEPS:
        return round(left * step / _STEPS)
    beyond = sum(one not in branch for one in row) - left
    return left + max(round(beyond * (step - _STEPS) / _STEPS), 1)


def _is_no_worse(price: Price, than: Price) -> bool:
    return price.faults <= than.faults + _LEAST and price.couples <= than.couples + _LEAST


def _branches(layers: Layers, home: Branch) -> list[Branch]:
    """What hangs together and has none of the household in it, once one chain is thought away; and single chains."""
    chains = range(len(layers.line))
    near: dict[int, set[int]] = {chain: {*layers.above(chain), *layers.below(chain)} for chain in chains}
    found = dict.fromkeys(frozenset((chain,)) for chain in near)
    for away in near:
        seen = {away}
        for start in near[away]:
            if start not in seen:
                branch = _reached(near, start, away)
                seen |= branch
                found[branch] = None
    return [one for one in found if not one & home]


def _reached(near: dict[int, set[int]], start: int, away: int) -> Branch:
    found, todo = {start, away}, [start]
    while todo:
        for other in near[todo.pop()] - found:
            found.add(other)
            todo.append(other)
    return frozenset(found - {away})

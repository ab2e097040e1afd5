"""What an order costs: couples parted, brothers and sisters out of order, lines that cross, and long ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise, permutations
from math import inf
from typing import NamedTuple

from ecm_desktop.diagram.seating.layers import Fork, Layers, Sitter

PARTED = 10_000.0  # somebody else between two partners
OUT_OF_ORDER = 1_000.0  # two full siblings not eldest left
UNTOLD_ORDER = 0.05  # the same where no date says who is older
CROSSED = 100.0  # two lines of descent
OVER_A_PARTNER = 3.0  # a couple’s line that must arch over another partner; over two it is four times as much
FOR_EACH_CHILD = 0.3  # so much more for a couple with a child, and for each further one
ARCH_CROSSED = 40.0  # such an arch and another, or the line down to whoever stands below it
MAN_RIGHT = 1.0
LATER_LEFT = 0.2  # a later partner left of an earlier one
FROM_BEFORE = 0.04  # two chains that stood the other way round in the arrangement before
_GOOD, _MOST_TRIED = 30, 6  # orders of a chain that are tried, and the people in it of whom all orders are looked at
AWAY = 0.5  # for the whole width of a row between a line's ends

Ends = list[tuple[float, float]]  # the far ends of a chain's lines to one neighbouring row: seat and weight


class Price(NamedTuple):
    """What is against the rules, what couples would rather not be, and what is longer than it could be."""

    faults: float
    couples: float
    ways: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.faults + self.couples + self.ways

    @property
    def is_faultless(self) -> bool:
        """Whether nothing is against the rules, and every couple as it would be."""
        return self.faults + self.couples < 1e-6


class Cost:
    """Prices the orders of one family's layers."""

    def __init__(self, layers: Layers) -> None:
        family = layers.family
        self._layers = layers
        number = {key: place for place, key in enumerate(layers.people)}
        self._widths = [sum(len(layers.line[chain]) for chain in row) for row in layers.rows]
        self._is_man = [family.is_man(key) for key in layers.people]
        self._mates = [{number[other] for other in family.partners[key]} for key in layers.people]
        self._couples: list[list[tuple[Sitter, Sitter]]] = [[] for _ in layers.line]
        self._in_turn: list[list[tuple[Sitter, Sitter]]] = [[] for _ in layers.line]
        self._elder_left: list[list[tuple[Sitter, Sitter, float]]] = [[] for _ in layers.line]
        self._good_lines: dict[int, Sequence[tuple[Sitter, ...]]] = {}
        self._of_line: dict[tuple[Sitter, ...], float] = {}
        self.wrong_way: dict[tuple[int, int], float] = defaultdict(float)  # by two chains, the first further left
        for a, b in ((number[one], number[other]) for one, other in family.couples):
            if layers.chain[a] == layers.chain[b]:
                self._couples[layers.chain[a]].append((a, b))
        children = {frozenset(home.parents): len(home.children) for home in family.homes}
        self._near = {
            (number[one], number[other]): 1.0 + FOR_EACH_CHILD * children.get(frozenset((one, other)), 0)
            for one, other in family.couples
        }
        for mates in (family.partners[key] for key in layers.people):
            for a, b in pairwise(number[one] for one in mates):
                if layers.chain[a] == layers.chain[b]:
                    self._in_turn[layers.chain[a]].append((a, b))
        for home in family.homes:
            dated = {key for key in home.children if (born := family.people[key].birth) and born.is_dated}
            for one, other in combinations(home.children, 2):
                self._wish_elder_left(number[one], number[other], {one, other} <= dated)

    def _wish_elder_left(self, one: Sitter, other: Sitter, is_told: bool) -> None:
        layers, price = self._layers, OUT_OF_ORDER if is_told else UNTOLD_ORDER
        if layers.row[one] != layers.row[other]:
            return
        here, there = layers.chain[one], layers.chain[other]
        if here == there:
            self._elder_left[here].append((one, other, price))
        else:
            self.wrong_way[there, here] += price

    def keep_to(self, seats: Mapping[Sitter, float]) -> None:
        """Wishes that chains stand as they stood before, by the places of their people then."""
        layers = self._layers
        for row in layers.rows:
            found = ((chain, [seats[one] for one in layers.line[chain] if one in seats]) for chain in row)
            known = sorted((sum(at) / len(at), chain) for chain, at in found if at)
            for (_, left), (_, right) in combinations(known, 2):
                self.wrong_way[right, left] += FROM_BEFORE

    def of_row(self, number: int) -> Price:
        """The price of a row and of the lines from it to the next; less is better."""
        layers, row = self._layers, self._layers.rows[number]
        couples = sum(self.of_couples(chain, layers.line[chain]) for chain in row)
        faults = couples // OUT_OF_ORDER * OUT_OF_ORDER
        ways = 0.0
        for pair in combinations(row, 2):
            price = self.wrong_way.get(pair, 0.0)
            faults, ways = (faults + price, ways) if price >= OUT_OF_ORDER else (faults, ways + price)
        forks = [fork for chain in row for fork in layers.out_of[chain]]
        return Price(faults + self._crossed(forks), couples % OUT_OF_ORDER, ways + self._away(forks))

    def of_all(self) -> Price:
        """The price of the order as it is."""
        prices = [self.of_row(number) for number in range(len(self._layers.rows))]
        return Price(*(sum(one[part] for one in prices) for part in range(len(Price._fields))))

    def _crossed(self, forks: Sequence[Fork]) -> float:
        """The price of the crossings of the lines from one row to the next."""
        layers, price = self._layers, 0.0
        lines = sorted((layers.middle(fork), layers.seat[one], fork.weight) for fork in forks for one in fork.targets)
        for place, (top, bottom, weight) in enumerate(lines):
            for other_top, other_bottom, other_weight in lines[place + 1 :]:
                if bottom > other_bottom and top < other_top:
                    price += CROSSED * weight * other_weight
        return price

    def in_trouble(self) -> list[int]:
        """The chains that cost something, each as often as it does: by lines that cross, by the order of couples."""
        layers, found = self._layers, []
        for row in layers.rows:
            found += [
                one for pair in combinations(row, 2) if self.wrong_way.get(pair, 0.0) >= OUT_OF_ORDER for one in pair
            ]
            found += [chain for chain in row if self.of_couples(chain, layers.line[chain])]
            lines = sorted(
                (layers.middle(fork), layers.seat[one], chain, layers.chain[one])
                for chain in row
                for fork in layers.out_of[chain]
                for one in fork.targets
            )
            for (top, bottom, *ends), (other_top, other_bottom, *other_ends) in combinations(lines, 2):
                if bottom > other_bottom and top < other_top:
                    found += [*ends, *other_ends]
        return found

    def _away(self, forks: Sequence[Fork]) -> float:
        layers, far = self._layers, 0.0
        for fork in forks:
            top = layers.middle(fork) / self.width(layers.row[fork.sources[0]])
            wide = self.width(layers.row[fork.targets[0]])
            far += fork.weight * sum(abs(layers.seat[one] / wide - top) for one in fork.targets)
        return AWAY * far

    def width(self, row: int) -> int:
        """How many seats a row has; one for what is no row."""
        return self._widths[row] if 0 <= row < len(self._widths) else 1

    def good_lines(self, chain: int) -> Sequence[tuple[Sitter, ...]]:
        """The best orders of the people of a chain of three to six by what is in it alone."""
        found = self._good_lines.get(chain)
        if found is None:
            line = sorted(self._layers.line[chain])
            every = permutations(line) if 2 < len(line) <= _MOST_TRIED else ()
            ranked = sorted(every, key=lambda one: (self._couples_in(chain, one), one))
            found = self._good_lines[chain] = ranked[:_GOOD]
        return found

    def of_couples(self, chain: int, line: Sequence[Sitter]) -> float:
        """The price of a chain's own order, whatever is above and below it."""
        key = tuple(line)
        found = self._of_line.get(key)
        if found is None:
            found = self._of_line[key] = self._couples_in(chain, line)
        return found

    def _couples_in(self, chain: int, line: Sequence[Sitter]) -> float:
        at, price = {one: place for place, one in enumerate(line)}, 0.0
        arches: list[tuple[int, int]] = []
        for a, b in self._couples[chain]:
            first, last = at[a], at[b]
            if self._is_man[a] != self._is_man[b] and (first < last) != self._is_man[a]:
                price += MAN_RIGHT
            if abs(last - first) > 1:
                between = line[min(first, last) + 1 : max(first, last)]
                known = self._mates[a] | self._mates[b]
                price += OVER_A_PARTNER * self._near.get((a, b), 1.0) * len(between) ** 2
                price += PARTED * sum(one not in known for one in between)
                price += ARCH_CROSSED * sum(bool(self._layers.into[one]) for one in between)
                arches.append((min(first, last), max(first, last)))
        price += ARCH_CROSSED * sum(a < c < b < d for (a, b), (c, d) in combinations(sorted(arches), 2))
        price += LATER_LEFT * sum(at[a] > at[b] for a, b in self._in_turn[chain])
        return price + sum(price for a, b, price in self._elder_left[chain] if at[a] > at[b])

    def of_line(self, chain: int, line: Sequence[Sitter], most: float = inf) -> float:
        """The price of a chain in this order where it stands, with the lines of its own people that cross.

        Of what costs more than `most` it counts only so much as shows that.
        """
        layers = self._layers
        above: Ends = []
        price = self.of_couples(chain, line)
        for one in line:
            mine = [(layers.middle(fork), fork.weight) for fork in layers.into[one]]
            price += crossed(above, mine)
            above += mine
        if len(layers.out_of[chain]) > 1 and price < most:
            price += self._crossed_below(chain, line)
        return price

    def _crossed_below(self, chain: int, line: Sequence[Sitter]) -> float:
        """The price of the lines of descent from one chain that cross each other."""
        seat, at = self._layers.seat, {one: place for place, one in enumerate(line)}
        below = sorted(
            (at[fork.sources[0]] + at[fork.sources[-1]], [(seat[one], fork.weight) for one in fork.targets])
            for fork in self._layers.out_of[chain]
        )
        return sum(crossed(one, other) for (a, one), (b, other) in combinations(below, 2) if a < b)


def crossed(left: Sequence[tuple[float, float]], right: Sequence[tuple[float, float]]) -> float:
    """The price of the lines to the ends of a chain that cross those of a chain further right."""
    found = 0.0
    for one, weight in left:
        for other, other_weight in right:
            if one > other:
                found += weight * other_weight
    return CROSSED * found


def crossed_if_left(one: Ends, other: Ends) -> float:
    """The price of the lines of two chains that cross while `one` is left, less that of those that do otherwise."""
    found = 0.0
    for left, weight in one:
        for right, other_weight in other:
            if left > right:
                found += weight * other_weight
            elif left < right:
                found -= weight * other_weight
    return CROSSED * found

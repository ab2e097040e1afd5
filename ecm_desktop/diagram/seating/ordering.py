"""The search for a good order: row by row each chain is tried in every place, down and up, until nothing helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecm_desktop.diagram.seating.cost import AWAY, Cost, Ends, Price, crossed_if_left
from ecm_desktop.diagram.seating.layers import Layers, Order, Sitter

_SWEEPS = 12
_REACH = 12  # no chain of a long row is tried further away
_NO_MATTER = 1e-9


class Search:
    """Improves the order of one family's layers in place; `price` is that of the best order so far."""

    def __init__(self, layers: Layers, cost: Cost) -> None:
        self._layers = layers
        self._cost = cost
        self._prices = [cost.of_row(number) for number in range(len(layers.rows))]
        self._held: dict[tuple[int, tuple[Sitter, ...], tuple[Sitter, ...]], _Held] = {}

    @property
    def price(self) -> Price:
        """What the order as it is costs."""
        return Price(*(sum(one[part] for one in self._prices) for part in range(len(Price._fields))))

    def settle(self, rows: Iterable[int]) -> None:
        """Settles these rows, and those beside whatever changes, until all is still or comes round again."""
        numbers, waiting, changed = range(len(self._layers.rows)), set(rows), set(rows)
        for sweep in range(_SWEEPS):
            for number in numbers if sweep % 2 == 0 else reversed(numbers):
                if number in waiting:
                    waiting.discard(number)
                    if self._settle_row(number):
                        changed.add(number)
                        waiting |= {number - 1, number + 1} & set(numbers)
            if not waiting:
                break
        for number in changed | {one - 1 for one in changed if one}:
            self._prices[number] = self._cost.of_row(number)

    def kept(self) -> tuple[Order, list[Price]]:
        """The order as it is, to come back to."""
        return self._layers.kept(), list(self._prices)

    def restore(self, kept: tuple[Order, list[Price]]) -> None:
        """Comes back to an order that was kept."""
        self._layers.restore(kept[0])
        self._prices = list(kept[1])

    def _settle_row(self, number: int) -> bool:
        """Whether that changed anything."""
        layers = self._layers
        before = [layers.line[chain] for chain in layers.rows[number]]
        held = self._between_neighbours(number)
        for chain in layers.rows[number]:
            if len(layers.line[chain]) > 1:
                layers.line[chain] = held.best_line(chain)
        layers.rows[number] = held.order(layers.rows[number])
        layers.place([number])
        return before != [layers.line[chain] for chain in layers.rows[number]]

    def _between_neighbours(self, number: int) -> _Held:
        """The row with its neighbours as they stand; most shakes are undone, so that they often stand so again."""
        key = (number, self._layers.sitting(number - 1), self._layers.sitting(number + 1))
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = _Held(self._layers, self._cost, number)
        return found


def _other_lines(line: list[Sitter]) -> Iterator[list[Sitter]]:
    yield line[::-1]
    if len(line) > 2:
        for here in range(len(line)):
            for there in range(len(line)):
                if here != there:
                    other = list(line)
                    other.insert(there, other.pop(here))
                    yield other


class _Held:
    """One row with its neighbours held: every chain goes where it costs least beside each of the others.

    What it found it keeps: nothing of it depends on the order of the row, nor on that within the other chains.
    """

    def __init__(self, layers: Layers, cost: Cost, number: int) -> None:
        self._layers, self._cost, row = layers, cost, layers.rows[number]
        above: dict[int, Ends] = {
            chain: [(layers.middle(fork), fork.weight) for one in layers.line[chain] for fork in layers.into[one]]
            for chain in row
        }
        below: dict[int, Ends] = {
            chain: [(layers.seat[one], fork.weight) for fork in layers.out_of[chain] for one in fork.targets]
            for chain in row
        }
        over, under = cost.width(number - 1), cost.width(number + 1)
        self._wish = {chain: _wish(above[chain], below[chain], over, under) for chain in row}
        self._ends = (above, below)
        self._gains: dict[int, dict[int, float]] = {chain: {} for chain in row}
        self._orders: dict[tuple[int, ...], list[int]] = {}
        self._lines: dict[tuple[Sitter, ...], list[Sitter]] = {}

    def best_line(self, chain: int) -> list[Sitter]:
        """The order of a chain's own people that costs least, by changes of the one it has."""
        key = tuple(self._layers.line[chain])
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._better_line(chain, self._layers.line[chain])
        return found

    def _better_line(self, chain: int, line: list[Sitter]) -> list[Sitter]:
        best, found = self._cost.of_line(chain, line), True
        while found and best > 0:
            found = False
            for other in (*_other_lines(line), *map(list, self._cost.good_lines(chain))):
                if self._cost.of_couples(chain, other) >= best - _NO_MATTER:
                    continue  # known already, and crossed lines only add to it
                price = self._cost.of_line(chain, other, best)
                if price < best - _NO_MATTER:
                    best, line, found = price, other, True
        return line

    def order(self, row: list[int]) -> list[int]:
        """The chains of the row from left to right, beginning with this order of them."""
        key = tuple(row)
        found = self._orders.get(key)
        if found is None:
            found = self._orders[key] = self._sifted(row)
        return list(found)

    def _sifted(self, row: list[int]) -> list[int]:
        order, moved = list(row), True
        while moved:
            moved = False
            for one in tuple(order):
                at = order.index(one)
                best = self._best_place(order, at)
                if best != at:
                    order.insert(best, order.pop(at))
                    moved = True
        return order

    def _best_place(self, order: list[int], at: int) -> int:
        one, best, place = order[at], -_NO_MATTER, at
        known = self._gains[one]
        change = 0.0
        for there in range(at - 1, max(-1, at - 1 - _REACH), -1):
            other = order[there]
            change += known[other] if other in known else self._gain(one, other)
            if change < best:
                best, place = change, there
        change = 0.0
        for there in range(at + 1, min(len(order), at + 1 + _REACH)):
            other = order[there]
            change -= known[other] if other in known else self._gain(one, other)
            if change < best:
                best, place = change, there
        return place

    def _gain(self, one: int, other: int) -> float:
        """What it adds to the price that `one` stands left of `other` instead of right."""
        wrong_way = self._cost.wrong_way
        gain = wrong_way.get((one, other), 0.0) - wrong_way.get((other, one), 0.0)
        for ends in self._ends:
            if ends[one] and ends[other]:
                gain += crossed_if_left(ends[one], ends[other])
        here, there = self._wish[one], self._wish[other]
        if here is not None and there is not None:
            gain += AWAY * (here - there)
        self._gains[one][other], self._gains[other][one] = gain, -gain
        return gain


def _wish(above: Ends, below: Ends, over: int, under: int) -> float | None:
    """Where on its row a chain would be nearest to the other ends of its lines, from 0 to 1; None without lines."""
    weight = far = 0.0
    for at, one in above:
        weight, far = weight + one, far + at * one / over
    for at, one in below:
        weight, far = weight + one, far + at * one / under
    return far / weight if weight else None

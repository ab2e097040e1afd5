"""The order of a family's rows: settled, and shaken where something is left that the rules forbid.

A shake mixes a stretch of a row, or takes a branch elsewhere; the rows settle again, and what costs less is kept. The
shakes are the same for the same family, so that equal cases are arranged alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from ecm_desktop.diagram.seating.cost import Cost
from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.diagram.seating.layers import Layers, Sitter, hang_branches, layers_of
from ecm_desktop.diagram.seating.ordering import Search
from ecm_desktop.domain.ids import RecordId

_SHAKES = 600
_IN_VAIN = 100  # shakes in a row that mended nothing: with twice as many no known family came out better
_FEW_IN_VAIN = 30  # the same where no lines cross and only a man stands on the right
_A_LITTLE = 0.5  # what costs so much less is not worth another round of shakes
_WORSE = 200.0  # how much more the first shakes may cost than the best
_SHAKEN_PEOPLE = 75_000  # no more shakes than so many people were shaken, so that a large family takes no longer
_TURNS = 0.4  # how often the partners of a chain are turned, rather than rows mixed
_BRANCHES = (2, 4, 8, 16)  # chains that are taken elsewhere together


def order_rows(family: Family, rows: dict[RecordId, int], before: Mapping[RecordId, float] | None = None) -> Layers:
    """The people and lanes of each row from left to right; `before` are places on their rows to keep to."""
    layers = layers_of(family, rows)
    hang_branches(layers)
    cost, every = Cost(layers), range(len(layers.rows))
    if before is None:
        search = Search(layers, cost)
        search.settle(every)
        _shake(layers, cost, search)
    else:
        known = {sitter: before[key] for sitter, key in enumerate(layers.people) if key in before}
        _stand_as_before(layers, known)
        cost.keep_to(known)
        Search(layers, cost).settle(every)
    return layers


def _stand_as_before(layers: Layers, places: Mapping[Sitter, float]) -> None:
    """Puts the chains where their people were; who is new comes beside the one they came after."""
    for number, row in enumerate(layers.rows):
        last, wished = 0.0, {}
        for chain in row:
            at = [places[one] for one in layers.line[chain] if one in places]
            last = wished[chain] = sum(at) / len(at) if at else last
            if len(at) == len(layers.line[chain]):
                layers.line[chain].sort(key=places.__getitem__)
        layers.rows[number] = sorted(row, key=wished.__getitem__)
    layers.place(range(len(layers.rows)))


def _shake(layers: Layers, cost: Cost, search: Search) -> None:
    """Shakes as long as that mends something; at first what costs a little more is kept too, for what it leads to."""
    chance, in_vain = Random(0), 0  # noqa: S311  # for mixing rows, not for secrets
    best = here = (search.price, search.kept(), cost.in_trouble())
    most = min(_SHAKES, _SHAKEN_PEOPLE // max(len(layers.people), 1))
    for number in range(most):
        if in_vain >= (_IN_VAIN if best[0].faults else _FEW_IN_VAIN) or best[0].is_faultless:
            break
        chain = chance.choice(here[2] or range(len(layers.line)))
        if len(layers.line[chain]) > 2 and chance.random() < _TURNS:
            search.settle(_turned(layers, chance, chain, cost))
        else:
            search.settle(_mixed(layers, chance, chain))
        if search.price.whole <= max(here[0].whole, best[0].whole + _WORSE * (1 - number / most)):
            here = (search.price, search.kept(), cost.in_trouble())
        else:
            search.restore(here[1])
        in_vain = 0 if here[0].whole < best[0].whole - _A_LITTLE else in_vain + 1
        best = min(best, here, key=lambda one: one[0].whole)
    search.restore(best[1])


def _turned(layers: Layers, chance: Random, chain: int, cost: Cost) -> set[int]:
    """Gives a chain of several partners another order, and those who come from it the order of their parents."""
    line = layers.line[chain]
    layers.line[chain] = list(chance.choice(cost.good_lines(chain) or [line[::-1], *_hub_moved(line)]))
    changed, above = {layers.row[line[0]]}, {chain}
    layers.place(changed)
    for number in range(min(changed) + 1, len(layers.rows)):
        row = layers.rows[number]
        mine = [at for at, one in enumerate(row) if above & set(layers.above(one))]
        if not mine:
            break
        wished = sorted((row[at] for at in mine), key=lambda one: _from_above(layers, one))
        for at, one in zip(mine, wished, strict=True):
            row[at] = one
        above = set(wished)
        layers.place([number])
        changed.add(number)
    return changed


def _hub_moved(line: list[Sitter]) -> list[list[Sitter]]:
    """The orders that come of moving one person of a chain to an end."""
    return [[one, *(other for other in line if other != one)] for one in line]


def _from_above(layers: Layers, chain: int) -> float:
    found = [layers.middle(fork) for one in layers.line[chain] for fork in layers.into[one]]
    return sum(found) / len(found)


def _mixed(layers: Layers, chance: Random, chain: int) -> set[int]:
    """Mixes the rows a little about a chain; gives those that changed."""
    way, number = chance.randrange(4), layers.row[layers.line[chain][0]]
    if way > 1:
        return _carry_branch(layers, chance, chain, downwards=way == 2)
    row = layers.rows[number]
    at = row.index(chain)
    if way:
        row.insert(chance.randrange(len(row)), row.pop(at))
    else:
        size = chance.choice((2, 3, 4, 6))
        start = max(at - chance.randrange(size), 0)
        row[start : start + size] = row[start : start + size][::-1]
    layers.place([number])
    return {number}


def _carry_branch(layers: Layers, chance: Random, chain: int, *, downwards: bool) -> set[int]:
    """Takes a chain, with some of those who come from it or from whom it comes, to another side of their rows."""
    near = layers.below if downwards else layers.above
    branch, most = [chain], chance.choice(_BRANCHES)
    for one in branch:
        branch += [other for other in dict.fromkeys(near(one)) if other not in branch][: max(most - len(branch), 0)]
    side, changed = chance.random(), set()
    for number, row in enumerate(layers.rows):
        taken = [one for one in row if one in branch]
        left = [one for one in row if one not in branch]
        if taken and left:
            at = int(side * (len(left) + 1))
            layers.rows[number] = left[:at] + taken + left[at:]
            changed.add(number)
    layers.place(changed)
    return changed

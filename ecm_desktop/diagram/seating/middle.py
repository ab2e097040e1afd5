"""The child's own family in the middle: families that nothing joins to it stand left and right of it.

Within a family birth order, fathers on the left and lines that do not cross say who stands where; what is free goes by
the child whom the case is about.
"""

from __future__ import annotations

from itertools import pairwise

from ecm_desktop.diagram.seating.layers import Layers
from ecm_desktop.domain.ids import RecordId


def put_in_the_middle(layers: Layers, child: RecordId) -> None:
    """Orders the families of the layers, each as it is, so that as much stands left of the child's as right of it."""
    part = _parts(layers)
    if child not in layers.people or len(set(part)) < 2:
        return
    mine = part[layers.chain[layers.people.index(child)]]
    place = _places(layers, part, mine)
    for row in layers.rows:
        row.sort(key=lambda chain: place[part[chain]])
    layers.place(range(len(layers.rows)))


def _parts(layers: Layers) -> list[int]:
    """By chain, the number of the family it belongs to: lines from above join."""
    part = list(range(len(layers.line)))

    def of(chain: int) -> int:
        while part[chain] != chain:
            part[chain] = part[part[chain]]
            chain = part[chain]
        return chain

    for fork in layers.forks:
        for one, other in pairwise((*fork.sources, *fork.targets)):
            part[of(layers.chain[other])] = of(layers.chain[one])
    return [of(chain) for chain in range(len(part))]


def _places(layers: Layers, part: list[int], mine: int) -> dict[int, int]:
    """The place of each family from left to right; the others keep their order among themselves."""
    wide: dict[int, int] = {}
    for row in layers.rows:
        for one in dict.fromkeys(part[chain] for chain in row):
            seats = sum(len(layers.line[chain]) for chain in row if part[chain] == one)
            wide[one] = max(wide.get(one, 0), seats)
    others = [one for one in wide if one != mine]
    half, passed, left = sum(wide[one] for one in others) / 2, 0.0, []
    for one in others:
        if passed + wide[one] / 2 <= half:
            left.append(one)
        passed += wide[one]
    order = [*left, mine, *(one for one in others if one not in left)]
    return {one: number for number, one in enumerate(order)}

"""Brothers and sisters who sit a row lower than their generation, where that spares the family several crossings.

A family that married among itself over and over may have no order without many lines that cross. Its lines then pass
below people of the row that was left, rather than through their descent. One crossing is not worth a row.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import chain

from ecm_desktop.diagram.seating.coordinates import coordinates
from ecm_desktop.diagram.seating.cost import CROSSED, Cost
from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.diagram.seating.layers import Layers
from ecm_desktop.diagram.seating.shaking import order_rows
from ecm_desktop.domain.ids import RecordId

Rows = dict[RecordId, int]

_SPARED = 2 * CROSSED  # what must be spared at least
_MOST = 3  # times that somebody is lowered
_TRIED_PEOPLE = 8_000  # no more is tried than so many people were ordered anew, so that a large family takes no longer
_STRETCHED = 1.0  # for each descent that becomes longer: which of equal ways is taken


def lowered(family: Family, rows: Rows, head: RecordId) -> Rows:
    """The rows with the brothers and sisters of `head` one lower, and whoever must go along."""
    moving = _moving(family, rows, head) if head in rows else frozenset()
    return {key: row + (key in moving) for key, row in rows.items()}


def spare_crossings(family: Family, rows: Rows, layers: Layers) -> tuple[Rows, Layers, tuple[RecordId, ...]]:
    """Rows and layers with fewer crossings, and the heads of those who were lowered for it; else as they are."""
    heads: tuple[RecordId, ...] = ()
    while len(heads) < _MOST and (found := _better(family, rows, layers)) is not None:
        head, rows, layers = found
        heads = (*heads, head)
    return rows, layers, heads


def _better(family: Family, rows: Rows, layers: Layers) -> tuple[RecordId, Rows, Layers] | None:
    """The best way to lower somebody, where one spares enough."""
    faults = Cost(layers).of_all().faults
    if faults < _SPARED:
        return None
    known, found = coordinates(layers), []
    for head in _heads(family, layers):
        other = lowered(family, rows, head)
        tried = order_rows(family, other, known)
        spared = faults - Cost(tried).of_all().faults
        if spared >= _SPARED:
            worth = spared - _STRETCHED * (_length(family, other) - _length(family, rows))
            found.append((-worth, head, other, tried))
    return min(found, key=lambda one: one[:2])[1:] if found else None


def _heads(family: Family, layers: Layers) -> list[RecordId]:
    """The eldest child of each home in which somebody is in trouble, or who comes from one."""
    in_trouble = {one for number in Cost(layers).in_trouble() for one in layers.line[number] if layers.is_person(one)}
    people = {layers.people[one] for one in in_trouble}
    found = [home.children[0] for home in family.homes if people & {*home.children, *home.parents}]
    return found[: _TRIED_PEOPLE // len(family.people)]


def _length(family: Family, rows: Mapping[RecordId, int]) -> int:
    """Over how many rows the lines of all homes run."""
    return sum(
        max(rows[child] for child in home.children) - max(rows[parent] for parent in home.parents)
        for home in family.homes
    )


def _moving(family: Family, rows: Rows, head: RecordId) -> frozenset[RecordId]:
    moving, todo = {head}, deque([head])
    while todo:
        for other in _along(family, rows, todo.popleft()):
            if other not in moving:
                moving.add(other)
                todo.append(other)
    return frozenset(moving)


def _along(family: Family, rows: Rows, key: RecordId) -> Iterator[RecordId]:
    """Who must go along with somebody: partners and brothers and sisters of the row, and children of the next."""
    yield from (other for other in family.partners[key] if rows[other] == rows[key])
    for descent in chain(family.homes, family.ties):
        if key in descent.children:
            yield from (other for other in descent.children if rows[other] == rows[key])
        if key in descent.parents:
            yield from (child for child in descent.children if rows[child] == rows[key] + 1)

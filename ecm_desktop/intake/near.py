"""Who of a family file comes in: ancestors and descendants of somebody within some generations, or one whole family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.proposals import FamilyProposal

Kin = Mapping[RecordId, Iterable[RecordId]]


def near(family: FamilyProposal, person: RecordId, generations: int) -> frozenset[RecordId]:
    """The person, who is so many generations above, all who come of those down to as many below, and their partners."""
    parents: dict[RecordId, set[RecordId]] = defaultdict(set)
    children: dict[RecordId, set[RecordId]] = defaultdict(set)
    for one in family.parentages:
        parents[one.child].add(one.parent)
        children[one.parent].add(one.child)
    found, above, ancestors = {person}, {person}, {person}
    for number in range(generations + 1):
        found |= above | _downwards(above, children, number + generations)
        above = {one for key in above for one in parents[key]} - ancestors  # of a file whose bonds go round, each once
        ancestors |= above
    return frozenset(found | _partners(found, family))


def joined(family: FamilyProposal, person: RecordId) -> frozenset[RecordId]:
    """The person and everybody whom some way through parents, children and partners leads to: one family of several."""
    beside: dict[RecordId, set[RecordId]] = defaultdict(set)
    pairs = [(one.parent, one.child) for one in family.parentages] + [(one.a, one.b) for one in family.partnerships]
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    found, todo = {person}, [person]
    while todo:
        more = beside[todo.pop()] - found
        found |= more
        todo += more
    return frozenset(found)


def _downwards(of: Iterable[RecordId], children: Kin, generations: int) -> set[RecordId]:
    found = set(of)
    row = set(found)
    for _ in range(generations):
        row = {one for key in row for one in children[key]} - found
        found |= row
    return found


def _partners(of: set[RecordId], family: FamilyProposal) -> set[RecordId]:
    couples = ({one.a, one.b} for one in family.partnerships)
    by_child: dict[RecordId, set[RecordId]] = defaultdict(set)
    for bond in family.parentages:
        if bond.child in of:
            by_child[bond.child].add(bond.parent)
    return {one for pair in (*couples, *by_child.values()) if pair & of for one in pair}

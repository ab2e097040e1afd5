"""Random edits of a family: somebody gets a child, a partner, a brother or parents, or somebody at the edge goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.record import Record

Edit = Callable[[Case, Random, Iterator[int]], Case]


def edited(case: Case, number: int) -> Case:
    """The case after one edit, the same for the same number."""
    chance = Random(number)  # noqa: S311  # picks what is measured, nothing secret
    return _EDITS[number % len(_EDITS)](case, chance, count())


def _somebody(gender: Gender, numbers: Iterator[int]) -> Person:
    return Person(id=f"new{next(numbers)}", name="New", gender=gender)


def _child(case: Case, chance: Random, numbers: Iterator[int]) -> Case:
    return _born_to(case, sorted(chance.choice(list(_homes(case).values()))), numbers)


def _partner(case: Case, chance: Random, numbers: Iterator[int]) -> Case:
    """Somebody without a partner gets one, and a child with them."""
    paired = {one for parents in _homes(case).values() for one in parents}
    alone = [one for one in case.of(Person) if one.id not in paired]
    one = chance.choice(alone or list(case.of(Person)))
    other = _somebody(Gender.FEMALE if one.gender is Gender.MALE else Gender.MALE, numbers)
    return _born_to(case.put(other), [one.id, other.id], numbers)


def _parents(case: Case, chance: Random, numbers: Iterator[int]) -> Case:
    homes = _homes(case)
    child = chance.choice([one.id for one in case.of(Person) if one.id not in homes])
    made: list[Record] = [_somebody(Gender.MALE, numbers), _somebody(Gender.FEMALE, numbers)]
    bonds = [Parentage(id=f"{one.id}>{child}", parent=one.id, child=child) for one in made]
    return case.put(*made, *bonds)


def _gone(case: Case, chance: Random, _numbers: Iterator[int]) -> Case:
    """Somebody without children goes."""
    parents = {bond.parent for bond in case.of(Parentage)}
    gone = chance.choice([one.id for one in case.of(Person) if one.id not in parents])
    return case.drop(gone, *(bond.id for bond in case.of(Parentage) if bond.child == gone))


def _born_to(case: Case, parents: list[RecordId], numbers: Iterator[int]) -> Case:
    child = _somebody(Gender.UNKNOWN, numbers)
    bonds = [Parentage(id=f"{one}>{child.id}", parent=one, child=child.id) for one in parents]
    return case.put(child, *bonds)


def _homes(case: Case) -> dict[RecordId, set[RecordId]]:
    """The parents of everybody who has some."""
    found: dict[RecordId, set[RecordId]] = {}
    for bond in case.of(Parentage):
        found.setdefault(bond.child, set()).add(bond.parent)
    return found


_EDITS: tuple[Edit, ...] = (_child, _partner, _parents, _gone)

"""A proposed family into the case: who is known already stays one person, and the case's child is never doubled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import FamilyProposal

_T = TypeVar("_T")
_FACTS = (
    "given",
    "surname",
    "birth",
    "birth_place",
    "death",
    "death_cause",
    "loss",
    "birth_group",
    "identical",
    "note",
)


def with_family(case: Case, family: FamilyProposal, ids: IdSource) -> tuple[Case, dict[str, RecordId]]:
    """The case with the family's people and bonds, and who in it is who of the file; bonds that are there stay."""
    known = known_people(case, family)
    keys = {xref: found.id if found else ids() for xref, found in known.items()}
    groups = _birth_groups(family, known, ids)
    for person in family.people:
        told = replace(person, id=keys[person.id], birth_group=groups.get(person.birth_group or ""))
        found = known[person.id]
        case = case.put(_completed(found, told) if found else told)
    return _with_bonds(case, family, keys, ids), keys


def known_people(case: Case, family: FamilyProposal) -> dict[str, Person | None]:
    """Who of the case each person of a family is: its child, or who came from the same place in such a file."""
    there: dict[str, list[Person]] = {}
    for one in case.of(Person):
        for reference in one.external_ids:
            there.setdefault(reference, []).append(one)

    def known(told: Person) -> Person | None:
        if told.id == family.child and case.child_person is not None:
            return case.child_person
        near = (one for reference in told.external_ids for one in there.get(reference, ()))
        return next((one for one in near if _is_same(one, told)), None)

    return {person.id: known(person) for person in family.people}


def _is_same(one: Person, told: Person) -> bool:
    """The same reference alone may be another file's; the name or the birth must agree with it."""
    same_birth = one.birth is not None and told.birth is not None and one.birth.interval == told.birth.interval
    return one.name.casefold() == told.name.casefold() or same_birth


def _birth_groups(family: FamilyProposal, known: Mapping[str, Person | None], ids: IdSource) -> dict[str, str]:
    """For each birth group of the file its name in the case: that of a known member, else a new one."""
    groups: dict[str, str] = {}
    for person in family.people:
        if person.birth_group is None:
            continue
        member = known[person.id]
        if member is not None and member.birth_group:
            groups[person.birth_group] = member.birth_group
        elif person.birth_group not in groups:
            groups[person.birth_group] = ids()
    return groups


def _completed(found: Person, told: Person) -> Person:
    """What the case says stays; what it does not say is taken from the file."""
    facts = {
        name: getattr(told, name) for name in _FACTS if not getattr(found, name) and getattr(told, name) is not None
    }
    names = [name for name in (told.name, *told.other_names) if name and name != found.name]
    return replace(
        found,
        **facts,
        name=found.name or told.name,
        gender=told.gender if found.gender is Gender.UNKNOWN else found.gender,
        is_dead=found.is_dead or told.is_dead,
        other_names=_joined(found.other_names, names),
        external_ids=_joined(found.external_ids, told.external_ids),
    )


def _joined(mine: tuple[_T, ...], more: tuple[_T, ...] | list[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*mine, *more)))


def _with_bonds(case: Case, family: FamilyProposal, keys: Mapping[str, RecordId], ids: IdSource) -> Case:
    for couple in family.partnerships:
        told = replace(couple, a=keys[couple.a], b=keys[couple.b])
        case = case.put(_partnership(case, told, ids))
    bonds = {(one.parent, one.child, one.nature) for one in case.of(Parentage)}
    for bond in family.parentages:
        moved = replace(bond, id="", parent=keys[bond.parent], child=keys[bond.child])
        if (moved.parent, moved.child, moved.nature) not in bonds:
            case = case.put(replace(moved, id=ids()))
    return case


def _partnership(case: Case, told: Partnership, ids: IdSource) -> Partnership:
    """The couple as one partnership, with the periods that the case does not hold yet."""
    found = next((one for one in case.of(Partnership) if {one.a, one.b} == {told.a, told.b}), None)
    if found is None:
        return replace(told, id=ids())
    there = {_days_of(period) for period in found.periods}
    new: list[PartnershipPeriod] = [period for period in told.periods if _days_of(period) not in there]
    return replace(
        found,
        periods=(*found.periods, *new),
        external_ids=_joined(found.external_ids, told.external_ids),
    )


def _days_of(period: PartnershipPeriod) -> tuple[object, ...]:
    """What makes two periods the same, whatever the words in which their days are told."""
    told = (period.began, period.married, period.separated, period.divorced, period.ended)
    return (period.kind, *(one and (one.interval, one.kind) for one in told))

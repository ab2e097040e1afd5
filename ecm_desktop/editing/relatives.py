"""The verb that puts a relative of the child on the map, with the parents between where nobody knew of them yet."""

from __future__ import annotations

from ecm_desktop.domain.bonds import ParentageKind, Partnership, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.kin import Kin, birth_parent, birth_parents
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing.bonds import add_bond
from ecm_desktop.editing.people import add_child_of, add_parent, add_person, change_person
from ecm_desktop.errors import Refused


def add_relative(case: Case, kin: Kin, via: Gender | None, person: Person, nobody: str, ids: IdSource) -> Case:
    """Put `person` on the map as the child's relative, by the mother (FEMALE) or the father (MALE) where `via` says so.

    A parent between who is not on the map comes with the name `nobody`. A grandparent of whom nobody says by which
    parent is the one who is there, of whom more is said, else stands without a line. Raises Refused for a parent or
    grandparent who is there already, and for a brother or sister of whose parents nobody is known.
    """
    if case.child is None:
        raise Refused("This case has no child yet.")
    child = case.child.person
    if kin is Kin.PARENT:
        return _as_parent(case, child, person, ids)
    if kin is Kin.GRANDPARENT and via is None:
        return _grandparent(case, person)
    if kin is Kin.SIBLING and via is None:
        parents = tuple(one.id for one in birth_parents(case, child))
        if not parents:
            raise Refused("Put a parent on the map first, or say by which parent.")
        return add_child_of(case, parents, person, ids)
    after, parent = _parent(case, child, via or Gender.UNKNOWN, nobody, ids)
    if kin is Kin.GRANDPARENT:
        return _as_parent(after, parent, person, ids)
    if kin is Kin.PARENTS_SIBLING:
        return _parents_sibling(after, parent, person, nobody, ids)
    return add_child_of(after, (parent,), person, ids)


def _parents_sibling(case: Case, parent: RecordId, person: Person, nobody: str, ids: IdSource) -> Case:
    older = tuple(one.id for one in birth_parents(case, parent))
    if not older:
        case, unknown = _parent(case, parent, Gender.UNKNOWN, nobody, ids)
        older = (unknown,)
    return add_child_of(case, older, person, ids)


def grandparents_called(case: Case, called: str, gender: Gender) -> list[Person]:
    """The grandparents on the map who are meant by "nan": whom the family calls so, else those of that gender."""
    if case.child is None:
        return []
    named = [one for one in case.of(Person) if one.role and unaccented(one.role) == unaccented(called)]
    parents = birth_parents(case, case.child.person)
    older = {one.id: one for parent in parents for one in birth_parents(case, parent.id) if one.gender is gender}
    return named or list(older.values())


def _grandparent(case: Case, person: Person) -> Case:
    """More of the one who is meant, or somebody who stands without a line: nobody knows yet whose parent."""
    known = grandparents_called(case, person.role, person.gender)
    if len(known) > 1:
        raise Refused("Say by which parent: via mum, or via dad.")
    if not known:
        return add_person(case, person)
    told = {name: when for name in ("birth", "death") if (when := getattr(person, name)) is not None}
    if not told:
        raise Refused("They are on the map already; choose them there to say more.")
    return change_person(case, known[0].id, **told)


def add_partner(
    case: Case, of: Gender, partner: Person, period: PartnershipPeriod, children: tuple[Person, ...], ids: IdSource,
    *, nobody: str,
) -> Case:  # fmt: skip
    """Put a partner of the child's mother (FEMALE) or father (MALE) on the map, with children of the two.

    A parent who is not on the map yet comes with the name `nobody`.
    """
    if case.child is None:
        raise Refused("This case has no child yet.")
    after, parent = _parent(case, case.child.person, of, nobody, ids)
    after = add_person(after, partner)
    after = add_bond(after, Partnership(id=ids(), a=parent, b=partner.id, periods=(period,)))
    for child in children:
        after = add_child_of(after, (parent, partner.id), child, ids)
    return after


def _as_parent(case: Case, of: RecordId, person: Person, ids: IdSource) -> Case:
    if birth_parent(case, of, person.gender) is not None:
        raise Refused("They are on the map already; choose them there to say more.")
    return add_parent(case, of, person, ids(), ParentageKind.BIRTH)


def _parent(case: Case, of: RecordId, gender: Gender, nobody: str, ids: IdSource) -> tuple[Case, RecordId]:
    """The parent of that gender, who comes on the map where they are not there yet."""
    known = birth_parent(case, of, gender)
    if known is not None:
        return case, known.id
    new = Person(id=ids(), name=nobody, gender=gender)
    return add_parent(case, of, new, ids(), ParentageKind.BIRTH), new.id

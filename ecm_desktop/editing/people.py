"""Verbs about people: begin a case, add somebody, say more about them, take them off the map."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.errors import Refused

LONGEST_NAME = 400  # letters; a longer one is a paste into the wrong field


def begin_case(reference: str, name: str, born: date, today: date, ids: IdSource) -> Case:
    """A new case of a child; raises Refused when the reference, the name or the date of birth cannot be."""
    if not reference.strip():
        raise Refused("Give the case a reference of your service.")
    _check_birth(born, today)
    person = Person(id=ids(), name=_checked(name), birth=on_day(born))
    return Case([person, Child(id=ids(), person=person.id, reference=reference.strip())])


def put_birth_right(case: Case, born: date, today: date, dated_anew: tuple[LifeEvent, ...] = ()) -> Case:
    """The child was born on another day than the case had; raises Refused when that cannot be.

    `dated_anew` are events told by the child's age, as they then lie.
    """
    if case.child is None:
        raise Refused("This case has no child yet.")
    _check_birth(born, today)
    return _dated_anew(change_person(case, case.child.person, birth=on_day(born)), dated_anew)


def teach_out_of_year(case: Case, out_of_year: OutOfYear | None, dated_anew: tuple[LifeEvent, ...] = ()) -> Case:
    """The child is taught a year below or above their age, or in step with it (None); `dated_anew` as for a birth."""
    return _dated_anew(change_child(case, out_of_year=out_of_year), dated_anew)


def _dated_anew(case: Case, events: tuple[LifeEvent, ...]) -> Case:
    for event in events:
        case.get_one(LifeEvent, event.id)
        case = case.put(event)
    return case


def put_name_right(case: Case, name: str) -> Case:
    """The child has another name than the case had; raises Refused for none, and for what is too long for one."""
    if case.child is None:
        raise Refused("This case has no child yet.")
    return change_person(case, case.child.person, name=_checked(name))


def _check_birth(born: date, today: date) -> None:
    if born > today:
        raise Refused("The date of birth lies in the future.")
    if born.year < today.year - 30:
        raise Refused("The date of birth is more than thirty years ago; look at the year again.")


def add_person(case: Case, person: Person) -> Case:
    """Put a person on the family map."""
    return add(case, _named(person))


def change_person(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Say more, or something else, about a person."""
    after = revise(case, Person, key, **changed)
    person = _named(after.get_one(Person, key))
    if "name" in changed:
        parts = {part: "" for part in ("given", "surname") if getattr(person, part) not in person.name}
        after = revise(after, Person, key, **parts)  # what the name no longer says is not shown for it
    return after


def say_identical(case: Case, key: RecordId, identical: bool | None) -> Case:
    """Say of all children of one birth whether they are identical; None where nobody knows. Raises Refused."""
    group = case.get_one(Person, key).birth_group
    if group is None:
        raise Refused("That is said of twins and triplets; add a twin first.")
    return case.put(*(replace(one, identical=identical) for one in case.of(Person) if one.birth_group == group))


def change_child(case: Case, /, **changed: object) -> Case:
    """Say more about the child the case is about."""
    if case.child is None:
        raise Refused("This case has no child yet.")
    if not changed.get("reference", "known"):
        raise Refused("Give the case a reference of your service.")
    return revise(case, Child, case.child.id, **changed)


def remove_person(case: Case, key: RecordId) -> Case:
    """Take a person off the map, with their bonds and seat; the child of the case stays."""
    case.get_one(Person, key)
    if case.child and case.child.person == key:
        raise Refused("The child this case is about cannot be taken off the map.")
    return remove(case, key)


def add_parent(case: Case, key: RecordId, parent: Person, parentage: RecordId, nature: ParentageKind) -> Case:
    """Add somebody as a parent of a person who is there."""
    case.get_one(Person, key)
    return add(add_person(case, parent), Parentage(id=parentage, parent=parent.id, child=key, nature=nature))


def add_child_of(case: Case, parents: tuple[RecordId, ...], child: Person, ids: IdSource) -> Case:
    """Add somebody as the child of one parent, or of both parents of a couple."""
    for parent in parents:
        case.get_one(Person, parent)
    after = add_person(case, child)
    return add(after, *(Parentage(id=ids(), parent=parent, child=child.id) for parent in parents))


def _checked(name: str) -> str:
    if not name.strip():
        raise Refused("Give the person a name, or “not known”.")
    if len(name) > LONGEST_NAME:
        raise Refused("A name of more than {most} letters is probably something else.", most=LONGEST_NAME)
    return name.strip()


def _named(person: Person) -> Person:
    _checked(person.name or "?")
    return person

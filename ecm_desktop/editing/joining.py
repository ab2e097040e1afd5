"""Verbs about who belongs to whom: a relative who is added beside somebody, or two who are there and are joined."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import bonds, people
from ecm_desktop.editing.records import add, remove, repoint
from ecm_desktop.errors import Refused


class Beside(StrEnum):
    """What somebody is to a person."""

    PARENT = "parent"
    PARTNER = "partner"
    CHILD = "child"
    SIBLING = "sibling"
    TWIN = "twin"


def add_beside(case: Case, kin: Beside, key: RecordId, new: Person, ids: IdSource) -> Case:
    """Add somebody as a relative of a person who is there; a child is of the person and their only partner."""
    person = case.get_one(Person, key)
    if kin is Beside.TWIN:
        new = replace(new, birth=person.birth)
    after = join(people.add_person(case, new), kin, key, new.id, ids)
    partners = _partners(case, key)
    if kin is Beside.CHILD and len(partners) == 1:
        after = join(after, Beside.PARENT, new.id, partners[0], ids)
    return after


def join(case: Case, kin: Beside, key: RecordId, other: RecordId, ids: IdSource) -> Case:
    """Say that `other`, who is there, is a relative of this person; raises Refused with why that cannot be."""
    if key == other:
        raise Refused("Choose two different people.")
    case.get_one(Person, key)
    case.get_one(Person, other)
    match kin:
        case Beside.PARENT:
            return _with_parent(case, key, other, ids)
        case Beside.CHILD:
            return _with_parent(case, other, key, ids)
        case Beside.PARTNER:
            return _with_partner(case, key, other, ids)
        case Beside.SIBLING:
            return _with_sibling(case, key, other, ids)
        case Beside.TWIN:
            return _as_twins(_with_sibling(case, key, other, ids), key, other, ids)


def merge_people(case: Case, kept: RecordId, gone: RecordId) -> Case:
    """Two records turn out to be one person: what was told of either is told of `kept`, whose own word goes first."""
    if kept == gone:
        raise Refused("Choose two different people.")
    if case.child and case.child.person == gone:
        raise Refused("The child this case is about stays; merge the other person into the child.")
    one, other = case.get_one(Person, kept), case.get_one(Person, gone)
    _check_apart(case, kept, gone)
    seats = [seat.id for seat in case.of(Seat) if seat.subject == gone]
    after = repoint(remove(case, *seats), gone, kept)
    after = after.put(_merged(one, other)).drop(gone)
    return after.drop(*_twofold(after))


_OF_THE_PLACE = ("id", "gender", "birth_group", "identical", "many")


def extract_person(case: Case, key: RecordId, new: RecordId, nobody: str) -> Case:
    """Somebody turns out not to be the one who stands here: what was told of them goes to a person of their own.

    The place keeps its parents, children, partners and seat, with the name `nobody`. Raises Refused for the child the
    case is about, who is known.
    """
    person = case.get_one(Person, key)
    if case.child and case.child.person == key:
        raise Refused("The child this case is about stays where they are.")
    told = replace(person, id=new, birth_group=None, identical=None, many=None)
    kept = {name: getattr(person, name) for name in _OF_THE_PLACE}
    after = people.add_person(case, told)
    moving = [one for one in after.values() if not isinstance(one, Person | Partnership | Parentage | Seat)]
    moved = repoint(Case(moving), key, new)
    return after.put(*moved.values(), Person(**kept, name=nobody))


def _check_apart(case: Case, kept: RecordId, gone: RecordId) -> None:
    """Raise Refused where the two cannot be one: a couple, or one the parent of the other."""
    couples = ({one.a, one.b} for one in case.of(Partnership))
    if any(ends == {kept, gone} for ends in (*couples, *({one.parent, one.child} for one in case.of(Parentage)))):
        raise Refused("These two belong together as couple or as parent and child; they cannot be one person.")


def _merged(one: Person, other: Person) -> Person:
    """What the one record does not say is taken from the other."""
    nothing = Person(id=one.id)
    told = {
        name: getattr(other, name)
        for name in one.__struct_fields__
        if getattr(one, name) == getattr(nothing, name) != getattr(other, name) and name != "id"
    }
    names = (*one.other_names, *other.other_names, *([other.name] if other.name != one.name else []))
    files = (*one.external_ids, *other.external_ids)
    notes = "\n".join(dict.fromkeys(note for note in (one.note, other.note) if note))
    told |= {"other_names": tuple(dict.fromkeys(names)), "external_ids": tuple(dict.fromkeys(files)), "note": notes}
    return replace(one, **told)


def _twofold(case: Case) -> list[RecordId]:
    """The couples and parentages that are told twice, or of one person alone."""
    couples: list[tuple[RecordId, object, bool]] = [
        (one.id, (frozenset((one.a, one.b)), one.periods), one.a == one.b) for one in case.of(Partnership)
    ]
    births: list[tuple[RecordId, object, bool]] = [
        (one.id, (one.parent, one.child, one.nature), one.parent == one.child) for one in case.of(Parentage)
    ]
    found, met = [], set[object]()
    for key, told, is_one in (*couples, *births):
        if is_one or told in met:
            found.append(key)
        met.add(told)
    return found


def _with_parent(case: Case, child: RecordId, parent: RecordId, ids: IdSource) -> Case:
    there = _parents(case, child)
    if parent in there:
        raise Refused("They are parent and child already.")
    if len(there) > 1:
        raise Refused("Two birth parents are there already. Take one off, or add a carer in another way.")
    return bonds.add_bond(case, Parentage(id=ids(), parent=parent, child=child))


def _with_partner(case: Case, one: RecordId, other: RecordId, ids: IdSource) -> Case:
    if other in _partners(case, one):
        raise Refused("They are a couple already.")
    if other in _parents(case, one) or one in _parents(case, other):
        raise Refused("They are parent and child; they cannot be a couple.")
    return bonds.add_bond(case, Partnership(id=ids(), a=one, b=other))


def _with_sibling(case: Case, key: RecordId, other: RecordId, ids: IdSource) -> Case:
    """The two share every birth parent that either has."""
    mine, theirs = _parents(case, key), _parents(case, other)
    if not mine and not theirs:
        raise Refused("Add a parent first: brothers and sisters share one.")
    if len({*mine, *theirs}) > 2:  # a child has two birth parents at most
        raise Refused("They have different parents; add the parent whom they share.")
    if {key, other} & {*mine, *theirs}:
        raise Refused("They are parent and child; they cannot be brother and sister.")
    made: list[Record] = [
        Parentage(id=ids(), parent=parent, child=child)
        for child, there, wanted in ((key, mine, theirs), (other, theirs, mine))
        for parent in wanted
        if parent not in there
    ]
    if not made:
        raise Refused("They are brother and sister already.")
    after = add(case, *made)
    for bond in made:
        after = bonds.change_bond(after, Parentage, bond.id)
    return after


def _as_twins(case: Case, key: RecordId, other: RecordId, ids: IdSource) -> Case:
    one, two = case.get_one(Person, key), case.get_one(Person, other)
    group = one.birth_group or two.birth_group or ids()
    return case.put(replace(one, birth_group=group), replace(two, birth_group=group))


def _parents(case: Case, child: RecordId) -> list[RecordId]:
    births = (one for one in case.of(Parentage) if one.nature is ParentageKind.BIRTH)
    return [one.parent for one in births if one.child == child]


def _partners(case: Case, key: RecordId) -> list[RecordId]:
    couples = [one for one in case.of(Partnership) if key in (one.a, one.b)]
    return list(dict.fromkeys(one.b if one.a == key else one.a for one in couples))

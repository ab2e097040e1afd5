"""A case seen from one side: as of a day of the child's life, or as one reader may see it.

A reduction takes a case and gives a smaller case; drawings and reports are made from what is left, so what must not be
seen never reaches them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.life import Annotation, LifeEvent, Order
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record, Visibility, stands_on

_PREGNANCY = timedelta(weeks=40)


def _begun(when: When | None, day: date) -> bool:
    return when is None or when.earliest is None or when.earliest <= day


def _was(period: Period, day: date) -> bool:
    return period.includes(day)


def _person(record: Person, day: date) -> bool:
    return _carried(record.due, day) if record.is_expected else _begun(record.birth, day)


def _carried(due: When | None, day: date) -> bool:
    """Whether a child who is expected may have been carried by the day; not known is yes."""
    return due is None or due.earliest is None or due.earliest - _PREGNANCY <= day


def _partnership(record: Partnership, day: date) -> bool:
    return not record.periods or any(_begun(one.period.start, day) for one in record.periods)


def _parentage(record: Parentage, day: date) -> bool:
    return _begun(record.period.start, day)


def _event(record: LifeEvent, day: date) -> bool:
    return _begun(record.when, day)


_HOLDS: dict[type[Record], Callable[..., bool]] = {
    Person: _person,
    Partnership: _partnership,
    Parentage: _parentage,
    ParentalResponsibility: lambda record, day: _was(record.period, day),
    Household: lambda record, day: _was(record.period, day),
    Stay: lambda record, day: _was(record.period, day),
    Placement: lambda record, day: _was(record.period, day),
    Relationship: lambda record, day: _was(record.period, day),
    LifeEvent: _event,
    Order: lambda record, day: _begun(record.imposed or record.period.start, day),
}


def _points_to(record: Record) -> tuple[str, ...]:
    match record:
        case Partnership() | Relationship():
            return (record.a, record.b)
        case Parentage():
            return (record.parent, record.child)
        case ParentalResponsibility():
            return (record.holder, record.child)
        case Stay():
            return (record.household, record.person)
    return ()


def as_of(case: Case, day: date) -> Case:
    """The child's world on `day`: what may have been so then. Never the future; everything that then was.

    People stay from birth on, the dead included; homes, placements and emotional lines are there while they last.
    What joins records (a partnership, a stay) goes with either end. Meetings, plans and seats are not life time.
    """
    kept = {
        record.id: record for record in case.values() if type(record) not in _HOLDS or _HOLDS[type(record)](record, day)
    }
    return Case(record for record in kept.values() if all(end in kept for end in _points_to(record)))


class Reader:
    """Who looks: the meeting, a named professional, the psychologist, or an author; decides what may be shown."""

    def __init__(self, name: str = "", *, psychologist: bool = False) -> None:
        self.name = name
        self.psychologist = psychologist

    def may_see(self, record: Record) -> bool:
        """Whether this reader may see the record."""
        visibility = getattr(record, "visibility", Visibility.MEETING)
        if visibility == Visibility.NAMED:
            return self.psychologist or (bool(self.name) and self.name in getattr(record, "named", ()))
        if visibility == Visibility.AUTHOR:
            return bool(self.name) and getattr(record, "author", "") == self.name
        return visibility == Visibility.MEETING or self.psychologist


def seen_by(case: Case, reader: Reader) -> Case:
    """The case without what `reader` may not see; ids of hidden records go from every list that names them."""
    kept = [record for record in case.values() if reader.may_see(record)]
    return case if len(kept) == len(case) else reduced(case, kept)


def without_layer(case: Case) -> Case:
    """The case without the notes that somebody keeps to themselves: those that no file takes along."""
    meeting = Reader()
    kept = [one for one in case.values() if not isinstance(one, Annotation) or meeting.may_see(one)]
    return case if len(kept) == len(case) else reduced(case, kept)


@dataclass(frozen=True)
class Shown:
    """What a document may show, as an allow-list: kinds of records and lanes of events, None being all of them.

    `emptied` are text fields that stay empty although their record is shown.
    """

    kinds: frozenset[type[Record]] | None = None
    lanes: frozenset[str] | None = None
    emptied: tuple[tuple[type[Record], str], ...] = ()

    def allows(self, record: Record) -> bool:
        """Whether the record may be shown at all."""
        if self.kinds is not None and type(record) not in self.kinds:
            return False
        return self.lanes is None or not isinstance(record, LifeEvent) or record.lane in self.lanes

    def empties(self, record: Record, field: str) -> bool:
        """Whether that field of a record stays empty although the record may be shown."""
        return any(name == field and isinstance(record, kind) for kind, name in self.emptied)


EVERYTHING = Shown()


def only(case: Case, shown: Shown) -> Case:
    """The case with nothing but what is on the list; ids of what went go from every list that names them."""
    if shown == EVERYTHING:
        return case
    return reduced(case, [_emptied(record, shown) for record in case.values() if shown.allows(record)])


def _emptied(record: Record, shown: Shown) -> Record:
    from msgspec.structs import replace

    fields = {name: "" for kind, name in shown.emptied if isinstance(record, kind)}
    return replace(record, **fields) if fields else record


def reduced(case: Case, kept: list[Record]) -> Case:
    """A case of these records alone; ids of the others go from every list that names them."""
    hidden = set(case) - {record.id for record in kept}
    return Case(scrubbed for record in kept if (scrubbed := _without(record, hidden)) is not None)


def _without(record: Record, hidden: set[str]) -> Record | None:
    """The record naming none of the hidden; None for one that cannot stand without one of them."""
    from msgspec.structs import replace

    if any(getattr(record, name) in hidden for name in stands_on(type(record))):
        return None
    changed: dict[str, object] = {}
    for name in record.__struct_fields__[1:]:
        value = getattr(record, name)
        if type(value) is str and value in hidden:  # a word of a closed list is no id
            changed[name] = None
        if isinstance(value, tuple) and any(type(one) is str and one in hidden for one in value):
            changed[name] = tuple(one for one in value if one not in hidden)
    return replace(record, **changed) if changed else record


_LASTING = (ParentageKind.BIRTH, ParentageKind.ADOPTED)


def round_the_child(case: Case) -> Case:
    """The case with the people nearest to the child only: for a small picture of the family.

    Nearest are the child, parents of any kind with their partners and other children, the grandparents by birth,
    whoever shares a home with the child at some time, and whoever an emotional line ties to them.
    """
    child = case.child
    if child is None:
        return case
    parents = _parents(case, {child.person})
    near = (
        {child.person} | parents | _birth_parents(case, _birth_parents(case, {child.person})) | _children(case, parents)
    )
    near |= {one for pair in _couples(case) if pair & parents for one in pair}
    near |= _at_home_with(case, child.person) | _tied_to(case, child.person)
    return _only(case, near)


def close_family(case: Case) -> Case:
    """The case with those of `with_carers`, and the partners and children of parents by birth or adoption."""
    child = case.child
    if child is None:
        return case
    parents = {one.parent for one in case.of(Parentage) if one.child == child.person and one.nature in _LASTING}
    near = _carers(case, child.person) | _children(case, parents)
    near |= {one for pair in _couples(case) if pair & parents for one in pair}
    return _only(case, near)


def with_carers(case: Case) -> Case:
    """The case with the child, parents of any kind, carers, and whoever shares a home with the child, and no others."""
    return _only(case, _carers(case, case.child.person)) if case.child else case


def _carers(case: Case, child: str) -> set[str]:
    carers = {one for placement in case.of(Placement) for one in placement.carers}
    return {child} | _parents(case, {child}) | carers | _at_home_with(case, child)


def _only(case: Case, near: set[str]) -> Case:
    far = {person.id for person in case.of(Person)} - near
    kept = [record for record in case.values() if record.id not in far]
    return Case(record for record in kept if not far & set(_points_to(record)))


def _parents(case: Case, of: set[str]) -> set[str]:
    return {one.parent for one in case.of(Parentage) if one.child in of}


def _birth_parents(case: Case, of: set[str]) -> set[str]:
    bonds = (one for one in case.of(Parentage) if one.nature is ParentageKind.BIRTH)
    return {one.parent for one in bonds if one.child in of}


def _children(case: Case, of: set[str]) -> set[str]:
    return {one.child for one in case.of(Parentage) if one.parent in of}


def _couples(case: Case) -> list[set[str]]:
    return [{one.a, one.b} for one in case.of(Partnership)]


def _at_home_with(case: Case, child: str) -> set[str]:
    homes = {one.household for one in case.of(Stay) if one.person == child}
    return {one.person for one in case.of(Stay) if one.household in homes}


def _tied_to(case: Case, child: str) -> set[str]:
    return {one for line in case.of(Relationship) if child in (line.a, line.b) for one in (line.a, line.b)}

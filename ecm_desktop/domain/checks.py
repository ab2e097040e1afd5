"""What does not fit together in a case: contradictions a person should look at. A check never changes anything."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person


class Doubt(StrEnum):
    """The kinds of doubt."""

    DATE_FLAGGED = "date_flagged"
    NO_DATE = "no_date"
    SOURCES_DIFFER = "sources_differ"
    DIED_BEFORE_BIRTH = "died_before_birth"
    PARENT_YOUNGER = "parent_younger"
    OWN_ANCESTOR = "own_ancestor"


class Finding(msgspec.Struct, frozen=True):
    """One doubt about one record."""

    record: RecordId
    doubt: Doubt


def findings(case: Case) -> tuple[Finding, ...]:
    """Every doubt, in the order of the records."""
    return (*_about_events(case), *_about_people(case), *_about_parentage(case))


def sources_differ(event: LifeEvent) -> bool:
    """Whether two sources tell dates that cannot both be right."""
    dated = [one.when.interval for one in event.tellings if one.when.is_dated]
    return any(not a.overlaps(b) for n, a in enumerate(dated) for b in dated[n + 1 :])


def told_otherwise(event: LifeEvent) -> bool:
    """Whether the event lies where no source that told a date put it: it was placed there by hand."""
    dated = [one.when.interval for one in event.tellings if one.when.is_dated]
    return event.when.is_dated and bool(dated) and not any(event.when.interval.overlaps(one) for one in dated)


def _about_events(case: Case) -> list[Finding]:
    found = []
    for event in case.of(LifeEvent):
        if not event.when.is_dated:
            found.append(Finding(event.id, Doubt.NO_DATE))
        elif event.when.flag is not None:
            found.append(Finding(event.id, Doubt.DATE_FLAGGED))
        if sources_differ(event):
            found.append(Finding(event.id, Doubt.SOURCES_DIFFER))
    return found


def _certainly_before(first: When | None, second: When | None) -> bool:
    return bool(first and second and first.latest and second.earliest and first.latest < second.earliest)


def has_doubtful_date(person: Person) -> bool:
    """Whether a person's date of birth or of death should be looked at before it is relied on."""
    return any(when is not None and when.flag is not None for when in (person.birth, person.death))


def _about_people(case: Case) -> list[Finding]:
    found = []
    for person in case.of(Person):
        if has_doubtful_date(person):
            found.append(Finding(person.id, Doubt.DATE_FLAGGED))
        if _certainly_before(person.death, person.birth):
            found.append(Finding(person.id, Doubt.DIED_BEFORE_BIRTH))
    return found


def _about_parentage(case: Case) -> list[Finding]:
    births = [one for one in case.of(Parentage) if one.nature is ParentageKind.BIRTH]
    found = []
    for bond in births:
        parent, child = case.find(Person, bond.parent), case.find(Person, bond.child)
        if parent and child and _certainly_before(child.birth, parent.birth):
            found.append(Finding(bond.id, Doubt.PARENT_YOUNGER))
    return found + [Finding(one, Doubt.OWN_ANCESTOR) for one in own_ancestors(births)]


def own_ancestors(bonds: list[Parentage]) -> list[RecordId]:
    """People who are among their own ancestors, which no drawing can show in rows."""
    parents: dict[RecordId, set[RecordId]] = {}
    for bond in bonds:
        parents.setdefault(bond.child, set()).add(bond.parent)
    return [person for person in parents if person in _above(person, parents)]


def _above(person: RecordId, parents: dict[RecordId, set[RecordId]]) -> set[RecordId]:
    seen: set[RecordId] = set()
    todo = list(parents.get(person, ()))
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo.extend(parents.get(one, ()))
    return seen

"""Births and deaths that sources date differently: what each tells, side by side, for a person to choose from.

Rows, family files and the case may all tell of one birth or death. Where two of them cannot both be right nothing is
taken in silence: neither the first nor the surest. What was told and looked at before is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal, LifeDate, PersonKey, Proposal, Proposals, Told, told_event
from ecm_desktop.editing.proposals import known_source, told_already
from ecm_desktop.editing.proposed_family import known_people
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.likeness import days_of
from ecm_desktop.intake.lives import Births, Deaths


class LifeFact(NamedTuple):
    """One birth or death: of a person, or of whoever an event or a row tells, by the key of that."""

    of: Told
    which: LifeDate


class ToldDate(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives a date: an agency or a family file, the case where `teller` is ""; `is_new` if nobody looked at it."""

    when: When
    teller: str = ""
    is_new: bool = True

    def __repr__(self) -> str:
        return "<ToldDate>"


class DateChoice(msgspec.Struct, frozen=True):
    """One of the dates to choose from, and who tells it or what agrees with it."""

    when: When
    told: tuple[ToldDate, ...]


class DateQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Whose birth or death is told with which dates; `rows` (and events of the case) and `people` are what tells it.

    `name` is the person's, and "" where only a row tells, which is then in `text`.
    """

    fact: LifeFact
    name: str
    text: str
    choices: tuple[DateChoice, ...]
    rows: frozenset[Told]
    people: frozenset[PersonKey]

    def __repr__(self) -> str:
        return f"<DateQuestion with {len(self.choices)} dates>"


class DateAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The date that a person chose (None: to be left open), and what it is said of."""

    fact: LifeFact
    when: When | None
    rows: frozenset[Told]
    people: frozenset[PersonKey]

    def __repr__(self) -> str:
        return "<DateAnswer>"


def date_questions(
    chosen: Proposals, case: Case, circles: Sequence[Circle], answered: Mapping[LifeFact, DateAnswer]
) -> tuple[DateQuestion, ...]:
    """What is to be asked of the dates of birth and death in what is to come in."""
    found = _Telling(chosen, case, circles)
    return tuple(one for one in found.questions() if not _is_answered(one, answered.get(one.fact)))


def _is_answered(question: DateQuestion, answer: DateAnswer | None) -> bool:
    return answer is not None and question.rows <= answer.rows and question.people <= answer.people


class _Telling:
    """All dates of births and deaths that are told, by whose they are."""

    def __init__(self, shown: Proposals, case: Case, circles: Sequence[Circle]) -> None:
        self._shown, self._case = shown, case
        self._known_rows = told_already(case, shown)
        self._dates: dict[LifeFact, list[ToldDate]] = {}
        self._keys: dict[LifeFact, set[Told]] = {}
        self._texts: dict[LifeFact, str] = {}
        self._people: dict[LifeFact, set[PersonKey]] = {}
        self._names: dict[Told, str] = {}
        self._called: dict[str, set[Told]] = {}
        self._deaths, self._births = Deaths(circles), Births(circles)
        for person in case.of(Person):
            self._take_person(("", person.id), ("", person.id), person, ToldDate(when=When(), is_new=False))
        for family in shown.families:
            self._take_family(family)
        for unit in self._units():
            self._take_unit(unit)
        self._take_events()

    def _take_family(self, family: FamilyProposal) -> None:
        known = known_people(self._case, family)
        before = {one.name for one in self._shown.files if known_source(self._case, one) is not None}
        for person in family.people:
            there, key = known[person.id], (family.file, person.id)
            is_child = person.id == family.child
            told = ToldDate(when=When(), teller=family.file, is_new=family.file not in before)
            self._take_person(("", there.id) if there else key, key, person, told, without_birth=is_child)

    def _take_person(
        self, of: Told, key: PersonKey, person: Person, told: ToldDate, *, without_birth: bool = False
    ) -> None:
        self._names.setdefault(of, person.name)
        self._called.setdefault(unaccented(person.name), set()).add(of)
        for which, when in ((LifeDate.BIRTH, person.birth), (LifeDate.DEATH, person.death)):
            if when is None or not when.is_dated or (without_birth and which is LifeDate.BIRTH):
                continue
            fact = LifeFact(of, which)
            self._dates.setdefault(fact, []).append(msgspec.structs.replace(told, when=when))
            self._people.setdefault(fact, set()).add(key)

    def _units(self) -> Iterator[list[Proposal]]:
        """The rows that tell one event."""
        units: dict[str, list[Proposal]] = {}
        for place, row in enumerate(self._shown.rows):
            units.setdefault(row.known or row.group or f"row {place}", []).append(row)
        yield from units.values()

    def _take_unit(self, rows: list[Proposal]) -> None:
        which = next((found for row in rows if (found := self._told_by(row.text)) is not None), None)
        if which is None:
            return
        spoken = {self._person_of(row.text, row.when, which) for row in rows} - {None}
        of = spoken.pop() if len(spoken) == 1 else None
        fact = LifeFact(of or min(row.key for row in rows), which)
        self._texts.setdefault(fact, rows[0].text)
        self._keys.setdefault(fact, set()).update(row.key for row in rows)
        for row in rows:
            if row.when.is_dated:
                told = ToldDate(when=row.when, teller=row.agency or row.file, is_new=row.key not in self._known_rows)
                self._dates.setdefault(fact, []).append(told)
        event = self._case.find(LifeEvent, rows[0].known)
        if event is not None:
            self._take_event(event, fact)

    def _take_events(self) -> None:
        """What the case tells already of a person's birth or death."""
        known = {row.known for row in self._shown.rows}
        for event in self._case.of(LifeEvent):
            which = self._told_by(event.title) if event.id not in known else None
            of = self._person_of(event.title, event.when, which) if which is not None else None
            if which is not None and of is not None:
                self._take_event(event, LifeFact(of, which))

    def _take_event(self, event: LifeEvent, fact: LifeFact) -> None:
        self._keys.setdefault(fact, set()).add(told_event(event.id))
        if event.when.is_dated:
            self._dates.setdefault(fact, []).append(ToldDate(when=event.when, is_new=False))

    def _told_by(self, text: str) -> LifeDate | None:
        plain = unaccented(text)
        if self._deaths.tells(plain):
            return LifeDate.DEATH
        return LifeDate.BIRTH if self._births.tells(plain) else None

    def _person_of(self, text: str, when: When, which: LifeDate) -> Told | None:
        days = days_of(when)
        if days is None:
            return None
        lives = self._deaths if which is LifeDate.DEATH else self._births
        people = self._called.get(lives.spoken_of(unaccented(text), days) or "", set())
        return next(iter(people)) if len(people) == 1 else None

    def questions(self) -> Iterator[DateQuestion]:
        """Those of which two dates cannot both be right, one of which nobody has looked at."""
        born = LifeFact(("", self._case.child.person), LifeDate.BIRTH) if self._case.child else None
        for fact, told in self._dates.items():
            choices = _choices(told)
            if len(choices) < 2 or fact == born or not any(one.is_new for one in told):
                continue
            yield DateQuestion(
                fact=fact,
                name=self._names.get(fact.of, ""),
                text=self._texts.get(fact, ""),
                choices=choices,
                rows=frozenset(self._keys.get(fact, ())),
                people=frozenset(self._people.get(fact, ())),
            )


def _choices(told: Sequence[ToldDate]) -> tuple[DateChoice, ...]:
    """The dates that exclude each other, the most exact first; a wider one stands with each that it agrees with."""
    found: list[list[ToldDate]] = []
    for one in sorted(told, key=_width):
        agreeing = [some for some in found if some[0].when.interval.overlaps(one.when.interval)]
        for some in agreeing:
            some.append(one)
        if not agreeing:
            found.append([one])
    return tuple(DateChoice(some[0].when, tuple(some)) for some in found)


def _width(told: ToldDate) -> tuple[bool, int]:
    first, last = told.when.earliest, told.when.latest
    return (True, 0) if first is None or last is None else (False, (last - first).days)

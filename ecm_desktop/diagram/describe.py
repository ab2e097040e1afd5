"""The family in words: for screen readers, the alternative text of a drawing, and the report's appendix."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from ecm_desktop.diagram.genogram.households import members
from ecm_desktop.diagram.genogram.moment import Moment, age_text, is_dead_by, moment, year_text
from ecm_desktop.diagram.genogram.names import shown_name, spoken_name
from ecm_desktop.diagram.genogram.sentences import emotional_words, person_words
from ecm_desktop.diagram.kinship import partnership_words
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.family import read_family
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import and_words, term
from ecm_desktop.domain.bonds import Household, Partnership, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId


class PersonRow(msgspec.Struct, frozen=True):
    """One line of the table of people; every field is words, "" where nothing is known."""

    name: str
    relation: str
    born: str
    age: str
    died: str
    lives_with: str


def describe_genogram(case: Case, day: date | None, setting: Setting) -> list[str]:
    """The family on `day` in sentences: the people, the couples, the households and the emotional lines."""
    then = _moment(case, day, setting)
    said = [_sentence(person_words(key, then)) for key in then.people]
    return [*said, *_couples(then), *_households(then), *_emotions(then)]


def people_table(case: Case, day: date | None, setting: Setting) -> list[PersonRow]:
    """One row for each person of the day, eldest first."""
    then = _moment(case, day, setting)
    return [_row(key, then) for key in then.arrangement.family.people if key in then.people]


def _moment(case: Case, day: date | None, setting: Setting) -> Moment:
    """The day without a drawing: nobody needs a seat to be told of."""
    family = read_family(case)
    at_one_place = dict.fromkeys(family.people, (0.0, 0.0))
    return moment(case, Arrangement(at_one_place, dict.fromkeys(family.people, 0), (0.0,), family), day, setting)


def _row(key: RecordId, then: Moment) -> PersonRow:
    person, words = then.people[key], then.setting.words
    dead = is_dead_by(person, then.day, then.setting.today)
    if person.loss:
        died = term(person.loss, words)
    else:
        died = (year_text(person.death) or words("date not known")) if dead else ""
    return PersonRow(
        name=shown_name(person, then.setting) or words("name not known"),
        relation=then.kin.relation(key, words),
        born=year_text(person.birth),
        age="" if person.loss else age_text(person, then.day, then.setting.today),
        died=died,
        lives_with=_lives_with(key, then),
    )


def _lives_with(key: RecordId, then: Moment) -> str:
    others = [other for home in then.case.of(Household) if key in (living := members(home, then)) for other in living]
    names = [spoken_name(then.people[other], then.setting) for other in dict.fromkeys(others) if other != key]
    return and_words(names, then.setting.words)


def _couples(then: Moment) -> Iterator[str]:
    words = then.setting.words
    for couple in then.case.of(Partnership):
        if couple.a in then.people and couple.b in then.people:
            a, b = (spoken_name(then.people[key], then.setting) for key in (couple.a, couple.b))
            yield words("{a} and {b}: {kind}.", a=a, b=b, kind=partnership_words(couple, words))


def _households(then: Moment) -> Iterator[str]:
    words = then.setting.words
    for home in then.case.of(Household):
        names = [spoken_name(then.people[key], then.setting) for key in members(home, then)]
        if names:
            yield words("{home}: {people}.", home=home.name or words("Household"), people=and_words(names, words))


def _emotions(then: Moment) -> Iterator[str]:
    for line in then.case.of(Relationship):
        if line.a in then.people and line.b in then.people:
            yield _sentence(emotional_words(line, then))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."

"""What a screen reader says for a person, and for the whole drawing."""

from __future__ import annotations

from ecm_desktop.diagram.genogram.assigned import assigned_words, differing_sex
from ecm_desktop.diagram.genogram.badges import many_text, responsibility_of
from ecm_desktop.diagram.genogram.moment import Moment, age_words, is_dead_by, years_text
from ecm_desktop.diagram.genogram.names import spoken_name
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import all_of, and_words, flag_words, in_sentence, line_words, term, when_short
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator


def person_words(key: RecordId, moment: Moment) -> str:
    """One sentence: "Nan, 57, mother's mother; close to J. until 2017"."""
    person, words = moment.people[key], moment.setting.words
    age = age_words(person, moment.day, moment.setting.today, words)
    if person.is_expected:
        due = years_text(person.due, words)
        said = [spoken_name(person, moment.setting), words("expected {year}", year=due) if due else words("expected")]
    elif person.loss:
        said = [spoken_name(person, moment.setting), in_sentence(term(person.loss, words))]
    elif is_dead_by(person, moment.day, moment.setting.today):
        died = years_text(person.death, words)
        said = [
            spoken_name(person, moment.setting),
            words("died {year}", year=died) if died else words("has died"),
            words("aged {age}", age=age) if age else "",
        ]
    else:
        said = [spoken_name(person, moment.setting), how_many_words(person, words) or age]
    said += [said_of_animal(person, moment), moment.kin.relation(key, words), *_marks(key, moment)]
    said += doubts(person, words)
    return "; ".join([all_of(said), *_lines_to_child(key, moment)])


def how_many_words(person: Person, words: Translator) -> str:
    """How many people one symbol stands for: "3 or more people"."""
    many = person.many
    if many is None:
        return ""
    if many.most is None:
        return words("{n} or more people", n=many.least)
    return words("{n} people", n=many_text(many))


def said_of_animal(person: Person, moment: Moment) -> str:
    """What sort of animal it is."""
    return said_in(moment.case, moment.setting)(person.species) if person.species else ""


def _marks(key: RecordId, moment: Moment) -> list[str]:
    """Parental responsibility, the sex at birth where it is said, and the service's own marks."""
    words, person = moment.setting.words, moment.people[key]
    told = [words("parental responsibility")] if responsibility_of(key, moment) else []
    if (sex := differing_sex(person)) is not None:
        told.append(assigned_words(sex, words))
    if person.fills:
        told += [in_sentence(words(fill.title)) for fill in moment.setting.fills if fill.key in person.fills]
    return told


def doubts(person: Person, words: Translator) -> list[str]:
    """Why a date of birth or of death should be looked at: "look at the date of birth: there is no such date"."""
    keys = ("look at the date of birth: {why}", "look at the date of death: {why}")
    told = zip(keys, (person.birth, person.death), strict=True)
    return [words(key, why=in_sentence(flag_words(when.flag, words))) for key, when in told if when and when.flag]


def _lines_to_child(key: RecordId, moment: Moment) -> list[str]:
    child = moment.case.child_person
    if child is None or child.id == key:
        return []
    return [emotional_words(one, moment) for one in moment.case.of(Relationship) if {one.a, one.b} == {key, child.id}]


def emotional_words(line: Relationship, moment: Moment) -> str:
    """An emotional line in words: "close: Nan and J., until 2017"; who harmed whom when it points."""
    words = moment.setting.words
    a, b = (spoken_name(moment.people[key], moment.setting) for key in (line.a, line.b))
    if line.direction is Direction.B_TO_A:
        a, b = b, a
    who = words("{a} and {b}", a=a, b=b)
    if line.direction is not Direction.BOTH:
        who = words("from {a} towards {b}", a=a, b=b)
    end = line.period.end
    until = words("until {when}", when=when_short(end, words)) if end and end.is_dated else ""
    return all_of([f"{in_sentence(line_words(line, words))}: {who}", until])


def drawing_words(moment: Moment, homes: list[str]) -> str:
    """One or two sentences for the whole: how many people, the day, and who lives with the child."""
    words = moment.setting.words
    day = words.day(moment.day)
    said = words.count(
        "The family on {day}: one person.", "The family on {day}: {n} people.", len(moment.people), day=day
    )
    return f"{said} {words('Households: {homes}.', homes=and_words(homes, words))}" if homes else said

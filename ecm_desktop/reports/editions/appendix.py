"""The family in words, as tables: everybody on the genogram, and how they are with each other."""

from __future__ import annotations

import unicodedata

from ecm_desktop.diagram.genogram import assigned_words, differing_sex, how_many_words
from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.wording import (
    all_of,
    in_sentence,
    period_words,
    quality_words,
    term,
)
from ecm_desktop.domain.bonds import (
    Direction,
    Household,
    HouseholdKind,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    Relationship,
    Stay,
)
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Source
from ecm_desktop.domain.people import Person
from ecm_desktop.reports.editions.chronology import doubt_words
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Row, Table, Voice


def people(view: View) -> list[Block]:
    """Everybody on the genogram, and how they are with each other."""
    words = view.words
    blocks: list[Block] = [Heading(words("The family in words"))]
    everybody = view.case.of(Person)
    if not everybody:
        return [*blocks, Paragraph(words("Nobody has been recorded yet."), Voice.CALM)]
    head = (words("Name"), words("Who"), words("Born"), words("Died"), words("Parents"))
    kin = Kin(view.case)
    rows = tuple(_person(view, person, kin) for person in everybody)
    blocks.append(Table(words("People"), head, rows, (2.4, 2.0, 1.5, 1.5, 2.6)))
    return [*blocks, *_couples(view), *_households(view), *_relationships(view)]


def _person(view: View, person: Person, kin: Kin) -> Row:
    died = _checked(view, person.death) or (view.words("yes, date not known") if person.has_died else "")
    if person.loss:
        died = f"{term(person.loss, view.words)} {view.when(person.death or person.birth)}".strip()
    relation = "\n".join(filter(None, (person.role or kin.relation(person.id, view.words), *_marks(view, person))))
    born = view.words("expected {year}", year=view.when(person.due)) if person.is_expected else ""
    name = "\n".join((view.name(person), *_as_written_at_home(view, person)))
    return Row((name, relation, born or _checked(view, person.birth), died, _parents(view, person.id)))


def _as_written_at_home(view: View, person: Person) -> list[str]:
    """Names that the family writes in other letters than ours."""
    return [] if view.setting.initials else [one for one in person.other_names if not _is_latin(one)]


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())


def _marks(view: View, person: Person) -> list[str]:
    """What the genogram shows at a symbol: an animal, several people, parental responsibility, marks of health."""
    words, child = view.words, view.case.child
    told = [view.said[person.species], how_many_words(person, words)]
    for one in view.case.of(ParentalResponsibility):
        if child and (one.holder, one.child) == (person.id, child.person):
            when = period_words(one.period, words) if one.period != Period() else ""
            told.append(all_of([words("parental responsibility"), view.said[one.ground], when]))
    told.append(assigned_words(differing_sex(person), words))
    return [*told, *(in_sentence(words(fill.title)) for fill in view.setting.fills if fill.key in person.fills)]


def _checked(view: View, when: When | None) -> str:
    """A date, and what is wrong with it on a line of its own."""
    return "\n".join(part for part in (view.when(when), doubt_words(view, when)) if part)


def _parents(view: View, child: RecordId) -> str:
    lines = []
    for bond in view.case.of(Parentage):
        if bond.child == child:
            name = view.name_of(bond.parent)
            birth = bond.nature is ParentageKind.BIRTH
            lines.append(name if birth else f"{name} ({term(bond.nature, view.words).lower()})")
    return "\n".join(dict.fromkeys(lines))


def _couples(view: View) -> list[Block]:
    words = view.words
    rows = tuple(
        Row((view.name_of(pair.a), view.name_of(pair.b), term(one.kind, words), period_words(one.period, words)))
        for pair in view.case.of(Partnership)
        for one in pair.periods
    )
    if not rows:
        return []
    head = (words("One"), words("The other"), words("Together as"), words("When"))
    return [Table(words("Couples"), head, rows, (2.2, 2.2, 1.6, 2.4))]


def _households(view: View) -> list[Block]:
    words = view.words
    homes = {one.id: one for one in view.case.of(Household)}
    rows = tuple(
        Row((_home(view, homes[one.household]), view.name_of(one.person), period_words(one.period, words)))
        for one in sorted(view.case.of(Stay), key=lambda one: list(homes).index(one.household))
    )
    if not rows:
        return []
    return [Table(words("Who lived together"), (words("Home"), words("Who"), words("When")), rows, (3.0, 2.4, 3.0))]


def _home(view: View, home: Household) -> str:
    kind = "" if home.nature is HouseholdKind.FAMILY else term(home.nature, view.words)
    return all_of([view.said[home.name], in_sentence(kind) if home.name else kind]) or view.words("Household")


def _relationships(view: View) -> list[Block]:
    words = view.words
    rows = tuple(_relationship(view, one) for one in view.case.of(Relationship))
    if not rows:
        return []
    head = (words("One"), words("The other"), words("How they are"), words("When"))
    return [Table(words("How people are with each other"), head, rows, (1.9, 1.9, 2.4, 2.3))]


def _relationship(view: View, one: Relationship) -> Row:
    first, second = (one.b, one.a) if one.direction is Direction.B_TO_A else (one.a, one.b)
    names, words = (view.name_of(first), view.name_of(second)), view.words
    is_told = one.direction is not Direction.BOTH
    told = (
        quality_words(one.quality, words),
        words("from {a} towards {b}", a=names[0], b=names[1]) if is_told else "",
        _established(view, one),
        _told_by(view, one),
        view.said[one.note],
    )
    return Row((*names, "\n".join(filter(None, told)), period_words(one.period, words)))


def _established(view: View, one: Relationship) -> str:
    """How far a harm is established; an allegation without a word would read as a finding."""
    if not one.is_harm:
        return ""
    return term(one.status, view.words) if one.status else view.words("Not recorded how far it is established")


def _told_by(view: View, one: Relationship) -> str:
    source = view.case.find(Source, one.source)
    return view.words("Told by {source}", source=view.said[source.agency or source.file]) if source else ""

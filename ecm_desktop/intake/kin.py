"""Whose death a row tells of, by the family: "Grandad died" and "Clive died at home" may speak of one person.

A person is known here by name, because a family file and a case give the same person other ids. A row is taken to tell
of a death only when its words say so of somebody, by name or by what he is to the child, and when the family's own date
of that death, if there is one, lies near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.intake.alike import folded

_NEAR = timedelta(days=31)
_WORDS = {
    "father": "father dad daddy tad", "mother": "mother mum mummy mam",
    "grandfather": "grandfather grandad granddad grandpa taid tadcu mgf pgf",
    "grandmother": "grandmother gran granny grandma nan nana nain mamgu mgm pgm",
    "brother": "brother", "sister": "sister", "uncle": "uncle", "aunt": "aunt auntie",
}  # fmt: skip
KIN = {word: kin for kin, words in _WORDS.items() for word in words.split()}
_KIN_AND_NAME = re.compile(rf"\b((?i:{'|'.join(KIN)}))\b[ (]+([A-Z][^\W\d_]*[a-z])\b")
_DEATH = re.compile(r"\b(?:died|deceased|passed away|death of|bereavement:|bereavement -|wedi marw|bu farw)")
_NOT_THE_DEATH = re.compile(
    r"\b(?:referr|support|counsel|session|annivers|funeral|grave|assess|own father|own mother|told|since)"
)
_TOLD_OF = 4  # words on either side of the death


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """Some people and their bonds, and who of them is the child (None when nobody is)."""

    people: tuple[Person, ...] = ()
    parentages: tuple[Parentage, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    child: RecordId | None = None

    def __repr__(self) -> str:
        return f"<Circle of {len(self.people)} people>"


class Deaths:
    """The people of some circles who have died, by every word that may stand for them.

    Words that say both who and what ("Grandad Clive") join the two, and a row that names the dead dates the death, so
    that rows can be told together without a family.
    """

    def __init__(self, circles: Iterable[Circle], rows: Sequence[tuple[str, When]] = ()) -> None:
        self._called: dict[str, set[str]] = {}
        self._died: dict[str, When | None] = {}
        for circle in circles:
            kin: dict[RecordId, set[str]] = {}
            for key, word in _kin_of(circle):
                kin.setdefault(key, set()).add(word)
            for person in circle.people:
                if person.has_died and person.loss is None:
                    self._add(person, kin.get(person.id, set()))
        for text, _ in rows:
            for kin_word, name in _KIN_AND_NAME.findall(text):
                self._join(KIN[folded(kin_word)], folded(name))
        for text, when in rows:
            self._date(folded(text), when)

    def _join(self, kin: str, name: str) -> None:
        if name not in self._called:
            self._called[name] = {name}
            self._died.setdefault(name, None)
        self._called.setdefault(kin, set()).update(self._called[name])

    def _add(self, person: Person, kin: set[str]) -> None:
        name = folded(person.name)
        self._died[name] = person.death
        for word in {*kin, *_first_names(person)}:
            self._called.setdefault(word, set()).add(name)

    def _date(self, plain: str, when: When) -> None:
        """A row that names somebody as dead dates that death, when nothing better does."""
        for word in _round_a_death(plain):
            if word in self._died and self._died[word] is None and when.flag is None:
                self._died[word] = when

    def told_in(self, plain: str, first: date, last: date) -> str | None:
        """The one person whose death a folded text tells of, when it lies near those days; None when nobody is sure."""
        named = [self._called.get(KIN.get(word, word), set()) for word in _round_a_death(plain)]
        spoken = [near for names in named if (near := self._near(names, first, last))]
        who = set.intersection(*spoken) if spoken else set()
        return who.pop() if len(who) == 1 else None

    def _near(self, names: set[str], first: date, last: date) -> set[str]:
        """Those who died near these days; when nobody is known to have, those whose day is not known."""
        near: set[str] = set()
        undated: set[str] = set()
        for name in names:
            died = self._died[name]
            if died is None or died.earliest is None or died.latest is None:
                undated.add(name)
            elif died.earliest <= last + _NEAR and first <= died.latest + _NEAR:
                near.add(name)
        return near or undated


def _round_a_death(plain: str) -> list[str]:
    """The words beside those that tell of a death; none when a folded text tells of something that came of it."""
    found = _DEATH.search(plain)
    if found is None or _NOT_THE_DEATH.search(plain):
        return []
    return [*_words(plain[: found.start()])[-_TOLD_OF:], *_words(plain[found.end() :])[:_TOLD_OF]]


def _words(plain: str) -> list[str]:
    return re.findall(r"[a-z]{2,}", plain)


def _first_names(person: Person) -> set[str]:
    """The first word of each name, and what stands in brackets or quotes: what somebody is called by."""
    names = [folded(name) for name in (person.given, person.name, *person.other_names)]
    called = (word for name in names for word in re.findall(r"[(\"“‘]([a-z]{2,})", name))
    return {*(words[0] for name in names if (words := _words(name))), *called}


def _kin_of(circle: Circle) -> Iterator[tuple[RecordId, str]]:
    """What somebody is to the child, for those whom a plain word names; step-relations by the same word."""
    if circle.child is None:
        return
    own = _birth_parents(circle, {circle.child})
    parents = own | _partners(circle, own) | _parents(circle, circle.child)
    older = _birth_parents(circle, own)
    grandparents = older | _partners(circle, older)
    gender = {person.id: person.gender for person in circle.people}
    for ids, man, woman in (
        (parents - grandparents, "father", "mother"),
        (grandparents, "grandfather", "grandmother"),
        (_children(circle, own) - {circle.child}, "brother", "sister"),
        (_children(circle, older) - own, "uncle", "aunt"),
    ):
        for key in ids:
            if gender.get(key) in (Gender.MALE, Gender.FEMALE):
                yield key, man if gender[key] is Gender.MALE else woman


def _parents(circle: Circle, child: RecordId) -> set[RecordId]:
    return {bond.parent for bond in circle.parentages if bond.child == child}


def _birth_parents(circle: Circle, children: set[RecordId]) -> set[RecordId]:
    bonds = (bond for bond in circle.parentages if bond.nature is ParentageKind.BIRTH)
    return {bond.parent for bond in bonds if bond.child in children}


def _partners(circle: Circle, people: set[RecordId]) -> set[RecordId]:
    pairs = ((couple.a, couple.b) for couple in circle.partnerships)
    return {other for a, b in pairs for one, other in ((a, b), (b, a)) if one in people}


def _children(circle: Circle, parents: set[RecordId]) -> set[RecordId]:
    bonds = (bond for bond in circle.parentages if bond.nature is ParentageKind.BIRTH)
    return {bond.child for bond in bonds if bond.parent in parents}

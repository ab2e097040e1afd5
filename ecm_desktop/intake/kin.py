"""Who is who round the child, by every word that may stand for somebody: a first name, "Grandad", "maternal".

A person is known here by name, because a family file and a case give the same person other ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender, Person

_WORDS = {
    "father": "father dad daddy tad", "mother": "mother mum mummy mam",
    "grandfather": "grandfather grandad granddad grandpa taid tadcu mgf pgf",
    "grandmother": "grandmother gran granny grandma nan nana nain mamgu mgm pgm",
    "brother": "brother", "sister": "sister", "uncle": "uncle", "aunt": "aunt auntie",
}  # fmt: skip
KIN = {word: kin for kin, words in _WORDS.items() for word in words.split()}
_SIDES = {"mgm": "maternal", "mgf": "maternal", "pgm": "paternal", "pgf": "paternal"}


class Circle(msgspec.Struct, frozen=True, kw_only=True):
    """Some people and their bonds, and who of them is the child (None when nobody is); `file` is "" for the case."""

    people: tuple[Person, ...] = ()
    parentages: tuple[Parentage, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    child: RecordId | None = None
    file: str = ""

    def __repr__(self) -> str:
        return f"<Circle of {len(self.people)} people>"


def words_for(circle: Circle) -> Iterator[tuple[Person, set[str]]]:
    """Everybody of a circle with the words that may stand for them, unaccented."""
    kin: dict[RecordId, set[str]] = {}
    for key, word in _kin_of(circle):
        kin.setdefault(key, set()).add(word)
    for person in circle.people:
        yield person, {*kin.get(person.id, ()), *_first_names(person)}


def called_by_kin(circle: Circle) -> tuple[tuple[RecordId, str], ...]:
    """The ids of those whom a word of kinship may mean, each with every such word: "nan" and "gran" of one person."""
    words: dict[str, list[str]] = {}
    for word, kin in KIN.items():
        words.setdefault(kin, []).append(word)
    return tuple((key, word) for key, kin in _kin_of(circle) for word in words.get(kin, ()))


def meant_by(word: str) -> tuple[str, ...]:
    """What a word without accents says of somebody: "mgf" is a grandfather, and on the mother's side."""
    return tuple(part for part in (KIN.get(word, word), _SIDES.get(word)) if part)


def plain_words(plain: str) -> list[str]:
    """The words of a text without accents, without figures."""
    return re.findall(r"[a-z]{2,}", plain)


def _first_names(person: Person) -> set[str]:
    """The first word of each name, and what stands in brackets or quotes: what somebody is called by."""
    names = [unaccented(name) for name in (person.given, person.name, *person.other_names)]
    called = (word for name in names for word in re.findall(r"[(\"“‘]([a-z]{2,})", name))
    return {*(words[0] for name in names if (words := plain_words(name))), *called}


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
    for side, gone in (("maternal", Gender.FEMALE), ("paternal", Gender.MALE)):
        theirs = _birth_parents(circle, {key for key in own if gender.get(key) is gone})
        for key in theirs | _partners(circle, theirs) | (_children(circle, theirs) - own):
            yield key, side


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

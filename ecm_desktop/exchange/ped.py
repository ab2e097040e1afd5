"""The family of a case as a pedigree table (PED, or linkage format): a line a person, with birth parents and sex.

A person goes by name there, in one word. Nearly all else that a case knows has no place in it; `not_carried` says what.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Child, Gender, Person
from ecm_desktop.i18n import Translator

_HEAD = ("#Family", "Person", "Father", "Mother", "Sex", "Status")
_SEX = {Gender.MALE: "1", Gender.FEMALE: "2"}
_NOT_KNOWN, _AFFECTED = "0", "2"
_NOBODY = frozenset({"", "0", ".", "-", "-9", "na", "n/a", "unknown"})  # what stands for nobody in such tables


class _Parents(NamedTuple):
    """Whom the two columns name, None for nobody."""

    father: RecordId | None
    mother: RecordId | None


def pedigree_file(case: Case, marking: str, audit_head: str = "") -> bytes:
    """The table in UTF-8, a tab between columns; the same bytes for the same case.

    `marking` is how it is to be handled, and `audit_head` the audit's row of the case as it is: both are said first.
    """
    people = _people(case)
    called, parents = _called(people), _by_child(case, people)
    family = _families(people, parents)
    notes = [marking, "FICTIONAL: every person in this file is invented." if _is_invented(case) else "",
             f"audit {audit_head}" if audit_head else ""]  # fmt: skip
    lines = [f"# {line}" for note in notes for line in note.splitlines()] + ["\t".join(_HEAD)]
    for key, one in people.items():
        of = parents[key]
        told = (str(family[key]), called[key], _name_of(of.father, called), _name_of(of.mother, called),
                _SEX.get(one.gender, _NOT_KNOWN), _AFFECTED if one.fills else _NOT_KNOWN)  # fmt: skip
        lines.append("\t".join(told))
    return ("\n".join(lines) + "\n").encode()


def not_carried(case: Case, words: Translator) -> str:
    """Sentences on what of the family the format has no place for; empty when there is nothing."""
    told = [words.count(one, many, number) for one, many, number in _left(case) if number]
    what = and_words(told, words)
    stays = words("That format has no place for {what}: they stay here.", what=what) if what else ""
    marked = any(one.fills for one in _people(case).values())
    status = words("Status 2 says that somebody has a health mark, not which.") if marked else ""
    return " ".join(filter(None, (stays, status)))


def _left(case: Case) -> Iterator[tuple[str, str, int]]:
    """What stays, each with how often: the words for one, for several, the number."""
    people, kept = case.of(Person), _people(case)
    written = {(one, key) for key, of in _by_child(case, kept).items() for one in of}
    bonds = {(bond.parent, bond.child) for bond in case.of(Parentage)} - written
    twins = Counter(one.birth_group for one in kept.values() if one.birth_group)
    yield "the dates of one person", "the dates of {n} people", sum(bool(one.birth or one.death) for one in people)
    yield "that one person has died", "that {n} people have died", sum(one.has_died for one in kept.values())
    yield "{n} couple", "{n} couples and their times together", len(case.of(Partnership))
    yield "{n} tie of a child to a parent", "{n} ties of a child to a parent", len(bonds)
    yield "{n} birth of twins", "{n} births of twins", sum(number > 1 for number in twins.values())
    yield "{n} child lost or expected", "{n} children lost or expected", sum(one.is_sensitive for one in people)
    yield "{n} animal", "{n} animals", sum(bool(one.species) for one in people)
    yield "{n} household", "{n} households", len(case.of(Household))
    yield "{n} home of the child", "{n} homes of the child", len(case.of(Placement))
    yield (
        "{n} line on how two people are with each other", "{n} lines on how two people are with each other",
        len(case.of(Relationship)),
    )  # fmt: skip
    yield (
        "{n} note of parental responsibility", "{n} notes of parental responsibility",
        len(case.of(ParentalResponsibility)),
    )  # fmt: skip
    differing = (one.sex_at_birth is not None for one in people)
    yield "the sex at birth of one person", "the sex at birth of {n} people", sum(differing)
    symbols = (one.many is not None for one in people)
    yield "how many one symbol stands for", "how many {n} symbols stand for", sum(symbols)


def _people(case: Case) -> dict[RecordId, Person]:
    """Those whom the format can tell of: no animals; a child lost or expected would stand there as if living."""
    return {one.id: one for one in case.of(Person) if not one.species and not one.is_sensitive}


def _is_invented(case: Case) -> bool:
    return any(one.fictional for one in case.of(Child))


def _called(people: Mapping[RecordId, Person]) -> dict[RecordId, str]:
    """A word for each, no two the same: the name, with a number where two have one name or somebody has none."""
    found: dict[RecordId, str] = {}
    taken: set[str] = set()
    for number, (key, one) in enumerate(people.items(), 1):
        name = "_".join(one.name.split()).lstrip("#")
        is_free = name.lower() not in _NOBODY and name not in taken
        free = name if is_free else f"{name or 'person'}_{number}"
        while free in taken:
            free += "_"
        taken.add(free)
        found[key] = free
    return found


def _by_child(case: Case, people: Mapping[RecordId, Person]) -> dict[RecordId, _Parents]:
    """The birth parents of each: a man's place and a woman's; one whose gender says neither takes what is free."""
    told: dict[RecordId, list[RecordId]] = defaultdict(list)
    for bond in case.of(Parentage):
        if bond.nature is ParentageKind.BIRTH and bond.parent in people and bond.child in people:
            told[bond.child].append(bond.parent)
    return {key: _in_places(sorted(set(told[key])), people) for key in people}


def _in_places(parents: list[RecordId], people: Mapping[RecordId, Person]) -> _Parents:
    father = next((one for one in parents if people[one].gender is Gender.MALE), None)
    mother = next((one for one in parents if people[one].gender is Gender.FEMALE), None)
    others = [one for one in parents if people[one].gender not in _SEX]
    if father is None and others:
        father = others.pop(0)
    if mother is None and others:
        mother = others.pop(0)
    return _Parents(father, mother)


def _families(people: Mapping[RecordId, Person], parents: Mapping[RecordId, _Parents]) -> dict[RecordId, int]:
    """The number of the family of each, from 1: whom parents and children join belong to one."""
    head = {key: key for key in people}

    def of(key: RecordId) -> RecordId:
        while head[key] != key:
            key = head[key]
        return key

    for key, both in parents.items():
        for one in both:
            if one is not None:
                head[of(key)] = of(one)
    number: dict[RecordId, int] = {}
    return {key: number.setdefault(of(key), len(number) + 1) for key in people}


def _name_of(key: RecordId | None, called: Mapping[RecordId, str]) -> str:
    return called[key] if key is not None else _NOT_KNOWN

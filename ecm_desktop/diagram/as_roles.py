"""A case told by roles: everybody of the family as what they are to the child, everybody else as their agency.

For training and supervision, together with the veil, which cuts what names are left.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.ordinary import ordinary
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.withholding import names_of, renamed
from ecm_desktop.i18n import Translator

# ways through the family that have a word of their own, the nearest first: what is left of a longer way starts there
_WORDS = (
    ("mother’s mother", "grandmother"), ("mother’s father", "grandfather"),
    ("father’s mother", "grandmother"), ("father’s father", "grandfather"),
    ("mother’s brother", "uncle"), ("mother’s sister", "aunt"), ("mother’s half-sister", "aunt"),
    ("father’s brother", "uncle"), ("father’s sister", "aunt"), ("father’s half-sister", "aunt"),
    ("mother’s half-brother", "uncle"), ("father’s half-brother", "uncle"),
    ("uncle’s wife", "aunt"), ("aunt’s husband", "uncle"),
    ("uncle’s son", "cousin"), ("uncle’s daughter", "cousin"), ("aunt’s son", "cousin"), ("aunt’s daughter", "cousin"),
    ("grandmother’s mother", "great-grandmother"), ("grandmother’s father", "great-grandfather"),
    ("grandfather’s mother", "great-grandmother"), ("grandfather’s father", "great-grandfather"),
    ("grandmother’s brother", "great-uncle"), ("grandfather’s brother", "great-uncle"),
    ("half-sister’s son", "nephew"), ("half-brother’s son", "nephew"), ("sister’s son", "nephew"),
    ("half-sister’s daughter", "niece"), ("half-brother’s daughter", "niece"), ("sister’s daughter", "niece"),
)  # fmt: skip
_SHORT = 3  # letters by which a short form begins a name: "Ron" of Ronald


def as_roles(case: Case, words: Translator) -> Case:
    """The case with nobody's name: in records of people and professionals, and wherever a text names the family."""
    roles = _Roles(case, words)
    return Case(roles.told(one) for one in case.values())


class _Roles:
    """What everybody of one case is called."""

    def __init__(self, case: Case, words: Translator) -> None:
        kin, child = Kin(case), case.child.person if case.child else ""
        self._child, self._drawn = child, words("child")  # short, since little room is for it in a picture
        self._ids, self._unsure = frozenset(case), words("somebody of the family")
        self._role = {
            one.id: words("the child")
            if one.id == child
            else _shorter(kin.kinship(one.id, words), words) or self._unsure
            for one in case.of(Person)
        }
        self._names = {one.id: names_of(one) for one in case.of(Person)}
        whole = frozenset(name for names in self._names.values() for name in names)
        short = {name[:end] for name in whole for end in range(_SHORT, len(name))}
        self._named = whole | short.difference(ordinary().first)
        known: list[Attendance | Professional] = [*case.of(Attendance), *case.of(Professional)]
        self._agency = {one.name: one.agency for one in known if one.name}

    def told(self, record: Record) -> Record:
        """A record without names."""
        if isinstance(record, Person):
            role = self._drawn if record.id == self._child else self._role[record.id]
            record = replace(record, name="", given="", surname="", other_names=(), role=role)
        elif isinstance(record, Child):
            record = replace(record, known_as="")
        elif isinstance(record, Attendance | Professional):
            return replace(record, name="")
        elif isinstance(record, Meeting):
            record = replace(record, chair=self._agency.get(record.chair, record.chair))
        elif isinstance(record, Action):
            record = replace(record, owner=self._agency.get(record.owner, record.owner))
        return renamed(record, self._named, self._of, self._ids)

    def _of(self, run: Sequence[str]) -> str:
        """Who is named by these words: their role where they can be of one person only, or of people of one role."""
        found = {self._role[key] for key, names in self._names.items() if all(_is_of(word, names) for word in run)}
        return next(iter(found)) if len(found) == 1 else self._unsure


def _shorter(kinship: str, words: Translator) -> str:
    """A way through the family by the words there are for its parts: "grandmother’s husband"."""
    for way, word in _WORDS:
        said = words(way)
        if kinship == said or kinship.startswith(words("{whose}’s {what}", whose=said, what="")):
            kinship = words(word) + kinship.removeprefix(said)
    return kinship


def _is_of(word: str, names: frozenset[str]) -> bool:
    return word in names or any(len(word) >= _SHORT and name.startswith(word) for name in names)

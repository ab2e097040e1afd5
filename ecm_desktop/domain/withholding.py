"""Names of other people taken out of a case: for a child who asks for what is held about them.

Whoever the family map knows beside the child goes, and each of their names is replaced in every free text by one mark,
the same whatever it hides. Professionals stay: what they did in their role is the child's to know. Names that the
family map does not know cannot be found, so a person must read the document before it goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import reduced

T = TypeVar("T", bound=Struct)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_NOT_TEXT = frozenset({"id", "lane", "key", "edition", "sha256"})
IN_A_ROLE = frozenset({"agency", "owner_agency", "owner", "chair", "who", "service"})
_LEFT = _NOT_TEXT | IN_A_ROLE
_SHORT = 3  # letters by which a short form begins a name: "Ron" of Ronald


def without_third_parties(case: Case, mark: str, ordinary: Collection[str] = ()) -> Case:
    """The case with nobody on its family map but the child, and `mark` wherever a text named somebody else.

    `ordinary` are words in small letters that are no short form of a name, even where they begin one: "the" of Theo.
    """
    child = case.child_person
    own = names_of(child) if child else frozenset()
    others = [one for one in case.of(Person) if child is None or one.id != child.id]
    named = frozenset(name for one in others for name in names_of(one)) - own
    hiding = _Hiding(named | _short(named, ordinary), own, lambda _words: mark, frozenset(case))
    gone = {one.id for one in others}
    return reduced(case, [_hidden(one, hiding) for one in case.values() if one.id not in gone])


def renamed(record: T, named: Collection[str], told: Callable[[Sequence[str]], str], ids: Collection[str]) -> T:
    """A record in whose texts each run of names stands as it is `told` from its words, without capitals or accents.

    Not those of somebody in a role, and not its `ids`.
    """
    return _Hiding(frozenset(named), frozenset(), told, frozenset(ids)).struct(record)


def _hidden(record: Record, hiding: _Hiding) -> Record:
    return record if isinstance(record, Attendance) else hiding.struct(record)


def _short(names: Collection[str], ordinary: Collection[str]) -> frozenset[str]:
    beginnings = {name[:end] for name in names for end in range(_SHORT, len(name))}
    return frozenset(beginnings.difference(ordinary))


def names_of(person: Person) -> frozenset[str]:
    """Each word of each name of somebody, without capitals and accents."""
    whole = (person.name, person.given, person.surname, *person.other_names)
    return frozenset(unaccented(word) for name in whole for word in _WORD.findall(name) if len(word) > 1)


class _Hiding:
    """Replaces names in the texts of records; a shared surname beside a replaced name goes with it."""

    def __init__(
        self, named: frozenset[str], own: frozenset[str], mark: Callable[[Sequence[str]], str], ids: frozenset[str]
    ) -> None:
        self._named, self._own, self._mark, self._ids = named, own, mark, ids

    def struct(self, value: T) -> T:
        """A record, or a part of one, with its texts changed."""
        changed = {}
        for name in value.__struct_fields__:
            before = getattr(value, name)
            after = before if name in _LEFT else self._value(before)
            if after is not before:
                changed[name] = after
        return replace(value, **changed) if changed else value

    def _value(self, value: object) -> object:
        if type(value) is str:  # a key of a closed vocabulary is none
            return value if value in self._ids else self.text(value)
        if isinstance(value, tuple):
            parts = tuple(self._value(one) for one in value)
            return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
        return self.struct(value) if isinstance(value, Struct) else value

    def text(self, text: str) -> str:
        """The text with the mark for each run of names, when one of them is somebody else's."""
        made, end = [], 0
        for first, last in self._runs(text):
            words = [unaccented(one[0]) for one in _WORD.finditer(text, first, last)]
            made += [text[end:first], self._mark(words)]
            end = last
        return "".join([*made, text[end:]]) if made else text

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand beside each other, and one of them is not the child's."""
        run: list[re.Match[str]] = []
        for word in (*_WORD.finditer(text), None):
            if run and (word is None or not self._goes_on(text[run[-1].end() : word.start()], word)):
                if any(unaccented(one[0]) in self._named for one in run):
                    yield run[0].start(), run[-1].end()
                run = []
            if word is not None and self._is_name(word):
                run.append(word)

    def _goes_on(self, between: str, word: re.Match[str]) -> bool:
        return between in (" ", "-") and self._is_name(word)

    def _is_name(self, word: re.Match[str]) -> bool:
        return word[0][0].isupper() and unaccented(word[0]) in self._named | self._own

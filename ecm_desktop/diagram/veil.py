"""Names on a shared screen: as they are, or as initials everywhere, inside free text too.

The rule for free text: every name the case knows, and every other word with a capital letter, is cut to its initial
unless it is a known ordinary word. It rather cuts too much than lets a name be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from weakref import ref

from ecm_desktop.diagram.covers import COVERED, covered_texts
from ecm_desktop.diagram.ordinary import KIN, NAMES_TOO, folded, is_in_a_date, ordinary
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.life import Annotation, Source
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional

Said = Callable[[str], str]

LEAST = 3  # letters by which a short form begins a name: "Ron" of Ronald
_MARK = r"[\u0300-\u036f]"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|{_MARK}|['’](?=[^\W\d_]))*")
_TAIL = re.compile(r"['’]s$", re.IGNORECASE)
_CONTRACTED = re.compile(r"['’](?:m|d|ll|ve|re|t)$", re.IGNORECASE)
_OPENING = frozenset('.!?:;•\n|“”"([/–—')
_OPENING_APART = frozenset("'‘’-")  # only with a space before: not the mark inside "Mary-Jane"


def said_in(case: Case, setting: Setting) -> Said:
    """How free text of the case may be shown: with every name in it cut to its initial, or unchanged.

    What is covered is covered in both.
    """
    if not setting.initials and setting.looked_at is None:
        return str
    made_from = ref(case), setting.initials, setting.uncovered, setting.looked_at, setting.words  # not the case itself
    make = _veiling if setting.initials else _covering
    return setting.kept.of("veil", made_from, lambda: make(case, setting))


def _covering(case: Case, setting: Setting) -> Said:
    """Names stay, and what is covered is not said."""
    covered, cover = covered_texts(case, setting), setting.words(COVERED)
    return (lambda text: cover if text.strip() in covered else text) if covered else str


def _veiling(case: Case, setting: Setting) -> _Veiling:
    return _Veiling(_names(case), covered_texts(case, setting), setting.words(COVERED))


def veiled_by(case: Case, setting: Setting) -> tuple[object, ...]:
    """What decides how the veil of a case falls, for whoever keeps what was drawn: nothing while names are shown."""
    kinds = (Person, Child, Attendance, Meeting, Action, Annotation, Professional, Source)
    return tuple(case.of(kind) for kind in kinds) if setting.initials else ()


def initials(name: str) -> str:
    """The initials of a name: "J.M."."""
    return "".join(f"{word[0].upper()}." for word in _WORD.findall(name))


def called(person: Person, setting: Setting) -> str:
    """What a person is called on a drawing: the family's word, else the given name; initials when names are veiled."""
    if person.role:
        return _Veiling(frozenset())(person.role) if setting.initials else person.role
    name = person.given or person.name or person.surname
    return initials(name) if setting.initials else name


class _Veiling:
    """Veils texts with what one case knows of names."""

    def __init__(self, names: frozenset[str], covered: frozenset[str] = frozenset(), cover: str = "") -> None:
        self._names, self._covered, self._cover = names, covered, cover
        self._begun = frozenset(name[:end] for name in names for end in range(LEAST, len(name)))
        self._first, self._capitals, self._short = ordinary()

    def __call__(self, text: str) -> str:
        if self._covered and text.strip() in self._covered:
            return self._cover
        return _WORD.sub(self._shown, text)

    def _shown(self, found: re.Match[str]) -> str:
        word = found[0]
        bare = _TAIL.sub("", word)
        if len(bare) == 1 or not self._hides(bare, found):
            return word
        dot = "" if found.string.startswith(".", found.end()) and bare == word else "."
        return bare[0].upper() + dot + word[len(bare) :]

    def _hides(self, word: str, found: re.Match[str]) -> bool:
        key = folded(word)
        if self._is_name(key):
            return True
        if word.islower():
            return key in self._begun and key not in self._first
        if key in NAMES_TOO:
            return not is_in_a_date(found.string, *found.span())
        return not self._may_stand(key, word, found)

    def _is_name(self, key: str) -> bool:
        return key in self._names or (key.endswith("s") and key[:-1] in self._names)

    def _may_stand(self, key: str, word: str, found: re.Match[str]) -> bool:
        """Whether a word with a capital is ordinary where it stands; at a sentence's beginning more words are."""
        key = _CONTRACTED.sub("", key) if "'" in key and key not in self._first else key
        if key in self._capitals or word in self._short:
            return True
        begins = word.isupper() or _begins(found.string, found.start())
        return begins and key in self._first and not (len(key) > LEAST and key in self._begun)


def _names(case: Case) -> frozenset[str]:
    """Each word of each name bare and folded, so that "Babatunde (Tunde)" veils "Tunde" too; words for kin are none."""
    whole = {child.known_as for child in case.of(Child)} | _professionals(case)
    for person in case.of(Person):
        whole.update((person.name, person.given, person.surname, *person.other_names))
    words = {_TAIL.sub("", word) for name in whole for word in _WORD.findall(name)}
    kept = {folded(word) for word in words if len(word) > 1 and not word.islower()}
    return frozenset(kept - KIN)


def _professionals(case: Case) -> set[str]:
    """Who works with the child; where only a post was put down ("Social Worker"), that is no name."""
    told = {one.name for one in case.of(Attendance)} | {one.chair for one in case.of(Meeting)}
    told |= {one.owner for one in case.of(Action)} | {one.author for one in case.of(Annotation)}
    told |= {one.name for one in case.of(Professional)}
    first, _, short = ordinary()
    return {one for one in told if any(folded(word) not in first and word not in short for word in _WORD.findall(one))}


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a line or something quoted begins there."""
    before = text[:start].rstrip(" \t")
    if not before or before[-1] in _OPENING:
        return True
    return before[-1] in _OPENING_APART and (len(before) == 1 or before[-2].isspace())

"""Whom a row speaks of: people of the case and of family files, by name or by what they are to the child.

Only where the words can mean one person. Letters with and without accents are the same; a name must begin with a
capital letter, because names are words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.proposals import PersonKey
from ecm_desktop.intake.dates.words import MONTH_NUMBERS
from ecm_desktop.intake.kin import KIN, Circle, meant_by, words_for

_WORD = re.compile(r"[^\W\d_]+")
_OF_ANOTHER = re.compile(r"[’']s? $")
_WHOSE_KIN = re.compile(rf"[’']s? (?:{'|'.join(KIN)})\b", re.IGNORECASE)
_AND_A_NAME = re.compile(r" \(?[A-ZÀ-ÖØ-ÞŴŶ][^\W\d_]*[^\W\d_A-Z]")


class SpokenOf:
    """The people of some circles, by every word that may stand for them, but for the child, of whom every row tells."""

    def __init__(self, circles: Iterable[Circle] = ()) -> None:
        self._called: dict[str, set[str]] = {}
        self._keys: dict[str, PersonKey] = {}
        self._found: dict[str, tuple[PersonKey, ...]] = {}
        for circle in circles:
            for person, words in words_for(circle):
                if person.id != circle.child and person.name and person.loss is None:
                    self._add(unaccented(person.name), (circle.file, person.id), words)

    def _add(self, name: str, key: PersonKey, words: set[str]) -> None:
        if name not in self._keys or not key[0]:  # whom the case has goes before the same name in a file
            self._keys[name] = key
        for word in words - MONTH_NUMBERS.keys():
            self._called.setdefault(word, set()).add(name)

    def people_in(self, text: str) -> tuple[PersonKey, ...]:
        """The people that a text surely speaks of, in its order."""
        if text not in self._found:
            words = (self._meant(found, text) for found in _WORD.finditer(text))
            names = dict.fromkeys(name for name in words if name is not None)
            self._found[text] = tuple(self._keys[name] for name in names)
        return self._found[text]

    def _meant(self, found: re.Match[str], text: str) -> str | None:
        """Whom a word means, by name; of "dad's brother" nobody, and of "Aunt Jo" Jo is the name."""
        plain = unaccented(found[0])
        if _WHOSE_KIN.match(text, found.end()):
            return None
        if plain in KIN:
            if _OF_ANOTHER.search(text[: found.start()]) or _AND_A_NAME.match(text, found.end()):
                return None
        elif not found[0][:1].isupper():
            return None
        sets = [self._called.get(part, set()) for part in meant_by(plain)]
        names = set.intersection(*sets) if sets else set()
        return next(iter(names)) if len(names) == 1 else None

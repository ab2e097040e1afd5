"""Searches what a finished file says for words that must not be in it, before it is handed over.

Each form of file is read back by a room of its own (`search_pdf`, `other_forms/search_form`). A search that does not
find what is known to be there proves nothing, and fails.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ecm_desktop.domain.withheld_words import joined, words_of
from ecm_desktop.errors import Refused
from ecm_desktop.reports.verify import NotWhole

_LONG = 8  # letters from which a text is looked for across spaces too


class Side(NamedTuple):
    """What a file says, read in one way, and the words that are known to be in it so."""

    text: str
    known: tuple[str, ...] = ()


def search(sides: Sequence[Side], unwanted: Collection[str]) -> None:
    """Raises Refused when one of `unwanted` (as `words_of`) is on any side; NotWhole when something known is not."""
    folds = [_Folded(one.text) for one in sides]
    if not all(fold.holds(words_of(known)) for fold, one in zip(folds, sides, strict=True) for known in one.known):
        raise NotWhole("the search does not find what is there")
    if any(fold.holds(text) for fold in folds for text in unwanted):
        raise Refused("Something that is to be withheld was found in the finished file, so nothing was saved.")


class _Folded:
    """A text made ready to be searched."""

    def __init__(self, text: str) -> None:
        self._words = f" {words_of(text)} | {words_of(joined(text))} "
        self._letters = self._words.replace(" ", "")

    def holds(self, words: str) -> bool:
        letters = words.replace(" ", "")
        return f" {words} " in self._words or (len(letters) >= _LONG and letters in self._letters)

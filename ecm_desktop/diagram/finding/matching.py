"""Which of a case answers to what was typed, and the words of it that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ecm_desktop.diagram.finding.findable import Findable
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.withheld_words import words_of

_BEFORE, _AFTER = 24, 56  # letters of a text that are shown round what was found in it
_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """Something that was found; `excerpt` tells where in it, "" where the title says so itself."""

    what: Findable
    excerpt: str


def find(typed: str, among: Sequence[Findable]) -> list[Found]:
    """What holds every typed word, in the order of `among`: at the beginning of words, else, where nothing is, inside.

    Capitals, accents and signs do not count. Nothing is found for nothing.
    """
    sought = words_of(typed).split()
    if not sought:
        return []
    for before in (" ", ""):
        hits = [one for one in among if all(before + word in one.plain for word in sought)]
        if hits:
            return [Found(one, _excerpt(one, sought, before)) for one in hits]
    return []


def _excerpt(found: Findable, sought: Iterable[str], before: str) -> str:
    """The first text beside the title that holds a word which the title lacks."""
    title = f" {words_of(found.title)}"
    lacking = [word for word in sought if before + word not in title]
    for text in found.more:
        for place in _WORD.finditer(text):
            word = unaccented(place[0])
            if any(word.startswith(one) if before else one in word for one in lacking):
                return _cut(text, place.start())
    return ""


def _cut(text: str, at: int) -> str:
    """Some of a text round a place, from word to word, on one line."""
    first, last = max(at - _BEFORE, 0), min(at + _AFTER, len(text))
    if first:
        first = text.find(" ", first, at) + 1 or at
    if last < len(text):
        last = max(text.rfind(" ", at + 1, last), at + 1)
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"

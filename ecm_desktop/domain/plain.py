"""How plain a sentence is: the age at which it reads easily (Flesch and Kincaid's sum for English), and its hard words.

It is a hint for whoever writes, never a measure of the text or of anybody.
"""

from __future__ import annotations

import re

import msgspec

TARGET = 15  # years: plain enough for a tired professional, and for most carers
_LEAST_WORDS = 10  # of fewer the sum says nothing
_HARD, _LONG = 3, 10  # syllables and letters from which a word is hard, together
_VERY_HARD = 5  # syllables alone
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE = re.compile(r"[.!?;:]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouydt]ed|[^aeiouyszxgc]es)$")


class Plainness(msgspec.Struct, frozen=True):
    """The hardest sentence of a text: the age in years at which it reads easily, and its hard words in order."""

    age: int
    hard: tuple[str, ...]


def too_hard(text: str) -> Plainness | None:
    """The hardest sentence of an English text that reads above the target, None where none does."""
    found = [one for sentence in _SENTENCE.split(text) if (one := _of(sentence)) is not None]
    hardest = max(found, key=lambda one: one.age, default=None)
    return hardest if hardest is not None and hardest.age > TARGET else None


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least one."""
    bare = word.lower()
    count = len(_VOWELS.findall(bare)) - bool(_SILENT.search(bare))
    return max(count, 1)


def _of(sentence: str) -> Plainness | None:
    words = _WORD.findall(sentence)
    if len(words) < _LEAST_WORDS:
        return None
    grade = 0.39 * len(words) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return Plainness(round(grade) + 5, tuple(dict.fromkeys(word for word in words if _is_hard(word))))


def _is_hard(word: str) -> bool:
    count = syllables(word)
    return count >= _VERY_HARD or (count >= _HARD and len(word) >= _LONG)

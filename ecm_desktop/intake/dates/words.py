"""The English words of time, and a text brought into the one form that the rules are written for."""

from __future__ import annotations

import re
import unicodedata

MONTHS = (
    ("january", "jan"), ("february", "feb", "febuary"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
TERMS = {"autumn": ((9, 1), (12, 31)), "spring": ((1, 1), (4, 30)), "summer": ((4, 1), (7, 31))}
FEASTS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new years eve": (12, 31), "new years day": (1, 1),
    "bonfire night": (11, 5), "halloween": (10, 31), "hallowe'en": (10, 31),
}  # fmt: skip

_ODD_MARKS = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "″": '"', "〃": '"'}
)
LONGEST = 120


def normalised(text: str) -> str:
    """Lower case, one kind of dash and quote, single spaces, no invisible letters; at most `LONGEST` letters."""
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST].translate(_ODD_MARKS))
    seen = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split()).strip(" ;,").lower()


_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
)  # fmt: skip
_NUMBER = re.compile(rf"\b(?:{'|'.join(sorted((*NUMBERS, *_ORDINALS), key=len, reverse=True))})\b")


def in_figures(text: str) -> str:
    """A normalised text with numbers from one to eighteen put into figures, and first to eighteenth as 1th to 18th."""
    return _NUMBER.sub(_figure, text)


def _figure(found: re.Match[str]) -> str:
    word = found[0]
    return str(NUMBERS.index(word) + 1) if word in NUMBERS else f"{_ORDINALS.index(word) + 1}th"


def month_number(name: str) -> int:
    """1-12 for a name that `MONTH` matched."""
    return MONTH_NUMBERS[name.rstrip(".")]

"""Words in the user's language, as a value that is passed to whoever speaks.

A `Translator` is made once for the screen and once for each document, because a report has its own language. Message
keys are the English sentences themselves. Dates are put into words here, so that English and Welsh agree everywhere.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.errors import Problem

if TYPE_CHECKING:
    from datetime import date

LANGUAGES = ("en", "cy")
KEYS_IN = "en"  # needs no catalogue

_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}
_SHORT = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "cy": ("Ion", "Chwe", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}


class Translator:
    """Puts message keys and dates into one language; call it with a msgid and the values of its `{places}`."""

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str = "en", catalogue: gettext.NullTranslations | None = None) -> None:
        self.language = language
        self._catalogue = catalogue or gettext.NullTranslations()

    def __repr__(self) -> str:
        return f"Translator({self.language!r})"

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a message key."""
        words = self._catalogue.gettext(key)
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The singular or plural sentence for `number`, which fills the place `{n}`."""
        return self._catalogue.ngettext(one, many, number).format(n=number, **values)

    def problem(self, error: Problem) -> str:
        """The sentence of an error and the one added to it, in this language; a day among the values in words."""
        from datetime import date

        values = {name: self.day(one) if isinstance(one, date) else one for name, one in error.values.items()}
        said = self(error.key, **values)
        return f"{said} {self.problem(error.also)}" if error.also else said

    def month(self, number: int, short: bool = False) -> str:
        """The name of month 1-12."""
        return (_SHORT if short else _MONTHS)[self.language][number - 1]

    def day(self, on: date, short: bool = False) -> str:
        """A whole date in words: `4 March 2026`, or `4 Mar 2026`."""
        return f"{on.day} {self.month(on.month, short)} {on.year}"


MakeTranslator = Callable[[str], Translator]


def translator(language: str, locale_dir: Path) -> Translator:
    """A translator for `language` ('en' or 'cy') from the compiled catalogues below `locale_dir`; English if none."""
    if language not in LANGUAGES or language == KEYS_IN:
        return Translator(KEYS_IN)
    found = gettext.translation("ecm_desktop", locale_dir, languages=[language], fallback=True)
    return Translator(language, found)

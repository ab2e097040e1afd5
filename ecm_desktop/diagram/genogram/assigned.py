"""The sex that was recorded at birth, where somebody's gender is another: a few letters beside the years, no sign.

The symbol has the shape of the gender. That this is said at all is the family's choice; it starts covered.
"""

from __future__ import annotations

from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.i18n import Translator

_LETTERS = {Gender.FEMALE: "AFAB", Gender.MALE: "AMAB"}
_WORDS = {Gender.FEMALE: "assigned female at birth", Gender.MALE: "assigned male at birth"}
ASSIGNED = tuple(_LETTERS)  # what can be said; where nothing is said, nothing was recorded


def differing_sex(person: Person) -> Gender | None:
    """The sex at birth where it is recorded and not that of the gender."""
    sex = person.sex_at_birth
    return sex if sex in _LETTERS and sex is not person.gender else None


def assigned_letters(sex: Gender | None, words: Translator) -> str:
    """What stands below a symbol: "AFAB"; "" where nothing does."""
    return words(_LETTERS[sex]) if sex in _LETTERS else ""


def assigned_words(sex: Gender | None, words: Translator) -> str:
    """The same in full: "assigned female at birth"."""
    return words(_WORDS[sex]) if sex in _WORDS else ""

"""The day for which the family is drawn once more, as it is asked for among a document's extras."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

_ASKED = "family-on-"


def family_on(day: date) -> str:
    """What is asked for, to have the family drawn as of that day, too."""
    return f"{_ASKED}{day.isoformat()}"


def day_of_family(extras: Collection[str]) -> date | None:
    """The day that is asked for; None for none, or for words that are no day."""
    for one in sorted(extras):
        if one.startswith(_ASKED):
            try:
                return date.fromisoformat(one.removeprefix(_ASKED))
            except ValueError:
                return None
    return None

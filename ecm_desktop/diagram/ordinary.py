"""Which words are ordinary, as far as can be told: two shipped lists, English with the Welsh words of chronologies.

A word that is a person's name too ("Will", "Grace") stands in neither; months that are names too count in a date only.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.settings import resource_dir

NAMES_TOO = frozenset(("jan", "april", "may", "june", "august", "mai", "summer"))
KIN = frozenset(  # said of people who have no name in the records; never a name
    (
        "mum", "mam", "mama", "mom", "mummy", "dad", "daddy", "papa", "tad", "nan", "nana", "nanna", "nain", "taid",
        "gran", "granny", "grandma", "grandad", "grandpa", "grandmother", "grandfather", "mother", "father", "aunt",
        "auntie", "aunty", "uncle", "stepdad", "stepmum", "baby", "unknown", "child", "twin", "brother", "sister",
        "partner", "carer", "mr", "mrs", "ms", "miss", "dr",
    )
)  # fmt: skip
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:in|since|until|till|early|late|mid|last|next|this))[\s\-–/]*$", re.IGNORECASE
)
_DATE_AFTER = re.compile(r"[\s\-–/,]*['’]?\d")


class Ordinary(NamedTuple):
    """`first` may begin a sentence, `capitals` keep their capital inside one (both folded); `short` as written: GP."""

    first: frozenset[str]
    capitals: frozenset[str]
    short: frozenset[str]


@cache
def ordinary() -> Ordinary:
    """The shipped lists, read when something is veiled for the first time."""
    first, capitals = (
        (resource_dir() / "words" / name).read_text("utf-8").split() for name in ("ordinary.txt", "capitals.txt")
    )
    short = frozenset(one for one in capitals if len(one) > 1 and not one[1:].islower())
    long = frozenset(folded(one) for one in capitals if one not in short)
    return Ordinary(long | frozenset(map(folded, first)), long, short)


def folded(word: str) -> str:
    """A word without its capitals and accents: "Gwŷdir" and "GWYDIR" are one name."""
    return unaccented(word).replace("’", "'")


def is_in_a_date(text: str, start: int, end: int) -> bool:
    """Whether the word there stands beside a number, or after words such as "since"."""
    return bool(_DATE_AFTER.match(text, end) or _DATE_BEFORE.search(text, max(0, start - 12), start))

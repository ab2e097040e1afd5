"""Rows that tell the same event, across agencies or within one: dates that can agree and words alike.

Two rows are compared only when their dates lie near each other. The words of a pair are weighed by how rare they are
in these files, with the field's synonyms folded ("Father deceased", "Dad died"). A pair that is very like is grouped;
a pair that may be is only pointed out. A wrong group hides something that happened, so grouping is sparing.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.dates import Flag, When
from ecm_desktop.domain.proposals import Proposal

_MOST_MAYBES = 3
_NEAR = timedelta(days=31)
_WIDE = timedelta(days=370)
_GROUPED = 0.45
_MAYBE = 0.14
_STOP = frozenset(
    "the a an of to in on at for and or with by from is was were be been has have had his her their he she they it its "
    "as that this not no now re after before during about who which child yn y yr ar i gyda o a ei wedi".split()
)
_SAME_WORDS = {
    "dad": "father", "tad": "father", "mum": "mother", "mam": "mother", "gran": "grandmother", "nan": "grandmother",
    "nain": "grandmother", "mgm": "grandmother", "grandad": "grandfather", "taid": "grandfather", "mgf": "grandfather",
    "pgf": "grandfather", "pgm": "grandmother", "deceased": "died", "death": "died", "marw": "died", "bereavement": "died",
    "bereaved": "died", "dead": "died", "born": "birth", "exclusion": "exclude", "excluded": "exclude",
    "permanently": "permanent", "suspended": "suspend", "suspension": "suspend", "guardianship": "guardian",
    "sgo": "guardian", "special": "guardian", "caution": "caution", "ycc": "caution", "yro": "youthorder",
    "rehabilitation": "youthorder", "ppn": "police", "heddlu": "police", "separate": "separated",
    "separation": "separated", "separates": "separated", "left": "left", "leaves": "left", "gadael": "left", "adopted": "adoption",
    "assessment": "assess", "assessed": "assess", "hv": "healthvisitor", "salt": "speech", "iaith": "speech",
    "language": "speech", "dld": "speech", "camhs": "camhs", "pnd": "depression", "depressed": "depression",
    "postnatal": "depression", "perinatal": "depression", "missing": "missing", "twins": "twin", "foster": "foster",
    "fostering": "foster", "referred": "refer", "referral": "refer", "ysgol": "school", "icpc": "conference",
    "cp": "conference", "brother": "brother", "court": "court", "charged": "charge", "married": "marry",
    "marriage": "marry", "remarried": "marry", "moved": "move", "moves": "move", "house": "home", "stealing": "theft",
    "shoplifting": "theft", "incident": "incident", "domestic": "domestic", "operation": "surgery",
    "grommets": "surgery", "ears": "hearing", "ear": "hearing", "register": "conference", "registration": "conference",
}  # fmt: skip


class _Telling(msgspec.Struct, frozen=True):
    """One row as it is compared: its days, and its words folded."""

    place: int
    first: date
    last: date
    words: frozenset[str]
    plain: str
    agency: str
    file: str

    @property
    def width(self) -> timedelta:
        return self.last - self.first


def mark_duplicates(rows: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The rows with `group` and `maybe` filled in; the order is kept."""
    likeness = _Likeness([_telling(place, row) for place, row in enumerate(rows)])
    pairs = sorted(likeness.pairs(), reverse=True)
    groups = _Groups(rows)
    maybes: dict[int, list[int]] = {}
    for worth, one, other in pairs:
        if worth >= _GROUPED and groups.join(one, other):
            continue
        for here, there in ((one, other), (other, one)):
            maybes.setdefault(here, []).append(there)
    return tuple(
        msgspec.structs.replace(row, group=groups.name_of(place), maybe=_others(place, maybes.get(place, []), groups))
        for place, row in enumerate(rows)
    )


def _others(place: int, maybes: list[int], groups: _Groups) -> tuple[int, ...]:
    return tuple(other for other in maybes if not groups.same(place, other))[:_MOST_MAYBES]


def _telling(place: int, row: Proposal) -> _Telling | None:
    days = _days(row.when)
    if days is None:
        return None
    plain = _folded(row.text)
    return _Telling(place, *days, _words(plain), plain, row.agency, row.file)


def _days(when: When) -> tuple[date, date] | None:
    """The days of the beginning; a date that cannot be, or has no bounds, is compared with nothing."""
    days = when.start or when.interval
    if when.flag == Flag.FUTURE:
        return None
    if days.earliest is None and days.latest is not None:
        return days.latest - _NEAR, days.latest
    if days.earliest is None:
        return None
    return days.earliest, days.latest or days.earliest + _NEAR


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _words(plain: str) -> frozenset[str]:
    found = (word for word in re.findall(r"[a-z]{2,}|\d+", plain) if word not in _STOP)
    return frozenset(_SAME_WORDS.get(word, _stem(word)) for word in found)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class _Likeness:
    """How like two rows are, from 0 to 1; rare words weigh more than common ones."""

    def __init__(self, tellings: Sequence[_Telling | None]) -> None:
        self._tellings = sorted((one for one in tellings if one is not None), key=lambda one: one.first)
        counted = Counter(word for one in self._tellings for word in one.words)
        total = max(len(self._tellings), 1)
        self._weight = {word: math.log(1 + total / count) for word, count in counted.items()}

    def pairs(self) -> Iterator[tuple[float, int, int]]:
        """Every pair that is like enough to be pointed out: likeness and the two places."""
        for number, one in enumerate(self._tellings):
            for other in self._tellings[number + 1 :]:
                if other.first > one.last + _NEAR:
                    break
                worth = self._worth(one, other)
                if worth >= _MAYBE:
                    yield worth, one.place, other.place

    def _worth(self, one: _Telling, other: _Telling) -> float:
        agreeing = _dates_agree(one, other)
        if agreeing == 0 or (one.file == other.file and one.plain != other.plain and agreeing < 1):
            return 0.0
        return agreeing * self._words_alike(one, other)

    def _words_alike(self, one: _Telling, other: _Telling) -> float:
        shared = sum(self._weight[word] for word in one.words & other.words)
        least = min(self._whole(one), self._whole(other))
        return shared / least if least else 0.0

    def _whole(self, one: _Telling) -> float:
        return sum(self._weight[word] for word in one.words)


def _dates_agree(one: _Telling, other: _Telling) -> float:
    """1 when both give the same short time, less the wider or the farther apart they are."""
    gap = max(one.first, other.first) - min(one.last, other.last)
    wide = max(one.width, other.width)
    if gap > timedelta(0):
        return 0.6 if gap <= _NEAR and wide <= _WIDE else 0.0
    if wide <= _NEAR:
        return 1.0
    return 0.8 if wide <= _WIDE else 0.3


class _Groups:
    """Rows joined so far; two rows of one file are never joined unless their words are the same."""

    def __init__(self, rows: Sequence[Proposal]) -> None:
        self._rows = rows
        self._members: dict[int, list[int]] = {place: [place] for place in range(len(rows))}

    def join(self, one: int, other: int) -> bool:
        """Make one group of both; False when they, or rows already with them, cannot be one."""
        mine, theirs = self._members[one], self._members[other]
        if mine is theirs:
            return True
        if any(self._apart(a, b) for a in mine for b in theirs):
            return False
        mine.extend(theirs)
        for place in theirs:
            self._members[place] = mine
        return True

    def _apart(self, a: int, b: int) -> bool:
        first, second = self._rows[a], self._rows[b]
        return first.file == second.file and first.text.casefold() != second.text.casefold()

    def same(self, one: int, other: int) -> bool:
        """Whether both are in one group."""
        return self._members[one] is self._members[other]

    def name_of(self, place: int) -> str | None:
        """The group's name, None for a row by itself."""
        members = self._members[place]
        return f"g{min(members) + 1}" if len(members) > 1 else None

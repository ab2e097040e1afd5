"""Rows that tell the same event, across agencies or within one: dates that can agree and words alike.

Two rows are compared only when their dates lie near each other. The words of a pair are weighed by how rare they are
in these files, with the field's synonyms folded ("Father deceased", "Dad died"). A pair that is very like is grouped;
a pair that may be is only pointed out. A wrong group hides something that happened, so grouping is sparing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.dates import Flag, When
from ecm_desktop.domain.proposals import Proposal
from ecm_desktop.intake.alike import folded, telling_words

_MOST_MAYBES = 3
_NEAR = timedelta(days=31)
_WIDE = timedelta(days=370)
_WORTH_BY_WIDTH = ((_NEAR, 1.0), (timedelta(days=130), 0.8), (_WIDE, 0.55))
_WIDEST = 0.3
_UNDATED = 0.2
_GROUPED = 0.22
_MAYBE = 0.05
_BY_DATE = 0.1
_BY_DAY = 0.4
_WITHIN_FILE = 0.4


class _Days(msgspec.Struct, frozen=True):
    """The first and the last day that may be meant."""

    first: date
    last: date


class _Telling(msgspec.Struct, frozen=True):
    """One row as it is compared: its days (None when it has none to compare) and its words."""

    place: int
    days: _Days | None
    words: frozenset[str]
    plain: str
    file: str


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


def _telling(place: int, row: Proposal) -> _Telling:
    plain = folded(row.text)
    return _Telling(place, _days(row.when), _topics(row) | telling_words(plain), plain, row.file)


def _topics(row: Proposal) -> frozenset[str]:
    """What the row is about, as words beside its own."""
    return frozenset((f"lane {row.lane}", *(f"tag {tag}" for tag in row.suggested)))


def _days(when: When) -> _Days | None:
    """The days of the beginning; a date that cannot be, or has no bounds, is compared with nothing."""
    told = when.start or when.interval
    if when.flag == Flag.FUTURE:
        return None
    if told.earliest is None:
        return _Days(told.latest - _NEAR, told.latest) if told.latest is not None else None
    return _Days(told.earliest, told.latest or told.earliest + _NEAR)


class _Likeness:
    """How like two rows are, from 0 up; rare words weigh more than common ones."""

    def __init__(self, tellings: Sequence[_Telling]) -> None:
        dated = [(one.days, one) for one in tellings if one.days is not None]
        self._dated = sorted(dated, key=lambda pair: (pair[0].first, pair[1].place))
        self._undated = [one for one in tellings if one.days is None]
        counted = Counter(word for one in tellings for word in one.words)
        self._weight = {word: math.log(1 + len(tellings) / count) for word, count in counted.items()}

    def pairs(self) -> Iterator[tuple[float, int, int]]:
        """Every pair that is like enough to be pointed out: likeness and the two places."""
        for worth, one, other in (*self._near_in_time(), *self._without_a_date()):
            if worth >= _MAYBE:
                yield worth, one.place, other.place

    def _near_in_time(self) -> Iterator[tuple[float, _Telling, _Telling]]:
        for number, (days, one) in enumerate(self._dated):
            for place in range(number + 1, len(self._dated)):
                others, other = self._dated[place]
                if others.first > days.last + _NEAR:
                    break
                yield self._worth(one, days, other, others), one, other

    def _without_a_date(self) -> Iterator[tuple[float, _Telling, _Telling]]:
        """A row whose date says nothing may be any row of another file with its words; it is never grouped by that."""
        for one in self._undated:
            for _, other in self._dated:
                if one.file != other.file:
                    yield _UNDATED * self._words_alike(one, other), one, other

    def _worth(self, one: _Telling, days: _Days, other: _Telling, others: _Days) -> float:
        agreeing = _dates_agree(days, others)
        if agreeing == 0:
            return 0.0
        same_day = _BY_DAY if days == others and days.first == days.last else 0.0
        worth = agreeing * (_BY_DATE + self._words_alike(one, other)) + same_day
        if one.file != other.file:
            return worth
        return 1.0 if one.plain == other.plain and days == others else _WITHIN_FILE * worth

    def _words_alike(self, one: _Telling, other: _Telling) -> float:
        shared = sum(self._weight[word] for word in one.words & other.words)
        least = min(self._whole(one), self._whole(other))
        return shared / least if least else 0.0

    def _whole(self, one: _Telling) -> float:
        return sum(self._weight[word] for word in one.words)


def _dates_agree(one: _Days, other: _Days) -> float:
    """1 when both give the same short time, less the wider or the farther apart they are."""
    gap = max(one.first, other.first) - min(one.last, other.last)
    wide = max(one.last - one.first, other.last - other.first)
    if gap > timedelta(0):
        return 0.6 if gap <= _NEAR and wide <= _WIDE else 0.0
    return next((worth for width, worth in _WORTH_BY_WIDTH if wide <= width), _WIDEST)


class _Groups:
    """Rows joined so far; two rows of one file are never joined unless words and dates are the same."""

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
        same = first.text.casefold() == second.text.casefold() and first.when.interval == second.when.interval
        return first.file == second.file and not same

    def same(self, one: int, other: int) -> bool:
        """Whether both are in one group."""
        return self._members[one] is self._members[other]

    def name_of(self, place: int) -> str | None:
        """The group's name, None for a row by itself."""
        members = self._members[place]
        return f"g{min(members) + 1}" if len(members) > 1 else None

"""How like two tellings are: by dates that can agree, by words that are rare in these files, by who died."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

import msgspec

from ecm_desktop.domain.dates import Flag, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.intake.alike import EVERYDAY, telling_words
from ecm_desktop.intake.lives import Days, Deaths

GROUPED = 0.22  # from here on two tellings are taken for one event
PROBABLE = 0.2  # from here on a person is asked whether they are
_NEAR, _WIDE = 31, 370  # days
_WORTH_BY_WIDTH = ((_NEAR, 1.0), (130, 0.8), (_WIDE, 0.55))
_WIDEST = 0.3
_UNDATED = 0.2
_MAYBE = 0.05
_MAYBE_KNOWN = 0.14  # a case holds much more than a file; little likeness is chance
_BY_DATE = 0.1
_BY_DAY = 0.4
_WITHIN_FILE = 0.4
_SAME_DEATH = 2.0
_SAME_SORT = 0.19  # what only the lane or everyday words make alike: pointed out, and never asked about
_LONG = timedelta(days=200)


class Telling(msgspec.Struct, frozen=True):
    """One telling as it is compared: its days (None when it has none to compare), its words, and who it says has died.

    `event` is the event of the case that it belongs to, None for a row that was only read.
    """

    place: int
    days: Days | None
    words: frozenset[str]
    text: str
    plain: str
    file: str
    died: str | None = None
    event: RecordId | None = None

    def is_same_as(self, other: Telling) -> bool:
        """Whether both say the same of the same days."""
        return self.plain == other.plain and self.days == other.days

    def __repr__(self) -> str:
        return f"<Telling {self.place}>"


def as_compared(
    place: int, file: str, text: str, when: When, topics: frozenset[str], deaths: Deaths, event: RecordId | None = None
) -> Telling:
    """A telling with its words unaccented; `topics` are words beside its own."""
    plain, days = unaccented(text), days_of(when)
    died = deaths.told_in(plain, days) if days is not None else None
    return Telling(place, days, topics | telling_words(plain), text, plain, file, died, event)


def days_of(when: When) -> Days | None:
    """The days of the beginning; a date that cannot be, or has no bounds, is compared with nothing."""
    told = when.start or when.interval
    if when.flag == Flag.FUTURE:
        return None
    if told.earliest is None:
        return Days(told.latest - timedelta(days=_NEAR), told.latest) if told.latest is not None else None
    return Days(told.earliest, told.latest or told.earliest + timedelta(days=_NEAR))


class Likeness:
    """How like two tellings are, from 0 up; rare words weigh more than common ones."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._tellings = list(tellings)
        counted = Counter(word for one in tellings for word in one.words)
        self._weight = {word: math.log(1 + len(tellings) / count) for word, count in counted.items()}
        self._whole = {one.place: self._weigh(one.words) for one in tellings}

    def pairs(self) -> Iterator[tuple[float, int, int]]:
        """Every pair that is like enough to be pointed out: likeness and the two places."""
        for worth, one, other in chain(self._near_in_time(), self._without_a_date()):
            if _is_worth_saying(worth, one, other):
                yield worth, one.place, other.place

    def pairs_of(self, one: Telling) -> Iterator[tuple[float, int, int]]:
        """The same for the pairs that one telling belongs to."""
        for other in self._tellings:
            if other.place == one.place or (one.event is not None and other.event is not None):
                continue
            first, second = _in_order(one, other)
            worth = self._worth_of(first, second)
            if worth and _is_worth_saying(worth, first, second):
                yield worth, first.place, second.place

    def take(self, one: Telling) -> None:
        """Another date for the telling at a place; its words are as they were."""
        self._tellings[one.place] = one

    def _worth_of(self, one: Telling, other: Telling) -> float:
        if other.days is None or (one.days is None and one.file == other.file):
            return 0.0
        if one.days is None:
            return _UNDATED * self._words_alike(one, other)
        days = [day.toordinal() for day in (one.days.first, one.days.last, other.days.first, other.days.last)]
        agreeing = _dates_agree(*days) if days[2] <= days[1] + _NEAR else 0.0
        return self._worth(one, other, agreeing, _BY_DAY if len(set(days)) == 1 else 0.0) if agreeing else 0.0

    def _near_in_time(self) -> Iterator[tuple[float, Telling, Telling]]:
        found = [(one.days.first.toordinal(), one.days.last.toordinal(), one) for one in self._tellings if one.days]
        dated = sorted(found, key=lambda some: (some[0], some[2].place))
        for number, (first, last, one) in enumerate(dated):
            for place in range(number + 1, len(dated)):
                other_first, other_last, other = dated[place]
                if other_first > last + _NEAR:
                    break
                agreeing = _dates_agree(first, last, other_first, other_last)
                if agreeing and (one.event is None or other.event is None):
                    is_same_day = first == last == other_first == other_last
                    yield self._worth(one, other, agreeing, _BY_DAY if is_same_day else 0.0), one, other

    def _without_a_date(self) -> Iterator[tuple[float, Telling, Telling]]:
        """One whose date says nothing may be any of another file with its words; it is never grouped by that."""
        dated = [one for one in self._tellings if one.days is not None]
        for one in (some for some in self._tellings if some.days is None):
            for other in dated:
                if one.file != other.file and (one.event is None or other.event is None):
                    yield _UNDATED * self._words_alike(one, other), one, other

    def _worth(self, one: Telling, other: Telling, agreeing: float, by_day: float) -> float:
        if one.died != other.died and one.died is not None and other.died is not None:
            return 0.0  # the deaths of two people
        worth = agreeing * (_BY_DATE + self._words_alike(one, other)) + by_day
        if not by_day and worth >= PROBABLE and not _share_what_happened(one, other):
            worth = _SAME_SORT
        if one.file != other.file or not one.file:
            return max(worth, _SAME_DEATH * agreeing) if one.died is not None and one.died == other.died else worth
        return 1.0 if one.is_same_as(other) else _WITHIN_FILE * worth

    def _words_alike(self, one: Telling, other: Telling) -> float:
        shared = one.words & other.words
        if not shared:
            return 0.0
        return self._weigh(shared) / (min(self._whole[one.place], self._whole[other.place]) or 1.0)

    def _weigh(self, words: frozenset[str]) -> float:
        return sum(map(self._weight.__getitem__, words))


def _share_what_happened(one: Telling, other: Telling) -> bool:
    """Whether a word of both tells what happened, more than a lane or, over many months, what every second row says."""
    days = [told.days for told in (one, other) if told.days is not None]
    is_wide = any(told.last - told.first > _LONG for told in days)
    return any(not word.startswith("lane ") and not (is_wide and word in EVERYDAY) for word in one.words & other.words)


def _is_worth_saying(worth: float, one: Telling, other: Telling) -> bool:
    return worth >= (_MAYBE if one.event is None and other.event is None else _MAYBE_KNOWN)


def _in_order(one: Telling, other: Telling) -> tuple[Telling, Telling]:
    """What has no date first, then what is earlier."""
    if one.days is None or other.days is None:
        return (one, other) if one.days is None else (other, one)
    return (one, other) if (one.days.first, one.place) <= (other.days.first, other.place) else (other, one)


def _dates_agree(first: int, last: int, other_first: int, other_last: int) -> float:
    """1 when both give the same short time, less the wider or the farther apart they are; days by their number."""
    gap = max(first, other_first) - min(last, other_last)
    wide = max(last - first, other_last - other_first)
    if gap > 0:
        return 0.6 if gap <= _NEAR and wide <= _WIDE else 0.0
    for width, worth in _WORTH_BY_WIDTH:
        if wide <= width:
            return worth
    return _WIDEST

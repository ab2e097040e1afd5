"""Time in a life: intervals of days with the words as written, ages, and school years.

A date here is never more exact than what was said: `When` holds the earliest and the latest day it can mean and keeps
the words. Every interval is of whole days, both ends included; None on a side means open.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from ecm_desktop.errors import Refused

_SHORTEST = 28  # days of a month


class Precision(StrEnum):
    """How exact the words are; a closed vocabulary of the file format."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    TERM = "term"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    YEARS = "years"
    DECADE = "decade"
    AGE = "age"
    WINDOW = "window"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What sort of time the words tell of (READING_RULES: point, within, span, one side open, two dates, unknown)."""

    POINT = "point"
    WITHIN = "within"
    SPAN = "span"
    FROM = "from"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    MULTIPLE = "multiple"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """Why a person should look at a date before it is relied on."""

    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"
    FUTURE = "future"
    UNDATED = "undated"


class Interval(msgspec.Struct, frozen=True):
    """The days from `earliest` to `latest`, both included; None is open."""

    earliest: date | None = None
    latest: date | None = None

    def overlaps(self, other: Interval) -> bool:
        """Whether some day lies in both."""
        starts_in_time = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return starts_in_time and (self.latest is None or other.earliest is None or other.earliest <= self.latest)

    def contains(self, day: date) -> bool:
        """Whether `day` may be meant."""
        return self.overlaps(Interval(day, day))


class When(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When something was, as far as the words tell: the days it may cover, and the words.

    `start` and `end` are given for something that lasted; `earliest` and `latest` then span the whole of it.
    `original` are the words of a family file where `words` puts them into plain ones.
    """

    earliest: date | None = None
    latest: date | None = None
    words: str = ""
    precision: Precision = Precision.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    start: Interval | None = None
    end: Interval | None = None
    flag: Flag | None = None
    original: str = ""

    def __repr__(self) -> str:  # the words may be personal
        return f"<When {self.earliest}..{self.latest} {self.kind}>"

    @property
    def interval(self) -> Interval:
        """The days that may be meant."""
        return Interval(self.earliest, self.latest)

    @property
    def is_dated(self) -> bool:
        """Whether it can be placed at all."""
        return self.earliest is not None or self.latest is not None

    @property
    def lasted(self) -> bool:
        """Whether it is told as something with a beginning and an end, rather than one happening."""
        return self.start is not None or self.end is not None

    @property
    def anchor(self) -> date | None:
        """The one day a drawing hangs it on: the earliest known day, else the latest."""
        return self.earliest or self.latest


def in_order(when: When) -> date | None:
    """The day that puts something in its place in a list: the middle of the days on which it can have begun.

    So "about 2023" stands among the things of 2023 rather than before all that is known of 2022; where only one side
    is known, that day counts. None where nothing is.
    """
    begun = when.start if when.start and (when.start.earliest or when.start.latest) else when.interval
    first, last = begun.earliest, begun.latest
    return first + (last - first) / 2 if first and last else first or last


def on_day(day: date, words: str = "") -> When:
    """A `When` of exactly that day."""
    return When(earliest=day, latest=day, words=words, precision=Precision.DAY, kind=Kind.POINT)


def not_known(words: str = "") -> When:
    """A `When` that cannot be placed."""
    return When(words=words, flag=Flag.UNDATED)


def between(earliest: date, latest: date, precision: Precision, words: str = "") -> When:
    """A `When` of one happening on some day of the interval."""
    if latest < earliest:
        raise Refused("The end lies before the beginning.")
    return When(earliest=earliest, latest=latest, words=words, precision=precision, kind=Kind.POINT)


class Period(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of life time: when it began and when it ended; None is not known (start) or still going on (end)."""

    start: When | None = None
    end: When | None = None

    def includes(self, day: date) -> bool:
        """Whether it may have been so on `day`: it had begun by then and had not certainly ended."""
        begun = self.start is None or self.start.earliest is None or self.start.earliest <= day
        return begun and (self.end is None or self.end.latest is None or day < self.end.latest)


def add_months(day: date, months: int) -> date:
    """`day` moved by months; a day that does not exist there falls on the 1st of the month after (reading rules)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= _SHORTEST or day.day <= calendar.monthrange(year, month + 1)[1]:
        return date(year, month + 1, day.day)
    year, month = divmod(year * 12 + month + 1, 12)
    return date(year, month + 1, 1)


def birthday(born: date, years: int) -> date:
    """The day of that birthday; 29 February falls on 1 March in a common year."""
    return add_months(born, 12 * years)


class Age(msgspec.Struct, frozen=True, order=True):
    """An age in completed years and months; negative before birth."""

    years: int
    months: int = 0

    @property
    def in_months(self) -> int:
        """The whole age in months."""
        return self.years * 12 + self.months


def age_on(born: date, day: date) -> Age:
    """The age in completed years and months on `day`."""
    months = (day.year - born.year) * 12 + day.month - born.month
    if add_months(born, months) > day:
        months -= 1
    return Age(*divmod(months, 12))


def at_age(born: date, age: Age) -> date:
    """The day on which that age is reached."""
    return add_months(born, age.in_months)


_AGE = re.compile(r"\s*(\d{1,3})\s*y?(?:\s*(\d{1,2})\s*m)?\s*", re.IGNORECASE)


def parse_age(words: str) -> Age:
    """An age written as `6`, `6y` or `6y3m`; raises Refused."""
    found = _AGE.fullmatch(words)
    if not found or int(found[2] or 0) > 11:
        raise Refused("“{words}” is not an age; write it like 6y3m.", words=words[:40])
    return Age(int(found[1]), int(found[2] or 0))


def school_year(born: date, number: int) -> Interval:
    """School year `number` (0 is Reception, -1 Nursery) in England and Wales of a child born then: 1 Sep to 31 Aug."""
    cohort = born.year if born >= date(born.year, 9, 1) else born.year - 1
    first = cohort + 5 + number
    return Interval(date(first, 9, 1), date(first + 1, 8, 31))


def days_between(first: date, last: date) -> int:
    """Whole days from `first` to `last`."""
    return (last - first) // timedelta(days=1)

"""What the reader of dates gives back, what it is told beforehand, and the few ways to make a reading."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, When
from ecm_desktop.domain.schooling import OutOfYear


class Reading(msgspec.Struct, frozen=True):
    """When, and the rule by which it was read ("R01" to "R37")."""

    when: When
    rule: str


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a text alone does not say: birth, today, the year heading above, the row above, how taught."""

    born: date | None
    today: date
    year: int | None = None
    above: When | None = None
    out_of_year: OutOfYear | None = None


Maker = Callable[[re.Match[str], Context], Reading | None]
Rules = tuple[tuple[re.Pattern[str], Maker], ...]
Part = Callable[[str, Context], Reading | None]

FIRST_YEAR, LAST_YEAR = 1900, 9999


def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern for normalised (lower-case) text."""
    return re.compile(text)


def by_rules(rules: Rules, text: str, context: Context) -> Reading | None:
    """The reading of the first rule that matches the whole text and makes something of it."""
    for wanted, make in rules:
        found = wanted.fullmatch(text)
        reading = make(found, context) if found else None
        if reading is not None:
            return reading
    return None


def at(
    days: Interval, precision: Precision, rule: str, *, kind: Kind = Kind.POINT, flag: Flag | None = None
) -> Reading:
    """A reading of these days."""
    return Reading(
        When(earliest=days.earliest, latest=days.latest, precision=precision, kind=kind, flag=flag),
        rule,
    )


def nothing(rule: str, flag: Flag) -> Reading:
    """A reading that cannot be placed."""
    return Reading(When(flag=flag), rule)


def flagged(reading: Reading, flag: Flag, rule: str | None = None) -> Reading:
    """The reading with a flag; a flag it has already stays."""
    when = msgspec.structs.replace(reading.when, flag=reading.when.flag or flag)
    return Reading(when, rule or reading.rule)


def ruled(reading: Reading, rule: str) -> Reading:
    """The reading under another rule's name."""
    return Reading(reading.when, rule)


def one_day(day: date, rule: str, flag: Flag | None = None) -> Reading:
    """Exactly that day."""
    return at(Interval(day, day), Precision.DAY, rule, flag=flag)


def one_year(year: int, rule: str, flag: Flag | None = None) -> Reading:
    """Some time in that year."""
    return at(year_days(year), Precision.YEAR, rule, flag=flag)


def one_month(year: int, month: int, rule: str, flag: Flag | None = None) -> Reading:
    """Some time in that month; when there is none, the part that is certain: the year or nothing, flagged."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return nothing("R27", Flag.IMPOSSIBLE)
    if not 1 <= month <= 12:
        return one_year(year, "R27", Flag.IMPOSSIBLE)
    return at(month_days(year, month), Precision.MONTH, rule, flag=flag)


def from_birth(
    context: Context, days: Callable[[date], Interval], precision: Precision, rule: str, kind: Kind = Kind.POINT
) -> Reading:
    """What is counted from the child's birth; flagged and without days while that is not known."""
    if context.born is None:
        return nothing(rule, Flag.AMBIGUOUS)
    return at(days(context.born), precision, rule, kind=kind)


def month_days(year: int, month: int) -> Interval:
    """First to last day of a month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_days(first: int, last: int | None = None) -> Interval:
    """1 January of the first to 31 December of the last year."""
    return Interval(date(first, 1, 1), date(last or first, 12, 31))


def days_from(day: date, first: int, last: int) -> Interval:
    """The days from `first` to `last` days after (negative: before) a day."""
    return Interval(day + timedelta(days=first), day + timedelta(days=last))


def whole_year(digits: str) -> int:
    """A year of four digits as it is; two digits 00-26 are 2000-2026, 27-99 are 1927-1999."""
    number = int(digits)
    if len(digits) != 2:
        return number
    return 2000 + number if number <= 26 else FIRST_YEAR + number

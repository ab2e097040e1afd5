"""Dates as GEDCOM 7 writes them: never more exact than they are known, with the words as written beside them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from ecm_desktop.domain.dates import Interval, Period, When
from ecm_desktop.exchange.gedcom.lines import Line

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = timedelta(days=1)


def date_lines(level: int, when: When | None) -> Iterator[Line]:
    """The date at a level, and under it the words that told it; nothing where nothing was told."""
    if when is None:
        return
    value, words = date_value(when), " ".join(when.words.split())
    if not value and not words:
        return
    yield (level, "DATE", value)
    if words and value != (when.original or words.upper()):
        yield (level + 1, "PHRASE", words)


def period_lines(level: int, period: Period) -> Iterator[Line]:
    """A period as one date: from its earliest beginning to its latest end."""
    first = period.start.earliest if period.start else None
    last = period.end.latest if period.end else None
    if first or last:
        yield (level, "DATE", _from_to(first, last))


def date_value(when: When) -> str:
    """The payload of a DATE; empty when it cannot be placed."""
    first, last = when.earliest, when.latest
    if when.lasted or when.kind in ("from", "until"):
        return _from_to(first, last)
    if first and last:
        return unit(Interval(first, last)) or _about(first, last) or f"BET {_day(first)} AND {_day(last)}"
    if last and last < date.max:
        return f"BEF {_begins_on(last + _DAY)}"
    return f"AFT {_ends_on(first - _DAY)}" if first and first > date.min else ""


def unit(days: Interval) -> str:
    """A day, month or year that covers exactly these days; empty when none does."""
    first, last = days.earliest, days.latest
    if first is None or last is None:
        return ""
    if first == last:
        return _day(first)
    if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    if first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1]):
        return _month(first)
    return ""


def _from_to(first: date | None, last: date | None) -> str:
    said = [f"FROM {_day(first)}" if first else "", f"TO {_day(last)}" if last else ""]
    return " ".join(filter(None, said))


def _about(first: date, last: date) -> str:
    """A year on either side of a year is how "about" is read."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"ABT {first.year + 1}" if whole and last.year - first.year == 2 else ""


def _begins_on(day: date) -> str:
    if (day.month, day.day) == (1, 1):
        return str(day.year)
    return _month(day) if day.day == 1 else _day(day)


def _ends_on(day: date) -> str:
    after = day + _DAY
    if (after.month, after.day) == (1, 1):
        return str(day.year)
    return _month(day) if after.day == 1 else _day(day)


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"

"""Dates of family files into intervals: every form of GEDCOM 5.5 to 7, every calendar, nothing made up."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, When, add_months
from ecm_desktop.intake.dates.reading import month_days, year_days
from ecm_desktop.intake.gedcom.plain import in_plain_words
from ecm_desktop.intake.gedcom.records import Node

if TYPE_CHECKING:
    from ged4py.calendar import CalendarDate
    from ged4py.date import DateValue

_CALENDARS_OF_7 = (
    (re.compile(r"\b(GREGORIAN|JULIAN|HEBREW)\b(?!@)"), r"@#D\1@"),
    (re.compile(r"\bFRENCH_R\b"), "@#DFRENCH R@"),
    (re.compile(r"\bBCE\b"), "B.C."),
    (re.compile(r"(?<=@#DJULIAN@)(.*\d)/\d+"), r"\1"),  # the parser takes two-year dates in one calendar only
)
_HEBREW_YEARS = 3761
_FIRST_ORDINAL = 1721424.5
_LONGEST = 120


def dated(event: Node | None) -> When | None:
    """When an event was: the interval of its DATE, with the words that stand beside it where there are any."""
    told = next(iter(event.all("DATE")), None) if event else None
    if told is None:
        return None
    when, phrase = gedcom_when(told.value), told.text("PHRASE").strip()[:_LONGEST]
    return msgspec.structs.replace(when or When(flag=Flag.AMBIGUOUS), words=phrase, original="") if phrase else when


def gedcom_when(words: str) -> When | None:
    """The interval that a GEDCOM date tells, in plain words and with its own; None when there are no words."""
    words = words.strip()[:_LONGEST]
    if not words:
        return None
    try:
        when = _of_value(_parsed(words))
    except (ValueError, OverflowError, TypeError):
        when = When(flag=Flag.AMBIGUOUS)
    plain = in_plain_words(words)
    return msgspec.structs.replace(when, words=plain, original=words if words != plain else "")


def _parsed(words: str) -> DateValue:
    from ged4py.date import DateValue

    for wanted, written in _CALENDARS_OF_7:
        words = wanted.sub(written, words)
    return DateValue.parse(words)


def _of_value(value: DateValue) -> When:
    from ged4py.date import DateValuePeriod, DateValuePhrase, DateValueRange

    kind = value.kind.name
    if isinstance(value, DateValuePhrase):
        return When(flag=Flag.AMBIGUOUS)
    if isinstance(value, (DateValueRange, DateValuePeriod)):
        return _two_ends(kind, _of_day(value.date1), _of_day(value.date2))
    single = _of_day(value.date)  # type: ignore[attr-defined]  # every kind left has one date
    if kind in ("ABOUT", "CALCULATED", "ESTIMATED"):
        return _about(single)
    return _one_end(kind, single)


def _two_ends(kind: str, first: When, last: When) -> When:
    flag = first.flag or last.flag
    if first.earliest and last.latest and last.latest < first.earliest:
        first, last, flag = last, first, Flag.AMBIGUOUS
    when = When(earliest=first.earliest, latest=last.latest, precision=Precision.WINDOW, kind=Kind.WITHIN, flag=flag)
    if kind == "RANGE":
        return when
    return msgspec.structs.replace(when, kind=Kind.SPAN, start=first.interval, end=last.interval)


def _one_end(kind: str, single: When) -> When:
    match kind:
        case "BEFORE":
            return _opened(single, Kind.BEFORE, None, _day_before(single.earliest))
        case "AFTER":
            return _opened(single, Kind.AFTER, _day_after(single.latest), None)
        case "FROM":
            return msgspec.structs.replace(_opened(single, Kind.FROM, single.earliest, None), start=single.interval)
        case "TO":
            return msgspec.structs.replace(_opened(single, Kind.UNTIL, None, single.latest), end=single.interval)
    return single


def _opened(single: When, kind: Kind, earliest: date | None, latest: date | None) -> When:
    return msgspec.structs.replace(single, kind=kind, earliest=earliest, latest=latest)


def _day_before(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() - 1) if day else None


def _day_after(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() + 1) if day else None


def _about(single: When) -> When:
    """One year either side of a year, one month of a month; a day is about its month."""
    if single.earliest is None or single.latest is None:
        return single
    if single.precision == Precision.YEAR:
        days, precision = year_days(single.earliest.year - 1, single.latest.year + 1), Precision.YEARS
    else:
        first, last = add_months(single.earliest.replace(day=1), -1), add_months(single.latest.replace(day=1), 1)
        days, precision = Interval(first, month_days(last.year, last.month).latest), Precision.WINDOW
    return msgspec.structs.replace(single, earliest=days.earliest, latest=days.latest, precision=precision)


def _of_day(told: CalendarDate) -> When:
    precision = Precision.DAY if told.day else Precision.MONTH if told.month else Precision.YEAR
    if told.month and told.month_num is None:
        return When(flag=Flag.AMBIGUOUS)
    if told.calendar.name == "GREGORIAN":
        return _gregorian(told, precision)
    if told.calendar.name == "HEBREW":
        return _hebrew(told)
    days = Interval(_of_julian_day(_first_of(told).key()[0]), _of_julian_day(told.key()[0]))
    return _placed(days, precision)


def _gregorian(told: CalendarDate, precision: Precision) -> When:
    year = getattr(told, "dual_year", None) or told.year
    if told.bc or not 1 <= year <= 9998:
        return When(flag=Flag.AMBIGUOUS)
    if told.month_num is None:
        return _placed(year_days(year), precision)
    try:
        day = date(year, told.month_num, told.day) if told.day else None
    except ValueError:
        return msgspec.structs.replace(_placed(month_days(year, told.month_num), Precision.MONTH), flag=Flag.IMPOSSIBLE)
    return _placed(Interval(day, day) if day else month_days(year, told.month_num), precision)


def _placed(days: Interval, precision: Precision) -> When:
    if days.earliest is None:
        return When(flag=Flag.AMBIGUOUS)
    return When(earliest=days.earliest, latest=days.latest, precision=precision, kind=Kind.POINT)


def _first_of(told: CalendarDate) -> CalendarDate:
    return type(told)(told.year, told.month or told.months()[0], told.day or 1, told.bc)


def _hebrew(told: CalendarDate) -> When:
    """The Hebrew year, flagged: the parser counts its months from another month than the calendar it calls."""
    first = told.year - _HEBREW_YEARS
    if told.bc or not 1 <= first <= 9000:
        return When(flag=Flag.AMBIGUOUS)
    days = Interval(date(first, 9, 1), date(first + 1, 10, 31))
    return msgspec.structs.replace(_placed(days, Precision.YEAR), flag=Flag.AMBIGUOUS)


def _of_julian_day(number: float) -> date | None:
    """The day of a Julian day number; None before the year 1."""
    ordinal = int(number - _FIRST_ORDINAL)
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None

"""School years of England and Wales, by name from the date of birth and by the years they span: R18 and R19."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, school_year
from ecm_desktop.domain.schooling import taught
from ecm_desktop.intake.dates.reading import Context, Maker, Reading, Rules, at, flagged, from_birth, pattern
from ecm_desktop.intake.dates.seasons import term_days

_YEAR = r"(?:(?:school )?years?|yrs?\.?|y) ?(?:group )?(\d{1,2})"
_KEY_STAGES = {1: (1, 2), 2: (3, 6), 3: (7, 9), 4: (10, 11), 5: (12, 13)}
_LAST_YEAR = 13
_RECEPTION, _NURSERY = 0, -1


def _years(context: Context, first: int, last: int, precision: Precision, kind: Kind = Kind.POINT) -> Reading | None:
    if not _NURSERY <= first <= last <= _LAST_YEAR:
        return None
    return from_birth(
        context,
        lambda born: Interval(_days(born, first, context).earliest, _days(born, last, context).latest),
        precision,
        "R18",
        kind,
    )


def _days(born: date, number: int, context: Context) -> Interval:
    """The school year as the child is taught; one that they left out is that of their age."""
    return taught(born, number, context.out_of_year) or school_year(born, number)


def _opening(born: date, number: int, context: Context) -> int:
    """The year in whose autumn that school year opens."""
    first = _days(born, number, context).earliest
    assert first is not None  # noqa: S101  # a school year has both ends; the type allows open intervals
    return first.year


def _school_year(found: re.Match[str], context: Context) -> Reading | None:
    return _years(context, int(found[1]), int(found[1]), Precision.SCHOOL_YEAR)


def _some_of_year(found: re.Match[str], context: Context) -> Reading | None:
    """No rule says which months of the school year: all of it, and flagged."""
    reading = _school_year(found, context)
    return flagged(reading, Flag.AMBIGUOUS) if reading else None


def _named(number: int) -> Maker:
    return lambda _, context: _years(context, number, number, Precision.SCHOOL_YEAR)


def _two_years(found: re.Match[str], context: Context) -> Reading | None:
    return _years(context, int(found[1]), int(found[2]), Precision.WINDOW, Kind.WITHIN)


def _key_stage(found: re.Match[str], context: Context) -> Reading | None:
    return _years(context, *_KEY_STAGES[int(found[1])], Precision.WINDOW, Kind.WITHIN)


def _primary(_: re.Match[str], context: Context) -> Reading | None:
    return _years(context, _RECEPTION, 6, Precision.WINDOW, Kind.WITHIN)


def _secondary(_: re.Match[str], context: Context) -> Reading | None:
    return _years(context, 7, 11, Precision.WINDOW, Kind.WITHIN)


def _start_or_end(found: re.Match[str], context: Context) -> Reading | None:
    number = {"reception": _RECEPTION, "nursery": _NURSERY}.get(found[2]) if found[2] else int(found[3])
    if number is None or number > _LAST_YEAR:
        return None

    def days(born: date) -> Interval:
        first = _opening(born, number, context)
        if found[1] in ("start", "beginning"):
            return Interval(date(first, 9, 1), date(first, 10, 31))
        return Interval(date(first + 1, 6, 1), date(first + 1, 8, 31))

    return from_birth(context, days, Precision.WINDOW, "R18")


def _term_in_year(year: str, term: str, context: Context) -> Reading | None:
    number = int(year)
    if number > _LAST_YEAR:
        return None
    return from_birth(context, lambda born: term_days(term, _opening(born, number, context)), Precision.TERM, "R18")


def _before_school(_: re.Match[str], context: Context) -> Reading:
    def days(born: date) -> Interval:
        return Interval(born, date(_opening(born, _RECEPTION, context), 9, 1) - timedelta(days=1))

    return from_birth(context, days, Precision.WINDOW, "R18", Kind.WITHIN)


def _calendar_school_year(found: re.Match[str], _: Context) -> Reading | None:
    first, second = int(found[1]), found[2] or found[3]
    if (first + 1) % 100 != int(second) % 100 or (len(second) == 4 and int(second) != first + 1):
        return None
    return at(Interval(date(first, 9, 1), date(first + 1, 8, 31)), Precision.SCHOOL_YEAR, "R19")


_TERM = "(autumn|spring|summer)"
RULES: Rules = (
    (pattern(_YEAR), _school_year),
    (pattern(r"(?:in )?(?:reception|(?:yr|year)\.? ?r|yr)(?: class| year)?"), _named(_RECEPTION)),
    (pattern(r"(?:in )?nursery(?: class| year)?"), _named(_NURSERY)),
    (pattern(rf"(?:early|mid|middle of|half ?way through|late)[ -](?:in )?{_YEAR}"), _some_of_year),
    (pattern(rf"(?:between )?{_YEAR} ?(?:/|-|and|or|to|&) ?(?:years?|yrs?|y)? ?(\d{{1,2}})"), _two_years),
    (pattern(r"(?:ks|key stage) ?([1-5])"), _key_stage),
    (pattern(r"(?:at |in |during )?primary(?: school)?"), _primary),
    (pattern(r"(?:at |in |during )?secondary(?: school)?"), _secondary),
    (
        pattern(rf"(start|beginning|end) of (?:(reception|nursery)|{_YEAR})"),
        _start_or_end,
    ),
    (pattern(rf"{_YEAR},? {_TERM}(?: term)?"), lambda m, c: _term_in_year(m[1], m[2], c)),
    (pattern(rf"{_TERM}(?: term(?: of|,| in)?)? {_YEAR}"), lambda m, c: _term_in_year(m[2], m[1], c)),
    (pattern(r"(?:before|pre|prior to)[ -]?(?:starting |start of )?school"), _before_school),
    (
        pattern(
            r"(?:(?:(?:school|academic) (?:year|yr)|ay) )?((?:19|20)\d\d) ?(?:/ ?(\d{4}|\d\d)|- ?(\d\d))"
            r"(?: (?:school|academic) (?:year|yr))?"
        ),
        _calendar_school_year,
    ),
)

"""Ages, birth and pregnancy: R16 and R17, counted from the child's date of birth."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, add_months
from ecm_desktop.intake.dates.reading import (
    Context,
    Maker,
    Reading,
    Rules,
    at,
    days_from,
    nothing,
    one_day,
    pattern,
)

_AGED = r"(?:aged?|at(?: the)? age(?: of)?|at)\s+"
_YEARS = r"(?:years?|yrs?|y\.?o\.?|y)"
_MONTHS = r"(?:months?|mths?|mnths?|mos?|m)"
_OLD = r"(?: ?old| of age)?"
_PREGNANCY_DAYS = 280
_OLDEST = 120


def _months_of_age(born: date, first: int, last: int) -> Interval:
    """From the day `first` months are reached to the day before `last` months are."""
    return Interval(add_months(born, first), add_months(born, last) - timedelta(days=1))


def _aged(first: int, last: int, context: Context, precision: Precision = Precision.AGE) -> Reading | None:
    if not -12 <= first < last <= 12 * _OLDEST:
        return None
    return _from_birth(lambda born: _months_of_age(born, first, last), precision, "R16", context)


def _years_old(found: re.Match[str], context: Context) -> Reading | None:
    years = int(found[1])
    return _aged(12 * years, 12 * years + 12, context)


def _and_a_half(found: re.Match[str], context: Context) -> Reading | None:
    years = int(found[1])
    return _aged(12 * years + 6, 12 * years + 12, context)


def _from_to_years(found: re.Match[str], context: Context) -> Reading | None:
    return _aged(12 * int(found[1]), 12 * int(found[2]) + 12, context)


def _about_years(found: re.Match[str], context: Context) -> Reading | None:
    years = int(found[1])
    return _aged(12 * years - 12, 12 * years + 24, context, Precision.WINDOW)


def _years_and_months(found: re.Match[str], context: Context) -> Reading | None:
    months = 12 * int(found[1]) + int(found[2])
    return _aged(months, months + 1, context)


def _months_old(found: re.Match[str], context: Context) -> Reading | None:
    return _aged(int(found[1]), int(found[1]) + 1, context)


def _from_birth(
    days: Callable[[date], Interval], precision: Precision, rule: str, context: Context, kind: Kind = Kind.POINT
) -> Reading:
    if context.born is None:
        return nothing(rule, Flag.AMBIGUOUS)
    return at(days(context.born), precision, rule, kind=kind)


def _round_birth(days: Callable[[date], Interval], kind: Kind = Kind.POINT) -> Maker:
    return lambda _, context: _from_birth(days, Precision.WINDOW, "R17", context, kind)


def _birth(_: re.Match[str], context: Context) -> Reading:
    return one_day(context.born, "R17") if context.born else nothing("R17", Flag.AMBIGUOUS)


def _weeks_old(found: re.Match[str], context: Context) -> Reading:
    return _week_of_life(int(found[1]), "R16", context)


def _weeks_out_of_52(found: re.Match[str], context: Context) -> Reading:
    return _week_of_life(int(found[1]), "R17", context)


def _week_of_life(weeks: int, rule: str, context: Context) -> Reading:
    return _from_birth(lambda born: days_from(born, 7 * weeks, 7 * weeks + 6), Precision.AGE, rule, context)


def _days_old(found: re.Match[str], context: Context) -> Reading:
    days = int(found[1])
    return _from_birth(lambda born: days_from(born, days, days), Precision.DAY, "R16", context)


def _week_of_pregnancy(found: re.Match[str], context: Context) -> Reading | None:
    weeks = int(found[1])
    if weeks > 44:
        return None
    first = 7 * weeks - _PREGNANCY_DAYS
    return _from_birth(lambda born: days_from(born, first, first + 6), Precision.WINDOW, "R17", context)


def _few_months(born: date) -> Interval:
    return Interval(add_months(born, 2), add_months(born, 6))


RULES: Rules = (
    (pattern(r"d\.?o\.?b\.?|(?:at |on )?birth|born|date of birth"), _birth),
    (
        pattern(r"(?:a )?few weeks (?:after birth|old)"),
        _round_birth(lambda born: days_from(born, 14, 56)),
    ),
    (pattern(r"(?:a )?few months (?:after birth|old)"), _round_birth(_few_months)),
    (
        pattern(r"(?:shortly|soon|just) after birth|newborn"),
        _round_birth(lambda born: days_from(born, 0, 28)),
    ),
    (
        pattern(r"(?:during |in )?(?:the )?pregnancy|ante-?natal(?:ly)?|pre-?natal(?:ly)?|before birth|in utero"),
        _round_birth(lambda born: days_from(born, -_PREGNANCY_DAYS, -1), Kind.WITHIN),
    ),
    (pattern(r"(\d{1,2}) ?/ ?40(?: weeks)?"), _week_of_pregnancy),
    (pattern(r"(\d{1,3}) ?/ ?52"), _weeks_out_of_52),
    (
        pattern(rf"{_AGED}(?:about|approx\.?|around|c\.?|circa|roughly|~) ?(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"),
        _about_years,
    ),
    (pattern(rf"(?:about|approx\.?|around|roughly|~) ?(\d{{1,3}}) ?{_YEARS} ?(?:old| of age)"), _about_years),
    (pattern(rf"(?:{_AGED})?(\d{{1,3}}) ?(?:½|1/2|\.5)(?: ?{_YEARS}{_OLD})?"), _and_a_half),
    (pattern(rf"(?:{_AGED})?(\d{{1,3}}) ?{_YEARS}[ ,]*(?:and )?(\d{{1,3}}) ?{_MONTHS}{_OLD}"), _years_and_months),
    (pattern(rf"{_AGED}(\d{{1,3}}) ?(?:-|/|to|or|and) ?(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"), _from_to_years),
    (pattern(rf"(\d{{1,3}}) ?(?:-|to|or) ?(\d{{1,3}}) ?{_YEARS}{_OLD}"), _from_to_years),
    (pattern(rf"{_AGED}(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"), _years_old),
    (pattern(rf"(\d{{1,3}}) ?{_YEARS}{_OLD}"), _years_old),
    (pattern(rf"(?:{_AGED})?(\d{{1,4}}) ?{_MONTHS}{_OLD}"), _months_old),
    (pattern(rf"(?:{_AGED})?(\d{{1,4}}) ?(?:weeks?|wks?){_OLD}"), _weeks_old),
    (pattern(r"(?:aged? )?(\d{1,4}) ?days? old"), _days_old),
)

"""Ages, birthdays, birth and pregnancy: R16 and R17, counted from the child's date of birth.

`he` and `she` are the child, whose chronology it is; somebody who is named (`Mum`) is not (R37).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, add_months, birthday
from ecm_desktop.intake.dates.reading import (
    Context,
    Maker,
    Reading,
    Rules,
    days_from,
    flagged,
    from_birth,
    nothing,
    one_day,
    pattern,
)

_AGED = r"(?:(?:when|while) )?(?:aged?:?|(?:at )?(?:the )?age of|at age|at)\s+"
_CHILD = r"(?:he|she|they) (?:was|were)"
_CHILD_WAS = r"(?:(?:when|while) )?(?:he|she|they)(?: was| were|'s|'d been)? (?:aged? )?"
_ABOUT = r"(?:about|approx\.?|approximately|around|roughly|maybe|perhaps|nearly|almost|c\.?|circa|~) ?"
_YEARS = r"(?:years?|yrs?|y\.?/?o\.?|y)"
_MONTHS = r"(?:months?|mths?|mnths?|mos?|m)"
_OLD = r"(?: ?old| of age)?"
_PREGNANCY_DAYS = 280
_OLDEST = 120
_GROWN_UP = 18
_ONE_FIGURE = 9
# from the first birthday to the day before the second, in years
_STAGES = {
    "baby": (0, 2), "infancy": (0, 2), "toddler": (1, 4), "early childhood": (0, 6), "childhood": (0, 13),
    "teens": (13, 20), "teenage years": (13, 20),
    "early teens": (12, 16), "mid teens": (14, 18), "mid-teens": (14, 18), "late teens": (16, 20),
}  # fmt: skip
_BABY = "baby|toddler"
_TEENS = "|".join(name for name in _STAGES if "teen" in name)


def _months_of_age(born: date, first: int, last: int) -> Interval:
    """From the day `first` months are reached to the day before `last` months are."""
    return Interval(add_months(born, first), add_months(born, last) - timedelta(days=1))


def _aged(first: int, last: int, context: Context, precision: Precision = Precision.AGE) -> Reading | None:
    if not -12 <= first < last <= 12 * _OLDEST:
        return None
    return from_birth(context, lambda born: _months_of_age(born, first, last), precision, "R16")


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


def _about_number(found: re.Match[str], context: Context) -> Reading | None:
    """`about 6` without a word of age; from 10 on it may as well be a year, and is flagged."""
    number = int(found[1])
    reading = _about_years(found, context) if 0 < number < _GROWN_UP else None
    return flagged(reading, Flag.AMBIGUOUS) if reading and number > _ONE_FIGURE else reading


def _between_years(found: re.Match[str], context: Context) -> Reading | None:
    first, last = int(found[2]), int(found[3])
    if not first < last < _GROWN_UP:
        return None
    days = from_birth(
        context, lambda born: _months_of_age(born, 12 * first, 12 * last + 12), Precision.WINDOW, "R20", Kind.WITHIN
    )
    return days if found[1] or found[4] else flagged(days, Flag.AMBIGUOUS)  # school years 6 and 8 are as likely


def _birthday(found: re.Match[str], context: Context) -> Reading | None:
    years = int(found[1])
    if not 0 < years <= _GROWN_UP:
        return None
    return from_birth(
        context, lambda born: Interval(birthday(born, years), birthday(born, years)), Precision.DAY, "R16"
    )


def _stage(found: re.Match[str], context: Context) -> Reading | None:
    """A stage of life that has no sharp ends: a wide window, and flagged."""
    first, last = _STAGES[found[1]]
    reading = _aged(12 * first, 12 * last, context, Precision.WINDOW)
    return flagged(reading, Flag.AMBIGUOUS) if reading else None


def _years_and_months(found: re.Match[str], context: Context) -> Reading | None:
    months = 12 * int(found[1]) + int(found[2])
    return _aged(months, months + 1, context)


def _months_old(found: re.Match[str], context: Context) -> Reading | None:
    return _aged(int(found[1]), int(found[1]) + 1, context)


def _round_birth(days: Callable[[date], Interval], kind: Kind = Kind.POINT) -> Maker:
    return lambda _, context: from_birth(context, days, Precision.WINDOW, "R17", kind)


def _birth(_: re.Match[str], context: Context) -> Reading:
    return one_day(context.born, "R17") if context.born else nothing("R17", Flag.AMBIGUOUS)


def _weeks_old(found: re.Match[str], context: Context) -> Reading:
    return _week_of_life(int(found[1]), "R16", context)


def _weeks_out_of_52(found: re.Match[str], context: Context) -> Reading:
    return _week_of_life(int(found[1]), "R17", context)


def _week_of_life(weeks: int, rule: str, context: Context) -> Reading:
    return from_birth(context, lambda born: days_from(born, 7 * weeks, 7 * weeks + 6), Precision.AGE, rule)


def _days_old(found: re.Match[str], context: Context) -> Reading:
    days = int(found[1])
    return from_birth(context, lambda born: days_from(born, days, days), Precision.DAY, "R16")


def _week_of_pregnancy(found: re.Match[str], context: Context) -> Reading | None:
    weeks = int(found[1])
    if weeks > 44:
        return None
    first = 7 * weeks - _PREGNANCY_DAYS
    return from_birth(context, lambda born: days_from(born, first, first + 6), Precision.WINDOW, "R17")


def _few_months(born: date) -> Interval:
    return Interval(add_months(born, 2), add_months(born, 6))


RULES: Rules = (
    (pattern(r"d\.?o\.?b\.?|(?:at |on )?birth|(?:(?:when )?(?:he|she|they) (?:was|were) )?born|date of birth"), _birth),
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
    (pattern(r"(?:at )?(\d{1,2})(?: ?\+ ?\d)? ?/ ?40(?: weeks)?"), _week_of_pregnancy),
    (pattern(r"(?:at )?(\d{1,2})(?: ?\+ ?\d)? weeks?'? (?:gestation|pregnant|of pregnancy)"), _week_of_pregnancy),
    (pattern(r"(?:at )?(\d{1,3}) ?/ ?52(?: old)?"), _weeks_out_of_52),
    (
        pattern(rf"(?:{_AGED}|{_CHILD_WAS}){_ABOUT}(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"),
        _about_years,
    ),
    (pattern(rf"{_ABOUT}(?:aged? )?(\d{{1,3}}) ?{_YEARS} ?(?:old| of age)"), _about_years),
    (pattern(rf"{_ABOUT}(?:aged? |the age of )(\d{{1,2}})"), _about_years),
    (pattern(rf"{_ABOUT}(\d{{1,2}})"), _about_number),
    (
        pattern(rf"between (the ages? of |ages |aged )?(\d{{1,2}}) and (\d{{1,2}})( ?{_YEARS}{_OLD})?"),
        _between_years,
    ),
    (
        pattern(r"(?:(?:on|at) )?(?:(?:his|her|their|the child's) )?(\d{1,2})(?:st|nd|rd|th) birthday"),
        _birthday,
    ),
    (pattern(rf"(?:as|when {_CHILD}) (?:a )?({_BABY})"), _stage),
    (pattern(rf"(?:in |during )?(?:(?:his|her|their) )?({_TEENS})"), _stage),
    (pattern(r"(?:in|during) (?:(?:his|her|their) )?(infancy|(?:early )?childhood)"), _stage),
    (
        pattern(r"(?:in |during )?(?:(?:the|his|her|their) )?first year of life"),
        lambda _, context: _aged(0, 12, context),
    ),
    (pattern(rf"(?:{_AGED}|{_CHILD_WAS})(\d{{1,3}}) ?(?:and a half|½| 1/2|\.5)(?: ?{_YEARS}{_OLD})?"), _and_a_half),
    (pattern(rf"(\d{{1,3}}) ?(?:½|(?:and a half| 1/2|\.5) ?{_YEARS}{_OLD})(?: ?{_YEARS}{_OLD})?"), _and_a_half),
    (pattern(rf"(?:{_AGED})?(\d{{1,3}}) ?{_YEARS}[ ,]*(?:and )?(\d{{1,3}}) ?{_MONTHS}{_OLD}"), _years_and_months),
    (pattern(rf"{_AGED}(\d{{1,3}}) ?(?:-|/|to|or|and) ?(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"), _from_to_years),
    (pattern(rf"(\d{{1,3}}) ?(?:-|to|or) ?(\d{{1,3}}) ?{_YEARS}{_OLD}"), _from_to_years),
    (pattern(rf"(?:{_AGED}|{_CHILD_WAS})(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"), _years_old),
    (
        pattern(
            rf"(?:{_AGED}|{_CHILD_WAS})(?:{_ABOUT})?(\d{{1,3}}) ?(?:-|/|to|or|and) ?(\d{{1,3}})(?: ?{_YEARS}{_OLD})?"
        ),
        _from_to_years,
    ),
    (pattern(rf"(\d{{1,3}}) ?{_YEARS}{_OLD}"), _years_old),
    (pattern(rf"(?:{_AGED}|{_CHILD_WAS})?(\d{{1,4}}) ?{_MONTHS}{_OLD}"), _months_old),
    (pattern(rf"(?:{_AGED}|{_CHILD_WAS})?(\d{{1,4}}) ?(?:weeks?|wks?){_OLD}"), _weeks_old),
    (pattern(r"(?:aged? )?(\d{1,4}) ?days? old"), _days_old),
)

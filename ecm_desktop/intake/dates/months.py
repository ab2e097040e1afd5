"""Months, years and parts of them: R08, R10-R12, R28 and R35."""

from __future__ import annotations

import re
from datetime import date

from ecm_desktop.domain.dates import Flag, Interval, Precision, add_months
from ecm_desktop.intake.dates.reading import (
    FIRST_YEAR,
    Context,
    Reading,
    Rules,
    at,
    month_days,
    nothing,
    one_month,
    one_year,
    pattern,
    whole_year,
    year_days,
)
from ecm_desktop.intake.dates.words import MONTH, month_number

_EARLY, _MID, _LATE = "early|start|beginning", "mid|middle", "late|end"
PART = rf"({_EARLY}|{_MID}|{_LATE})(?: in)?(?: of)?(?: the)?[ -]*"
ABOUT = (
    r"(?:c|ca|on or (?:about|around)|circa|about|abt|est|estimated|cal|approx|approximately|around|roughly|~)"
    r"(?![a-z])\.?\s*"
)
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000}
_THIRDS = {0: (1, 10), 1: (11, 20), 2: (21, 31)}


def third(word: str) -> int:
    """0, 1 or 2 for an early, middle or late part."""
    parts = (_EARLY, _MID, _LATE)
    return next(number for number, words in enumerate(parts) if word in words.split("|"))


def _year(found: re.Match[str], _: Context) -> Reading:
    year = int(found[1])
    if year < FIRST_YEAR:
        return nothing("R27", Flag.IMPOSSIBLE)
    return one_year(year, "R10")


def _month(year: str, month: int, rule: str = "R08", flag: Flag | None = None) -> Reading:
    return one_month(whole_year(year), month, rule, flag)


def _named_month(found: re.Match[str], _: Context) -> Reading:
    return _month(found[2], month_number(found[1]))


def _could_be_the_day(found: re.Match[str], _: Context) -> Reading:
    return _month(found[2], month_number(found[1]), "R28", Flag.AMBIGUOUS)


def _numbered_month(found: re.Match[str], _: Context) -> Reading:
    return _month(found[2], int(found[1]))


def _about_year(found: re.Match[str], _: Context) -> Reading | None:
    return about_year(int(found[1]), "R11")


def _doubted_year(found: re.Match[str], _: Context) -> Reading | None:
    return about_year(int(found[1]), "R28", Flag.AMBIGUOUS)


def about_year(year: int, rule: str, flag: Flag | None = None) -> Reading | None:
    """A year more or less: one year either side."""
    if not FIRST_YEAR <= year < 9999:
        return nothing("R27", Flag.IMPOSSIBLE)
    return at(year_days(year - 1, year + 1), Precision.YEARS, rule, flag=flag)


def _about_month(found: re.Match[str], _: Context) -> Reading | None:
    year = whole_year(found[2])
    if not FIRST_YEAR <= year < 9999:
        return nothing("R27", Flag.IMPOSSIBLE)
    middle = date(year, month_number(found[1]), 1)
    last = add_months(middle, 1)
    days = Interval(add_months(middle, -1), month_days(last.year, last.month).latest)
    return at(days, Precision.WINDOW, "R11")


def _part_of_year(found: re.Match[str], _: Context) -> Reading:
    year, first = int(found[2]), 1 + 4 * third(found[1])
    days = Interval(date(year, first, 1), month_days(year, first + 3).latest)
    return at(days, Precision.WINDOW, "R12")


def _part_of_month(found: re.Match[str], _: Context) -> Reading:
    year, month = whole_year(found[3]), month_number(found[2])
    first, last = _THIRDS[third(found[1])]
    end = month_days(year, month).latest if last == 31 else date(year, month, last)
    return at(Interval(date(year, month, first), end), Precision.WINDOW, "R12")


def _short_decade(found: re.Match[str], _: Context) -> Reading:
    first = whole_year(found[2]) if found[2] else _DECADES[found[3]]
    return _years_of(first, found[1])


def _decade(found: re.Match[str], _: Context) -> Reading:
    return _years_of(int(found[2]), found[1])


def _years_of(first: int, part: str | None) -> Reading:
    years = (0, 9) if not part else ((0, 3), (4, 6), (7, 9))[third(part)]
    return at(year_days(first + years[0], first + years[1]), Precision.DECADE, "R35")


RULES: Rules = (
    (pattern(r"(?:year )?(\d{4})"), _year),
    (pattern(rf"({MONTH})[ ,]+(\d{{4}})"), _named_month),
    (pattern(rf"({MONTH})[-/](\d{{4}}|\d\d)"), _named_month),
    (pattern(rf"({MONTH}) ?'(\d\d)"), _named_month),
    (pattern(rf"({MONTH}) ?(\d\d)"), _could_be_the_day),
    (pattern(r"(\d{1,2})[/.-](\d{4})"), _numbered_month),
    (pattern(rf"{ABOUT}(?:in )?(\d{{4}})"), _about_year),
    (pattern(rf"{ABOUT}(?:in )?({MONTH})[ -]'?(\d{{4}}|\d\d)"), _about_month),
    (pattern(r"(\d{4})[ -]?ish"), _about_year),
    (pattern(r"(\d{4}) ?\?+"), _doubted_year),
    (pattern(rf"{PART}((?:19|20)\d\d)"), _part_of_year),
    (pattern(rf"{PART}({MONTH})[ -]'?((?:19|20)\d\d|\d\d)"), _part_of_month),
    (pattern(rf"(?:(?:in|during) )?(?:the )?(?:{PART})?(?:the )?((?:19|20)\d0)'?s"), _decade),
    (
        pattern(rf"(?:(?:in|during) )?(?:the )?(?:{PART})?(?:the )?(?:'?([05-9]0)'?s|({'|'.join(_DECADES)}))"),
        _short_decade,
    ),
)

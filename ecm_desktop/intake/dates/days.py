"""Days: numbers, names of months, ISO, Excel serials, placeholders, and days that never were (R01-R06, R09, R27)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from ecm_desktop.domain.dates import Flag, Precision
from ecm_desktop.intake.dates.reading import (
    Context,
    Reading,
    Rules,
    nothing,
    one_day,
    one_month,
    one_year,
    pattern,
    whole_year,
)
from ecm_desktop.intake.dates.words import MONTH, month_number

EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(20000, 60001)
DAY = r"(\d{1,2})(?:st|nd|rd|th|af|ail|il|ydd|edd|ed|fed|eg|ain)?"
_UNKNOWN_DAY = r"(?:0{1,2}|x{1,2}|\?{1,2}|_{1,2}|-{2})"
_YEAR = r"'?(\d{2}|\d{4})"


def possible_day(year: int, month: int, day: int, rule: str) -> Reading:
    """That day; when there is none, the part that is certain: the month, the year or nothing, flagged."""
    in_month = one_month(year, month, "R27", Flag.IMPOSSIBLE)
    if in_month.when.precision != Precision.MONTH or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return in_month
    return one_day(date(year, month, day), rule)


def _in_numbers(found: re.Match[str], _: Context) -> Reading:
    day, month, year = found[1], found[3], found[4]
    if len(year) not in (2, 4):
        return nothing("R27", Flag.IMPOSSIBLE)
    return possible_day(whole_year(year), int(month), int(day), "R02" if len(year) == 2 else "R01")


def _day_month_year(found: re.Match[str], _: Context) -> Reading:
    if len(found[3]) not in (2, 4):
        return nothing("R27", Flag.IMPOSSIBLE)
    return possible_day(whole_year(found[3]), month_number(found[2]), int(found[1]), "R03")


def _month_day_year(found: re.Match[str], _: Context) -> Reading:
    return possible_day(whole_year(found[3]), month_number(found[1]), int(found[2]), "R03")


def _year_first(found: re.Match[str], _: Context) -> Reading:
    return possible_day(int(found[1]), int(found[2]), int(found[3]), "R04")


def _serial(found: re.Match[str], _: Context) -> Reading | None:
    number = int(found[1])
    return one_day(EXCEL_EPOCH + timedelta(days=number), "R06") if number in EXCEL_DAYS else None


def _day_missing(found: re.Match[str], _: Context) -> Reading:
    return one_month(whole_year(found[2]), int(found[1]), "R09")


def _day_missing_named(found: re.Match[str], _: Context) -> Reading:
    return one_month(whole_year(found[2]), month_number(found[1]), "R09")


def _day_and_month_missing(found: re.Match[str], _: Context) -> Reading:
    return one_year(whole_year(found[1]), "R09")


def _month_missing(found: re.Match[str], _: Context) -> Reading:
    return one_year(whole_year(found[1]), "R09", Flag.AMBIGUOUS)


RULES: Rules = (
    (pattern(rf"{_UNKNOWN_DAY}[/.-]{_UNKNOWN_DAY}[/.-](\d{{4}})"), _day_and_month_missing),
    (pattern(rf"{_UNKNOWN_DAY}[/. -](\d{{1,2}})[/. -](\d{{4}}|\d\d)"), _day_missing),
    (pattern(rf"{_UNKNOWN_DAY}[/. -]({MONTH})[/. -]{_YEAR}"), _day_missing_named),
    (pattern(rf"\d{{1,2}}[/.-]{_UNKNOWN_DAY}[/.-](\d{{4}})"), _month_missing),
    (pattern(r"((?:19|20)\d\d)-00-00"), _day_and_month_missing),
    (pattern(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])-00"), lambda found, _: one_month(int(found[1]), int(found[2]), "R09")),
    (pattern(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})"), _year_first),
    (pattern(r"((?:19|20)\d\d)(0\d|1[0-2])(\d\d)"), _year_first),
    (pattern(r"(\d\d)()(\d\d)((?:19|20)\d\d)"), _in_numbers),
    (pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)"), _year_first),
    (pattern(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,6})"), _in_numbers),
    (pattern(r"(\d{1,2})( )(\d{1,2}) (\d{4}|\d\d)"), _in_numbers),
    (pattern(rf"{DAY}(?: of)?[ ./-]*({MONTH})[ ,./-]*'?(\d{{1,6}})"), _day_month_year),
    (pattern(rf"({MONTH}) {DAY},? (\d{{4}})"), _month_day_year),
    (pattern(rf"({MONTH}) (\d{{1,2}})(?:st|nd|rd|th),? '?(\d{{4}}|\d\d)"), _month_day_year),
    (pattern(r"(\d{5})(?:\.\d+)?"), _serial),
)

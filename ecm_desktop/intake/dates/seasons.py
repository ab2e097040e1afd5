"""Seasons, terms, feasts and the lockdowns: R13-R15, R34 and R36."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, add_months
from ecm_desktop.intake.dates.reading import (
    Context,
    Maker,
    Reading,
    Rules,
    at,
    days_from,
    flagged,
    one_day,
    one_month,
    one_year,
    pattern,
    whole_year,
)
from ecm_desktop.intake.dates.words import FEASTS, MONTH, SEASONS, TERMS, month_number

_YEAR = r"((?:19|2\d)\d\d)"
_PART = r"(?:early|mid|late|(?:start|beginning|middle|end) of)[ -](?:the )?"
_CHRISTMAS = ((12, 20), (12, 31))
_SUMMER_HOLIDAYS = ((7, 20), (8, 31))
_FIRST_LOCKDOWN = Interval(date(2020, 3, 23), date(2020, 7, 3))
_ALL_LOCKDOWNS = Interval(date(2020, 3, 23), date(2021, 3, 29))


def days_of(year: int, ends: tuple[tuple[int, int], tuple[int, int]]) -> Interval:
    """The days of one year between two (month, day) ends."""
    return Interval(date(year, *ends[0]), date(year, *ends[1]))


def term_days(term: str, autumn: int) -> Interval:
    """The days of a school term in the school year that opens in the autumn of that year."""
    return days_of(autumn if term == "autumn" else autumn + 1, TERMS[term])


def _season_days(season: str, year: int) -> Interval:
    first = date(year, SEASONS[season], 1)
    return Interval(first, add_months(first, 3) - timedelta(days=1))


def _season(found: re.Match[str], _: Context) -> Reading:
    flag = Flag.AMBIGUOUS if found[1] == "winter" else None
    year = int(found[2]) if found[2] else whole_year(found[3])
    return at(_season_days(found[1], year), Precision.SEASON, "R13", flag=flag)


def _part_of(whole: Maker) -> Maker:
    """No rule says which days of a season, a term or the holidays: all of it, and flagged."""

    def some(found: re.Match[str], context: Context) -> Reading | None:
        reading = whole(found, context)
        return flagged(reading, Flag.AMBIGUOUS) if reading else None

    return some


def _winter_of_two_years(found: re.Match[str], _: Context) -> Reading | None:
    year = int(found[1])
    if (year + 1) % 100 != int(found[2]) % 100:
        return None
    return at(_season_days("winter", year), Precision.SEASON, "R13")


def _term(found: re.Match[str], _: Context) -> Reading:
    return at(days_of(int(found[2]), TERMS[found[1]]), Precision.TERM, "R14")


def _term_of_two_years(found: re.Match[str], _: Context) -> Reading | None:
    first = int(found[2])
    if (first + 1) % 100 != int(found[3]) % 100:
        return None
    return at(term_days(found[1], first), Precision.TERM, "R14")


def _summer_holidays(found: re.Match[str], _: Context) -> Reading:
    return at(days_of(int(found[2]), _SUMMER_HOLIDAYS), Precision.TERM, "R14")


def _half_term(found: re.Match[str], _: Context) -> Reading:
    return one_month(int(found[2]), month_number(found[1]), "R14")


def _christmas(found: re.Match[str], _: Context) -> Reading:
    return at(days_of(int(found[1]), _CHRISTMAS), Precision.WINDOW, "R15")


def _christmas_or_after(found: re.Match[str], context: Context) -> Reading:
    return flagged(_christmas(found, context), Flag.AMBIGUOUS)


def _feast(found: re.Match[str], _: Context) -> Reading:
    return one_day(date(int(found[2]), *FEASTS[found[1]]), "R15")


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous computus."""
    century, place = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _easter(found: re.Match[str], _: Context) -> Reading:
    return at(days_from(easter_sunday(int(found[1])), -7, 7), Precision.WINDOW, "R15")


def _first_lockdown(_: re.Match[str], __: Context) -> Reading:
    return at(_FIRST_LOCKDOWN, Precision.WINDOW, "R34", kind=Kind.WITHIN)


def _some_lockdown(_: re.Match[str], __: Context) -> Reading:
    return at(_ALL_LOCKDOWNS, Precision.WINDOW, "R34", kind=Kind.WITHIN, flag=Flag.AMBIGUOUS)


# feasts whose days no rule gives; other words before a year may be anything
_KNOWN_FEASTS = (
    r"eid(?: al[- ](?:fitr|adha))?|ramadan|newroz|nowruz|diwali|divali|holi|vaisakhi|baisakhi|navratri|hanukkah|"
    r"chanukah|passover|pesach|yom kippur|rosh hashanah|(?:chinese|lunar) new year|new year|"
    r"orthodox (?:easter|christmas)|"
    r"easter (?:sunday|monday)|good friday|mother(?:ing|'?s) (?:sunday|day)|father'?s day|valentine'?s day|"
    r"st\.? (?:david|patrick|george|andrew)'?s day|carnival|(?:harvest|midsummer|may day|bank holiday)(?: \w+)?|"
    r"christmas (?:school )?(?:holidays?|hols)|pancake day|remembrance (?:sunday|day)|g[wŵ]yl ddewi"
)


def _other_feast(found: re.Match[str], _: Context) -> Reading:
    return one_year(int(found[1]), "R36", Flag.AMBIGUOUS)


RULES: Rules = (
    (pattern(rf"({'|'.join(SEASONS)})(?: of)?,? (?:{_YEAR}|'(\d\d))"), _season),
    (pattern(rf"{_PART}({'|'.join(SEASONS)})(?: of)? {_YEAR}"), _part_of(_season)),
    (pattern(rf"{_PART}({'|'.join(TERMS)}) term(?: of)? {_YEAR}"), _part_of(_term)),
    (pattern(rf"{_PART}()summer holidays(?: of)? {_YEAR}"), _part_of(_summer_holidays)),
    (pattern(r"winter(?: of)? ((?:19|20)\d\d)[/-](\d{4}|\d\d)"), _winter_of_two_years),
    (pattern(rf"({'|'.join(TERMS)}) term(?: of)?,? {_YEAR}"), _term),
    (pattern(rf"({'|'.join(TERMS)}) term(?: of)?,? ((?:19|20)\d\d) ?[/-] ?(\d{{4}}|\d\d)"), _term_of_two_years),
    (pattern(rf"(school )?summer (?:school )?hol(?:iday|)s?(?: of)?,? {_YEAR}"), _summer_holidays),
    (pattern(rf"({MONTH}) half[ -]term,? {_YEAR}"), _half_term),
    (pattern(rf"half[ -]term,? (?:in |of )?({MONTH}) {_YEAR}"), _half_term),
    (pattern(rf"({MONTH}) {_YEAR},? half[ -]term"), _half_term),
    (pattern(rf"(?:christmas(?: time)?|xmas),? {_YEAR}"), _christmas),
    (pattern(r"(?:christmas|xmas)(?: ?/ ?new year)? ((?:19|20)\d\d)/\d\d"), _christmas_or_after),
    (pattern(rf"({'|'.join(FEASTS)}),? {_YEAR}"), _feast),
    (pattern(rf"easter(?: (?:school )?(?:holidays?|hols))?,? {_YEAR}"), _easter),
    (pattern(rf"(?:{_KNOWN_FEASTS}),? {_YEAR}"), _other_feast),
    (pattern(r"(?:during )?(?:the )?(?:first|1st) (?:covid )?lockdown"), _first_lockdown),
    (
        pattern(r"(?:during |in )?(?:the )?(?:second |2nd |third |3rd |last )?(?:covid(?:-19)? )?lockdowns?"),
        _some_lockdown,
    ),
)

# any few words and one year: only the year is certain; tried when no other rule reads the text
LAST_RULES: Rules = ((pattern(rf"(?!.*\d.*\d{{4}})[^\d,;:]{{3,40}} {_YEAR}"), _other_feast),)

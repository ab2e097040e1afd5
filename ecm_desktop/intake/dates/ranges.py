"""From one date to another, and dates with one side open: R20-R23 and R31, built on the rules for a single date."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.dates import Flag, Interval, Kind, Precision, When
from ecm_desktop.intake.dates.days import DAY, possible_day
from ecm_desktop.intake.dates.reading import (
    Context,
    Part,
    Reading,
    at,
    flagged,
    month_days,
    pattern,
    ruled,
    whole_year,
    year_days,
)
from ecm_desktop.intake.dates.words import MONTH, SEASONS, month_number

_YEAR_AT_END = pattern(r".*?((?:19|20)\d\d|'\d\d)$")
_OPEN_END = r"(?:present|date|now|today|current|ongoing|this day)"
_TWO_YEARS = pattern(r"(?:from )?((?:19|20)\d\d) ?(?:([-/])|to) ?((?:19|20)\d\d|\d\d)")
_BETWEEN = pattern(r"(?:sometime )?(?:between|bet\.?) (.+?) (?:and|&) (.+)")
_NAMED = rf"(?:{MONTH}|{'|'.join(SEASONS)})"
_EITHER = pattern(rf"({_NAMED}) ?/ ?({_NAMED} (?:19|20)\d\d)")
_OR = pattern(r"(.+?) or (.+)")
_BETWEEN_DATES = pattern(r" ?[&+] ?| and | / |; ?|, ")
_SPAN = (pattern(r"(?:from )?(.+?) (?:to|until|till|through|-) (.+)"), pattern(r"([^-]+?) ?- ?([^-]+)"))
_DAYS_IN_NUMBERS = pattern(r"(\d{1,2}) ?- ?(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")
_DAYS_OF_MONTH = pattern(rf"{DAY} ?(?:-|to) ?{DAY}(?: of)? ({MONTH}),? '?(\d{{4}}|\d\d)")
_ONLY_PART = pattern(r"early|mid|late|start|middle|end|beginning")
_ONLY_DAY, _DAY_AND_MONTH = pattern(DAY), pattern(r"\d{1,2}[/.]\d{1,2}")
_MONTH_AT_END = pattern(rf".*?({MONTH},? '?(?:\d{{4}}|\d\d))")
_FIGURES_AT_END = pattern(r"\d{1,2}[/.]\d{1,2}([/.](?:\d{4}|\d\d))")
_WEEK_TO = pattern(r"(?:week ending|wk\.? ?ending|w/e)[ :.]*(.+)")
_WEEK = pattern(r"(?:w/?c|wk\.? ?(?:commencing|beginning)|week (?:commencing|beginning|of)|w/?b)[ :.]*(.+)")


def read_range(text: str, context: Context, part: Part) -> Reading | None:
    """A range, a pair or a half-open date, reading its ends with `part`; None when it is none."""

    def end(text: str, context: Context) -> Reading | None:
        return part(text, context) or _week(text, context, part) or _between(text, context, part)

    rules = ((_of_years, part), (_of_days, part), (_week, part), (_one_side, end), (_between, part), (_two_dates, part),
             (_span, end))  # fmt: skip
    for rule, ends in rules:
        reading = rule(text, context, ends)
        if reading is not None:
            return reading
    return None


def spell(first: When, last: When, rule: str) -> Reading:
    """Something that lasted from `first` to `last`; the wrong way round is put right and flagged."""
    flag = first.flag or last.flag
    if first.earliest and last.earliest and last.earliest < first.earliest:
        first, last, flag = last, first, flag or Flag.AMBIGUOUS
    precision = first.precision if first.precision == last.precision else Precision.WINDOW
    return Reading(
        When(
            earliest=first.earliest, latest=last.latest, precision=precision, kind=Kind.SPAN,
            start=first.interval, end=last.interval, flag=flag,
        ),
        rule,
    )  # fmt: skip


def _placed(reading: Reading | None) -> When | None:
    """The reading when both its ends are known."""
    if reading is None or reading.when.earliest is None or reading.when.latest is None:
        return None
    return reading.when


def _both(first: str, last: str, context: Context, part: Part) -> tuple[When, When] | None:
    """Both ends read; a first end without a year borrows that of the last."""
    second = _placed(part(last, context))
    if second is None:
        return None
    lent = _lent(first, last)
    borrowed = _placed(part(lent, context)) if lent else None
    return _in_order(_placed(part(first, context)), borrowed, second)


def _lent(first: str, last: str) -> str | None:
    """The first end with what it leaves to the last: `3` of `3 to 17 march 2014`, `3/2` of `3/2 - 17/5/14`."""
    if _DAY_AND_MONTH.fullmatch(first):
        figures = _FIGURES_AT_END.fullmatch(last)
        return f"{first}{figures[1]}" if figures else None
    needs_month = _ONLY_DAY.fullmatch(first) or _ONLY_PART.fullmatch(first)
    named = (needs_month and _MONTH_AT_END.fullmatch(last)) or _YEAR_AT_END.fullmatch(last)
    return f"{first} {named[1]}" if named else None


def _in_order(own: When | None, borrowed: When | None, second: When) -> tuple[When, When] | None:
    if own is not None:
        return own, second
    if borrowed is None or borrowed.earliest is None or second.latest is None or borrowed.earliest > second.latest:
        return None
    return borrowed, second


def _of_years(text: str, _: Context, __: Part) -> Reading | None:
    found = _TWO_YEARS.fullmatch(text)
    if not found:
        return None
    first, last = int(found[1]), _second_year(found[1], found[3])
    if last < first and len(found[3]) == 2 and 1 <= int(found[3]) <= 12:
        return at(month_days(first, int(found[3])), Precision.MONTH, "R28", flag=Flag.AMBIGUOUS)
    ends = [When(earliest=days.earliest, latest=days.latest, precision=Precision.YEAR) for days in
            (year_days(first), year_days(last))]  # fmt: skip
    reading = spell(ends[0], ends[1], "R21")
    return flagged(reading, Flag.AMBIGUOUS) if found[2] == "/" else reading


def _second_year(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first[:2] + second)


def _of_days(text: str, _: Context, __: Part) -> Reading | None:
    numbers, named = _DAYS_IN_NUMBERS.fullmatch(text), _DAYS_OF_MONTH.fullmatch(text)
    found = numbers or named
    if found is None:
        return None
    month = int(found[3]) if numbers else month_number(found[3])
    first, last = (possible_day(whole_year(found[4]), month, int(found[n]), "R23") for n in (1, 2))
    return _as_days(first.when, last.when)


def _as_days(first: When, last: When) -> Reading:
    if first.flag == Flag.IMPOSSIBLE or last.flag == Flag.IMPOSSIBLE:
        return _certain_month(first, last)
    return spell(first, last, "R23")


def _certain_month(first: When, last: When) -> Reading:
    broken = first if first.flag == Flag.IMPOSSIBLE else last
    return Reading(broken, "R27")


def _week(text: str, context: Context, part: Part) -> Reading | None:
    found = _WEEK.fullmatch(text) or _WEEK_TO.fullmatch(text)
    reading = part(found[1], context) if found else None
    when = _placed(reading)
    if reading is None or when is None or when.precision != Precision.DAY or when.earliest is None:
        return ruled(reading, "R23") if reading is not None else None
    six = timedelta(days=6)
    ends_then = _WEEK_TO.fullmatch(text) is not None
    days = Interval(when.earliest - six, when.earliest) if ends_then else Interval(when.earliest, when.earliest + six)
    return at(days, Precision.WINDOW, "R23", kind=Kind.WITHIN, flag=when.flag)


def _until(when: When) -> When:
    opened = _open(when, None, when.latest, Kind.UNTIL)
    return msgspec.structs.replace(opened, end=when.interval)


def _from(when: When) -> When:
    opened = _open(when, when.earliest, None, Kind.FROM)
    return msgspec.structs.replace(opened, start=when.interval)


def _before(when: When) -> When:
    last = when.earliest - timedelta(days=1) if when.earliest else None
    return _open(when, None, last, Kind.BEFORE)


def _by(when: When) -> When:
    return _open(when, None, when.latest, Kind.BEFORE)


def _after(when: When) -> When:
    first = when.latest + timedelta(days=1) if when.latest else None
    return _open(when, first, None, Kind.AFTER)


def _open(when: When, earliest: date | None, latest: date | None, kind: Kind) -> When:
    return msgspec.structs.replace(when, earliest=earliest, latest=latest, kind=kind, start=None, end=None)


_ONE_SIDE = (
    (pattern(rf"(?:from |since )?(.+?)(?: ?- ?| to | until | till ){_OPEN_END}"), _from),
    (pattern(r"(?:from |since )?(.+?) (?:onwards?|on)"), _from),
    (pattern(r"(.+?) ?-"), _from),
    (pattern(r"(?:from |since )?(.+?),? (?:and )?\(?(?:still )?(?:ongoing|continuing)\)?"), _from),
    (pattern(r"(?:ongoing|continuing|still|daily|weekly|monthly|regularly) (?:from|since) (.+)"), _from),
    (pattern(r"(?:until|till|up to|up until|to|ended|ended in) (.+)"), _until),
    (pattern(r"(?:from|since|starting) (.+)"), _from),
    (pattern(r"(?:before|bef\.?|prior to|pre)[ -](.+)"), _before),
    (pattern(r"(?:after|aft\.?|post)[ -](.+)"), _after),
    (pattern(r"by (.+)"), _by),
)


def _one_side(text: str, context: Context, part: Part) -> Reading | None:
    for wanted, opened in _ONE_SIDE:
        found = wanted.fullmatch(text)
        when = _placed(part(found[1], context)) if found else None
        if when is not None:
            return Reading(opened(when), "R22")
    return None


def _between(text: str, context: Context, part: Part) -> Reading | None:
    for wanted in (_BETWEEN, _EITHER, _OR):
        found = wanted.fullmatch(text)
        ends = _both(found[1], found[2], context, part) if found else None
        if ends:
            return _window(*ends)
    return None


def _window(first: When, last: When) -> Reading:
    joined = spell(first, last, "R20").when
    when = msgspec.structs.replace(joined, precision=Precision.WINDOW, kind=Kind.WITHIN, start=None, end=None)
    return Reading(when, "R20")


def _two_dates(text: str, context: Context, part: Part) -> Reading | None:
    *others, last = _BETWEEN_DATES.split(text)
    found = [_both(other, last, context, part) for other in others]
    told = [when for ends in found if ends is not None for when in ends]
    if not others or len(told) < 2 * len(others):
        return None
    ends = min(told, key=lambda one: str(one.earliest)), max(told, key=lambda one: str(one.latest))
    joined = spell(*ends, "R31").when
    when = msgspec.structs.replace(joined, precision=Precision.WINDOW, kind=Kind.MULTIPLE, start=None, end=None)
    return flagged(Reading(when, "R31"), Flag.AMBIGUOUS)


def _span(text: str, context: Context, part: Part) -> Reading | None:
    for wanted in _SPAN:
        found = wanted.fullmatch(text)
        ends = _both(found[1], found[2], context, part) if found else None
        if ends:
            return spell(*ends, "R21")
    return None

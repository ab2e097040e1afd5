"""Dates and ages in words, never more exact than what is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from ecm_desktop.domain.dates import Age, Interval, Kind, Period, Precision, When, add_months, age_on
from ecm_desktop.i18n import Translator

DAY = timedelta(days=1)
_SEASONS = {3: "spring {year}", 6: "summer {year}", 9: "autumn {year}", 12: "winter {year}/{next}"}
_AS_WRITTEN = (Precision.AGE, Precision.TERM, Precision.WINDOW)
_THIRDS = {(1, 4): "early {year}", (5, 8): "mid {year}", (9, 12): "late {year}"}
_TERMS = {(9, 12): "autumn term {year}", (1, 4): "spring term {year}", (4, 7): "summer term {year}"}


def when_words(when: When, words: Translator) -> str:
    """When something was: "12 March 2016", "autumn 2017 (1 Sep to 30 Nov 2017)", "from March 2016 to 2017".

    An interval that has no name of its own is told by its days, led by the words as they were written if there are any.
    """
    named = _told(when, words)
    first, last = when.earliest, when.latest
    if when.kind not in (Kind.POINT, Kind.WITHIN) or first is None or last is None:
        return named
    if named == interval_words(when.interval, words):
        given = when.words if when.precision in _AS_WRITTEN else ""
        return f"“{given}” ({named})" if given else named
    return named if when.precision is Precision.SCHOOL_YEAR else f"{named} ({_days(first, last, words)})"


def when_short(when: When, words: Translator) -> str:
    """The same in few words, without the days in brackets: "autumn 2017"."""
    return _told(when, words)


def interval_words(interval: Interval, words: Translator) -> str:
    """Days in words: a day, a month or a year by name, else "1 Sep to 30 Nov 2017"; an open side as from or until."""
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return words("date not known")
    if first is None or last is None:
        key = "from {day}" if last is None else "until {day}"
        return words(key, day=words.day(first or last or date.min))
    return _plain_name(first, last, words) or _days(first, last, words)


def period_words(period: Period, words: Translator) -> str:
    """A stretch of life time: "March 2016 to September 2017", "from 2016, still so", "date not known"."""
    start, end = period.start, period.end
    if start is None or not start.is_dated:
        return words("until {day}", day=_bound(end, words)) if end and end.is_dated else words("date not known")
    if end is None or not end.is_dated:
        return words("from {day}", day=_bound(start, words))
    return words("{first} to {last}", first=_bound(start, words), last=_bound(end, words))


def _bound(when: When, words: Translator) -> str:
    """Where a stretch of time begins or ends: "about 2009" for some day of 2008 to 2010, which is no stretch itself."""
    first, last = when.earliest, when.latest
    if when.kind not in (Kind.POINT, Kind.WITHIN) or first is None or last is None:
        return when_short(when, words)
    return _special_name(when.precision, first, last, words) or _one_end(when.interval, words)


def day_short(day: date, words: Translator) -> str:
    """A whole date in few letters: "4 Mar 2026"."""
    return words.day(day, short=True)


def _told(when: When, words: Translator) -> str:
    teller = _TELLERS.get(when.kind, _point)
    return teller(when, words) if when.is_dated else words("date not known")


def _is_closed(interval: Interval) -> bool:
    return interval.earliest is not None and interval.latest is not None


def _point(when: When, words: Translator) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return _before(when, words) if last else _after(when, words)
    return _special_name(when.precision, first, last, words) or interval_words(when.interval, words)


def _span(when: When, words: Translator) -> str:
    start, end = when.start or Interval(), when.end or Interval()
    if not _is_closed(start) or not _is_closed(end):
        return interval_words(when.interval, words)
    return words("from {first} to {last}", first=_one_end(start, words), last=_one_end(end, words))


def _from(when: When, words: Translator) -> str:
    start = when.start if when.start and _is_closed(when.start) else None
    return words("from {day}", day=_one_end(start, words)) if start else interval_words(when.interval, words)


def _until(when: When, words: Translator) -> str:
    end = when.end if when.end and _is_closed(when.end) else None
    return words("until {day}", day=_one_end(end, words)) if end else interval_words(when.interval, words)


def _before(when: When, words: Translator) -> str:
    if when.latest is None or when.latest == date.max:
        return interval_words(when.interval, words)
    edge = when.latest + DAY
    return words("before {day}", day=_edge(edge, edge.day == 1, edge.month == 1, words))


def _after(when: When, words: Translator) -> str:
    if when.earliest is None or when.earliest == date.min:
        return interval_words(when.interval, words)
    edge = when.earliest - DAY
    return words("after {day}", day=_edge(edge, when.earliest.day == 1, when.earliest.month == 1, words))


def _edge(day: date, opens_month: bool, in_first_month: bool, words: Translator) -> str:
    if opens_month and in_first_month:
        return str(day.year)
    return f"{words.month(day.month)} {day.year}" if opens_month else words.day(day)


def _multiple(when: When, words: Translator) -> str:
    if when.earliest is None or when.latest is None:
        return interval_words(when.interval, words)
    return words("{first} and {last}", first=words.day(when.earliest), last=words.day(when.latest))


_TELLERS: dict[Kind, Callable[[When, Translator], str]] = {
    Kind.SPAN: _span,
    Kind.FROM: _from,
    Kind.UNTIL: _until,
    Kind.BEFORE: _before,
    Kind.AFTER: _after,
    Kind.MULTIPLE: _multiple,
}


def _one_end(interval: Interval, words: Translator) -> str:
    """A beginning or an end that may lie on several days, in words that nobody takes for a stretch of time."""
    first, last = interval.earliest or date.min, interval.latest or date.max
    named = _one_name(first, last, words) or _part_of_year(first, last, words)
    if named:
        return named
    return words("between {a} and {b}", a=day_short(first, words), b=day_short(last, words))


def _part_of_year(first: date, last: date, words: Translator) -> str:
    """A season, a third of a year, a year more or less or a school year by its name; "" for none."""
    if first.day != 1 or last == date.max or (last + DAY).day != 1:
        return ""
    if first.month in _SEASONS and add_months(first, 3) == last + DAY:
        return _special_name(Precision.SEASON, first, last, words)
    if (first.month, last.month) in _THIRDS and first.year == last.year:
        return words(_THIRDS[first.month, last.month], year=first.year)
    if (first.month, last.month) == (1, 12):
        return _special_name(Precision.YEARS, first, last, words)
    return _special_name(Precision.SCHOOL_YEAR, first, last, words) if add_months(first, 12) == last + DAY else ""


def _plain_name(first: date, last: date, words: Translator) -> str:
    named = _one_name(first, last, words)
    if named or first.day != 1 or last == date.max or (last + DAY).day != 1:
        return named
    if (first.month, last.month) == (1, 12):
        return words("{a} to {b}", a=first.year, b=last.year)
    return _months(first, last, words)


def _one_name(first: date, last: date, words: Translator) -> str:
    """One day, one month or one year; "" for any other days."""
    if first == last:
        return words.day(first)
    if first.day != 1 or first.year != last.year or last == date.max or (last + DAY).day != 1:
        return ""
    if first.month == last.month:
        return f"{words.month(first.month)} {first.year}"
    return str(first.year) if (first.month, last.month) == (1, 12) else ""


def _months(first: date, last: date, words: Translator) -> str:
    return words("{a} to {b}", a=_month(first, words), b=_month(last, words))


def _month(day: date, words: Translator) -> str:
    return f"{words.month(day.month, short=True)} {day.year}"


def _days(first: date, last: date, words: Translator) -> str:
    begin = words.day(first, short=True)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
    return words("{a} to {b}", a=begin, b=words.day(last, short=True))


def _special_name(precision: Precision, first: date, last: date, words: Translator) -> str:
    match precision:
        case Precision.SEASON if first.month in _SEASONS:
            return words(_SEASONS[first.month], year=first.year, next=f"{(first.year + 1) % 100:02}")
        case Precision.TERM if (first.month, last.month) in _TERMS and first.day == 1:
            return words(_TERMS[first.month, last.month], year=first.year)
        case Precision.SCHOOL_YEAR if (first.month, first.day, last.month) == (9, 1, 8):
            return words("school year {a}/{b}", a=first.year, b=f"{last.year % 100:02}")
        case Precision.DECADE if first.year % 10 == 0 and last.year == first.year + 9:
            return words("the {decade}s", decade=first.year)
        case Precision.YEARS | Precision.YEAR if last.year == first.year + 2:
            return words("about {year}", year=first.year + 1)
    return ""


def age_words(age: Age, words: Translator) -> str:
    """An age in full: "6 years 3 months"; a negative one is "before birth"."""
    if age.years < 0:
        return words("before birth")
    years = words.count("{n} year", "{n} years", age.years)
    months = words.count("{n} month", "{n} months", age.months)
    if not age.years:
        return months
    return f"{years} {months}" if age.months else years


def age_short(age: Age, words: Translator) -> str:
    """An age in few letters: "6 y 3 m"."""
    if age.years < 0:
        return words("before birth")
    return words("{y} y {m} m", y=age.years, m=age.months) if age.months else words("{y} y", y=age.years)


def age_range_words(low: int, high: int, words: Translator) -> str:
    """A developmental age in months as years: "9", "9½", "9 to 10"; other months are told as "9 y 4 m"."""
    first, last = _half_years(low, words), _half_years(high, words)
    return first if low == high else words("{a} to {b}", a=first, b=last)


def _half_years(months: int, words: Translator) -> str:
    years, rest = divmod(months, 12)
    if rest in (0, 6):
        return f"{years or ''}½" if rest else str(years)
    return age_short(Age(years, rest), words)


def ages_of(when: When, born: date) -> tuple[Age | None, Age | None]:
    """The child's youngest and oldest age that may be meant; None where the date is open or not known."""
    low = age_on(born, when.earliest) if when.earliest else None
    high = age_on(born, when.latest) if when.latest else None
    return low, high


def age_at_event(when: When, born: date | None, words: Translator) -> str:
    """How old the child was, for the eye: "age 6", "age 6–7", "age 5 months", "before birth"; "" when not known."""
    return _age_at(when, born, words, "age {a}–{b}")


def age_spoken(when: When, born: date | None, words: Translator) -> str:
    """How old the child was, for the ear: "age 6 to 7"."""
    return _age_at(when, born, words, "age {a} to {b}")


def _age_at(when: When, born: date | None, words: Translator, range_key: str) -> str:
    if born is None or not when.is_dated:
        return ""
    low, high = ages_of(when, born)
    if high is not None and high.years < 0:
        return words("before birth")
    if low is None or high is None:
        return _open_age(low, high, words)
    if low.years < 0:
        return words("about birth") if high.years == 0 else words("up to age {a}", a=high.years)
    if low.years != high.years:
        return words(range_key, a=low.years, b=high.years)
    return _one_age(low, high, when, born, words)


def _open_age(low: Age | None, high: Age | None, words: Translator) -> str:
    if low is not None:
        return words("from age {a}", a=low.years) if low.years >= 0 else ""
    return words("up to age {a}", a=high.years) if high is not None else ""


def _one_age(low: Age, high: Age, when: When, born: date, words: Translator) -> str:
    if when.latest == born:
        return words("at birth")
    if low.years:
        return words("age {a}", a=low.years)
    if low == high and when.earliest and add_months(when.earliest, 2) > (when.latest or born):
        return words.count("age {n} month", "age {n} months", low.months) if low.months else words("under 1 month")
    return words("under 1")


def stay_short(joined: time | None, left: time | None, words: Translator) -> str:
    """From when to when somebody was there: "10:20–11:30", "from 10:20", "until 11:30"; "" for all of it."""
    if joined and left:
        return f"{joined:%H:%M}–{left:%H:%M}"
    if joined:
        return words("from {time}", time=f"{joined:%H:%M}")
    return words("until {time}", time=f"{left:%H:%M}") if left else ""

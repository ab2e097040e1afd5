"""The rules in their order, and what is checked of every reading: the weekday, the future, the words kept."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from ecm_desktop.domain.dates import Flag, Precision, When
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import ages, days, months, school, seasons, unplaced
from ecm_desktop.intake.dates.ranges import read_range
from ecm_desktop.intake.dates.reading import Context, Reading, by_rules, flagged, nothing, one_year, ruled
from ecm_desktop.intake.dates.welsh import in_english
from ecm_desktop.intake.dates.words import LONGEST, MONTH, WEEKDAYS, in_figures, normalised

_SINGLE = (*unplaced.FIRST_RULES, *days.RULES, *ages.RULES, *school.RULES, *seasons.RULES, *months.RULES)
_IN_FIGURES = (*ages.RULES, *school.RULES)
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur)?(?:day)?\.?,? (.*\d.*)")
_TIME = re.compile(
    r"(.*\d.*?)(?:t| ?@ ?| at |,? )\s*(?:\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?"
    r"(?: ?[ap]m)?(?: ?hrs?)?"
    r"|\d{3,4} ?(?:hrs?|hours)|\d{1,2} ?[ap]m)"
)
_PART_OF_DAY = (
    r"a\.?m\.?|p\.?m\.?|morning|afternoon|evening|night|overnight|midday|noon|midnight|early hours|lunch ?time"
)
_TIMES = (
    _TIME,
    re.compile(rf"(.*\d.*?),? ?(?:(?:in )?the )?\(?(?:{_PART_OF_DAY})\)?"),
    re.compile(rf"(?:(?:in )?the )?(?:{_PART_OF_DAY}) (?:of|on) (.*\d.*)"),
    re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]m)?(?: ?hrs?)?,? (?:on )?(.*\d.*)"),
)
_THEN_WEEKDAY = re.compile(r"(.*\d.*?),? \(?((?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|urs|ur)?(?:day)?)\.?\)?")
_WITH_ASIDE = re.compile(r"([^()\[\]]+?) ?[(\[]([^()\[\]]+)[)\]]")
_DAY_IN_WORDS = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}([/.-])\d{{1,2}}\1(?:\d{{4}}|\d\d)"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )?{MONTH} (?:19|20)\d\d)(?![\w/-])"
)
_LEAD = re.compile(
    r"(?:(?:when|while) (?:(?:he|she|they) (?:was|were) )?(?:in|at)|on|in|"
    r"sometime in|some time in|dated|during|over|throughout|date:|the|"
    r"(?:at|towards|in|over) the)\s+(?=.*\d)(.*)"
)
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d),? (christmas|xmas|easter|spring|summer|autumn|winter)")
_ABOUT = re.compile(rf"{months.ABOUT}(.*\d.*)")
_DOUBTED = re.compile(r"(.+?) ?\?+|\?+ ?(.*\d.*)")
_MAYBE = re.compile(r"(?:maybe|perhaps|possibly|probably) (?:in )?(.+)")
_YEAR_IN_WORDS = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)(?![\w/-])")
_MOST_WORDS = 10
_FAR_FUTURE_YEARS = 5
_WITHOUT_YEAR = re.compile(r"(?!.*\d{3})[^?\"]{3,40}")
_ANY_LEAP_YEAR = 2000


def read(
    text: str,
    born: date | None,
    today: date,
    *,
    year: int | None = None,
    above: When | None = None,
    out_of_year: OutOfYear | None = None,
) -> Reading:
    """What `text` says of a date, for a child born then; `year` is the year heading above, `above` the row above.

    Never raises: text that cannot be read is a reading without days, flagged for a person to look at.
    """
    context = Context(born=born, today=today, year=year, above=above, out_of_year=out_of_year)
    try:
        reading = _read(text, context)
    except (ValueError, OverflowError):  # an age or a year beyond the calendar
        reading = nothing("R27", Flag.IMPOSSIBLE)
    return Reading(msgspec.structs.replace(reading.when, words=text.strip()[:LONGEST]), reading.rule)


def looks_like_date(text: str, born: date | None, today: date) -> bool:
    """Whether the text is a date by itself, or one of the usual words for not having one."""
    if len(text) > LONGEST:
        return False
    reading = read(text, born, today)
    if reading.rule == "R24":
        return bool(text.strip()) and by_rules(unplaced.FIRST_RULES, in_english(normalised(text)), _NOBODY) is not None
    return reading.rule != "R36" or by_rules(seasons.RULES, in_english(normalised(text)), _NOBODY) is not None


_NOBODY = Context(born=None, today=date.min)


def _read(text: str, context: Context) -> Reading:
    plain = normalised(text) if len(text) <= 4 * LONGEST else "*"
    english = in_english(plain)
    reading = _of_text(english, context) or nothing("R24", Flag.UNDATED)
    if english != plain and reading.when.flag is None:
        reading = ruled(reading, "R33")
    return _looked_ahead(reading, context.today)


def _of_text(text: str, context: Context) -> Reading | None:
    return (
        _part(text, context)
        or read_range(text, context, _part)
        or _with_aside(text, context)
        or by_rules(unplaced.LAST_RULES, text, context)
        or _without_year(text, context)
        or _among_words(text, context)
        or by_rules(seasons.LAST_RULES, text, context)
        or _before_words(text, context)
    )


def _with_aside(text: str, context: Context) -> Reading | None:
    """`2014 (aged 4)`, `year 8 (spring term)`: what stands in brackets is part of it, agrees, or makes it unsure."""
    found = _WITH_ASIDE.fullmatch(text)
    if found is None:
        return None
    whole = _part(f"{found[1]} {found[2]}", context)
    reading = whole or _of_day_or_month(found[1], context)
    if reading is None or whole is not None:
        return whole
    beside = _of_day_or_month(found[2], context)
    agrees = beside is not None and beside.when.is_dated and beside.when.interval.overlaps(reading.when.interval)
    return reading if agrees else flagged(reading, Flag.AMBIGUOUS, "R28")


def _before_words(text: str, context: Context) -> Reading | None:
    """`year 6 transition`, `2014 tbc`, `3 febr 2014`: a date before other words, or the one year in them; flagged."""
    words = text.split()
    if not any(letter.isdigit() for letter in text) or len(words) > _MOST_WORDS:
        return None
    for count in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:count]).rstrip(" -,:;"), " ".join(words[count:])
        reading = None if any(letter.isdigit() for letter in rest) else _of_day_or_month(first, context)
        if reading is not None and reading.when.is_dated:
            return flagged(reading, Flag.AMBIGUOUS, "R36")
    years = set(_YEAR_IN_WORDS.findall(text))
    return one_year(int(years.pop()), "R36", Flag.AMBIGUOUS) if len(years) == 1 else None


def _among_words(text: str, context: Context) -> Reading | None:
    """One day or month among words that say something else: that is certain, and what it is the date of is not."""
    found = {one[0] for one in _DAY_IN_WORDS.finditer(text)}
    reading = _part(found.pop(), context) if len(found) == 1 else None
    return flagged(reading, Flag.AMBIGUOUS, "R36") if reading is not None and reading.when.is_dated else None


def _part(text: str, context: Context) -> Reading | None:
    """A single date, with what may stand before or after it."""
    reading = by_rules(_SINGLE, text, context) or by_rules(_IN_FIGURES, in_figures(text), context)
    if reading is not None:
        return reading
    for rule in (_with_weekday, _with_time, _with_lead, _year_first, _doubted, _maybe, _about):
        reading = rule(text, context)
        if reading is not None:
            return reading
    return None


def _with_weekday(text: str, context: Context) -> Reading | None:
    found, behind = _WEEKDAY.fullmatch(text), _THEN_WEEKDAY.fullmatch(text)
    named, rest = (found[1], found[2]) if found else (behind[2][:3], behind[1]) if behind else ("", "")
    reading = _part(rest, context) if named else None
    if reading is None or (found is None and reading.when.precision != Precision.DAY):
        return None
    when = reading.when
    if when.precision == Precision.DAY and when.earliest and WEEKDAYS[when.earliest.weekday()] != named:
        return flagged(reading, Flag.AMBIGUOUS, "R30")
    return reading


def _with_time(text: str, context: Context) -> Reading | None:
    found = next((match for one in _TIMES if (match := one.fullmatch(text))), None)
    reading = _part(found[1].strip(), context) if found else None
    if reading is None or reading.when.flag is not None:
        return reading
    return ruled(reading, "R04") if reading.when.precision == Precision.DAY else None


def _with_lead(text: str, context: Context) -> Reading | None:
    found = _LEAD.fullmatch(text)
    return _part(found[1], context) if found else None


def _year_first(text: str, context: Context) -> Reading | None:
    found = _YEAR_FIRST.fullmatch(text)
    return _part(f"{found[2]} {found[1]}", context) if found else None


def _doubted(text: str, context: Context) -> Reading | None:
    found = _DOUBTED.fullmatch(text)
    reading = _part(found[1] or found[2], context) if found else None
    return flagged(reading, Flag.AMBIGUOUS, "R28") if reading else None


def _maybe(text: str, context: Context) -> Reading | None:
    found = _MAYBE.fullmatch(text)
    return _part(f"{found[1]}?", context) if found else None


def _about(text: str, context: Context) -> Reading | None:
    """About a day, a season or the like: no rule says how wide, so as written and flagged."""
    found = _ABOUT.fullmatch(text)
    reading = _part(found[1], context) if found else None
    return flagged(reading, Flag.AMBIGUOUS, "R11") if reading else None


def _without_year(text: str, context: Context) -> Reading | None:
    """`14 March`: a date once a year heading gives the year, else only known to be one."""
    if not _WITHOUT_YEAR.fullmatch(text):
        return None
    probe = _of_day_or_month(f"{text} {_ANY_LEAP_YEAR}", context)
    if probe is None or probe.when.precision is Precision.YEAR:  # a word that may stand before any year
        return None
    reading = _of_day_or_month(f"{text} {context.year}", context) if context.year else None
    if reading is None:
        return nothing("R26", Flag.AMBIGUOUS)
    return reading if reading.when.flag else ruled(reading, "R26")


def _of_day_or_month(text: str, context: Context) -> Reading | None:
    return _part(text, context) or read_range(text, context, _part)


def _looked_ahead(reading: Reading, today: date) -> Reading:
    """Flags what lies wholly after today; far in the future it is a slip of the pen and says nothing (R29)."""
    first = reading.when.earliest
    if first is None or first <= today or reading.when.flag == Flag.FUTURE:
        return reading
    if first.year > today.year + _FAR_FUTURE_YEARS:
        return nothing("R29", Flag.FUTURE)
    return flagged(reading, Flag.FUTURE, "R29")

"""Days to come as people say them in a meeting: "Friday", "in 2 weeks", "end of March", "14 March"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ecm_desktop.domain.dates import add_months
from ecm_desktop.intake.dates.welsh import in_english
from ecm_desktop.intake.dates.words import MONTH, MONTH_NUMBERS, NUMBERS, WEEKDAYS, normalised

_NAMED = {"now": 0, "today": 0, "tonight": 0, "tomorrow": 1, "nawr": 0, "heddiw": 0, "heno": 0, "yfory": 1}
_BY = r"(?:by |on |before |next |this )*"
_WEEKDAY = re.compile(rf"{_BY}(?P<day>{'|'.join(WEEKDAYS)})(?:day|s|sday|nesday|rs|rsday|urday)?(?P<later> week)?")
_SPAN = re.compile(
    rf"(?:in |within |\+ ?)?(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)}|an?) ?"
    r"(?P<what>d(?:ays?)?|w(?:eeks?|ks?)?|months?)(?: time)?"
)
_END = re.compile(rf"{_BY}(?:the )?(?:end|late) (?:of )?(?P<month>{MONTH}|month|the month|week|the week)")
_DAY = re.compile(rf"{_BY}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH})")


def day_ahead(text: str, today: date) -> date | None:
    """The day meant, today or later; None for words that say none of these, such as a date with its year."""
    plain = normalised(text)
    if plain in _NAMED:
        return today + timedelta(days=_NAMED[plain])
    plain = in_english(plain)
    for form, day in ((_WEEKDAY, _weekday), (_SPAN, _after), (_END, _end), (_DAY, _day)):
        if found := form.fullmatch(plain):
            return day(found, today)
    return None


def _weekday(found: re.Match[str], today: date) -> date:
    """The next such day, never today; "Friday week" is a week later."""
    days = (WEEKDAYS.index(found["day"]) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=days + (7 if found["later"] else 0))


def _after(found: re.Match[str], today: date) -> date:
    said = found["n"]
    n = int(said) if said.isdecimal() else 1 if said in ("a", "an") else NUMBERS.index(said) + 1
    if found["what"].startswith("month"):
        return add_months(today, n)
    return today + timedelta(days=n if found["what"].startswith("d") else 7 * n)


def _end(found: re.Match[str], today: date) -> date:
    what = found["month"].removeprefix("the ")
    if what == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    month = today.month if what == "month" else MONTH_NUMBERS[what.rstrip(".")]
    first = date(today.year + (month < today.month), month, 1)
    return add_months(first, 1) - timedelta(days=1)


def _day(found: re.Match[str], today: date) -> date | None:
    month = MONTH_NUMBERS[found["month"].rstrip(".")]
    for year in (today.year, today.year + 1):
        try:
            day = date(year, month, int(found["day"]))
        except ValueError:
            continue
        if day >= today:
            return day
    return None

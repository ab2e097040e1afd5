"""The words of a family file's date put into plain English: `ABT FEB 1986` is “about February 1986”."""

from __future__ import annotations

import re

from ecm_desktop.intake.dates.words import MONTHS

_MONTHS = {names[0][:3].upper(): names[0].capitalize() for names in MONTHS}
_WORDS = {
    "ABT": "about", "EST": "about", "CAL": "about", "BEF": "before", "AFT": "after", "BET": "between", "AND": "and",
    "FROM": "from", "TO": "to",
}  # fmt: skip
_CALENDARS = {"JULIAN": "Julian", "HEBREW": "Hebrew", "FRENCH R": "French republican", "FRENCH_R": "French republican"}
_CALENDAR = re.compile(r"@#D([A-Z ]+)@ ?|\b(GREGORIAN|JULIAN|HEBREW|FRENCH_R) (?=\S)")
_ONLY_AN_END = re.compile(r"TO (.+)")
_PHRASE = re.compile(r"\((.*)\)")
_INTERPRETED = re.compile(r"INT (.+?) ?(\(.*\))?")
_WORD = re.compile(r"[A-Z]+\.?")


def in_plain_words(told: str) -> str:
    """The date as people say it; words that are no part of GEDCOM's dates stay as they are."""
    phrase, interpreted = _PHRASE.fullmatch(told), _INTERPRETED.fullmatch(told)
    if phrase:
        return phrase[1].strip()
    if interpreted:
        return " ".join(part for part in (in_plain_words(interpreted[1]), interpreted[2]) if part)
    only_end = _ONLY_AN_END.fullmatch(told)
    if only_end:
        return f"until {in_plain_words(only_end[1])}"
    calendars = [_CALENDARS.get(escape or named, "") for escape, named in _CALENDAR.findall(told)]
    plain = _WORD.sub(_in_plain, _CALENDAR.sub("", told))
    called = next(filter(None, calendars), "")
    return f"{plain} ({called} calendar)" if called else plain


def _in_plain(found: re.Match[str]) -> str:
    return _WORDS.get(found[0]) or _MONTHS.get(found[0]) or found[0]

"""Which words of a typed line are its date, and which are the title.

A date that can be placed goes before words that only speak of time ("last summer"): those are taken at the beginning
and only when they are a phrase by themselves, so that no word of what happened is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ecm_desktop.intake.dates import looks_like_date, read

_MOST_DATE_WORDS = 7
_STOPS = ":,;-–— "
_A_WHILE = re.compile(
    r"(?:(?:about|around|nearly|over) )?(?:\d+|\w+) ?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)", re.IGNORECASE
)
_GOES_ON = ("in", "of", "with", "at", "on", "for", "from", "later", "ago", "without", "after", "before", "missing")
_NOT_THE_CHILD = ("reading", "mental", "developmental", "emotional")
_INTO_A_CLASS = ("start", "starts", "started", "begins", "began", "joins", "joined", "into", "entered", "to")
_LEADS = ("before", "after", "since", "until", "by", "from", "just")
_CLASS = ("R18",)
_SAYS_WHAT = re.compile(r"born|.*birthday", re.IGNORECASE)
_WITH_A_YEAR = re.compile(r".*(?:(?:19|20)\d\d|\d[/.]\d+[/.]\d).*")
_NO_DATE = re.compile(
    r"(?:the )?(?:last|next|this) (?:week|month|year|term|summer|winter|spring|autumn|christmas|easter|night)"
    r"|yesterday|today|(?:(?:approx|about|around|some|nearly) )?(?:\w+|a few|a couple of) "
    r"(?:years?|yrs?|months?|weeks?|days?) ago|when (?!(?:he|she|they)\b)\w+(?: \w+)? was (?:about )?\w+"
    r"|(?:date )?(?:unknown|not known|n/?k)|date unknown|tbc|undated|no date|\?+",
    re.IGNORECASE,
)
_NO_SUCH = ("R26", "R27", "R28", "R29")
_COUNTED_ON = ("of",)
_AT_AGE = re.compile(r"when (?:aged )?(\d{1,2})", re.IGNORECASE)  # "started boxing when 12"
_OF_A_TIME = re.compile(r"(?:day|night|week|month|term|year|days|weeks|months|years)", re.IGNORECASE)


def split_line(words: Sequence[str], born: date | None, today: date) -> tuple[str, str]:
    """The date's words and the title, each as typed; without a date the first is empty."""
    line = _Line(words, born, today)
    for find in (line.begins, line.ends_with_age, line.ends, line.holds, line.begins_undated):
        found = find()
        if found is not None:
            return found
    return "", " ".join(words)


class _Line:
    """The words of one line, looked through for a date."""

    def __init__(self, words: Sequence[str], born: date | None, today: date) -> None:
        self._words = words
        self._born, self._today = born, today
        self._counts = range(min(_MOST_DATE_WORDS, len(words)), 0, -1)

    def begins(self) -> tuple[str, str] | None:
        """The longest beginning that is a date with days; a birthday is also what happened."""
        for count in self._counts:
            first = self._first(count)
            if self._placed(first) and not self._lasts(first, count):
                return first, " ".join(self._words) if _SAYS_WHAT.fullmatch(first) else self._after(count)
        return None

    def ends(self) -> tuple[str, str] | None:
        """The longest ending that is a date with days; a class that is gone into stays in the title."""
        for count in self._counts:
            rest, last = self._words[:-count], " ".join(self._words[-count:])
            before = rest[-1].lower() if rest else ""
            if not self._placed(last) or _A_WHILE.fullmatch(last) or before in _NOT_THE_CHILD:
                continue
            if _OF_A_TIME.fullmatch(before) and last.lower().startswith(("before ", "after ")):
                return last, " ".join(self._words)  # "the week before Christmas 2019" says more than its date
            if before in _INTO_A_CLASS and read(last, self._born, self._today).rule in _CLASS:
                return last, " ".join(self._words)
            return last, " ".join(rest).rstrip(_STOPS)
        return None

    def ends_with_age(self) -> tuple[str, str] | None:
        """ "… when 12" is how old the child was."""
        said, rest = " ".join(self._words[-2:]), " ".join(self._words[:-2]).rstrip(_STOPS)
        age = _AT_AGE.fullmatch(said)
        if not age or not rest or not self._placed(f"aged {age[1]}"):
            return None
        return f"aged {age[1]}", rest

    def holds(self) -> tuple[str, str] | None:
        """The longest date in the midst that names its year; "before Christmas" stays in the title."""
        for count in self._counts:
            for start in range(1, len(self._words) - count):
                inner = " ".join(self._words[start : start + count]).rstrip(_STOPS)
                if self._words[start - 1].lower() in _LEADS or inner.split()[0].lower() in _LEADS:
                    continue
                if _WITH_A_YEAR.fullmatch(inner) and self._placed(inner):
                    return inner, " ".join((*self._words[:start], *self._words[start + count :]))
        return None

    def begins_undated(self) -> tuple[str, str] | None:
        """The longest beginning that speaks of time without telling when."""
        for count in self._counts:
            first = self._first(count)
            if self._speaks_of_time(first) and self._next(count) not in _COUNTED_ON:
                return first, self._after(count)
        return None

    def _first(self, count: int) -> str:
        return " ".join(self._words[:count]).rstrip(_STOPS)

    def _after(self, count: int) -> str:
        """The words after a beginning; "he was 11 when …" tells what happened without the "when"."""
        rest = list(self._words[count:])
        if len(rest) > 1 and rest[0].lower() == "when" and self._words[count - 1].rstrip(_STOPS).isdigit():
            del rest[0]
        return " ".join(rest).lstrip(_STOPS)

    def _next(self, count: int) -> str:
        return self._words[count].lower() if count < len(self._words) else ""

    def _placed(self, text: str) -> bool:
        return looks_like_date(text, self._born, self._today) and read(text, self._born, self._today).when.is_dated

    def _lasts(self, text: str, count: int) -> bool:
        """Whether this is how long something took, not an age: "3 months in care"."""
        return _A_WHILE.fullmatch(text) is not None and self._next(count) in _GOES_ON

    def _speaks_of_time(self, text: str) -> bool:
        if _NO_DATE.fullmatch(text):
            return True
        shorter, _, last = text.rpartition(" ")
        return self._cannot_be(text) and (any(map(str.isdigit, last)) or not self._cannot_be(shorter))

    def _cannot_be(self, text: str) -> bool:
        """Whether a date is read that there is not, or not yet."""
        return any(map(str.isdigit, text)) and read(text, self._born, self._today).rule in _NO_SUCH

"""Texts that say nothing by themselves: not known, ditto, no year, counted from elsewhere (R24-R26, R28, R37)."""

from __future__ import annotations

import re

from ecm_desktop.domain.dates import Flag
from ecm_desktop.intake.dates.reading import Context, Reading, Rules, nothing, pattern

_NOT_KNOWN = pattern(
    r"|unknown|not known|n[/.]?k\.?|n[/.]a\.?|na|nk|tbc|t\.b\.c\.?|tba|to be confirmed|\?+|-+|\.+|none|no date|undated|"
    r"(?:date )?(?:not|un)[ -]?(?:recorded|known|stated|given|available)|date unknown|ongoing|on-going|historic(?:al)?|"
    r"various|unclear|not sure|current|present|recent(?:ly)?"
)
_DITTO = pattern(r"\"+|''|as above|same(?: date| day| as above)?|ditto|do\.|see above")
_ELSEWHERE = (
    r"(?:(?:when|while|before|after|since|until|around the time|at the time|during|following|once|as soon as)\b[^?]+"
    r"|(?:approx\.?|about|around|some|over|nearly|almost|~|c\.?)? ?(?:\d+|an?|a few|several|some|many|two|three|four"
    r"|five|six|ten) ?(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)\.? (?:ago|later|earlier|before|after|prior).*"
    r"|(?:last|next|this) (?:week|month|year|term|summer|winter|spring|autumn|christmas|easter|night).*"
    r"|yesterday|today|tomorrow|recently|(?:a )?(?:long time|while|few years) ago|(?:in )?(?:the )?past|as a child)"
)


def _undated(_: re.Match[str], __: Context) -> Reading:
    return nothing("R24", Flag.UNDATED)


def _as_above(_: re.Match[str], context: Context) -> Reading:
    return Reading(context.above, "R25") if context.above is not None else nothing("R25", Flag.AMBIGUOUS)


def _two_numbers(_: re.Match[str], __: Context) -> Reading:
    return nothing("R28", Flag.AMBIGUOUS)


def _from_elsewhere(_: re.Match[str], __: Context) -> Reading:
    return nothing("R37", Flag.AMBIGUOUS)


FIRST_RULES: Rules = ((_NOT_KNOWN, _undated), (_DITTO, _as_above))
LAST_RULES: Rules = ((pattern(r"\d{1,2} ?[/.-] ?\d{1,2}"), _two_numbers), (pattern(_ELSEWHERE), _from_elsewhere))

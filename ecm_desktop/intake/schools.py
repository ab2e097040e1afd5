"""Which events tell that the child came to another school or nursery: as words say it, for a person to look at."""

from __future__ import annotations

import re

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Lane, LifeEvent

_SCHOOL = (
    r"(?:school|primary|secondary|academy|college|nursery|pre-?school|reception|pru\b|pupil referral|provision|"
    r"year ?7\b|ysgol|coleg|meithrin|uned cyfeirio)"
)
_COMES_TO = re.compile(
    rf"\b(?:start(?:s|ed)?|join(?:s|ed)?|began|begins|move[sd]? (?:to|school)|transfer(?:red|s)? to|new|admitted to|"
    rf"enrol\w*|managed move|chang(?:ed|es)|dechrau|symud)\b.{{0,30}}{_SCHOOL}|managed move to|alternative provision "
    rf"start",
    re.IGNORECASE,
)
_NOT_A_COMING = re.compile(r"club|team|move unsucc|move (?:failed|ended|broke)|uniform|no school|school refus", re.I)


def schools_begun(case: Case) -> int:
    """How many such events the case tells; there may have been more."""
    told = (one.title for one in case.of(LifeEvent) if one.lane == Lane.EDUCATION and one.when.is_dated)
    return sum(bool(_COMES_TO.search(title)) and not _NOT_A_COMING.search(title) for title in told)

"""The typed line of an action: `ring the school @education by Friday` is what, who, and by when, in any order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.intake.whom import Whom, whom

_AT = re.compile(r"(?<!\S)@(?!\d)(“[^”]+”|\"[^\"]+\"|\S+)")
_BY = re.compile(r"(?<!\S)(?:by|erbyn)\s+(?=\S)", re.IGNORECASE)
_QUOTES = '“”"'
_BETWEEN = ",;: "
_LONGEST = 2000


class ActionLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line says: what is to be done, which agency does it, who of it, and by when in the words typed."""

    text: str = ""
    agency: str = ""
    owner: str = ""
    due_words: str = ""

    def __repr__(self) -> str:
        return f"<ActionLine owner={bool(self.agency or self.owner)} due={bool(self.due_words)}>"


def read_action(text: str, listed: Sequence[Attendance], is_day: Callable[[str], bool]) -> ActionLine:
    """What the line says. `listed` is the meeting's list; `is_day` tells words of a day.

    What follows "by" is a day only as a whole: "a letter written by Gran" stays what is to be done.
    """
    line = text[:_LONGEST]
    agency, owner = "", ""
    for found in _AT.finditer(line):
        agency, owner = _who(found[1].strip(_QUOTES).rstrip(_BETWEEN + "."), listed)
    rest = " ".join(_AT.sub(" ", line).split())
    for by in _BY.finditer(rest):
        due = rest[by.end() :].strip(_BETWEEN + ".")
        if is_day(due):
            return ActionLine(text=rest[: by.start()].rstrip(_BETWEEN), agency=agency, owner=owner, due_words=due)
    return ActionLine(text=rest, agency=agency, owner=owner)


def _who(written: str, listed: Sequence[Attendance]) -> Whom:
    meant = whom(written.replace("-", " "), listed)
    return meant._replace(agency=meant.agency[:1].upper() + meant.agency[1:])

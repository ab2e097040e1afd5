"""A date inside a sentence: what happened is told in prose and only the sentence says when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ecm_desktop.intake.dates import read
from ecm_desktop.intake.dates.words import MONTH
from ecm_desktop.intake.tables.columns import Reader

_YEAR = r"(?:19|20)\d\d"
_PART = r"(?:early|mid|late|the end of|end of|start of|beginning of)[ -]"
_SEASON = "(?:spring|summer|autumn|winter|christmas|easter)"
DATE_IN_TEXT = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? {_YEAR}"
    rf"|(?:{_PART})?{MONTH},? {_YEAR}|{_SEASON}(?: term| holidays)?(?: of)? {_YEAR}|(?:{_PART})?{_YEAR})\b",
    re.IGNORECASE,
)
_SPEAKS_OF_THE_PAPER = re.compile(
    r"\b(?:prepared|printed|exported|updated|compiled|produced|generated|report(?: is)? dated|date of (?:this )?report|"
    r"completed by|written by|correct (?:as )?at|valid until|version|paratowyd|argraffwyd|allforiwyd)\b",
    re.IGNORECASE,
)
_BORN_BEFORE = re.compile(
    r"(?:\bborn(?: on)?|\bb\.|\bd\.?o\.?b\.?:?|date of birth:?|\bganwyd(?: ar)?)\s*$", re.IGNORECASE
)


_HEAD_OF_A_MAIL = re.compile(r"(?:from|to|cc|bcc|sent|date|subject|received|anfonwyd|oddi wrth|at|pwnc)\s*:", re.I)


def is_head_of_a_mail(line: str) -> bool:
    """Whether a line is of the head of a mail, whose date is that of the mail and of nothing that happened."""
    return _HEAD_OF_A_MAIL.match(line) is not None


def date_in_prose(sentence: str, reader: Reader) -> str | None:
    """The words of the first date on which something happened; None when the sentence tells no such date."""
    if _SPEAKS_OF_THE_PAPER.search(sentence):
        return None
    return next(_happenings(sentence, reader.born, reader.today), None)


def _happenings(sentence: str, born: date | None, today: date) -> Iterator[str]:
    for found in DATE_IN_TEXT.finditer(sentence):
        when = read(found[0], born, today).when
        if when.is_dated and not _BORN_BEFORE.search(sentence[: found.start()]):
            yield found[0]

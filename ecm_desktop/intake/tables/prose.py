"""A date inside a sentence: what happened is told in prose and only the sentence says when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ecm_desktop.intake.dates import read
from ecm_desktop.intake.dates.welsh import WELSH_MONTH
from ecm_desktop.intake.dates.words import FEASTS, MONTH, NUMBERS
from ecm_desktop.intake.tables.columns import Reader

_YEAR = r"(?:19|20)\d\d"
_PART = r"(?:early|mid|late|the end of|end of|start of|beginning of|dechrau|canol|diwedd)[ -]"
_SEASON = "(?:spring|summer|autumn|winter|christmas|easter|gwanwyn|haf|gaeaf|nadolig|pasg)"
_FEAST = "|".join(FEASTS)
_MONTH = f"(?:{MONTH}|{WELSH_MONTH})"
_ONE = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)? (?:of |o )?{_MONTH},? (?:{_YEAR}|'\d\d)"
    rf"|(?:{_PART})?{_MONTH},? {_YEAR}|(?:{_FEAST}|{_SEASON}(?: term| holidays)?(?: of)?) {_YEAR}|(?:{_PART})?{_YEAR})"
)
_AROUND = r"(?:before|after|since|until|by|around|about|circa|c\.|cyn|ar ôl|ers|hyd at|tua|erbyn) "
DATE_IN_TEXT = re.compile(
    rf"(?<!\w)(?:between {_ONE} and {_ONE}|from {_ONE} (?:to|until) {_ONE}|{_ONE} ?[-–] ?{_ONE}"
    rf"|(?:{_AROUND})?{_ONE})\b",
    re.IGNORECASE,
)
_AGE = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_BEGINS_WITH_AGE = re.compile(
    rf"(?:(?:when (?:he|she|they) (?:was|were) )?in (?:year|yr) \d{{1,2}}|(?:aged|at the age of) {_AGE}|"
    rf"when (?:he|she|they) (?:was|were) (?:about |only )?{_AGE})\b(?! ?(?:months?|weeks?|days?|st|nd|rd|th|[/.:-]))",
    re.IGNORECASE,
)
_SPEAKS_OF_THE_PAPER = re.compile(
    r"\b(?:prepared|printed|exported|updated|compiled|produced|generated|typed|extracted|downloaded|as at|as of|"
    r"for the (?:ecm )?(?:meeting|review)|report(?: is)? dated|date of (?:this )?report|"
    r"completed by|written by|correct (?:as )?at|valid until|version|paratowyd|argraffwyd|allforiwyd)\b",
    re.IGNORECASE,
)
_LABELS_THE_PAPER = re.compile(
    r"(?:re|regarding|ref|our ref|subject|pwnc|parthed|ynglŷn â)\s*:|"
    r"(?:date|dyddiad)(?: (?:of|y) [\w ]{2,20})?\s*:|dated\b",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_DATE = 5
_BORN_BEFORE = re.compile(
    r"(?:\bborn(?: on)?|\bb\.|\bd\.?o\.?b\.?:?|date of birth:?|\bganwyd(?: ar)?)\s*$", re.IGNORECASE
)


_HEAD_OF_A_MAIL = re.compile(r"(?:from|to|cc|bcc|sent|date|subject|received|anfonwyd|oddi wrth|at|pwnc)\s*:", re.I)


def is_head_of_a_mail(line: str) -> bool:
    """Whether a line is of the head of a mail, whose date is that of the mail and of nothing that happened."""
    return _HEAD_OF_A_MAIL.match(line) is not None


def date_in_prose(sentence: str, reader: Reader) -> str | None:
    """The words of the first date on which something happened; None when the sentence tells no such date."""
    if _SPEAKS_OF_THE_PAPER.search(sentence) or _LABELS_THE_PAPER.match(sentence):
        return None
    if len(sentence.split()) <= _MOST_WORDS_OF_A_DATE and reader.is_date(sentence):
        return None
    told = next(_happenings(sentence, reader.born, reader.today), None)
    by_age = _BEGINS_WITH_AGE.match(sentence) if told is None else None
    return by_age[0] if by_age else told


def _happenings(sentence: str, born: date | None, today: date) -> Iterator[str]:
    for found in DATE_IN_TEXT.finditer(sentence):
        when = read(found[0], born, today).when
        if when.is_dated and not _BORN_BEFORE.search(sentence[: found.start()]):
            yield found[0]

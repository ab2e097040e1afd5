"""Plain notes: `date: text` lines with their continuations, year headings, and sentences that hold a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from ecm_desktop.domain.dates import Precision
from ecm_desktop.domain.proposals import Locator, NotEvent
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows
from ecm_desktop.intake.tables.headings import heading_year, is_marked
from ecm_desktop.intake.tables.prose import DATE_IN_TEXT, date_in_prose

_BULLET = re.compile(r"(?:[-–—*•●▪◦·‣o]|\(?\d{1,3}[.)])\s+(?=\S)")
_BRACKETED = re.compile(r"[\[(]([^()\[\]]{1,40})[\])]\s*[-–—:]?\s*(?=\S)")
_KEYED = re.compile(
    r"(?:date(?: of (?:the )?(?:incident|event|contact))?|when|dyddiad|pryd)\s*:\s*(\S.*)", re.IGNORECASE
)
_SENTENCE_ENDS = (".", "!", "?", "”", '"')
_LEAST_WORDS = 5  # of a sentence; fewer may be a title
_SEPARATOR = re.compile(r"\s{2,}[-–—:]\s{2,}|\t+|\s*:\s+|\s+[-–—]\s+|\s{2,}")
_RULE = re.compile(r"\s*(?:[-=_*~]{2,}.*|\(.*\))\s*")
_LONGEST_DATE = 60
_NO_DATE = ("R24", "R25")


class Dated(msgspec.Struct, frozen=True):
    """A line that begins with a date: the date's words and what follows."""

    raw: str
    text: str


def leading_date(line: str, reader: Reader) -> Dated | None:
    """The longest date that the line begins with before a separator, and the rest; None when there is none.

    What stands before the date to mark a point of a list is no part of either.
    """
    found = _leading_date(line.strip(), reader)
    bullet = _BULLET.match(line.strip())
    if found is not None or bullet is None:
        return found
    return _leading_date(line.strip()[bullet.end() :], reader)


def _leading_date(line: str, reader: Reader) -> Dated | None:
    best: Dated | None = None
    for found in _SEPARATOR.finditer(line):
        if found.start() > _LONGEST_DATE:
            break
        raw, text = line[: found.start()], line[found.end() :]
        if any(letter.isalnum() or letter in '?"' for letter in raw) and text and reader.is_date(raw):
            best = Dated(raw, text)
    best = best or _without_separator(line, reader)
    if best is None or not any(map(str.isalnum, best.text)):
        return None
    is_only_a_date = any(map(str.isdigit, best.text)) and reader.is_date(best.text)
    return None if is_only_a_date else best


def _without_separator(line: str, reader: Reader) -> Dated | None:
    """`03/02/2014 Police called`, `[2014] moved`: a day or a month needs no mark after it, nor any in brackets."""
    bracketed = _BRACKETED.match(line)
    if bracketed is not None and reader.is_date(bracketed[1]):
        return Dated(bracketed[1], line[bracketed.end() :].strip())
    found = DATE_IN_TEXT.match(line)
    text = line[found.end() :].strip() if found else ""
    if found is None or not text:
        return None
    exact = read(found[0], reader.born, reader.today).when.precision in (Precision.DAY, Precision.MONTH)
    return Dated(found[0], text.lstrip(", ")) if exact or text.startswith(",") else None


class _Notes:
    """The lines read so far; an event stays open while continuation lines may follow."""

    def __init__(self, reader: Reader, alone: frozenset[str]) -> None:
        self._reader, self._alone = reader, alone
        self.begun = 0  # lines that begin with a date
        self._year: int | None = None
        self._open: EventRow | None = None
        self.events: list[EventRow] = []
        self.asides: list[Aside] = []

    def take(self, number: int, line: str) -> None:
        """Read one line, counted from 1."""
        locator, plain = Locator(line=number), line.strip()
        dated = leading_date(line, self._reader)
        if not plain:
            self._aside(locator, NotEvent.BLANK, "")
        elif dated is not None:
            self._begin(locator, dated.raw, dated.text)
            self.begun += 1
        elif plain in self._alone:
            self._begin(locator, keyed(plain), "")
            self.begun += 1
        elif is_marked(line) or heading_year(line) is not None or _RULE.fullmatch(line):
            self._set_aside(locator, plain)
        elif (told := self._told_in(line)) is not None:
            self._begin(locator, told, plain)
            self.close()
        elif self._open is not None and not _BULLET.match(plain):
            self._go_on(number, line)
        else:
            self._set_aside(locator, plain)

    def _told_in(self, line: str) -> str | None:
        """The date in a line that is a sentence by itself: not one that goes on with the line before."""
        if self._open is not None and (line[:1].isspace() or not self._open.text.endswith(_SENTENCE_ENDS)):
            return None
        plain = line.strip()
        if not plain.endswith(_SENTENCE_ENDS) or len(plain.split()) < _LEAST_WORDS or plain[:1].islower():
            return None
        return date_in_prose(plain, self._reader)

    def close(self) -> None:
        """Keep the event that is still open; a date under which nothing stands is the heading of a section."""
        if self._open is not None and self._open.text:
            self.events.append(self._open)
        elif self._open is not None:
            self.asides.append(Aside(self._open.locator, NotEvent.SECTION, self._open.raw))
        self._open = None

    def _begin(self, locator: Locator, raw: str, text: str) -> None:
        self.close()
        self._open = EventRow(locator=locator, raw=raw, text=text, year=self._year)

    def _go_on(self, number: int, line: str) -> None:
        assert self._open is not None  # noqa: S101  # asked by the caller; tells the type checker
        locator = msgspec.structs.replace(self._open.locator, end_line=number)
        text = f"{self._open.text} {line.strip()}".strip()
        self._open = msgspec.structs.replace(self._open, locator=locator, text=text)

    def _set_aside(self, locator: Locator, line: str) -> None:
        year = heading_year(line)
        self._year = year or self._year
        self._aside(locator, NotEvent.SECTION if is_marked(line) or year else NotEvent.NOTE, line)

    def _aside(self, locator: Locator, kind: NotEvent, text: str) -> None:
        self.close()
        self.asides.append(Aside(locator, kind, text))


def read_notes(text: str, reader: Reader) -> FileRows | None:
    """The events of plain notes; lines before the first event or heading are titles, other lines notes.

    None where no line begins with a date.
    """
    lines = text.splitlines()
    notes = _Notes(reader, dates_alone(lines, reader))
    for number, line in enumerate(lines, 1):
        notes.take(number, line)
    notes.close()
    if not notes.begun:
        return None
    return FileRows(events=tuple(notes.events), asides=tuple(_titled(notes.asides, notes.events)))


def dates_alone(lines: Sequence[str], reader: Reader) -> frozenset[str]:
    """The lines that are a date and nothing else, with what happened under them; one alone may date the paper."""
    found = [line.strip() for line in lines if len(line) <= _LONGEST_DATE]
    short = [line for line in found if any(map(str.isdigit, line)) or _KEYED.fullmatch(line)]
    dates = [line for line in short if heading_year(line) is None and _is_told(line, reader)]
    return frozenset(dates) if len(dates) > 1 else frozenset()


def _is_told(line: str, reader: Reader) -> bool:
    text = keyed(line)
    if not reader.is_date(text):
        return False
    return _KEYED.fullmatch(line) is not None or read(text, reader.born, reader.today).rule not in _NO_DATE


def keyed(line: str) -> str:
    """The words of a date that stands alone: of `Date: 3 May 2014` what follows the colon."""
    found = _KEYED.fullmatch(line)
    return (found[1] if found else line).rstrip(" :")


def left_aside(text: str) -> FileRows:
    """Every line as a note, where no date is told."""
    return FileRows(
        asides=tuple(
            Aside(Locator(line=number), NotEvent.NOTE if line.strip() else NotEvent.BLANK, line.strip())
            for number, line in enumerate(text.splitlines(), 1)
        )
    )


def _titled(asides: Sequence[Aside], events: Sequence[EventRow]) -> Iterator[Aside]:
    first = min((row.locator.line or 1 for row in events), default=0)
    sections = [one.locator.line or 1 for one in asides if one.kind == NotEvent.SECTION]
    start = min([first, *sections])
    for one in asides:
        early = one.kind == NotEvent.NOTE and (one.locator.line or 0) < start
        yield Aside(one.locator, NotEvent.TITLE, one.text) if early else one

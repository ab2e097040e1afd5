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
from ecm_desktop.intake.tables.prose import DATE_IN_TEXT

_HEADING = re.compile(r"\s*(?:={2,}|#{1,6}|\*{2,})\s*(.*?)\s*[=#*]*\s*")
_YEAR = re.compile(r"(?:year )?((?:19|20)\d\d)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s{2,}[-–—:]\s{2,}|\t+|\s*:\s+|\s+[-–—]\s+|\s{2,}")
_RULE = re.compile(r"\s*(?:[-=_*~]{2,}.*|\(.*\))\s*")
_LONGEST_DATE = 60


class Dated(msgspec.Struct, frozen=True):
    """A line that begins with a date: the date's words and what follows."""

    raw: str
    text: str


def leading_date(line: str, reader: Reader) -> Dated | None:
    """The longest date that the line begins with before a separator, and the rest; None when there is none."""
    best: Dated | None = None
    for found in _SEPARATOR.finditer(line.strip()):
        if found.start() > _LONGEST_DATE:
            break
        raw, text = line.strip()[: found.start()], line.strip()[found.end() :]
        if raw and text and reader.is_date(raw):
            best = Dated(raw, text)
    return best or _without_separator(line.strip(), reader)


def _without_separator(line: str, reader: Reader) -> Dated | None:
    """`03/02/2014 Police called`: a day or a month at the very beginning needs no mark after it."""
    found = DATE_IN_TEXT.match(line)
    text = line[found.end() :].strip() if found else ""
    if found is None or not text:
        return None
    exact = read(found[0], reader.born, reader.today).when.precision in (Precision.DAY, Precision.MONTH)
    return Dated(found[0], text) if exact else None


class _Notes:
    """The lines read so far; an event stays open while continuation lines may follow."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._year: int | None = None
        self._open: EventRow | None = None
        self.events: list[EventRow] = []
        self.asides: list[Aside] = []

    def take(self, number: int, line: str) -> None:
        """Read one line, counted from 1."""
        locator = Locator(line=number)
        dated = leading_date(line, self._reader)
        if not line.strip():
            self._aside(locator, NotEvent.BLANK, "")
        elif dated is not None:
            self._begin(locator, dated)
        elif self._open is not None and not _RULE.fullmatch(line):
            self._go_on(number, line)
        else:
            self._set_aside(locator, line)

    def close(self) -> None:
        """Keep the event that is still open."""
        if self._open is not None:
            self.events.append(self._open)
            self._open = None

    def _begin(self, locator: Locator, dated: Dated) -> None:
        self.close()
        self._open = EventRow(locator=locator, raw=dated.raw, text=dated.text, year=self._year)

    def _go_on(self, number: int, line: str) -> None:
        assert self._open is not None  # noqa: S101  # asked by the caller; tells the type checker
        locator = msgspec.structs.replace(self._open.locator, end_line=number)
        text = f"{self._open.text} {line.strip()}"
        self._open = msgspec.structs.replace(self._open, locator=locator, text=text)

    def _set_aside(self, locator: Locator, line: str) -> None:
        heading = _HEADING.fullmatch(line)
        year = _YEAR.fullmatch(heading[1] if heading else line.strip())
        self._year = int(year[1]) if year else self._year
        self._aside(locator, NotEvent.SECTION if heading or year else NotEvent.NOTE, line.strip())

    def _aside(self, locator: Locator, kind: NotEvent, text: str) -> None:
        self.close()
        self.asides.append(Aside(locator, kind, text))


def read_notes(text: str, reader: Reader) -> FileRows:
    """The events of plain notes; lines before the first event or heading are titles, other lines notes."""
    notes = _Notes(reader)
    for number, line in enumerate(text.splitlines(), 1):
        notes.take(number, line)
    notes.close()
    return FileRows(events=tuple(notes.events), asides=tuple(_titled(notes.asides, notes.events)))


def _titled(asides: Sequence[Aside], events: Sequence[EventRow]) -> Iterator[Aside]:
    first = min((row.locator.line or 1 for row in events), default=0)
    sections = [one.locator.line or 1 for one in asides if one.kind == NotEvent.SECTION]
    start = min([first, *sections])
    for one in asides:
        early = one.kind == NotEvent.NOTE and (one.locator.line or 0) < start
        yield Aside(one.locator, NotEvent.TITLE, one.text) if early else one

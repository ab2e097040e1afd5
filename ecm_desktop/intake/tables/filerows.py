"""The shapes between a file and its proposals: lines as they stand, and the events and other rows found among them."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.proposals import Locator, NotEvent, TableFormat

_OPENING = 5  # lines


class Line(msgspec.Struct, frozen=True):
    """One row of a table: where it stands and its cells as text; `merged` holds columns whose cell began above."""

    locator: Locator
    cells: tuple[str, ...]
    merged: tuple[tuple[int, int], ...] = ()

    def cell(self, column: int | None) -> str:
        """The text of a column without outer blanks; empty when there is none."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns that hold something."""
        return tuple(place for place, text in enumerate(self.cells) if text.strip())

    @property
    def whole(self) -> str:
        """All that the row says."""
        return " ".join(text.strip() for text in self.cells if text.strip())


class Sheet(msgspec.Struct, frozen=True):
    """One table of a file: a worksheet, a csv, or a table in a document; `year` is the heading that it stands under."""

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False
    year: int | None = None


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row that tells an event: its date text (`until` for a To column), its text, and what stands around it.

    `year` is the year heading above; `restarts` says that no row above it may lend it a date.
    """

    locator: Locator
    raw: str
    text: str
    until: str | None = None
    agency: str = ""
    year: int | None = None
    repeats_above: bool = False
    restarts: bool = False


class Aside(msgspec.Struct, frozen=True):
    """One row that is no event."""

    locator: Locator
    kind: NotEvent
    text: str = ""


class FileRows(msgspec.Struct, frozen=True, kw_only=True):
    """All rows of one file; the words outside its events by which its agency may be known; hidden sheets, tables."""

    events: tuple[EventRow, ...] = ()
    asides: tuple[Aside, ...] = ()
    hidden: tuple[str, ...] = ()
    tables: tuple[TableFormat, ...] = ()
    page_heads: tuple[str, ...] = ()

    @property
    def opening_lines(self) -> tuple[str, ...]:
        """The heads of the pages and the first lines that are no events: where a paper says whose it is."""
        told = (NotEvent.TITLE, NotEvent.HEADING, NotEvent.NOTE)
        first = [one.text for one in self.asides if one.kind in told][:_OPENING]
        return (*self.page_heads, *first)

    @property
    def heading_words(self) -> str:
        """The heads of the pages, titles, headers, sections and notes, a line each."""
        told = (NotEvent.TITLE, NotEvent.HEADER, NotEvent.SECTION, NotEvent.HEADING, NotEvent.NOTE)
        return "\n".join((*self.page_heads, *(one.text for one in self.asides if one.kind in told)))


def joined(parts: list[FileRows]) -> FileRows:
    """The rows of several parts of a file, one after the other."""
    return FileRows(
        events=tuple(row for part in parts for row in part.events),
        asides=tuple(row for part in parts for row in part.asides),
        tables=tuple(table for part in parts for table in part.tables),
        page_heads=tuple(dict.fromkeys(head for part in parts for head in part.page_heads)),
    )

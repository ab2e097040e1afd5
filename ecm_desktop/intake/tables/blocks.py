"""A sheet's rows sorted out: the table under its header, and every other row with its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from ecm_desktop.domain.proposals import NotEvent, TableFormat, layout_key
from ecm_desktop.intake.tables.column import read_column
from ecm_desktop.intake.tables.columns import Columns, Reader, find_columns, find_header, is_header, names_ends
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows, Line, Sheet, joined
from ecm_desktop.intake.tables.headings import heading_year

_NOT_A_DATE = re.compile(
    r"(?:totals?|notes?|n\.\s?b\.?|key|nodyn|allwedd|cyfanswm|printed|exported|"
    r"end of (?:report|extract|record|notes))\b",
    re.IGNORECASE,
)


_OF_A_CHILD = re.compile(
    r"(?:(?:name|enw)(?: (?:of|y) (?:child|pupil|plentyn|disgybl))?|(?:child|pupil|student|client)(?:'s)?(?: name)?|"
    r"plentyn|disgybl)",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"(?:(?:grand |sub-?)?total\b.*\d|(?:printed|exported|extracted|argraffwyd|allforiwyd)\b|"
    r"end of (?:report|extract|record|notes|log)\b|\*)",
    re.IGNORECASE,
)


def read_sheets(sheets: Sequence[Sheet], reader: Reader) -> FileRows:
    """Events and other rows of all sheets together."""
    return joined(read_each(sheets, reader))


def read_each(sheets: Sequence[Sheet], reader: Reader) -> list[FileRows]:
    """Events and other rows sheet by sheet; one without a table is `other_sheet` beside one that has."""
    read = [_read_sheet(sheet, reader) for sheet in sheets]
    has_table = any(part is not None for part in read)
    left = NotEvent.OTHER_SHEET if has_table else NotEvent.NOTE
    found = zip(read, sheets, strict=True)
    return [part or _without_columns(sheet.lines, left, reader) for part, sheet in found]


def _without_columns(lines: Sequence[Line], kind: NotEvent, reader: Reader) -> FileRows:
    """Lines of which no column is certainly the date's; where names stand over them, a person may say which it is."""
    first = find_header(lines, reader)
    names = _names(lines[first]) if first is not None else ()
    tables = (TableFormat(names=names, date=0, text=1),) if len(names) > 1 else ()
    return replace(_left_aside(lines, kind), tables=tables)


def _names(header: Line) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in header.cells)


def _left_aside(lines: Sequence[Line], kind: NotEvent) -> FileRows:
    return FileRows(asides=tuple(_aside(line, kind) for line in lines))


def _aside(line: Line, kind: NotEvent) -> Aside:
    return Aside(line.locator, kind if line.filled else NotEvent.BLANK, line.whole)


def _read_sheet(sheet: Sheet, reader: Reader) -> FileRows | None:
    if all(len(line.filled) < 2 for line in sheet.lines):
        return read_column(sheet.lines, reader)
    first = find_header(sheet.lines, reader)
    if first is None:
        columns = find_columns(None, sheet.lines, reader)
        return _Block(columns, reader, sheet.year).read(sheet.lines) if columns else None
    blocks = [_read_block(lines, reader, sheet.year) for lines in _blocks(sheet.lines, first)]
    if all(block is None for block in blocks):
        return None
    top = FileRows(asides=tuple(_aside(line, NotEvent.TITLE) for line in sheet.lines[:first]))
    rest = zip(blocks, _blocks(sheet.lines, first), strict=True)
    return joined([top, *(block or _left_aside(lines, NotEvent.NOTE) for block, lines in rest)])


def _blocks(lines: Sequence[Line], first: int) -> list[Sequence[Line]]:
    """The lines from each header to the next."""
    starts = [first, *(n for n in range(first + 1, len(lines)) if is_header(lines[n])), len(lines)]
    return [lines[start:end] for start, end in pairwise(starts)]


def _read_block(lines: Sequence[Line], reader: Reader, year: int | None) -> FileRows | None:
    header, rows = lines[0], lines[1:]
    second = [line for line in rows[:1] if names_ends(line)]
    header, rows = _over(header, second), rows[len(second) :]
    columns = find_columns(header, rows, reader)
    if columns is None:
        return None
    names = _names(header)
    teller = next((one.teller for one in reader.formats if one.key == layout_key(names)), "")
    table = TableFormat(
        names=names, date=columns.date, text=columns.text, until=columns.until, agency=columns.agency, teller=teller
    )
    heads = tuple(_aside(line, NotEvent.HEADER) for line in (lines[0], *second))
    top = FileRows(asides=heads, tables=(table,), page_heads=_whose(names, rows))
    return joined([top, _Block(columns, reader, year).read(rows)])


def _whose(names: Sequence[str], rows: Sequence[Line]) -> tuple[str, ...]:
    """The one person whom a column of names gives in every row, as the head of a page would; () for several or none."""
    place = next((place for place, name in enumerate(names) if _OF_A_CHILD.fullmatch(name)), None)
    found = {line.cell(place) for line in rows if line.cell(place) and len(line.filled) > 1}
    return tuple(f"Child: {name}" for name in found) if len(found) == 1 else ()


def _over(header: Line, second: Sequence[Line]) -> Line:
    """One header of two rows: `Period` over `From` and `To` is called by what stands under it."""
    for line in second:
        width = range(max(len(header.cells), len(line.cells)))
        header = replace(header, cells=tuple(line.cell(place) or header.cell(place) for place in width))
    return header


class _Block:
    """The rows of one table, whose columns are known."""

    def __init__(self, columns: Columns, reader: Reader, year: int | None) -> None:
        self._columns = columns
        self._reader = reader
        self._year = year

    def read(self, rows: Sequence[Line]) -> FileRows:
        """Each row as an event, or as a section (events follow), a note (none follow) or a blank."""
        is_event = [self._is_event(line) for line in rows]
        last = max((place for place, found in enumerate(is_event) if found), default=-1)
        events: list[EventRow] = []
        asides: list[Aside] = []
        year, dated = self._year, ""
        for place, line in enumerate(rows):
            if is_event[place]:
                dated = line.cell(self._columns.date) or dated
                event = self._event(line, year, restarts=not events)
                events.append(replace(event, raw=self._in_part(event.raw or dated, line) or event.raw))
                continue
            asides.append(_aside(line, NotEvent.SECTION if place < last else NotEvent.NOTE))
            year = heading_year(line.whole) or year
        return FileRows(events=tuple(events), asides=tuple(asides))

    def _is_event(self, line: Line) -> bool:
        dated, told = line.cell(self._columns.date), line.cell(self._columns.text)
        if _NOT_A_DATE.match(dated) or not any(letter.isalnum() or letter in '?"”' for letter in line.whole):
            return False
        if len(line.filled) < 2:
            return bool(told) and not _SUMS_UP.match(told) and (self._columns.text > 0 or bool(line.merged))
        if told:
            return True
        return self._is_dated(dated) and len(line.filled) > 1

    def _is_dated(self, text: str) -> bool:
        return bool(text) and self._reader.is_date(text)

    def _in_part(self, year: str, line: Line) -> str | None:
        """The year with the term or month that stands beside it; None where there is none that makes a date."""
        part = line.cell(self._columns.part)
        forms = (f"{part} {year}", f"{part} term {year}") if part and year else ()
        return next((form for form in forms if self._is_dated(form)), None)

    def _event(self, line: Line, year: int | None, *, restarts: bool) -> EventRow:
        columns = self._columns
        above = dict(line.merged).get(columns.date)
        return EventRow(
            locator=line.locator,
            raw=line.cell(columns.date),
            text=line.cell(columns.text) or self._other_words(line),
            until=line.cell(columns.until) if columns.until is not None else None,
            agency=line.cell(columns.agency),
            year=year,
            repeats_above=above is not None,
            restarts=restarts,
        )

    def _other_words(self, line: Line) -> str:
        dates = (self._columns.date, self._columns.until)
        return "; ".join(line.cell(place) for place in line.filled if place not in dates)

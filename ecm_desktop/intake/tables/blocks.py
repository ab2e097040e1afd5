"""A sheet's rows sorted out: the table under its header, and every other row with its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from ecm_desktop.domain.proposals import NotEvent, TableFormat, layout_key
from ecm_desktop.intake.tables.column import read_column
from ecm_desktop.intake.tables.columns import Columns, Reader, find_columns, find_header, is_header
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows, Line, Sheet, joined

_NOT_A_DATE = re.compile(
    r"(?:totals?|notes?|n\.\s?b\.?|key|nodyn|allwedd|cyfanswm|printed|exported|"
    r"end of (?:report|extract|record|notes))\b",
    re.IGNORECASE,
)
_YEAR_HEADING = re.compile(r"\W*((?:19|20)\d\d)\W*")


def read_sheets(sheets: Sequence[Sheet], reader: Reader) -> FileRows:
    """Events and other rows of all sheets; a sheet without a table is `other_sheet` beside one that has."""
    read = [_read_sheet(sheet, reader) for sheet in sheets]
    has_table = any(part is not None for part in read)
    left = NotEvent.OTHER_SHEET if has_table else NotEvent.NOTE
    found = zip(read, sheets, strict=True)
    return joined([part or _without_columns(sheet.lines, left, reader) for part, sheet in found])


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
        return _Block(columns, reader).read(sheet.lines) if columns else None
    blocks = [_read_block(lines, reader) for lines in _blocks(sheet.lines, first)]
    if all(block is None for block in blocks):
        return None
    top = FileRows(asides=tuple(_aside(line, NotEvent.TITLE) for line in sheet.lines[:first]))
    rest = zip(blocks, _blocks(sheet.lines, first), strict=True)
    return joined([top, *(block or _left_aside(lines, NotEvent.NOTE) for block, lines in rest)])


def _blocks(lines: Sequence[Line], first: int) -> list[Sequence[Line]]:
    """The lines from each header to the next."""
    starts = [first, *(n for n in range(first + 1, len(lines)) if is_header(lines[n])), len(lines)]
    return [lines[start:end] for start, end in pairwise(starts)]


def _read_block(lines: Sequence[Line], reader: Reader) -> FileRows | None:
    header, rows = lines[0], lines[1:]
    columns = find_columns(header, rows, reader)
    if columns is None:
        return None
    names = _names(header)
    teller = next((one.teller for one in reader.formats if one.key == layout_key(names)), "")
    table = TableFormat(
        names=names, date=columns.date, text=columns.text, until=columns.until, agency=columns.agency, teller=teller
    )
    top = FileRows(asides=(Aside(header.locator, NotEvent.HEADER, header.whole),), tables=(table,))
    return joined([top, _Block(columns, reader).read(rows)])


class _Block:
    """The rows of one table, whose columns are known."""

    def __init__(self, columns: Columns, reader: Reader) -> None:
        self._columns = columns
        self._reader = reader

    def read(self, rows: Sequence[Line]) -> FileRows:
        """Each row as an event, or as a section (events follow), a note (none follow) or a blank."""
        is_event = [self._is_event(line) for line in rows]
        last = max((place for place, found in enumerate(is_event) if found), default=-1)
        events: list[EventRow] = []
        asides: list[Aside] = []
        year: int | None = None
        for place, line in enumerate(rows):
            if is_event[place]:
                events.append(self._event(line, year, restarts=not events))
                continue
            asides.append(_aside(line, NotEvent.SECTION if place < last else NotEvent.NOTE))
            year = self._year(line) or year
        return FileRows(events=tuple(events), asides=tuple(asides))

    @staticmethod
    def _year(line: Line) -> int | None:
        found = _YEAR_HEADING.fullmatch(line.whole)
        return int(found[1]) if found else None

    def _is_event(self, line: Line) -> bool:
        dated, told = line.cell(self._columns.date), line.cell(self._columns.text)
        if _NOT_A_DATE.match(dated):
            return False
        if len(line.filled) < 2:
            return bool(told) and (self._columns.text > 0 or bool(line.merged))
        if told:
            return True
        return self._is_dated(dated) and len(line.filled) > 1

    def _is_dated(self, text: str) -> bool:
        return bool(text) and self._reader.is_date(text)

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

"""A sheet of one column: each cell a line as in notes, with the date in front of what happened."""

from __future__ import annotations

from collections.abc import Sequence

from ecm_desktop.domain.proposals import NotEvent
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows, Line
from ecm_desktop.intake.tables.notes import leading_date

_LEAST = 0.5  # of the filled cells begin with a date; else it is a page of words


def read_column(lines: Sequence[Line], reader: Reader) -> FileRows | None:
    """The cells that begin with a date as events, what stands before the first as titles; None for a page of words."""
    dated = [leading_date(line.whole, reader) for line in lines]
    events = [
        EventRow(locator=line.locator, raw=found.raw, text=found.text)
        for line, found in zip(lines, dated, strict=True)
        if found is not None
    ]
    if not events or len(events) < _LEAST * sum(bool(line.filled) for line in lines):
        return None
    first = next(place for place, found in enumerate(dated) if found is not None)
    asides = tuple(
        Aside(line.locator, _kind(line, place < first), line.whole)
        for place, (line, found) in enumerate(zip(lines, dated, strict=True))
        if found is None
    )
    return FileRows(events=tuple(events), asides=asides)


def _kind(line: Line, is_before: bool) -> NotEvent:
    if not line.filled:
        return NotEvent.BLANK
    return NotEvent.TITLE if is_before else NotEvent.NOTE

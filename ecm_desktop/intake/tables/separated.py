"""Separated values: the delimiter found by trying, records counted with their first physical line."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from itertools import islice

from ecm_desktop.domain.proposals import Locator
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.filerows import Line, Sheet

DELIMITERS = (",", ";", "\t", "|")
_NONE = "\x1f"  # stands in no text that people write
MOST_RECORDS = 100_000
_SAMPLE = 200


def read_separated(text: str, file: str) -> Sheet:
    """The records of a csv text, blank ones too; raises InputRefused when they cannot be told apart."""
    return _read(text, file, best_delimiter(text))


def read_unseparated(text: str, file: str) -> Sheet:
    """The records of a csv text of one column, in which a comma is only a comma; raises as `read_separated`."""
    return _read(text, file, _NONE)


def _read(text: str, file: str, delimiter: str) -> Sheet:
    try:
        return Sheet("", tuple(_records(text, delimiter)))
    except csv.Error:
        raise InputRefused("“{file}” cannot be read as a table; save it again as CSV.", file=file) from None
    except _TooMany:
        raise InputRefused(
            "“{file}” is too large; save only the part about the child, and try again.", file=file
        ) from None


class _TooMany(Exception):
    """More records than a child's life has."""


def best_delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one same width above one column."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> int:
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return widths.most_common(1)[0][1] if widths else 0


def _records(text: str, delimiter: str) -> list[Line]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    first = 1
    for number, cells in enumerate(reader, 1):
        if number > MOST_RECORDS:
            raise _TooMany
        lines.append(Line(Locator(record=number, line=first), tuple(cells)))
        first = reader.line_num + 1
    return lines

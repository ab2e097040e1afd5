"""One door to every kind of table and notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.blocks import read_sheets
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.decoding import decoded
from ecm_desktop.intake.tables.document import read_document
from ecm_desktop.intake.tables.filerows import FileRows
from ecm_desktop.intake.tables.notes import read_notes
from ecm_desktop.intake.tables.opening import FileKind
from ecm_desktop.intake.tables.separated import read_separated, read_unseparated
from ecm_desktop.intake.tables.workbook import read_workbook


def read_table_file(path: Path, kind: FileKind, born: date | None, today: date) -> FileRows:
    """The rows of a file of that kind; raises InputRefused when it cannot be read."""
    reader = Reader(born, today)
    if kind is FileKind.WORKBOOK:
        sheets = read_workbook(path)
        hidden = tuple(sheet.name for sheet in sheets if sheet.hidden and sheet.lines)
        return msgspec.structs.replace(read_sheets(sheets, reader), hidden=hidden)
    if kind is FileKind.DOCUMENT:
        return read_document(path, reader)
    return _read_text(path, kind, reader)


def _read_text(path: Path, kind: FileKind, reader: Reader) -> FileRows:
    try:
        text = decoded(path.read_bytes())
    except OSError:
        raise InputRefused("“{file}” cannot be opened; check that it is still there.", file=path.name) from None
    if "\x00" in text:
        raise InputRefused("“{file}” holds signs that no text has; it is damaged, ask for it again.", file=path.name)
    if kind is FileKind.CSV:
        rows = read_sheets([read_separated(text, path.name)], reader)
        return rows if rows.events else _in_one_column(text, path.name, reader) or rows
    notes = read_notes(text, reader)
    return notes if notes.events else _as_table(text, path.name, reader) or notes


def _in_one_column(text: str, file: str, reader: Reader) -> FileRows | None:
    """A table of one column, whose commas belong to what is told."""
    rows = read_sheets([read_unseparated(text, file)], reader)
    return rows if rows.events else None


def _as_table(text: str, file: str, reader: Reader) -> FileRows | None:
    """Text that is a table after all: exported with tabs or commas under the name of notes."""
    rows = read_sheets([read_separated(text, file)], reader)
    return rows if rows.events else None

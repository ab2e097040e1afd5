"""One door to every kind of table and notes."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.blocks import read_sheets
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.decoding import decoded
from ecm_desktop.intake.tables.document import read_document
from ecm_desktop.intake.tables.filerows import FileRows
from ecm_desktop.intake.tables.opening import FileKind
from ecm_desktop.intake.tables.text import read_text
from ecm_desktop.intake.tables.workbook import read_workbook


def read_table_file(path: Path, kind: FileKind, reader: Reader) -> FileRows:
    """The rows of a file of that kind; raises InputRefused when it cannot be read."""
    if kind is FileKind.WORKBOOK:
        sheets = read_workbook(path)
        hidden = tuple(sheet.name for sheet in sheets if sheet.hidden and sheet.lines)
        return msgspec.structs.replace(read_sheets(sheets, reader), hidden=hidden)
    if kind is FileKind.DOCUMENT:
        return read_document(path, reader)
    return read_text(_decoded(path), path.name, kind, reader)


def _decoded(path: Path) -> str:
    try:
        return decoded(path.read_bytes())
    except OSError:
        raise InputRefused("“{file}” cannot be opened; check that it is still there.", file=path.name) from None

"""A workbook is written in memory: the library would lay each sheet by in a temporary file, in plain text."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook


def saved(book: Workbook) -> bytes:
    """The file of a workbook whose sheets hold text alone."""
    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        _write(book, archive)
    return written.getvalue()


def _write(book: Workbook, archive: ZipFile) -> None:
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):
        """The library's own, but for where a sheet lies until it is packed."""

        def write_worksheet(self, ws: Any) -> None:
            ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 (as the library does)
            writer: Any = WorksheetWriter(ws, io.BytesIO())
            writer.write()
            ws._rels = writer._rels  # noqa: SLF001 (as the library does)
            archive.writestr(ws.path[1:], writer.read())
            self.manifest.append(ws)

    InMemory(book, archive).save()

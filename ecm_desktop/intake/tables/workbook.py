"""Workbooks: each worksheet's rows as text, with stored values only; no formula is run and no link followed."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.domain.proposals import Locator
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.dates.reading import whole_year
from ecm_desktop.intake.tables.filerows import Line, Sheet
from ecm_desktop.intake.tables.headings import heading_year

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 500_000
_CHUNK = 1 << 20  # bytes
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOT_LETTERS_OF_TIME = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def read_workbook(path: Path) -> list[Sheet]:
    """The worksheets of a workbook; raises InputRefused when it cannot be read."""
    if _stored_cells(path) > MOST_CELLS:
        raise _too_large(path)
    book = _load(path)
    sheets = [sheet for sheet in book.worksheets if sheet.max_row and sheet.max_column]
    if sum(sheet.max_row * sheet.max_column for sheet in sheets) > MOST_CELLS:
        raise _too_large(path)
    return [_read_sheet(sheet) for sheet in sheets]


def _too_large(path: Path) -> InputRefused:
    return InputRefused("“{file}” is too large; save only the part about the child, and try again.", file=path.name)


def _stored_cells(path: Path) -> int:
    """How many cells the sheets hold, counted before any is kept; more than `MOST_CELLS` are not counted on."""
    count = 0
    try:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.startswith("xl/worksheets/") and count <= MOST_CELLS:
                    count += _cells_in(packed, name)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return 0  # damaged: what opens it says so
    return count


def _cells_in(packed: zipfile.ZipFile, name: str) -> int:
    count, before = 0, b""
    with packed.open(name) as part:
        while chunk := part.read(_CHUNK):
            whole = before + chunk
            count += whole.count(b"<c ") + whole.count(b"<c>")
            before = whole[-2:]
            if count > MOST_CELLS:
                break
    return count


def _load(path: Path) -> Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, data_only=True, keep_links=False)
    except Exception:  # noqa: BLE001  # a damaged workbook raises whatever the parser stumbled over
        raise InputRefused("“{file}” is damaged; open it in the program that made it and save it again.",
                           file=path.name) from None  # fmt: skip


def _read_sheet(sheet: Worksheet) -> Sheet:
    merged = _merged_downwards(sheet)
    lines = [_line(sheet.title, number, row, merged.get(number, {})) for number, row in enumerate(sheet.iter_rows(), 1)]
    while lines and not lines[-1].filled and not lines[-1].merged:
        lines.pop()
    return Sheet(sheet.title, tuple(lines), hidden=sheet.sheet_state != "visible", year=heading_year(sheet.title))


def _line(sheet: str, number: int, row: tuple[Cell | MergedCell, ...], merged: dict[int, tuple[int, str]]) -> Line:
    cells = [merged[place][1] if place in merged else _text(cell) for place, cell in enumerate(row)]
    top = next((first for first, _ in merged.values()), None)
    return Line(
        Locator(sheet=sheet, row=number, date_cell_merged_with_row=top),
        tuple(cells),
        tuple((place, first) for place, (first, _) in merged.items()),
    )


def _merged_downwards(sheet: Worksheet) -> dict[int, dict[int, tuple[int, str]]]:
    """For each row, the columns whose cell began in a row above: that row, and what stands there."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    for area in sheet.merged_cells.ranges:
        if area.max_row == area.min_row or area.max_col != area.min_col or area.max_row > sheet.max_row:
            continue
        words = _text(sheet.cell(area.min_row, area.min_col))
        for row in range(area.min_row + 1, area.max_row + 1):
            found.setdefault(row, {})[area.min_col - 1] = (area.min_row, words)
    return found


def _text(cell: Cell | MergedCell) -> str:
    """A cell as it is read: dates day first (or the month, when its format shows no day), whole numbers plain."""
    value = cell.value
    if isinstance(value, (date, datetime)):
        return _date_text(value, str(cell.number_format))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None or isinstance(value, time) else str(value)


def _date_text(value: date, number_format: str) -> str:
    shown = _NOT_LETTERS_OF_TIME.sub("", number_format).lower()
    if "d" not in shown and "y" in shown:
        return _month_text(value) if "m" in shown else f"{value.year:04d}"
    hours = f" {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else ""
    return f"{value:%d/%m/}{value.year:04d}{hours}"


def _month_text(value: date) -> str:
    """`Feb-16` as the cell shows it, or with the whole year where two figures would be read as another."""
    month = _SHORT_MONTHS[value.month - 1]
    return f"{month}-{value:%y}" if whole_year(f"{value:%y}") == value.year else f"{month} {value.year:04d}"

"""A document's tables as a workbook, or the first of them as csv. Nothing in a cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import count

from ecm_desktop.reports.model import Document, Table, plain
from ecm_desktop.reports.other_forms.letters import sound
from ecm_desktop.reports.other_forms.workbook import saved

_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\']")
_TITLE, _CELL = 31, 32_767  # letters that a workbook allows
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LETTERS_WIDE = 90  # of a whole row


def xlsx(document: Document) -> bytes:
    """A workbook with a sheet for each table."""
    from openpyxl import Workbook

    book = Workbook()
    for given in book.worksheets:
        book.remove(given)
    titles: set[str] = set()
    for table in _tables(document) or [Table(document.title, (), (), ())]:
        sheet = book.create_sheet(_title(table.caption, titles))
        sheet.oddHeader.center.text = sound(document.furniture.marking)
        for row, cells in enumerate(_rows(table), 1):
            for column, words in enumerate(cells, 1):
                sheet.cell(row, column, words[:_CELL]).data_type = "s"
        for letter, share in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", table.shares, strict=False):
            sheet.column_dimensions[letter].width = _LETTERS_WIDE * share / sum(table.shares)
        sheet.freeze_panes = "A2"
    book.properties.creator, book.properties.title = sound(document.author), sound(document.title)
    book.properties.keywords = document.keywords or None
    return saved(book)


def csv_of_first(document: Document) -> bytes:
    """The first table in UTF-8 with the mark by which spreadsheets know it.

    There is no place for what a file says of itself: the audit's row stands in a last column, in every row of the
    table, so that it is still a table.
    """
    written = io.StringIO()
    sheet = csv.writer(written)
    for table in _tables(document)[:1]:
        for number, row in enumerate(_rows(table)):
            told = "Audit" if number == 0 and any(table.head) else document.audit_head
            sheet.writerow([*map(_quiet, row), *([told] if document.audit_head else ())])
    return written.getvalue().encode("utf-8-sig")


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _rows(table: Table) -> Iterator[list[str]]:
    if any(table.head):
        yield [sound(one) for one in table.head]
    for row in table.rows:
        yield [sound(plain(one)) for one in row.cells]


def _title(wanted: str, taken: set[str]) -> str:
    base = _NOT_IN_A_TITLE.sub(" ", sound(wanted)).strip()[: _TITLE - 3] or "Table"
    names = (base if number == 1 else f"{base} {number}" for number in count(1))
    title = next(one for one in names if one.casefold() not in taken)
    taken.add(title.casefold())
    return title


def _quiet(text: str) -> str:
    """A cell that a spreadsheet would reckon with begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text

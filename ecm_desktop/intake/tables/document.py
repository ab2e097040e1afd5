"""Word documents: the body in its order, tables as sheets, paragraphs as headings, notes or events told in prose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.domain.proposals import Locator, NotEvent
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.blocks import read_sheets
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows, Line, Sheet, joined
from ecm_desktop.intake.tables.notes import leading_date
from ecm_desktop.intake.tables.prose import date_in_prose

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph


def read_document(path: Path, reader: Reader) -> FileRows:
    """The rows of a Word document; raises InputRefused when it cannot be read."""
    document = _load(path)
    sheets = [_sheet(number, table) for number, table in enumerate(document.tables)]
    return joined([_paragraphs(document, reader), read_sheets(sheets, reader)])


def _load(path: Path) -> Document:
    import docx

    try:
        document = docx.Document(str(path))
        _ = document.paragraphs, document.tables
    except Exception:  # noqa: BLE001  # a damaged document raises whatever the parser stumbled over
        raise InputRefused("“{file}” is damaged; open it in the program that made it and save it again.",
                           file=path.name) from None  # fmt: skip
    return document


def _sheet(number: int, table: Table) -> Sheet:
    lines = [Line(Locator(table=number, row=place), tuple(_texts(row))) for place, row in enumerate(table.rows)]
    return Sheet(f"table {number}", tuple(lines))


def _texts(row: _Row) -> Iterator[str]:
    """The cells' texts; a cell that runs over several columns speaks in the first of them only."""
    before: object = None
    for cell in row.cells:
        yield "" if cell._tc is before else _words(cell)  # noqa: SLF001  # no public name tells cells apart
        before = cell._tc  # noqa: SLF001


def _words(cell: _Cell) -> str:
    """All that a cell says, in its order, with what stands in tables inside it."""
    if not cell.tables:
        return cell.text
    from docx.table import Table

    parts: list[str] = []
    for inner in cell.iter_inner_content():
        if isinstance(inner, Table):
            parts += [" ".join(text for text in _texts(row) if text.strip()) for row in inner.rows]
        else:
            parts.append(inner.text)
    return "\n".join(part for part in parts if part.strip())


def _paragraphs(document: Document, reader: Reader) -> FileRows:
    events: list[EventRow] = []
    asides: list[Aside] = []
    for number, paragraph in enumerate(document.paragraphs):
        row = _paragraph(Locator(paragraph=number), paragraph, reader)
        if isinstance(row, EventRow):
            events.append(row)
        else:
            asides.append(row)
    return FileRows(events=tuple(events), asides=tuple(_first_is_title(asides)))


def _paragraph(locator: Locator, paragraph: Paragraph, reader: Reader) -> EventRow | Aside:
    text = paragraph.text.strip()
    if not text:
        return Aside(locator, NotEvent.BLANK)
    if _is_heading(paragraph):
        return Aside(locator, NotEvent.HEADING, text)
    dated = leading_date(text, reader)
    if dated is not None:
        return EventRow(locator=locator, raw=dated.raw, text=dated.text, restarts=True)
    told = date_in_prose(text, reader)
    if told is not None:
        return EventRow(locator=locator, raw=told, text=text, restarts=True)
    return Aside(locator, NotEvent.NOTE, text)


def _is_heading(paragraph: Paragraph) -> bool:
    style = paragraph.style.name if paragraph.style is not None else None
    return (style or "").startswith(("Heading", "Title", "Pennawd"))


def _first_is_title(asides: list[Aside]) -> Iterator[Aside]:
    for place, one in enumerate(asides):
        is_title = one.kind == NotEvent.HEADING and all(row.kind == NotEvent.BLANK for row in asides[:place])
        yield Aside(one.locator, NotEvent.TITLE, one.text) if is_title else one

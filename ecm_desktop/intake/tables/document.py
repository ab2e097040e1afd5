"""Word documents: the body in its order, tables as sheets, paragraphs as headings, notes or events told in prose."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ecm_desktop.domain.proposals import Locator, NotEvent
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.blocks import read_each
from ecm_desktop.intake.tables.columns import Reader
from ecm_desktop.intake.tables.filerows import Aside, EventRow, FileRows, Line, Sheet, joined
from ecm_desktop.intake.tables.headings import heading_year
from ecm_desktop.intake.tables.notes import dates_alone, keyed, leading_date
from ecm_desktop.intake.tables.prose import date_in_prose
from ecm_desktop.intake.tables.wordml import TABLE, blocks_in, words_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as _Element
    from docx.table import Table, _Cell, _Row


_KINDS = "[Content_Types].xml"
_WITH_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def read_document(path: Path, reader: Reader) -> FileRows:
    """The rows of a Word document; raises InputRefused when it cannot be read."""
    try:
        document = _load(path)
        blocks = list(blocks_in(document.element.body))
        body = _Body(document, reader, [words_of(one).strip() for one in blocks if one.tag != TABLE])
        body.take(blocks)
        heads = tuple(_page_heads(document))
    except InputRefused:
        raise
    except Exception:  # noqa: BLE001  # a damaged document raises whatever the parser stumbled over
        raise InputRefused("“{file}” is damaged; open it in the program that made it and save it again.",
                           file=path.name) from None  # fmt: skip
    return replace(body.rows(), page_heads=heads)


def _load(path: Path) -> Document:
    import docx

    return docx.Document(_without_macros(path) if path.suffix.lower() == ".docm" else str(path))


def _without_macros(path: Path) -> BytesIO:
    """The same document as one that cannot hold macros, in memory: the library opens no other."""
    plain = BytesIO()
    with zipfile.ZipFile(path) as packed, zipfile.ZipFile(plain, "w") as made:
        for name in packed.namelist():
            part = packed.read(name)
            made.writestr(name, part.replace(_WITH_MACROS, _PLAIN) if name == _KINDS else part)
    return plain


def _page_heads(document: Document) -> Iterator[str]:
    """What stands at the head of the pages, where many systems print whose file it is."""
    for section in document.sections:
        for block in blocks_in(section.header._element):  # noqa: SLF001  # the element has no public name
            if block.tag != TABLE and words_of(block).strip():
                yield words_of(block).strip()


class _Body:
    """The paragraphs and tables taken so far; a heading that is a year gives it to what stands under it."""

    def __init__(self, document: Document, reader: Reader, texts: Sequence[str]) -> None:
        self._document, self._reader = document, reader
        self._year: int | None = None
        self._alone = dates_alone(texts, reader)
        self._dated = ""  # a date that stood on a paragraph of its own: what follows it was then
        self._paragraphs = 0
        self._sheets: list[Sheet] = []
        self._parts: list[EventRow | Aside | int] = []  # a number is the place of a table

    def take(self, blocks: Sequence[_Element]) -> None:
        """Take these, in their order."""
        for block in blocks:
            if block.tag == TABLE:
                self._parts.append(len(self._sheets))
                self._sheets.append(replace(self._sheet(block), year=self._year))
            else:
                self._take_row(self._paragraph(block))
                self._paragraphs += 1

    def _take_row(self, row: EventRow | Aside) -> None:
        """Keep a row, or let it go on with the one before, under the same date."""
        if isinstance(row, EventRow) or row.kind is not NotEvent.NOTE:
            self._dated = keyed(row.text) if isinstance(row, Aside) and row.text in self._alone else ""
            self._parts.append(row)
        elif not self._dated:
            self._parts.append(row)
        elif isinstance(self._parts[-1], EventRow):
            self._parts[-1] = replace(self._parts[-1], text=f"{self._parts[-1].text}\n{row.text}")
        else:
            self._parts.append(
                EventRow(locator=row.locator, raw=self._dated, text=row.text, year=self._year, restarts=True)
            )

    def rows(self) -> FileRows:
        """All rows in the order of the body."""
        tables = read_each(self._sheets, self._reader)
        found: list[FileRows] = []
        titled = list(_first_is_title([one for one in self._parts if isinstance(one, Aside)]))
        asides = iter(titled)
        for part in self._parts:
            if isinstance(part, int):
                found.append(tables[part])
            elif isinstance(part, EventRow):
                found.append(FileRows(events=(part,)))
            else:
                found.append(FileRows(asides=(next(asides),)))
        return joined(found)

    def _paragraph(self, block: _Element) -> EventRow | Aside:
        locator, text = Locator(paragraph=self._paragraphs), words_of(block).strip()
        if not text:
            return Aside(locator, NotEvent.BLANK)
        is_heading, year = self._is_heading(block), heading_year(text)
        if text in self._alone:
            return Aside(locator, NotEvent.HEADING if is_heading else NotEvent.SECTION, text)
        if is_heading or year is not None:
            self._year = year
            return Aside(locator, NotEvent.HEADING if is_heading else NotEvent.SECTION, text)
        dated = leading_date(text, self._reader)
        if dated is not None:
            return EventRow(locator=locator, raw=dated.raw, text=dated.text, year=self._year, restarts=True)
        told = date_in_prose(text, self._reader)
        if told is not None and not self._dated:
            return EventRow(locator=locator, raw=told, text=text, restarts=True)
        return Aside(locator, NotEvent.NOTE, text)

    def _is_heading(self, block: _Element) -> bool:
        from docx.text.paragraph import Paragraph

        style = Paragraph(block, self._document._body).style  # noqa: SLF001  # is a CT_P
        return ((style.name if style is not None else None) or "").startswith(("Heading", "Title", "Pennawd"))

    def _sheet(self, block: _Element) -> Sheet:
        from docx.table import Table

        number, table = len(self._sheets), Table(block, self._document._body)  # noqa: SLF001  # the element has no public name
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
    parts: list[str] = []
    for block in blocks_in(cell._tc):  # noqa: SLF001  # an lxml element
        if block.tag == TABLE:
            parts += [" ".join(text for text in _texts(row) if text.strip()) for row in _table(block, cell).rows]
        else:
            parts.append(words_of(block))
    return "\n".join(parts).strip("\n") if len(parts) < 2 else "\n".join(part for part in parts if part.strip())


def _table(block: _Element, cell: _Cell) -> Table:
    from docx.table import Table

    return Table(block, cell)


def _first_is_title(asides: Sequence[Aside]) -> Iterator[Aside]:
    for place, one in enumerate(asides):
        is_title = one.kind == NotEvent.HEADING and all(row.kind == NotEvent.BLANK for row in asides[:place])
        yield Aside(one.locator, NotEvent.TITLE, one.text) if is_title else one

"""A document's words as docx, for services that must go on writing in it. Of a drawing stands the sentence for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from ecm_desktop.reports.model import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Item,
    Masthead,
    NumberedList,
    Paragraph,
    Row,
    Run,
    Table,
    Voice,
    Words,
)
from ecm_desktop.reports.other_forms.letters import sound

if TYPE_CHECKING:
    from docx.document import Document as Text
    from docx.text.paragraph import Paragraph as Line

_STYLES = {Voice.QUOTE: "Quote", Voice.LEAD: "Intense Quote"}
_SLANTED = (Voice.NOTE, Voice.CALM)
_BESIDE = "Table Grid"


def docx(document: Document) -> bytes:
    """The words of a document, with headings, lists and tables as such, and the marking on every page."""
    import docx

    text = docx.Document()
    _tell_about(text, document)
    for block in document.blocks:
        _put(text, block)
    written = io.BytesIO()
    text.save(written)
    return written.getvalue()


def _tell_about(text: Text, document: Document) -> None:
    about, made = text.core_properties, datetime.combine(document.dated, time(), UTC)
    about.title, about.subject = sound(document.title)[:255], sound(document.subject)[:255]
    about.author = about.last_modified_by = sound(document.author)[:255]
    about.keywords = document.keywords
    about.language, about.comments, about.created, about.modified = document.language, "", made, made
    section = text.sections[0]
    section.header.paragraphs[0].text = sound(document.furniture.marking)
    said = (document.furniture.reference, document.furniture.recipient, document.furniture.audit)
    section.footer.paragraphs[0].text = sound(" · ".join(filter(None, said)))


def _put(text: Text, block: Block) -> None:
    """Contents are left out: the other program makes its own."""
    put = _PUT.get(type(block))
    if put:
        put(text, block)


def _masthead(text: Text, block: Masthead) -> None:
    if block.stamp:
        _say(text.add_paragraph(), (Run(block.stamp, strong=True),))
    text.add_heading(sound(block.title), 0)
    for line in (block.subtitle, *block.facts, block.note):
        if line:
            text.add_paragraph(sound(line))


def _heading(text: Text, block: Heading) -> None:
    text.add_heading(sound(block.text), block.level)


def _paragraph(text: Text, block: Paragraph) -> None:
    line = _say(text.add_paragraph(style=_STYLES.get(block.voice)), block.words)
    for run in line.runs:
        run.italic = block.voice in _SLANTED or None


def _bullets(text: Text, block: Bullets) -> None:
    _list(text, block.items, "List Bullet")


def _numbered(text: Text, block: NumberedList) -> None:
    _list(text, block.items, "List Number")


def _figure(text: Text, block: Figure) -> None:
    text.add_paragraph(sound(block.caption), style="Caption")
    text.add_paragraph(sound(block.alt))


def _list(text: Text, items: tuple[Item, ...], style: str) -> None:
    for item in items:
        _say(text.add_paragraph(style=style), item.words)


def _table(text: Text, block: Table) -> None:
    if block.caption:
        text.add_paragraph(sound(block.caption), style="Caption")
    rows = [*([Row(tuple(block.head))] if any(block.head) else []), *block.rows]
    grid = text.add_table(rows=0, cols=len(block.shares), style=_BESIDE)
    for number, row in enumerate(rows):
        cells = grid.add_row().cells
        for cell, words in zip(cells, row.cells, strict=False):
            _say(cell.paragraphs[0], words)
            if number == 0 and any(block.head):
                for run in cell.paragraphs[0].runs:
                    run.bold = True
    text.add_paragraph()


def _say(line: Line, words: Words) -> Line:
    for run in (Run(words),) if isinstance(words, str) else words:
        line.add_run(sound(run.text)).bold = run.strong or None
    return line


_PUT: dict[type[Block], Callable[[Text, Any], None]] = {
    Masthead: _masthead,
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    NumberedList: _numbered,
    Table: _table,
    Figure: _figure,
}

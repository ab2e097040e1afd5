"""The words of a Word document's parts as they stand once tracked changes are accepted, in the order of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, TABLE = f"{_W}p", f"{_W}tbl"
_BOX = f"{_W}txbxContent"
_AROUND = (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}smartTag", f"{_W}ins", f"{_W}moveTo")
_GONE = (f"{_W}del", f"{_W}moveFrom", _FALLBACK, _BOX)
_MARKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def blocks_in(parent: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a body or a cell in their order, those in text boxes and content controls too."""
    for child in parent:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
            if child.tag == PARAGRAPH:
                for box in _boxes(child):
                    yield from blocks_in(box)
        elif child.tag in _AROUND:
            yield from blocks_in(child)


def _boxes(parent: _Element) -> Iterator[_Element]:
    for child in parent:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def words_of(paragraph: _Element) -> str:
    """What a paragraph says: what was put in counts, what was struck out does not."""
    return "".join(_said(paragraph))


def _said(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _GONE and child.tag != f"{_W}pPr":
            yield from _said(child)

"""A document's words as plain text, paragraph by paragraph, to be pasted into the boxes of another system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ecm_desktop.reports.model import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Masthead,
    NumberedList,
    Paragraph,
    Table,
    Words,
    plain,
)
from ecm_desktop.reports.other_forms.letters import sound


def plain_text(document: Document) -> bytes:
    """The words in UTF-8, an empty line between two paragraphs; the marking stands first and last.

    Before the last one stands what the file says of itself.
    """
    marking = document.furniture.marking
    said = [marking, *(text for block in document.blocks for text in _said(block)), document.keywords, marking]
    return ("\n\n".join(sound(text).strip() for text in said if text.strip()) + "\n").encode()


def _said(block: Block) -> Iterator[str]:
    """Contents are left out: there are no pages."""
    say = _SAY.get(type(block))
    return iter(say(block)) if say else iter(())


def _table(block: Table) -> list[str]:
    return [block.caption, *("\n".join(_row(block.head, row.cells)) for row in block.rows)]


def _masthead(block: Masthead) -> list[str]:
    return ["\n".join(filter(None, (block.stamp, block.title, block.subtitle, *block.facts, block.note)))]


def _row(head: tuple[str, ...], cells: tuple[Words, ...]) -> Iterator[str]:
    """A row's cells, each under its head where there is one."""
    for number, cell in enumerate(cells):
        title = head[number] if number < len(head) else ""
        text = plain(cell)
        if text:
            yield f"{title}: {text}" if title else text


_SAY: dict[type[Block], Callable[[Any], list[str]]] = {
    Masthead: _masthead,
    Heading: lambda block: [block.text.upper() if block.level == 1 else block.text],
    Paragraph: lambda block: [plain(block.words)],
    Bullets: lambda block: ["\n".join(f"- {plain(item.words)}" for item in block.items)],
    NumberedList: lambda block: ["\n".join(f"{n}. {plain(item.words)}" for n, item in enumerate(block.items, 1))],
    Table: _table,
    Figure: lambda block: [f"{block.caption}\n{block.alt}"],
}

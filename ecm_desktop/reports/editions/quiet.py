"""What sections are built from, so that none shows an empty list or column: each says quietly that nothing is there."""

from __future__ import annotations

from collections.abc import Iterable

from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Heading, Item, Paragraph, Row, Table, Voice


def section(view: View, title: str, blocks: Iterable[Block], level: int = 1) -> list[Block]:
    """The blocks under a heading; where there are none, one calm sentence in their place."""
    made = list(blocks)
    nothing = Paragraph(view.words("Nothing has been recorded here yet."), Voice.CALM)
    return [Heading(title, level), *(made or [nothing])]


def bullets(texts: Iterable[str]) -> list[Block]:
    """A list of those texts that say something; no list where none does."""
    items = tuple(Item(text) for text in texts if text)
    return [Bullets(items)] if items else []


def paragraphs(*texts: str) -> list[Block]:
    """A paragraph for each text that says something."""
    return [Paragraph(text) for text in texts if text]


def table(
    caption: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], shares: tuple[float, ...]
) -> list[Block]:
    """A table without the columns in which nothing stands; none without rows. `shares` as of a `Table`."""
    made = list(rows)
    kept = [place for place in range(len(head)) if any(row[place] for row in made)]
    if not made:
        return []
    told = tuple(Row(tuple(row[place] for place in kept)) for row in made)
    return [Table(caption, tuple(head[place] for place in kept), told, tuple(shares[place] for place in kept))]

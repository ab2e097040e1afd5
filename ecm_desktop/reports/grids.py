"""Tables and lists as reportlab tables, each cell a paragraph with its place in the logical tree."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.reports.flowables import Anchored, Grid, text_as, text_of, texts_of
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.measures import BODY_HEIGHT, CELL_PAD, GAP, MEASURE
from ecm_desktop.reports.model import Item, Row, Table
from ecm_desktop.reports.pieces import pieces
from ecm_desktop.reports.styles import TONES, Typography, colour
from ecm_desktop.reports.tagging import Node

Command = tuple[object, ...]
Cell = Flowable | Sequence[Flowable]
Cells = list[list[Cell]]

_COLUMN_SCOPE = {"Table": {"Scope": "/Column"}}
_ROW_SCOPE = {"Table": {"Scope": "/Row"}}
_LABEL_WIDTH = 20.0


def table_grid(table: Table, node: Node, kinds: Typography) -> Grid:
    """A table: a quiet head that is repeated on each page, thin rules between the rows."""
    total = sum(table.shares)
    cells = [_head(table.head, node, kinds)] if table.head else []
    body = node.add("TBody")
    cells += [_row(row, body.add("TR"), kinds) for row in table.rows]
    rules: list[Command] = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(TONES.faint)),
        *_padding(CELL_PAD, first_column_flush=not table.head),
    ]
    if table.head:
        rules += [
            ("BACKGROUND", (0, 0), (-1, 0), colour(TONES.soft)),
            ("LINEBELOW", (0, 0), (-1, 0), 0.9, colour(TONES.accent)),
        ]
    widths = [MEASURE * share / total for share in table.shares]
    return _grid(cells, widths, rules, 1 if table.head else 0)


def list_grid(items: Sequence[Item], first: int | None, parent: Node, kinds: Typography) -> Grid:
    """A list: numbers from `first`, or bullets."""
    numbering = "/Decimal" if first is not None else "/Disc"
    node = parent.add("L", attributes={"List": {"ListNumbering": numbering}})
    cells: Cells = []
    for number, item in enumerate(items):
        entry = node.add("LI")
        label = "•" if first is None else f"{first + number}."
        cells.append([text_of(label, kinds.item_label, entry.add("Lbl")), _item(item, entry.add("LBody"), kinds)])
    label_width = _LABEL_WIDTH * kinds.scale
    padding = _padding((2.0, 1.6 * kinds.scale**2), first_column_flush=True)
    return _grid(cells, [label_width, MEASURE - label_width], padding, 0)


def stamp_grid(words: str, parent: Node, kinds: Typography) -> Grid:
    """Words in a frame at the left, as a stamp."""
    width = pdfmetrics.stringWidth(words, kinds.stamp.fontName, kinds.stamp.fontSize) + 28
    rules = [
        ("BOX", (0, 0), (-1, -1), 1.2, colour(TONES.warm_text)),
        ("BACKGROUND", (0, 0), (-1, -1), colour(TONES.warm)),
        *_padding((6.0, 3.0), first_column_flush=False),
    ]
    return _grid([[text_of(words, kinds.stamp, parent.add("P"))]], [min(width, MEASURE)], rules, 0)


def _head(titles: Sequence[str], node: Node, kinds: Typography) -> list[Cell]:
    row = node.add("THead").add("TR")
    return [text_of(title, kinds.column_head, row.add("TH", attributes=_COLUMN_SCOPE, once=True)) for title in titles]


def _row(row: Row, node: Node, kinds: Typography) -> list[Cell]:
    head = node.add("TH", attributes=_ROW_SCOPE)
    first, *more = pieces(row.cells[0])
    title = text_as(Anchored, first, kinds.cell_head, head)
    title.anchor = row.anchor
    titles = [title, *(text_of(piece, kinds.cell_head, head) for piece in more)]
    return [titles, *(texts_of(words, kinds.cell, node.add("TD")) for words in row.cells[1:])]


def _item(item: Item, body: Node, kinds: Typography) -> Sequence[Flowable]:
    if not item.target:
        return texts_of(item.words, kinds.item, body)
    return texts_of(item.words, kinds.item_link, body.add("Link"), item.target)


def _padding(pad: tuple[float, float], *, first_column_flush: bool) -> list[Command]:
    side, above = pad
    every: list[Command] = [
        ("LEFTPADDING", (0, 0), (-1, -1), side),
        ("RIGHTPADDING", (0, 0), (-1, -1), side),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), above + 0.6),
    ]
    return [*every, ("LEFTPADDING", (0, 0), (0, -1), 0)] if first_column_flush else every


def _grid(cells: Cells, widths: list[float], rules: list[Command], repeated: int) -> Grid:
    made = Grid(
        cells,
        colWidths=widths,
        repeatRows=repeated,
        hAlign="LEFT",
        spaceAfter=GAP,
        style=[("FONT", (0, 0), (-1, -1), NAMES[Weight.REGULAR], 9), ("VALIGN", (0, 0), (-1, -1), "TOP"), *rules],  # type: ignore[list-item]  # the stubs name every command
    )
    made.room = BODY_HEIGHT
    return made

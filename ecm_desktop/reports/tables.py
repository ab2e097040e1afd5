"""Tables, lists and stamps as grids, each cell a paragraph with its place in the logical tree."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics

from ecm_desktop.reports.grids import Cell, Columns, Grid, Row, RuledGrid, Stamp
from ecm_desktop.reports.measures import CELL_PAD, MEASURE
from ecm_desktop.reports.model import Item, Table
from ecm_desktop.reports.model import Row as TableRow
from ecm_desktop.reports.paragraphs import Anchored, text_as, text_of, texts_of
from ecm_desktop.reports.pieces import pieces
from ecm_desktop.reports.styles import Typography
from ecm_desktop.reports.tagging import Node

_COLUMN_SCOPE = {"Table": {"Scope": "/Column"}}
_ROW_SCOPE = {"Table": {"Scope": "/Row"}}
_LABEL_WIDTH = 20.0


def table_grid(table: Table, node: Node, kinds: Typography) -> Grid:
    """A table: a quiet head that is repeated on each page, thin rules between the rows."""
    total = sum(table.shares)
    rows = [_head(table.head, node, kinds)] if table.head else []
    body = node.add("TBody")
    rows += [_row(row, body.add("TR"), kinds) for row in table.rows]
    widths = tuple(MEASURE * share / total for share in table.shares)
    return RuledGrid(rows, _columns(widths, CELL_PAD, is_flush=not table.head), 1 if table.head else 0)


def list_grid(items: Sequence[Item], first: int | None, parent: Node, kinds: Typography) -> Grid:
    """A list: numbers from `first`, or bullets."""
    numbering = "/Decimal" if first is not None else "/Disc"
    node = parent.add("L", attributes={"List": {"ListNumbering": numbering}})
    rows = []
    for number, item in enumerate(items):
        entry = node.add("LI")
        label = "•" if first is None else f"{first + number}."
        marker = text_of(label, kinds.item_label, entry.add("Lbl"))
        rows.append(Row(((marker,), _item(item, entry.add("LBody"), kinds))))
    label_width = _LABEL_WIDTH * kinds.scale
    pad = (2.0, 1.6 * kinds.scale**2)
    return Grid(rows, _columns((label_width, MEASURE - label_width), pad, is_flush=True))


def stamp_grid(words: str, parent: Node, kinds: Typography) -> Grid:
    """Words in a frame at the left, as a stamp."""
    width = pdfmetrics.stringWidth(words, kinds.stamp.fontName, kinds.stamp.fontSize) + 28
    row = Row(((text_of(words, kinds.stamp, parent.add("P")),),))
    return Stamp([row], _columns((min(width, MEASURE),), (6.0, 3.0)))


def _head(titles: Sequence[str], node: Node, kinds: Typography) -> Row:
    row = node.add("THead").add("TR")
    nodes = [row.add("TH", attributes=_COLUMN_SCOPE, once=True) for _ in titles]
    return Row(tuple((text_of(title, kinds.column_head, one),) for title, one in zip(titles, nodes, strict=True)))


def _row(row: TableRow, node: Node, kinds: Typography) -> Row:
    head = node.add("TH", attributes=_ROW_SCOPE)
    first, *more = pieces(row.cells[0])
    title = text_as(Anchored, first, kinds.cell_head, head)
    title.anchor = row.anchor
    titles = (title, *(text_of(piece, kinds.cell_head, head) for piece in more))
    return Row((titles, *(tuple(texts_of(words, kinds.cell, node.add("TD"))) for words in row.cells[1:])))


def _item(item: Item, body: Node, kinds: Typography) -> Cell:
    if not item.target:
        return tuple(texts_of(item.words, kinds.item, body))
    return tuple(texts_of(item.words, kinds.item_link, body.add("Link"), item.target))


def _columns(widths: tuple[float, ...], pad: tuple[float, float], *, is_flush: bool = False) -> Columns:
    side, above = pad
    return Columns(widths, side, above, above + 0.6, is_flush)

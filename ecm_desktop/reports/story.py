"""Turns a document's blocks into the logical tree and the flowables that fill it, side by side in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, NextPageTemplate, Spacer
from reportlab.platypus.flowables import PageBreakIfNotEmpty as BreakPage

from ecm_desktop.diagram.marks import Rect
from ecm_desktop.reports import styles
from ecm_desktop.reports.flowables import ContentsLine, FigureBox, contents_line_height
from ecm_desktop.reports.measures import CELL, CELL_PAD
from ecm_desktop.reports.model import (
    Block,
    Bullets,
    Contents,
    Document,
    Figure,
    Heading,
    Item,
    Masthead,
    NumberedList,
    Paragraph,
    Table,
    Voice,
    plain,
)
from ecm_desktop.reports.paragraphs import HeadingText, text_as, text_of, texts_of
from ecm_desktop.reports.sheets import CAPTION_ROOM, COLUMN, HEADING_ROOM, SHEETS, Placing, Sheet, place
from ecm_desktop.reports.spoken import language_of
from ecm_desktop.reports.tables import list_grid, stamp_grid, table_grid
from ecm_desktop.reports.tagging import Node

PORTRAIT = "portrait"
DEEPEST = 2  # the level of headings down to which contents and bookmarks go
_KEPT = {Table: 74.0, Bullets: 64.0, NumberedList: 64.0, Paragraph: 48.0}  # room that stays with a heading
_SHORT = 5  # rows
_SLACK = 2.0  # a figure that fills its sheet must still count as fitting
_LEAD_ROOM = 40.0  # of an opening sentence of two lines
_HEADING_ROOM = {1: 52.0, 2: 36.0, 3: 28.0}


def template_of(sheet: Sheet | None) -> str:
    """The name of the page template for a sheet; None is the portrait page."""
    return PORTRAIT if sheet is None else f"sheet-{SHEETS.index(sheet)}"


@dataclass
class Story:
    """The tree, the flowables, and the titles of the anchors that links may point to."""

    root: Node = field(default_factory=lambda: Node("Document"))
    flow: list[Flowable] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)


def tell(document: Document) -> Story:
    """The story of a document whose text is printable already."""
    teller = _Teller(document)
    for number, block in enumerate(document.blocks):
        teller.tell(block, document.blocks[number + 1 :])
    return teller.story


class _Teller:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._kinds = styles.typography(document.letters)
        self.story = Story()
        self._part = self.story.root.add("Sect")
        self._headings = 0
        self._sheet: Sheet | None = None

    def tell(self, block: Block, following: Sequence[Block]) -> None:
        self._turn_to_sheet(_figure_ahead(block, following))
        if isinstance(block, Heading):
            self._add(CondPageBreak(_room(block, following, self._kinds.scale)))
        self._TELLERS[type(block)](self, block)

    def _add(self, *flowables: Flowable) -> None:
        self.story.flow.extend(flowables)

    def _turn_to_sheet(self, figure: Figure | None) -> None:
        """Another sheet, when the figure that this block leads to needs one, and back again after it."""
        wanted = place(figure.drawing).sheet if figure else None
        if wanted != self._sheet:
            self._sheet = wanted
            self._add(NextPageTemplate(template_of(wanted)), BreakPage())

    def _heading(self, heading: Heading) -> None:
        if heading.level == 1:
            self._part = self.story.root.add("Sect")
        node = self._part.add(f"H{heading.level}")
        made = text_as(HeadingText, heading.text, self._kinds.headings[heading.level - 1], node)
        made.title, made.level, made.anchor = heading.text, heading.level, _heading_anchor(self._headings)
        self._headings += 1
        self.story.anchors[made.anchor] = heading.text
        self._add(made)

    def _paragraph(self, paragraph: Paragraph) -> None:
        node = self._part.add("P")
        self._add(*texts_of(paragraph.words, self._kinds.voices[paragraph.voice], node))

    def _list(self, items: Sequence[Item], first: int | None) -> None:
        if items:
            self._add(list_grid(items, first, self._part, self._kinds))

    def _table(self, table: Table) -> None:
        node = self._part.add("Table")
        if table.caption:
            self._add(
                CondPageBreak(_KEPT[Table] * self._kinds.scale),
                text_of(table.caption, self._kinds.caption, node.add("Caption")),
            )
        self.story.anchors |= {row.anchor: plain(row.cells[0]) for row in table.rows if row.anchor}
        self._add(table_grid(table, node, self._kinds))

    def _figure(self, figure: Figure) -> None:
        placing = place(figure.drawing)
        for number, window in enumerate(placing.windows):
            if number:
                self._add(BreakPage())
            self._figure_part(figure, placing, window, self._part_words(number, len(placing.windows)))

    def _part_words(self, number: int, of: int) -> str:
        return " " + self._document.shown_in_parts.format(n=number + 1, of=of) if of > 1 else ""

    def _figure_part(self, figure: Figure, placing: Placing, window: Rect, part: str) -> None:
        node = self._part.add("Figure", alt=figure.alt + part, language=language_of(figure.alt))
        box = FigureBox(figure.drawing, window, placing, node, CAPTION_ROOM - _SLACK)
        caption = text_of(figure.caption + part, self._kinds.figure_caption, node.add("Caption"))
        self._add(CondPageBreak(window.h * placing.least + CAPTION_ROOM - _SLACK), box, caption)

    def _contents(self, contents: Contents) -> None:
        headings = [block for block in self._document.blocks if isinstance(block, Heading)]
        shown = [(number, heading) for number, heading in enumerate(headings) if heading.level <= DEEPEST]
        lines = sum(contents_line_height(heading.level) for _, heading in shown)
        self._add(CondPageBreak(min(_HEADING_ROOM[1] * self._kinds.scale + lines, COLUMN.height)))
        self._add(text_of(contents.title, self._kinds.headings[0], self._part.add("P")))
        tree = self._part.add("TOC")
        for number, heading in shown:
            link = tree.add("TOCI", language=language_of(heading.text)).add("Link")
            self._add(ContentsLine(heading.text, _heading_anchor(number), heading.level, link))

    def _masthead(self, head: Masthead) -> None:
        kinds = self._kinds
        if head.stamp:
            self._add(stamp_grid(head.stamp, self._part, kinds))
        self._add(text_of(head.title, kinds.title, self._part.add("P")))
        self._add(text_of(head.subtitle, kinds.subtitle, self._part.add("P")))
        for fact in head.facts:
            self._add(text_of(fact, kinds.fact, self._part.add("P")))
        if head.note:
            self._add(Spacer(1, 5), text_of(head.note, kinds.small_print, self._part.add("P")))
        self._add(HRFlowable("100%", 0.9, color=styles.colour(styles.TONES.accent), spaceBefore=4, spaceAfter=11))

    _TELLERS: ClassVar[dict[type, Callable[[_Teller, Any], None]]] = {
        Heading: _heading,
        Paragraph: _paragraph,
        Bullets: lambda self, block: self._list(block.items, None),
        NumberedList: lambda self, block: self._list(block.items, 1),
        Table: _table,
        Figure: _figure,
        Contents: _contents,
        Masthead: _masthead,
    }


def _heading_anchor(number: int) -> str:
    return f"heading-{number + 1}"


def _figure_ahead(block: Block, following: Sequence[Block]) -> Figure | None:
    """The figure itself, or the one on whose sheet a heading and its opening paragraph belong."""
    for one in (block, *following[:3]):
        if isinstance(one, Figure):
            return one
        if not isinstance(one, Heading | Paragraph):
            return None
        if one is block and not isinstance(one, Heading):
            return None
    return None


def _room(heading: Heading, following: Sequence[Block], scale: float) -> float:
    room = _HEADING_ROOM[heading.level] * scale
    if not following:
        return room
    after = following[0]
    if isinstance(after, Heading):
        return room + _room(after, following[1:], scale)
    if isinstance(after, Figure):
        placing = place(after.drawing)
        return HEADING_ROOM + placing.windows[0].h * placing.least + CAPTION_ROOM - _SLACK
    opens = isinstance(after, Paragraph) and after.voice is Voice.LEAD
    rest = following[1:]
    if opens and rest and isinstance(rest[0], Heading):  # a sentence that only opens what follows stays with it
        return room + _LEAD_ROOM * scale + _room(rest[0], rest[1:], scale)
    if opens and rest and not isinstance(rest[0], Figure):
        return room + (_LEAD_ROOM + _KEPT.get(type(rest[0]), 0.0)) * scale
    return room + max(_KEPT.get(type(after), 0.0), _whole(after)) * scale


def _whole(after: Block) -> float:
    """What a short table without a head takes: of one that breaks, the rest stands without a word on what it is."""
    if not isinstance(after, Table) or after.head or len(after.rows) > _SHORT:
        return 0.0
    return len(after.rows) * (CELL[1] + 2 * CELL_PAD[1] + 0.6)

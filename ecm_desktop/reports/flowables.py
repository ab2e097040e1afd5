"""What reportlab lays out, each knowing its place in the logical tree."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any, TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable, Paragraph, Table
from reportlab.platypus.paraparser import ParaFrag

from ecm_desktop.diagram.marks import Drawing, Rect, Weight
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.measures import BODY, BODY_HEIGHT
from ecm_desktop.reports.model import Run, Words
from ecm_desktop.reports.painter import paint
from ecm_desktop.reports.pieces import pieces
from ecm_desktop.reports.styles import LOOK, TONES, colour
from ecm_desktop.reports.tagging import Node, TaggedCanvas


class Text(Paragraph):
    """A paragraph built from runs: its text is never read as markup. Breaks its lines once for each width."""

    canv: TaggedCanvas
    node: Node | None = None
    _broken_for: tuple[float, float] | None = None

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Width and height; lines broken before at this width are kept."""
        if self._broken_for and self._broken_for[0] == available and hasattr(self, "blPara"):
            return available, self._broken_for[1]
        wide, high = super().wrap(available, height)
        self._broken_for = (available, high)
        return wide, high

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits and the rest, both in the same place of the tree."""
        parts = super().split(width, height)
        for part in parts:
            if isinstance(part, Text):
                part.node = self.node
        return parts

    def draw(self) -> None:
        """Draw under the node's mark."""
        if self.canv.ledger.is_rehearsal:
            return
        with self.canv.tag(self.node) if self.node else nullcontext():
            super().draw()


T = TypeVar("T", bound=Text)


def text_of(words: Words, style: ParagraphStyle, node: Node | None = None, target: str = "") -> Text:
    """A paragraph of these words; with a target all of it is a link."""
    return text_as(Text, words, style, node, target)


def texts_of(words: Words, style: ParagraphStyle, node: Node, target: str = "") -> list[Text]:
    """The same, in several paragraphs of the one node when it is very long."""
    return [text_of(piece, style, node, target) for piece in pieces(words)]


def text_as(kind: type[T], words: Words, style: ParagraphStyle, node: Node | None = None, target: str = "") -> T:
    """The same as a paragraph of that kind."""
    runs = (Run(words),) if isinstance(words, str) else words
    made = kind("", style, frags=[frag for run in runs for frag in _frags(run, style, target)])
    made.node = node
    return made


def _frags(run: Run, style: ParagraphStyle, target: str) -> list[ParaFrag]:
    frags: list[ParaFrag] = []
    for n, line in enumerate(run.text.split("\n")):
        if n:
            frags.append(_frag("", style, run.strong, target, lineBreak=True))
        frags.append(_frag(line, style, run.strong, target))
    return frags


def _frag(text: str, style: ParagraphStyle, strong: bool, target: str, **more: Any) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=NAMES[Weight.SEMIBOLD] if strong else style.fontName,
        fontSize=style.fontSize,
        textColor=style.textColor,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        us_lines=[],
        link=[(0, f"#{target}")] if target else [],
        **more,
    )


class Anchored(Text):
    """A paragraph that links may point to."""

    anchor = ""

    def split(self, width: float, height: float) -> list[Flowable]:
        """As any text; the anchor stays with the first part."""
        parts = super().split(width, height)
        if parts and isinstance(parts[0], Anchored):
            parts[0].anchor = self.anchor
        return parts

    def draw(self) -> None:
        """Draw, and set the anchor at its top."""
        if self.anchor and not self.canv.ledger.is_rehearsal:
            self.canv.bookmarkHorizontal(self.anchor, 0, self.height + 6)
        super().draw()


_TALLEST_HEADING = BODY_HEIGHT - 2


class HeadingText(Anchored):
    """A heading: an anchor, a bookmark down to level 2, and a page number for the contents."""

    title = ""
    level = 1

    def split(self, width: float, height: float) -> list[Flowable]:
        """A heading moves as a whole, unless it is taller than a page."""
        parts = super().split(width, height) if height > _TALLEST_HEADING else []
        if parts and isinstance(parts[0], HeadingText):
            parts[0].title, parts[0].level = self.title, self.level
        return parts

    def draw(self) -> None:
        """Draw, and tell where it came to stand."""
        if self.anchor and self.level <= 2:
            if not self.canv.ledger.is_rehearsal:
                self.canv.addOutlineEntry(self.title, self.anchor, self.level - 1, closed=0)
            self.canv.ledger.found_pages[self.anchor] = self.canv.getPageNumber()
        super().draw()


class ContentsLine(Flowable):
    """One line of the contents: title, a dotted leader, the page number as the pass before found it."""

    canv: TaggedCanvas

    def __init__(self, title: str, anchor: str, level: int, node: Node) -> None:
        super().__init__()
        self._title, self._anchor, self._level, self._node = title, anchor, level, node

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """The whole width; one line."""
        self.width, self.height = available, 22.0 if self._level == 1 else 17.0
        return self.width, self.height

    def draw(self) -> None:
        """Title and number are the link's words; the leader is decoration."""
        if self.canv.ledger.is_rehearsal:
            return
        font = NAMES[Weight.SEMIBOLD if self._level == 1 else Weight.REGULAR]
        size, left, low = BODY[0], 16.0 * (self._level - 1), 5.0
        page = str(self.canv.ledger.known_pages.get(self._anchor, 0))
        ends = self.width - pdfmetrics.stringWidth(page, NAMES[Weight.REGULAR], size)
        title = _elided(self._title, font, size, ends - left - 30)
        starts = left + pdfmetrics.stringWidth(title, font, size)
        with self.canv.tag(self._node):
            self.canv.setFillColor(colour(TONES.text))
            self.canv.setFont(font, size)
            self.canv.drawString(left, low, f"{title} ")
            self.canv.setFont(NAMES[Weight.REGULAR], size)
            self.canv.drawString(ends, low, page)
            self.canv.linkRect("", self._anchor, (left, 0, self.width, self.height), relative=1)
        self._leader(starts + 7, ends - 7, low + 1.5)

    def _leader(self, first: float, last: float, y: float) -> None:
        if last > first:
            self.canv.setStrokeColor(colour(TONES.faint))
            self.canv.setLineWidth(0.8)
            self.canv.setDash([0.8, 3.2])
            self.canv.line(first, y, last, y)
            self.canv.setDash([])


def _elided(text: str, font: str, size: float, room: float) -> str:
    """One line of at most that width."""
    text = " ".join(text.split())
    if pdfmetrics.stringWidth(text, font, size) <= room:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", font, size) > room:
        text = text[: -max(1, len(text) // 20)]
    return f"{text.rstrip()}…"


class FigureBox(Flowable):
    """A drawing, or the part of it in `window`, at a scale, in the middle of the column."""

    canv: TaggedCanvas
    hAlign = "CENTER"  # noqa: N815 - reportlab's

    def __init__(self, drawing: Drawing, window: Rect, scale: float, node: Node) -> None:
        super().__init__()
        self._drawing, self._window, self._scale, self._node = drawing, window, scale, node
        self.width, self.height = window.w * scale, window.h * scale

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        """The size at that scale."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint under one mark, clipped to the window, and note where on the page that is."""
        canvas = self.canv
        if canvas.ledger.is_rehearsal:
            return
        corner, opposite = canvas.absolutePosition(0, 0), canvas.absolutePosition(self.width, self.height)
        box = tuple(round(value, 2) for value in (*corner, *opposite))
        self._node.attributes["Layout"] = {"Placement": "/Block", "BBox": box}
        with canvas.tag(self._node):
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(0, 0, self.width, self.height)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.scale(self._scale, self._scale)
            paint(canvas, self._drawing, LOOK, self._window)
            canvas.restoreState()


class Grid(Table):
    """A table that breaks between rows, and within a row only when the row is taller than a whole page."""

    canv: TaggedCanvas
    room = 0.0  # the height of a frame
    repeatRows: int  # noqa: N815 - reportlab's
    _rowHeights: list[float]  # noqa: N815 - reportlab's
    _argH: list[float]  # noqa: N815 - reportlab's: heights that were given, not to be measured

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Width and height; the columns are as wide as they were made, so each row is measured once and for all."""
        size = super().wrap(width, height)
        self._argH = list(self._rowHeights)
        return size

    def split(self, width: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest; the last row takes another along rather than stand alone on a page."""
        parts = super().split(width, height)
        if len(parts) == 2 and (fits := self._rows_before_a_lonely_one(parts[1])):
            parts = super().split(width, sum(self._rowHeights[:fits]) + 0.1)
        if not parts and height >= self.room - 1:
            self.splitInRow = 1
            parts = super().split(width, height)
        for part in parts:
            if isinstance(part, Grid):
                part.room, part.splitInRow = self.room, 0
        return parts

    def _rows_before_a_lonely_one(self, rest: Flowable) -> int:
        """How many rows stay when the last but one goes along with the last; 0 when the last does not stand alone."""
        rows = len(self._rowHeights)
        is_alone = isinstance(rest, Grid) and len(rest._argH) == self.repeatRows + 1  # noqa: SLF001 - of our own kind
        return rows - 2 if is_alone and rows - 2 >= self.repeatRows + 2 else 0

    def draw(self) -> None:
        """Draw cells and rules."""
        if not self.canv.ledger.is_rehearsal:
            super().draw()

"""What reportlab lays out beside paragraphs and tables: the lines of the contents, and figures."""

from __future__ import annotations

from msgspec.structs import replace
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable

from ecm_desktop.diagram.genogram import is_of_legend
from ecm_desktop.diagram.marks import AnyMark, Band, Drawing, Rect, Role, Weight, bounds
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.furniture import leave_room
from ecm_desktop.reports.lettering import Letters, Line, lettered
from ecm_desktop.reports.measures import BODY
from ecm_desktop.reports.painter import paint
from ecm_desktop.reports.sheets import Placing
from ecm_desktop.reports.styles import LOOK, TONES, colour, elided
from ecm_desktop.reports.tagging import Node, TaggedCanvas


def contents_line_height(level: int) -> float:
    """The points that a line of the contents takes."""
    return 22.0 if level == 1 else 17.0


class ContentsLine(Flowable):
    """One line of the contents: title, a dotted leader, the page number as the pass before found it."""

    canv: TaggedCanvas

    def __init__(self, title: str, anchor: str, level: int, node: Node) -> None:
        super().__init__()
        self._title, self._anchor, self._level, self._node = title, anchor, level, node

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """The whole width; one line."""
        self.width, self.height = available, contents_line_height(self._level)
        return self.width, self.height

    def draw(self) -> None:
        """Title and number are the link's words; the leader is decoration."""
        if self.canv.ledger.is_rehearsal:
            return
        font = NAMES[Weight.SEMIBOLD if self._level == 1 else Weight.REGULAR]
        size, left, low = BODY[0], 16.0 * (self._level - 1), 5.0
        page = str(self.canv.ledger.known_pages.get(self._anchor, 0))
        ends = self.width - pdfmetrics.stringWidth(page, NAMES[Weight.REGULAR], size)
        title = elided(self._title, font, size, ends - left - 30)
        starts = left + pdfmetrics.stringWidth(title, font, size)
        with self.canv.tag(self._node):
            ink = colour(TONES.text)
            lines = [
                Line(left, low, (Letters(f"{title} ", font, size, ink),)),
                Line(ends, low, (Letters(page, NAMES[Weight.REGULAR], size, ink),)),
            ]
            self.canv.addLiteral(lettered(self.canv, lines))
            self.canv.linkRect("", self._anchor, (left, 0, self.width, self.height), relative=1)
        self._leader(starts + 7, ends - 7, low + 1.5)

    def _leader(self, first: float, last: float, y: float) -> None:
        if last > first:
            self.canv.setStrokeColor(colour(TONES.faint))
            self.canv.setLineWidth(0.8)
            self.canv.setDash([0.8, 3.2])
            self.canv.line(first, y, last, y)
            self.canv.setDash([])


class FigureBox(Flowable):
    """A drawing, or the part of it in `window`, in the middle of the column.

    It is as large as its placing says, or as much smaller as lets it stand on the page that is begun, above `below`
    points of a caption; never smaller than the least of the placing.
    """

    canv: TaggedCanvas
    hAlign = "CENTER"  # noqa: N815 - reportlab's

    def __init__(self, drawing: Drawing, window: Rect, placing: Placing, node: Node, below: float) -> None:
        super().__init__()
        self._drawing, self._window, self._placing, self._node = drawing, window, placing, node
        shown = tuple(one for one in drawing.marks if not self._is_told_before(one))
        self._ground = tuple(one for one in shown if _is_ground(one))
        self._marks = tuple(one for one in shown if not _is_ground(one))
        self._below = below
        self._take(placing.scale)

    def _take(self, scale: float) -> None:
        self._scale = scale
        self.width, self.height = self._window.w * scale, self._window.h * scale

    def wrap(self, _available: float, height: float) -> tuple[float, float]:
        """The size on what is left of a page; where not even the least fits, that on a page of its own."""
        fits = (height - self._below) / max(self._window.h, 1.0)
        self._take(min(fits, self._placing.scale) if fits >= self._placing.least else self._placing.scale)
        return self.width, self.height

    def draw(self) -> None:
        """Paint under one mark, clipped to the window, and note where on the page that is."""
        canvas = self.canv
        if canvas.ledger.is_rehearsal:
            return
        corner, opposite = canvas.absolutePosition(0, 0), canvas.absolutePosition(self.width, self.height)
        box = tuple(round(value, 2) for value in (*corner, *opposite))
        self._node.attributes["Layout"] = {"Placement": "/Block", "BBox": box}
        if self._ground:
            with canvas.artifact("Layout"):
                self._paint(self._ground)
            leave_room(canvas)
        with canvas.tag(self._node):
            self._paint(self._marks)

    def _is_told_before(self, mark: AnyMark) -> bool:
        """Whether a sign is explained on an earlier part of the drawing: a rest of it here would explain nothing."""
        if not is_of_legend(mark):
            return False
        windows = self._placing.windows
        return any(one.holds(bounds(mark)) for one in windows[: windows.index(self._window)])

    def _paint(self, marks: tuple[AnyMark, ...]) -> None:
        canvas = self.canv
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(0, 0, self.width, self.height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.scale(self._scale, self._scale)
        paint(canvas, replace(self._drawing, marks=marks), LOOK, self._window)
        canvas.restoreState()


def _is_ground(mark: AnyMark) -> bool:
    """Whether a mark is only the colour of the paper below all others, and says nothing."""
    return isinstance(mark, Band) and mark.role is Role.LANE and mark.z == 0 and not mark.texts and not mark.words

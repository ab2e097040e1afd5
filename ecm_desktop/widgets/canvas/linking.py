"""A canvas on which marks are joined by hand: handles round the chosen symbol, and a line drawn from one of them.

Whoever uses it says which handles there are, and why two marks may not be joined by one. Nothing lasting changes here:
`linked` tells of a handle that was taken to another symbol, or pressed only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsLineItem, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import Drawing, Symbol
from ecm_desktop.widgets.canvas.pointing import Pointing
from ecm_desktop.widgets.canvas.scene import DrawingScene
from ecm_desktop.widgets.canvas.tools import Gesture, GripOf
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Zoom

_RADIUS = 7.0  # points
_REACH = 13.0  # pixels from the middle of a handle that still mean it
_AWAY = 11.0  # points from the symbol
_THRESHOLD = 6.0  # pixels before a press becomes a line
_ABOVE = 9e9

MayNot = Callable[[str, str, str], str]  # from, handle, to: why not, "" where they may be joined


@dataclass(frozen=True)
class Handle:
    """A handle at a side of a symbol: `across` and `down` are from its middle (0) to its edges (-1, 1)."""

    key: str
    words: str
    across: float
    down: float


@dataclass(frozen=True)
class LinkWords:
    """Whom a line tells: what it is over, and what came of it (`to` is "" for a press)."""

    over: Callable[[QPointF], str]
    passing: Callable[[str], None]
    ended: Callable[[], None]
    linked: Callable[[str], None]


class Link:
    """Draws a line from a handle to the pointer. Let go over nothing, nothing comes of it."""

    def __init__(self, scene: DrawingScene, start: QPointF, threshold: float, tell: LinkWords) -> None:
        self._scene, self._start, self._threshold, self._tell = scene, start, threshold, tell
        self._line: QGraphicsLineItem | None = None

    def move(self, point: QPointF) -> None:
        """Take the line to the pointer."""
        if self._line is None:
            if (point - self._start).manhattanLength() < self._threshold:
                return
            self._line = QGraphicsLineItem()
            self._line.setPen(QPen(QColor(self._scene.look.tones.accent), 2.0, Qt.PenStyle.DashLine))
            self._line.setZValue(_ABOVE)
            self._scene.addItem(self._line)
        self._line.setLine(QLineF(self._start, point))
        self._tell.passing(self._tell.over(point))

    def release(self, point: QPointF) -> None:
        """Tell what the line leads to; without a line it was a press."""
        drawn, over = self._line is not None, self._tell.over(point)
        self.cancel()
        if not drawn:
            self._tell.linked("")
        elif over:
            self._tell.linked(over)

    def cancel(self) -> None:
        """Take the line away."""
        if self._line is not None:
            self._scene.removeItem(self._line)
            self._line = None
        self._tell.ended()


class LinkingView(CanvasView):
    """A canvas with handles round the one symbol that is selected and that `grip` lets be taken."""

    linked = Signal(str, str, str)  # mark id, handle, mark id of the other or ""

    def __init__(
        self, name: str, look: Look, zoom: Zoom, grip: GripOf, handles: Sequence[Handle], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, look, zoom, grip, parent)
        self._handles = tuple(handles)
        self._round: dict[str, QGraphicsEllipseItem] = {}
        self._lit: list[QGraphicsItem] = []

    def may_not(self, start: str, handle: str, end: str) -> str:
        """Why these two marks may not be joined so; "" where they may. For whoever knows what the marks are."""
        raise NotImplementedError

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing; the handles go where their symbol is now."""
        super().show_drawing(drawing)
        self.place_handles()

    def handle_place(self, key: str) -> QPointF | None:
        """Where a handle is shown, in scene coordinates; None while it is not."""
        item = self._round.get(key)
        return item.pos() if item else None

    def _point(self, pointing: Pointing) -> None:
        before = self.selected()
        super()._point(pointing)
        if before != self.selected():
            self.place_handles()

    def _symbol(self) -> Symbol | None:
        mark = self._canvas.mark(self.selected()[0]) if len(self.selected()) == 1 else None
        return mark if isinstance(mark, Symbol) and self._grip(mark) else None

    def place_handles(self) -> None:
        """Show the handles where the chosen symbol is now, in the look of now."""
        for item in self._round.values():
            self._canvas.removeItem(item)
        self._round.clear()
        symbol = self._symbol()
        for handle in self._handles if symbol else ():
            self._round[handle.key] = self._made(handle, symbol)

    def _made(self, handle: Handle, symbol: Symbol | None) -> QGraphicsEllipseItem:
        assert symbol is not None  # noqa: S101  # asked only while one is selected
        tones, (x, y), away = self._canvas.look.tones, symbol.rect.centre, symbol.rect.w / 2 + _AWAY
        item = QGraphicsEllipseItem(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        item.setBrush(QBrush(QColor(tones.accent)))
        item.setPen(QPen(QColor(tones.paper), 1.2))
        for line in (QLineF(-3.5, 0, 3.5, 0), QLineF(0, -3.5, 0, 3.5)):
            stroke = QGraphicsLineItem(line, item)
            stroke.setPen(QPen(QColor(tones.on_accent), 1.6))
        item.setZValue(_ABOVE)
        item.setPos(x + handle.across * away, y + handle.down * away)
        self._canvas.addItem(item)
        return item

    def _handle_at(self, at: QPointF) -> Handle | None:
        point, reach = self.scene_point(at), max(_RADIUS, self._points(_REACH))
        near = [
            ((item.pos() - point).manhattanLength(), handle)
            for handle in self._handles
            if (item := self._round.get(handle.key)) is not None
        ]
        far, handle = min(near, key=lambda one: one[0], default=(reach + 1, None))
        return handle if far <= reach else None

    def _begin(self, event: QMouseEvent) -> Gesture | None:
        handle = self._handle_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if handle is None:
            return super()._begin(event)
        start = self.selected()[0]
        self._light(start, handle)
        return Link(self._canvas, self._round[handle.key].pos(), self._points(_THRESHOLD), self._told_by(start, handle))

    def _told_by(self, start: str, handle: Handle) -> LinkWords:
        def passing(over: str) -> None:
            why = self.may_not(start, handle.key, over) if over and over != start else ""
            self.show_tag(over or start, why or handle.words)

        return LinkWords(self._over, passing, self._put_out, lambda to: self.linked.emit(start, handle.key, to))

    def _over(self, point: QPointF) -> str:
        mark = self._canvas.hit(point, 0.0)
        return mark.id if isinstance(mark, Symbol) and self._grip(mark) else ""

    def _light(self, start: str, handle: Handle) -> None:
        """Put a ring round every symbol that the line may lead to."""
        pen = QPen(QColor(self._canvas.look.tones.accent), 2.0)
        symbols = [one for one in self._canvas.marks() if isinstance(one, Symbol) and self._grip(one)]
        for mark in symbols:
            if mark.id != start and not self.may_not(start, handle.key, mark.id):
                around = mark.rect.grown(5)
                ring = QGraphicsEllipseItem(around.x, around.y, around.w, around.h)
                ring.setPen(pen)
                ring.setZValue(_ABOVE - 1)
                self._canvas.addItem(ring)
                self._lit.append(ring)

    def _put_out(self) -> None:
        for ring in self._lit:
            self._canvas.removeItem(ring)
        self._lit.clear()
        self.hide_tag()

    def _hover(self, at: QPointF) -> None:
        super()._hover(at)
        handle = self._handle_at(at)
        if handle is not None:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
            self.viewport().setToolTip(handle.words)

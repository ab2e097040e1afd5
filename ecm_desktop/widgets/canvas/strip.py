"""A thin drawing of the whole, with a frame round the part that a larger picture shows; the frame can be taken hold of.

Places are points along the drawing. Nothing changes here: the strip says what a hand or a key asks for.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.widgets.canvas.picture import paint_drawing
from ecm_desktop.widgets.look import text_scale

_REACH = 5.0  # points beside an edge of the frame that still mean it
_LEAST = 8.0  # points of width that the frame is shown with, so that it can be seen and held
_VEILED = 0.62  # opacity of the ground over what is not shown
_FURTHER = 1.25  # how much closer a key goes


class _Held(Enum):
    """What a hand has of the frame."""

    FRAME = auto()
    LEFT = auto()
    RIGHT = auto()


class Strip(QWidget):
    """`name` is what a screen reader calls it; `tall` the points of its drawing, until that is shown."""

    moved = Signal(float)  # where the frame is to begin
    ranged = Signal(float, float)  # where it is to begin and to end
    stepped = Signal(float)  # by how much of its own width it is to go on
    zoomed = Signal(float)  # how many times closer
    whole_wanted = Signal()

    def __init__(self, name: str, look: Look, tall: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._tall = look, tall
        self._drawing: Drawing | None = None
        self._painted: QPixmap | None = None
        self._low, self._high = 0.0, 0.0
        self._held: _Held | None = None
        self._grip = 0.0  # points from the edge that is moved to the pointer
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its drawing."""
        tall = self._drawing.area.h if self._drawing else self._tall
        return QSize(200, round((tall + 2) * text_scale()))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing of the whole; it is painted once."""
        if drawing != self._drawing:
            self._drawing, self._painted = drawing, None
            self.updateGeometry()
            self.update()

    def show_range(self, low: float, high: float, words: str) -> None:
        """Put the frame round this part, of which `words` tell."""
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        if (low, high) != (self._low, self._high):
            self._low, self._high = low, high
            self.update()

    def use(self, look: Look) -> None:
        """Paint in another look."""
        self._look, self._painted = look, None
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the program's text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painted = None
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The kept drawing, what is not shown paler, and the frame."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept(self._drawing))
        area, frame = self._drawing.area, self._frame()
        veil = QColor(self._look.tones.paper)
        veil.setAlphaF(_VEILED)
        painter.scale(text_scale(), text_scale())
        painter.translate(-area.x, 0)
        painter.fillRect(QRectF(area.x, 0, frame.left() - area.x, area.h + 2), veil)
        painter.fillRect(QRectF(frame.right(), 0, area.right - frame.right(), area.h + 2), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = self._look.tones
        painter.setPen(QPen(QColor(tones.text if self.hasFocus() else tones.accent), 2.5 if self.hasFocus() else 1.6))
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame or of an edge; elsewhere the frame comes to the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = self._x(event.position())
        self._held = self._under(x)
        if self._held is None:
            self._held, self._grip = _Held.FRAME, (self._high - self._low) / 2
            self.moved.emit(x - self._grip)
        else:
            self._grip = x - (self._high if self._held is _Held.RIGHT else self._low)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what is held."""
        x = self._x(event.position())
        match self._held:
            case _Held.FRAME:
                self.moved.emit(x - self._grip)
            case _Held.LEFT:
                self.ranged.emit(min(x - self._grip, self._high), self._high)
            case _Held.RIGHT:
                self.ranged.emit(self._low, max(x - self._grip, self._low))
            case None:
                self._show_cursor(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self._show_cursor(self._x(event.position()))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Everything."""
        self._held = None
        self.whole_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on a tenth, the page keys a whole frame, + and - closer and further, 0 to everything."""
        key = event.key()
        if key in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(key)])
        elif key in _CLOSER:
            self.zoomed.emit(_CLOSER[Qt.Key(key)])
        elif key == Qt.Key.Key_0:
            self.whole_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _kept(self, drawing: Drawing) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._painted is None or self._painted.devicePixelRatio() != ratio:
            self._painted = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            self._painted.setDevicePixelRatio(ratio)
            self._painted.fill(QColor(self._look.tones.paper))
            painter = QPainter(self._painted)
            painter.scale(text_scale(), text_scale())
            painter.translate(-drawing.area.x, 1)
            paint_drawing(painter, drawing, self._look)
            painter.end()
        return self._painted

    def _frame(self) -> QRectF:
        tall = self.height() / text_scale()
        wide = max(self._high - self._low, _LEAST)
        return QRectF((self._low + self._high - wide) / 2, 0, wide, tall)

    def _under(self, x: float) -> _Held | None:
        """An edge within reach, but never all of a narrow frame; else the frame."""
        frame = self._frame()
        reach = min(_REACH, frame.width() / 4)
        if abs(x - frame.left()) <= reach:
            return _Held.LEFT
        if abs(x - frame.right()) <= reach:
            return _Held.RIGHT
        return _Held.FRAME if frame.left() < x < frame.right() else None

    def _show_cursor(self, x: float) -> None:
        shapes = {_Held.FRAME: Qt.CursorShape.OpenHandCursor, None: Qt.CursorShape.ArrowCursor}
        self.setCursor(shapes.get(self._under(x), Qt.CursorShape.SizeHorCursor))

    def _x(self, at: QPointF) -> float:
        return at.x() / text_scale() + (self._drawing.area.x if self._drawing else 0.0)


_STEPS = {
    Qt.Key.Key_Left: -0.1,
    Qt.Key.Key_Right: 0.1,
    Qt.Key.Key_PageUp: -1.0,
    Qt.Key.Key_PageDown: 1.0,
    Qt.Key.Key_Home: -1000.0,
    Qt.Key.Key_End: 1000.0,
}
_CLOSER = {Qt.Key.Key_Plus: _FURTHER, Qt.Key.Key_Equal: _FURTHER, Qt.Key.Key_Minus: 1 / _FURTHER}

"""A ring round where the pointer is, large enough to be seen from the back of a room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_ACROSS, _WIDE = 84, 5.0  # pixels
_WASH = 0.18  # opacity of what is in it


class PointerRing(QWidget):
    """Over one window, through which the mouse goes; shown only while it is lit and the pointer is there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_lit = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(_ACROSS, _ACROSS)
        self.hide()

    def light(self, is_lit: bool) -> None:
        """Show where the pointer is from now on, or no longer."""
        self._is_lit = is_lit
        if not is_lit:
            self.hide()

    def point_at(self, place: QPoint) -> None:
        """The pointer is there, in pixels of the window."""
        if self._is_lit:
            self.move(place - self.rect().center())
            self.show()
            self.raise_()

    def leave(self) -> None:
        """The pointer is nowhere in the window."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ring, and a wash within it."""
        accent = self.palette().color(QPalette.ColorRole.Accent)
        wash = QColor(accent)
        wash.setAlphaF(_WASH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, _WIDE))
        painter.setBrush(wash)
        edge = _WIDE / 2
        painter.drawEllipse(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))
        painter.end()

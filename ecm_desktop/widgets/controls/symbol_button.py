"""A button with a symbol on it, which can be pressed, or dragged to where what it stands for belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from ecm_desktop.widgets.controls.carrying import Carrier

DrawSymbol = Callable[[QPainter, QRectF], None]  # within a square
_SIDE = 20.0  # pixels of the square


class SymbolButton(QPushButton):
    """`said` is its name and its tip, `carried` what sets out with it, `draw` paints the symbol in the text's ink."""

    def __init__(self, said: str, carried: str, draw: DrawSymbol, wide: int) -> None:
        super().__init__()
        self._draw = draw
        self.setFixedWidth(wide)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(said)
        self.setToolTip(said)
        Carrier(self, lambda: carried)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the symbol in the middle of it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().buttonText().color(), 1.4))
        self._draw(painter, QRectF((self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2, _SIDE, _SIDE))
        painter.end()

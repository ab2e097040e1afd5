"""A chart of squares: a line for each name, a square for each time it was asked, filled where it came.

It can be read in one ink, counted by eye, and says nothing that a bar or a percentage would make of three meetings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ecm_desktop.diagram.inks import Look

_SIDE, _GAP, _BETWEEN = 0.72, 0.28, 1.4  # of a line of text: a square, to the next one, between groups
_PAD = 0.35  # of a line of text, above and below each line
_NAMES = 0.36  # of the width, for the names


@dataclass(frozen=True)
class SquaresLine:
    """One name, and for each group in order the times it was asked: whether it came; () for a group without any."""

    name: str
    groups: tuple[tuple[bool, ...], ...]


class SquaresChart(QWidget):
    """Shows `heads` over the groups and a line for each name; `said` is all of it in words."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._look = look
        self._heads: tuple[str, ...] = ()
        self._lines: tuple[SquaresLine, ...] = ()

    def show_lines(self, heads: Sequence[str], lines: Sequence[SquaresLine], said: str) -> None:
        """Show these lines."""
        self._heads, self._lines = tuple(heads), tuple(lines)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(480, round((len(self._lines) + 1) * self._line_height()))

    def minimumSizeHint(self) -> QSize:
        """No line is left out."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heads, then line by line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        lefts = self._lefts()
        painter.setPen(QColor(self._look.tones.muted))
        for left, head in zip(lefts, self._heads, strict=True):
            room = QRect(round(left), 0, self.width() - round(left), round(self._line_height()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, head)
        for n, line in enumerate(self._lines, 1):
            self._draw(painter, line, n * self._line_height(), lefts)

    def _draw(self, painter: QPainter, line: SquaresLine, top: float, lefts: Sequence[float]) -> None:
        text, ink = self.fontMetrics().height(), QColor(self._look.tones.text)
        room = QRectF(0, top, self.width() * _NAMES - text, self._line_height())
        painter.setPen(ink)
        name = self.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        side = _SIDE * text
        for left, times in zip(lefts, line.groups, strict=True):
            for place, came in enumerate(times):
                square = QRectF(left + place * (side + _GAP * text), top + (self._line_height() - side) / 2, side, side)
                painter.setPen(QPen(QColor(self._look.tones.accent), 1.4))
                painter.setBrush(QColor(self._look.tones.accent) if came else Qt.BrushStyle.NoBrush)
                painter.drawRect(square)

    def _line_height(self) -> float:
        return self.fontMetrics().height() * (1 + 2 * _PAD)

    def _lefts(self) -> list[float]:
        """Where each group begins: as wide as its most squares, and as its head."""
        text, left, found = self.fontMetrics().height(), self.width() * _NAMES, list[float]()
        for place, head in enumerate(self._heads):
            most = max((len(line.groups[place]) for line in self._lines), default=0)
            found.append(left)
            squares = most * (_SIDE + _GAP) * text
            left += max(squares, self.fontMetrics().horizontalAdvance(head)) + _BETWEEN * text
        return found

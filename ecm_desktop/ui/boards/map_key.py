"""The key to the signs on the family map: at the foot of its view, as large at every zoom, shown or put away."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QToolButton

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.widgets.canvas.picture import paint_drawing

_EDGE = 8  # pixels from the corner, and round what is painted


class MapKey(QFrame):
    """Says what is on the map on the day; the mouse goes through it. `button` shows it or puts it away."""

    def __init__(self, board: FamilyBoard) -> None:
        super().__init__(board)
        self._board = board
        self._made_from: tuple[Hashable, ...] = ()
        self._picture = QPixmap()
        words = board.session.words
        self.button = QToolButton()
        self.button.setText(words("Key"))
        self.button.setAccessibleName(words("What the signs mean"))
        self.button.setToolTip(words("What the signs mean"))
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda _on: self._settle())
        board.zoom_bar.put_first(self.button)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        board.redrawn.connect(lambda _drawing: self._follow())
        board.session.look_changed.connect(lambda _look: self._follow())
        board.viewport().installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot, and to the width, of the view."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, which was painted once."""
        super().paintEvent(event)
        QPainter(self).drawPixmap(0, 0, self._picture)

    def _follow(self) -> None:
        """Paint the key again if the signs, the look or the room are others."""
        board, session = self._board, self._board.session
        wide = board.viewport().width() - board.zoom_bar.width() - 5 * _EDGE
        scale, ratio = board.text_scale(), self.devicePixelRatioF()
        setting = session.setting.noted(session.case)
        made_from = (genogram.signs(board.drawing.marks), setting, session.look.name, wide, scale, ratio)
        if made_from != self._made_from:
            self._made_from = made_from
            drawing = genogram.legend(board.drawing.marks, setting, wide / scale)
            self.setAccessibleName(drawing.title)
            self.setAccessibleDescription(drawing.words)
            self._picture = self._painted(drawing, scale, ratio)
        self._settle()

    def _painted(self, drawing: Drawing, scale: float, ratio: float) -> QPixmap:
        area, look = drawing.area, self._board.session.look
        made = QPixmap(*(round((side * scale + 2 * _EDGE) * ratio) for side in (area.w, area.h)))
        made.setDevicePixelRatio(ratio)
        made.fill(look.tones.paper)
        painter = QPainter(made)
        painter.translate(_EDGE, _EDGE)
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        paint_drawing(painter, drawing, look)
        painter.resetTransform()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.tones.faint)
        painter.drawRect(0, 0, made.width() - 1, made.height() - 1)  # so that what lies below is not taken for cut off
        painter.end()
        return made

    def _settle(self) -> None:
        room = self._board.viewport().geometry()
        self.resize(self._picture.deviceIndependentSize().toSize())
        self.move(room.left() + _EDGE, room.bottom() - self.height() - _EDGE)
        fits = bool(self._board.drawing.marks) and room.height() > 3 * self.height()
        self.setVisible(self.button.isChecked() and fits)
        self._board.keep_free(self.height() if self.isVisibleTo(self._board) else 0)

"""Two pictures beside each other, or one under the other where the text is too large for that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter

from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.look import text_scale

BESIDE = 700  # pixels at 100 % that both need beside each other
_SHARES = (5, 3)


class TwoBoards(QScrollArea):
    """One under the other, the first has the whole window, and the second is scrolled to."""

    def __init__(self, first: CanvasView, second: CanvasView) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._boards = QSplitter()
        self._boards.setChildrenCollapsible(False)
        for board, share in zip((first, second), _SHARES, strict=True):
            self._boards.addWidget(board)
            self._boards.setStretchFactor(self._boards.indexOf(board), share)
        self.setWidget(self._boards)
        RoomWatch(self.viewport(), self._arrange)

    def _arrange(self) -> None:
        room = self.viewport().size()
        beside = self.width() >= BESIDE * text_scale()
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        turned = way is not self._boards.orientation()
        self._boards.setOrientation(way)
        self._boards.setMinimumHeight(0 if beside else 2 * room.height())
        if not beside:
            self._boards.setSizes([room.height(), room.height()])
        elif turned:
            self._boards.setSizes([room.width() * share // sum(_SHARES) for share in _SHARES])

"""The pictures of one page as a room sees them: beside each other or one under the other, as they lie on the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QBoxLayout, QWidget

from ecm_desktop.widgets.canvas.mirror import CanvasMirror
from ecm_desktop.widgets.canvas.view import CanvasView

_GAP = 2  # pixels between two pictures
_LEAST_SHARE = 0.3  # of the room for one of them: nobody there can move the edge between them
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize)


class Mirrors(QWidget):
    """Of the canvases of `page`: each is there while it is on the page, with a like share of the room."""

    def __init__(self, page: QWidget, canvases: Sequence[CanvasView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.mirrors = {view: CanvasMirror(view, self) for view in canvases}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for view, mirror in self.mirrors.items():
            self._row.addWidget(mirror)
            view.installEventFilter(self)
        self._arrange()

    def light(self, is_lit: bool) -> None:
        """Show where the pointer is, or no longer."""
        for mirror in self.mirrors.values():
            mirror.ring.light(is_lit)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only watch where the pictures lie on their page; one that is left for another page stays as it was."""
        if event.type() in _MOVES and self._page.isVisible():
            self._arrange()
        return False

    def _arrange(self) -> None:
        there = [view for view in self.mirrors if view.isVisibleTo(self._page)]
        tops = [view.mapTo(self._page, QPoint(0, 0)).y() for view in there]
        is_stacked = len(there) > 1 and tops[1] >= tops[0] + there[0].height()
        way = QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        sizes = {view: view.height() if is_stacked else view.width() for view in there}
        least = round(sum(sizes.values()) * _LEAST_SHARE)
        for view, mirror in self.mirrors.items():
            mirror.setVisible(view in there)
            self._row.setStretchFactor(mirror, max(sizes.get(view, 1), least, 1))

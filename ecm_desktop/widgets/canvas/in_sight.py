"""What was chosen is kept in sight while drawing and window change, until a hand scrolls elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtWidgets import QGraphicsView

_MARGIN = 8  # pixels


class InSight(QObject):
    """Scrolls a view no further than it must; `head` is the height in points of what is pinned to its top."""

    def __init__(self, view: QGraphicsView, cover: Callable[[str], QRectF], head: float) -> None:
        super().__init__(view)
        self._view, self._cover, self._head = view, cover, head
        self._follows = False
        view.viewport().installEventFilter(self)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.actionTriggered.connect(lambda _action: self.let_go())

    def look_at(self, mark_id: str | None) -> None:
        """Something else was chosen: from now on it is to be seen."""
        self._follows = mark_id is not None
        self.again(mark_id)

    def let_go(self) -> None:
        """Somebody looks elsewhere."""
        self._follows = False

    def again(self, mark_id: str | None) -> None:
        """The picture or its window is another: show what was chosen, as it is drawn now, unless it was let go of."""
        cover = self._cover(mark_id) if mark_id and self._follows else QRectF()
        if not cover.isEmpty():
            above = round(self._head * self._view.transform().m22()) + _MARGIN
            self._view.ensureVisible(cover, _MARGIN, min(above, self._view.viewport().height() // 3))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A wheel is a hand that looks elsewhere; nothing is held back."""
        if event.type() == QEvent.Type.Wheel:
            self.let_go()
        return False

"""The same picture for other eyes: what one view shows, in a window of its own, in which nothing can be done.

Both look at one scene, so that the second shows the very marks, the same selection and the same day, at no cost of
drawing. It shows the part that the first one shows, as large as it has room.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget
from shiboken6 import isValid

from ecm_desktop.widgets.canvas.items import OthersViewport
from ecm_desktop.widgets.canvas.ring import PointerRing
from ecm_desktop.widgets.canvas.viewport import Viewport

_FOLLOWED = (QEvent.Type.Paint, QEvent.Type.Resize)


class CanvasMirror(QGraphicsView):
    """Follows the view `shown` wherever that is moved or enlarged; tells no tips, takes neither mouse nor keys."""

    def __init__(self, shown: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(shown.scene(), parent)
        self._shown = shown
        self._seen: tuple[QRectF, QSize] = QRectF(), QSize()
        self.setViewport(OthersViewport())
        self.ring = PointerRing(self.viewport())
        self.setInteractive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self._under = shown.viewport()
        self._under.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only watch: where the view looks, and where the pointer is."""
        if watched is not self._under:
            return super().eventFilter(watched, event)  # of the bars that every view has
        if event.type() in _FOLLOWED:
            self._follow()
        elif event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.ring.point_at(self.mapFromScene(self._shown.scene_point(event.position())))
        elif event.type() is QEvent.Type.Leave:
            self.ring.leave()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same part, as large as there is room now."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        if not isValid(self._shown):
            return  # the case is being closed
        seen = seen_in(self._shown), self.viewport().size()
        if seen != self._seen:
            self._seen = seen
            self.setSceneRect(seen[0])
            self.fitInView(seen[0], Qt.AspectRatioMode.KeepAspectRatio)
        if self.backgroundBrush() != self._shown.backgroundBrush():
            self.setBackgroundBrush(self._shown.backgroundBrush())


def seen_in(view: QGraphicsView) -> QRectF:
    """The part of a drawing that a view shows now, and what is round it there."""
    return view.mapToScene(view.viewport().rect()).boundingRect()

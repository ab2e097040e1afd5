"""The spotlight: a ring round the pointer wherever it is over a picture, so that the room sees what is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ecm_desktop.ui.offering import HasCanvases
from ecm_desktop.widgets.canvas.ring import PointerRing
from ecm_desktop.widgets.canvas.view import CanvasView


def canvases_of(page: QWidget | None) -> Sequence[CanvasView]:
    """The pictures of a page; none of another."""
    return page.canvases() if isinstance(page, HasCanvases) else ()


class Spotlight(QObject):
    """On the driver's own pictures: those of the page that is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_lit = False
        self._canvases: Sequence[CanvasView] = ()
        self._rings: dict[QObject, PointerRing] = {}  # by what the pointer moves over

    def toggle(self) -> None:
        """Light it, or put it out."""
        self.is_lit = not self.is_lit
        self._hold()

    def follow(self, canvases: Sequence[CanvasView]) -> None:
        """These are the pictures now."""
        self._canvases = canvases
        self._hold()

    def _hold(self) -> None:
        for under, ring in self._rings.items():
            if isValid(under):
                under.removeEventFilter(self)
                ring.deleteLater()
        self._rings = {}
        for view in self._canvases if self.is_lit else ():
            ring = self._rings[view.viewport()] = PointerRing(view.viewport())
            ring.light(True)
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only watch."""
        ring = self._rings.get(watched)
        if ring is not None and event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            ring.point_at(event.position().toPoint())
        elif ring is not None and event.type() is QEvent.Type.Leave:
            ring.leave()
        return False

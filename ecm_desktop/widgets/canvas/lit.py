"""The place that is lit while something is dragged: where it would fall if it were let go now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ecm_desktop.diagram.marks import Rect
from ecm_desktop.widgets.canvas.figure import rectangle
from ecm_desktop.widgets.canvas.scene import DrawingScene

_ABOVE = 4e8  # what is in the hand lies above it
_WASH = 36  # of 255


class Lit:
    """A washed frame in a scene, one at most."""

    def __init__(self, scene: DrawingScene) -> None:
        self._scene = scene
        self._item: QGraphicsRectItem | None = None

    def show(self, rect: Rect | None) -> None:
        """Light this place and no other; None puts it out."""
        if self._item is not None:
            self._scene.removeItem(self._item)
            self._item = None
        if rect is not None:
            accent = QColor(self._scene.look.tones.accent)
            self._item = QGraphicsRectItem(rectangle(rect).adjusted(1, 1, -1, -1))
            self._item.setPen(QPen(accent, 2.0, Qt.PenStyle.DashLine))
            accent.setAlpha(_WASH)
            self._item.setBrush(accent)
            self._item.setZValue(_ABOVE)
            self._item.setParentItem(self._scene.free)

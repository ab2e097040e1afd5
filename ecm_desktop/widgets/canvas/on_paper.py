"""A view in which all is painted: paper, and a drawing on it. Nothing below either is filled first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.widgets.canvas.scene import DrawingScene


class OnPaper(QGraphicsView):
    """Shows a scene on the paper of a look."""

    def __init__(self, canvas: DrawingScene, parent: QWidget | None = None) -> None:
        super().__init__(canvas, parent)
        self._canvas = canvas
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else Qt fills it, and the paper again
        self.viewport().setAutoFillBackground(False)

    def set_look(self, look: Look) -> None:
        """Paint everything in another look."""
        self._canvas.use(look)
        self.setBackgroundBrush(QColor(look.tones.paper))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill with paper, except below what stands in for all that is free, which covers the drawing."""
        if self._canvas.free.isVisible() or not self._canvas.sceneRect().contains(QRectF(rect)):
            super().drawBackground(painter, rect)

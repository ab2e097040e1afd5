"""What moves with a drawing as one picture, shown where it is now until the drawing is made for its new places."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark, Band, Pin
from ecm_desktop.diagram.placing import Stretch
from ecm_desktop.widgets.canvas.figure import rectangle
from ecm_desktop.widgets.canvas.scene import DrawingScene


class MovedPicture(QGraphicsItem):
    """Stands in a scene for the free marks, which are hidden meanwhile; `scale` is pixels a point.

    Between and beside its stretches there is the ground of the drawing: its bands from edge to edge.
    """

    def __init__(self, canvas: DrawingScene, scale: float) -> None:
        super().__init__()
        self._canvas, self._scale = canvas, scale
        self._area = canvas.sceneRect()
        self._paper = QColor(canvas.look.tones.paper)
        self._ground = [
            (rectangle(one.rect), QColor(canvas.look.ink(one.role, one.variant).fill or canvas.look.tones.paper))
            for one in canvas.marks()
            if isinstance(one, Band) and _is_ground(one, self._area)
        ]
        self._image = self._taken()
        self._stretches: Sequence[Stretch] = ()
        canvas.addItem(self)
        canvas.free.hide()

    def show_at(self, stretches: Sequence[Stretch]) -> None:
        """Show these parts of it at their places, from left to right."""
        self._stretches = stretches
        self.update()

    def put_away(self) -> None:
        """Show the marks again."""
        self._canvas.free.show()
        self._canvas.removeItem(self)

    def boundingRect(self) -> QRectF:
        """The whole drawing."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002  # Qt's signature
        """Paint the parts, and ground where none of them is."""
        area, scale, reached = self._area, self._scale, self._area.left()
        for one in self._stretches:
            self._lay_ground(painter, reached, one.now_left)
            now = QRectF(one.now_left, area.top(), one.now_right - one.now_left, area.height())
            part = QRectF(
                (one.left - area.left()) * scale, 0, (one.right - one.left) * scale, area.height() * scale
            )  # fmt: skip
            painter.drawImage(now, self._image, part)
            reached = one.now_right
        self._lay_ground(painter, reached, area.right())

    def _lay_ground(self, painter: QPainter, left: float, right: float) -> None:
        if right > left:
            painter.fillRect(QRectF(left, self._area.top(), right - left, self._area.height()), self._paper)
            for rect, colour in self._ground:
                painter.fillRect(QRectF(left, rect.top(), right - left, rect.height()), colour)

    def _taken(self) -> QImage:
        area, scale = self._area, self._scale
        image = QImage(ceil(area.width() * scale), ceil(area.height() * scale), QImage.Format.Format_RGB32)
        image.fill(self._paper)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        self._canvas.paint_free(painter)
        painter.end()
        return image


def _is_ground(band: AnyMark, area: QRectF) -> bool:
    return isinstance(band, Band) and band.pin is Pin.FREE and band.rect.w >= area.width()

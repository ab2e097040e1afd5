"""What moves with a drawing as one picture, shown where it is now until the drawing is made for its new places."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark, Band, Pin
from ecm_desktop.diagram.placing import Stretch
from ecm_desktop.widgets.canvas.figure import rectangle
from ecm_desktop.widgets.canvas.scene import DrawingScene

_SAME = 0.5  # pixels that a part may be wider than it was, and still be shown as it was


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
        reached = self._area.left()
        for one in self._stretches:
            self._lay_ground(painter, reached, one.now_left)
            self._lay(painter, one)
            reached = one.now_right
        self._lay_ground(painter, reached, self._area.right())

    def _lay(self, painter: QPainter, stretch: Stretch) -> None:
        area, scale, to = self._area, self._scale, painter.worldTransform()
        now = QRectF(stretch.now_left, area.top(), stretch.now_right - stretch.now_left, area.height())
        left, wide = (stretch.left - area.left()) * scale, (stretch.right - stretch.left) * scale
        if to.m11() != scale or abs(stretch.factor - 1) * wide > _SAME:
            painter.drawImage(now, self._image, QRectF(left, 0, wide, area.height() * scale))
            return
        painter.resetTransform()  # pixel for pixel, which is several times as quick
        part = QRect(round(left), 0, round(wide), self._image.height())
        painter.drawImage(to.map(now.topLeft()).toPoint(), self._image, part)
        painter.setWorldTransform(to)

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

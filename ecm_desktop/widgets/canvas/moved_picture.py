"""What moves with a drawing as one picture, shown where it is now until the drawing is made for its new places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import Band
from ecm_desktop.diagram.placing import Stretch
from ecm_desktop.widgets.canvas.figure import rectangle
from ecm_desktop.widgets.canvas.scene import DrawingScene

_SAME = 1.0  # pixels that a part may be wider than it was, and still be shown as it was


class MovedPicture(QGraphicsItem):
    """Stands in a scene for the free marks, which are hidden meanwhile; `scale` is pixels a point.

    Between and beside its stretches there is the ground of the drawing: its bands from edge to edge. All of the drawing
    is covered, so that nothing need be painted below it.
    """

    def __init__(self, canvas: DrawingScene, scale: float) -> None:
        super().__init__()
        self._canvas, self._scale = canvas, scale
        self._area = area = canvas.sceneRect()
        self._image = self._painted(area.width(), canvas.paint_free)
        self._ground = self._painted(1.0, self._fill_ground)  # a column, which is the same everywhere
        self._stretches: Sequence[Stretch] = ()
        canvas.addItem(self)
        canvas.free.hide()
        canvas.stand_still()

    def show_at(self, stretches: Sequence[Stretch]) -> None:
        """Show these parts of it at their places, from left to right."""
        self._stretches = stretches
        self.update()

    def put_away(self) -> None:
        """Show the free marks again; a drawing that is shown next has all others again."""
        self._canvas.free.show()
        self._canvas.removeItem(self)

    def boundingRect(self) -> QRectF:
        """The whole drawing."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002  # Qt's signature
        """Paint the parts, and ground where none of them is: side by side on whole pixels, so that all is covered."""
        to, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
        pixels = QTransform.fromScale(ratio, ratio)
        painter.setWorldTransform(pixels.inverted()[0])
        self._paint_on_pixels(painter, to * pixels)
        painter.setWorldTransform(to)

    def _paint_on_pixels(self, painter: QPainter, to: QTransform) -> None:
        area = to.mapRect(self._area)
        now = QRect(round(area.left()), round(area.top()), 0, 0)
        now.setBottom(round(area.bottom()) - 1)
        for one in self._stretches:
            self._lay_ground(painter, now, _across(to, one.now_left))
            now.setRight(_across(to, one.now_right) - 1)
            self._lay(painter, one, now, to)
            now.setLeft(now.right() + 1)
        self._lay_ground(painter, now, round(area.right()))

    def _lay(self, painter: QPainter, stretch: Stretch, now: QRect, to: QTransform) -> None:
        image, scale = self._image, self._scale
        left, wide = (stretch.left - self._area.left()) * scale, (stretch.right - stretch.left) * scale
        if to.m11() != scale or abs(wide - now.width()) > _SAME:
            painter.drawImage(QRectF(now), image, QRectF(left, 0, wide, image.height()))
            return
        left = min(round(left), image.width() - now.width())
        painter.drawImage(now.topLeft(), image, QRect(left, 0, now.width(), now.height()))  # several times as quick

    def _lay_ground(self, painter: QPainter, now: QRect, right: int) -> None:
        """Lay it from the left of `now`, which then begins to the right of it."""
        now.setRight(right - 1)
        if now.isValid():
            painter.drawImage(now, self._ground)
        now.setLeft(right)

    def _painted(self, width: float, paint: Callable[[QPainter], None]) -> QImage:
        area, scale = self._area, self._scale
        image = QImage(ceil(width * scale), ceil(area.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(self._canvas.look.tones.paper))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        paint(painter)
        painter.end()
        return image

    def _fill_ground(self, painter: QPainter) -> None:
        """The bands that go from edge to edge."""
        for one in self._canvas.free.marks.values():
            if isinstance(one, Band) and one.rect.w >= self._area.width():
                ink = self._canvas.look.ink(one.role, one.variant)
                painter.fillRect(rectangle(one.rect), QColor(ink.fill or self._canvas.look.tones.paper))


def _across(to: QTransform, x: float) -> int:
    """The whole pixel at a place."""
    return round(to.m11() * x + to.dx())

"""A drawing as a PNG; needs a QGuiApplication (off-screen will do) and the fonts loaded, but no window."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.widgets.canvas.figure import Typesetter, figure, rectangle
from ecm_desktop.widgets.canvas.painting import Paintbox, paint

LARGEST = 16_000  # pixels a side; a QPainter cannot address more than 32,767


def render_png(
    drawing: Drawing, look: Look, size: tuple[float, float] | None = None, scale: float = 2.0, about: str = ""
) -> bytes:
    """The drawing fitted into `size` (width, height; its own area by default) at `scale` pixels a point.

    `about` is what the file says of itself.
    Raises Refused when the picture would have more than 16,000 pixels a side.
    """
    room = QSizeF(*size) if size else QSizeF(drawing.area.w, drawing.area.h)
    width, height = max(1, round(room.width() * scale)), max(1, round(room.height() * scale))
    if max(width, height) > LARGEST:
        raise Refused("The drawing is too large for a picture; choose a shorter time or a smaller scale.")
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(look.tones.paper))
    painter = QPainter(image)
    _fit(painter, drawing, QRectF(0, 0, width, height))
    paint_drawing(painter, drawing, look)
    painter.end()
    return png(image, about)


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """All marks of a drawing, lowest first, in the painter's present coordinates."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    typesetter, box = Typesetter(), Paintbox(look)
    for mark in sorted(drawing.marks, key=lambda one: one.z):
        paint(painter, mark, figure(mark, typesetter), box)


def _fit(painter: QPainter, drawing: Drawing, room: QRectF) -> None:
    area = rectangle(drawing.area)
    factor = min(room.width() / max(area.width(), 1.0), room.height() / max(area.height(), 1.0))
    painter.translate(room.center())
    painter.scale(factor, factor)
    painter.translate(-area.center())


def png(image: QImage, about: str = "") -> bytes:
    """The picture as a PNG, with what the file says of itself. Raises Unavailable when there is too little memory."""
    if about:
        image.setText("Comment", about)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub knows file names only
        raise Unavailable("The picture could not be made; there may be too little memory.")
    return bytes(buffer.data().data())

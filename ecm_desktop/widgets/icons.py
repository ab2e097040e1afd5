"""The program's own icons: line drawings in `resources/icons`, coloured to the look when they are asked for."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ecm_desktop.diagram.inks import Tones
from ecm_desktop.settings import resource_dir

_SIDES = (16, 20, 24, 32)
_RATIOS = (1.0, 2.0)


class Ground(Enum):
    """What an icon stands on."""

    PAGE = "page"
    RAIL = "rail"
    ACCENT = "accent"
    ALARM = "alarm"  # filled with the ink of warnings

    def colour(self, tones: Tones) -> str:
        """The colour of a line on this ground."""
        return {
            Ground.PAGE: tones.text,
            Ground.RAIL: tones.on_rail,
            Ground.ACCENT: tones.on_accent,
            Ground.ALARM: tones.warm,
        }[self]


def icon(name: str, tones: Tones, ground: Ground = Ground.PAGE, checked: Ground | None = None) -> QIcon:
    """An icon by its file's name, sharp at one and two pixels a point; paler when its control is disabled.

    `checked` is what it stands on while its control is checked.
    """
    made, normal = QIcon(), QIcon.Mode.Normal
    for mode, state, colour in (
        (normal, QIcon.State.Off, ground.colour(tones)),
        (normal, QIcon.State.On, (checked or ground).colour(tones)),
        (QIcon.Mode.Disabled, QIcon.State.Off, tones.faint),
    ):
        drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
        for side in _SIDES:
            for ratio in _RATIOS:
                made.addPixmap(_pixmap(drawing, side, ratio), mode, state)
    return made


@cache
def _source(name: str) -> str:
    return (resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(drawing: QSvgRenderer, side: int, ratio: float) -> QPixmap:
    pixels = round(side * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

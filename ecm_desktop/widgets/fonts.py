"""The shipped fonts in Qt, set so that a text is as wide on screen as `diagram.metrics` says and as it prints."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from ecm_desktop.diagram.metrics import FAMILY, FILES
from ecm_desktop.diagram.roles import Weight
from ecm_desktop.errors import Unavailable

_CUTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
    Weight.ITALIC: QFont.Weight.Normal,
}
_UNSHAPED = (b"liga", b"clig", b"calt")  # the font replaces letters under these, which changes widths


def load_fonts(font_dir: Path) -> None:
    """Make the shipped family known to Qt; needs a QGuiApplication. Raises Unavailable when a file cannot be used."""
    for file in sorted(set(FILES.values())):
        if QFontDatabase.addApplicationFont(str(font_dir / file)) < 0:
            raise Unavailable("The program's own fonts are missing; install it again.")


def font(weight: Weight, size: float) -> QFont:
    """The shipped family at `size` pixels, without hinting, kerning or ligatures."""
    made = QFont(FAMILY)
    made.setPixelSize(round(size))
    made.setWeight(_CUTS[weight])
    made.setItalic(weight is Weight.ITALIC)
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _UNSHAPED:
        made.setFeature(QFont.Tag(feature.decode()), 0)
    return made

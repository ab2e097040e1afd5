"""Pause: somebody needs a moment. One key dims every window and stops the clocks, the same key goes on from there."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.veil import LOCK_KEY, PAUSE_KEY, VEIL_KEY, Cover, native
from ecm_desktop.widgets.look import Kind, mark_as

_DARK = 0.65  # of what lies below is taken away


class Dim(Cover):
    """What lies below is seen darkly, and waits."""

    KEYS: ClassVar[tuple[str, ...]] = (PAUSE_KEY,)
    PASSED: ClassVar[tuple[str, ...]] = (LOCK_KEY, VEIL_KEY)
    HIDES: ClassVar[bool] = False

    def _dress(self, words: Translator) -> None:
        key = native(PAUSE_KEY)
        self.setAccessibleName(words("A pause; {key} goes on", key=key))
        card = QFrame()
        mark_as(card, Kind.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(48, 24, 48, 24)
        said = label(words("A pause"), Kind.ALOUD)
        said.setWordWrap(False)
        for part in (said, self._way_back(words("Go on ({key})", key=key))):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        QVBoxLayout(self).addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken."""
        dim = QColor(Qt.GlobalColor.black)
        dim.setAlphaF(_DARK)
        painter = QPainter(self)
        painter.fillRect(self.rect(), dim)
        painter.end()

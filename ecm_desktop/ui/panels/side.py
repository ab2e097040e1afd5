"""The side of a page, where details of what is chosen stand: as wide as the text's size asks for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

from ecm_desktop.widgets.look import Kind, mark_as, text_scale

WIDTH = 316  # pixels at 100 %


class Side(QFrame):
    """A column of fixed width that follows the text's size."""

    def __init__(self, width: int = WIDTH, kind: Kind = Kind.INSPECTOR) -> None:
        super().__init__()
        self._width = width
        mark_as(self, kind)
        self.setFixedWidth(self.width_for_text())

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the text's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_width()

    def width_for_text(self) -> int:
        """Larger text gets half as much more room as it asks for, and wraps into the rest."""
        return round(self._width * (1 + (text_scale() - 1) / 2))

    def _keep_width(self) -> None:
        self.setFixedWidth(self.width_for_text())

"""The side of a page, where details of what is chosen stand: as wide as the text's size asks for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame

from ecm_desktop.widgets.look import Kind, mark_as, text_scale

WIDTH = 316  # pixels at 100 %


def side_width() -> int:
    """Larger text gets half as much more room as it asks for, and wraps into the rest."""
    return round(WIDTH * (1 + (text_scale() - 1) / 2))


class Side(QFrame):
    """A column of fixed width that follows the text's size."""

    def __init__(self) -> None:
        super().__init__()
        mark_as(self, Kind.INSPECTOR)
        self.setFixedWidth(side_width())

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the text's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedWidth(side_width())

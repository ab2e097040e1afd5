"""A tick without words of its own, as in a table."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox


class Tick(QCheckBox):
    """Takes a press anywhere in its place, which is larger than the box that is drawn."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # Qt's name
        """The whole of it."""
        return self.rect().contains(pos)

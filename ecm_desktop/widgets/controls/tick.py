"""Ticks and round buttons that take a press anywhere in their place."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QRadioButton


class Tick(QCheckBox):
    """A tick without words of its own, as in a table: its place is larger than the box that is drawn."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # Qt's name
        """The whole of it."""
        return self.rect().contains(pos)


class RoundTick(QRadioButton):
    """One of a few choices, a line each: the press counts beside its words too."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  # Qt's name
        """The whole of it."""
        return self.rect().contains(pos)

"""Labels: over a field, and for hints and problems under a field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ecm_desktop.widgets.look import Kind, mark_as


class FieldLabel(QLabel):
    """The words over a field; its accelerator leads there."""

    def __init__(self, text: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(field)
        mark_as(self, Kind.FIELD_LABEL)


class Hint(QLabel):
    """A line under a field: how it was understood, or why it was not. Takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.say("")

    def say(self, text: str) -> None:
        """Show a hint, or nothing."""
        self._show(text, Kind.HINT)

    def object_to(self, text: str) -> None:
        """Show what is wrong, and what to do."""
        self._show(text, Kind.PROBLEM)

    def _show(self, text: str, kind: Kind) -> None:
        mark_as(self, kind)
        self.setText(text)
        self.setVisible(bool(text))

"""A line that leaves undo and redo to the window once it has nothing of its own to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class UndoingLine(QLineEdit):
    """What is typed is undone here first; then the keys are the window's. Qt's own line keeps them in any case."""

    def event(self, event: QEvent) -> bool:
        """Claim the keys of undo and redo only while they do something in the line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            idle = (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()) or (
                event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            )
            if idle:
                event.ignore()
                return False
        return super().event(event)

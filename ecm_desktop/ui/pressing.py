"""Enter presses the button that has the focus, everywhere in the window: Qt by itself only lets Space do so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def press_by_enter(event: QKeyEvent) -> bool:
    """Press the focused button for an Enter that no control took for itself, as fields and lists do; says whether."""
    button = QApplication.focusWidget()
    if event.key() not in ENTER or event.modifiers() not in PLAIN or not isinstance(button, QAbstractButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True

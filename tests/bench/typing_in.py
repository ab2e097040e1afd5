"""Keys that a benchmark presses in the running program: the passphrase, then the first case of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def answer(focus: object, passphrase: str, typed: set[int]) -> None:
    """Give a field the passphrase, and take the first of a list; each once, which `typed` remembers."""
    from PySide6.QtWidgets import QAbstractItemView, QLineEdit

    if id(focus) in typed or not isinstance(focus, QLineEdit | QAbstractItemView) or not focus.isEnabled():
        return
    typed.add(id(focus))
    if isinstance(focus, QLineEdit):
        press(focus, passphrase)
    press(focus, "\r")


def press(widget: QObject, text: str) -> None:
    """Type the text, letter by letter; a carriage return is the key Return."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for letter in text:
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))

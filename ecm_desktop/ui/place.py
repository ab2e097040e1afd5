"""Where the window stood: kept among the preferences when it closes, and taken again when it comes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from ecm_desktop.ui.preferences import PreferenceDesk

FIRST_SIZE = (1280, 720)


def keep_place(window: QMainWindow, preferences: PreferenceDesk) -> None:
    """Remember size and place."""
    geometry = window.saveGeometry().toBase64().data()
    preferences.change(window=bytes(geometry).decode("ascii"))


def take_place(window: QMainWindow, preferences: PreferenceDesk) -> None:
    """Be where it was, or, the first time, as large as the screen lets it."""
    kept = QByteArray.fromBase64(preferences.value.window.encode("ascii", "ignore"))
    if kept.isEmpty() or not window.restoreGeometry(kept):
        room = window.screen().availableGeometry()
        window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))

"""The keyboard at the real window: an open case on the timeline, whatever has the focus, and keys for it."""

from __future__ import annotations

import pytest
from hands import NONE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    room_window.activateWindow()
    qtbot.waitUntil(room_window.isActiveWindow)
    room_window.room.show_page("timeline")
    QApplication.processEvents()
    return room_window


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, chord: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(focus(), key, chord)
    QApplication.processEvents()

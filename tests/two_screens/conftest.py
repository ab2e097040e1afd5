"""A driver's window on one screen and the room's on another: two screens of Qt's platform without a display.

How many screens there are is settled when Qt starts, so these tests run in a process of their own; see
`tests/journeys/test_on_two_screens.py`. In any other process there is nothing to collect.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story, make_window, preferences, tell_more, vault_folder, wiring
from ui.conftest import case_in_vault as bare_case

from ecm_desktop.domain.case import Case
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.window import MainWindow

__all__ = ["bare_case", "make_window", "preferences", "vault_folder", "wiring"]

SCREENS = Path(__file__).with_name("screens.json")
collect_ignore_glob = [] if SCREENS.name in os.environ.get("QT_QPA_PLATFORM", "") else ["test_*.py"]


def screen(name: str) -> QScreen:
    return next(one for one in QGuiApplication.screens() if one.name() == name)


@pytest.fixture
def case_in_vault(vault_folder: Path, bare_case: Case) -> Case:
    """The vault's case has a life behind it."""
    return tell_more(vault_folder, bare_case, a_story())


@pytest.fixture
def window(qtbot: QtBot, case_in_vault: Case, make_window) -> MainWindow:
    """The driver's window, unlocked; nobody has opened the room's yet."""
    made = make_window()
    made.setGeometry(screen("driver").availableGeometry())
    field = made.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: made.room is not None)
    return made


@pytest.fixture
def room_window(qtbot: QtBot, window: MainWindow) -> RoomWindow:
    """The room's window, opened by the press that the notice offers."""
    qtbot.mouseClick(window.room.notices.button, LEFT)
    made = window.stage.room_window
    qtbot.waitUntil(made.isVisible)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made

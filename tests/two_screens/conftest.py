"""A driver's window on one screen and the room's on another: of Qt's platform without a display, or of an X server.

How many screens there are is settled when Qt starts, so these tests run in a process of their own; see
`tests/journeys/test_on_two_screens.py`. In any other process there is nothing to collect.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hands import LEFT
from PySide6.QtGui import QGuiApplication, QScreen
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story, make_window, preferences, tell_more, vault_folder, wiring
from ui.conftest import case_in_vault as bare_case
from x_screens import Place, XScreens

from ecm_desktop.domain.case import Case
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.window import MainWindow

__all__ = ["bare_case", "make_window", "preferences", "vault_folder", "wiring"]

ON = "TWO_SCREENS"  # in the environment: whose the two screens are
OFFSCREEN, X = "offscreen", "x"
ROOM = (1366, 0, 1920, 1080)
DRIVER = (0, 0, 1366, 768)
collect_ignore_glob = {X: [], OFFSCREEN: ["test_a_projector.py"]}.get(os.environ.get(ON, ""), ["test_*.py"])


def pytest_configure() -> None:
    """Part the X server's picture into both screens, before Qt asks for them."""
    if os.environ.get(ON) == X:
        screens = XScreens(os.environ["DISPLAY"])
        screens.part("driver", DRIVER)
        screens.plug_in("room", ROOM)
        screens.close()


class Cable(Protocol):
    """The one to the room's screen."""

    def pull_out(self) -> None:
        """The screen goes."""

    def plug_in(self) -> None:
        """The screen is there again."""


class ToldCable:
    """Where no screen can be pulled out: Qt is told that it was."""

    def __init__(self) -> None:
        self._screen = screen("room")

    def pull_out(self) -> None:
        QGuiApplication.instance().screenRemoved.emit(self._screen)

    def plug_in(self) -> None:
        QGuiApplication.instance().screenAdded.emit(self._screen)


class XCable:
    """Of an X server: the screen is gone, and Qt moves away what was on it."""

    def __init__(self, qtbot: QtBot, screens: XScreens) -> None:
        self._qtbot, self._screens = qtbot, screens

    def pull_out(self) -> None:
        self._screens.pull_out("room")
        self._qtbot.waitUntil(lambda: "room" not in names_of_screens())

    def plug_in(self) -> None:
        self._plug_in(ROOM)

    def plug_in_as_mirror(self) -> None:
        """The screen is there again, and shows the same as the driver's."""
        self._plug_in(DRIVER)

    def _plug_in(self, place: Place) -> None:
        self._screens.plug_in("room", place)
        self._qtbot.waitUntil(lambda: "room" in names_of_screens())


@pytest.fixture
def cable(qtbot: QtBot) -> Iterator[Cable]:
    """The cable to the room's screen; plugged in again afterwards."""
    if os.environ[ON] == OFFSCREEN:
        yield ToldCable()
        return
    screens = XScreens(os.environ["DISPLAY"])
    made = XCable(qtbot, screens)
    yield made
    if "room" in names_of_screens():
        made.pull_out()
    made.plug_in()
    screens.close()


def names_of_screens() -> list[str]:
    return [one.name() for one in QGuiApplication.screens()]


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

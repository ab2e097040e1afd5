"""A projector that shows the same as the driver's screen: there is no room's window, and nothing private is shown."""

from __future__ import annotations

from hands import LEFT
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from two_screens.conftest import XCable
from two_screens.test_moments import named

from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.window import MainWindow


def test_plugged_in_as_a_mirror_it_turns_the_sharing_view_on(window: MainWindow, cable: XCable) -> None:
    cable.pull_out()
    window.room.sharing.leave()
    case = window.room.session.case
    QApplication.processEvents()
    assert named(case)
    cable.plug_in_as_mirror()
    assert window.room.session.veil is not None
    assert "shows the same" in window.room.notices.text
    assert named(case) == []
    window.stage.toggle_window()
    assert window.stage.room_window is None
    assert "There is no second screen, or it shows the same" in window.room.notices.text


def test_set_to_mirror_while_the_room_looks_on_the_rooms_window_goes_and_details_are_closed(
    window: MainWindow, room_window: RoomWindow, cable: XCable
) -> None:
    page = window.room.show_page("timeline")
    assert page.inspector.isVisible()
    cable.pull_out()
    cable.plug_in_as_mirror()
    assert window.stage.room_window is None
    assert not page.inspector.isVisible()
    assert window.room.session.veil is not None


def test_set_beside_again_the_rooms_window_is_offered_again(qtbot: QtBot, window: MainWindow, cable: XCable) -> None:
    cable.pull_out()
    cable.plug_in_as_mirror()
    cable.pull_out()
    cable.plug_in()
    qtbot.mouseClick(window.room.notices.button, LEFT)
    made = window.stage.room_window
    assert made is not None
    qtbot.waitUntil(made.isVisible)
    place = next(one.geometry() for one in QGuiApplication.screens() if one.name() == "room")
    assert made.geometry() == place

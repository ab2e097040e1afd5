"""What was half typed in a panel that is made anew for each look is there again, also after a lock; not on a screen
that others see.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import TODAY
from hands import LEFT, type_words
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.meeting.people import PeopleOfAgencies
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.services.panel import LocalServices
from ecm_desktop.ui.window import MainWindow

HALF = "Education, Jo Ok"


def people(window: MainWindow) -> PeopleOfAgencies:
    window.room.show_page("meetings").people.click()
    return shown(window, PeopleOfAgencies)


def services(window: MainWindow) -> LocalServices:
    window.room.show_page("plan").services.click()
    return shown(window, LocalServices)


def invitation(window: MainWindow) -> Invitation:
    session = window.room.session
    if not session.case.of(Meeting):
        new = Meeting(id="m", held=TODAY, is_open=True, next_date=TODAY)
        session.do("Open", meetings.open_new_meeting, new, session.ids)
    window.room.show_page("meetings").view.invite.click()
    return shown(window, Invitation)


def shown(window: MainWindow, kind: type[Overlay]) -> Overlay:
    (panel,) = (one for one in window.findChildren(kind) if one.isVisible())
    return panel


def line_of(panel: Overlay):
    return {PeopleOfAgencies: lambda: panel.part.new, LocalServices: lambda: panel.new, Invitation: lambda: panel.at}[
        type(panel)
    ]()


def lock_and_unlock(qtbot: QtBot, window: MainWindow) -> None:
    window.lock()
    qtbot.waitUntil(lambda: window.room is None)
    type_words(qtbot, window.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(window.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)


@pytest.mark.parametrize("open_panel", [people, services, invitation])
def test_it_is_there_after_escape_and_after_a_lock(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path, open_panel
) -> None:
    panel = open_panel(room_window)
    type_words(qtbot, line_of(panel), HALF)
    qtbot.keyClick(line_of(panel), Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert line_of(open_panel(room_window)).text() == HALF
    lock_and_unlock(qtbot, room_window)
    kept = b"".join(one.read_bytes() for one in vault_folder.rglob("*") if one.is_file())
    assert HALF.encode() not in kept
    panel = open_panel(room_window)
    assert line_of(panel).text() == HALF
    line_of(panel).setText("")
    panel.close_panel()
    assert line_of(open_panel(room_window)).text() == ""


def test_a_shared_screen_does_not_show_it_and_it_is_not_lost(qtbot: QtBot, room_window: MainWindow) -> None:
    panel = services(room_window)
    type_words(qtbot, panel.new, HALF)
    room_window.room.session.toggle_sharing()
    assert not panel.isVisible()
    panel = services(room_window)
    assert panel.new.text() == ""
    panel.close_panel()
    room_window.room.session.toggle_sharing()
    assert services(room_window).new.text() == HALF


def test_what_was_typed_on_a_shared_screen_is_there_on_either(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.session.toggle_sharing()
    panel = services(room_window)
    type_words(qtbot, panel.new, HALF)
    panel.close_panel()
    panel = services(room_window)
    assert panel.new.text() == HALF
    room_window.room.session.toggle_sharing()
    assert services(room_window).new.text() == HALF


def test_what_is_being_said_of_an_action_is_kept_by_a_lock(qtbot: QtBot, room_window: MainWindow) -> None:
    session = room_window.room.session
    session.do("Add", formulation.add_part, Action(id="a", text="Ring the head"))
    entry = room_window.room.show_page("plan").todo.entries["a"]
    qtbot.mouseClick(entry.more, LEFT)
    type_words(qtbot, entry.log.new, "Rang twice")
    lock_and_unlock(qtbot, room_window)
    assert [one.said for one in room_window.room.session.case.get_one(Action, "a").history] == ["Rang twice"]

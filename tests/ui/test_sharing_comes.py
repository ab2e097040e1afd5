"""The sharing view comes by itself, is left only after a question, leads to no other case, and outlives a crash."""

from __future__ import annotations

import shutil
from pathlib import Path

from builders import TODAY
from hands import CONTROL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.sharing.asking import LeavingSharing
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def is_shared(window: MainWindow) -> bool:
    return window.room.session.veil is not None


def question(window: MainWindow) -> LeavingSharing | None:
    return next((one for one in window.findChildren(LeavingSharing) if one.isVisible()), None)


def open_meeting(window: MainWindow) -> None:
    session = window.room.session
    assert session.do("Open", meetings.open_new_meeting, Meeting(id="m", held=TODAY, is_open=True), session.ids)


def unlock(qtbot: QtBot, window: MainWindow) -> None:
    field = window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)


def names_on(window: MainWindow) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible() and "March" in one.text()]


def test_it_comes_when_a_meeting_opens_and_not_before(room_window: MainWindow) -> None:
    assert not is_shared(room_window)
    assert names_on(room_window)
    open_meeting(room_window)
    assert is_shared(room_window)
    assert names_on(room_window) == []


def test_to_leave_is_asked_and_the_keyboard_begins_at_staying(qtbot: QtBot, room_window: MainWindow) -> None:
    open_meeting(room_window)
    for way in (KEY.Key_Return, KEY.Key_Escape):
        press(qtbot, KEY.Key_I, CONTROL | SHIFT)
        assert question(room_window) is not None
        press(qtbot, way)
        assert question(room_window) is None
        assert is_shared(room_window)
    press(qtbot, KEY.Key_I, CONTROL | SHIFT)
    press(qtbot, KEY.Key_Tab)
    press(qtbot, KEY.Key_Return)
    assert not is_shared(room_window)


def test_once_left_it_stays_away_until_another_meeting_opens(room_window: MainWindow) -> None:
    open_meeting(room_window)
    room_window.room.sharing.leave()
    session = room_window.room.session
    assert session.do("Change", meetings.change_meeting, "m", chair="Sam Field")
    assert not is_shared(room_window)
    assert session.do("Close", meetings.close_meeting, "m")
    assert not is_shared(room_window)


def test_nothing_leads_to_another_case(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.sharing.begin()
    dead = {"Choose another case", "Vault"}
    for key in (KEY.Key_O, KEY.Key_B):
        press(qtbot, key, CONTROL | SHIFT)
        assert room_window.room is not None
        assert room_window.keeper.page is None
        assert not isinstance(room_window.gate.currentWidget(), CasesPage)
    assert room_window.room.rail.button("vault").isHidden()
    assert dead.isdisjoint(one.words for one in room_window.room.choices())
    assert room_window.windowTitle() == "ECM Desktop"
    room_window.room.sharing.leave()
    assert room_window.room.rail.button("vault").isVisible()
    assert dead <= {one.words for one in room_window.room.choices()}


def test_a_frame_says_that_it_is_shared(room_window: MainWindow) -> None:
    room = room_window.room
    edge = room.header.mapTo(room, room.header.rect().topRight()).x()
    assert edge == room.rect().right()
    room.sharing.begin()
    QApplication.processEvents()
    assert room.header.mapTo(room, room.header.rect().topRight()).x() < room.rect().right()


def test_after_a_lock_the_case_comes_back_shared(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.sharing.begin()
    room_window.lock()
    unlock(qtbot, room_window)
    assert is_shared(room_window)
    assert names_on(room_window) == []
    room_window.room.sharing.leave()
    room_window.lock()
    unlock(qtbot, room_window)
    assert not is_shared(room_window)


def test_after_a_crash_the_case_comes_back_shared(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow, vault_folder: Path, tmp_path: Path,
) -> None:  # fmt: skip
    room_window.room.sharing.begin()
    kept = tmp_path / "as it was"
    shutil.copytree(vault_folder, kept)  # nothing was closed
    room_window.close()
    shutil.rmtree(vault_folder)
    shutil.copytree(kept, vault_folder)
    (vault_folder / "vault.lock").unlink(missing_ok=True)  # whose process is gone
    again = make_window()
    unlock(qtbot, again)
    assert is_shared(again)
    assert names_on(again) == []


def test_documents_name_everybody_whoever_sees_the_screen(room_window: MainWindow) -> None:
    room_window.room.sharing.begin()
    assert not room_window.room.session.paper.initials

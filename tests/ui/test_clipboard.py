"""Words of a case on the system's clipboard: they go with the vault, and after a while."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.ui import clipboard as room
from ecm_desktop.ui.clipboard import put_on_clipboard
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def clipboard(qapp: object, monkeypatch: pytest.MonkeyPatch) -> QClipboard:
    """The clipboard, ours; a platform without a screen cannot tell whose it is."""
    found = QGuiApplication.clipboard()
    found.clear()
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    return found


def test_86_what_was_copied_goes_when_the_vault_locks(room_window: MainWindow, clipboard: QClipboard) -> None:
    put_on_clipboard("Imani was moved again")
    assert clipboard.text() == "Imani was moved again"
    room_window.lock()
    assert clipboard.text() == ""


def test_86_it_goes_when_the_window_closes_too(room_window: MainWindow, clipboard: QClipboard) -> None:
    clipboard.setText("typed by hand and cut")
    room_window.close()
    assert clipboard.text() == ""


def test_what_somebody_else_put_there_stays(
    room_window: MainWindow, clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard.setText("a shopping list")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    room_window.lock()
    assert clipboard.text() == "a shopping list"


def test_it_goes_after_a_while_and_the_while_begins_anew(
    qtbot: QtBot, room_window: MainWindow, clipboard: QClipboard
) -> None:
    timer = room_window.locks.findChild(room.ClipboardWatch)._timer
    assert not timer.isActive()
    put_on_clipboard("one")
    assert timer.isActive()
    assert timer.interval() == room.STAYS_MS
    timer.timeout.emit()
    assert clipboard.text() == ""


def test_ids_of_copied_events_stay(room_window: MainWindow, clipboard: QClipboard) -> None:
    mime = QMimeData()
    mime.setData("application/x-ecm-events", b"e1")
    clipboard.setMimeData(mime)
    assert not room_window.locks.findChild(room.ClipboardWatch)._timer.isActive()

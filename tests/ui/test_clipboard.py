"""Words of a case on the system's clipboard: they go with the vault, and after a while."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui.child_at_the_clipboard import WORDS
from x_screens import SERVER, x_server

from ecm_desktop.ui import clipboard as room
from ecm_desktop.ui.clipboard import put_on_clipboard
from ecm_desktop.ui.typed_line import TypedLine
from ecm_desktop.ui.window import MainWindow

FOR_WINDOWS = (
    "ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard",
)  # fmt: skip


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


def after_a_while(window: MainWindow) -> None:
    watch(window)._timer.timeout.emit()


def watch(window: MainWindow) -> room.ClipboardWatch:
    return window.locks.findChild(room.ClipboardWatch)


def test_it_goes_after_twenty_seconds_and_they_begin_anew(room_window: MainWindow, clipboard: QClipboard) -> None:
    timer = watch(room_window)._timer
    assert not timer.isActive()
    put_on_clipboard("one")
    assert timer.isActive()
    assert timer.interval() == 20_000
    after_a_while(room_window)
    assert clipboard.text() == ""


@pytest.fixture
def line(room_window: MainWindow) -> QLineEdit:
    room_window.room.show_page("timeline")
    (found,) = room_window.findChildren(TypedLine)
    found.line.setFocus()
    return found.line


def test_what_was_cut_can_be_pasted_here_after_it_went(
    qtbot: QtBot, room_window: MainWindow, clipboard: QClipboard, line: QLineEdit
) -> None:
    qtbot.keyClicks(line, "Nan rang")
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), clipboard.text()) == ("", "Nan rang")
    after_a_while(room_window)
    assert clipboard.text() == ""
    qtbot.keyClick(room_window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Nan rang"
    assert watch(room_window)._timer.isActive()  # it goes again


def test_the_menu_of_a_field_offers_it_too(
    qtbot: QtBot, room_window: MainWindow, clipboard: QClipboard, line: QLineEdit
) -> None:
    put_on_clipboard("Nan rang")
    after_a_while(room_window)
    place = line.mapTo(room_window, line.rect().center())
    QTest.mousePress(room_window.windowHandle(), Qt.MouseButton.RightButton, pos=place)
    assert clipboard.text() == "Nan rang"
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()
    # or it would count as held down in every test after this one
    QTest.mouseRelease(room_window.windowHandle(), Qt.MouseButton.RightButton, pos=place)


def test_what_was_copied_elsewhere_meanwhile_is_pasted_instead(
    qtbot: QtBot, room_window: MainWindow, clipboard: QClipboard, line: QLineEdit
) -> None:
    put_on_clipboard("Nan rang")
    after_a_while(room_window)
    clipboard.setText("from a letter")
    qtbot.keyClick(room_window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "from a letter"


def test_a_locked_vault_gives_nothing_back(qtbot: QtBot, room_window: MainWindow, clipboard: QClipboard) -> None:
    put_on_clipboard("Nan rang")
    room_window.lock()
    field = room_window.gate.currentWidget().field
    field.setFocus()
    qtbot.keyClick(room_window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), clipboard.text()) == ("", "")


@pytest.mark.parametrize(
    ("platform", "asks"),
    [
        ("linux", ["x-kde-passwordManagerHint"]),
        ("darwin", ["org.nspasteboard.ConcealedType"]),
        ("win32", [f'application/x-qt-windows-mime;value="{one}"' for one in FOR_WINDOWS]),
    ],
)
def test_what_a_field_copies_is_marked_for_histories(
    room_window: MainWindow, clipboard: QClipboard, line: QLineEdit, monkeypatch, platform: str, asks: list[str]
) -> None:
    line.setText("Nan rang")
    line.selectAll()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "platform", platform)
        line.copy()
    assert set(asks) <= set(clipboard.mimeData().formats())
    assert clipboard.text() == "Nan rang"


class TwoPrograms:
    """One that copies, and others that look, at a server of their own."""

    CHILD = Path(__file__).with_name("child_at_the_clipboard.py")

    def __init__(self, display: str) -> None:
        self._surroundings = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(self.CHILD.parents[2]),
        }  # fmt: skip
        self.owner = subprocess.Popen(
            [sys.executable, self.CHILD, "owner"], env=self._surroundings, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self._told() == "ready"

    def do(self, what: str) -> list[object]:
        assert self.owner.stdin is not None
        self.owner.stdin.write(f"{what}\n")
        self.owner.stdin.flush()
        return self._told()

    def _told(self) -> object:
        assert self.owner.stdout is not None
        return json.loads(self.owner.stdout.readline())

    def seen(self) -> list[object]:
        command = [sys.executable, self.CHILD, "reader"]
        return json.loads(subprocess.run(command, env=self._surroundings, check=True, capture_output=True).stdout)


@pytest.mark.skipif(SERVER is None, reason="no X server without a display (Xvfb) is installed")
def test_86_another_program_sees_no_more_than_was_copied_and_not_for_long() -> None:
    with x_server(640, 480) as display:
        two = TwoPrograms(display)
        try:
            assert two.do("mark") == [WORDS, WORDS, False]
            assert two.seen() == ["", "", []]  # what is only marked by the mouse is offered to nobody
            two.do("copy")
            words, marked, forms = two.seen()
            assert (words, marked) == (WORDS, "")
            assert "x-kde-passwordManagerHint" in forms
            assert two.do("wait") == [WORDS, WORDS, False]
            assert two.seen() == ["", "", []]
            assert two.do("paste") == [WORDS, "", True]  # it is still held in the program itself
            two.do("lock")
            assert two.seen() == ["", "", []]
            assert two.do("paste") == ["", "", False]
        finally:
            two.owner.communicate()


def test_ids_of_copied_events_stay(room_window: MainWindow, clipboard: QClipboard) -> None:
    mime = QMimeData()
    mime.setData("application/x-ecm-events", b"e1")
    clipboard.setMimeData(mime)
    assert not room_window.locks.findChild(room.ClipboardWatch)._timer.isActive()

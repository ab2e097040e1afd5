"""The program started twice: the second window leads to the first, which comes to the front."""

from __future__ import annotations

from pathlib import Path

from hands import LEFT
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import MakeWindow

from ecm_desktop.ui.called import NAME, call_window
from ecm_desktop.ui.gate import TroublePage
from ecm_desktop.ui.window import MainWindow


def test_69_the_second_window_brings_the_first_to_the_front(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow, vault_folder: Path
) -> None:
    room_window.showMinimized()
    second = make_window()
    page = second.gate.currentWidget()
    assert isinstance(page, TroublePage)
    assert QApplication.focusWidget() is page.front
    qtbot.mouseClick(page.front, LEFT)
    qtbot.waitUntil(lambda: not room_window.isMinimized())
    qtbot.waitUntil(room_window.isActiveWindow)
    assert not (vault_folder / NAME).exists()
    assert room_window.room is not None


def test_a_call_from_before_and_one_after_locking_are_nobodys(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path, tmp_path: Path
) -> None:
    room_window.lock()
    room_window.showMinimized()
    call_window(vault_folder)
    QApplication.processEvents()
    assert room_window.isMinimized()
    call_window(tmp_path / "nowhere")  # is left alone

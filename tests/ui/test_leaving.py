"""Closing while a report is being made asks first; nothing half made is left, and nothing ends without a word."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.formulation import Report
from ecm_desktop.errors import Cancelled
from ecm_desktop.reports import make
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.closing import LeavingPanel
from ecm_desktop.ui.notice import NoticeKind
from ecm_desktop.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Reports wait until the gate is open, or until they are stopped."""
    go_on = threading.Event()

    def slow(*_args: object, cancelled, **_more: object) -> bytes:
        while not go_on.wait(0.01):
            if cancelled():
                raise Cancelled
        return b"%PDF-whole"

    monkeypatch.setattr(make, "make_report", slow)
    yield go_on
    go_on.set()


@pytest.fixture
def out(room_window: MainWindow, gate: threading.Event, tmp_path: Path) -> Path:
    """A report is being made into this file."""
    file = tmp_path / "out" / "report.pdf"
    file.parent.mkdir()
    room_window.room.show_page("report").make_report(file)
    return file


def panel_of(window: MainWindow) -> LeavingPanel:
    (panel,) = [one for one in window.findChildren(LeavingPanel) if one.isVisible()]
    return panel


@pytest.mark.parametrize("way", ["key", "window"])
def test_closing_waits_for_an_answer_and_waiting_keeps_the_report(
    qtbot: QtBot, room_window: MainWindow, out: Path, gate: threading.Event, way: str
) -> None:
    if way == "key":
        qtbot.keyClick(room_window, Qt.Key.Key_Q, CONTROL)
    else:
        room_window.close()
    assert room_window.isVisible()
    panel = panel_of(room_window)
    assert QApplication.focusWidget() is panel.wait
    qtbot.keyClick(panel.wait, Qt.Key.Key_Return)
    assert panel.isHidden()
    gate.set()
    qtbot.waitUntil(lambda: bool(room_window.room.session.case.of(Report)))
    assert out.read_bytes() == b"%PDF-whole"
    room_window.close()
    assert not room_window.isVisible()


def test_the_question_goes_when_the_report_is_done(qtbot: QtBot, room_window: MainWindow, out: Path, gate) -> None:
    room_window.close()
    with qtbot.waitSignal(panel_of(room_window).closed):
        gate.set()
    assert room_window.isVisible()
    assert out.name in room_window.room.notices.text


def test_stop_and_close_leaves_no_file(qtbot: QtBot, room_window: MainWindow, out: Path) -> None:
    room_window.close()
    qtbot.mouseClick(panel_of(room_window).stop, Qt.MouseButton.LeftButton)
    assert not room_window.isVisible()
    assert list(out.parent.iterdir()) == []


def test_another_case_is_asked_for_first_too(qtbot: QtBot, room_window: MainWindow, out: Path) -> None:
    qtbot.keyClick(room_window, Qt.Key.Key_O, CONTROL | SHIFT)
    assert room_window.room is not None
    panel = panel_of(room_window)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert room_window.room is not None
    qtbot.keyClick(room_window, Qt.Key.Key_O, CONTROL | SHIFT)
    panel_of(room_window).stop.click()
    assert isinstance(room_window.gate.currentWidget(), CasesPage)
    assert list(out.parent.iterdir()) == []


def test_the_lock_comes_at_once_and_the_stopped_report_is_told_afterwards(
    qtbot: QtBot, room_window: MainWindow, out: Path
) -> None:
    qtbot.keyClick(room_window, Qt.Key.Key_L, CONTROL)
    assert room_window.room is None
    assert list(out.parent.iterdir()) == []
    page = room_window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room_window.room is not None)
    notices = room_window.room.notices
    assert (notices.kind, "The report is being made." in notices.text) == (NoticeKind.TROUBLE, True)

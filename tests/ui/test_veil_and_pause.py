"""What covers all windows: the veil over whatever comes meanwhile, and the pause in which no clock runs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from builders import TODAY
from fakes import TestClock
from hands import CONTROL, LEFT, NONE, SHIFT, type_words
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import MakeWindow

from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.ui.at_risk import AtRisk
from ecm_desktop.ui.sharing.pause import Dim
from ecm_desktop.ui.veil import Cover
from ecm_desktop.ui.where_to_keep import UnderAName
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def cover_of(window: QWidget, kind: type = Cover) -> Cover | None:
    return next((one for one in window.findChildren(kind) if one.window() is window and one.isVisible()), None)


def lies_on_top(cover: QWidget, window: QWidget) -> bool:
    """Whether a press anywhere in the window meets the cover."""
    places = (window.rect().topLeft(), window.rect().center(), window.rect().bottomRight())
    found = [window.childAt(one) for one in places]
    return all(one is cover or cover.isAncestorOf(one) for one in found)


def test_no_key_reaches_what_lies_below_the_veil(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.show_page("plan")
    press(qtbot, KEY.Key_Period, CONTROL)
    cover = cover_of(room_window)
    for key, held in (
        (KEY.Key_K, CONTROL), (KEY.Key_1, CONTROL), (KEY.Key_F1, NONE), (KEY.Key_F2, NONE), (KEY.Key_F8, NONE),
        (KEY.Key_R, CONTROL | SHIFT), (KEY.Key_I, CONTROL | SHIFT),
    ):  # fmt: skip
        press(qtbot, key, held)
        assert QApplication.focusWidget() is cover
        assert lies_on_top(cover, room_window)
    assert room_window.room.current == "plan"
    assert room_window.room.session.veil is None
    press(qtbot, KEY.Key_Period, CONTROL)
    assert cover_of(room_window) is None


def test_the_same_key_brings_back_view_and_draft(qtbot: QtBot, room_window: MainWindow) -> None:
    press(qtbot, KEY.Key_R, CONTROL | SHIFT)
    type_words(qtbot, QApplication.focusWidget(), "Says he will")
    line = QApplication.focusWidget()
    press(qtbot, KEY.Key_Period, CONTROL)
    type_words(qtbot, QApplication.focusWidget(), "never heard")
    press(qtbot, KEY.Key_Period, CONTROL)
    assert QApplication.focusWidget() is line
    type_words(qtbot, line, " run")
    assert room_window.findChild(AtRisk).what.text() == "Says he will run"


def test_who_has_only_a_mouse_brings_it_back_by_a_press(qtbot: QtBot, room_window: MainWindow) -> None:
    qtbot.mouseClick(room_window.room.header.veil, LEFT)
    qtbot.mouseClick(cover_of(room_window).findChild(QPushButton), LEFT)
    assert not room_window.veil.is_down


def test_a_window_that_comes_under_the_veil_is_covered(qtbot: QtBot, room_window: MainWindow) -> None:
    press(qtbot, KEY.Key_Period, CONTROL)
    late = QWidget(room_window, Qt.WindowType.Window)
    late.setWindowTitle("Jo March")
    late.show()
    assert lies_on_top(cover_of(late), late)
    assert late.windowTitle() == "ECM Desktop"
    room_window.veil.lift()
    assert cover_of(late) is None
    assert late.windowTitle() == "Jo March"


def test_a_window_that_closes_under_the_veil_is_no_trouble(qtbot: QtBot, room_window: MainWindow) -> None:
    other = QWidget()
    other.show()
    room_window.activateWindow()
    qtbot.waitUntil(room_window.isActiveWindow)
    press(qtbot, KEY.Key_Period, CONTROL)
    other.close()
    other.deleteLater()
    qtbot.wait(1)
    room_window.veil.lift()
    assert not room_window.veil.is_down


def test_the_lock_key_locks_from_a_dialog_that_must_be_answered_first(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path
) -> None:
    locked: list[bool] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            QTest.keyClick(dialog.windowHandle(), KEY.Key_L, CONTROL)
            locked.append(room_window.room is None)
        finally:
            dialog.reject()

    QTimer.singleShot(50, room_window, act)
    assert UnderAName(room_window.room.session.words, room_window, "Keep it", tmp_path / "plan.pdf").asked() is None
    assert locked == [True]


def test_a_dialog_that_must_be_answered_first_is_veiled_by_the_same_key(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "someone-else.csv").write_text("x")
    room_window.room.sharing.begin()  # the system's own dialog cannot be covered: Qt's comes instead
    seen: list[tuple[bool, bool]] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            QTest.keyClick(dialog.windowHandle(), KEY.Key_Period, CONTROL)
            seen.append((lies_on_top(cover_of(dialog), dialog), lies_on_top(cover_of(room_window), room_window)))
            press(qtbot, KEY.Key_Period, CONTROL)
            seen.append((cover_of(dialog) is None, cover_of(room_window) is None))
        finally:
            dialog.reject()

    QTimer.singleShot(50, room_window, act)
    assert QFileDialog.getOpenFileNames(room_window, "Bring in agency files", str(tmp_path)) == ([], "")
    assert seen == [(True, True), (True, True)]


@pytest.fixture
def clock(wiring) -> TestClock:
    return wiring.clock


@pytest.fixture
def meeting_window(room_window: MainWindow) -> MainWindow:
    session = room_window.room.session
    session.do("Open", meetings.open_new_meeting, Meeting(id="m", held=TODAY, is_open=True), session.ids)
    return room_window


def test_in_a_pause_no_minute_passes(qtbot: QtBot, meeting_window: MainWindow, clock: TestClock) -> None:
    bar = meeting_window.room.agenda
    clock.at += timedelta(minutes=3)
    bar.tell_time()
    before = bar.time.text()
    assert before.startswith("3 of ")
    press(qtbot, KEY.Key_F8)
    clock.at += timedelta(minutes=12)
    bar.tell_time()
    assert bar.time.text() == before
    press(qtbot, KEY.Key_F8)
    assert bar.time.text() == before
    clock.at += timedelta(minutes=2)
    bar.tell_time()
    assert bar.time.text().startswith("5 of ")


def test_a_pause_dims_every_window_and_goes_on_exactly_there(qtbot: QtBot, meeting_window: MainWindow) -> None:
    page = meeting_window.room.show_page("timeline")
    other = QWidget(meeting_window, Qt.WindowType.Window)
    other.show()
    meeting_window.activateWindow()
    qtbot.waitUntil(meeting_window.isActiveWindow)
    page.typed.line.setFocus()
    type_words(qtbot, page.typed.line, "year 7 exc")
    page.typed.line.setCursorPosition(4)
    press(qtbot, KEY.Key_F8)
    for window in (meeting_window, other):
        dim = cover_of(window, Dim)
        assert dim.geometry() == window.rect()
    type_words(qtbot, QApplication.focusWidget(), "x")
    press(qtbot, KEY.Key_K, CONTROL)
    press(qtbot, KEY.Key_F8)
    assert cover_of(meeting_window, Dim) is None
    assert QApplication.focusWidget() is page.typed.line
    assert (page.typed.line.text(), page.typed.line.cursorPosition()) == ("year 7 exc", 4)
    assert meeting_window.room.current == "timeline"


def test_a_notice_outlasts_a_pause(qtbot: QtBot, meeting_window: MainWindow) -> None:
    notices = meeting_window.room.notices
    meeting_window.room.session.do("Change", meetings.change_meeting, "m", chair="Sam")
    press(qtbot, KEY.Key_F8)
    assert notices.text
    assert not notices._timer.isActive()
    press(qtbot, KEY.Key_F8)
    assert notices._timer.isActive()


def test_the_veil_falls_over_a_pause_and_leaves_it_as_it_was(qtbot: QtBot, meeting_window: MainWindow) -> None:
    press(qtbot, KEY.Key_F8)
    press(qtbot, KEY.Key_Period, CONTROL)
    assert meeting_window.veil.is_down
    press(qtbot, KEY.Key_Period, CONTROL)
    assert not meeting_window.veil.is_down
    assert isinstance(QApplication.focusWidget(), Dim)
    qtbot.mouseClick(QApplication.focusWidget().findChild(QPushButton), LEFT)
    assert not meeting_window.stage.pause.is_down


def test_a_lock_ends_a_pause(qtbot: QtBot, meeting_window: MainWindow) -> None:
    press(qtbot, KEY.Key_F8)
    press(qtbot, KEY.Key_L, CONTROL)
    assert meeting_window.room is None
    assert cover_of(meeting_window, Dim) is None


def test_without_a_case_there_is_nothing_to_pause(qtbot: QtBot, case_in_vault: object, make_window: MakeWindow) -> None:
    window = make_window()
    press(qtbot, KEY.Key_F8)
    assert cover_of(window, Dim) is None

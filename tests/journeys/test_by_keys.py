"""From the first start to a report with the keyboard alone: every key goes to whatever has the focus, as for a user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import CONTROL, SHIFT
from journeys.keys import ENTER, TAB, Key, Keyboard, begin_a_case, make_a_vault
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.course import attendance_of, latest_meeting, position_at
from ecm_desktop.domain.formulation import Hypothesis, Report
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import Level
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def keyboard(qtbot: QtBot, make_window: Callable[[], MainWindow]) -> Keyboard:
    window = make_window()
    window.resize(1366, 768)
    return Keyboard(qtbot, window)


def bring_in_files(keys: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = resource_dir() / "samples" / "imani"
    files = [str(folder / "school.csv"), str(folder / "family.ged")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))  # the dialog is the system's
    keys.press(Key.Key_O, held=CONTROL)
    keys.to(keys.page.choose)
    keys.press(ENTER)
    keys.qtbot.waitUntil(lambda: keys.page.model.rowCount() > 0, timeout=20_000)
    keys.to(keys.page.accept_all)
    keys.press(ENTER)
    keys.press(Key.Key_Space)  # the date of a death as the family file has it, not as the school has
    keys.to(keys.page.asking.panel.go_on)
    keys.press(ENTER)
    assert len(keys.window.room.session.case.of(LifeEvent)) > 5


def tell_an_event(keys: Keyboard) -> None:
    session = keys.window.room.session
    keys.press(Key.Key_2, held=CONTROL)
    keys.write(keys.page.typed.line, "12 March 2019 moved to the nurture class @education #school")
    assert session.case.get_one(LifeEvent, session.selection).title == "moved to the nurture class"


def find_a_person(keys: Keyboard) -> None:
    session = keys.window.room.session
    keys.press(Key.Key_K, held=CONTROL)
    keys.type("Valerie Joan")
    keys.press(ENTER)
    assert keys.window.room.current == "family"
    assert session.case.get_one(Person, session.selection).name.startswith("Valerie")


def hold_a_meeting(keys: Keyboard) -> None:
    session = keys.window.room.session
    keys.press(Key.Key_5, held=CONTROL)
    keys.to(keys.page.open_one)
    keys.press(ENTER)
    meeting = latest_meeting(session.case)
    assert meeting.is_open
    keys.press(Key.Key_1)
    assert attendance_of(session.case, meeting.id)[0].status is AttendanceStatus.ATTENDED


def place_on_the_model(keys: Keyboard) -> None:
    session = keys.window.room.session
    keys.press(Key.Key_4, held=CONTROL)
    keys.press(Key.Key_3)
    assert position_at(session.case, latest_meeting(session.case).id).level is Level.TRAUMA


def write_a_hypothesis(keys: Keyboard) -> None:
    keys.press(Key.Key_6, held=CONTROL)
    keys.write(keys.page.hypotheses.new, "Losing people has taught her that people go.")
    assert keys.window.room.session.case.of(Hypothesis)


def make_a_report(keys: Keyboard, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    room = keys.window.room
    keys.press(Key.Key_I, held=CONTROL | SHIFT)  # the meeting is over
    keys.press(TAB)
    keys.press(ENTER)
    assert room.session.veil is None
    keys.press(Key.Key_7, held=CONTROL)
    keys.to(keys.page.make)
    keys.press(ENTER)
    keys.qtbot.waitUntil(lambda: bool(room.session.case.of(Report)), timeout=60_000)
    keys.to(room.notices.button, Key.Key_F6)
    keys.press(ENTER)
    assert [Path(one) for one in opened] == [out]
    assert room.stack.isAncestorOf(keys.at)


def test_from_the_first_start_to_a_report_by_keys_alone(
    keyboard: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_a_vault(keyboard)
    begin_a_case(keyboard)
    bring_in_files(keyboard, monkeypatch)
    tell_an_event(keyboard)
    find_a_person(keyboard)
    hold_a_meeting(keyboard)
    place_on_the_model(keyboard)
    write_a_hypothesis(keyboard)
    out = tmp_path / "report.pdf"
    make_a_report(keyboard, out, monkeypatch)
    assert out.read_bytes().startswith(b"%PDF")
    keyboard.press(Key.Key_Q, held=CONTROL)
    assert not keyboard.window.isVisible()


def test_f6_goes_round_the_parts_of_the_window_both_ways(qtbot: QtBot, keyboard: Keyboard) -> None:
    make_a_vault(keyboard)
    begin_a_case(keyboard)
    room = keyboard.window.room
    room.notices.clear()
    parts = (room.stack, room.notices, room.rail, room.header)

    def part() -> QWidget:
        return next(one for one in parts if one.isAncestorOf(keyboard.at))

    keyboard.press(Key.Key_7, held=CONTROL)
    keyboard.press(TAB)
    before, seen = keyboard.at, []
    for _ in parts:
        keyboard.press(Key.Key_F6)
        seen.append(part())
    assert seen == [room.notices, room.rail, room.header, room.stack]  # what was done can be gone back to
    assert keyboard.at is before  # where it was on the page
    keyboard.press(Key.Key_F6, held=SHIFT)
    assert part() is room.header


def test_tab_walks_the_same_way_back(keyboard: Keyboard) -> None:
    make_a_vault(keyboard)
    begin_a_case(keyboard)
    for digit in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_7):
        keyboard.press(digit, held=CONTROL)
        there = [keyboard.at]
        for _ in range(60):
            keyboard.press(TAB)
            there.append(keyboard.at)
        assert there[0] in there[1:], f"no way round on {keyboard.window.room.current}"
        back = [keyboard.at]
        for _ in range(60):
            keyboard.press(Key.Key_Backtab, held=SHIFT)
            back.append(keyboard.at)
        assert back == there[::-1], keyboard.window.room.current

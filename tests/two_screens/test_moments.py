"""Moments of a formulation meeting on two screens, by keys alone: what the driver does and what the room sees."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from hands import CONTROL, NONE, SHIFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow, Wiring
from ui.reading import readable

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, latest_meeting, open_actions
from ecm_desktop.domain.formulation import Risk
from ecm_desktop.domain.people import Person
from ecm_desktop.store.opening import open_vault
from ecm_desktop.ui.locking import MEETING_MINUTES
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.veil import Cover
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.credentials import Passphrase

Key = Qt.Key


def press(qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, held)


def names(case: Case) -> set[str]:
    whole = (name for one in case.of(Person) for name in (one.name, one.given, one.surname, *one.other_names))
    return {word for name in whole for word in re.findall(r"[^\W\d_]{3,}", name)}


def named(case: Case, within: QWidget | None = None) -> list[tuple[str, str]]:
    wanted = names(case)
    return [(where, text) for where, text in readable(within) if wanted & set(re.findall(r"[^\W\d_]+", text))]


def read(within: QWidget) -> str:
    return "\n".join(text for _, text in readable(within))


@pytest.fixture
def meeting(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> MainWindow:
    """A meeting of today, opened by keys, with the room looking on."""
    open_now = window.room.session.open_meeting
    press(qtbot, Key.Key_5, held=CONTROL)
    if open_now is None:
        press(qtbot, Key.Key_E, held=CONTROL)
    assert latest_meeting(window.room.session.case).is_open
    return window


def test_one_nobody_is_named_on_either_screen_before_and_after_unlocking(
    qtbot: QtBot, case_in_vault: Case, make_window: MakeWindow
) -> None:
    window = make_window()
    assert named(case_in_vault) == []
    type_words(qtbot, window.gate.currentWidget().field, PASSPHRASE)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)
    assert named(case_in_vault) == []
    press(qtbot, Key.Key_F9)
    assert named(case_in_vault) == []
    assert "Nothing is shown just now." in read(window.stage.room_window)


def test_two_who_came_is_ticked_by_keys_and_the_room_sees_no_list(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow
) -> None:
    session = meeting.room.session
    press(qtbot, *(Key(Key.Key_0 + n) for n in range(1, 8)), Key.Key_A)
    came = attendance_of(session.case, latest_meeting(session.case).id)
    assert [one.agreed for one in came][:7] == [True] * 7
    assert named(session.case, room_window) == []
    assert "agree" not in read(room_window).lower()


def test_three_the_childs_own_words_fill_both_screens(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow
) -> None:
    press(qtbot, Key.Key_F2)
    for screen in (meeting, room_window):
        assert "In the child’s own words" in read(screen)
    assert named(meeting.room.session.case) == []
    press(qtbot, Key.Key_F2)
    assert "In the child’s own words" not in read(room_window)


def test_six_silence_locks_nothing_and_one_key_veils_both_and_brings_view_and_draft_back(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow, wiring: Wiring
) -> None:
    page = meeting.room.show_page("timeline")
    page.typed.line.setFocus()
    type_words(qtbot, page.typed.line, "year 7 excl")
    wiring.clock.at += timedelta(minutes=12)
    idle = meeting.locks.idle
    assert idle.is_running
    assert idle._timer.interval() >= MEETING_MINUTES * 60_000 > 12 * 60_000
    before = room_window.shown
    press(qtbot, Key.Key_Period, held=CONTROL)
    for screen in (meeting, room_window):
        (cover,) = (one for one in screen.findChildren(Cover) if one.isVisible())
        assert cover.geometry() == screen.rect()
        assert screen.childAt(screen.rect().center()) in (cover, *cover.findChildren(QWidget))
    meeting.activateWindow()
    qtbot.waitUntil(meeting.isActiveWindow)
    press(qtbot, Key.Key_Period, held=CONTROL)
    assert (meeting.room.current, room_window.shown) == ("timeline", before)
    assert QApplication.focusWidget() is page.typed.line
    assert page.typed.line.text() == "year 7 excl"
    assert "year 7 excl" not in read(room_window)


def test_seven_a_pause_dims_both_and_goes_on_at_the_same_minute(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow, wiring: Wiring
) -> None:
    page = meeting.room.show_page("timeline")
    wiring.clock.at += timedelta(minutes=4)
    meeting.room.agenda.tell_time()
    before = meeting.room.agenda.time.text()
    focus = QApplication.focusWidget()
    press(qtbot, Key.Key_F8)
    assert all(any(one.isVisible() for one in screen.findChildren(Cover)) for screen in (meeting, room_window))
    wiring.clock.at += timedelta(minutes=9)
    meeting.activateWindow()
    qtbot.waitUntil(meeting.isActiveWindow)
    press(qtbot, Key.Key_F8)
    meeting.room.agenda.tell_time()
    assert meeting.room.agenda.time.text() == before
    assert QApplication.focusWidget() is focus
    assert meeting.room.stack.currentWidget() is page
    assert " min" not in read(room_window)


def test_eight_at_risk_tonight_is_the_drivers_until_it_is_put_down_and_survives_a_kill(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow, vault_folder: Path, tmp_path: Path
) -> None:
    press(qtbot, Key.Key_R, held=CONTROL | SHIFT)
    for said in ("Says she will run tonight", "Duty social worker", ""):
        type_words(qtbot, QApplication.focusWidget(), said)
        assert "run tonight" not in read(room_window)
        press(qtbot, Key.Key_Return)
    copied = shutil.copytree(vault_folder, tmp_path / "as the power went")  # nothing was closed
    store = open_vault(copied, Passphrase(PASSPHRASE))
    after, _ = store.load(store.cases()[0].id)
    store.close()
    assert [one.text for one in after.of(Risk)] == ["Says she will run tonight"]
    assert open_actions(after)[0].owner == "Duty social worker"

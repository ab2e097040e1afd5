"""Telling the child's story in the room: own words and strengths first, then the life event by event."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import people
from ecm_desktop.ui.child_first import ChildFirst
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with a story."""
    told = a_story().put(
        LifeEvent(id="s1", title="won the sprint with Ann Mason", lane=Lane.STRENGTHS, when=on_day(date(2019, 6, 1))),
        LifeEvent(id="s2", title="helps at the allotment", lane=Lane.STRENGTHS),
        Placement(id="home", name="Nan Weaver", period=Period(on_day(date(2011, 8, 31)))),
    )
    told = people.change_child(told, own_words="I want to run, and to live near Ann Mason.")
    return tell_more(vault_folder, case_in_vault, told)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def said(window: MainWindow) -> list[str]:
    panel = window.findChild(ChildFirst)
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()] if panel else []


def test_one_key_fills_the_window_with_the_child_and_the_same_key_goes_back(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    window = room_window
    window.room.show_page("plan")
    before = QApplication.focusWidget()
    press(qtbot, KEY.Key_F2)
    panel = window.findChild(ChildFirst)
    qtbot.waitUntil(panel.isVisible)
    assert panel.geometry() == window.rect()
    texts = said(window)
    assert "I want to run, and to live near Ann Mason." in texts
    strengths = [one for one in texts if "sprint" in one or "allotment" in one]
    assert strengths == ["won the sprint with Ann Mason · age 7", "helps at the allotment"]
    press(qtbot, KEY.Key_F2)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before
    press(qtbot, KEY.Key_F2)
    press(qtbot, KEY.Key_Escape)
    assert not panel.isVisible()


def test_in_the_sharing_view_it_shows_no_name(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.session.toggle_sharing()
    press(qtbot, KEY.Key_F2)
    words = " ".join(said(room_window))
    assert "to run" in words
    assert [name for name in ("Ann", "Mason", "Jay") if name in words] == []


def test_it_goes_when_the_case_is_locked(qtbot: QtBot, room_window: MainWindow) -> None:
    press(qtbot, KEY.Key_F2)
    room_window.lock()
    qtbot.waitUntil(lambda: not said(room_window))


def test_the_life_is_told_event_by_event_from_birth_to_today(qtbot: QtBot, room_window: MainWindow) -> None:
    session = room_window.room.session
    room_window.room.show_page("timeline")
    told = []
    for _ in range(6):
        press(qtbot, KEY.Key_Down, Qt.KeyboardModifier.ControlModifier)
        told.append((session.case.find(LifeEvent, session.selection), session.day))
    titles = [event.title if event else "" for event, _ in told]
    in_time = ["starts school", "Nan dies", "won the sprint with Ann Mason"]
    assert titles[:3] == in_time
    assert titles[3] == ""
    assert told[0][1] == date(2016, 9, 5)
    assert told[3][1] is None
    assert titles[4:] == in_time[:2], "and begins anew"
    press(qtbot, KEY.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.selection


def test_going_back_stops_at_the_first(qtbot: QtBot, room_window: MainWindow) -> None:
    session = room_window.room.session
    room_window.room.show_page("timeline")
    session.select(next(one.id for one in session.case.of(LifeEvent) if one.title == "starts school"))
    press(qtbot, KEY.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert session.case.get_one(LifeEvent, session.selection).title == "starts school"
    assert "Nothing is told of before this." in room_window.room.notices.text


def told(window: MainWindow) -> str:
    bar = window.room.stack.currentWidget().telling
    assert bar.isVisible()
    return bar.accessibleDescription()


def test_from_birth_on_each_event_says_age_date_and_with_whom_the_child_lived(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    session = room_window.room.session
    room_window.room.show_page("timeline")
    press(qtbot, KEY.Key_F5)
    assert "is born" in told(room_window)
    assert "lives with Nan Weaver" in told(room_window)
    assert session.day == session.case.born
    for key, title in (
        (KEY.Key_Right, "starts school"), (KEY.Key_PageDown, "Nan dies"), (KEY.Key_PageUp, "starts school"),
    ):  # fmt: skip
        press(qtbot, key)
        assert title in told(room_window)
    assert told(room_window).startswith("5 years")
    assert session.day == date(2016, 9, 5)
    room_window.room.sharing.begin()
    assert "Weaver" not in told(room_window)
    press(qtbot, KEY.Key_Escape)
    bar = room_window.room.stack.currentWidget().telling
    assert not bar.isVisible()
    assert (session.day, session.selection) == (None, "")
    assert QApplication.focusWidget() is room_window.room.stack.currentWidget().timeline


def test_who_has_only_a_mouse_tells_the_life_too(qtbot: QtBot, room_window: MainWindow) -> None:
    page = room_window.room.show_page("timeline")
    (tell,) = (one for one in page.family.findChildren(QToolButton) if one.text() == "Tell")
    qtbot.mouseClick(tell, LEFT)
    qtbot.mouseClick(page.telling.on, LEFT)
    assert "starts school" in told(room_window)
    qtbot.mouseClick(page.telling.over, LEFT)
    assert not page.telling.isVisible()

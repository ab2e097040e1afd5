"""The bar at the foot: it never moves the page, failures are told apart and stay, its buttons do what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.notices import NoticeBar
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.icons import Ground, icon

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_notice_moves_the_page(qtbot: QtBot, room_window: MainWindow, preferences, scale: float) -> None:
    preferences.change(text_scale=scale)
    room_window.resize(1366, 768)
    QApplication.processEvents()
    room = room_window.room
    before = room.stack.geometry()
    for notice in (
        Notice("short", NoticeKind.DONE, "Undo", lambda: None),
        Notice("many words " * 40, NoticeKind.TROUBLE),
    ):
        room.notices.show_notice(notice)
        QApplication.processEvents()
        assert room.stack.geometry() == before
        assert room.notices.geometry().top() > room.stack.geometry().bottom()
    room.notices.clear()
    QApplication.processEvents()
    assert room.stack.geometry() == before


def ground(bar: NoticeBar) -> str:
    return bar.grab().toImage().pixelColor(QPoint(6, bar.height() // 2)).name()


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_a_failure_has_a_ground_an_icon_and_a_word_of_its_own(room_window: MainWindow, preferences, look: str) -> None:
    preferences.change(look=look)
    bar, tones = room_window.room.notices, room_window.room.session.look.tones
    seen = {}
    for kind in NoticeKind:
        bar.show_notice(Notice("x", kind))
        sign = next(one for one in bar.findChildren(QLabel) if not one.pixmap().isNull())
        seen[kind] = (ground(bar), sign.pixmap().toImage(), sign.accessibleName())
    assert seen[NoticeKind.TROUBLE][0] == tones.warm_text
    assert len({one[0] for one in seen.values()}) >= 2
    assert seen[NoticeKind.TROUBLE][1] != seen[NoticeKind.DONE][1]
    assert [one[2] for one in seen.values()] == ["Done", "Note", "Warning", "Failed"]
    drawn = icon("warning", tones, Ground.ALARM).pixmap(20, 20).toImage()
    assert tones.warm in {drawn.pixelColor(x, y).name() for x in range(20) for y in range(20)}


def test_a_failure_stays_and_comes_back_until_it_is_closed(qtbot: QtBot, room_window: MainWindow) -> None:
    bar = room_window.room.notices
    bar.show_notice(Notice("the disk is full", NoticeKind.TROUBLE))
    bar.show_notice(Notice("moved", NoticeKind.DONE))
    assert bar.text == "moved"
    bar._timer.timeout.emit()
    assert (bar.text, bar.kind) == ("the disk is full", NoticeKind.TROUBLE)
    assert not bar._timer.isActive()
    qtbot.mouseClick(bar.close_button, LEFT)
    assert (bar.text, bar.kind) == ("", None)


def test_a_notice_waits_for_whoever_is_at_its_button_and_gives_the_keyboard_back(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    room = room_window.room
    room.session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    room.notices.button.setFocus()
    room.notices._timer.timeout.emit()
    assert room.notices.text == "Done: Add a person"
    qtbot.keyClick(room.notices.button, Qt.Key.Key_Space)
    assert room.notices.text == "Taken back: Add a person"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert room.stack.isAncestorOf(focus)


def test_what_was_done_says_how_much(room_window: MainWindow) -> None:
    session = room_window.room.session

    def add_two(case):
        return people.add_person(people.add_person(case, Person(id="n1", name="Cy")), Person(id="n2", name="Di"))

    session.do("Bring in files", add_two)
    assert room_window.room.notices.text == "Done: Bring in files (2 people)"


def test_a_file_is_told_with_its_folder_and_opened_on_request(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    bar, file = room_window.room.notices, tmp_path / "report.pdf"
    bar.show_notice(file_notice(room_window.room.session, "The report is in report.pdf.", file))
    assert str(tmp_path) in bar.text
    qtbot.mouseClick(bar.also, LEFT)
    qtbot.mouseClick(bar.button, LEFT)
    assert [Path(one) for one in opened] == [tmp_path, file]
    room_window.room.sharing.begin()
    bar.show_notice(file_notice(room_window.room.session, "The report is in report.pdf.", file))
    assert bar.text == "The report is in report.pdf."
    assert not bar.button.isVisible()
    assert not bar.also.isVisible()

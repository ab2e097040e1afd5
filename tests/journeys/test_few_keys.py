"""From five agencies' files and a family file to a timeline in few key presses, every question answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import drop_files
from journeys.gates import begin_case, make_vault
from journeys.rooms import session_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.intake.which_date import DatePanel
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.ui.window import MainWindow

FILES = ("social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged")
MOST = 60
Key = Qt.Key


@pytest.fixture(params=["the shared case", "the shipped sample"])
def folder(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> Path:
    return shared("cases/twins") if request.param == "the shared case" else resource_dir() / "samples" / "imani"


def read_files(qtbot: QtBot, window: MainWindow, folder: Path) -> ImportPage:
    """Drop the files on the window and wait for what is read."""
    drop_files(window, [folder / name for name in FILES])
    page = window.room.stack.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and page.choose.isEnabled(), timeout=20_000)
    return page


def test_the_twins_files_are_looked_through_and_accepted(
    qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path
) -> None:
    window = make_window()
    window.resize(1366, 768)
    make_vault(qtbot, window)
    begin_case(qtbot, window, "YJ-7", "Imani Grace Thornbury-Adeyẹmi", "31 August 2011")
    pressed = 0

    def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal pressed
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key, held)
            pressed += 1

    page = read_files(qtbot, window, folder)
    assert page.table.hasFocus()
    for _ in range(page.model.count_to_look_at - 1):  # what somebody should look at stands first
        press(Key.Key_Down)
    looked_at = page.table.model().mapToSource(page.table.currentIndex()).row()
    assert page.model.needs_a_look(looked_at)
    press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    while isinstance(panel := page.asking.panel, DatePanel):
        press(Key.Key_Space, Key.Key_Tab, Key.Key_Tab)
        assert panel.go_on.hasFocus()
        press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.room.current == "timeline")
    case = session_of(window).case
    assert len(case.of(LifeEvent)) > 100
    assert len(case.of(Person)) == 45
    assert pressed < MOST


def test_the_mouse_alone_does_as_well(qtbot: QtBot, make_window: Callable[[], MainWindow], folder: Path) -> None:
    window = make_window()
    window.resize(1366, 768)
    make_vault(qtbot, window)
    begin_case(qtbot, window, "YJ-7", "Imani Grace Thornbury-Adeyẹmi", "31 August 2011")
    page = read_files(qtbot, window, folder)
    table, left = page.table, Qt.MouseButton.LeftButton
    for row in range(3):
        place = table.visualRect(table.model().index(row, Column.WHAT)).center()
        qtbot.mouseClick(table.viewport(), left, pos=place)
        assert table.currentIndex().row() == row
    take = table.visualRect(table.model().index(0, Column.TAKE))
    tick = QPoint(take.left() + 10, take.center().y())
    before = len(page.model.chosen().rows)
    qtbot.mouseClick(table.viewport(), left, pos=tick)
    assert len(page.model.chosen().rows) == before - 1
    qtbot.mouseClick(page.accept_all, left)
    while isinstance(panel := page.asking.panel, DatePanel):
        first = panel.dates.buttons()[0]
        qtbot.mouseClick(first, left, pos=first.rect().center())
        qtbot.mouseClick(panel.go_on, left)
    qtbot.waitUntil(lambda: window.room.current == "timeline")
    assert len(session_of(window).case.of(LifeEvent)) > 100

"""From five agencies' files and a family file to a timeline in few key presses, every question answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import drop_files
from journeys.gates import begin_case, make_vault
from journeys.rooms import session_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.intake.which_date import DatePanel
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.ui.window import MainWindow

FILES = ("social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged")
MOST = 60
Key = Qt.Key


@pytest.fixture(params=["the shared case", "the shipped sample"])
def folder(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> Path:
    return shared("cases/twins") if request.param == "the shared case" else resource_dir() / "samples" / "imani"


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

    drop_files(window, [folder / name for name in FILES])
    page = window.room.stack.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0 and page.choose.isEnabled(), timeout=20_000)
    page.only.click()  # what somebody should look at
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    for _ in range(page.table.model().rowCount() - 1):
        press(Key.Key_Down)
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

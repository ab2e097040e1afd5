"""What a user does in an open case, in the journeys: go to a page, write in a field, choose from a list, read."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pypdf
from hands import LEFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.intake.which_date import DatePanel
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.controls.pick_list import PickList

Key = Qt.Key


def session_of(window: MainWindow) -> Session:
    """The case that is open."""
    assert window.room is not None
    return window.room.session


def go_to(qtbot: QtBot, window: MainWindow, key: str, kind: type) -> QWidget:
    """Press a page's button on the rail."""
    assert window.room is not None
    qtbot.mouseClick(window.room.rail.button(key), LEFT)
    page = window.room.stack.currentWidget()
    assert isinstance(page, kind)
    return page


def accept_files(qtbot: QtBot, page: ImportPage) -> int:
    """Press the button that accepts, choose the first date wherever sources differ; gives how often that was asked."""
    qtbot.mouseClick(page.accept_all, LEFT)
    asked = 0
    while isinstance(panel := page.asking.panel, DatePanel):
        qtbot.mouseClick(panel.dates.buttons()[0], LEFT)
        qtbot.mouseClick(panel.go_on, LEFT)
        asked += 1
    return asked


def write(qtbot: QtBot, field: QWidget, text: str, last: Qt.Key = Key.Key_Tab) -> None:
    """Press into a field, type over what stands there, and leave it by a last key."""
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_words(qtbot, field, text)
    qtbot.keyClick(field, last)


def choose(qtbot: QtBot, choice: PickList, key: str) -> None:
    """Open a list, walk to a choice, and take it."""
    qtbot.mouseClick(choice, LEFT, pos=choice.rect().center())
    view = choice.view()
    qtbot.waitUntil(view.isVisible)
    qtbot.keyClick(view, Key.Key_Home)
    for _ in range(choice.findData(key)):
        qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: not view.isVisible())
    window = choice.window()
    QApplication.processEvents()
    if not window.isActiveWindow():  # off-screen nobody gives the window back what a popup took
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
    assert choice.key() == key


def words_on(part: QWidget) -> str:
    """What can be read on a part of the window."""
    found = (one for kind in (QLabel, QPushButton) for one in part.findChildren(kind))
    return "\n".join(one.text() for one in found if one.isVisible())


def words_of(pdf: Path) -> str:
    """The words of a document, in the order of its pages."""
    return " ".join("".join(one.extract_text() for one in pypdf.PdfReader(pdf).pages).split())


def noon(day: date) -> datetime:
    """The middle of a day, to set a clock to."""
    from datetime import UTC

    return datetime.combine(day, time(12), UTC)

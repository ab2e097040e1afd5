"""The list of what was done: gone back to any step by keys and by mouse, and on again, with nothing lost."""

from __future__ import annotations

import pytest
from hands import CONTROL, LEFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from ui.audit import nameless
from ui.reading import readable
from ui.test_filter import case_in_vault, page, press, window

from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.steps_done import StepsDone, go_to_step
from ecm_desktop.ui.window import MainWindow

__all__ = ["case_in_vault", "page", "window"]  # fixtures

LINES = ("2018 moved to Derby", "2019 a new school", "2020 a broken arm", "2021 met Ann Mason")


@pytest.fixture
def cases(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> list[object]:
    """The case before anything was done and after each of four steps."""
    found = [window.room.session.case]
    for line in LINES:
        type_line(qtbot, page.typed.line, line)
        found.append(window.room.session.case)
    return found


def lines(panel: StepsDone) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_any_step_is_gone_to_by_keys(qtbot: QtBot, window: MainWindow, page: TimelinePage, cases: list[object]) -> None:
    session = window.room.session
    page.timeline.setFocus()
    press(qtbot, Qt.Key.Key_H, CONTROL)
    panel = window.findChild(StepsDone)
    assert lines(panel)[0] == "Add the event · met Ann Mason: now"
    assert lines(panel)[-1] == "As the case was opened"
    assert len(lines(panel)) == len(cases)
    for _ in range(3):
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert session.case == cases[1]
    assert lines(panel)[3] == "Add the event · moved to Derby: now"
    assert lines(panel)[0] == "Add the event (taken back)"
    for row, place in ((0, 4), (4, 0), (2, 2), (1, 3)):
        panel.list.setCurrentRow(row)
        press(qtbot, Qt.Key.Key_Return)
        assert session.case == cases[place]
    assert nameless(panel) == []
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert session.redo()
    assert session.case == cases[4]


def test_any_step_is_gone_to_by_the_mouse(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, cases: list[object]
) -> None:
    (button,) = (one for one in window.room.notices.findChildren(QPushButton) if one.text() == "History")
    qtbot.mouseClick(button, LEFT)
    panel = window.findChild(StepsDone)
    item = panel.list.item(2)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(item).center())
    qtbot.mouseClick(panel.go, LEFT)
    assert window.room.session.case == cases[2]
    assert window.room.notices.text == "The case is as it was at that step."


def test_a_new_step_after_going_back_ends_what_was_taken_back(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, cases: list[object]
) -> None:
    session = window.room.session
    assert go_to_step(session, 1)
    assert not go_to_step(session, 1)
    type_line(qtbot, page.typed.line, "2022 something else")
    assert [one.title for one in session.editor.history.steps] == ["Add the event", "Add the event"]
    assert go_to_step(session, 0)
    assert session.case == cases[0]


def test_on_a_shared_screen_the_list_names_nobody(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, cases: list[object]
) -> None:
    window.room.session.toggle_sharing()
    QApplication.processEvents()
    page.timeline.setFocus()
    press(qtbot, Qt.Key.Key_H, CONTROL)
    panel = window.findChild(StepsDone)
    assert panel.isVisible()
    assert {text.removesuffix(": now") for text in lines(panel)} == {"Add the event", "As the case was opened"}
    assert not [text for _, text in readable(panel) if "Mason" in text]

"""The moments of the meeting on two screens by mouse alone; only what is said is typed."""

from __future__ import annotations

import pytest
from hands import LEFT, NONE, Hand, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from two_screens.test_moments import named, read

from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.domain.course import attendance_of, latest_meeting, open_actions
from ecm_desktop.domain.formulation import Risk
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.ui.at_risk import AtRisk
from ecm_desktop.ui.child_first import ChildFirst
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.veil import Cover
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def meeting(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> MainWindow:
    """The open meeting of today."""
    qtbot.mouseClick(window.room.rail.button("meetings"), LEFT)
    QApplication.processEvents()
    assert latest_meeting(window.room.session.case).is_open
    return window


def choose(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Choose a line of the list that the button over every page opens."""
    more = window.room.header.more
    qtbot.mouseClick(more, LEFT)
    menu = more.menu_shown
    action = next(one for one in menu.actions() if words in one.text())
    qtbot.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
    QApplication.processEvents()
    assert not menu.isVisible()


def covers(screen: QWidget) -> list[Cover]:
    return [one for one in screen.findChildren(Cover) if one.isVisible()]


def test_two_who_came_is_pressed(qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow) -> None:
    session = meeting.room.session
    row = meeting.room.stack.currentWidget().view.attendance.rows()[0]
    for part in (row.came, row.agreed):
        qtbot.mouseClick(part, LEFT, NONE, QPoint(8, part.height() // 2))
    first = attendance_of(session.case, latest_meeting(session.case).id)[0]
    assert (first.status, first.agreed) == (AttendanceStatus.ATTENDED, True)
    assert named(session.case, room_window) == []


def test_three_the_child_first_comes_and_goes(qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow) -> None:
    choose(qtbot, meeting, "The child first")
    assert all("In the child’s own words" in read(screen) for screen in (meeting, room_window))
    qtbot.mouseClick(meeting.findChild(ChildFirst).back, LEFT)
    assert not any("In the child’s own words" in read(screen) for screen in (meeting, room_window))


def test_six_and_seven_the_screens_are_hidden_and_dimmed_and_come_back(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow
) -> None:
    header = meeting.room.header
    for button in (header.veil, header.pause):
        qtbot.mouseClick(button, LEFT)
        assert all(len(covers(screen)) == 1 for screen in (meeting, room_window))
        (cover,) = covers(meeting)
        qtbot.mouseClick(cover.findChild(QPushButton), LEFT)
        assert not any(covers(screen) for screen in (meeting, room_window))


def test_eight_at_risk_tonight(qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow) -> None:
    choose(qtbot, meeting, "At risk now")
    panel = meeting.findChild(AtRisk)
    for line, said in ((panel.what, "Says she will run tonight"), (panel.who, "Duty social worker")):
        qtbot.mouseClick(line, LEFT)
        type_words(qtbot, line, said)
    qtbot.mouseClick(panel.save, LEFT)
    case = meeting.room.session.case
    assert [one.text for one in case.of(Risk)] == ["Says she will run tonight"]
    assert open_actions(case)[0].owner == "Duty social worker"
    assert "run tonight" not in read(room_window)


def test_the_spotlight_the_size_and_the_rooms_window(
    qtbot: QtBot, meeting: MainWindow, room_window: RoomWindow
) -> None:
    qtbot.mouseClick(meeting.room.rail.button("family"), LEFT)
    QApplication.processEvents()
    board = meeting.room.stack.currentWidget().board
    choose(qtbot, meeting, "Show where the pointer is")
    hand, child = Hand(qtbot, board), meeting.room.session.case.child.person
    beside = next(one for one in hand.marks() if isinstance(one, Symbol) and one.record not in (None, child))

    def is_ringed() -> bool:
        """A display may still tell of the pointer that left for the menu; a hand then moves on."""
        hand.hover(beside)
        hand.hover(hand.of(child))
        return room_window.shown.mirrors[board].ring.isVisible()

    qtbot.waitUntil(is_ringed)
    before = QApplication.font().pixelSize()
    choose(qtbot, meeting, "Larger text")
    assert QApplication.font().pixelSize() > before
    choose(qtbot, meeting, "Text at 100")
    choose(qtbot, meeting, "The room’s window")
    assert meeting.stage.room_window is None
    assert not any(one.text() == "The room’s window" for one in meeting.findChildren(QPushButton))
    assert meeting.windowState() & Qt.WindowState.WindowFullScreen == Qt.WindowState.WindowNoState
    choose(qtbot, meeting, "Full screen")
    assert meeting.isFullScreen()
    choose(qtbot, meeting, "Full screen")

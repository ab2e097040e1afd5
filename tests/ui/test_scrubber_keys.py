"""One rule for left and right on the timeline, playing, pinching, and a card that is dragged out of time."""

from __future__ import annotations

from datetime import date

import pytest
from hands import Hand
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.widgets.canvas.drag_tag import DragTag

Key = Qt.Key


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    made.timeline.setFocus()
    return made


@pytest.fixture
def board(page: TimelinePage) -> TimelineBoard:
    return page.timeline


@pytest.fixture
def school(story: Desk) -> str:
    return next(one.id for one in story.session.case.of(LifeEvent) if one.title == "starts school")


def test_left_and_right_step_the_scrubber_that_has_the_keyboard(qtbot: QtBot, story: Desk, board) -> None:
    board.to_scrubber()
    changes_nothing(story.session, lambda: [qtbot.keyClick(board, Key.Key_Left) for _ in range(3)])
    assert story.session.day == date(2026, 8, 1)
    qtbot.keyClick(board, Key.Key_Right)
    assert story.session.day == date(2026, 9, 1)


def test_left_and_right_move_a_chosen_card_and_walk_on_from_another(qtbot: QtBot, story: Desk, board, school) -> None:
    session, hand = story.session, Hand(qtbot, board)
    hand.click(hand.of(school))
    before = session.case.get_one(LifeEvent, school).when
    is_one_step(session, lambda: qtbot.keyClick(board, Key.Key_Left))
    assert session.case.get_one(LifeEvent, school).when.earliest < before.earliest
    assert session.day is None
    qtbot.keyClick(board, Key.Key_Home)
    first = board.focused()
    changes_nothing(session, lambda: qtbot.keyClick(board, Key.Key_Right))
    assert board.focused() not in (first, None, "scrubber:handle")
    qtbot.keyClick(board, Key.Key_Home)
    for _ in range(60):  # past whatever is chosen, which only moves once it is taken in hand
        if board.focused() == school:
            break
        changes_nothing(session, lambda: qtbot.keyClick(board, Key.Key_Right))
    assert board.focused() == school
    changes_nothing(session, lambda: qtbot.keyClick(board, Key.Key_Right))
    qtbot.keyClick(board, Key.Key_Left)
    qtbot.keyClick(board, Key.Key_Return)
    is_one_step(session, lambda: qtbot.keyClick(board, Key.Key_Right))


def test_with_nothing_in_hand_left_and_right_go_along_in_time(qtbot: QtBot, story: Desk, board) -> None:
    for _ in range(6):
        board.zoom_in()
    assert board.focused() is None
    first = board.days.frame.first
    changes_nothing(story.session, lambda: qtbot.keyClick(board, Key.Key_Left))
    earlier = board.days.frame.first
    assert earlier < first
    qtbot.keyClick(board, Key.Key_Right)
    assert abs((board.days.frame.first - first).days) < 5


def test_a_life_is_played_to_today_and_a_hand_ends_it(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, playing = story.session, page.playing
    days = []
    session.day_changed.connect(days.append)
    playing.button.click()
    assert playing.is_on
    assert playing.button.text() == "Stop"
    while playing.is_on:
        playing.step()
    assert days[0] == session.case.born
    assert days == [*sorted(one for one in days if one), None]
    assert page.family.day == session.setting.today
    playing.toggle()
    playing.step()
    session.set_day(date(2019, 5, 1))
    assert not playing.is_on
    playing.toggle()
    session.paused.emit(True)
    assert not playing.is_on
    assert session.day == date(2019, 5, 1)


def test_two_fingers_that_go_apart_zoom(qtbot: QtBot, story: Desk, board) -> None:
    before = board.days.frame
    place = QPointF(board.viewport().width() / 2, 100)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place, place, place, 0.4,
        QPointF(),
    )  # fmt: skip
    assert pinch.type() is QEvent.Type.NativeGesture
    QApplication.sendEvent(board.viewport(), pinch)
    QApplication.processEvents()
    after = board.days.frame
    assert (after.last - after.first) < (before.last - before.first)


def test_a_card_let_go_below_the_lanes_waits_in_the_tray(qtbot: QtBot, story: Desk, page: TimelinePage, school) -> None:
    session, hand = story.session, Hand(qtbot, page.timeline)
    card = hand.of(school)
    below = page.timeline.scene_point(QPointF(0, page.timeline.viewport().height() + 30)).y() - card.rect.centre[1]
    hand.press(card)
    hand.move(3, below)
    assert page.timeline.findChild(DragTag).text() == "No date: to the tray"
    is_one_step(session, lambda: hand.let_go(3, below))
    assert not session.case.get_one(LifeEvent, school).when.is_dated
    assert school in page.tray.waiting()


def test_all_of_it_is_among_the_keys(page: TimelinePage) -> None:
    keys = {one.shortcut: one.id for one in page.page_actions()}
    assert {"Left", "Right", "Alt+S", "Alt+P", "Alt+Left"} <= set(keys)

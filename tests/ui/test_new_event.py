"""A new event from its button or from a line of text: let fall where it belongs, or put there by a press."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, NONE, Hand
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step
from ui.test_timeline_by_hand import carried_from

from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.pages.timeline import TimelinePage

COPY = Qt.DropAction.CopyAction


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def let_fall(page: TimelinePage, mime: QMimeData, lane: str, day: date) -> bool:
    board = page.timeline
    band = next(one for one in board.scene().marks() if one.id == f"lane:{lane}").rect
    at = board.mapFromScene(board.time_scale.x_of(day), band.centre[1])
    enter = QDragEnterEvent(at, COPY, mime, LEFT, NONE)
    QApplication.sendEvent(board.viewport(), enter)
    if enter.isAccepted():
        QApplication.sendEvent(board.viewport(), QDragMoveEvent(at, COPY, mime, LEFT, NONE))
        QApplication.sendEvent(board.viewport(), QDropEvent(QPointF(at), COPY, mime, LEFT, NONE))
    return enter.isAccepted()


def new(story: Desk, before: set[str]) -> LifeEvent:
    (found,) = (one for one in story.session.case.of(LifeEvent) if one.id not in before)
    return found


def test_the_button_is_dragged_to_a_lane_and_a_date(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(story.session.case)
    mime = carried_from(qtbot, page.new_event, monkeypatch)
    is_one_step(story.session, lambda: let_fall(page, mime, "loss", date(2018, 5, 14)))
    made = new(story, before)
    assert (made.title, made.lane) == ("New event", Lane.LOSS)
    assert (made.when.earliest, made.when.latest) == (date(2018, 5, 1), date(2018, 5, 31))
    assert "placed by hand" in made.when.words


@pytest.mark.parametrize("by_key", [True, False])
def test_pressed_it_puts_one_at_the_scrubber_and_asks_what_happened(
    qtbot: QtBot, story: Desk, page: TimelinePage, by_key: bool
) -> None:
    session, before = story.session, set(story.session.case)
    session.set_day(date(2018, 5, 14))
    if by_key:
        page.new_event.setFocus()
        qtbot.keyClick(page.new_event, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(page.new_event, LEFT)
    made = new(story, before)
    assert made.when.earliest <= date(2018, 5, 14) <= made.when.latest
    assert session.selection == made.id
    title = page.inspector.event_panel.title
    assert QApplication.focusWidget() is title
    title.selectAll()
    qtbot.keyClicks(title, "met a friend")
    title.settle()
    assert session.case.get_one(LifeEvent, made.id).title == "met a friend"


def test_a_line_of_text_becomes_an_event_and_more_is_for_the_window(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    before, mime = set(story.session.case), QMimeData()
    mime.setText("broke his arm\n")
    assert let_fall(page, mime, "health", date(2017, 3, 2))
    made = new(story, before)
    assert (made.title, made.lane) == ("broke his arm", Lane.HEALTH)
    assert Hand(qtbot, page.timeline).of(made.id)
    for text in ("first line\nsecond line", "x" * 400, "  "):
        mime.setText(text)
        changes_nothing(story.session, lambda: let_fall(page, mime, "health", date(2017, 3, 2)))
    assert not let_fall(page, QMimeData(), "health", date(2017, 3, 2))

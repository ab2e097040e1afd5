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

from ecm_desktop.domain.dates import Kind as Span
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.pages.timeline import TimelinePage

ALT = Qt.KeyboardModifier.AltModifier
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
    mime = carried_from(qtbot, page.new_event.happened, monkeypatch)
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
        page.new_event.happened.setFocus()
        qtbot.keyClick(page.new_event.happened, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(page.new_event.happened, LEFT)
    made = new(story, before)
    assert made.when.earliest <= date(2018, 5, 14) <= made.when.latest
    assert session.selection == made.id
    title = page.inspector.event_panel.title
    assert QApplication.focusWidget() is title
    qtbot.keyClicks(title, "met a friend")
    title.settle()
    assert session.case.get_one(LifeEvent, made.id).title == "met a friend"


KINDS = {"strength": Lane.STRENGTHS, "loss": Lane.LOSS, "school": Lane.EDUCATION}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_with_a_lane_of_its_own_is_dragged_to_its_date_and_lies_in_that_lane(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    before = set(story.session.case)
    mime = carried_from(qtbot, page.new_event.kinds[kind], monkeypatch)
    is_one_step(story.session, lambda: let_fall(page, mime, "health", date(2018, 5, 14)))
    made = new(story, before)
    assert made.lane == KINDS[kind]
    assert (made.when.earliest, made.when.latest) == (date(2018, 5, 1), date(2018, 5, 31))
    assert Hand(qtbot, page.timeline).of(made.id)


@pytest.mark.parametrize("kind", [*KINDS, "lasting"])
def test_what_is_typed_after_a_kind_fell_says_what_happened_in_place_of_its_kind(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    before = set(story.session.case)
    let_fall(page, carried_from(qtbot, page.new_event.kinds[kind], monkeypatch), "health", date(2018, 5, 14))
    title = page.inspector.event_panel.title
    qtbot.keyClicks(QApplication.focusWidget(), "draws well")
    title.settle()
    assert new(story, before).title == "draws well"


def test_what_lasted_is_dragged_to_where_it_began_and_its_end_is_pulled(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(story.session.case)
    mime = carried_from(qtbot, page.new_event.kinds["lasting"], monkeypatch)
    is_one_step(story.session, lambda: let_fall(page, mime, "education", date(2018, 5, 14)))
    made = new(story, before)
    assert (made.lane, made.when.kind, made.when.latest) == (Lane.EDUCATION, Span.FROM, None)
    assert "from May 2018 (placed by hand)" in made.when.words
    story.session.select(made.id)
    page.timeline.take_end()
    page.timeline.take_end()
    qtbot.keyClick(page.timeline, Qt.Key.Key_Left, ALT)
    assert story.session.case.get_one(LifeEvent, made.id).when.kind is Span.SPAN


@pytest.mark.parametrize("kind", [*KINDS, "lasting"])
def test_a_kind_is_pressed_by_keys_for_the_day_of_the_scrubber_and_is_to_be_written(
    qtbot: QtBot, story: Desk, page: TimelinePage, kind: str
) -> None:
    session, before = story.session, set(story.session.case)
    session.set_day(date(2018, 5, 14))
    button = page.new_event.kinds[kind]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    made = new(story, before)
    assert made.when.earliest <= date(2018, 5, 14)
    assert made.lane == KINDS.get(kind, Lane.FAMILY)
    assert QApplication.focusWidget() is page.inspector.event_panel.title


def test_the_house_is_dragged_to_when_the_child_came_to_live_there_and_asks_for_the_rest(
    qtbot: QtBot, story: Desk, page: TimelinePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime = carried_from(qtbot, page.new_event.home, monkeypatch)
    changes_nothing(story.session, lambda: let_fall(page, mime, "health", date(2018, 5, 14)))
    panel = page.inspector.home_panel
    assert panel.name.hasFocus()
    assert panel.start.text() == "May 2018"


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

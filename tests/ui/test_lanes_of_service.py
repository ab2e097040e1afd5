"""The lanes as the service has them: moved and collapsed at their heads by mouse and keys, kept for every case."""

from __future__ import annotations

import dataclasses

import pytest
from hands import LEFT, NONE
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.timeline import TimelinePage


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def head(page: TimelinePage, lane: str) -> QPoint:
    return page.timeline.mapFromScene(page.timeline._canvas.cover(f"lane:{lane}:head").center())


def menu_at(page: TimelinePage, lane: str) -> QMenu:
    board, at = page.timeline, head(page, lane)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)
    return QApplication.activePopupWidget()


def choose(qtbot: QtBot, menu: QMenu, *said: str) -> None:
    """By keys, as a hand does: down to the line, and into the menu behind it."""
    for text in said:
        assert text in [one.text() for one in menu.actions()]
        while menu.activeAction() is None or menu.activeAction().text() != text:
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        line = menu.activeAction()
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        menu = line.menu() or menu


def shown(page: TimelinePage) -> list[str]:
    bands = page.timeline.lane_bands()
    return sorted(bands, key=lambda key: bands[key].y)


def records(page: TimelinePage) -> set[str]:
    marks = [one for one in page.timeline.drawn() if isinstance(one, Symbol)]
    return {key for one in marks for key in (one.record, *one.records) if key}


def test_a_lane_is_moved_at_its_head_and_lists_follow(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    before = shown(page)
    choose(qtbot, menu_at(page, before[1]), "Move up")
    after = [before[1], before[0], *before[2:]]
    assert shown(page) == after == list(lanes_of(story.session.case, story.session.setting))


def test_a_collapsed_lane_is_a_thin_row_that_keeps_its_events_and_opens_on_a_press(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    lane = story.session.case.of(LifeEvent)[0].lane
    tall, every = page.timeline.lane_bands()[lane].h, records(page)
    choose(qtbot, menu_at(page, lane), "Collapse to a thin row")
    assert page.timeline.lane_bands()[lane].h < tall
    assert records(page) == every
    assert story.session.paper.lanes == USUAL_LANES
    qtbot.mouseClick(page.timeline.viewport(), LEFT, NONE, head(page, lane))
    assert page.timeline.lane_bands()[lane].h == tall
    qtbot.mouseClick(page.timeline.viewport(), LEFT, NONE, head(page, lane))
    assert page.timeline.lane_bands()[lane].h == tall  # an open lane is not collapsed by a press that meant nothing


def test_by_keys_every_lane_is_reached_and_all_made_usual_again(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    action = next(one for one in page.page_actions() if one.id == "timeline.lanes")
    action.run()
    choose(qtbot, QApplication.activePopupWidget(), "Health", "Collapse to a thin row")
    assert story.session.setting.lanes.folded == (Lane.HEALTH,)
    action.run()
    choose(qtbot, QApplication.activePopupWidget(), "All lanes as usual")
    assert story.session.setting.lanes == USUAL_LANES


def test_what_was_made_of_the_lanes_is_there_at_the_next_opening(story: Desk) -> None:
    session, made = story.session, USUAL_LANES.turned(Lane.LOSS)
    OwnLanes(session).keep(made)
    session.change_setting(dataclasses.replace(session.setting, lanes=USUAL_LANES))
    OwnLanes(session).show()
    assert session.setting.lanes == made


def test_lanes_of_another_version_are_told_and_left_alone(story: Desk) -> None:
    session, told = story.session, list[Notice]()
    session.noticed.connect(told.append)
    session.shelf.keep("lanes", '{"order": 5}')
    OwnLanes(session).show()
    assert session.setting.lanes == USUAL_LANES
    OwnLanes(session).keep(USUAL_LANES.turned(Lane.LOSS))
    assert session.shelf.kept("lanes") == '{"order": 5}'
    assert "another version" in told[-1].text


def test_the_head_of_a_lane_has_its_menu_and_opens_by_keys(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    board, at = page.timeline, head(page, Lane.LOSS)
    board.setFocus()
    board.focus_on(f"lane:{Lane.LOSS}:head")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)
    choose(qtbot, QApplication.activePopupWidget(), "Collapse to a thin row")
    assert story.session.setting.lanes.folded == (Lane.LOSS,)
    board.focus_on(f"lane:{Lane.LOSS}:head")
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert story.session.setting.lanes == USUAL_LANES


def test_sharing_view_keeps_the_lanes_as_they_are(story: Desk, page: TimelinePage) -> None:
    OwnLanes(story.session).keep(USUAL_LANES.turned(Lane.LOSS))
    story.session.toggle_sharing()
    assert story.session.setting.lanes.folded == (Lane.LOSS,)
    assert records(page)

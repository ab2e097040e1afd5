"""Stages and meetings on the axis of the timeline, by hand and by keys."""

from __future__ import annotations

from datetime import date

import pytest
from hands import Hand, walk_on
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.marks import Role, Shape, Symbol
from ecm_desktop.domain.formulation import Action, ActionStatus
from ecm_desktop.editing import meetings
from ecm_desktop.editing.records import add, revise
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def diamonds(page: TimelinePage) -> list[Symbol]:
    return [one for one in page.timeline.scene().marks() if isinstance(one, Symbol) and one.role is Role.MEETING]


def test_a_click_on_a_meeting_opens_it_there(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, asked = story.session, []
    session.page_asked.connect(asked.append)
    mark = diamonds(page)[0]
    Hand(qtbot, page.timeline).click(mark)
    assert (asked, session.selection) == (["meetings"], mark.record)


def test_enter_on_a_meeting_opens_it_and_walking_past_it_does_not(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session, board, asked = story.session, page.timeline, []
    session.page_asked.connect(asked.append)
    mark = diamonds(page)[0]
    board.setFocus()
    for _ in range(60):
        if board.focused() == mark.id:
            break
        walk_on(qtbot, board)
    assert (board.focused(), asked) == (mark.id, [])
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert (asked, session.selection) == (["meetings"], mark.record)


def test_a_meeting_that_is_moved_or_planned_is_seen_at_once(story: Desk, page: TimelinePage) -> None:
    session = story.session
    *_, before = shown = diamonds(page)
    day = date(2027, 2, 1)
    session.do("Set the next meeting", meetings.change_meeting, before.record, next_date=day)
    assert [one.id for one in diamonds(page)] == [*(one.id for one in shown), f"{before.id}:next"]
    session.undo()
    assert diamonds(page) == shown


def test_the_meetings_page_shows_the_one_that_was_pointed_at(
    qtbot: QtBot, story: Desk, page: TimelinePage, show
) -> None:
    session = story.session
    earlier = diamonds(page)[0].record
    shown = MeetingsPage(session)
    show(shown)
    assert shown.list.currentRow() == 0
    hand = Hand(qtbot, page.timeline)
    hand.click(hand.of(earlier))
    assert shown.list.currentRow() == 1
    shown.list.setCurrentRow(0)
    hand.click(hand.of(earlier))  # again, though it is still what was selected last
    assert shown.list.currentRow() == 1
    fresh = MeetingsPage(session)
    show(fresh)
    assert fresh.list.currentRow() == 1


def test_stages_are_switched_off_and_on_in_the_settings_at_once(qtbot: QtBot, room_window: MainWindow) -> None:
    board = room_window.room.show_page("timeline").timeline
    settings = room_window.room.show_page("settings")

    def named() -> set[str]:
        room_window.room.show_page("timeline")
        return {one.id for one in board.scene().marks() if one.role is Role.STAGE}

    before = named()
    assert before
    room_window.room.show_page("settings")
    qtbot.keyClick(settings.stages, Qt.Key.Key_Space)
    assert not named()
    settings.stages.setChecked(True)
    assert named() == before


def squares(page: TimelinePage) -> list[Symbol]:
    return [one for one in diamonds(page) if one.shape is Shape.SQUARE]


def test_what_is_to_be_done_by_a_day_to_come_stands_after_today_and_leads_to_the_plan(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session, asked = story.session, []
    session.page_asked.connect(asked.append)
    for key, due in (("a", date(2027, 2, 1)), ("b", date(2027, 2, 1)), ("c", date(2027, 3, 5)), ("d", None)):
        action = Action(id=key, text=f"ring Ann Mason {key}", due=due)
        session.do("Agree", add, action)
    session.do("Agree", add, Action(id="past", text="long ago", due=date(2026, 1, 5)))
    first, last = squares(page)
    assert (first.record, last.record) == ("a", "c")
    assert first.words == "To be done by 1 February 2027: ring Ann Mason a; ring Ann Mason b"
    scale, today = page.timeline.time_scale, session.setting.today
    assert scale.x_of(today) < first.rect.centre[0] < last.rect.centre[0] < page.timeline.days.frame.width
    Hand(qtbot, page.timeline).click(last)
    assert (asked, session.selection) == (["plan"], "c")
    session.toggle_sharing()
    assert "Ann" not in squares(page)[0].words
    session.toggle_sharing()
    session.do("Done", lambda case: revise(case, Action, "c", status=ActionStatus.DONE))
    assert [one.record for one in squares(page)] == ["a"]

"""A whole formulation meeting and a whole review by the keyboard alone: nothing is pressed, nothing is reached into."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import CONTROL, SHIFT
from journeys.keys import ENTER, TAB, Key, Keyboard, begin_a_case, make_a_vault
from journeys.rooms import noon
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.beside import Strength
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at, attendance_of, decisions_of, latest_meeting, position_at, step_notes_of
from ecm_desktop.domain.formulation import (
    Action,
    ActionStatus,
    Hypothesis,
    Recommendation,
    RecommendationStatus,
    Risk,
)
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import AttendanceStatus, MeetingKind
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.meeting.people import PeopleOfAgencies
from ecm_desktop.ui.story_so_far import StorySoFar
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.ui.wiring import Wiring

FIRST, SECOND = date(2026, 11, 2), date(2027, 3, 1)
PEOPLE = (
    "YJS case manager, Nell Aspinall, case manager, nell@yjs.example",
    "Health, Femi Rowntree, Psychologist, femi@health.example",
    "Education, Lisa Quorn, SENCO, lisa@school.example",
)
GUESS, TIMETABLE = "Losing people has taught her that people go", "One timetable across agencies"


class Room:
    """The keyboard in an open case, from meeting to meeting."""

    def __init__(self, qtbot: QtBot, make_window: Callable[[], MainWindow], wiring: Wiring) -> None:
        self._qtbot, self._make, self._clock = qtbot, make_window, wiring.clock
        self.passphrase = ""
        self.keys = self._begin(FIRST)

    def _begin(self, day: date) -> Keyboard:
        self._clock.at = noon(day)
        window = self._make()
        window.resize(1366, 768)
        return Keyboard(self._qtbot, window)

    def another_day(self, day: date) -> None:
        """Close the program by a key, and unlock it on that day."""
        self.keys.press(Key.Key_Q, held=CONTROL)
        self.keys = self._begin(day)
        self.keys.type(self.passphrase)
        self.keys.press(ENTER)
        self._qtbot.waitUntil(lambda: self.keys.window.room is not None)

    @property
    def case(self) -> Case:
        return self.keys.window.room.session.case

    @property
    def meeting(self) -> str:
        return latest_meeting(self.case).id

    def page(self, digit: Key) -> QWidget:
        self.keys.press(digit, held=CONTROL)
        return self.keys.page

    def panel(self, kind: type) -> QWidget:
        (found,) = (one for one in self.keys.window.findChildren(kind) if one.isVisible())
        return found

    def choose(self, choice: QWidget, key: str) -> None:
        """Go to a list and walk it to a key."""
        self.keys.to(choice)
        while choice.key() != key:
            before = choice.currentIndex()
            self.keys.press(Key.Key_Down if choice.findData(key) > before else Key.Key_Up)
            assert choice.currentIndex() != before, f"{key} is not reached"


@pytest.fixture
def room(qtbot: QtBot, make_window: Callable[[], MainWindow], wiring: Wiring) -> Room:
    return Room(qtbot, make_window, wiring)


def test_a_formulation_and_a_review_by_keys_alone(room: Room) -> None:
    room.passphrase = make_a_vault(room.keys)
    begin_a_case(room.keys)
    introduce(room)
    open_it(room, "123")
    tell_and_place(room)
    plan(room)
    note_and_decide(room)
    invite(room)
    close_it(room)
    room.another_day(SECOND)
    review(room)


def introduce(room: Room) -> None:
    """Who works with the child, a line each."""
    room.page(Key.Key_5)
    room.keys.press(Key.Key_G, held=CONTROL | SHIFT)
    panel = room.panel(PeopleOfAgencies)
    for line in PEOPLE:
        room.keys.write(panel.part.new, line)
    room.keys.press(Key.Key_Escape)
    assert [one.name for one in room.case.of(Professional)] == ["Nell Aspinall", "Femi Rowntree", "Lisa Quorn"]


def open_it(room: Room, digits: str) -> None:
    """A meeting of the kind that is offered, those who came ticked by digits, and all agree by one key."""
    page = room.page(Key.Key_5)
    room.keys.to(page.open_one)
    room.keys.press(ENTER)
    room.keys.press(*(Key(ord(one)) for one in digits))
    room.keys.press(Key.Key_A)
    came = [one for one in attendance_of(room.case, room.meeting) if one.status is AttendanceStatus.ATTENDED]
    assert len(came) == len(digits)
    assert all(one.agreed and one.professional for one in came)


def tell_and_place(room: Room) -> None:
    """What happened, what the room sees of it so far, the level with its why, and one age."""
    page = room.page(Key.Key_2)
    for line in ("12 March 2019 Nan died @loss", "June 2021 won the sprint @strengths"):
        room.keys.write(page.typed.line, line)
    assert len(room.case.of(LifeEvent)) == 2
    room.keys.press(Key.Key_F2, held=SHIFT)
    assert room.panel(StorySoFar).isVisible()
    room.keys.press(Key.Key_F2, held=SHIFT)
    page = room.page(Key.Key_4)
    room.keys.press(Key.Key_3)
    assert position_at(room.case, room.meeting).level is Level.TRAUMA
    room.keys.write(page.position.why, "She begins to speak of Nan", TAB)
    assert position_at(room.case, room.meeting).why == "She begins to speak of Nan"
    room.keys.write(page.numbers.ranges[AgeDomain.EMOTIONAL].low, "8", TAB)
    assert age_at(room.case, room.meeting, AgeDomain.EMOTIONAL).low == 96


def plan(room: Room) -> None:
    """A hypothesis, a strength, a risk, a recommendation, and an action by one chord."""
    page = room.page(Key.Key_6)
    for part, text in (
        (page.hypotheses, GUESS), (page.strengths, "Running"), (page.risks, "Alone on the anniversary"),
        (page.recommendations, TIMETABLE),
    ):  # fmt: skip
        room.keys.write(part.new, text)
    room.keys.write(page.todo.new, "Name one adult in school @education by 1 December 2026")
    room.keys.press(Key.Key_D, held=CONTROL)
    for text in ("Agree the timetable", "1", "4 January 2027", ""):
        room.keys.type(text)
        room.keys.press(ENTER)
    kinds = (Hypothesis, Strength, Risk, Recommendation, Action)
    assert [len(room.case.of(kind)) for kind in kinds] == [1, 1, 1, 1, 2]
    assert [(one.owner_agency, one.owner) for one in room.case.of(Action)] == [
        ("Education", "Lisa Quorn"), ("YJS case manager", "Nell Aspinall"),
    ]  # fmt: skip


def note_and_decide(room: Room) -> None:
    """A note on a step of the agenda, and a decision with who saw it otherwise."""
    room.keys.press(Key.Key_PageDown, held=CONTROL)
    room.keys.press(Key.Key_N, held=CONTROL | SHIFT)
    room.keys.type("Two homes in one year")
    room.keys.press(ENTER)
    assert [one.text for one in step_notes_of(room.case, room.meeting)] == ["Two homes in one year"]
    page = room.page(Key.Key_5)
    room.keys.write(page.view.decisions.new, "School stays part time")
    (decided,) = page.view.decisions.entries.values()
    room.keys.to(decided.dissent, Key.Key_Backtab, SHIFT)
    room.keys.type("Police: too little")
    room.keys.press(TAB)
    assert [one.dissent for one in decisions_of(room.case, room.meeting)] == ["Police: too little"]


def invite(room: Room) -> None:
    """The next day is set, and the invitation goes to two of the three."""
    page = room.keys.page
    room.keys.write(page.view.next_date.line, "1 March 2027")
    room.keys.to(page.view.invite)
    room.keys.press(ENTER)
    panel = room.panel(Invitation)
    room.keys.type("10:00 to 12:00")
    room.keys.to(panel.guests)
    room.keys.press(Key.Key_Down, Key.Key_Down, Key.Key_Space)  # not Education, this time
    room.keys.to(panel.addresses)
    room.keys.press(ENTER)
    assert QGuiApplication.clipboard().text().count("@") == 2
    room.keys.to(panel.copy)
    room.keys.press(ENTER)
    assert "1 March 2027, 10:00 to 12:00" in QGuiApplication.clipboard().text()


def close_it(room: Room) -> None:
    """By the look before closing."""
    room.keys.press(Key.Key_C, held=CONTROL | SHIFT)
    panel = room.panel(ClosingCheck)
    assert panel.loose == []
    room.keys.write(panel.told_child, "Nell tells her on Friday", TAB)
    room.keys.to(panel.debrief)
    room.keys.press(Key.Key_Space)
    room.keys.to(panel.close_it)
    room.keys.press(ENTER)
    closed = latest_meeting(room.case)
    assert (closed.is_open, closed.told_child, closed.debrief_offered) == (False, "Nell tells her on Friday", True)


def review(room: Room) -> None:
    """Those invited are put down so; every hypothesis and recommendation is looked at; the level is lower, with why."""
    page = room.page(Key.Key_5)
    room.keys.to(page.open_one)
    room.keys.press(ENTER)
    assert latest_meeting(room.case).nature is MeetingKind.REVIEW
    ways = {one.agency: one.status for one in attendance_of(room.case, room.meeting)}
    assert ways == {
        "Education": AttendanceStatus.NOT_SAID, "Health": AttendanceStatus.INVITED,
        "YJS case manager": AttendanceStatus.INVITED,
    }  # fmt: skip
    room.keys.press(Key.Key_1)
    room.keys.press(Key.Key_A)
    look_again(room, page)
    page = room.page(Key.Key_4)
    room.keys.press(Key.Key_1)
    assert position_at(room.case, room.meeting).level is Level.ROUTINE
    room.keys.write(page.position.happening, "She moved twice in January", TAB)
    page = room.page(Key.Key_6)
    entry = next(page.todo.entries[one.id] for one in room.case.of(Action) if one.owner_agency != "Education")
    room.choose(entry.status, ActionStatus.DONE)
    room.page(Key.Key_5)
    room.keys.press(Key.Key_C, held=CONTROL | SHIFT)
    panel = room.panel(ClosingCheck)
    room.keys.write(panel.next_date.line, "7 June 2027")
    room.keys.write(panel.told_child, "Nell tells her on Friday", TAB)
    room.keys.to(panel.close_it)
    room.keys.press(ENTER)
    closed = latest_meeting(room.case)
    assert (closed.is_open, closed.next_date) == (False, date(2027, 6, 7))


def look_again(room: Room, page: QWidget) -> None:
    """The recommendation works partly, and why; the hypothesis stands as before; ECM still helps."""
    walk = page.view.review
    (again,) = walk.recommendations.rows.values()
    (thought,) = walk.hypotheses.rows.values()
    room.keys.to(thought.as_before)
    room.keys.press(ENTER)
    room.choose(again.status, RecommendationStatus.PARTLY)
    room.keys.write(again.why, "School cut the afternoons")
    assert "1 of 1 looked at" in walk.recommendations.so_far.text()
    assert "1 of 1 looked at" in walk.hypotheses.so_far.text()
    room.keys.write(walk.adds_value, "Yes: one plan instead of five", TAB)
    assert latest_meeting(room.case).adds_value == "Yes: one plan instead of five"

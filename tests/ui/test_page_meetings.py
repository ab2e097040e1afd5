"""The meetings page through real widgets: a meeting is opened, ticked by digits, written on, and closed."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hands import CONTROL, LEFT, type_line
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.course import attendance_of, decisions_of
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import AttendanceStatus, Meeting, MeetingKind, MeetingMode
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.meeting.late import LateArrival
from ecm_desktop.ui.meeting.over_time import AttendanceOverTime
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.session import Session

OPEN = "open"


@pytest.fixture
def page(story: Desk, show) -> MeetingsPage:
    made = MeetingsPage(story.session)
    show(made)
    return made


def came(session: Session) -> list[bool]:
    return [one.status is AttendanceStatus.ATTENDED for one in attendance_of(session.case, OPEN)]


def rows(page: MeetingsPage):
    return page.view.attendance.rows()


def test_a_tick_a_status_and_a_name_are_a_step_each(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session, row = story.session, rows(page)[0]
    is_one_step(session, lambda: qtbot.mouseClick(row.came, LEFT, pos=row.came.rect().center()))
    assert came(session)[0]
    row.status.setCurrentIndex(row.status.findData(AttendanceStatus.APOLOGIES))
    is_one_step(session, lambda: row.status.activated.emit(row.status.currentIndex()))
    assert not row.came.isChecked()
    is_one_step(session, lambda: type_line(qtbot, row.name, "Nell Aspinall"))
    assert attendance_of(session.case, OPEN)[0].name == "Nell Aspinall"
    is_one_step(session, lambda: type_line(qtbot, page.view.attendance.new, "Police, PC Dale"))
    last = attendance_of(session.case, OPEN)[-1]
    assert (last.agency, last.name, last.status) == ("Police", "PC Dale", AttendanceStatus.ATTENDED)
    is_one_step(session, lambda: qtbot.mouseClick(rows(page)[-1].remove, LEFT))


def test_how_people_meet_is_chosen_in_one_step(story: Desk, page: MeetingsPage) -> None:
    session, mode = story.session, page.view.mode
    assert mode.currentText() == "Not recorded"
    mode.setCurrentIndex(mode.findData(MeetingMode.MIXED))
    is_one_step(session, lambda: mode.activated.emit(mode.currentIndex()))
    assert session.case.get_one(Meeting, OPEN).mode is MeetingMode.MIXED
    assert mode.currentText() == "Partly online"


def test_all_who_came_agree_at_once(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    for row in rows(page)[:2]:
        qtbot.mouseClick(row.came, LEFT, pos=row.came.rect().center())
    waiting = page.view.attendance.not_agreed
    assert attendance_of(session.case, OPEN)[1].agency in waiting.text()
    is_one_step(session, lambda: qtbot.mouseClick(page.view.attendance.agree, LEFT))
    assert not waiting.isVisible()
    qtbot.mouseClick(rows(page)[0].agreed, LEFT, pos=rows(page)[0].agreed.rect().center())  # takes it back
    assert waiting.text().endswith(f": {attendance_of(session.case, OPEN)[0].agency}")
    assert [one.agreed for one in attendance_of(session.case, OPEN)][:3] == [False, True, False]


def late(page: MeetingsPage) -> LateArrival:
    return next(one for one in page.window().findChildren(LateArrival) if one.isVisible())


def begin_with(qtbot: QtBot, page: MeetingsPage, *numbers: int) -> None:
    page.list.setFocus()
    for number in numbers:
        page.view.attendance.tick(number)
    qtbot.mouseClick(page.view.attendance.agree, LEFT)


def test_a_late_arrival_agrees_before_anything_is_seen_again(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    begin_with(qtbot, page, 1, 2)
    changes_nothing(session, lambda: page.view.attendance.tick(4))
    cover = late(page)
    assert cover.geometry() == page.window().rect()
    assert attendance_of(session.case, OPEN)[3].agency in cover.who.text()
    assert cover.agree.hasFocus()
    is_one_step(session, lambda: qtbot.keyClick(cover.agree, Qt.Key.Key_Return))
    came = attendance_of(session.case, OPEN)[3]
    assert (came.status, came.agreed) == (AttendanceStatus.ATTENDED, True)
    assert came.joined is not None
    assert rows(page)[3].there.text() == f"from {came.joined:%H:%M}"
    assert not cover.isVisible()


@pytest.mark.parametrize("answer", ["escape", "button"])
def test_who_does_not_agree_has_not_come(qtbot: QtBot, story: Desk, page: MeetingsPage, answer: str) -> None:
    begin_with(qtbot, page, 1, 2)
    page.view.attendance.tick(4)
    cover = late(page)
    act = {
        "escape": lambda: qtbot.keyClick(cover.agree, Qt.Key.Key_Escape),
        "button": lambda: qtbot.mouseClick(cover.out, LEFT),
    }[answer]
    changes_nothing(story.session, act)
    assert not rows(page)[3].came.isChecked()
    assert not cover.isVisible()


def test_somebody_who_is_not_on_the_list_comes_late_in_one_step(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    begin_with(qtbot, page, 1)
    changes_nothing(session, lambda: type_line(qtbot, page.view.attendance.new, "Housing, Ola Dean"))
    is_one_step(session, lambda: qtbot.mouseClick(late(page).agree, LEFT))
    last = attendance_of(session.case, OPEN)[-1]
    assert (last.agency, last.name, last.agreed, last.joined is None) == ("Housing", "Ola Dean", True, False)
    assert page.view.attendance.new.text() == ""


def test_the_sharing_view_does_not_take_the_cover_away_and_the_end_of_the_case_does(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    begin_with(qtbot, page, 1)
    page.view.attendance.tick(4)
    cover = late(page)
    story.session.toggle_sharing()
    assert cover.isVisible()
    story.session.closing.emit()
    assert not cover.isVisible()


def test_from_and_until_when_somebody_was_there(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session, row = story.session, rows(page)[0]
    assert not row.there.isVisible()
    page.view.attendance.tick(1)
    is_one_step(session, lambda: type_line(qtbot, row.there.line, "until 11:30"))
    assert attendance_of(session.case, OPEN)[0].left == time(11, 30)
    row.there.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, row.there.line, "10.20 to 11.30"))
    assert row.there.text() == "10:20–11:30"
    row.there.line.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, row.there.line, "11:30 to 10:20"))
    assert "before it begins" in row.there.hint.text()
    page.view.attendance.tick(1)
    gone = attendance_of(session.case, OPEN)[0]
    assert (gone.joined, gone.left) == (None, None)


def test_notes_chair_and_next_date_reach_the_case(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session, view = story.session, page.view

    def write() -> None:
        view.notes.setFocus()
        qtbot.keyClicks(view.notes, "All agreed on one timetable.")
        view.chair.setFocus()

    is_one_step(session, write)
    is_one_step(session, lambda: type_line(qtbot, view.chair, "Jo Castleton"))
    is_one_step(session, lambda: type_line(qtbot, view.next_date.line, "14 March 2027"))
    now = session.case.get_one(Meeting, OPEN)
    assert (now.notes, now.chair) == ("All agreed on one timetable.", "Jo Castleton")
    assert now.next_date == date(2027, 3, 14)


def test_a_next_date_that_is_none_is_told_beside_the_field(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    field = page.view.next_date
    changes_nothing(story.session, lambda: type_line(qtbot, field.line, "soon"))
    assert "14 March 2027" in field.hint.text()


def closing(page: MeetingsPage) -> ClosingCheck:
    return next(one for one in page.window().findChildren(ClosingCheck) if one.isVisible())


def test_closing_frees_the_way_for_the_next(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    assert not page.open_one.isEnabled()
    changes_nothing(session, lambda: qtbot.mouseClick(page.view.close_it, LEFT))
    is_one_step(session, lambda: qtbot.mouseClick(closing(page).close_it, LEFT))
    assert page.open_one.isEnabled()
    assert not page.view.close_it.isVisible()
    is_one_step(session, lambda: qtbot.mouseClick(page.open_one, LEFT))
    assert session.open_meeting is not None


def test_one_chord_closes_from_any_field_of_the_look_and_takes_what_is_half_typed(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    session.do("Add", formulation.add_part, Action(id="x1", text="Ring the school"))
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = closing(page)
    qtbot.keyClicks(panel.told_child, "Nell tells her")
    qtbot.keyClicks(panel.loose[0].agency, "Education")
    qtbot.keyClick(panel.loose[0].agency, Qt.Key.Key_Return, CONTROL)
    assert session.open_meeting is None
    assert session.case["x1"].owner_agency == "Education"
    assert session.case[OPEN].told_child == "Nell tells her"
    assert not panel.isVisible()


def test_the_look_before_closing_says_when_nobody_took_anything_on(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session

    def says(words: str) -> bool:
        qtbot.mouseClick(page.view.close_it, LEFT)
        panel = closing(page)
        found = any(words in one.text() for one in panel.findChildren(QLabel))
        qtbot.mouseClick(panel.back, LEFT)
        return found

    assert says("nobody took anything on")
    action = Action(id="x2", text="Find a mentor", owner_agency="YJS", due=date(2026, 12, 1))
    session.do("Add", formulation.add_part, action)
    assert says("Every action has an owner and a date.")
    assert not says("nobody took anything on")


def test_the_look_before_closing_asks_for_what_is_loose_and_takes_it(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    for action in (
        Action(id="x1", text="Ring the school"),
        Action(id="x2", text="Find a mentor", owner_agency="YJS", due=date(2026, 12, 1)),
    ):
        session.do("Add", formulation.add_part, action)
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = closing(page)
    loose = panel.loose[0]
    assert [one.text.text() for one in panel.loose] == ["Ring the school"]
    assert loose.agency.hasFocus()
    is_one_step(session, lambda: type_line(qtbot, loose.agency, "Education"))
    is_one_step(session, lambda: type_line(qtbot, loose.due.line, "1 December 2026"))
    is_one_step(session, lambda: type_line(qtbot, panel.next_date.line, "3 March 2027"))
    panel.told_child.setFocus()
    qtbot.keyClicks(panel.told_child, "Nell tells Jay on Friday.")
    is_one_step(session, panel.close_it.setFocus)
    is_one_step(session, lambda: qtbot.mouseClick(panel.debrief, LEFT, pos=QPoint(10, panel.debrief.height() // 2)))
    is_one_step(session, lambda: qtbot.keyClick(panel.close_it, Qt.Key.Key_Space))
    now, action = session.case.get_one(Meeting, OPEN), session.case.get_one(Action, "x1")
    assert not panel.isVisible()
    assert (now.is_open, now.next_date, now.debrief_offered) == (False, date(2027, 3, 3), True)
    assert now.told_child == "Nell tells Jay on Friday."
    assert (action.owner_agency, action.due) == ("Education", date(2026, 12, 1))


def test_what_is_loose_may_be_left_and_escape_keeps_the_meeting_open(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    session.do("Add", formulation.add_part, Action(id="x1", text="Ring the school"))
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = closing(page)
    changes_nothing(session, lambda: qtbot.keyClick(panel, Qt.Key.Key_Escape))
    assert session.open_meeting is not None
    qtbot.mouseClick(page.view.close_it, LEFT)
    is_one_step(session, lambda: qtbot.mouseClick(closing(page).close_it, LEFT))


def test_an_owner_who_left_is_asked_about_beside_the_field(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    row = rows(page)[0]
    type_line(qtbot, row.name, "Nell Aspinall")
    owned = Action(id="x1", text="Ring the school", owner="nell  aspinall", due=date(2026, 12, 1))
    session.do("Add", formulation.add_part, owned)
    qtbot.mouseClick(page.view.close_it, LEFT)
    assert closing(page).loose == []
    closing(page).close_panel()
    last = attendance_of(session.case, session.case.of(Meeting)[0].id)[0]
    session.do("Earlier", meetings.change_attendance, last.id, name="Nell Aspinall")
    row.name.selectAll()
    type_line(qtbot, row.name, "Ola Dean")
    qtbot.mouseClick(page.view.close_it, LEFT)
    loose = closing(page).loose[0]
    assert "no longer on the meeting’s list" in loose.asked.text()
    loose.owner.selectAll()
    is_one_step(session, lambda: type_line(qtbot, loose.owner, "Ola Dean"))
    assert not loose.asked.isVisible()


def test_a_next_meeting_before_this_one_or_already_past_is_told_beside_the_field(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    qtbot.mouseClick(page.view.close_it, LEFT)
    field = closing(page).next_date
    changes_nothing(story.session, lambda: type_line(qtbot, field.line, "1 June 2026"))
    assert "cannot be before this one" in field.hint.text()
    assert field.text() == "1 June 2026"
    closing(page).close_panel()
    page.list.setCurrentRow(1)
    qtbot.keyClicks(page.view.next_date.line, "1 June 2026")
    assert "already past" in page.view.next_date.hint.text()


def test_the_sharing_view_and_the_end_of_the_case_take_the_look_away(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    for end in (story.session.toggle_sharing, story.session.closing.emit):
        qtbot.mouseClick(page.view.close_it, LEFT)
        panel = closing(page)
        end()
        assert not panel.isVisible()


@pytest.mark.parametrize("end", ["toggle_sharing", "closing"])
def test_what_is_half_typed_in_the_look_is_kept_when_it_is_taken_away(
    qtbot: QtBot, story: Desk, page: MeetingsPage, end: str
) -> None:
    session = story.session
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = closing(page)
    panel.told_child.setFocus()
    qtbot.keyClicks(panel.told_child, "Nell tells")
    (session.toggle_sharing if end == "toggle_sharing" else session.closing.emit)()
    assert not panel.isVisible()
    assert session.case.get_one(Meeting, OPEN).told_child == "Nell tells"


def test_decisions_with_dissent_and_what_was_parked_are_a_step_each(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, view = story.session, page.view
    is_one_step(session, lambda: type_line(qtbot, view.decisions.new, "School stays part time"))
    decided = decisions_of(session.case, OPEN)[0]
    entry = view.decisions.entries[decided.id]
    entry.dissent.setFocus()
    qtbot.keyClicks(entry.dissent, "Police: too little")
    is_one_step(session, view.parked.setFocus)
    qtbot.keyClicks(view.parked, "Housing")
    is_one_step(session, view.chair.setFocus)
    assert decisions_of(session.case, OPEN)[0].dissent == "Police: too little"
    assert session.case.get_one(Meeting, OPEN).parked == "Housing"
    page.list.setCurrentRow(1)
    assert view.decisions.entries == {}
    page.list.setCurrentRow(0)
    is_one_step(session, lambda: qtbot.mouseClick(view.decisions.entries[decided.id].remove, LEFT))
    assert decisions_of(session.case, OPEN) == []


def test_attendance_over_time_is_a_table_by_agency_and_meeting(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    first = attendance_of(session.case, session.case.of(Meeting)[0].id)
    for one, status in zip(first, (AttendanceStatus.ATTENDED, AttendanceStatus.APOLOGIES), strict=False):
        session.do("Mark", meetings.mark, one.id, status)
    changes_nothing(session, lambda: qtbot.mouseClick(page.over_time, LEFT))
    panel = page.window().findChild(AttendanceOverTime)
    table = panel.table
    assert table.hasFocus()
    assert table.horizontalHeaderItem(2).text() == "Formulation meeting\n4 Mar 2026"
    told = {table.item(row, 0).text(): [table.item(row, n).text() for n in (1, 2)] for row in range(table.rowCount())}
    assert told[first[0].agency] == ["1 of 1", "Attended"]
    assert told[first[1].agency] == ["0 of 1", "Sent apologies"]
    assert told[first[2].agency] == ["–", "Not recorded"]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_attendance_by_kind_of_meeting_is_a_table_and_a_chart_of_squares(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    session.do("Kind", meetings.change_meeting, OPEN, nature=MeetingKind.REVIEW)
    first = attendance_of(session.case, session.case.of(Meeting)[0].id)
    now = attendance_of(session.case, OPEN)
    ways = ((first[0], "attended"), (now[0], "apologies"), (first[1], "absent"), (now[1], "attended"))
    for one, status in ways:
        session.do("Mark", meetings.mark, one.id, AttendanceStatus(status))
    qtbot.mouseClick(page.over_time, LEFT)
    panel = page.window().findChild(AttendanceOverTime)
    panel.view.setCurrentIndex(1)
    panel.view.activated.emit(1)
    table = panel.table
    told = [[table.item(row, n).text() for n in range(table.columnCount())] for row in range(table.rowCount())]
    assert [table.horizontalHeaderItem(n).text() for n in range(3)] == [
        "Agency",
        "Formulation meeting",
        "Review meeting",
    ]
    assert sorted(told) == sorted([[first[0].agency, "1 of 1", "0 of 1"], [first[1].agency, "0 of 1", "1 of 1"]])
    panel.view.setCurrentIndex(2)
    panel.view.activated.emit(2)
    assert panel.chart.isVisible()
    assert f"{first[0].agency}, Review meeting: 0 of 1" in panel.chart.accessibleDescription()
    assert len(inks_of(panel.chart)) > 2
    assert panel.geometry().bottom() < page.window().height()


def inks_of(chart) -> set[int]:
    """The colours that are painted."""
    shown = chart.grab().toImage()
    return {shown.pixel(x, y) for x in range(0, shown.width(), 2) for y in range(0, shown.height(), 2)}


def test_the_invitation_to_the_next_meeting_is_copied_and_names_nobody(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    changes_nothing(session, lambda: qtbot.mouseClick(page.view.invite, LEFT))
    assert "on which day" in page.view.next_date.hint.text()
    qtbot.keyClicks(page.view.next_date.line, "3 March 2027")
    is_one_step(session, lambda: qtbot.mouseClick(page.view.invite, LEFT))  # leaving the field keeps its day
    panel = page.window().findChild(Invitation)
    assert panel.at.hasFocus()
    qtbot.keyClicks(panel.at, "10:00")
    panel.place.setFocus()
    qtbot.keyClicks(panel.place, "Room 2")
    changes_nothing(session, lambda: qtbot.mouseClick(panel.copy, LEFT))
    copied = QGuiApplication.clipboard().text()
    for words in ("Review meeting", "3 March 2027, 10:00", "Where: Room 2", "Our reference: T-1"):
        assert words in copied
    assert "Jay" not in copied
    assert not panel.isVisible()


def test_the_invitation_is_kept_as_a_calendar_file_that_names_nobody(
    qtbot: QtBot, story: Desk, page: MeetingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, out = story.session, tmp_path / "invitation.ics"
    used: list[tuple[str, str]] = []
    session.used.connect(lambda *told: used.append(told))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))  # the dialog is the system's
    type_line(qtbot, page.view.next_date.line, "3 March 2027")
    qtbot.mouseClick(page.view.invite, LEFT)
    panel = page.window().findChild(Invitation)
    qtbot.keyClicks(panel.at, "2 to 4")
    changes_nothing(session, lambda: qtbot.mouseClick(panel.save, LEFT))
    assert "after noon" in panel.wrong.text()
    assert not out.exists()
    panel.at.selectAll()
    qtbot.keyClicks(panel.at, "2 to 4pm")
    changes_nothing(session, lambda: qtbot.mouseClick(panel.save, LEFT))
    data = out.read_bytes()
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == "Review meeting, Enhanced Case Management"
    assert event.decoded("DTSTART") == datetime(2027, 3, 3, 14, tzinfo=ZoneInfo("Europe/London"))
    assert b"Jay" not in data
    assert b"Mason" not in data
    assert used == [("exported", hashlib.sha256(data).hexdigest())]
    assert not panel.isVisible()


def test_a_next_meeting_that_is_moved_afterwards_keeps_the_day_it_was_set_for(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, view = story.session, page.view
    for day in ("3 March 2027", "4 March 2027"):  # while the meeting is open it is only put right
        view.next_date.line.selectAll()
        type_line(qtbot, view.next_date.line, day)
    assert not view.moved.isVisible()
    session.do("Close", meetings.close_meeting, OPEN)
    view.next_date.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, view.next_date.line, "10 March 2027"))
    assert view.moved.text() == "Moved; it was set for 4 Mar 2027 before."
    session.do("Chair", meetings.change_meeting, OPEN, chair="Jo")
    assert session.case.get_one(Meeting, OPEN).moved_from == (date(2027, 3, 4),)


def test_a_refused_tick_goes_back(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    row = rows(page)[0]
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    changes_nothing(story.session, lambda: qtbot.mouseClick(row.came, LEFT, pos=row.came.rect().center()))
    assert not row.came.isChecked()
    changes_nothing(story.session, lambda: type_line(qtbot, row.agency, "x"))
    assert row.agency.text() == attendance_of(story.session.case, OPEN)[0].agency


def test_another_meeting_is_chosen_by_keys(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert "4 March 2026" in page.view.heading.text()
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert "1 November 2026" in page.view.heading.text()


def test_a_meeting_of_another_day_is_opened_and_its_day_corrected(qtbot: QtBot, desk: Desk, show) -> None:
    page = MeetingsPage(desk.session)
    show(page)
    session = desk.session
    changes_nothing(session, lambda: (type_line(qtbot, page.held.line, "March 2026"), page.open_meeting()))
    assert "14 March 2026" in page.held.hint.text()
    page.held.line.selectAll()
    type_line(qtbot, page.held.line, "14 October 2026")
    is_one_step(session, lambda: qtbot.mouseClick(page.open_one, LEFT))
    assert session.open_meeting.held == date(2026, 10, 14)
    assert page.held.text() == ""
    page.view.held.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, page.view.held.line, "12 October 2026"))
    assert session.open_meeting.held == date(2026, 10, 12)
    page.view.held.line.setFocus()
    page.view.held.line.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, page.view.held.line, "October"))
    assert "14 March 2026" in page.view.held.hint.text()
    page.view.held.line.selectAll()
    qtbot.keyClicks(page.view.held.line, "3 December 2026")
    assert "still to come" in page.view.held.hint.text()


def test_before_the_first_meeting_it_says_what_to_do(qtbot: QtBot, desk: Desk, show) -> None:
    page = MeetingsPage(desk.session)
    show(page)
    assert page.none_yet.isVisible()
    assert not page.view.isVisible()
    qtbot.mouseClick(page.open_one, LEFT)
    assert page.view.isVisible()
    desk.session.undo()
    assert page.none_yet.isVisible()


def test_no_meeting_is_before_the_child_was_born(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session, early = story.session, "4 March 2001"
    page.view.held.line.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, page.view.held.line, early))
    assert "before the child was born" in page.view.held.hint.text()
    assert page.view.held.text() == early  # what was typed is not lost
    session.do("Close", meetings.close_meeting, OPEN)
    qtbot.keyClicks(page.held.line, early)
    changes_nothing(session, lambda: qtbot.mouseClick(page.open_one, LEFT))
    assert "before the child was born" in page.held.hint.text()
    with pytest.raises(Refused):
        meetings.open_new_meeting(session.case, Meeting(id="x", held=date(2001, 3, 4)), session.ids)


def test_tab_goes_once_round_the_page_of_a_closed_meeting(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    for row in rows(page)[:2]:
        qtbot.mouseClick(row.came, LEFT, pos=row.came.rect().center())
    story.session.do("Close", meetings.close_meeting, OPEN)
    qtbot.waitUntil(rows(page)[0].there.isVisible)
    page.list.setFocus()
    met = [page.list]
    while True:
        qtbot.keyClick(met[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in met:
            break
        met.append(now)
    assert now is page.list, f"goes round in a part only, from {now.accessibleName()}"
    assert {page.open_one, page.kind, page.held.line, page.view.chair, page.view.next_date.line} <= set(met)
    assert all(row.there.line in met for row in rows(page)[:2])


def test_a_meeting_opened_by_mistake_is_taken_out_with_all_of_it_and_comes_back_by_undo(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    session.do("Plan", formulation.add_part, Action(id="a", text="Ring the head", meeting=OPEN))
    after = is_one_step(session, lambda: qtbot.mouseClick(page.view.take_out, LEFT))
    assert after.find(Meeting, OPEN) is None
    assert attendance_of(after, OPEN) == []
    assert after.get_one(Action, "a").meeting is None, "what is to be done stays"
    assert page.open_one.isEnabled()
    assert page.list.count() == 1
    assert page.view.heading.text().startswith("Formulation meeting · 4 March 2026")
    qtbot.mouseClick(page.view.take_out, LEFT)
    assert page.none_yet.isVisible()


def test_the_kind_is_put_right_and_a_combined_meeting_says_with_what(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, kind = story.session, page.view.kind
    assert not kind.combined_with.isVisible()
    kind.kind.setFocus()
    is_one_step(session, lambda: qtbot.keyClick(kind.kind, Qt.Key.Key_End))
    assert session.case.get_one(Meeting, OPEN).nature is MeetingKind.COMBINED
    assert page.view.review.isVisible(), "a combined meeting looks back as a review does"
    is_one_step(session, lambda: type_line(qtbot, kind.combined_with, "Risk review of the police"))
    assert session.case.get_one(Meeting, OPEN).combined_with == "Risk review of the police"
    assert page.list.item(0).text().startswith("Combined meeting")
    session.toggle_sharing()
    session.do("Name", meetings.change_meeting, OPEN, combined_with="Review of Ann Mason")
    assert "Mason" not in kind.combined_with.text()


def test_another_meeting_is_shown_from_its_head(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    page.resize(1200, 500)
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    story.session.do("Say it", meetings.change_meeting, OPEN, notes="What was said")
    assert bar.value() > 0  # the same meeting stays where it is read
    page.list.setCurrentRow(1)
    assert bar.value() == 0

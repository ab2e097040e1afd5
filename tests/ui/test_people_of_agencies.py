"""The professionals of a case, through real widgets: put down, invited, on the next list, gone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import TODAY
from hands import LEFT, type_line
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.course import attendance_of, psychologist_came
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting
from ecm_desktop.domain.professionals import Belonging, Professional
from ecm_desktop.editing import formulation, meetings, professionals
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.meeting.late import LateArrival
from ecm_desktop.ui.meeting.people import PeopleOfAgencies
from ecm_desktop.ui.new_action import NewAction
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.session import Session

OPEN = "open"


@pytest.fixture
def page(story: Desk, show) -> MeetingsPage:
    made = MeetingsPage(story.session)
    show(made)
    return made


def open_people(qtbot: QtBot, page: MeetingsPage) -> PeopleOfAgencies:
    qtbot.mouseClick(page.people, LEFT)
    (panel,) = (one for one in page.window().findChildren(PeopleOfAgencies) if one.isVisible())
    return panel


def introduce(session: Session, *told: tuple[str, str, str, str, Belonging]) -> None:
    for agency, name, role, contact, belonging in told:
        new = Professional(
            id=f"p-{name}", agency=agency, name=name, role=role, contact=contact, belonging=belonging
        )  # fmt: skip
        session.do("Introduce", professionals.introduce, new)


JO = ("Education", "Jo Okafor", "SENCO", "jo@school.example, 0113 496 0000", Belonging.CORE)
SAM = ("Health", "Sam Dale", "Psychologist", "", Belonging.INVITED)
ANA = ("Police", "Ana Lee", "", "ana@police.example", Belonging.LEFT)


def test_one_line_puts_somebody_down_and_their_fields_correct_them(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, panel = story.session, open_people(qtbot, page)
    assert panel.part.new.hasFocus()
    is_one_step(session, lambda: type_line(qtbot, panel.part.new, "Education, Jo Okafor, SENCO, jo@school.example"))
    (jo,) = session.case.of(Professional)
    assert (jo.agency, jo.name, jo.role, jo.contact) == ("Education", "Jo Okafor", "SENCO", "jo@school.example")
    assert jo.belonging is Belonging.CORE
    entry = panel.part.entries[jo.id]
    entry.fields["role"].selectAll()
    is_one_step(session, lambda: type_line(qtbot, entry.fields["role"], "Head of year"))
    entry.belonging.setCurrentIndex(entry.belonging.findData(Belonging.INVITED))
    is_one_step(session, lambda: entry.belonging.activated.emit(entry.belonging.currentIndex()))
    jo = session.case.get_one(Professional, jo.id)
    assert (jo.role, jo.belonging) == ("Head of year", Belonging.INVITED)
    changes_nothing(session, lambda: type_line(qtbot, panel.part.new, "education,  JO OKAFOR"))  # there already
    assert panel.part.new.text(), "what was typed is not lost"
    panel.part.new.setText("")
    entry.fields["agency"].selectAll()
    changes_nothing(session, lambda: type_line(qtbot, entry.fields["agency"], " "))
    assert entry.fields["agency"].text() == "Education"
    is_one_step(session, lambda: qtbot.mouseClick(entry.remove, LEFT))
    assert session.case.of(Professional) == ()


def test_an_address_that_is_none_is_told_beside_it_and_stays_as_written(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    introduce(session, JO)
    panel = open_people(qtbot, page)
    entry = panel.part.entries["p-Jo Okafor"]
    assert not entry.wrong.isVisible()
    entry.fields["contact"].selectAll()
    is_one_step(session, lambda: type_line(qtbot, entry.fields["contact"], "jo@school"))
    assert "no e-mail address" in entry.wrong.text()
    assert session.case.get_one(Professional, "p-Jo Okafor").contact == "jo@school"
    qtbot.keyClicks(panel.part.new, ", Jo")
    assert "which agency" in panel.part.understood.text()
    panel.part.new.setText("Police, Ana Lee, officer, ana@")
    assert "no e-mail address" in panel.part.understood.text()
    panel.part.new.setText("Police, Ana Lee")
    assert panel.part.understood.text() == "Police · Ana Lee"


def test_the_list_of_the_last_meeting_is_taken_over_once(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session, panel = story.session, open_people(qtbot, page)
    listed = attendance_of(session.case, OPEN)
    assert panel.take_over.isVisible()
    is_one_step(session, lambda: qtbot.mouseClick(panel.take_over, LEFT))
    assert [one.agency for one in session.case.of(Professional)] == [one.agency for one in listed]
    assert {one.professional for one in attendance_of(session.case, OPEN)} == {
        one.id for one in session.case.of(Professional)
    }
    assert not panel.take_over.isVisible()


def test_in_sharing_view_nobody_is_named_and_no_address_is_read(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    introduce(session, JO)
    session.toggle_sharing()
    panel = open_people(qtbot, page)
    fields = panel.part.entries["p-Jo Okafor"].fields
    assert [fields[name].text() for name in ("name", "contact")] == ["J.O.", "•••"]
    assert all(fields[name].isReadOnly() for name in ("name", "contact"))
    assert session.veil("ring Okafor") == "ring O."
    session.toggle_sharing()
    assert not panel.isVisible()  # what is shown differs: it is opened anew


def test_a_new_meeting_starts_from_them_and_knows_who_was_invited(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    introduce(session, SAM, JO, ANA)
    type_line(qtbot, page.view.next_date.line, "3 March 2027")
    qtbot.mouseClick(page.view.invite, LEFT)
    panel = page.window().findChild(Invitation)
    assert [panel.guests.item(n).text() for n in range(panel.guests.count())] == [
        "Education, Jo Okafor, SENCO", "Health, Sam Dale, Psychologist",
    ]  # fmt: skip
    panel.guests.setFocus()
    qtbot.keyClick(panel.guests, Qt.Key.Key_Down)
    qtbot.keyClick(panel.guests, Qt.Key.Key_Space)
    is_one_step(session, lambda: qtbot.mouseClick(panel.addresses, LEFT))
    assert QGuiApplication.clipboard().text() == "Jo Okafor <jo@school.example>"
    assert session.case.get_one(Meeting, OPEN).next_invited == ("p-Jo Okafor",)
    session.do("Close", meetings.close_meeting, OPEN)
    session.do("Open", meetings.open_new_meeting, Meeting(id="m9", held=date(2027, 3, 3), is_open=True), session.ids)
    listed = attendance_of(session.case, "m9")
    assert [(one.agency, one.name, one.status) for one in listed[:2]] == [
        ("Education", "Jo Okafor", AttendanceStatus.INVITED), ("Health", "Sam Dale", AttendanceStatus.NOT_SAID),
    ]  # fmt: skip
    assert "Ana Lee" not in [one.name for one in listed]
    assert len(listed) > 2, "who was on the list last time and is none of them is on it still"
    session.do("Came", meetings.mark, listed[1].id, AttendanceStatus.ATTENDED)
    assert psychologist_came(session.case, "m9"), "the role tells it where the agency does not"


def test_nobody_with_an_address_is_said_beside_the_list(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    introduce(session, SAM)
    type_line(qtbot, page.view.next_date.line, "3 March 2027")
    qtbot.mouseClick(page.view.invite, LEFT)
    panel = page.window().findChild(Invitation)
    changes_nothing(session, lambda: qtbot.mouseClick(panel.addresses, LEFT))
    assert "e-mail" in panel.no_address.text()
    assert panel.isVisible()


def test_an_action_of_somebody_who_left_asks_who_takes_it_on(qtbot: QtBot, story: Desk, show) -> None:
    session = story.session
    introduce(session, JO)
    session.do("Add", formulation.add_part, Action(id="a1", text="Ring the head", owner="Jo Okafor", meeting=OPEN))
    page = PlanPage(session)
    show(page)
    entry = page.todo.entries["a1"]
    assert "has left" not in entry.waiting.text()
    session.do("Left", professionals.change_professional, "p-Jo Okafor", belonging=Belonging.LEFT)
    assert "has left" in entry.waiting.text()
    panel = NewAction(session, page.window())
    panel.prepare()
    panel.who.setText("Education, jo okafor")
    assert "have left" in panel.present.text()


def test_a_calendar_file_names_those_who_are_ticked_once_somebody_invites(
    qtbot: QtBot, story: Desk, page: MeetingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, out = story.session, tmp_path / "invitation.ics"
    ana = ("Police", "Ana Lee", "", "ana@police.example", Belonging.INVITED)
    introduce(session, JO, SAM, ana)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))  # the dialog is the system's
    type_line(qtbot, page.view.next_date.line, "3 March 2027")
    qtbot.mouseClick(page.view.invite, LEFT)
    panel = page.window().findChild(Invitation)
    assert [panel.by.itemText(n) for n in range(panel.by.count())][1:] == [
        "Education, Jo Okafor, SENCO", "Police, Ana Lee",
    ]  # fmt: skip
    panel.by.show_key("p-Jo Okafor")
    is_one_step(session, lambda: qtbot.mouseClick(panel.save, LEFT))
    (event,) = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert event["ORGANIZER"] == "mailto:jo@school.example"
    assert event["ATTENDEE"] == "mailto:ana@police.example"
    assert len(session.case.get_one(Meeting, OPEN).next_invited) == 3
    for name in (b"Jay", b"Mason"):
        assert name not in out.read_bytes()


def test_somebody_known_who_comes_after_all_is_known_by_the_name_alone(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    introduce(session, ANA)
    is_one_step(session, lambda: type_line(qtbot, page.view.attendance.new, "ana lee"))
    last = attendance_of(session.case, OPEN)[-1]
    assert (last.agency, last.name, last.professional) == ("Police", "Ana Lee", "p-Ana Lee")
    is_one_step(session, lambda: type_line(qtbot, page.view.attendance.new, "Housing, Bo Ray"))
    last = attendance_of(session.case, OPEN)[-1]
    assert (last.agency, last.name, last.professional) == ("Housing", "Bo Ray", None)


def test_who_signed_beforehand_has_agreed_and_is_not_asked_when_they_come_late(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    introduce(session, JO, SAM)
    panel = open_people(qtbot, page)
    line = panel.part.entries["p-Jo Okafor"].signed.line
    type_line(qtbot, line, "3 March 2027")
    assert "still to come" in panel.part.entries["p-Jo Okafor"].signed.hint.text()
    assert session.case.get_one(Professional, "p-Jo Okafor").signed is None
    line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, line, "1 March 2026"))
    panel.close_panel()
    session.do("Close", meetings.close_meeting, OPEN)
    page.open_meeting()
    meeting = session.open_meeting.id
    jo, sam = attendance_of(session.case, meeting)[:2]
    assert (jo.agreed, jo.signed, sam.agreed) == (True, date(2026, 3, 1), False)
    attendance = page.view.attendance
    assert attendance.signed.text().endswith("Education (1 Mar 2026)")
    attendance.tick(2)  # nobody has agreed there yet: no cover
    assert not any(one.isVisible() for one in page.window().findChildren(LateArrival))
    is_one_step(session, attendance.all_agree)
    is_one_step(session, lambda: attendance.tick(1))
    jo = attendance_of(session.case, meeting)[0]
    assert (jo.status, jo.joined is not None) == (AttendanceStatus.ATTENDED, True)
    assert not any(one.isVisible() for one in page.window().findChildren(LateArrival))
    attendance.tick(3)
    assert any(one.isVisible() for one in page.window().findChildren(LateArrival))


def test_what_is_signed_while_a_meeting_is_open_reaches_its_list_and_can_be_taken_back(story: Desk) -> None:
    session = story.session
    introduce(session, JO)
    session.do("Ask", meetings.ask, Attendance(id="a", meeting=OPEN, agency="Education", professional="p-Jo Okafor"))
    session.do("Ask", meetings.ask, Attendance(id="b", meeting=OPEN, agency="Police"))
    session.do("Sign", professionals.sign, "p-Jo Okafor", TODAY)
    jo, police = (session.case.get_one(Attendance, key) for key in "ab")
    assert (jo.signed, jo.agreed, police.agreed) == (TODAY, True, False)
    session.do("Sign", professionals.sign, "p-Jo Okafor", None)
    assert not session.case.get_one(Attendance, "a").agreed
    session.do("Agree", meetings.change_attendance, "a", agreed=True)
    session.do("Sign", professionals.sign, "p-Jo Okafor", TODAY)
    assert session.case.get_one(Attendance, "a").signed is None, "they agreed there themselves"


def test_agreeing_before_anybody_came_makes_nobody_late(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    attendance = page.view.attendance
    changes_nothing(story.session, attendance.all_agree)
    is_one_step(story.session, lambda: attendance.tick(1))
    assert not any(one.isVisible() for one in page.window().findChildren(LateArrival))

"""Who is speaking: chosen by number from those present, credited with every line until somebody else speaks."""

from __future__ import annotations

import pytest
from hands import ALT, LEFT, type_line
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more

from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.editing import meetings
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.room import Room
from ecm_desktop.ui.window import MainWindow

KEYS = {number: Qt.Key(Qt.Key.Key_0 + number) for number in range(1, 10)}
SCHOOL, POLICE = 5, 6  # on the list that a meeting begins with


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with a story and a meeting that is open."""
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def story(room_window: MainWindow) -> Room:
    return room_window.room


@pytest.fixture
def page(story: Room) -> TimelinePage:
    return story.show_page("timeline")


@pytest.fixture
def said(story: Room) -> list[Notice]:
    told: list[Notice] = []
    story.session.noticed.connect(told.append)
    return told


def came(story: Room, *numbers: int) -> None:
    asked = attendance_of(story.session.case, story.session.open_meeting.id)
    for number in numbers:
        assert story.session.do("Came", meetings.mark, asked[number - 1].id, AttendanceStatus.ATTENDED)


def press(qtbot: QtBot, page: TimelinePage, number: int) -> None:
    page.typed.line.setFocus()
    qtbot.keyClick(page.typed.line, KEYS[number], ALT)


def told_by(story: Room, title: str) -> list[str]:
    found = next(one for one in story.session.case.of(LifeEvent) if one.title == title)
    return [story.session.case.get_one(Source, one.source).agency for one in found.tellings]


def test_the_speakers_agency_is_credited_until_somebody_else_speaks(
    qtbot: QtBot, story: Room, page: TimelinePage
) -> None:
    came(story, SCHOOL, POLICE)
    press(qtbot, page, SCHOOL)
    assert page.typed.speaking.text() == "Education speaks  ×"
    type_line(qtbot, page.typed.line, "year 7 excluded 3 days")
    type_line(qtbot, page.typed.line, "year 8 moved school")
    press(qtbot, page, POLICE)
    type_line(qtbot, page.typed.line, "2024 seen at the harbour")
    type_line(qtbot, page.typed.line, "2024 a broken window #health")
    qtbot.mouseClick(page.typed.speaking, LEFT)
    assert not page.typed.speaking.isVisible()
    type_line(qtbot, page.typed.line, "2025 a good summer")
    titles = ("excluded 3 days", "moved school", "seen at the harbour", "a broken window", "a good summer")
    assert [told_by(story, title) for title in titles] == [["education"], ["education"], ["police"], ["health"], []]
    assert sum(one.agency == "education" for one in story.session.case.of(Source)) == 1


def test_the_same_number_again_lets_nobody_speak(qtbot: QtBot, story: Room, page: TimelinePage) -> None:
    came(story, SCHOOL)
    press(qtbot, page, SCHOOL)
    press(qtbot, page, SCHOOL)
    assert page.typed.speaking.agency == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [(SCHOOL, "Education is not ticked as come. Tick them on the meeting’s page first."),
     (9, "Nobody has the number 9 on the meeting’s list.")],
)  # fmt: skip
def test_who_is_not_there_cannot_speak(
    qtbot: QtBot, page: TimelinePage, said: list[Notice], number: int, why: str
) -> None:
    press(qtbot, page, number)
    assert [one.text for one in said] == [why]
    assert page.typed.speaking.agency == ""


def test_why_nobody_speaks_is_said_no_longer_once_somebody_does(qtbot: QtBot, story: Room, page: TimelinePage) -> None:
    came(story, POLICE)
    story.notices.clear()
    press(qtbot, page, SCHOOL)
    assert story.notices.text.startswith("Education is not ticked as come.")
    press(qtbot, page, POLICE)
    assert page.typed.speaking.agency == "police"
    assert story.notices.text == ""


def test_a_notice_of_something_else_stays_when_somebody_speaks(qtbot: QtBot, story: Room, page: TimelinePage) -> None:
    press(qtbot, page, SCHOOL)
    came(story, SCHOOL)
    done = story.notices.text
    assert done.startswith("Done:")
    press(qtbot, page, SCHOOL)
    assert (page.typed.speaking.agency, story.notices.text) == ("education", done)


def test_without_a_meeting_nobody_is_present(qtbot: QtBot, story: Room, page: TimelinePage, said: list[Notice]) -> None:
    story.session.do("Close", meetings.close_meeting, story.session.open_meeting.id)
    said.clear()
    press(qtbot, page, 1)
    assert [one.text for one in said] == ["Who speaks is chosen from those present: open a meeting first."]


def test_what_the_line_is_understood_as_names_the_speaker(qtbot: QtBot, story: Room, page: TimelinePage) -> None:
    came(story, SCHOOL)
    qtbot.keyClicks(page.typed.line, "2019 stopped coming")
    press(qtbot, page, SCHOOL)
    assert "education" in [one.text() for one in page.typed.chips()]


def test_in_the_sharing_view_the_agencys_own_name_is_cut(qtbot: QtBot, story: Room, page: TimelinePage) -> None:
    session = story.session
    school = attendance_of(session.case, session.open_meeting.id)[SCHOOL - 1]
    assert session.do("Name", meetings.change_attendance, school.id, agency="Education (Ridgeway)")
    came(story, SCHOOL)
    press(qtbot, page, SCHOOL)
    assert page.typed.speaking.text() == "Education (Ridgeway) speaks  ×"
    session.toggle_sharing()
    shown = page.typed.speaking.text() + page.typed.speaking.accessibleName()
    assert "Ridgeway" not in shown
    assert page.typed.speaking.agency == "Education (Ridgeway)"

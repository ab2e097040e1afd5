"""A formulation and two reviews of a child through real windows: a level drops, one agency never acts, and it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hands import CONTROL, LEFT, SHIFT, Hand, drop_files, keep_under
from journeys.gates import begin_case, make_vault, unlock
from journeys.rooms import accept_files, choose, go_to, noon, session_of, words_of, words_on, write
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.course import attendance_of, latest_meeting, position_at
from ecm_desktop.domain.formulation import Action, ActionStatus, HypothesisStatus, RecommendationStatus, Report
from ecm_desktop.domain.meetings import AttendanceStatus, MeetingKind
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.over_time import AttendanceOverTime
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.ui.wiring import Wiring

Key = Qt.Key
FILES = ("social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged")
FIRST, SECOND, THIRD = date(2026, 11, 2), date(2027, 3, 1), date(2027, 6, 7)
GUESS = "Losing people without a goodbye has taught her that people go."
TIMETABLE, TWIN = "One timetable across agencies.", "Monthly time with her twin."
ASKED_OF_SCHOOL, ASKED_OF_YJS = "Name one adult in school", "Agree the timetable"
MOVED = "She moved twice in January."


class Year:
    """The same window, closed after each meeting and opened on the day of the next."""

    def __init__(self, qtbot: QtBot, make_window: Callable[[], MainWindow], wiring: Wiring) -> None:
        self.qtbot, self._make, self._clock = qtbot, make_window, wiring.clock
        self.passphrase = ""
        self.window: MainWindow | None = None

    def first_day(self, files: list[Path]) -> None:
        self._clock.at = noon(FIRST)
        self.window = self._make()
        self.window.resize(1366, 768)
        self.passphrase = make_vault(self.qtbot, self.window)
        begin_case(self.qtbot, self.window, "YJ-7", "Imani Grace Thornbury", "31 August 2011")
        drop_files(self.window, files)
        page = self.window.room.stack.currentWidget()
        self.qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=20_000)
        accept_files(self.qtbot, page)
        self.qtbot.waitUntil(lambda: self.window.room.current == "timeline")

    def another_day(self, day: date) -> None:
        self.window.close()
        self._clock.at = noon(day)
        self.window = self._make()
        self.window.resize(1366, 768)
        unlock(self.qtbot, self.window, self.passphrase)

    @property
    def case(self):
        return session_of(self.window).case

    @property
    def meeting(self) -> str:
        return latest_meeting(self.case).id

    def page(self, key: str, kind: type):
        return go_to(self.qtbot, self.window, key, kind)

    def keys(self, *keys: Qt.Key | str, held=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key, held)

    def action(self, text: str) -> Action:
        return next(one for one in self.case.of(Action) if one.text == text)

    def open_meeting(self, expected: MeetingKind) -> MeetingsPage:
        page = self.page("meetings", MeetingsPage)
        self.qtbot.mouseClick(page.open_one, LEFT)
        assert latest_meeting(self.case).nature is expected
        assert latest_meeting(self.case).held == session_of(self.window).setting.today
        return page

    def close_meeting(self, following: str) -> None:
        """By the look before closing: the next date, what the child is told, the debrief."""
        page = self.page("meetings", MeetingsPage)
        self.keys(Key.Key_C, held=CONTROL | SHIFT)
        panel = next(one for one in self.window.findChildren(ClosingCheck) if one.isVisible())
        assert panel.loose == []
        write(self.qtbot, panel.next_date.line, following)
        write(self.qtbot, panel.told_child, "Nell tells her on Friday.")
        self.qtbot.mouseClick(panel.debrief, LEFT, pos=QPoint(10, panel.debrief.height() // 2))
        self.qtbot.mouseClick(panel.close_it, LEFT)
        assert session_of(self.window).open_meeting is None
        assert page.view.close_it.isHidden()


@pytest.fixture
def year(qtbot: QtBot, make_window: Callable[[], MainWindow], wiring: Wiring) -> Year:
    return Year(qtbot, make_window, wiring)


def test_a_formulation_and_two_reviews(
    qtbot: QtBot, year: Year, shared: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    year.first_day([shared("cases/twins") / name for name in FILES])
    formulate(qtbot, year)
    year.another_day(SECOND)
    review_with_a_step_down(qtbot, year)
    year.another_day(THIRD)
    review_again(qtbot, year)
    look_at_attendance(qtbot, year)
    the_minutes_are_right(make_document(qtbot, year, "Minutes and actions", tmp_path, monkeypatch))
    the_review_is_right(make_document(qtbot, year, "Review report", tmp_path, monkeypatch))
    the_pack_is_right(make_document(qtbot, year, "Accountability pack", tmp_path, monkeypatch))


def who_came(year: Year, digits: str) -> None:
    """Ticked by digits where opening the meeting left the keyboard, and all agree by one key."""
    year.keys(*digits)
    year.keys(Key.Key_A)
    came = [one for one in attendance_of(year.case, year.meeting) if one.status is AttendanceStatus.ATTENDED]
    assert len(came) == len(digits)
    assert all(one.agreed for one in came)


def formulate(qtbot: QtBot, year: Year) -> None:
    page = year.open_meeting(MeetingKind.FORMULATION)
    who_came(year, "12346")
    education = page.view.attendance.rows()[4]
    choose(qtbot, education.status, AttendanceStatus.APOLOGIES)
    write(qtbot, page.view.attendance.rows()[2].name, "Nell Aspinall")
    assert attendance_of(year.case, year.meeting)[2].name == "Nell Aspinall"
    write(qtbot, page.view.decisions.new, "School stays part time", Key.Key_Return)
    decided = next(iter(page.view.decisions.entries.values()))
    write(qtbot, decided.dissent, "Police: too little")

    year.keys(Key.Key_PageDown, Key.Key_PageDown, held=CONTROL)  # purpose, timeline
    assert year.window.room.current == "timeline"
    year.keys(Key.Key_N, held=CONTROL | SHIFT)
    year.keys(*"Two homes in one year")
    year.keys(Key.Key_Return)

    model = year.page("model", ModelPage)
    hand = Hand(qtbot, model.pyramid)
    hand.click(hand.mark("level:relationship"))
    write(qtbot, model.position.why, "She trusts Gran.")
    write(qtbot, model.numbers.ranges[AgeDomain.EMOTIONAL].low, "8")
    assert position_at(year.case, year.meeting).level is Level.RELATIONSHIP

    plan = year.page("plan", PlanPage)
    write(qtbot, plan.hypotheses.new, GUESS, Key.Key_Return)
    for text in (TIMETABLE, TWIN):
        write(qtbot, plan.recommendations.new, text, Key.Key_Return)
    for text, agency, due in ((ASKED_OF_SCHOOL, "Education", "1 December 2026"), (ASKED_OF_YJS, "YJS", "4 Jan 2027")):
        write(qtbot, plan.todo.new, text, Key.Key_Return)
        entry = plan.todo.entries[year.action(text).id]
        write(qtbot, entry.agency, agency)
        write(qtbot, entry.due.line, due)
    assert year.action(ASKED_OF_SCHOOL).due == date(2026, 12, 1)
    year.close_meeting("1 March 2027")


def review_with_a_step_down(qtbot: QtBot, year: Year) -> None:
    page = year.open_meeting(MeetingKind.REVIEW)
    who_came(year, "1346")  # no psychologist, nobody from education
    choose(qtbot, page.view.attendance.rows()[4].status, AttendanceStatus.ABSENT)
    assert page.view.review.without.isVisible()
    said = words_on(page.view.review.changed)
    assert "Since the meeting of 2 November 2026." in said
    assert "2 still open · 2 past their date" in said

    write(
        qtbot,
        year.page("timeline", TimelinePage).typed.line,
        "14 January 2027 moved to her aunt @social",
        Key.Key_Return,
    )
    model = year.page("model", ModelPage)
    year.keys(Key.Key_1)
    assert position_at(year.case, year.meeting).level is Level.ROUTINE
    assert model.position.drop.isVisible()
    write(qtbot, model.position.happening, MOVED)
    assert "no psychologist is recorded as there" in model.position.room.text()

    plan = year.page("plan", PlanPage)
    choose(qtbot, plan.todo.entries[year.action(ASKED_OF_YJS).id].status, ActionStatus.DONE)
    school = plan.todo.entries[year.action(ASKED_OF_SCHOOL).id]
    assert "90 days past its date · carried over 1 meeting" in school.waiting.text()
    qtbot.mouseClick(school.more, LEFT)
    write(qtbot, school.log.new, "Rang the head twice", Key.Key_Return)

    page = year.page("meetings", MeetingsPage)
    said = words_on(page.view.review.changed)
    assert "moved to her aunt · 14 January 2027" in said
    assert "1 done since then · 1 still open · 1 past its date" in said
    walk_through(qtbot, page, year, RecommendationStatus.PARTLY, "School cut the afternoons")
    year.close_meeting("7 June 2027")


def walk_through(qtbot: QtBot, page: MeetingsPage, year: Year, status: RecommendationStatus, why: str) -> None:
    """The first recommendation stands otherwise, and why; everything else stands as before."""
    review = page.view.review
    first, *others = review.recommendations.rows.values()
    choose(qtbot, first.status, status)
    write(qtbot, first.why, why)
    for row in (*others, *review.hypotheses.rows.values()):
        qtbot.mouseClick(row.as_before, LEFT)
    assert "2 of 2 looked at" in review.recommendations.so_far.text()
    write(qtbot, review.adds_value, "Yes: one plan instead of five.")


def review_again(qtbot: QtBot, year: Year) -> None:
    page = year.open_meeting(MeetingKind.REVIEW)
    who_came(year, "12346")
    choose(qtbot, page.view.attendance.rows()[4].status, AttendanceStatus.ABSENT)
    first = next(iter(page.view.review.recommendations.rows.values()))
    assert (first.status.key(), first.why.text()) == (RecommendationStatus.PARTLY, "")
    assert "School cut the afternoons" in first.earlier.text()
    model = year.page("model", ModelPage)
    year.keys(Key.Key_2)
    assert not model.position.drop.isVisible()
    page = year.page("meetings", MeetingsPage)
    walk_through(qtbot, page, year, RecommendationStatus.WORKING, "Every Monday now")
    choose(qtbot, next(iter(page.view.review.hypotheses.rows.values())).status, HypothesisStatus.SUPPORTED)
    said = words_on(page.view.review.changed)
    assert "Safety and routine" in said.replace("1 ", "")
    assert "Trusting relationship" in said
    assert "1 still open · 1 past its date" in said
    waiting = year.page("plan", PlanPage).todo.entries[year.action(ASKED_OF_SCHOOL).id].waiting
    assert "188 days past its date · carried over 2 meetings" in waiting.text()
    year.close_meeting("6 December 2027")


def look_at_attendance(qtbot: QtBot, year: Year) -> None:
    page = year.page("meetings", MeetingsPage)
    qtbot.mouseClick(page.over_time, LEFT)
    panel = next(one for one in year.window.findChildren(AttendanceOverTime) if one.isVisible())
    table = panel.table
    told = {
        table.item(row, 0).text(): [table.item(row, n).text() for n in range(1, table.columnCount())]
        for row in range(table.rowCount())
    }
    assert told["Education"] == ["0 of 3", "Sent apologies", "Absent", "Absent"]
    assert told["Psychologist"] == ["2 of 2", "Attended", "Not recorded", "Attended"]
    assert told["YJS case manager"] == ["3 of 3", "Attended", "Attended", "Attended"]
    year.keys(Key.Key_Escape)
    assert not panel.isVisible()


def make_document(qtbot: QtBot, year: Year, edition: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a document of the last meeting; gives its words."""
    out = folder / f"{edition}.pdf"
    monkeypatch.setattr(Path, "home", lambda: folder)
    keep_under(year.window, edition)  # the room sees the screen: no folder is listed
    page = year.page("report", ReportPage)
    button = next(one for one in page.edition.findChildren(QAbstractButton) if one.text() == edition)
    button.click()
    assert page.edition.key() != "full"
    before = len(year.case.of(Report))
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(lambda: len(year.case.of(Report)) > before, timeout=60_000)
    return words_of(out)


def the_minutes_are_right(said: str) -> None:
    told = (
        "Next meeting: 6 December 2027", "Nell tells her on Friday.", "A debrief was offered.", "Looked at again",
        f"{TIMETABLE.rstrip('.')}: working. Every Monday now", "Yes: one plan instead of five.",
        "2 Trusting relationship", ASKED_OF_SCHOOL, "Nell Aspinall",
    )  # fmt: skip
    assert [one for one in told if one not in said] == []
    assert "Two homes in one year" not in said  # that was the first meeting


def the_review_is_right(said: str) -> None:
    told = (
        "7 June 2027",
        "1 March 2027",
        "1 Safety and routine",
        "2 Trusting relationship",
        ASKED_OF_SCHOOL,
        "working",
    )
    assert [one for one in told if one not in said] == []


def the_pack_is_right(said: str) -> None:
    still, finished = said.split("Finished")[0], said.split("Finished")[1]
    for one in (
        ASKED_OF_SCHOOL,
        "Education",
        "188 days past its date",
        "carried over 2 meetings",
        "Rang the head twice",
    ):
        assert one in still
    assert ASKED_OF_YJS in finished
    assert finished.count("Absent") == 2
    assert GUESS not in said
    assert MOVED not in said

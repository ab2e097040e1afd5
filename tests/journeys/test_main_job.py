"""The main job through real windows: agency records in, pictures on screen, a meeting held, a report out, all kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pypdf
import pytest
from hands import CONTROL, LEFT, SHIFT, Hand, drop_files, keep_under
from journeys.gates import begin_case, make_vault, unlock
from journeys.keys import TAB, Keyboard
from journeys.rooms import accept_files, go_to, session_of, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.marks import Role, Symbol
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at, attendance_of, latest_meeting, position_at
from ecm_desktop.domain.dates import Precision, age_on
from ecm_desktop.domain.formulation import Hypothesis, Recommendation, Report
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.domain.seats import Seat
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow

FILES = ("social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged")
BORN = date(2011, 8, 31)
GUESS = "Losing people without a goodbye has taught her that people go."
WHY_SO_YOUNG = "Soothed like a much younger child."
WORTH_DOING = "One timetable across agencies, the same days each week."


@pytest.fixture(params=["the shared case", "the shipped sample"])
def folder(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> Path:
    """The agency files: those beside the project, and those that are shipped."""
    return shared("cases/twins") if request.param == "the shared case" else resource_dir() / "samples" / "imani"


def test_from_agency_files_to_a_report(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    vault_folder: Path,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window()
    window.resize(1366, 768)
    passphrase = make_vault(qtbot, window)
    begin_case(qtbot, window, "YJ-7", "Imani Grace Thornbury-Adeyẹmi", "31 August 2011")

    bring_in(qtbot, window, [folder / name for name in FILES])
    add_by_the_typed_line(qtbot, window)
    drag_an_event(qtbot, window)
    drag_a_person(qtbot, window)
    drag_the_scrubber(qtbot, window)
    hold_a_meeting(qtbot, window)
    place_on_the_model(qtbot, window)
    set_the_ages(qtbot, window)
    write_the_plan(qtbot, window)
    out = tmp_path / "report.pdf"
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    make_the_report(qtbot, window, out)

    case = session_of(window).case
    window.close()
    nothing_can_be_read(vault_folder, case)
    again = make_window()
    unlock(qtbot, again, passphrase)
    assert session_of(again).case == case


def test_the_sample_case_from_the_first_start(
    qtbot: QtBot, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    window = make_window()
    make_vault(qtbot, window)
    page = window.gate.currentWidget()
    assert isinstance(page, CasesPage)
    keys = Keyboard(qtbot, window)
    keys.to(page.choose.sample)
    keys.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
    assert window.room.header.fictional.isVisible()
    timeline = go_to(qtbot, window, "timeline", TimelinePage)
    assert any(one.role is Role.EVENT for one in Hand(qtbot, timeline.timeline).marks())
    model = go_to(qtbot, window, "model", ModelPage)
    assert model.position.level.key() == Level.TRAUMA
    case = session_of(window).case
    window.close()
    nothing_can_be_read(vault_folder, case)


def bring_in(qtbot: QtBot, window: MainWindow, files: list[Path]) -> None:
    """Drop the files, look at what was read, accept it; the timeline comes up with lanes, axis and cards."""
    drop_files(window, files)
    page = window.room.stack.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=20_000)
    rows, people = len(page.model.chosen().rows), sum(len(one.people) for one in page.model.proposals.families)
    assert rows > 100
    assert f"{rows} rows and {people} people" in page.accept_all.text()
    page.only.click()  # first what somebody should look at
    assert 0 < page.table.model().rowCount() < page.model.rowCount()
    page.only.click()
    before = session_of(window).case
    assert accept_files(qtbot, page) == 2, "the agencies date two deaths differently"
    qtbot.waitUntil(lambda: window.room.current == "timeline")
    assert session_of(window).editor.history.next_undo.title == "Bring in files"
    assert len(session_of(window).case.of(LifeEvent)) > len(before.of(LifeEvent)) + 50
    marks = Hand(qtbot, window.room.stack.currentWidget().timeline).marks()
    assert {Role.LANE, Role.LANE_TITLE, Role.AXIS, Role.EVENT, Role.SCRUBBER} <= {one.role for one in marks}
    family = go_to(qtbot, window, "family", FamilyPage)
    rows_of_people = {round(one.rect.y) for one in people_on(Hand(qtbot, family.board))}
    assert len(rows_of_people) >= 3  # generations


def people_on(hand: Hand) -> list[Symbol]:
    return [one for one in hand.marks() if isinstance(one, Symbol) and one.role is Role.PERSON]


def add_by_the_typed_line(qtbot: QtBot, window: MainWindow) -> None:
    """One line, one event: dated, in its lane, told by its agency, and selected."""
    page = go_to(qtbot, window, "timeline", TimelinePage)
    write(qtbot, page.typed.line, "12 March 2019 moved to the nurture class @education #school", Qt.Key.Key_Return)
    session = session_of(window)
    event = session.case.get_one(LifeEvent, session.selection)
    assert (event.title, event.lane) == ("moved to the nurture class", "education")
    assert event.when.earliest == event.when.latest == date(2019, 3, 12)
    assert page.typed.line.text() == ""
    assert page.inspector.event_panel.title.toPlainText() == event.title
    assert Hand(qtbot, page.timeline).of(event.id).record == event.id  # the selected one is shown as a card


def drag_an_event(qtbot: QtBot, window: MainWindow) -> None:
    """The selected event goes to where the hand lets go; undo and redo by keys."""
    page = go_to(qtbot, window, "timeline", TimelinePage)
    session, hand = session_of(window), Hand(qtbot, page.timeline)
    event = session.case.get_one(LifeEvent, session.selection)
    assert event.when.precision is Precision.DAY
    scale = page.timeline.time_scale
    wanted = scale.day_at(scale.x_of(event.when.anchor) + 90)
    hand.bring_into_sight(hand.of(event.id))
    hand.drag(hand.of(event.id), 90, 0)
    moved = session.case.get_one(LifeEvent, event.id)
    pixel = scale.day_at(201) - scale.day_at(200)
    assert moved.when.precision is Precision.MONTH  # no more exact than a hand can say at this zoom
    assert moved.when.earliest - pixel <= wanted <= moved.when.latest + pixel
    assert moved.when.anchor != event.when.anchor
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert session.case.get_one(LifeEvent, event.id) == event
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert session.case.get_one(LifeEvent, event.id) == moved


def drag_a_person(qtbot: QtBot, window: MainWindow) -> None:
    """A person sits elsewhere afterwards, and stays there; undo and redo by keys."""
    page = go_to(qtbot, window, "family", FamilyPage)
    session, hand = session_of(window), Hand(qtbot, page.board)
    mark = next(one for one in people_on(hand) if one.record == session.case.child.person)
    hand.bring_into_sight(mark)
    before = mark.rect.centre
    hand.drag(mark, 12, 25)
    seated = hand.of(mark.record).rect.centre
    assert seated[0] - before[0] == pytest.approx(12, abs=2)
    assert seated[1] - before[1] == pytest.approx(25, abs=2)
    assert len(session.case.of(Seat)) == 1
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert hand.of(mark.record).rect.centre == before
    qtbot.keyClick(window, Qt.Key.Key_Y, CONTROL)
    assert hand.of(mark.record).rect.centre == seated


def drag_the_scrubber(qtbot: QtBot, window: MainWindow) -> None:
    """Both pictures follow the scrubber while it is held, and stay when it is let go."""
    page = go_to(qtbot, window, "timeline", TimelinePage)
    session, hand = session_of(window), Hand(qtbot, page.timeline)
    handle = hand.mark("scrubber:handle")
    child = session.case.child.person
    today = family_age(Hand(qtbot, page.family), child)
    hand.press(handle)
    hand.move(-100, 0)
    hand.move(-300, 0)
    held = session.day
    assert family_age(Hand(qtbot, page.family), child) == str(age_on(BORN, held).years) != today
    hand.let_go(-300, 0)
    assert session.day == held
    stands = hand.mark("scrubber:handle").rect.centre[0]
    assert stands == pytest.approx(page.timeline.time_scale.x_of(held), abs=1)
    assert any(one.role is Role.HOUSEHOLD or one.record for one in Hand(qtbot, page.family).marks())


def family_age(hand: Hand, person: str) -> str:
    """The number written in a person's symbol."""
    return hand.of(person).texts[-1].text


def hold_a_meeting(qtbot: QtBot, window: MainWindow) -> None:
    """Open a formulation meeting and tick who came with the digits."""
    page = go_to(qtbot, window, "meetings", MeetingsPage)
    session = session_of(window)
    day = session.setting.today - timedelta(days=3)
    keys = Keyboard(qtbot, window)
    keys.to(page.held.line)
    keys.type(session.words.day(day))
    qtbot.mouseClick(page.open_one, LEFT)
    meeting = latest_meeting(session.case)
    assert (meeting.is_open, meeting.held) == (True, day)
    for digit in "124":
        qtbot.keyClick(QApplication.focusWidget(), digit)
    came = [one.status is AttendanceStatus.ATTENDED for one in attendance_of(session.case, meeting.id)]
    assert came[:4] == [True, True, False, True]
    qtbot.keyClick(QApplication.focusWidget(), "2")
    assert attendance_of(session.case, meeting.id)[1].status is AttendanceStatus.NOT_SAID
    write(qtbot, page.view.attendance.new, "CAMHS, Dawn Ellis", Qt.Key.Key_Return)
    assert attendance_of(session.case, meeting.id)[-1].name == "Dawn Ellis"
    assert session.words("Formulation meeting") in window.room.header.meeting.text()


def place_on_the_model(qtbot: QtBot, window: MainWindow) -> None:
    """Press a level of the pyramid, and say why."""
    page = go_to(qtbot, window, "model", ModelPage)
    session, hand = session_of(window), Hand(qtbot, page.pyramid)
    hand.click(hand.mark("level:relationship"))
    meeting = latest_meeting(session.case).id
    assert position_at(session.case, meeting).level is Level.RELATIONSHIP
    assert page.position.level.key() == "relationship"
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_W, held=Qt.KeyboardModifier.AltModifier)
    assert page.position.why.hasFocus()
    keys.type("She trusts Gran and Coach Bex.")
    keys.press(TAB)
    assert position_at(session.case, meeting).why == "She trusts Gran and Coach Bex."


def set_the_ages(qtbot: QtBot, window: MainWindow) -> None:
    """Press one into its column and drag it; type the others."""
    page = go_to(qtbot, window, "model", ModelPage)
    session, hand, meeting = session_of(window), Hand(qtbot, page.ages), latest_meeting(session_of(window).case).id
    scale = page.ages.age_scale
    hand.click_at(page.ages.column("physical"), scale.y_of(168))
    assert age_at(session.case, meeting, AgeDomain.PHYSICAL).low == 168
    hand.drag(hand.mark("age:physical"), 0, scale.y_of(180) - scale.y_of(168))
    assert age_at(session.case, meeting, AgeDomain.PHYSICAL).low == 180
    keys = Keyboard(qtbot, window)
    for domain, years in ((AgeDomain.COGNITIVE, "13.5"), (AgeDomain.SOCIAL, "12"), (AgeDomain.EMOTIONAL, "8")):
        type_over(keys, page.numbers.ranges[domain].low, years)
        assert age_at(session.case, meeting, domain).low == float(years) * 12
    type_over(keys, page.numbers.ranges[AgeDomain.EMOTIONAL].high, "9")
    emotional = age_at(session.case, meeting, AgeDomain.EMOTIONAL)
    assert (emotional.low, emotional.high) == (96, 108)
    keys.write(page.numbers.grounds[AgeDomain.EMOTIONAL].why, WHY_SO_YOUNG, TAB)
    assert age_at(session.case, meeting, AgeDomain.EMOTIONAL).why == WHY_SO_YOUNG
    assert position_at(session.case, meeting).level is Level.RELATIONSHIP  # digits in a field place nobody


def type_over(keys: Keyboard, field: QWidget, text: str) -> None:
    """Go to a field by Tab, type over what stands there, and go on."""
    keys.to(field)
    keys.press(Qt.Key.Key_A, held=CONTROL)
    keys.type(text)
    keys.press(TAB)


def write_the_plan(qtbot: QtBot, window: MainWindow) -> None:
    """A hypothesis and two recommendations, the second put first."""
    page = go_to(qtbot, window, "plan", PlanPage)
    session = session_of(window)
    write(qtbot, page.hypotheses.new, GUESS, Qt.Key.Key_Return)
    for text in ("Monthly time with her twin.", WORTH_DOING):
        write(qtbot, page.recommendations.new, text, Qt.Key.Key_Return)
    write(qtbot, page.todo.new, "Agree the timetable", Qt.Key.Key_Return)
    assert [one.text for one in session.case.of(Hypothesis)] == [GUESS]
    second = next(one for one in session.case.of(Recommendation) if one.text == WORTH_DOING)
    entry = page.recommendations.entries[second.id]
    qtbot.mouseClick(entry.up, LEFT)
    assert session.case.get_one(Recommendation, second.id).rank == 1


def make_the_report(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    """Press Report; the PDF is tagged, its words come in order, and its figures are no pictures of pixels."""
    page = go_to(qtbot, window, "report", ReportPage)
    keep_under(window, out.stem)
    qtbot.mouseClick(page.make, LEFT)
    session = session_of(window)
    qtbot.waitUntil(lambda: bool(session.case.of(Report)), timeout=60_000)
    assert out.name in window.room.notices.text
    pdf = pypdf.PdfReader(out)
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in pdf.root_object
    text = " ".join("".join(one.extract_text() for one in pdf.pages).split())
    told = ["Imani Grace", GUESS[:30], WORTH_DOING[:30], "Agree the timetable"]
    places = [text.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)
    assert WHY_SO_YOUNG in text
    assert not [image for one in pdf.pages for image in one.images]


def nothing_can_be_read(folder: Path, case: Case) -> None:
    """No name of anybody stands in the files of the vault."""
    data = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    names = {part for one in case.of(Person) for part in one.name.split() if len(part) > 3}
    assert len(names) > 10
    assert not [name for name in names if name.encode() in data]
    assert not [one.title for one in case.of(LifeEvent) if len(one.title) > 5 and one.title.encode() in data]

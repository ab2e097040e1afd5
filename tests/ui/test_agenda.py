"""The agenda bar: it leads through the pages of a meeting by mouse and keys, keeps notes, and hides its time."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import TODAY
from hands import CONTROL, LEFT, SHIFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.course import latest_meeting, step_notes_of
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import life, meetings
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir, wording_file
from ecm_desktop.ui.agenda.bar import AgendaBar
from ecm_desktop.ui.agenda.minutes import AgendaMinutes
from ecm_desktop.ui.agenda.steps import read_agendas
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.window import MainWindow

OPEN = "open"
SHIPPED = resource_dir() / "agenda" / "agenda.en.json"


@pytest.fixture
def bar(story: Desk, show) -> AgendaBar:
    made = AgendaBar(story.session, SHIPPED)
    show(made)
    return made


def test_every_kind_of_meeting_has_steps_whose_keys_differ_and_whose_pages_there_are() -> None:
    agendas = read_agendas(SHIPPED)
    for kind in MeetingKind:
        steps = agendas.steps_of(kind)
        assert len({one.key for one in steps}) == len(steps) > 3
        assert {one.page for one in steps} <= {"overview", "timeline", "family", "model", "meetings", "plan"}
        assert all(one.minutes > 0 for one in steps)


def test_every_part_that_the_agenda_names_is_there(story: Desk, show) -> None:
    page = MeetingsPage(story.session)
    show(page)
    agendas = read_agendas(SHIPPED).agendas
    named = {one.part for agenda in agendas for one in agenda.steps if one.page == "meetings"}
    assert named <= set(page.view.parts)


def test_a_service_lays_its_own_agenda_beside_and_a_broken_file_is_told(tmp_path: Path) -> None:
    own = {"agendas": [{"kinds": ["review"], "steps": [{"key": "a", "title": "A", "minutes": 1, "page": "plan"}]}]}
    (tmp_path / "agenda").mkdir()
    (tmp_path / "agenda" / "agenda.en.json").write_text(json.dumps(own), encoding="utf-8")
    found = wording_file("agenda", "agenda", "cy", tmp_path)
    assert read_agendas(found).steps_of(MeetingKind.REVIEW)[0].title == "A"
    assert read_agendas(found).steps_of(MeetingKind.CLOSING) == ()
    (tmp_path / "agenda" / "agenda.cy.json").write_text("[]", encoding="utf-8")
    with pytest.raises(Unavailable):
        read_agendas(wording_file("agenda", "agenda", "cy", tmp_path))
    assert wording_file("agenda", "agenda", "cy", tmp_path / "nothing there") == SHIPPED


def test_a_broken_agenda_is_said_and_the_meeting_goes_on(qtbot: QtBot, story: Desk, tmp_path: Path) -> None:
    with qtbot.waitSignal(story.session.noticed) as told:
        bar = AgendaBar(story.session, tmp_path / "agenda.en.json")
    qtbot.addWidget(bar)
    assert "agenda" in told.args[0].text
    assert bar.isHidden()


def test_a_step_puts_its_page_in_front_and_is_no_edit(qtbot: QtBot, story: Desk, bar: AgendaBar) -> None:
    pages: list[str] = []
    story.session.page_asked.connect(pages.append)
    assert bar.step.currentText() == "1. Welcome and confidentiality"
    assert not bar.back.isEnabled()
    changes_nothing(story.session, lambda: [qtbot.mouseClick(bar.on, LEFT) for _ in range(3)])
    assert bar.step.currentText() == "4. Family map"
    qtbot.mouseClick(bar.back, LEFT)
    bar.step.setCurrentIndex(14)
    bar.step.activated.emit(14)
    assert pages == ["overview", "timeline", "family", "timeline", "meetings"]
    assert not bar.on.isEnabled()


def test_a_note_belongs_to_its_step_and_is_put_right_on_the_page(
    qtbot: QtBot, story: Desk, bar: AgendaBar, show
) -> None:
    session = story.session
    qtbot.keyClicks(bar.note, "All signed")
    is_one_step(session, lambda: qtbot.mouseClick(bar.on, LEFT))  # what is typed is kept with its own step
    assert bar.note.text() == ""
    is_one_step(session, lambda: type_line(qtbot, bar.note, "Why now"))
    assert [(one.title, one.text) for one in step_notes_of(session.case, OPEN)] == [
        ("Welcome and confidentiality", "All signed"), ("Purpose", "Why now"),
    ]  # fmt: skip
    qtbot.mouseClick(bar.back, LEFT)
    assert bar.note.text() == "All signed"
    page = MeetingsPage(session)
    show(page)
    field = next(iter(page.view.step_notes.fields.values()))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "All but one signed")
    is_one_step(session, page.view.chair.setFocus)
    assert bar.note.text() == "All but one signed"
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    is_one_step(session, page.view.chair.setFocus)
    assert [one.text for one in step_notes_of(session.case, OPEN)] == ["Why now"]


def test_a_half_typed_note_is_kept_when_the_case_closes(qtbot: QtBot, story: Desk, bar: AgendaBar) -> None:
    qtbot.keyClicks(bar.note, "Al")
    is_one_step(story.session, story.session.closing.emit)
    assert step_notes_of(story.session.case, OPEN)[0].text == "Al"


def test_the_minutes_are_for_the_driver_and_not_for_the_shared_screen(
    qtbot: QtBot, story: Desk, bar: AgendaBar
) -> None:
    story.session.clock.at += timedelta(minutes=7)
    bar.tell_time()
    assert bar.time.text() == "7 of 5 min"
    story.session.toggle_sharing()
    assert not bar.time.isVisible()
    assert not bar.note.isReadOnly()  # nothing is hidden there, and somebody has to write
    story.session.toggle_sharing()
    assert bar.time.isVisible()
    qtbot.mouseClick(bar.on, LEFT)
    assert bar.time.text() == "0 of 5 min"


def test_a_step_of_the_meetings_page_puts_its_part_in_front(qtbot: QtBot, room_window: MainWindow) -> None:
    page = room_window.room.show_page("meetings")
    page.kind.show_key(MeetingKind.REVIEW)
    page.open_meeting()
    bar = room_window.room.agenda
    qtbot.mouseClick(bar.on, LEFT)
    bar.step.setCurrentIndex(bar.step.findData("told"))
    bar.step.activated.emit(bar.step.currentIndex())
    assert page.view.told_child.hasFocus()
    qtbot.waitUntil(lambda: not page.view.told_child.visibleRegion().isEmpty())
    room_window.room.show_page("timeline")
    bar.step.setCurrentIndex(bar.step.findData("changed"))
    bar.step.activated.emit(bar.step.currentIndex())
    assert room_window.room.current == "meetings"
    qtbot.waitUntil(lambda: not page.view.review.changed.visibleRegion().isEmpty())


def test_a_step_of_the_overview_puts_its_part_in_front_also_on_a_low_screen(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    room = room_window.room
    strong = LifeEvent(id="draws", title="draws well", when=on_day(date(2020, 5, 5)), lane=Lane.STRENGTHS)
    room.session.do("Add", life.add_event, strong)
    room_window.resize(1000, 480)
    room.show_page("meetings").open_meeting()
    for key in ("being", "strengths"):
        room.agenda.step.setCurrentIndex(room.agenda.step.findData(key))
        room.agenda.step.activated.emit(room.agenda.step.currentIndex())
        assert room.current == "overview"
        began = QApplication.focusWidget()
        qtbot.waitUntil(lambda began=began: not began.visibleRegion().isEmpty())
    assert "draws well" in began.accessibleName()


def test_it_comes_with_the_meeting_and_goes_with_it(qtbot: QtBot, story: Desk, bar: AgendaBar) -> None:
    session = story.session
    qtbot.mouseClick(bar.on, LEFT)
    session.do("Chair", meetings.change_meeting, OPEN, chair="Jo")
    assert bar.step.currentText() == "2. Purpose"  # another edit does not move it
    session.do("Kind", meetings.change_meeting, OPEN, nature=MeetingKind.REVIEW)
    assert bar.step.itemText(1) == "2. What has changed"
    session.do("Close", meetings.close_meeting, OPEN)
    assert not bar.isVisible()
    later = Meeting(id="later", held=TODAY, is_open=True)
    session.do("Open", meetings.open_new_meeting, later, session.ids)
    assert bar.isVisible()
    qtbot.mouseClick(bar.away, LEFT)
    assert not bar.isVisible()


def test_the_keys_hold_on_every_page(qtbot: QtBot, room_window: MainWindow) -> None:
    room = room_window.room
    assert not room.agenda.isVisible()
    page = room.show_page("meetings")
    page.open_meeting()
    qtbot.waitUntil(room.agenda.isVisible)
    control = Qt.KeyboardModifier.ControlModifier
    for shown in ("overview", "timeline", "family"):
        qtbot.keyClick(room_window, Qt.Key.Key_PageDown, control)
        assert room.current == shown
    qtbot.keyClick(room_window, Qt.Key.Key_PageUp, control)
    assert room.current == "timeline"
    qtbot.keyClick(room_window, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    assert room.agenda.note.hasFocus()
    qtbot.keyClick(room_window, Qt.Key.Key_A, control | Qt.KeyboardModifier.ShiftModifier)
    assert not room.agenda.isVisible()


def test_a_meeting_is_opened_looked_over_and_closed_by_keys_alone(qtbot: QtBot, room_window: MainWindow) -> None:
    session = room_window.room.session
    page = room_window.room.show_page("meetings")
    assert page.kind.key() == MeetingKind.FORMULATION
    qtbot.keyClick(page, Qt.Key.Key_E, CONTROL)
    assert session.open_meeting is not None
    assert page.kind.key() == MeetingKind.REVIEW  # every later meeting is most often one
    qtbot.keyClick(page, Qt.Key.Key_C, CONTROL | SHIFT)
    panel = room_window.findChild(ClosingCheck)
    assert panel.next_date.line.hasFocus()
    qtbot.keyClick(panel.next_date.line, Qt.Key.Key_C, CONTROL | SHIFT)  # again, in haste
    assert [one for one in room_window.findChildren(ClosingCheck) if one.isVisible()] == [panel]
    qtbot.keyClicks(panel.next_date.line, "3 March 2027")
    while not panel.close_it.hasFocus():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(panel.close_it, Qt.Key.Key_Space)
    assert session.open_meeting is None
    assert latest_meeting(session.case).next_date == date(2027, 3, 3)


def minutes_of(bar: AgendaBar) -> AgendaMinutes:
    return next(one for one in bar.window().findChildren(AgendaMinutes) if one.isVisible())


def test_a_service_gives_the_steps_its_own_minutes_and_leaves_one_out(
    qtbot: QtBot, story: Desk, bar: AgendaBar, show
) -> None:
    session, steps = story.session, read_agendas(SHIPPED).steps_of(MeetingKind.FORMULATION)
    changes_nothing(session, lambda: qtbot.mouseClick(bar.minutes, LEFT))
    panel = minutes_of(bar)
    assert panel.together.text() == "Together 2 h 43 min"
    first, second = panel.fields["welcome"], panel.fields["purpose"]
    assert first.hasFocus()
    first.selectAll()
    qtbot.keyClicks(first, "20")
    second.setValue(0)
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert bar.time.text().endswith("of 20 min")
    assert bar.step.count() == len(steps) - 1
    bar.move_by(1)
    assert bar.step.currentText() == "2. Timeline by age band"
    other = AgendaBar(session, SHIPPED)  # as in another case of the vault
    show(other)
    assert other.step.count() == len(steps) - 1
    qtbot.mouseClick(bar.minutes, LEFT)
    qtbot.mouseClick(minutes_of(bar).as_in_file, LEFT)
    qtbot.mouseClick(minutes_of(bar).back, LEFT)
    assert bar.step.count() == len(steps)
    assert bar.step.currentText() == "3. Timeline by age band", "it goes on where it was"


def test_the_step_that_is_left_out_while_it_is_on_gives_way_to_the_next(
    qtbot: QtBot, story: Desk, bar: AgendaBar
) -> None:
    bar.move_by(1)
    qtbot.mouseClick(bar.minutes, LEFT)
    minutes_of(bar).fields["purpose"].setValue(0)
    minutes_of(bar).close_panel()
    assert bar.step.currentText() == "2. Timeline by age band"


def test_minutes_of_another_version_are_said_and_those_of_the_file_hold(qtbot: QtBot, story: Desk, show) -> None:
    story.session.shelf.keep("agenda minutes", "[]")
    told: list[str] = []
    story.session.noticed.connect(lambda notice: told.append(notice.text))
    bar = AgendaBar(story.session, SHIPPED)
    show(bar)
    assert "another version" in told[0]
    assert bar.step.count() == len(read_agendas(SHIPPED).steps_of(MeetingKind.FORMULATION))

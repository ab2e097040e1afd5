"""A new action: one chord on whatever is in hand, four lines, somebody of those present by their number."""

from __future__ import annotations

from datetime import date

import pytest
from hands import CONTROL, LEFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import TODAY, a_story, tell_more

from ecm_desktop.diagram.finding.subject import subject_of
from ecm_desktop.domain.bonds import Parentage, Partnership, Relationship
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.domain.recovery import Level, SeenBy
from ecm_desktop.editing import formulation, meetings, recovery
from ecm_desktop.editing.records import add
from ecm_desktop.ui.new_action import NewAction
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with a story; three came to its open meeting."""
    case = a_story()
    for one, name in zip(attendance_of(case, "open")[:3], ("Jo Castleton", "", "Nell Aspinall"), strict=True):
        case = meetings.mark(case, one.id, AttendanceStatus.ATTENDED)
        case = meetings.change_attendance(case, one.id, name=name)
    return tell_more(vault_folder, case_in_vault, case)


@pytest.fixture
def session(room_window: MainWindow):
    return room_window.room.session


def press(qtbot: QtBot, key: Qt.Key, held=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def ask(qtbot: QtBot, window: MainWindow) -> NewAction:
    press(qtbot, KEY.Key_D, CONTROL)
    return window.findChild(NewAction)


def enter(qtbot: QtBot, *texts: str) -> None:
    for text in texts:
        type_words(qtbot, QApplication.focusWidget(), text)
        press(qtbot, KEY.Key_Return)


def test_it_is_about_the_selected_event_and_for_one_of_those_present(
    qtbot: QtBot, room_window: MainWindow, session
) -> None:
    room = room_window.room
    event = next(one for one in session.case.values() if getattr(one, "title", "") == "starts school")
    room.show_page("timeline")
    session.select(event.id)
    revision = session.editor.revision
    panel = ask(qtbot, room_window)
    assert panel.about.text() == "About: starts school"
    enter(qtbot, "Ask for the reports")
    came = "1 Senior practitioner, Jo Castleton · 2 Psychologist · 3 YJS case manager, Nell Aspinall"
    assert panel.present.text() == came
    type_words(qtbot, QApplication.focusWidget(), "3")
    assert panel.present.text() == "YJS case manager, Nell Aspinall"
    press(qtbot, KEY.Key_Return)
    enter(qtbot, "2 weeks", "He never had one")
    (action,) = session.case.of(Action)
    assert (action.text, action.owner_agency, action.owner) == (
        "Ask for the reports", "YJS case manager", "Nell Aspinall",
    )  # fmt: skip
    assert (action.due, action.why, action.about) == (date(2026, 11, 15), "He never had one", event.id)
    assert (action.meeting, action.made) == ("open", TODAY)
    assert session.editor.revision == revision + 1
    assert not panel.isVisible()
    entry = room.show_page("plan").todo.entries[action.id]
    assert entry.about.text() == "About: starts school"
    qtbot.mouseClick(entry.about, LEFT)
    assert (room.current, session.selection) == ("timeline", event.id)


def test_on_a_recommendation_it_carries_that_out(qtbot: QtBot, room_window: MainWindow, session) -> None:
    session.do("Add", formulation.add_part, Recommendation(id="w1", text="One timetable"))
    session.do("Add", formulation.add_part, Hypothesis(id="h1", text="Losing people"))
    page = room_window.room.show_page("plan")
    page.recommendations.entries["w1"].text.setFocus()
    ask(qtbot, room_window)
    enter(qtbot, "Write it", "Education, Mr Price", "Friday", "")
    page.hypotheses.entries["h1"].text.setFocus()
    panel = ask(qtbot, room_window)
    assert panel.about.text() == "About: Losing people"
    enter(qtbot, "Look at it again", "", "", "")
    first, second = session.case.of(Action)
    assert (first.recommendation, first.about) == ("w1", "w1")
    assert (first.owner_agency, first.owner, first.due) == ("Education", "Mr Price", date(2026, 11, 6))
    assert (second.recommendation, second.about, second.owner_agency, second.due) == (None, "h1", "", None)


def test_what_is_missing_or_cannot_be_is_said_and_nothing_is_lost(
    qtbot: QtBot, room_window: MainWindow, session
) -> None:
    panel = ask(qtbot, room_window)
    qtbot.mouseClick(panel.save, LEFT)
    assert "what is to be done" in panel.problem.text()
    assert panel.what.hasFocus()
    enter(qtbot, "Ring the school", "47", "1 June 2026")
    qtbot.mouseClick(panel.save, LEFT)
    assert "number 47" in panel.problem.text()
    assert panel.who.hasFocus()
    panel.who.selectAll()
    enter(qtbot, "2")
    qtbot.mouseClick(panel.save, LEFT)
    assert "before the day it was agreed" in panel.problem.text()
    assert panel.due.line.hasFocus()
    press(qtbot, KEY.Key_Escape)
    press(qtbot, KEY.Key_Escape)
    assert not panel.isVisible()
    assert session.case.of(Action) == ()
    assert ask(qtbot, room_window).what.text() == "Ring the school"


def test_the_sharing_view_names_nobody_of_those_present(qtbot: QtBot, room_window: MainWindow, session) -> None:
    session.toggle_sharing()
    panel = ask(qtbot, room_window)
    assert "1 Senior practitioner, J.C." in panel.present.text()
    assert "Castleton" not in panel.present.text()


def test_what_is_written_up_later_was_agreed_on_the_day_of_the_meeting(
    qtbot: QtBot, room_window: MainWindow, session
) -> None:
    assert session.do("Day", meetings.change_meeting, "open", held=date(2026, 9, 1))
    ask(qtbot, room_window)
    enter(qtbot, "Ring the school", "Education", "1 October 2026", "")
    (action,) = session.case.of(Action)
    assert (action.made, action.due) == (date(2026, 9, 1), date(2026, 10, 1))


def test_it_is_about_anything_that_can_be_chosen_on_the_family_map_and_leads_back_there(
    qtbot: QtBot, room_window: MainWindow, session
) -> None:
    room, pair = room_window.room, session.case.of(Partnership)[0]
    session.do("Draw a line", add, Relationship(id="line", a=pair.a, b=pair.b))
    case = session.case
    for kind in (Relationship, Partnership, Parentage):
        (first, *_) = case.of(kind)
        room.show_page("family")
        session.select(first.id)
        panel = ask(qtbot, room_window)
        subject = subject_of(case, first.id, session.setting)
        assert panel.about.text() == f"About: {subject.words}"
        assert subject.words
        enter(qtbot, f"Do it for {kind.__name__}", "", "", "")
        made = next(one for one in session.case.of(Action) if kind.__name__ in one.text)
        assert made.about == first.id
        entry = room.show_page("plan").todo
        entry.make_all()
        session.select("")
        qtbot.mouseClick(entry.entries[made.id].about, LEFT)
        assert (room.current, session.selection) == (subject.page, first.id)


def test_on_the_model_it_is_about_the_placing_that_is_seen(qtbot: QtBot, room_window: MainWindow, session) -> None:
    session.do("Place", recovery.place, "open", Level.ROUTINE, None, SeenBy.ROOM, None, session.setting.model)
    room_window.room.show_page("model")
    assert "Safety and routine" in ask(qtbot, room_window).about.text()

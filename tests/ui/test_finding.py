"""Ctrl+F through the real window: what is found, the way there, the next, and back to what was seen."""

from __future__ import annotations

from datetime import date

import pytest
from hands import CONTROL, LEFT, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.at_the_window import focus, press, window
from ui.audit import nameless, too_small
from ui.conftest import a_story, tell_more
from ui.reading import readable

from ecm_desktop.domain.beside import Voice
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Hypothesis
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance, Decision, Meeting, StepNote
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import Level, RecoveryPosition
from ecm_desktop.editing import life
from ecm_desktop.ui.finding.panel import Find
from ecm_desktop.ui.in_hand import record_in_hand
from ecm_desktop.ui.window import MainWindow

__all__ = ["window"]  # a fixture

FORMER = "r20"


def told() -> Case:
    """The story, with something of every sort that says "lantern"."""
    case = a_story()
    former = next(one.id for one in case.of(Meeting) if not one.is_open)
    school = next(one for one in case.of(LifeEvent) if one.title == "starts school")
    many = [Hypothesis(id=f"h{n}", text=f"thought {n}", rank=n) for n in range(1, 12)]
    return case.put(
        *many,
        Hypothesis(id="hl", text="the lantern stands for home", rank=12),
        Action(id="al", text="find the lantern", due=date(2026, 11, 9)),
        Voice(id="vl", text="I want my lantern", gathered=date(2026, 10, 1)),
        Decision(id="dl", meeting=former, text="the lantern stays"),
        StepNote(id="nl", meeting=former, step="s", title="Opening", text="lantern on the table"),
        RecoveryPosition(id="pl", meeting=former, level=Level.TRAUMA, why="lantern"),
        Source(id="sl", agency="School"),
        LifeEvent(id=school.id, title=school.title, when=school.when, lane=school.lane,
                  tellings=(Telling(source="sl", text="carried a lantern on the first day"),)),
    )  # fmt: skip


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    return tell_more(vault_folder, case_in_vault, told())


def opened(qtbot: QtBot, window: MainWindow, typed: str = "") -> Find:
    press(qtbot, Qt.Key.Key_F, CONTROL)
    panel = window.findChild(Find)
    assert panel.isVisible()
    assert focus() is panel.field
    qtbot.keyClicks(panel.field, typed)
    return panel


def choose(qtbot: QtBot, panel: Find, record: str) -> None:
    """Go down the list to a record, as the arrow key does."""
    while panel._found[panel.list.place].what.record != record:
        before = panel.list.place
        press(qtbot, Qt.Key.Key_Down)
        assert panel.list.place == before + 1


def lines(panel: Find) -> list[str]:
    return [panel.list.topLevelItem(row).text(0) for row in range(panel.list.topLevelItemCount())]


def test_what_is_typed_is_found_sort_by_sort_with_its_time(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window, "lantern")
    assert lines(panel)[:2] == ["Events · 1", "starts school\ncarried a lantern on the first day"]
    assert panel.list.topLevelItem(1).text(1) == "5 September 2016"
    assert {"Decisions · 1", "Notes of the agenda · 1", "Hypotheses · 1", "Actions · 1", "What the child says · 1",
            "The recovery model · 1"} <= set(lines(panel))  # fmt: skip
    assert panel.count.text() == "7 found"
    press(qtbot, Qt.Key.Key_X)
    assert panel.count.text() == "Nothing in the case says that."
    assert lines(panel) == []
    assert nameless(panel) == []
    assert too_small(window) == []


@pytest.mark.parametrize(
    ("record", "page"),
    [("hl", "plan"), ("al", "plan"), ("vl", "plan"), ("dl", "meetings"), ("nl", "meetings"), ("pl", "model")],
)
def test_enter_goes_to_the_page_and_puts_what_was_found_in_front(
    qtbot: QtBot, window: MainWindow, record: str, page: str
) -> None:
    session = window.room.session
    panel = opened(qtbot, window, "lantern")
    choose(qtbot, panel, record)
    press(qtbot, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert (window.room.current, session.selection) == (page, record)
    QApplication.processEvents()
    shown = window.room.stack.currentWidget()
    assert shown.isAncestorOf(focus())
    if page == "plan":
        assert record_in_hand(session) == record
    if page == "meetings":
        assert "Formulation meeting · 4 March 2026" in shown.view.heading.text()
        assert "lantern" in focus().toPlainText()
    if page == "model":
        assert session.case.get_one(Meeting, shown.meeting.key()).held == date(2026, 3, 4)
    else:
        seen = focus().visibleRegion().boundingRect().height()
        assert seen > 10, "it is scrolled into sight"


def test_an_event_and_a_person_are_selected_where_they_stand(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    opened(qtbot, window, "nan dies")
    press(qtbot, Qt.Key.Key_Return)
    nan = next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    assert (window.room.current, session.selection) == ("timeline", nan)
    assert window.room.stack.currentWidget().inspector.event_panel.title.toPlainText() == "Nan dies"
    opened(qtbot, window, "ann mason")  # over what was typed before
    press(qtbot, Qt.Key.Key_Return)
    ann = next(one.id for one in session.case.of(Person) if one.name == "Ann Mason")
    assert (window.room.current, session.selection) == ("family", ann)


def test_the_next_is_shown_behind_the_panel_and_escape_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    session, page = window.room.session, window.room.stack.currentWidget()
    nan = next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    session.select(nan)
    session.set_day(date(2017, 3, 1))
    for _ in range(6):
        press(qtbot, Qt.Key.Key_Plus)
    page.timeline.days.zoom(3.0, 600)
    page.timeline.redraw()
    QApplication.processEvents()
    before = page.timeline.scene().drawing
    panel = opened(qtbot, window, "lantern")
    seen = []
    for _ in range(len(panel._found)):
        press(qtbot, Qt.Key.Key_F3)
        assert panel.isVisible()
        assert not panel.list.isVisible()  # it lies over as little as it can
        assert focus() is panel.field
        seen.append(window.room.current)
    place = panel.list.place
    press(qtbot, Qt.Key.Key_Down)
    assert panel.list.isVisible()
    assert panel.list.place == min(place + 1, len(panel._found) - 1)
    assert {"timeline", "meetings", "plan", "model"} <= set(seen)
    press(qtbot, Qt.Key.Key_F3, SHIFT)
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert (window.room.current, session.selection, session.day) == ("timeline", nan, date(2017, 3, 1))
    assert page.timeline.scene().drawing == before
    assert page.isAncestorOf(focus())


def test_the_next_is_found_without_the_panel_and_the_notice_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    room, session = window.room, window.room.session
    press(qtbot, Qt.Key.Key_F3)  # nothing was sought yet
    panel = window.findChild(Find)
    assert panel.isVisible()
    qtbot.keyClicks(panel.field, "lantern")
    press(qtbot, Qt.Key.Key_Return)
    first = session.selection
    press(qtbot, Qt.Key.Key_F3)
    assert session.selection not in ("", first)
    assert room.notices.text.startswith("Found 2 of 7:")
    press(qtbot, Qt.Key.Key_F3, SHIFT)
    assert session.selection == first
    session.do("Take it off", life.remove_event, first)
    press(qtbot, Qt.Key.Key_F3)
    assert "of 6:" in room.notices.text
    here = (room.current, session.selection)
    press(qtbot, Qt.Key.Key_F3)
    assert (room.current, session.selection) != here
    qtbot.mouseClick(room.notices.button, LEFT)
    assert (room.current, session.selection) == here


def test_the_mouse_alone_finds_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    room = window.room
    qtbot.mouseClick(room.header.finder, LEFT)
    panel = window.findChild(Find)
    panel.field.setText("lantern")
    qtbot.mouseClick(panel.after, LEFT)
    assert panel.list.place == 1
    qtbot.mouseClick(panel.unfold, LEFT)
    row = next(panel.list.topLevelItem(n) for n in range(panel.list.topLevelItemCount())
               if "find the lantern" in panel.list.topLevelItem(n).text(0))  # fmt: skip
    panel.list.scrollToItem(row)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(row).center())
    assert not panel.isVisible()
    assert (room.current, room.session.selection) == ("plan", "al")
    qtbot.mouseClick(room.notices.button, LEFT)
    assert (room.current, room.session.selection) == ("timeline", "")


def test_a_heading_is_nothing_to_go_to(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window, "lantern")
    head = panel.list.topLevelItem(0)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(head).center())
    assert panel.isVisible()
    panel.list.setFocus()
    for _ in range(12):
        press(qtbot, Qt.Key.Key_Down)
        assert panel.list.place >= 0


def test_what_was_sought_by_name_is_forgotten_when_the_screen_is_shared(qtbot: QtBot, window: MainWindow) -> None:
    panel = opened(qtbot, window, "Mason")
    assert panel._found
    press(qtbot, Qt.Key.Key_I, CONTROL | SHIFT)
    assert not panel.isVisible()
    panel = opened(qtbot, window)
    assert panel.field.text() == ""
    assert not any("Mason" in text for _, text in readable())
    qtbot.keyClicks(panel.field, "Mason")
    assert panel._found == []
    panel.field.clear()
    press(qtbot, Qt.Key.Key_F3)
    assert panel.isVisible()
    qtbot.keyClicks(panel.field, "lantern")
    assert panel._found


def test_what_only_the_psychologist_may_see_is_not_found_on_a_shared_screen(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    session.do("Add", life.add_event, LifeEvent(id="p", title="harm at the weir", visibility="psychologist"))
    assert opened(qtbot, window, "weir")._found
    press(qtbot, Qt.Key.Key_I, CONTROL | SHIFT)
    assert opened(qtbot, window, "weir")._found == []


def test_a_professional_is_shown_at_the_meeting_they_came_to(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    asked = next(one for one in session.case.of(Attendance) if session.case[one.meeting].is_open)
    panel = opened(qtbot, window, asked.agency)
    choose(qtbot, panel, asked.id)
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current == "meetings"
    assert window.room.stack.currentWidget().view.attendance.isAncestorOf(focus())

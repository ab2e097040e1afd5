"""The filter of the timeline through the real window: by keys, by mouse, said at all times, and nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hands import CONTROL, LEFT, SHIFT, Hand, type_line
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.at_the_window import focus, press, window
from ui.audit import cut_off, nameless, out_of_order, too_small
from ui.conftest import a_story, tell_more
from ui.reading import readable

from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life
from ecm_desktop.ui.filtering.panel import FilterPanel
from ecm_desktop.ui.finding.panel import Find
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.window import MainWindow

__all__ = ["window"]  # a fixture

CHORD = CONTROL | SHIFT


def told() -> Case:
    """The story: school alone told of one event, school and police of another, nobody named of the third."""
    case = a_story()
    school, nan, _ = case.of(LifeEvent)
    ann = next(one.id for one in case.of(Person) if one.name == "Ann Mason")
    sources = (Source(id="s", agency="Mason School"), Source(id="p", agency="Police"))
    case = case.put(*sources, Hypothesis(id="h", text="misses her", rank=1, supports=(nan.id,)))
    case = life.change_event(case, school.id, tellings=(Telling(source="s"),), people=(ann,))
    return life.change_event(
        case, nan.id, tellings=(Telling(source="s"), Telling(source="p")), certainty=Certainty.REPORTED,
        adversities=("significant_bereavement",),
    )  # fmt: skip


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    return tell_more(vault_folder, case_in_vault, told())


@pytest.fixture
def page(window: MainWindow) -> TimelinePage:
    return window.room.stack.currentWidget()


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible())


def click(qtbot: QtBot, page: QWidget, text: str) -> None:
    qtbot.mouseClick(button(page, text), LEFT)
    QApplication.processEvents()


def event(window: MainWindow, title: str) -> LifeEvent:
    return next(one for one in window.room.session.case.of(LifeEvent) if one.title == title)


def seen(page: TimelinePage) -> set[str]:
    """The titles of the events that stand on the timeline, or are counted there."""
    case = page.timeline.session.case
    marks = [one for one in page.timeline.scene().marks() if isinstance(one, Symbol)]
    keys = {key for one in marks for key in (one.record, *one.records) if key}
    return {one.title for one in case.of(LifeEvent) if one.id in keys}


def chips(page: TimelinePage) -> list[str]:
    return [one.text() for one in page.filter_bar.chips.values()]


BOTH = {"starts school", "Nan dies"}


def test_by_keys_alone(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session, before = window.room.session, page.timeline.scene().drawing
    assert not page.filter_bar.isVisible()
    press(qtbot, Qt.Key.Key_V, CHORD)
    panel = window.findChild(FilterPanel)
    assert focus() is panel.field
    assert panel.count.text() == "3 of 3 events shown"
    qtbot.keyClicks(panel.field, "mason sch")
    press(qtbot, Qt.Key.Key_Return)
    assert session.filter == Filter(agencies=("mason school",))
    assert seen(page) == BOTH
    assert panel.count.text() == page.filter_bar.said.text() == "2 of 3 events shown"
    panel.alone.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert seen(page) == {"starts school"}
    assert chips(page) == ["told by Mason School alone ×"]
    assert nameless(panel) == []
    assert too_small(window) == []
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.filter_bar.isVisible()
    press(qtbot, Qt.Key.Key_S, CHORD)
    assert session.filter == ALL
    assert not page.filter_bar.isVisible()
    QApplication.processEvents()
    assert page.timeline.scene().drawing == before


def test_by_the_mouse_alone(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session, before = window.room.session, page.timeline.scene().drawing
    click(qtbot, page, "Filter…")
    panel = window.findChild(FilterPanel)
    for words in ("Relationships and loss", "Ann Mason", "Reported"):
        ((item, _),) = (one for one in panel.list._parts if one[0].text(0) == words)
        panel.list.scrollToItem(item)
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualItemRect(item).center())
        assert item.checkState(0) is Qt.CheckState.Checked
    assert seen(page) == set()
    assert page.filter_bar.said.text() == "0 of 3 events shown"
    click(qtbot, panel, "Close")
    click(qtbot, page, "Ann Mason ×")
    assert seen(page) == {"Nan dies"}
    assert chips(page) == ["Relationships and loss ×", "Reported ×"]
    click(qtbot, page, "Reported ×")
    click(qtbot, page, "Show all")
    assert session.filter == ALL
    QApplication.processEvents()
    assert page.timeline.scene().drawing == before


def test_a_box_is_ticked_by_a_press_on_it_and_by_space(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    press(qtbot, Qt.Key.Key_V, CHORD)
    panel = window.findChild(FilterPanel)
    item, part = panel.list._parts[0]
    box = panel.list.visualItemRect(item)
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=QPoint(box.left() + 10, box.center().y()))
    once = session.filter
    panel.list.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert session.filter != once
    assert {once, session.filter} == {ALL, Filter(agencies=(part.key,))}


def test_chips_are_taken_away_by_keys_and_the_keyboard_stays_near(
    qtbot: QtBot, window: MainWindow, page: TimelinePage
) -> None:
    window.room.session.set_filter(Filter(lanes=(Lane.LOSS, Lane.EDUCATION), tags=("significant_bereavement",)))
    QApplication.processEvents()
    assert chips(page) == ["Relationships and loss ×", "Education ×", "Significant bereavement ×"]
    assert out_of_order(page) == []
    next(iter(page.filter_bar.chips.values())).setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert focus().text() == "Education ×"
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Space)
    assert window.room.session.filter == ALL
    assert page.isAncestorOf(focus())


def test_days_are_understood_as_people_say_them(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    press(qtbot, Qt.Key.Key_V, CHORD)
    panel = window.findChild(FilterPanel)
    type_line(qtbot, panel.first.line, "2017")
    assert session.filter == Filter(first=date(2017, 1, 1))
    assert seen(page) == {"Nan dies"}
    assert panel.first.text() == "1 Jan 2017"
    type_line(qtbot, panel.last.line, "March 2016")
    assert session.filter == Filter(first=date(2016, 3, 31), last=date(2017, 1, 1))  # never the wrong way round
    assert seen(page) == BOTH
    type_line(qtbot, panel.last.line, "some day")
    assert panel.last.hint.text()
    assert session.filter.last == date(2017, 1, 1)
    panel.first.line.selectAll()
    type_line(qtbot, panel.first.line, " ")
    assert session.filter.first is None


def test_what_is_added_while_the_filter_hides_it_is_told_and_shown(
    qtbot: QtBot, window: MainWindow, page: TimelinePage
) -> None:
    session, room = window.room.session, window.room
    session.set_filter(Filter(lanes=(Lane.EDUCATION,), certainties=(Certainty.RECORDED,)))
    type_line(qtbot, page.typed.line, "autumn 2018 moved house @home")
    assert room.notices.text == "Hidden by the filter: moved house"
    assert "moved house" not in seen(page)
    qtbot.mouseClick(room.notices.button, LEFT)
    assert session.filter == Filter(certainties=(Certainty.RECORDED,))
    assert "moved house" in seen(page)
    hand = Hand(qtbot, page.timeline)
    assert hand.of(event(window, "moved house").id).id in page.timeline.selected()


def test_what_is_chosen_elsewhere_while_the_filter_hides_it_is_told(
    qtbot: QtBot, window: MainWindow, page: TimelinePage
) -> None:
    session, room = window.room.session, window.room
    session.set_filter(Filter(lanes=(Lane.EDUCATION,)))
    nan = event(window, "Nan dies")
    for _ in range(2):  # also what is still selected
        session.go("timeline", nan.id)
        assert room.notices.text == "Hidden by the filter: Nan dies"
        room.notices.clear()
    qtbot.keyClick(focus(), Qt.Key.Key_F, CONTROL)
    panel = window.findChild(Find)
    qtbot.keyClicks(panel.field, "nan dies")
    press(qtbot, Qt.Key.Key_Return)
    assert room.notices.text == "Hidden by the filter: Nan dies"
    session.set_filter(ALL)
    assert room.notices.text == ""


def test_an_edit_that_takes_an_event_out_of_sight_is_told(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session, room = window.room.session, window.room
    school = event(window, "starts school")
    session.set_filter(Filter(lanes=(Lane.EDUCATION,)))
    session.select(school.id)
    assert room.notices.text == ""
    session.do("Change the event", life.change_event, school.id, lane=Lane.HEALTH)
    QApplication.processEvents()
    assert room.notices.text == "Hidden by the filter: starts school"
    session.undo()
    assert "starts school" in seen(page)
    assert session.filter == Filter(lanes=(Lane.EDUCATION,))  # undoing is about the case


def test_the_tray_and_the_telling_keep_to_the_filter(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    assert page.tray._caption.text() == "1 event without a date"
    session.set_filter(Filter(lanes=(Lane.LOSS,)))
    assert page.tray._caption.text() == "0 of 1 event without a date"
    told = []
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Down, CONTROL)
        told.append(session.selection)
    assert told == [event(window, "Nan dies").id, ""]


def test_an_agency_that_was_found_is_seen_in_what_it_told(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    press(qtbot, Qt.Key.Key_F, CONTROL)
    panel = window.findChild(Find)
    qtbot.keyClicks(panel.field, "police")
    while panel._found[panel.list.place].what.heading != "Told by":
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_F3)
    press(qtbot, Qt.Key.Key_F3, SHIFT)
    assert session.filter == Filter(agencies=("police",))
    assert seen(page) == {"Nan dies"}
    press(qtbot, Qt.Key.Key_Escape)
    assert session.filter == ALL


def test_on_a_shared_screen_the_bar_names_nobody(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    ann = next(one.id for one in session.case.of(Person) if one.name == "Ann Mason")
    session.set_filter(Filter(agencies=("mason school",), people=(ann,)))
    press(qtbot, Qt.Key.Key_V, CHORD)
    press(qtbot, Qt.Key.Key_I, CHORD)
    assert not window.findChild(FilterPanel).isVisible()
    press(qtbot, Qt.Key.Key_V, CHORD)
    assert chips(page) == ["told by M. School ×", "A.M. ×"]
    assert not any("Mason" in text or "Ann" in text.split() for _, text in readable(window))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_while_it_is_filtered(window: MainWindow, page: TimelinePage, preferences, scale) -> None:
    preferences.change(text_scale=scale)
    every = Filter(
        agencies=("mason school", "police"), lanes=(Lane.LOSS, Lane.EDUCATION), tags=("significant_bereavement",),
        certainties=(Certainty.REPORTED, Certainty.RECORDED), first=date(2010, 1, 1), last=date(2020, 1, 1),
    )  # fmt: skip
    window.room.session.set_filter(every)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    assert cut_off(page) == []


def test_another_case_of_the_window_begins_unfiltered(window: MainWindow) -> None:
    window.room.session.set_filter(Filter(lanes=(Lane.LOSS,)))
    assert [one.id for one in window.commands if one.id == "filter.clear" and one.enabled()]
    window.room.session.set_filter(ALL)
    assert not window.commands.run("filter.clear")


def test_the_rooms_screen_says_that_a_part_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    shown = RoomWindow(session, QApplication.primaryScreen())
    qtbot.addWidget(shown)
    assert "shown" not in shown.day.text()
    session.set_filter(Filter(lanes=(Lane.LOSS,)))
    assert shown.day.text().endswith(" · 1 of 3 events shown")
    session.set_filter(ALL)
    assert "shown" not in shown.day.text()

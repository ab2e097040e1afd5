"""The board of the five Ps on its page: events found, dragged or put by a digit, and the doors that lead there."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, NONE, type_line
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Factor, FiveP
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import formulation, life
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.plan.p_board import EventsOfPs, TakesEvents
from ecm_desktop.widgets.controls.carrying import CARRIED


@pytest.fixture
def page(story: Desk, show) -> PlanPage:
    made = PlanPage(story.session)
    show(made)
    return made


@pytest.fixture
def events(qtbot: QtBot, page: PlanPage) -> EventsOfPs:
    found = page.five_ps.findChild(EventsOfPs)
    qtbot.waitUntil(lambda: found.list.count() > 0)
    return found


def wells(page: PlanPage) -> list[TakesEvents]:
    """The five columns."""
    every = page.five_ps.findChildren(TakesEvents)
    return [one for one in every if not isinstance(one.parentWidget(), TakesEvents)]


def nan(story: Desk) -> str:
    return next(one.id for one in story.session.case.of(LifeEvent) if one.title == "Nan dies")


def carried(record: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(CARRIED, record.encode())
    return mime


def comes_over(target: QWidget, mime: QMimeData) -> bool:
    """Bring something over a widget; whether it may be let fall there."""
    enter = QDragEnterEvent(target.rect().center(), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    return enter.isAccepted()


def fall(target: QWidget, mime: QMimeData) -> None:
    assert comes_over(target, mime)
    at = QPointF(target.rect().center())
    QApplication.sendEvent(target, QDropEvent(at, Qt.DropAction.CopyAction, mime, LEFT, NONE))


@pytest.mark.parametrize("number", range(len(FiveP)))
def test_an_event_of_the_list_falls_on_each_p_and_begins_a_sentence_there(
    story: Desk, page: PlanPage, events: EventsOfPs, number: int
) -> None:
    event, session = nan(story), story.session
    assert events.choose(event)
    mime = events.list.mimeData([events.list.currentItem()])
    is_one_step(session, lambda: fall(wells(page)[number], mime))
    (factor,) = session.case.of(Factor)
    assert (factor.place, factor.text, factor.evidence) == (list(FiveP)[number], "Nan dies", (event,))


def test_let_fall_on_a_sentence_it_is_what_that_rests_on(story: Desk, page: PlanPage) -> None:
    event, session = nan(story), story.session
    session.do("Add", formulation.add_part, Factor(id="f", text="Losses came close together"))
    entry = page.five_ps.entries["f"]
    is_one_step(session, lambda: fall(entry, carried(event)))
    assert session.case.get_one(Factor, "f").evidence == (event,)
    changes_nothing(session, lambda: fall(entry, carried(event)))  # it rests on it already


def test_what_is_no_event_falls_nowhere_and_the_place_stands_out_only_while_one_is_over_it(
    story: Desk, page: PlanPage
) -> None:
    well = wells(page)[0]
    assert not comes_over(well, carried(story.session.case.of(Person)[0].id))
    plain = well.property("kind")
    assert comes_over(well, carried(nan(story)))
    assert well.property("kind") != plain
    QApplication.sendEvent(well, QDragLeaveEvent())
    assert well.property("kind") == plain


def test_by_keys_an_event_is_found_and_a_digit_puts_it_on_its_p(
    qtbot: QtBot, story: Desk, page: PlanPage, events: EventsOfPs
) -> None:
    session, asked = story.session, []
    qtbot.mouseClick(page.doors.buttons["five-ps"], LEFT)
    assert events.narrow.hasFocus()
    type_line(qtbot, events.narrow, "nan dies")
    assert events.list.hasFocus()
    is_one_step(session, lambda: qtbot.keyClick(events.list, Qt.Key.Key_3))
    changes_nothing(session, lambda: qtbot.keyClick(events.list, Qt.Key.Key_9))
    (factor,) = session.case.of(Factor)
    assert (factor.place, factor.evidence) == (FiveP.PRECIPITATING, (nan(story),))
    session.page_asked.connect(asked.append)
    qtbot.keyClick(events.list, Qt.Key.Key_Return)
    assert (asked, session.selection) == (["timeline"], nan(story))


def test_down_goes_from_finding_into_the_list_where_a_digit_is_a_p(
    qtbot: QtBot, story: Desk, page: PlanPage, events: EventsOfPs
) -> None:
    qtbot.mouseClick(page.doors.buttons["five-ps"], LEFT)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    second = events.list.event_id
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    (factor,) = story.session.case.of(Factor)
    assert (factor.place, factor.evidence) == (FiveP.PREDISPOSING, (second,))
    assert not events.narrow.text()


def test_each_door_and_each_step_of_an_agenda_brings_its_part_in_front(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    page.resize(1200, 700)

    def is_in_front(key: str) -> bool:
        part = page.parts[key]
        top, bar = part.mapTo(page, part.rect().topLeft()).y(), page.verticalScrollBar()
        return part.begins_at().hasFocus() and (0 <= top < 60 or bar.value() == bar.maximum())

    assert list(page.doors.buttons) == list(page.parts)
    for key in page.parts:
        qtbot.mouseClick(page.doors.buttons[key], LEFT)
        qtbot.waitUntil(lambda key=key: is_in_front(key))
    for key in ("risks", "five-ps", "actions"):
        story.session.go("plan", part=key)
        qtbot.waitUntil(lambda key=key: is_in_front(key))


def test_before_there_is_an_event_the_board_says_so_and_begins_with_a_sentence(qtbot: QtBot, desk: Desk, show) -> None:
    made = PlanPage(desk.session)
    show(made)
    events = made.five_ps.findChild(EventsOfPs)
    qtbot.waitUntil(lambda: not events.list.isVisible())
    assert "once there are some" in events.said.text()
    qtbot.mouseClick(made.doors.buttons["five-ps"], LEFT)
    assert made.five_ps.new.hasFocus()
    dies = LifeEvent(id="dies", title="Nan dies", when=on_day(date(2024, 3, 12)), lane=Lane.FAMILY)
    desk.session.do("Add", life.add_event, dies)
    qtbot.waitUntil(events.list.isVisible)
    assert "press its digit" in events.said.text()

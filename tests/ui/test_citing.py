"""Citing an event as evidence: by three keys, by a press, or carried by the hand onto what it speaks for."""

from __future__ import annotations

from functools import partial

import pytest
from builders import TODAY
from hands import CONTROL, LEFT, NONE
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more
from ui.steps import changes_nothing, chips_of, is_one_step

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.course import age_at, position_at
from ecm_desktop.domain.formulation import Factor, FiveP, Hypothesis
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.domain.writing import Heading, writing_of
from ecm_desktop.editing import formulation, recovery
from ecm_desktop.editing.records import revise
from ecm_desktop.editing.writing import write_passage
from ecm_desktop.ui.citing import Citing
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with a story, a hypothesis, a placing and an age."""
    case = formulation.add_part(a_story(), Hypothesis(id="h1", text="Losing people has taught him that people go."))
    case = recovery.place(case, "open", Level.ROUTINE)
    return tell_more(vault_folder, case_in_vault, recovery.set_age(case, "open", AgeDomain.EMOTIONAL, 96, 96))


@pytest.fixture
def session(room_window: MainWindow):
    return room_window.room.session


@pytest.fixture
def event(room_window: MainWindow, session) -> str:
    """An event that is chosen on the timeline."""
    room_window.room.show_page("timeline")
    found = next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    session.select(found)
    return found


def press(qtbot: QtBot, *keys: Qt.Key, held=NONE) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, held)


def row(panel: Citing, words: str) -> int:
    return next(n for n in range(panel.list.count()) if words in panel.list.item(n).text())


def test_a_chord_and_a_digit_put_it_on_a_hypothesis_and_a_press_leads_back(
    qtbot: QtBot, room_window: MainWindow, session, event: str
) -> None:
    def cite() -> None:
        press(qtbot, KEY.Key_J, held=CONTROL)
        press(qtbot, KEY.Key_1)

    is_one_step(session, cite)
    assert session.case.get_one(Hypothesis, "h1").supports == (event,)
    assert room_window.room.current == "timeline"
    page = room_window.room.show_page("plan")
    session.select("")
    (chip,) = chips_of(page.hypotheses.entries["h1"].supports)
    qtbot.mouseClick(chip, LEFT, pos=QPoint(12, 8))
    assert (room_window.room.current, session.selection) == ("timeline", event)


def test_it_begins_a_sentence_of_the_five_ps_and_stands_against_and_under_a_placing_and_an_age(
    qtbot: QtBot, room_window: MainWindow, session, event: str
) -> None:
    for words in ("new sentence: Predisposing", "Speaks against", "Place on the model", "Emotional age"):
        press(qtbot, KEY.Key_J, held=CONTROL)
        panel = room_window.findChild(Citing)
        assert panel.about.text() == "Nan dies"
        press(qtbot, *[KEY.Key_Down] * row(panel, words))
        is_one_step(session, lambda: press(qtbot, KEY.Key_Return))
        assert not panel.isVisible()
    (factor,) = session.case.of(Factor)
    assert (factor.text, factor.place, factor.evidence) == ("Nan dies", FiveP.PREDISPOSING, (event,))
    assert session.case.get_one(Hypothesis, "h1").against == (event,)
    assert position_at(session.case, "open").evidence == (event,)
    assert age_at(session.case, "open", AgeDomain.EMOTIONAL).evidence == (event,)


def test_it_is_cited_at_the_end_of_a_passage_of_the_formulations_text(
    qtbot: QtBot, room_window: MainWindow, session, event: str
) -> None:
    write = partial(write_passage, meeting="open", heading=Heading.STORY, text="He lost her.", new={}, on=TODAY)
    session.do("Write", write)

    def cite() -> None:
        press(qtbot, KEY.Key_J, held=CONTROL)
        press(qtbot, *[KEY.Key_Down] * row(room_window.findChild(Citing), "text: What has happened"))
        press(qtbot, KEY.Key_Return)

    is_one_step(session, cite)
    assert writing_of(session.case, "open").text(Heading.STORY) == "He lost her. [1]"
    assert writing_of(session.case, "open").event(1) == event
    changes_nothing(session, cite)
    session.do("Keep it back", revise, LifeEvent, event, visibility=Visibility.PSYCHOLOGIST)
    press(qtbot, KEY.Key_J, held=CONTROL)
    panel = room_window.findChild(Citing)
    assert not any("text: " in panel.list.item(n).text() for n in range(panel.list.count()))


def test_what_is_cited_already_is_said(qtbot: QtBot, room_window: MainWindow, session, event: str) -> None:
    told: list[Notice] = []
    press(qtbot, KEY.Key_J, held=CONTROL)
    press(qtbot, KEY.Key_1)
    session.noticed.connect(told.append)
    press(qtbot, KEY.Key_J, held=CONTROL)
    changes_nothing(session, lambda: press(qtbot, KEY.Key_1))
    assert "already" in told[-1].text


def test_without_an_event_it_says_what_to_do(qtbot: QtBot, room_window: MainWindow, session, event: str) -> None:
    told: list[Notice] = []
    session.select("")
    session.noticed.connect(told.append)
    press(qtbot, KEY.Key_J, held=CONTROL)
    assert "Choose an event" in told[-1].text
    assert room_window.findChild(Citing).isHidden()


def carry(qtbot: QtBot, room_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> QMimeData:
    """Set out with the chosen event by the mouse; what the hand holds."""
    carried: list[QMimeData] = []

    def drag(self: QDrag, _action: object) -> None:  # the system's own loop stands still off-screen
        mime = QMimeData()
        for form in self.mimeData().formats():
            mime.setData(form, self.mimeData().data(form))
        carried.append(mime)

    monkeypatch.setattr(QDrag, "exec", drag)
    handle = room_window.room.stack.currentWidget().inspector.event_panel.cite
    qtbot.mousePress(handle, LEFT, pos=QPoint(5, 5))
    for x in (7, 60):
        place = QPointF(x, 5)
        QApplication.sendEvent(handle, QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, NONE))
    qtbot.mouseRelease(handle, LEFT, pos=QPoint(60, 5))
    qtbot.waitUntil(lambda: bool(carried))
    assert room_window.findChild(Citing).isVisible()
    return carried[0]


def test_the_hand_carries_it_from_the_event_to_the_hypothesis(
    qtbot: QtBot, room_window: MainWindow, session, event: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mime, panel = carry(qtbot, room_window, monkeypatch), room_window.findChild(Citing)
    fall(panel, "Speaks against", mime)
    assert session.case.get_one(Hypothesis, "h1").against == (event,)
    assert not panel.isVisible()


@pytest.mark.parametrize("place", FiveP)
def test_let_fall_on_any_of_the_five_ps_it_begins_a_sentence_there_that_leads_back(
    qtbot: QtBot, room_window: MainWindow, session, event: str, monkeypatch: pytest.MonkeyPatch, place: FiveP
) -> None:
    mime, panel = carry(qtbot, room_window, monkeypatch), room_window.findChild(Citing)
    is_one_step(session, lambda: fall(panel, f"new sentence: {term(place, session.words)}", mime))
    (factor,) = session.case.of(Factor)
    assert (factor.place, factor.evidence) == (place, (event,))
    part = room_window.room.show_page("plan").five_ps
    session.select("")
    (chip,) = chips_of(part.entries[factor.id].evidence)
    qtbot.mouseClick(chip, LEFT, pos=QPoint(12, 8))
    assert (room_window.room.current, session.selection) == ("timeline", event)


def fall(panel: Citing, words: str, mime: QMimeData) -> None:
    """Let something fall on a row."""
    target, copy = panel.list.viewport(), Qt.DropAction.CopyAction
    at = panel.list.visualItemRect(panel.list.item(row(panel, words))).center()
    enter = QDragEnterEvent(at, copy, mime, LEFT, NONE)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDragMoveEvent(at, copy, mime, LEFT, NONE))
    assert words in panel.list.currentItem().text()
    QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, LEFT, NONE))


def test_a_press_on_the_event_asks_the_same(qtbot: QtBot, room_window: MainWindow, session, event: str) -> None:
    qtbot.mouseClick(room_window.room.stack.currentWidget().inspector.event_panel.cite, LEFT)
    panel = room_window.findChild(Citing)
    at = panel.list.visualItemRect(panel.list.item(0)).center()
    is_one_step(session, lambda: qtbot.mouseClick(panel.list.viewport(), LEFT, pos=at))
    assert session.case.get_one(Hypothesis, "h1").supports == (event,)

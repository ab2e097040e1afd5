"""The psychologist's evening at a desk of their own with two screens: a note, its evidence, an age seen otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import CONTROL, LEFT, NONE, SHIFT, Hand, type_line, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from two_screens.test_moments import press
from ui.conftest import a_story, tell_more
from ui.reading import readable
from ui.test_citing import chips_of

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Annotation, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.recovery import AgeDomain, SeenBy
from ecm_desktop.editing import meetings, recovery
from ecm_desktop.ui.citing import Citing
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.sharing.asking import LeavingSharing
from ecm_desktop.ui.window import MainWindow

Key = Qt.Key
CHORD = CONTROL | SHIFT
NOTE = "Loss without goodbye"


@pytest.fixture
def case_in_vault(vault_folder: Path, bare_case: Case) -> Case:
    """After the meeting, which placed the emotional age at four."""
    case = a_story()
    held = case.of(Meeting)[0].id
    case = recovery.set_age(case, held, AgeDomain.EMOTIONAL, 48, 48)
    case = case.put(Hypothesis(id="h", text="Carries things to feel safe", meeting=held))
    return tell_more(vault_folder, bare_case, meetings.remove_meeting(meetings.close_meeting(case, "open"), "open"))


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Both screens are told to be the psychologist's own: nothing is shared."""
    press(qtbot, Key.Key_I, held=CHORD)
    (question,) = (one for one in window.findChildren(LeavingSharing) if one.isVisible())
    qtbot.mouseClick(question.own, LEFT, NONE, QPoint(8, question.own.height() // 2))
    qtbot.mouseClick(question.leave, LEFT)
    assert window.room.session.veil is None
    return window


def event_of(window: MainWindow) -> str:
    """The event that is thought about, chosen on the timeline."""
    press_page(window, "timeline")
    session = window.room.session
    found = next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    session.select(found)
    QApplication.processEvents()
    return found


def press_page(window: MainWindow, key: str) -> None:
    window.room.show_page(key)
    window.room.stack.currentWidget().begins_at().setFocus()
    QApplication.processEvents()


def read() -> str:
    QApplication.processEvents()
    return "\n".join(text for _, text in readable())


def test_two_a_note_on_an_event_is_two_keys_and_its_text_and_is_private(qtbot: QtBot, desk: MainWindow) -> None:
    event = event_of(desk)
    press(qtbot, Key.Key_M, held=CHORD)
    type_words(qtbot, QApplication.focusWidget(), NOTE)
    press(qtbot, Key.Key_Return, held=CONTROL)
    (note,) = desk.room.session.case.of(Annotation)
    assert (note.target, note.text, note.visibility) == (event, NOTE, Visibility.AUTHOR)
    assert NOTE in read()
    press(qtbot, Key.Key_F9)  # somebody comes to look: the room's window opens, and shares
    assert desk.stage.room_window is not None
    assert NOTE not in read()


def test_three_an_event_onto_a_hypothesis_is_three_keys_and_back_is_one(qtbot: QtBot, desk: MainWindow) -> None:
    event, session = event_of(desk), desk.room.session
    press(qtbot, Key.Key_J, held=CONTROL)
    panel = desk.findChild(Citing)
    assert "Speaks for: Carries things" in panel.list.item(0).text()
    press(qtbot, Key.Key_1)
    assert session.case.get_one(Hypothesis, "h").supports == (event,)
    press_page(desk, "plan")
    session.select("")
    (way,) = chips_of(desk.room.stack.currentWidget().hypotheses.entries["h"].supports)
    way.setFocus()
    press(qtbot, Key.Key_Return)
    assert (desk.room.current, session.selection) == ("timeline", event)


def test_four_the_emotional_age_is_revised_and_the_rooms_four_stays_beside_it(qtbot: QtBot, desk: MainWindow) -> None:
    press_page(desk, "model")
    page, session = desk.room.stack.currentWidget(), desk.room.session
    assert isinstance(page, ModelPage)
    page.seen_by.setFocus()
    press(qtbot, Key.Key_Down)
    assert page.seen_by.key() == SeenBy.PSYCHOLOGIST
    field = page.numbers.ranges[AgeDomain.EMOTIONAL].low
    field.setFocus()
    field.selectAll()
    type_line(qtbot, field, "2")
    held = session.case.of(Meeting)[0].id
    assert age_at(session.case, held, AgeDomain.EMOTIONAL).low == 48
    assert age_at(session.case, held, AgeDomain.EMOTIONAL, SeenBy.PSYCHOLOGIST).low == 24
    assert Hand(qtbot, page.ages).mark("age:emotional:other").words

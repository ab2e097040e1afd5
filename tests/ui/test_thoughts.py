"""What leads from one event to another, as somebody thinks: by keys, by hand, both ways, and in the layer only."""

from __future__ import annotations

import pytest
from hands import CONTROL, LEFT, NONE, SHIFT, Hand, type_words
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more
from ui.reading import readable
from ui.steps import is_one_step

from ecm_desktop.diagram.marks import Stroke
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Annotation, LifeEvent, NoteNature
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.ui.boards.thread_hand import thread_from
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.pinned_notes import PinnedNotes
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.controls.carrying import CARRIED

Key = Qt.Key
CHORD = CONTROL | SHIFT
WORDS = "Carries to feel safe"


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def page(qtbot: QtBot, room_window: MainWindow) -> TimelinePage:
    room_window.resize(1366, 768)
    room_window.activateWindow()
    qtbot.waitUntil(room_window.isActiveWindow)
    return room_window.room.show_page("timeline")


def event(case: Case, title: str) -> LifeEvent:
    return next(one for one in case.of(LifeEvent) if one.title == title)


@pytest.fixture
def loss(room_window: MainWindow, page: TimelinePage) -> LifeEvent:
    session = room_window.room.session
    found = event(session.case, "Nan dies")
    session.select(found.id)
    QApplication.processEvents()
    return found


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def notes_of(page: TimelinePage) -> PinnedNotes:
    return page.inspector.event_panel.findChild(PinnedNotes)


def threads(qtbot: QtBot, page: TimelinePage) -> list[Stroke]:
    return [one for one in Hand(qtbot, page.timeline).marks() if one.id.startswith("thread:")]


def think(qtbot: QtBot, session, loss: LifeEvent) -> Annotation:
    """The thought, as the tests that do not ask how it is put down need it."""
    note = Annotation(
        id="t", target=loss.id, towards=event(session.case, "starts school").id, text=WORDS, user=session.user(),
        author="Dr Hughes", nature=NoteNature.HYPOTHESIS, visibility=Visibility.AUTHOR,
    )  # fmt: skip
    assert session.do("Pin", life.annotate, note)
    return note


def test_by_keys_alone(qtbot: QtBot, room_window: MainWindow, page: TimelinePage, loss: LifeEvent) -> None:
    session = room_window.room.session
    press(qtbot, Key.Key_M, CHORD)
    notes = notes_of(page)
    assert QApplication.focusWidget() is notes.text
    type_words(qtbot, notes.text, WORDS)
    while QApplication.focusWidget() is not notes.leads.list:
        press(qtbot, Key.Key_Tab)
    qtbot.keyClicks(notes.leads.list, "starts")
    press(qtbot, Key.Key_Tab)
    assert QApplication.focusWidget() is notes.nature
    qtbot.keyClicks(notes.nature, "hyp")
    is_one_step(session, lambda: press(qtbot, Key.Key_Return, CONTROL))
    (made,) = session.case.of(Annotation)
    assert (made.target, made.towards) == (loss.id, event(session.case, "starts school").id)
    assert (made.text, made.nature, made.visibility) == (WORDS, NoteNature.HYPOTHESIS, Visibility.AUTHOR)
    assert (made.author, made.user) == (session.author(), session.user())
    assert made.written is not None
    assert notes.text.toPlainText() == ""
    assert notes.leads.chosen() is None


def test_by_the_hand_that_carries_it_onto_a_card(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, loss: LifeEvent
) -> None:
    session = room_window.room.session
    page.layer.toggle()
    QApplication.processEvents()
    notes, school = notes_of(page), event(session.case, "starts school")
    assert notes.leads.handle.carries == thread_from(loss.id)
    for at, falls in ((loss.id, False), (school.id, True)):
        hand = Hand(qtbot, page.timeline)
        hand.bring_into_sight(hand.of(at))
        place = page.timeline.mapFromScene(*hand.of(at).rect.centre)
        mime, copy, under = QMimeData(), Qt.DropAction.CopyAction, page.timeline.viewport()
        mime.setData(CARRIED, notes.leads.handle.carries.encode())
        enter = QDragEnterEvent(place, copy, mime, LEFT, NONE)
        QApplication.sendEvent(under, enter)
        assert enter.isAccepted()
        move = QDragMoveEvent(place, copy, mime, LEFT, NONE)
        QApplication.sendEvent(under, move)
        assert move.isAccepted() is falls
        QApplication.sendEvent(under, QDropEvent(QPointF(place), copy, mime, LEFT, NONE))
        assert notes.leads.chosen() == (school.id if falls else None)
    assert QApplication.focusWidget() is notes.text
    type_words(qtbot, notes.text, WORDS)
    is_one_step(session, lambda: qtbot.mouseClick(notes.pin, LEFT))
    assert session.case.of(Annotation)[0].towards == school.id


def test_it_is_drawn_and_read_at_both_ends_each_of_which_leads_to_the_other(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, loss: LifeEvent
) -> None:
    session = room_window.room.session
    note = think(qtbot, session, loss)
    assert threads(qtbot, page) == []
    press(qtbot, Key.Key_Y, CHORD)
    (thread,) = threads(qtbot, page)
    for said in ("Hypothesis", "Dr Hughes", "Nan dies leads to starts school", WORDS):
        assert said in thread.words
    for here, there, name in (
        (note.target, note.towards, "Leads to: starts school"), (note.towards, note.target, "Led to from: Nan dies"),
    ):  # fmt: skip
        assert session.selection == here
        way = next(one for one in notes_of(page).findChildren(QPushButton) if one.accessibleName() == name)
        qtbot.mouseClick(way, LEFT)
        QApplication.processEvents()
        assert session.selection == there
    press(qtbot, Key.Key_Y, CHORD)
    assert threads(qtbot, page) == []


def test_a_press_on_the_thread_and_on_the_pin_lead_to_the_event(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, loss: LifeEvent
) -> None:
    session = room_window.room.session
    think(qtbot, session, loss)
    page.layer.toggle()
    for mark in [*threads(qtbot, page), next(one for one in page.timeline.scene().marks() if one.id[:4] == "pin:")]:
        session.select("")
        page.timeline.picked.emit(mark.id)
        assert session.selection == loss.id


def test_others_eyes_see_neither_thread_nor_words(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, loss: LifeEvent
) -> None:
    session = room_window.room.session
    think(qtbot, session, loss)
    page.layer.toggle()
    assert any(WORDS in text for _, text in readable())
    room_window.room.sharing.begin()
    for key in (Key.Key_Y, Key.Key_M):
        press(qtbot, key, CHORD)
        assert threads(qtbot, page) == []
        assert not any(WORDS in text for _, text in readable())


def test_where_two_events_are_made_one_the_thought_stays_and_leads_nowhere(desk) -> None:
    case = a_story()
    loss, school = event(case, "Nan dies"), event(case, "starts school")
    note = Annotation(id="t", target=loss.id, towards=school.id, text=WORDS)
    case = life.annotate(case, note)
    assert life.merge_events(case, loss.id, school.id).get_one(Annotation, "t").towards is None
    assert life.remove_event(case, school.id).get_one(Annotation, "t").text == WORDS
    assert "t" not in life.remove_event(case, loss.id)

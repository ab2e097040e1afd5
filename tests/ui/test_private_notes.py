"""The layer of private notes: pinned, signed, shown by one key; dead in sharing view, and in nothing that leaves."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pikepdf
import pytest
from hands import CONTROL, LEFT, SHIFT, Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more
from ui.reading import readable
from ui.steps import is_one_step

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import case_to_plain
from ecm_desktop.domain.life import Annotation, LifeEvent, NoteNature
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.exchange.gedcom import family_file
from ecm_desktop.exchange.open_json import case_file
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.make import make_report
from ecm_desktop.reports.other_forms.forms import FORMS, in_form
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.pinned_notes import PinnedNotes
from ecm_desktop.ui.window import MainWindow

MARKER, AUTHOR = "qwxzylophone", "Zbrkv"
CHORD = CONTROL | SHIFT


def annotated(case: Case) -> Case:
    event = next(one for one in case.of(LifeEvent) if one.title == "Nan dies")
    for n, target in enumerate((event.id, case.of(Person)[0].id)):
        note = Annotation(id=f"note{n}", target=target, text=f"Did {MARKER} say goodbye?", author=AUTHOR)
        case = life.annotate(case, note)
    other = next(one for one in case.of(LifeEvent) if one.title == "starts school")
    thought = Annotation(
        id="thought", target=other.id, towards=event.id, text=f"{MARKER} again", author=AUTHOR,
        visibility=Visibility.AUTHOR, user="somebody else",
    )  # fmt: skip
    return life.annotate(case, thought)


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    return tell_more(vault_folder, case_in_vault, annotated(a_story()))


@pytest.fixture
def page(qtbot: QtBot, room_window: MainWindow) -> TimelinePage:
    room_window.resize(1366, 768)
    room_window.activateWindow()
    qtbot.waitUntil(room_window.isActiveWindow)
    return room_window.room.show_page("timeline")


@pytest.fixture
def event(room_window: MainWindow, page: TimelinePage) -> str:
    session = room_window.room.session
    found = next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    session.select(found)
    QApplication.processEvents()
    return found


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window, key, CHORD)
    QApplication.processEvents()


def is_read() -> bool:
    return any(MARKER in text.lower() or AUTHOR in text for _, text in readable())


def pins(qtbot: QtBot, page: TimelinePage) -> list[str]:
    return [one.id for one in Hand(qtbot, page.timeline).marks() if one.id.startswith("pin:")]


def test_one_key_shows_the_layer_and_the_same_key_hides_it(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, event: str
) -> None:
    assert not is_read()
    assert pins(qtbot, page) == []
    press(qtbot, room_window, Qt.Key.Key_Y)
    assert is_read()
    assert len(pins(qtbot, page)) == 1
    press(qtbot, room_window, Qt.Key.Key_Y)
    assert not is_read()
    assert pins(qtbot, page) == []


def test_a_note_is_pinned_signed_and_taken_off_again(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, event: str
) -> None:
    session = room_window.room.session
    qtbot.mouseClick(next(one for one in page.findChildren(QPushButton) if one.text() == "Private notes"), LEFT)
    notes = page.inspector.event_panel.findChild(PinnedNotes)
    qtbot.keyClicks(notes.text, "Loss without goodbye")
    notes.nature.show_key(NoteNature.PATTERN)
    is_one_step(session, lambda: qtbot.mouseClick(notes.pin, LEFT))
    made = next(one for one in session.case.of(Annotation) if one.text == "Loss without goodbye")
    assert (made.target, made.nature, made.author) == (event, NoteNature.PATTERN, session.author())
    assert made.written
    assert made.written.date() == session.clock().date()
    assert notes.text.toPlainText() == ""
    off = next(one for one in notes.findChildren(QPushButton) if "off the note: Loss" in one.accessibleName())
    is_one_step(session, lambda: qtbot.mouseClick(off, LEFT))
    assert made.id not in session.case


def test_what_is_typed_and_not_pinned_yet_waits_at_its_event(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, event: str
) -> None:
    session = room_window.room.session
    press(qtbot, room_window, Qt.Key.Key_Y)
    notes = page.inspector.event_panel.findChild(PinnedNotes)
    qtbot.keyClicks(notes.text, "half a thought")
    session.select(next(one.id for one in session.case.of(LifeEvent) if one.id != event))
    QApplication.processEvents()
    assert notes.text.toPlainText() == ""
    session.select(event)
    QApplication.processEvents()
    assert notes.text.toPlainText() == "half a thought"


def test_sharing_view_hides_the_layer_and_its_key_is_dead(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, event: str
) -> None:
    press(qtbot, room_window, Qt.Key.Key_Y)
    press(qtbot, room_window, Qt.Key.Key_I)
    for _ in range(2):
        assert not is_read()
        assert pins(qtbot, page) == []
        assert "Private notes" not in {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}
        press(qtbot, room_window, Qt.Key.Key_Y)
    assert not any("private notes" in one.words.lower() for one in room_window.room.choices())
    press(qtbot, room_window, Qt.Key.Key_I)
    assert not is_read()  # it is asked for anew


@pytest.mark.parametrize("key", ["overview", "family", "model", "meetings", "plan", "report"])
def test_no_other_page_and_no_search_holds_a_note(room_window: MainWindow, page: TimelinePage, key: str) -> None:
    page.layer.toggle()
    room_window.room.show_page(key)
    QApplication.processEvents()
    assert not is_read()
    assert not any(MARKER in one.words + one.detail for one in room_window.room.choices())


@pytest.mark.parametrize("shared", [False, True], ids=["open", "shared"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_edition_holds_a_note(setting: Setting, edition: str, shared: bool) -> None:
    setting, without = dataclasses.replace(setting, initials=shared), a_story()
    made = [
        make_report(case, edition, setting, dated=setting.today, recipient="Court")
        for case in (annotated(without), without)
    ]
    assert all(MARKER.encode() not in stream and AUTHOR.encode() not in stream for stream in streams(made[0]))
    assert made[0] == made[1]  # not even by a space


def streams(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [pdf, *(one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream))]


@pytest.mark.parametrize("shared", [False, True], ids=["open", "shared"])
def test_no_file_for_another_program_holds_a_note(setting: Setting, shared: bool) -> None:
    case, setting = annotated(a_story()), dataclasses.replace(setting, initials=shared)
    assert MARKER in str(case_to_plain(case))
    files = [case_file(case, 1), family_file(case, setting.marking), *(in_form(case, one, setting) for one in FORMS)]
    for data in files:
        parts = [data]
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                parts += [packed.read(name) for name in packed.namelist()]
        assert not any(MARKER.encode() in part or AUTHOR.encode() in part for part in parts)


def test_what_its_author_lets_go_into_files_is_in_the_analysis_of_the_chronology(setting: Setting) -> None:
    case = life.share_note(annotated(a_story()), "note0", Visibility.MEETING)
    text = in_form(case, ".csv", setting).decode()
    assert text.count(MARKER) == 1
    assert f"Question, {AUTHOR}: Did {MARKER} say goodbye?" in text
    assert MARKER in case_file(case, 1).decode()


def test_a_note_is_answered_the_answers_stand_below_it_and_go_with_it(
    qtbot: QtBot, room_window: MainWindow, page: TimelinePage, event: str
) -> None:
    session = room_window.room.session
    press(qtbot, room_window, Qt.Key.Key_Y)
    notes = page.inspector.event_panel.findChild(PinnedNotes)

    def button(words: str) -> QPushButton:
        return next(one for one in notes.findChildren(QPushButton) if one.accessibleName().startswith(words))

    assert not [one for one in notes.findChildren(QPushButton) if one.accessibleName().startswith("Take off")]
    qtbot.mouseClick(button("Answer the note: Did"), LEFT)
    assert MARKER in notes.answering.text()
    assert notes.leads.isHidden()  # an answer leads nowhere
    qtbot.keyClicks(notes.text, "Nobody told her")
    qtbot.mouseClick(notes.pin, LEFT)
    qtbot.mouseClick(button("Answer the note: Nobody"), LEFT)
    qtbot.keyClicks(notes.text, "Ask Gran")
    is_one_step(session, lambda: qtbot.mouseClick(notes.pin, LEFT))
    assert notes.answering.text() == ""
    thread = {one.text: one for one in session.case.of(Annotation)}
    assert thread["Nobody told her"].target == "note0"
    assert thread["Ask Gran"].target == thread["Nobody told her"].id
    QApplication.processEvents()
    labels = {one.text(): one for one in notes.findChildren(QLabel) if one.isVisible()}
    first, second = labels["Nobody told her"], labels["Ask Gran"]
    assert first.mapTo(notes, QPoint()).y() < second.mapTo(notes, QPoint()).y()
    assert first.mapTo(notes, QPoint()).x() < second.mapTo(notes, QPoint()).x()
    assert len(pins(qtbot, page)) == 1  # an answer is no pin of its own
    assert {thread[text].visibility for text in ("Nobody told her", "Ask Gran")} == {
        Visibility.PSYCHOLOGIST
    }  # as what they answer
    is_one_step(session, lambda: qtbot.mouseClick(button("Take off the note: Nobody"), LEFT))
    left = {one.text for one in session.case.of(Annotation)}
    assert not left & {"Nobody told her", "Ask Gran"}


def test_on_the_family_page_a_person_and_a_line_hold_notes_by_the_same_key(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    session = room_window.room.session
    family = room_window.room.show_page("family")
    line = session.case.of(Partnership)[0].id
    for target in (session.case.of(Person)[0].id, line):
        session.select(target)
        family.board.setFocus()
        QApplication.processEvents()
        press(qtbot, room_window, Qt.Key.Key_Y)
        notes = next(one for one in family.inspector.findChildren(PinnedNotes) if one.isVisible())
        qtbot.keyClicks(notes.text, f"About {target}")
        qtbot.mouseClick(notes.pin, LEFT)
        assert next(one for one in session.case.of(Annotation) if one.text == f"About {target}").target == target
        session.toggle_sharing()
        QApplication.processEvents()
        assert not any(f"About {target}" in text for _, text in readable())
        session.toggle_sharing()

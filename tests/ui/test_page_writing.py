"""Writing the formulation with real keys and a real pointer: text is kept as it is typed, citations are links."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from hands import CONTROL, LEFT, NONE, SHIFT, type_line
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk, ShowPage
from ui.steps import is_one_step

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.writing import Heading, Writing
from ecm_desktop.editing import life
from ecm_desktop.editing.records import revise
from ecm_desktop.editing.writing import write_passage
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.writing import WritingPage
from ecm_desktop.widgets.controls.carrying import CARRIED
from ecm_desktop.widgets.controls.citing_field import CitingField


@pytest.fixture
def page(story: Desk, show: ShowPage) -> WritingPage:
    made = WritingPage(story.session)
    show(made)
    return made


def event_of(story: Desk, title: str) -> str:
    return next(one.id for one in story.session.case.of(LifeEvent) if title in one.title)


def writing(story: Desk) -> Writing:
    return story.session.case.of(Writing)[0]


def type_in(qtbot: QtBot, field: CitingField, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)


def cite(qtbot: QtBot, page: WritingPage, story: Desk, title: str) -> None:
    """Narrow the list to an event with the keys, and take it by Enter."""
    page.evidence.narrow.setFocus()
    page.evidence.narrow.clear()
    type_line(qtbot, page.evidence.narrow, title)
    assert page.evidence.list.hasFocus()
    page.evidence.choose(event_of(story, title))
    qtbot.keyClick(page.evidence.list, Qt.Key.Key_Return)


def test_what_is_typed_is_kept_by_itself_as_one_step(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "She left first.")
    qtbot.waitUntil(lambda: bool(story.session.case.of(Writing)))
    assert writing(story).text(Heading.STORY) == "She left first."
    assert writing(story).meeting == "open"
    assert writing(story).passages[0].changed == story.session.setting.today
    type_in(qtbot, field, " Then he did.")
    page.passages[Heading.NOW].field.setFocus()
    assert writing(story).text(Heading.STORY) == "She left first. Then he did."
    story.session.undo()
    assert not story.session.case.of(Writing)
    assert field.toPlainText() == ""


def test_a_passage_that_is_gone_on_with_later_keeps_what_was_written_before(
    qtbot: QtBot, story: Desk, page: WritingPage
) -> None:
    field, other = page.passages[Heading.STORY].field, page.passages[Heading.NOW].field
    type_in(qtbot, field, "She left first.")
    other.setFocus()
    type_in(qtbot, field, " Then he did.")
    other.setFocus()
    assert writing(story).text(Heading.STORY) == "She left first. Then he did."
    story.session.undo()
    assert writing(story).text(Heading.STORY) == "She left first."


def test_enter_on_an_event_cites_it_where_the_cursor_is(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "It began with a loss")
    cite(qtbot, page, story, "Nan dies")
    assert field.hasFocus()
    assert field.toPlainText() == "It began with a loss [1]"
    assert writing(story).event(1) == event_of(story, "Nan dies")
    assert "[1] 2017 · Nan dies" in [page.evidence.list.item(n).text() for n in range(page.evidence.list.count())]
    field.moveCursor(QTextCursor.MoveOperation.Start)
    cite(qtbot, page, story, "starts school")
    assert field.toPlainText() == "[1]It began with a loss [2]"
    assert field.textCursor().position() == 3
    assert writing(story).event(2) == event_of(story, "Nan dies")
    cite(qtbot, page, story, "Nan dies")
    assert field.toPlainText() == "[1] [2]It began with a loss [2]"


def test_an_event_let_fall_in_the_text_is_cited_where_it_fell(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    field = page.passages[Heading.NOW].field
    type_in(qtbot, field, "first second")
    mime = page.evidence.list.mimeData([page.evidence.list.item(0)])
    carried = bytes(mime.data(CARRIED).data()).decode()
    cursor = field.textCursor()
    cursor.setPosition(5)
    place = field.cursorRect(cursor).center()
    _drop(field, mime, place)
    assert field.toPlainText() == "first [1] second"
    assert writing(story).event(1) == carried


def _drop(field: CitingField, mime: QMimeData, place: QPoint) -> None:
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, mime, LEFT, NONE)
    QApplication.sendEvent(field.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(field.viewport(), QDragMoveEvent(place, copy, mime, LEFT, NONE))
    QApplication.sendEvent(field.viewport(), QDropEvent(QPointF(place), copy, mime, LEFT, NONE))


def test_a_press_on_a_number_shows_its_event_and_the_way_back_leads_to_the_number(
    qtbot: QtBot, story: Desk, page: WritingPage
) -> None:
    session, evidence = story.session, page.evidence
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "It began with a loss")
    cite(qtbot, page, story, "Nan dies")
    evidence.choose(event_of(story, "starts school"))
    session.select("")
    cursor = field.textCursor()
    cursor.setPosition(22)  # within the brackets
    qtbot.mouseClick(field.viewport(), LEFT, NONE, field.cursorRect(cursor).center() + QPoint(2, 0))
    nan = event_of(story, "Nan dies")
    assert session.selection == evidence.list.event_id == nan
    session.select("")
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert session.selection == nan
    page.passages[Heading.HELPS].field.setFocus()
    evidence.list.setFocus()
    qtbot.keyClick(evidence.list, Qt.Key.Key_Return, SHIFT)
    assert field.hasFocus()
    assert field.textCursor().selectedText() == "[1]"
    pages: list[str] = []
    session.page_asked.connect(pages.append)
    qtbot.mouseClick(evidence.on_timeline, LEFT)
    assert (pages, session.selection) == (["timeline"], nan)


def test_what_is_cited_nowhere_is_said_to_be(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    said: list[Notice] = []
    story.session.noticed.connect(said.append)
    page.evidence.choose(event_of(story, "Nan dies"))
    qtbot.mouseClick(page.evidence.seek, LEFT)
    assert "not cited" in said[-1].text


def test_a_removed_event_leaves_a_number_that_leads_nowhere(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "It began")
    cite(qtbot, page, story, "Nan dies")
    story.session.do("Take it off", life.remove_event, event_of(story, "Nan dies"))
    assert field.toPlainText() == "It began [1]"
    qtbot.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert story.session.selection == ""


def test_only_what_the_meeting_may_see_is_offered(story: Desk, page: WritingPage) -> None:
    nan = event_of(story, "Nan dies")
    assert page.evidence.choose(nan)
    story.session.do("Keep it back", revise, LifeEvent, nan, visibility=Visibility.PSYCHOLOGIST)
    assert not page.evidence.choose(nan)


def test_a_hard_sentence_is_remarked_on_and_the_headings_follow_the_document(
    qtbot: QtBot, story: Desk, page: WritingPage
) -> None:
    box = page.passages[Heading.HELPS]
    hard = (
        "Multidisciplinary psychoeducational interventions necessitate comprehensive collaborative conceptualisation "
    )
    type_in(qtbot, box.field, hard + "notwithstanding contemporaneous organisational considerations.")
    assert "Hard words" in box.hint.text()
    assert page.passages[Heading.STORY].isVisible()
    page.edition.setFocus()
    while page.edition.key() != "short":
        qtbot.keyClick(page.edition, Qt.Key.Key_Down)
    assert not page.passages[Heading.STORY].isVisible()
    assert box.isVisible()


def test_sharing_view_shows_initials_and_takes_no_word(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "Then Ann Mason left")
    field.settle()
    story.session.toggle_sharing()
    assert "Mason" not in field.toPlainText()
    assert not any("Mason" in page.evidence.list.item(n).text() for n in range(page.evidence.list.count()))
    page.evidence.choose(event_of(story, "Nan dies"))
    qtbot.keyClick(page.evidence.list, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "more")
    story.session.toggle_sharing()
    assert field.toPlainText() == writing(story).text(Heading.STORY) == "Then Ann Mason left"


def test_each_meeting_has_a_text_of_its_own_and_closing_loses_nothing(
    qtbot: QtBot, story: Desk, page: WritingPage
) -> None:
    field = page.passages[Heading.STORY].field
    type_in(qtbot, field, "As of today")
    page.meeting.setFocus()
    qtbot.keyClick(page.meeting, Qt.Key.Key_Down)
    assert page.meeting.key() != "open"
    assert field.toPlainText() == ""
    type_in(qtbot, field, "As of March")
    story.session.closing.emit()
    texts = {one.meeting: one.text(Heading.STORY) for one in story.session.case.of(Writing)}
    assert texts == {"open": "As of today", page.meeting.key(): "As of March"}


def test_versions_that_went_out_are_named(story: Desk, page: WritingPage) -> None:
    from ecm_desktop.domain.formulation import Report
    from ecm_desktop.editing import formulation

    day = date(2026, 11, 1)
    out = Report(id="v", edition="full", dated=day, issued=day, meeting="open", version=1)
    story.session.do("Issue", formulation.keep_report, out)
    assert page.issued.text().endswith("Issued: Formulation report, version 1, 1 Nov 2026.")


def test_a_later_meeting_is_begun_with_the_text_that_stands(qtbot: QtBot, story: Desk, page: WritingPage) -> None:
    session = story.session
    earlier = next(one.id for one in session.case.of(Meeting) if one.id != "open")
    write = partial(
        write_passage, meeting=earlier, heading=Heading.STORY, text="As of March", new={}, on=date(2026, 3, 5)
    )
    assert not page.begin.isVisible()
    session.do("Write", write)
    assert page.begin.text() == "Begin with the text for the meeting of 4 March 2026"
    is_one_step(session, lambda: qtbot.mouseClick(page.begin, LEFT))
    assert page.passages[Heading.STORY].field.toPlainText() == "As of March"
    assert not page.begin.isVisible()

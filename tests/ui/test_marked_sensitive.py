"""An event marked as sensitive: covered also where nobody else looks, until it is pressed; on paper as any other."""

from __future__ import annotations

import pytest
from hands import LEFT, Hand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk, tell_more
from ui.reading import readable
from ui.steps import is_one_step
from ui.test_covered import MARK, marked

from ecm_desktop.diagram.covers import covered_texts, is_covered
from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Adversity, Lane, LifeEvent, Link, Source
from ecm_desktop.editing import life
from ecm_desktop.reports.other_forms.forms import in_form
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow


def with_marked(case: Case) -> Case:
    """One event on the timeline and one in the tray that are marked, and some that are not."""
    return case.put(
        Source(id="school", agency="School"),
        marked("told", sensitive=True, lane=Lane.LOSS),
        marked("tray", sensitive=True, when=When()),
        marked("strength", sensitive=True, lane=Lane.STRENGTHS, child_said=True),
        LifeEvent(id="plain", title="hurt at home", when=marked("x").when, adversities=(Adversity.PHYSICAL_ABUSE,)),
        Link(id="link", source="told", target="plain", note=f"{MARK} link"),
        Hypothesis(id="h", text="a thought", supports=("told",)),
    )


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault: Case) -> Case:
    return tell_more(vault_folder, case_in_vault, with_marked(case_in_vault))


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    story.session.editor.do("Tell", with_marked)
    made = TimelinePage(story.session)
    show(made)
    return made


def leaks() -> list[tuple[str, str]]:
    QApplication.processEvents()
    return [(where, text[:80]) for where, text in readable() if MARK in text]


def words_of(page: TimelinePage, key: str) -> str:
    return " ".join(one.words for one in page.timeline.drawn() if isinstance(one, Symbol) and one.record == key)


@pytest.mark.parametrize("key", ["overview", "timeline", "family", "model", "plan", "meetings", "report", "writing"])
def test_no_page_tells_of_it_before_it_is_pressed(room_window: MainWindow, key: str) -> None:
    room_window.room.show_page(key)
    assert leaks() == []


def test_no_panel_palette_or_search_tells_of_it(room_window: MainWindow) -> None:
    session = room_window.room.session
    room_window.room.show_page("timeline")
    session.show_details()
    for one in session.case.of(LifeEvent):
        session.select(one.id)
        assert leaks() == [], one.id
    room_window.toggle_palette()
    palette = room_window.room.palette_panel(room_window)
    palette.field.setText(MARK)
    palette.field.clear()
    assert leaks() == []
    room_window.toggle_palette()
    for key in ("story", "find", "cite", "child-first", "filter"):
        room_window.commands.run(key)
        assert leaks() == [], key
        room_window.commands.run(key)


def test_a_press_shows_it_and_the_button_covers_it_again(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    assert words_of(page, "told").startswith("Covered")
    assert "hurt at home" in words_of(page, "plain")  # what is not marked is shown where nobody else looks
    hand = Hand(qtbot, page.timeline)
    hand.click(hand.of("told"))
    assert MARK in words_of(page, "told")
    assert words_of(page, "strength").startswith("Covered")
    panel = page.inspector.event_panel
    assert MARK in panel.title.toPlainText()
    qtbot.mouseClick(panel.cover, LEFT)
    assert words_of(page, "told").startswith("Covered")
    assert panel.title.toPlainText() == "Covered"
    assert leaks() == []


def test_by_keys_alone(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    board = page.timeline
    board.setFocus()
    board.focus_on("told")
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert MARK in words_of(page, "told")
    story.session.select("tray")
    assert page.inspector.event_panel.title.toPlainText() == "Covered"
    page.inspector.event_panel.cover.setFocus()
    qtbot.keyClick(page.inspector.event_panel.cover, Qt.Key.Key_Space)
    assert MARK in page.inspector.event_panel.title.toPlainText()


def test_it_is_marked_in_the_panel_as_one_step(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session = story.session
    session.select("plain")
    panel = page.inspector.event_panel
    assert not panel.cover.isVisible()
    is_one_step(session, lambda: qtbot.keyClick(panel.sensitive, Qt.Key.Key_Space))
    assert session.case.get_one(LifeEvent, "plain").sensitive
    assert words_of(page, "plain").startswith("Covered")
    assert panel.cover.isVisible()


def test_documents_and_tables_tell_it_as_any_other(story: Desk, page: TimelinePage) -> None:
    session = story.session
    assert not covered_texts(session.case, session.paper)
    assert MARK in in_form(session.case, ".csv", session.paper).decode("utf-8-sig")


def test_in_sharing_view_it_is_covered_anew_and_after_it_too(story: Desk, page: TimelinePage) -> None:
    session = story.session
    session.uncover("told")
    session.toggle_sharing()
    assert session.is_covered(session.case.get("told"))
    session.uncover("told")
    session.toggle_sharing()
    assert session.is_covered(session.case.get("told"))


def test_one_of_two_that_are_made_one_was_marked(story: Desk, page: TimelinePage) -> None:
    session = story.session
    session.do("Merge", life.merge_events, "plain", "told")
    assert session.case.get_one(LifeEvent, "plain").sensitive


def test_nothing_else_is_covered_where_nobody_else_looks(story: Desk, page: TimelinePage) -> None:
    session = story.session
    covered = {one.id for one in session.case.values() if is_covered(one, session.case, session.setting)}
    assert covered == {"told", "tray", "strength"}
    assert all(not session.is_covered(one) for one in session.case.of(Relationship))

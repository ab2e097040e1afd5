"""Threads between events, drawn and taken off in the panel of the event: by mouse, by keys, and not while shared."""

from __future__ import annotations

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.on_the_timeline import page
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.diagram.marks import Role
from ecm_desktop.domain.life import LifeEvent, Link
from ecm_desktop.editing import life
from ecm_desktop.reports.other_forms.forms import in_form
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.bears_on import BearsOn

__all__ = ["page"]  # a fixture


@pytest.fixture
def bears(story: Desk, page: TimelinePage) -> BearsOn:
    """The threads of "Nan dies", which is chosen."""
    story.session.select(called(story, "Nan dies").id)
    return page.inspector.event_panel.bears_on


def said(bears: BearsOn) -> str:
    return " ".join(one.text() for one in bears.lines.findChildren(QLabel) if one.isVisible())


def called(story: Desk, title: str) -> LifeEvent:
    return next(one for one in story.session.case.of(LifeEvent) if one.title == title)


def linked(story: Desk, note: str = "") -> Link:
    made = Link(id="l", source=called(story, "Nan dies").id, target=called(story, "starts school").id, note=note)
    story.session.do("Draw", life.link_events, made)
    return made


def test_a_thread_with_words_is_drawn_told_written_and_taken_off_by_the_mouse(
    qtbot: QtBot, story: Desk, page: TimelinePage, bears: BearsOn
) -> None:
    session, school = story.session, called(story, "starts school")
    qtbot.mouseClick(bears.ask, LEFT)
    bears.other.show_key(school.id)
    bears.why.setFocus()
    qtbot.keyClicks(bears.why, "he would not leave the house")
    after = is_one_step(session, lambda: qtbot.mouseClick(bears.put, LEFT))
    (link,) = after.of(Link)
    assert (link.source, link.target, link.note) == (
        called(story, "Nan dies").id, school.id, "he would not leave the house",
    )  # fmt: skip
    (drawn,) = [one for one in page.timeline.drawn() if one.role is Role.LINK]
    assert "seems to bear on" in drawn.words
    assert "he would not leave the house" in drawn.words
    table = in_form(session.case, ".csv", session.paper).decode("utf-8-sig")
    assert "Seems to bear on: starts school – he would not leave the house" in table
    session.select(school.id)
    session.select(link.source)
    (remove,) = [one for one in bears.lines.findChildren(QPushButton) if one.isVisible()]
    assert "he would not leave the house" in said(bears)
    is_one_step(session, lambda: qtbot.mouseClick(remove, LEFT))
    assert not session.case.of(Link)


def test_a_thread_is_drawn_by_keys_alone(qtbot: QtBot, story: Desk, page: TimelinePage, bears: BearsOn) -> None:
    action = next(one for one in page.page_actions() if one.id == "timeline.bears-on")
    assert action.enabled()
    action.run()
    assert bears.other.hasFocus()
    qtbot.keyClick(bears.other, Qt.Key.Key_Down)
    qtbot.keyClick(bears.other, Qt.Key.Key_Tab)
    assert bears.why.hasFocus()
    is_one_step(story.session, lambda: qtbot.keyClick(bears.why, Qt.Key.Key_Return))
    assert len(story.session.case.of(Link)) == 1
    qtbot.keyClick(bears.ask, Qt.Key.Key_Space)
    qtbot.keyClicks(bears.why, "half")
    qtbot.keyClick(bears.drop, Qt.Key.Key_Space)
    assert bears.ask.hasFocus()
    assert bears.why.text() == ""


def test_no_other_event_and_one_that_has_a_thread_already_are_refused(
    qtbot: QtBot, story: Desk, bears: BearsOn
) -> None:
    link = linked(story)
    qtbot.mouseClick(bears.ask, LEFT)
    changes_nothing(story.session, lambda: qtbot.mouseClick(bears.put, LEFT))
    bears.other.show_key(link.target)
    changes_nothing(story.session, lambda: qtbot.mouseClick(bears.put, LEFT))


def test_both_ends_tell_of_it_and_it_goes_with_either(qtbot: QtBot, story: Desk, page: TimelinePage, bears) -> None:
    session, link = story.session, linked(story)
    session.select(link.target)
    (remove,) = [one for one in bears.lines.findChildren(QPushButton) if one.isVisible()]
    assert "Nan dies: bears on it" in remove.accessibleName()
    session.do("Take off", life.remove_event, link.source)
    assert not session.case.of(Link)


def test_on_a_shared_screen_none_is_drawn_and_words_go_through_the_veil(story: Desk, bears: BearsOn) -> None:
    linked(story, "Ann Mason said so")
    story.session.toggle_sharing()
    assert not bears.ask.isVisible()
    bears.begin()
    assert not bears.other.isVisible()
    assert "Seems to bear on" in said(bears)
    assert "Ann" not in said(bears)

"""Who tells an event, put down in its panel: by mouse, by keys, in the sharing view, and never over what was told."""

from __future__ import annotations

import pytest
from hands import ALT, LEFT, type_line
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.on_the_timeline import page
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.editing import life, tellings
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.told_by import ToldBy

__all__ = ["page"]  # a fixture


@pytest.fixture
def told(story: Desk, page: TimelinePage) -> ToldBy:
    """The sources of "starts school", which is chosen and told by one already."""
    session = story.session
    source = Source(id="s", agency="Mason School")
    telling = Telling(source="s", text="starts school", when=now(story).when)
    event = now(story)
    session.editor.do("Told", lambda case: case.put(source))
    session.do("Told", life.change_event, event.id, tellings=(telling,))
    session.select(event.id)
    return page.inspector.event_panel.told


def now(story: Desk) -> LifeEvent:
    return next(one for one in story.session.case.of(LifeEvent) if one.title == "starts school")


def sources(story: Desk) -> list[tuple[str, str, str]]:
    found = [(story.session.case.get_one(Source, one.source), one.when.words) for one in now(story).tellings]
    return [(one.agency, one.file, words) for one, words in found]


def test_another_source_is_put_down_by_the_mouse(qtbot: QtBot, story: Desk, told: ToldBy) -> None:
    before = now(story).when
    qtbot.mouseClick(told.ask, LEFT)
    qtbot.keyClicks(told.who, "police")
    told.when.line.setFocus()
    qtbot.keyClicks(told.when.line, "March 2017")
    told.document.setFocus()
    qtbot.keyClicks(told.document, "letter to the head")
    is_one_step(story.session, lambda: qtbot.mouseClick(told.put, LEFT))
    assert sources(story)[1:] == [("police", "letter to the head", "March 2017")]
    assert now(story).when == before
    assert "police (letter to the head): March 2017" in told.lines.text()
    assert "The sources tell different dates." in told.lines.text()
    assert told.ask.isVisible()


def test_the_chord_asks_who_and_enter_keeps_it(qtbot: QtBot, story: Desk, page: TimelinePage, told: ToldBy) -> None:
    page.timeline.setFocus()
    page.inspector.ask_who_tells("")
    assert QApplication.focusWidget() is told.who
    type_line(qtbot, told.who, "Mum")
    assert sources(story)[1:] == [("Mum", "", "")]
    page.inspector.ask_who_tells("police")
    assert QApplication.focusWidget() is told.when.line
    is_one_step(story.session, lambda: type_line(qtbot, told.when.line, "2018"))
    assert sources(story)[2:] == [("police", "", "2018")]


def test_what_makes_no_sense_is_said_and_changes_nothing(qtbot: QtBot, story: Desk, told: ToldBy) -> None:
    told.begin("")
    changes_nothing(story.session, lambda: type_line(qtbot, told.when.line, "2018"))  # nobody is named
    told.begin("Mason School")
    told.when.line.clear()
    same = f"{now(story).when.earliest:%d/%m/%Y}"
    changes_nothing(story.session, lambda: type_line(qtbot, told.when.line, same))  # told just so already
    changes_nothing(story.session, lambda: qtbot.mouseClick(told.drop, LEFT))
    assert told.when.text() == ""


def test_what_has_no_date_takes_the_one_that_is_told(qtbot: QtBot, story: Desk, told: ToldBy) -> None:
    story.session.do("No date", life.change_event, now(story).id, when=When())
    told.begin("police")
    type_line(qtbot, told.when.line, "March 2017")
    assert now(story).when.words == "March 2017"


def test_another_event_is_not_given_what_was_begun_for_this_one(qtbot: QtBot, story: Desk, told: ToldBy) -> None:
    told.begin("police")
    qtbot.keyClicks(told.when.line, "March")
    other = next(one for one in story.session.case.of(LifeEvent) if one.title == "Nan dies")
    story.session.select(other.id)
    assert told.ask.isVisible()
    assert told.when.text() == ""


def test_in_the_sharing_view_the_speakers_name_is_cut(story: Desk, told: ToldBy) -> None:
    story.session.toggle_sharing()
    told.begin("Mason School")
    shown = told.who.placeholderText() + told.who.text() + told.lines.text()
    assert "Mason" not in shown
    offered = told.who.completer().model()
    assert "Mason School" not in [offered.index(row, 0).data() for row in range(offered.rowCount())]


def test_the_chord_is_offered_while_an_event_is_chosen(
    qtbot: QtBot, story: Desk, page: TimelinePage, told: ToldBy
) -> None:
    (action,) = (one for one in page.page_actions() if one.id == "timeline.told")
    assert action.enabled()
    story.session.select("")
    assert not action.enabled()
    qtbot.keyClick(page, Qt.Key.Key_D, ALT)
    assert not told.isVisible()


def offered(told: ToldBy) -> list[QPushButton]:
    return [one for one in told.taking_off.findChildren(QPushButton) if one.isVisible()]


def test_what_was_put_down_by_a_slip_is_taken_off_with_its_source(qtbot: QtBot, story: Desk, told: ToldBy) -> None:
    told.begin("police")
    type_line(qtbot, told.when.line, "March 2017")
    assert len(sources(story)) == 2
    assert [one.text() for one in offered(told)][1:] == ["Take off: police, March 2017"]
    is_one_step(story.session, lambda: qtbot.keyClick(offered(told)[1], Qt.Key.Key_Space))
    assert len(sources(story)) == 1
    assert {one.agency for one in story.session.case.of(Source)} == {"Mason School"}
    assert told.ask.hasFocus()


def test_what_a_file_tells_stays_and_so_does_a_source_that_tells_of_another_event(
    qtbot: QtBot, story: Desk, told: ToldBy
) -> None:
    session, event = story.session, now(story)
    other = next(one for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    session.do("Told", life.change_event, other.id, tellings=event.tellings)
    session.do("Take off", tellings.take_off, event.id, event.tellings[0])
    assert session.case.get_one(Source, "s")
    file = replace(session.case.get_one(Source, "s"), sha256="0" * 64)
    session.editor.do("File", lambda case: case.put(file))
    session.select(other.id)
    assert offered(told) == []
    changes_nothing(session, lambda: session.do("Take off", tellings.take_off, other.id, event.tellings[0]))


def test_nothing_is_taken_off_on_a_shared_screen(story: Desk, told: ToldBy) -> None:
    assert offered(told)
    story.session.toggle_sharing()
    assert offered(told) == []

"""The strip of the whole life below the timeline, and the way to what is chosen."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, Hand
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.ui.pages.timeline import TimelinePage


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def event(page: TimelinePage, title: str) -> LifeEvent:
    return next(one for one in page.timeline.session.case.of(LifeEvent) if one.title == title)


def days(page: TimelinePage) -> tuple[date, date]:
    frame = page.timeline.days.frame
    return frame.first, frame.last


def framed(page: TimelinePage) -> float:
    """The width of the frame on the strip."""
    return page.whole_life.strip._frame().width()


def test_what_is_chosen_is_fitted_by_a_key_and_a_button(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, school = story.session, event(page, "starts school")
    assert not page.whole_life.fit.isEnabled()
    whole = days(page)
    session.select(school.id)
    qtbot.mouseClick(page.whole_life.fit, LEFT)
    assert days(page) == (date(2016, 3, 6), date(2017, 3, 7))
    assert Hand(qtbot, page.timeline).of(school.id).id == school.id
    qtbot.keyClick(page.whole_life.strip, Qt.Key.Key_0)
    assert days(page) == whole
    next(one for one in page.page_actions() if one.id == "timeline.fit-chosen").run()
    assert days(page) == (date(2016, 3, 6), date(2017, 3, 7))


def test_without_a_date_nothing_can_be_fitted(story: Desk, page: TimelinePage) -> None:
    story.session.select(event(page, "a letter from Ann Mason").id)
    assert not page.whole_life.fit.isEnabled()
    before = days(page)
    page.whole_life.fit_chosen()
    assert days(page) == before


def test_the_frame_follows_the_picture_and_the_picture_the_frame(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    strip = page.whole_life.strip
    everything = framed(page)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Plus)
    qtbot.keyClick(page.timeline, Qt.Key.Key_Plus)
    assert framed(page) < everything
    wide = days(page)[1] - days(page)[0]
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    at_start = days(page)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert days(page)[0] > at_start[0]
    assert days(page)[1] - days(page)[0] == wide
    place = strip._frame()
    qtbot.mousePress(strip, LEFT, pos=QPoint(round(place.width() * 0.7), 12))
    qtbot.mouseRelease(strip, LEFT, pos=QPoint(round(place.width() * 0.7), 12))
    before = days(page)
    qtbot.mouseClick(strip, LEFT, pos=QPoint(strip.width() - 40, 12))  # beside it: the frame comes
    assert days(page)[0] > before[0]
    assert days(page)[1] - days(page)[0] == wide
    assert str(days(page)[0].year) in strip.accessibleDescription()


def test_the_strip_shows_what_is_added_and_taken_back(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    session, strip = story.session, page.whole_life.strip
    before = strip._drawing
    new = LifeEvent(id="new", title="learns to swim", when=on_day(date(2019, 5, 5)), lane="strengths")
    session.do("Add an event", life.add_event, new)
    qtbot.waitUntil(lambda: strip._drawing != before)
    session.undo()
    qtbot.waitUntil(lambda: strip._drawing == before)


def test_the_strip_is_reached_by_the_keyboard(qtbot: QtBot, page: TimelinePage) -> None:
    page.whole_life.strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.whole_life.strip.hasFocus()
    assert page.whole_life.strip.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_on_a_low_page_the_lanes_have_the_room(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    assert page.whole_life.isVisible()
    page.resize(1200, 380)
    qtbot.waitUntil(lambda: not page.whole_life.isVisible())
    story.session.select(event(page, "starts school").id)
    next(one for one in page.page_actions() if one.id == "timeline.fit-chosen").run()
    assert days(page) == (date(2016, 3, 6), date(2017, 3, 7))
    page.resize(1200, 760)
    qtbot.waitUntil(page.whole_life.isVisible)

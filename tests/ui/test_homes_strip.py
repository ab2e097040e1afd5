"""The line above the lanes: it follows the case, and is not there on a shared screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import bonds, life
from ecm_desktop.intake.schools import schools_begun
from ecm_desktop.ui.homes_strip import HomesStrip
from ecm_desktop.ui.pages.timeline import TimelinePage


@pytest.fixture
def strip(story: Desk, show) -> HomesStrip:
    page = TimelinePage(story.session)
    show(page)
    return page.findChild(HomesStrip)


def put(story: Desk, key: str, first: date, last: date | None, name: str) -> None:
    period = Period(on_day(first), on_day(last) if last else None)
    story.session.do("Put", bonds.add_bond, Placement(id=key, name=name, period=period))


def test_it_counts_what_is_recorded_as_it_comes(story: Desk, strip: HomesStrip) -> None:
    assert not strip.isVisible()
    put(story, "a", date(2014, 3, 1), date(2016, 3, 1), "Aunt Karen")
    put(story, "b", date(2016, 3, 1), date(2017, 9, 1), "The Willows")
    assert strip.isVisible()
    said = strip.accessibleName()
    assert "at least 1 move · at least 2 carers · at least 1 school" in said
    assert "longest in one home 2 years, from 1 Mar 2014 (Aunt Karen)" in said
    story.session.do("Add", life.add_event, LifeEvent(
        id="e", title="managed move to Ashwood", lane=Lane.EDUCATION, when=on_day(date(2018, 9, 1)),
    ))  # fmt: skip
    assert "at least 2 schools" in strip.accessibleName()
    for _ in range(3):
        story.session.undo()
    assert not strip.isVisible()


def test_on_a_shared_screen_it_is_not_there(story: Desk, strip: HomesStrip) -> None:
    put(story, "a", date(2014, 3, 1), date(2016, 3, 1), "Ann Mason")
    story.session.toggle_sharing()
    assert not strip.isVisible()
    assert strip.text() == strip.accessibleName() == ""
    story.session.toggle_sharing()
    assert strip.isVisible()


@pytest.mark.parametrize(
    ("title", "comes"),
    [
        ("Started Reception. Happy, chatty", True), ("starts school", True),
        ("Managed move to Ashwood, 12 weeks", True),
        ("Joined nursery class, separated from twin", True), ("Started Ridgeway Alternative Provision", True),
        ("Joined school athletics club", False), ("Managed move unsuccessful", False), ("Attendance 61%", False),
        ("Suspension 2 days, school", False),
    ],
)  # fmt: skip
def test_what_tells_of_another_school(story: Desk, title: str, comes: bool) -> None:
    case = story.session.case
    for one in case.of(LifeEvent):
        case = life.remove_event(case, one.id)
    told = LifeEvent(id="e", title=title, lane=Lane.EDUCATION, when=on_day(date(2018, 9, 1)))
    assert schools_begun(life.add_event(case, told)) == int(comes)


def test_the_lanes_are_laid_out_once_when_their_page_opens(qtbot: QtBot, story: Desk) -> None:
    put(story, "a", date(2014, 3, 1), date(2016, 3, 1), "Aunt Karen")
    page, times = TimelinePage(story.session), []
    qtbot.addWidget(page)
    page.timeline.days.settled.connect(lambda: times.append(page.timeline.size()))
    page.resize(1600, 1000)
    page.show()
    QApplication.processEvents()
    assert page.findChild(HomesStrip).isVisible()
    assert times == [page.timeline.size()]

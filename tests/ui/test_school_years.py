"""A child taught out of year: chosen on the overview, seen on the axis, reckoned with by the typed line."""

from __future__ import annotations

from datetime import date

from hands import type_line
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import is_one_step

from ecm_desktop.domain.dates import school_year
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.ui.overview import OverviewPage
from ecm_desktop.ui.pages.timeline import TimelinePage


def choose(page: OverviewPage, key: str) -> None:
    years = page.facts.school
    years.setCurrentIndex(years.findData(key))
    years.activated.emit(years.currentIndex())


def test_a_year_below_moves_the_axis_and_what_is_typed_then(qtbot: QtBot, story: Desk, show) -> None:
    session = story.session
    overview, timeline = OverviewPage(session), TimelinePage(session)
    show(overview)
    show(timeline)
    board = timeline.timeline

    def place(number: int) -> float:
        return next(one for one in board.scene().marks() if one.id == f"axis:school:{number}").rect.x

    before = {number: place(number) for number in (3, 8)}
    assert overview.facts.school.currentText() == "by date of birth"
    is_one_step(session, lambda: choose(overview, "1 5"))
    assert session.case.out_of_year == OutOfYear(5, 1)
    assert place(3) == before[3]
    assert place(8) > before[8] + 20
    type_line(qtbot, timeline.typed.line, "Y7 excluded for fighting @education")
    event = next(one for one in session.case.of(LifeEvent) if "excluded" in one.title)
    assert event.when.earliest == date(school_year(session.case.born, 7).earliest.year + 1, 9, 1)
    is_one_step(session, lambda: choose(overview, "by age"))
    again = session.case.get_one(LifeEvent, event.id)
    assert again.when.interval == school_year(session.case.born, 7)  # dated anew with it
    assert place(8) == before[8]
    session.undo()
    assert overview.facts.school.currentText() == "a year below, from Year 5"


def test_a_year_above_is_offered_too(story: Desk, show) -> None:
    overview = OverviewPage(story.session)
    show(overview)
    choose(overview, "-1 7")
    assert story.session.case.out_of_year == OutOfYear(7, -1)
    assert overview.facts.school.currentText() == "a year above, from Year 7"

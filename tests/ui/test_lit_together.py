"""An event's people light up on the family map, and a person's events on the timeline."""

from __future__ import annotations

import pytest
from ui.conftest import Desk

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.widgets.canvas.painting import Emphasis
from ecm_desktop.widgets.canvas.view import CanvasView


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def lit(board: CanvasView) -> set[str]:
    """The records whose marks stand out so."""
    return {
        board.scene().mark(key).record
        for key, how in board._pointing.emphases(keyboard=False).items()
        if Emphasis.ALONG in how and board.scene().mark(key)
    }


def test_people_and_events_light_up_for_each_other(story: Desk, page: TimelinePage) -> None:
    session = story.session
    ann = next(one.id for one in session.case.of(Person) if one.name == "Ann Mason")
    child = session.case.child.person
    first, second = [one.id for one in session.case.of(LifeEvent)][:2]
    session.do("Say who", life.change_event, first, people=(ann, child))
    session.do("Say who", life.change_event, second, people=(ann,))
    session.select(first)
    assert lit(page.family) == {ann, child}
    assert lit(page.timeline) == set()
    session.select(ann)
    assert lit(page.family) == set()
    assert lit(page.timeline) == {first, second}
    session.do("Say who", life.change_event, second, people=())
    assert lit(page.timeline) == {first}
    session.select("")
    assert lit(page.family) == lit(page.timeline) == set()

"""An event and an emotional line are kept out of documents from their panels, by real presses and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from ui.conftest import Desk, ShowPage
from ui.steps import changes_nothing, is_one_step
from ui.test_between_people import harm, pick

from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.kept_back import Ground, KeptBack, decision_on
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing.records import add
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.bonds.line import LinePanel
from ecm_desktop.ui.panels.event import EventPanel
from ecm_desktop.ui.panels.keeping_back import KeepingBack


@pytest.fixture
def panel(story: Desk, show: ShowPage) -> EventPanel:
    page = TimelinePage(story.session)
    show(page)
    story.session.select(story.session.case.of(LifeEvent)[0].id)
    return page.inspector.event_panel


def shown(part: KeepingBack) -> tuple[str, bool, str]:
    return str(part.ground.key() or ""), part.why.isVisible(), part.said.text()


def test_a_ground_is_chosen_explained_and_taken_back(qtbot: QtBot, panel: EventPanel) -> None:
    session, part = panel.session, panel.keeping_back
    event = session.case.of(LifeEvent)[0].id
    assert shown(part) == ("", False, "")
    is_one_step(session, lambda: pick(part.ground, Ground.CONFIDENCE))
    decision = decision_on(session.case, event)
    assert decision is not None
    assert (decision.ground, decision.decided) == (Ground.CONFIDENCE, session.setting.today)
    assert "no document that goes beyond the meeting" in part.said.text()
    is_one_step(session, lambda: explain(qtbot, part, "Her sister asked"))
    assert [one.note for one in session.case.of(KeptBack)] == ["Her sister asked"]
    is_one_step(session, lambda: pick(part.ground, Ground.HARM))
    assert [(one.ground, one.note) for one in session.case.of(KeptBack)] == [(Ground.HARM, "Her sister asked")]
    assert "that the child or the family may read" in part.said.text()
    is_one_step(session, lambda: pick(part.ground, ""))
    assert session.case.of(KeptBack) == ()
    assert shown(part) == ("", False, "")


def explain(qtbot: QtBot, part: KeepingBack, why: str) -> None:
    part.why.setFocus()
    qtbot.keyClicks(part.why, why)
    part.why.settle()


def test_another_event_shows_its_own(panel: EventPanel) -> None:
    session, part = panel.session, panel.keeping_back
    pick(part.ground, Ground.HARM)
    changes_nothing(session, lambda: session.select(session.case.of(LifeEvent)[1].id))
    assert shown(part) == ("", False, "")


def test_an_emotional_line_is_kept_back_from_its_own_panel(story: Desk, show: ShowPage) -> None:
    session = story.session
    line = harm(session)
    session.do("Put it down", add, line)
    page = FamilyPage(session)
    show(page)
    session.select(line.id)
    panel = page.inspector.bond_panel(Relationship)
    assert isinstance(panel, LinePanel)
    is_one_step(session, lambda: pick(panel.keeping_back.ground, Ground.HARM))
    assert [one.target for one in session.case.of(KeptBack)] == [line.id]


def test_a_room_that_reads_along_does_not_see_that_something_is_kept_back(panel: EventPanel) -> None:
    session = panel.session
    pick(panel.keeping_back.ground, Ground.CONFIDENCE)
    session.change_setting(replace(session.setting, initials=True))
    assert not panel.keeping_back.isVisible()

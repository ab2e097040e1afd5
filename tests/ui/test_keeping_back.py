"""Events, emotional lines and entries of the plan are kept out of documents where they are shown, by real presses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hands import LEFT, type_line
from pytestqt.qtbot import QtBot
from ui.conftest import Desk, ShowPage
from ui.steps import changes_nothing, is_one_step
from ui.test_between_people import harm, pick

from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.kept_back import Ground, KeptBack, decision_on
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing.keeping_back import give_back, keep_back
from ecm_desktop.editing.records import add
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.plan import PlanPage
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


@pytest.fixture
def plan(story: Desk, show: ShowPage) -> PlanPage:
    made = PlanPage(story.session)
    show(made)
    return made


def one_entry(qtbot: QtBot, part, text: str):
    """Add an entry by its line; gives its key and it, once it is seen."""
    type_line(qtbot, part.new, text)
    ((key, entry),) = part.entries.items()
    qtbot.waitUntil(entry.widget().isVisible)
    return key, entry


PARTS = ("hypotheses", "risks", "voices", "strengths", "gains", "tried", "ready", "recommendations", "todo")


@pytest.mark.parametrize("name", PARTS)
def test_each_entry_of_the_plan_is_kept_back_by_a_press(qtbot: QtBot, plan: PlanPage, name: str) -> None:
    part = getattr(plan, name)
    session = part.session
    key, entry = one_entry(qtbot, part, "His aunt told us, and asked that it goes no further")
    press, kept_out, sheet = entry.kept_out.press or entry.more, entry.kept_out, plan.widget()
    qtbot.waitUntil(lambda: sheet.childAt(press.mapTo(sheet, press.rect().center())) is press)
    changes_nothing(session, lambda: qtbot.mouseClick(press, LEFT))
    assert kept_out.isVisible()
    is_one_step(session, lambda: pick(kept_out.choice.ground, Ground.CONFIDENCE))
    is_one_step(session, lambda: explain(qtbot, kept_out.choice, "She asked"))
    assert [(one.target, one.ground, one.note) for one in session.case.of(KeptBack)] == [
        (key, Ground.CONFIDENCE, "She asked")
    ]
    qtbot.mouseClick(press, LEFT)
    session.undo()
    assert kept_out.choice.why.toPlainText() == ""


@pytest.mark.parametrize("name", PARTS)
def test_an_entry_that_is_kept_back_says_so_whenever_it_is_shown(
    qtbot: QtBot, plan: PlanPage, show: ShowPage, name: str
) -> None:
    session, part = plan.hypotheses.session, getattr(plan, name)
    key, _ = one_entry(qtbot, part, "A matter")
    session.do("Keep", keep_back, KeptBack(id="k", target=key, ground=Ground.HARM, author="Jo Bell"))
    again = PlanPage(session)
    show(again)
    (entry,) = getattr(again, name).entries.values()
    assert "Decided by Jo Bell" in entry.kept_out.choice.said.text()
    assert entry.kept_out.choice.said.isVisible()
    session.do("Give", give_back, key)
    assert entry.kept_out.choice.ground.key() == ""


@pytest.mark.parametrize("name", PARTS)
def test_while_others_read_along_no_entry_tells_that_it_is_kept_back(qtbot: QtBot, plan: PlanPage, name: str) -> None:
    session, part = plan.hypotheses.session, getattr(plan, name)
    key, entry = one_entry(qtbot, part, "A matter")
    session.do("Keep", keep_back, KeptBack(id="k", target=key))
    session.change_setting(replace(session.setting, initials=True))
    assert not entry.kept_out.isVisible()
    if entry.kept_out.press:
        assert not entry.kept_out.press.isVisible()
    else:
        qtbot.mouseClick(entry.more, LEFT)
        assert not entry.kept_out.isVisible()


def test_what_no_document_beyond_the_meeting_tells_has_no_such_press(qtbot: QtBot, plan: PlanPage) -> None:
    _, entry = one_entry(qtbot, plan.supervision, "Of the keyworker")
    assert entry.kept_out is None

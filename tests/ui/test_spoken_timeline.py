"""The timeline as a screen reader finds it: every card, what a group counts, the tray; covered stays covered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fakes import TestClock
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui import child_that_listens
from ui.conftest import Desk, MemoryDisk
from ui.reading import heard
from widgets.listening import FOCUS, PRESS, children, mark, marks, name, picture

from ecm_desktop.app import make_sample
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline import first_days
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session


@pytest.fixture(scope="module")
def sample() -> object:
    return make_sample()


@pytest.fixture
def page(qapp: object, setting: Setting, sample, show) -> TimelinePage:
    session = Session(Editor(sample, MemoryDisk()), setting, Look(LookName.LIGHT), clock=TestClock())
    made = TimelinePage(session)
    show(made)
    yield made
    session.tasks.forget()


def leaves(page: TimelinePage) -> list[QAccessibleInterface]:
    """Every event by itself: a mark, or what a group counts in its place."""
    return [one for above in marks(page.timeline) for one in children(above) or [above]]


def heard_on(page: TimelinePage) -> str:
    """All that both pictures of the page tell."""
    return "".join(one for view in (page.family, page.timeline) for one in heard(picture(view)))


def session_of(page: TimelinePage) -> Session:
    return page.timeline.session


def test_each_card_is_found_with_its_sentence(page: TimelinePage) -> None:
    drawn = [one.words for one in page.timeline.scene().marks() if isinstance(one, Symbol) and one.words]
    listed = Counter(name(one) for one in marks(page.timeline) if one.role() == QAccessible.Role.ListItem)
    assert Counter(drawn) - listed == Counter()
    assert len(drawn) > 50


def test_every_event_is_found_once_by_itself_or_in_a_group_or_in_the_tray(page: TimelinePage) -> None:
    said = [name(one) for one in leaves(page)]
    tray = list(heard(QAccessible.queryAccessibleInterface(page.tray)))
    for event in session_of(page).case.of(LifeEvent):
        found = [one for one in said if event.title in one]
        assert found if event.when.is_dated else event.title in tray, event.title
    groups = [one for one in marks(page.timeline) if children(one)]
    assert len(groups) > 5
    for one in groups:
        assert name(one).startswith(f"{len(children(one))} event")
        assert all(below.parent() is one and one.indexOfChild(below) >= 0 for below in children(one))


def test_each_lane_is_told_from_its_head_on_and_by_date(page: TimelinePage) -> None:
    session, told, lane = session_of(page), {}, ""
    days = first_days(session.case, session.setting, Shelf())
    for one in marks(page.timeline):
        if one.role() == QAccessible.Role.Heading:
            lane = name(one)
        records = [below.place[1] for below in children(one)] or [one.place[0]]
        told.setdefault(lane, []).extend(sorted(days[key] for key in records if key in days)[:1])
    assert list(told)[:3] == ["", "Home and care", "Strengths"]
    assert told.pop("") == []
    assert all(found == sorted(found) for found in told.values())
    assert sum(map(len, told.values())) > 50


def test_a_press_chooses_the_card_and_opens_its_details(qtbot: QtBot, page: TimelinePage) -> None:
    found = mark(page.timeline, "Won sprint")
    found.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: bool(session_of(page).selection))
    chosen = session_of(page).case.get_one(LifeEvent, session_of(page).selection)
    assert chosen.title.startswith("Won sprint")
    assert found.state().selected
    assert page.inspector.event_panel.isVisible()


def test_a_press_on_one_of_a_group_takes_it_out_as_a_card_of_its_own(qtbot: QtBot, page: TimelinePage) -> None:
    group = next(one for one in marks(page.timeline) if len(children(one)) > 2)
    one = children(group)[1]
    said = name(one)
    one.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: said in [name(found) for found in marks(page.timeline)])
    assert session_of(page).selection == one.place[1]


def test_a_press_on_the_head_of_a_collapsed_lane_opens_it(qtbot: QtBot, page: TimelinePage) -> None:
    session = session_of(page)
    OwnLanes(session).keep(session.setting.lanes.turned(Lane.STRENGTHS))
    head = mark(page.timeline, "Strengths")
    assert name(head) == "Strengths, collapsed: press to open"
    head.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: name(head) == "Strengths")


def test_the_keyboard_comes_to_a_card_that_was_listed(qtbot: QtBot, page: TimelinePage) -> None:
    found = mark(page.timeline, "Won sprint")
    found.actionInterface().doAction(FOCUS)
    qtbot.waitUntil(lambda: bool(found.state().focused))
    assert session_of(page).selection == ""


def test_what_an_edit_changes_is_heard_at_once(page: TimelinePage) -> None:
    session, found = session_of(page), mark(page.timeline, "Won sprint")
    key = found.place[0]
    session.do("Rename", life.change_event, key, title="Ran for the county")
    assert name(found).startswith("Ran for the county")
    session.do("Remove", life.remove_event, key)
    assert not found.isValid()
    assert "Ran for the county" not in heard_on(page)
    session.undo()
    assert name(found).startswith("Ran for the county")


def test_in_sharing_view_only_what_may_be_shown_is_heard(page: TimelinePage) -> None:
    hidden = ("Imani", "Tunde", "Michelle", "Stillbirth", "pregnancy loss", "drug and alcohol")
    listened, before = marks(page.timeline), heard_on(page)
    assert all(one in before for one in hidden)
    session_of(page).toggle_sharing()
    after = heard_on(page)
    asked_again = "".join(name(one) for above in listened for one in (above, *children(above)))
    assert [one for one in hidden if one in after + asked_again] == []
    assert "Covered" in after


def test_a_page_that_is_not_shown_tells_nothing_out_of_date(page: TimelinePage) -> None:
    session, listened = session_of(page), marks(page.timeline)
    page.hide()
    session.toggle_sharing()
    assert "".join(name(one) for one in listened) == ""
    assert marks(page.timeline) == []


def test_each_person_of_the_family_is_found_and_chosen(qtbot: QtBot, page: TimelinePage) -> None:
    found = mark(page.family, "Valerie Joan Cole, 69, mother’s mother and special guardian")
    assert found.role() == QAccessible.Role.ListItem
    found.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: bool(found.state().selected))
    assert page.inspector.person_panel.isVisible()


def test_nothing_is_made_while_nobody_listens(story: Desk, show) -> None:
    """A frame costs what it did: not one object is made, whatever is drawn."""
    made = TimelinePage(story.session)
    show(made)
    before = QAccessible.isActive()
    QAccessible.setActive(False)
    try:
        made.timeline.zoom_in()
        made.timeline.focus_on(made.timeline.scene().walk()[-1].id)
        story.session.select(next(iter(story.session.case.of(LifeEvent))).id)
        QApplication.processEvents()
        assert made.timeline._spoken._made == {}
    finally:
        QAccessible.setActive(before)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_meanwhile_listening_breaks_nothing(seed: int) -> None:
    root = Path(__file__).parents[2]
    places = {"PYTHONPATH": os.pathsep.join((str(root), str(root / "tests"))), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, child_that_listens.__file__, str(seed)],
        capture_output=True, text=True, check=False, env={**os.environ, **places}, timeout=220,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 50 * child_that_listens.STEPS

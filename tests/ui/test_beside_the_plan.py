"""Beside the plan, through real widgets: what the child says, what was tried, what is kept ready, examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hands import LEFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.beside import Feedback, Ready, ReadyKind, Strength, StrengthKind, Tried, Voice
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import recovery
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.child_first import ChildFirst
from ecm_desktop.ui.digest import digest
from ecm_desktop.ui.library.panel import LibraryPanel
from ecm_desktop.ui.library.reading import read_library
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.plan import PlanPage

EXAMPLES = resource_dir() / "interventions" / "examples.en.json"


@pytest.fixture
def page(story: Desk, show) -> PlanPage:
    made = PlanPage(story.session)
    show(made)
    return made


def pick(choice, key: str) -> None:
    choice.setCurrentIndex(choice.findData(key))
    choice.activated.emit(choice.currentIndex())


def test_what_the_child_says_is_shared_at_the_open_meeting_unless_said_otherwise(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    session = story.session
    is_one_step(session, lambda: type_line(qtbot, page.voices.new, "I want to see my twin"))
    (voice,) = session.case.of(Voice)
    assert (voice.text, voice.gathered, voice.shared) == ("I want to see my twin", session.setting.today, "open")
    entry = page.voices.entries[voice.id]
    is_one_step(session, lambda: type_line(qtbot, entry.fields["by"], "Nell Aspinall"))
    gathered = entry.fields["gathered"].line
    gathered.selectAll()
    is_one_step(session, lambda: type_line(qtbot, gathered, "3 October 2026"))
    is_one_step(session, lambda: pick(entry.fields["shared"], ""))
    voice = session.case.get_one(Voice, voice.id)
    assert (voice.by, voice.gathered, voice.shared) == ("Nell Aspinall", date(2026, 10, 3), None)
    gathered.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, gathered, "3 October 2001"))
    session.toggle_sharing()
    assert entry.fields["by"].text() == "N.A."
    session.toggle_sharing()
    is_one_step(session, lambda: qtbot.mouseClick(entry.remove, LEFT))
    assert session.case.of(Voice) == ()


def test_the_childs_last_words_fill_the_screen_too(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    type_line(qtbot, page.voices.new, "I want to see my twin")
    first = ChildFirst(story.session, page.window())
    first.toggle()
    assert "I want to see my twin" in [one.text() for one in first.findChildren(QLabel)]


def test_what_was_tried_begins_on_the_level_of_now(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    session.do("Place", recovery.place, "open", Level.RELATIONSHIP)
    is_one_step(session, lambda: type_line(qtbot, page.tried.new, "Cooked together"))
    (tried,) = session.case.of(Tried)
    assert (tried.on, tried.level) == (session.setting.today, Level.RELATIONSHIP)
    entry = page.tried.entries[tried.id]
    is_one_step(session, lambda: type_line(qtbot, entry.fields["adapted"], "Only pancakes: she was tired"))
    is_one_step(session, lambda: type_line(qtbot, entry.fields["went"], "She laughed"))
    is_one_step(session, lambda: pick(entry.fields["level"], ""))
    tried = session.case.get_one(Tried, tried.id)
    assert (tried.adapted, tried.went, tried.level) == ("Only pancakes: she was tired", "She laughed", None)


def test_messages_a_plan_b_and_what_goes_on_after_are_kept_ready(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    is_one_step(session, lambda: type_line(qtbot, page.ready.new, "If school closes, Gran’s from ten"))
    (ready,) = session.case.of(Ready)
    is_one_step(session, lambda: pick(page.ready.entries[ready.id].fields["nature"], ReadyKind.PLAN_B))
    assert session.case.get_one(Ready, ready.id).nature is ReadyKind.PLAN_B


def test_what_the_child_is_good_at_and_likes_stands_with_its_kind_and_who_sees_it(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    session = story.session
    is_one_step(session, lambda: type_line(qtbot, page.strengths.new, "Braiding hair"))
    (one,) = session.case.of(Strength)
    assert one.nature is StrengthKind.STRENGTH
    entry = page.strengths.entries[one.id]
    is_one_step(session, lambda: pick(entry.fields["nature"], StrengthKind.INTEREST))
    is_one_step(session, lambda: type_line(qtbot, entry.fields["who"], "Coach Bex"))
    first = ChildFirst(session, page.window())
    first.toggle()
    assert "Braiding hair" in [one.text() for one in first.findChildren(QLabel)]
    assert "Braiding hair" in str(digest(session.case, session.setting))


def test_how_the_meeting_was_belongs_to_that_meeting(qtbot: QtBot, story: Desk, show) -> None:
    session = story.session
    page = MeetingsPage(session)
    show(page)
    is_one_step(session, lambda: type_line(qtbot, page.view.feedback.new, "Too long, but they listened"))
    (said,) = session.case.of(Feedback)
    assert said.meeting == "open"
    is_one_step(session, lambda: type_line(qtbot, page.view.feedback.entries[said.id].fields["who"], "Jay"))
    page.list.setCurrentRow(1)
    assert page.view.feedback.entries == {}


def test_an_example_of_the_level_becomes_a_recommendation(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    session.do("Place", recovery.place, "open", Level.RELATIONSHIP)
    changes_nothing(session, lambda: qtbot.mouseClick(page.library, LEFT))
    panel = page.window().findChild(LibraryPanel)
    assert panel.level.key() == Level.RELATIONSHIP
    assert panel.list.hasFocus()
    is_one_step(session, lambda: qtbot.keyClick(panel.list, Qt.Key.Key_2))
    (one,) = session.case.of(Recommendation)
    assert panel.list.item(1).text().startswith(f"2   {one.text}")
    assert (one.level, bool(one.why), one.meeting) == (Level.RELATIONSHIP, True, "open")
    assert not panel.isVisible()


def test_another_level_is_looked_at_and_a_broken_file_is_told(
    qtbot: QtBot, story: Desk, page: PlanPage, tmp_path: Path
) -> None:
    qtbot.mouseClick(page.library, LEFT)
    panel = page.window().findChild(LibraryPanel)
    pick(panel.level, Level.INSIGHT)
    assert "life line" in panel.list.item(0).text()
    broken = tmp_path / "examples.en.json"
    broken.write_text('{"examples": [{"level": "seventh heaven", "text": "x"}]}', encoding="utf-8")
    with qtbot.waitSignal(story.session.noticed) as told:
        LibraryPanel(story.session, broken, page.window()).ask()
    assert "examples" in told.args[0].text


def test_every_level_has_examples_of_its_own_and_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    library = read_library(EXAMPLES)
    for level in Level:
        assert len({one.text for one in library.examples if one.level is level}) >= 2
    with pytest.raises(Unavailable):
        read_library(tmp_path / "none.json")

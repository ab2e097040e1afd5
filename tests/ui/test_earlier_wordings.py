"""An earlier wording of a passage is read and taken back, with its citations, as the journal kept it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import FAST
from hands import LEFT
from pytestqt.qtbot import QtBot
from ui.conftest import ShowPage, a_story

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.course import latest_meeting
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.writing import Heading, Writing
from ecm_desktop.editing import life
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.writing import write_passage
from ecm_desktop.store.opening import create_vault
from ecm_desktop.ui.pages.writing import WritingPage
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.writing.earlier import EarlierWordings

FIRST = datetime(2026, 10, 1, 9, tzinfo=UTC)


class Written:
    """A case in a vault whose clock a test moves."""

    def __init__(self, folder: Path, setting: Setting) -> None:
        self.now = FIRST
        self.store, _ = create_vault(folder, "mosslamp-ivybook-fernpath", clock=lambda: self.now, cost=FAST)
        key = self.store.add_case(a_story(), "Begin the case")
        case, revision = self.store.load(key)
        editor = Editor(case, self.store.writer(key), revision)
        look = Look(LookName.LIGHT)
        past = self.store.journal(key)
        self.session = Session(editor, setting, look, clock=lambda: self.now, ids=counting("n"), past=past)

    def write(self, text: str, cites: dict[int, str], after: timedelta) -> None:
        """Write a passage so long after the last."""
        self.now += after
        meeting = latest_meeting(self.session.case)
        assert meeting is not None
        day = self.now.date()
        assert self.session.do(
            "Write the formulation", write_passage, meeting.id, Heading.STORY, text, cites, on=day, author="Jo"
        )

    def event(self, n: int) -> str:
        return self.session.case.of(LifeEvent)[n].id

    def text(self) -> str:
        return self.session.case.of(Writing)[0].text(Heading.STORY)


@pytest.fixture
def kept(qapp: object, setting: Setting, tmp_path: Path) -> Iterator[Written]:
    made = Written(tmp_path / "vault", setting)
    made.write("She lo", {}, timedelta())
    made.write("She lost two people [1], [2].", {1: made.event(0), 2: made.event(1)}, timedelta(minutes=1))
    made.write("Other words [1].", {}, timedelta(days=2))
    made.write("Other words, in the end.", {}, timedelta(days=1))
    yield made
    made.session.tasks.forget()
    made.store.close()


@pytest.fixture
def page(kept: Written, show: ShowPage) -> WritingPage:
    made = WritingPage(kept.session)
    show(made)
    return made


def opened(qtbot: QtBot, page: WritingPage, rows: int) -> EarlierWordings:
    qtbot.mouseClick(page.passages[Heading.STORY].earlier, LEFT)
    panel = page.window().findChildren(EarlierWordings)[-1]
    qtbot.waitUntil(lambda: panel.list.count() == rows and not panel.hint.text().startswith("Reading"))
    return panel


def test_what_stood_for_a_while_is_listed_and_read(qtbot: QtBot, page: WritingPage) -> None:
    panel = opened(qtbot, page, 2)
    assert panel.text.toPlainText() == "Other words [1]."
    panel.list.setCurrentRow(1)
    assert panel.text.toPlainText() == "She lost two people [1], [2]."  # "She lo" was only on the way there
    assert panel.list.item(1).text().startswith("1 Oct 2026")


def test_one_is_taken_back_with_its_citations_and_by_undo_given_away(
    qtbot: QtBot, kept: Written, page: WritingPage
) -> None:
    panel = opened(qtbot, page, 2)
    panel.list.setCurrentRow(1)
    qtbot.mouseClick(panel.take, LEFT)
    writing = kept.session.case.of(Writing)[0]
    assert page.passages[Heading.STORY].field.toPlainText() == "She lost two people [1], [2]."
    assert [writing.event(n) for n in (1, 2)] == [kept.event(0), kept.event(1)]
    assert kept.session.undo()
    assert kept.text() == "Other words, in the end."


def test_numbers_of_now_are_kept_and_events_that_are_gone_leave_no_number(
    qtbot: QtBot, kept: Written, page: WritingPage
) -> None:
    first, second = kept.event(0), kept.event(1)
    meeting = latest_meeting(kept.session.case)
    assert meeting is not None
    kept.session.do(
        "x", write_passage, meeting.id, Heading.HELPS, "Somebody who stays [1]", {1: second}, on=FIRST.date()
    )
    kept.session.do("x", life.remove_event, first)
    panel = opened(qtbot, page, 2)
    panel.list.setCurrentRow(1)
    qtbot.mouseClick(panel.take, LEFT)
    writing = kept.session.case.of(Writing)[0]
    assert writing.text(Heading.STORY) == "She lost two people, [1]."
    assert writing.event(1) == second
    assert writing.text(Heading.HELPS) == "Somebody who stays [1]"


def test_nothing_of_it_is_offered_on_a_screen_that_others_see(qtbot: QtBot, kept: Written, page: WritingPage) -> None:
    panel = opened(qtbot, page, 2)
    kept.session.change_setting(replace(kept.session.setting, initials=True))
    assert not panel.isVisible()
    assert not page.passages[Heading.STORY].earlier.isVisible()


def test_a_heading_under_which_nothing_else_stood_says_so(qtbot: QtBot, page: WritingPage) -> None:
    qtbot.mouseClick(page.passages[Heading.STRENGTHS].earlier, LEFT)
    panel = page.window().findChildren(EarlierWordings)[-1]
    qtbot.waitUntil(lambda: "Nothing else" in panel.hint.text())
    assert not panel.take.isEnabled()

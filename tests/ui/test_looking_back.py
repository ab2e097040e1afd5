"""Looking back: a meeting as it saw the case, step by step, and two states compared; nothing is changed by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fakes import FAST
from hands import LEFT, Hand
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Label, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Annotation, Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import life, meetings
from ecm_desktop.editing.editor import Editor
from ecm_desktop.store.opening import create_vault
from ecm_desktop.store.store import Store
from ecm_desktop.ui.looking_back.page import NOW, LookingBackPage
from ecm_desktop.ui.session import Session

FIRST = datetime(2026, 10, 1, 12, tzinfo=UTC)
REVIEW = date(2026, 10, 3)


@dataclass
class Kept:
    """A session over a vault whose clock is moved by hand."""

    session: Session
    store: Store
    key: str

    def add(self, title: str, year: int) -> None:
        session = self.session
        new = LifeEvent(id=session.ids(), title=title, when=on_day(date(year, 3, 4)), lane=Lane.STRENGTHS)
        assert session.do("Add an event", life.add_event, new)


@pytest.fixture
def kept(qapp: object, setting: Setting, tmp_path: Path) -> Iterator[Kept]:
    """A case kept since 1 October, a review held on the 3rd with an event put down that day, and one a week later."""
    now = [FIRST]
    store, _ = create_vault(tmp_path / "vault", PASSPHRASE, clock=lambda: now[0], cost=FAST)
    key = store.add_case(meetings.close_meeting(a_story(), "open"), "Begin the case")
    case, revision = store.load(key)
    editor = Editor(case, store.writer(key), revision)
    session = Session(
        editor, setting, Look(LookName.LIGHT), clock=lambda: now[0], ids=counting("n"), past=store.journal(key)
    )
    made = Kept(session, store, key)
    now[0] = FIRST + timedelta(days=2)
    review = Meeting(id="review", held=REVIEW, is_open=True)
    assert session.do("Open a meeting", meetings.open_new_meeting, review, session.ids)
    made.add("plays the drums", 2019)
    assert session.do("Close the meeting", meetings.close_meeting, "review")
    now[0] = FIRST + timedelta(days=9)
    made.add("swims a mile", 2021)
    yield made
    session.tasks.forget()
    store.close()


@pytest.fixture
def page(kept: Kept, show) -> LookingBackPage:
    made = LookingBackPage(kept.session)
    show(made)
    return made


def told(qtbot: QtBot, page: LookingBackPage) -> str:
    return " ".join(one.words for one in Hand(qtbot, page.pictures.timeline).marks())


def choose(qtbot: QtBot, pick, words: str) -> None:
    """By keys: the list is walked until it shows these words."""
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Home)
    for _ in range(pick.count()):
        if words in pick.currentText():
            return
        qtbot.keyClick(pick, Qt.Key.Key_Down)
    raise AssertionError(f"{words} is not offered")


def test_it_begins_with_now_and_shows_a_meeting_as_it_saw_the_case(qtbot: QtBot, page: LookingBackPage) -> None:
    assert page.seen.key() == NOW
    assert "swims a mile" in told(qtbot, page)
    choose(qtbot, page.seen, "3 Oct 2026")
    assert "plays the drums" in told(qtbot, page)
    assert "swims a mile" not in told(qtbot, page)
    assert "3 Oct 2026" in page.pictures.said.text()


def test_a_meeting_before_the_case_was_kept_cannot_be_seen(page: LookingBackPage) -> None:
    offered = [page.seen.itemText(place) for place in range(page.seen.count())]
    assert not any("4 Mar 2026" in one for one in offered)


def test_it_steps_by_keys_and_says_what_each_step_was(qtbot: QtBot, page: LookingBackPage) -> None:
    page.way.setFocus()
    for expected in ("Close the meeting", "Add an event", "Open a meeting", "Begin the case"):
        qtbot.keyClick(page.way, Qt.Key.Key_Left)
        assert expected in page.told.text()
    assert "plays the drums" not in told(qtbot, page)
    qtbot.keyClick(page.way, Qt.Key.Key_End)
    assert page.seen.key() == NOW


def test_it_plays_from_the_beginning_to_now_and_stops(qtbot: QtBot, page: LookingBackPage) -> None:
    page._beat.setInterval(5)
    qtbot.mouseClick(page.play, LEFT)
    assert page.way.value() == 1
    qtbot.waitUntil(lambda: page.way.value() == page.way.maximum())
    qtbot.waitUntil(lambda: page.play.text() == "Play")


def test_two_states_are_compared_and_what_differs_leads_to_where_it_stands(
    qtbot: QtBot, kept: Kept, page: LookingBackPage
) -> None:
    assert not page.differing.isVisible()
    choose(qtbot, page.beside, "3 Oct 2026")
    assert page.others.isVisible()
    assert page.differing.heading.text() == "1 thing differs"
    entries = [page.differing.list.item(place).text() for place in range(page.differing.list.count())]
    assert entries == ["Events", "New: swims a mile\n4 March 2021"]
    assert page.others.y() < page.pictures.y()  # the earlier above
    choose(qtbot, page.seen, "3 Oct 2026")
    choose(qtbot, page.beside, "Now")
    assert page.others.y() > page.pictures.y()
    page.differing.list.setFocus()
    page.differing.list.setCurrentRow(1)
    with qtbot.waitSignal(kept.session.page_asked) as asked:
        qtbot.keyClick(page.differing.list, Qt.Key.Key_Return)
    assert asked.args == ["timeline"]


def test_changed_and_gone_are_told(qtbot: QtBot, kept: Kept, page: LookingBackPage) -> None:
    session = kept.session
    drums = next(one for one in session.case.of(LifeEvent) if one.title == "plays the drums")
    session.do("Change the event", life.change_event, drums.id, title="plays the drums well")
    session.do("Remove the event", life.remove_event, next(
        one.id for one in session.case.of(LifeEvent) if one.title == "swims a mile"))  # fmt: skip
    choose(qtbot, page.beside, "3 Oct 2026")
    entries = [page.differing.list.item(place).text() for place in range(page.differing.list.count())]
    assert entries == ["Events", "Changed: plays the drums well\n4 March 2019"]
    page.way.setValue(5)  # when the mile was swum
    choose(qtbot, page.beside, "Now")
    entries = [page.differing.list.item(place).text() for place in range(page.differing.list.count())]
    assert entries[-1] == "No longer there: swims a mile\n4 March 2021"


def test_nothing_is_changed_by_looking(qtbot: QtBot, kept: Kept, page: LookingBackPage) -> None:
    before, steps = kept.session.case, len(kept.store.journal(kept.key).entries())
    page.way.setValue(1)
    board = page.pictures.timeline
    for one in Hand(qtbot, board).marks()[:5]:
        qtbot.mouseClick(board.viewport(), LEFT, pos=board.mapFromScene(one.rect.x, one.rect.y))
    qtbot.keyClick(board, Qt.Key.Key_Delete)
    assert kept.session.case is before
    assert len(kept.store.journal(kept.key).entries()) == steps


def test_the_family_as_it_was_keeps_its_places_from_step_to_step(qtbot: QtBot, page: LookingBackPage) -> None:
    choose(qtbot, page.picture, "The family")
    assert page.pictures.family.isVisible()

    def places() -> dict[str, object]:
        return {one.id: one.rect for one in Hand(qtbot, page.pictures.family).marks() if isinstance(one, Symbol)}

    before = places()
    page.way.setValue(2)
    assert len(before) >= 4
    assert places() == before


def test_names_are_roles_for_teaching_initials_in_sharing_view_and_private_notes_are_in_nothing(
    qtbot: QtBot, kept: Kept, page: LookingBackPage
) -> None:
    session = kept.session
    target = session.case.of(LifeEvent)[0].id
    session.do("Add a note", lambda case: case.put(Annotation(id="a", target=target, text="Zebra doubt", author="P")))
    choose(qtbot, page.beside, "3 Oct 2026")

    def all_told() -> str:
        entries = (page.differing.list.item(place).text() for place in range(page.differing.list.count()))
        pictures = (one.words for side in (page.pictures, page.others) for board in (side.timeline, side.family)
                    for one in Hand(qtbot, board).marks())  # fmt: skip
        return " ".join((*entries, *pictures, page.told.text()))

    choose(qtbot, page.picture, "The family")
    assert "Ann Mason" in all_told()
    assert "Zebra" not in all_told()
    qtbot.keyClick(page.roles, Qt.Key.Key_Space)
    assert page.roles.isChecked()
    assert not {"Mason", "Ann", "Jay"} & set(re.findall(r"\w+", all_told()))
    assert {"mother", "father", "child"} <= {one.text for mark in Hand(qtbot, page.pictures.family).marks()
                                               if isinstance(mark, Label | Symbol) for one in mark.texts}  # fmt: skip
    page.roles.setChecked(False)
    session.toggle_sharing()
    assert "Mason" not in all_told()


def test_without_a_kept_past_it_says_so(story, show) -> None:
    page = LookingBackPage(story.session)
    show(page)
    assert page.told.text() == "Nothing of this case’s past is kept."
    assert not page.play.isEnabled()

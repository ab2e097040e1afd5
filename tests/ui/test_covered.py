"""What a shared screen covers until somebody uncovers it: no word of it can be read, and each comes back by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import a_case
from hands import LEFT
from msgspec.structs import replace as with_fields
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import tell_more
from ui.reading import readable

from ecm_desktop.diagram.covers import covered_texts, is_covered
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.bonds import Quality, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When, on_day
from ecm_desktop.domain.life import Adversity, Certainty, Lane, LifeEvent, Link, Source, Telling
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record, Visibility
from ecm_desktop.domain.sensitive import is_sensitive, may_be_shown
from ecm_desktop.ui.panels.event import EventPanel
from ecm_desktop.ui.sharing.covered_list import CoveredList
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key
DAY = on_day(date(2018, 5, 4))
MARK = "zqx"  # in every text that must not be read


def told(title: str, source: str = "school") -> tuple[Telling, ...]:
    return (Telling(source=source, text=f"{MARK} told of {title}", when=DAY),)


def marked(key: str, **more: object) -> LifeEvent:
    """An event all of whose words bear the mark."""
    title = str(more.pop("title", f"{MARK} {key}"))
    return LifeEvent(
        id=key,
        title=title,
        effect=f"{MARK} effect of {key}",
        **{"when": DAY, "tellings": told(title), "note": f"{MARK} note of {key}", **more},
    )


def sensitive_records(case: Case) -> list[Record]:
    """One of each that is covered, and a few that are not."""
    child, mum, dad = case.child.person, person(case, "Ann"), person(case, "Bo")
    return [
        Source(id="school", agency="School"),
        Source(id="police", agency="Police"),
        marked("harm", adversities=(Adversity.PHYSICAL_ABUSE,)),
        marked("perhaps", suggested=(Adversity.WITNESSING_DOMESTIC_ABUSE,), when=When()),
        marked("household", adversities=(Adversity.HOUSEHOLD_DRUG_MISUSE,)),
        marked("health", lane=Lane.HEALTH, people=(mum.id,)),
        marked("lost", title=f"{MARK} miscarriage in the spring", lane=Lane.LOSS),
        marked("born", title=f"{MARK}: stillbirth of a boy", lane=Lane.FAMILY),
        marked("suspected", certainty=Certainty.SUSPECTED, tellings=told("suspected", "police")),
        marked("intel", tellings=(Telling(source="police", text=f"{MARK} intelligence log"),)),
        marked("named", visibility=Visibility.NAMED, named=("x",)),
        marked("only", visibility=Visibility.PSYCHOLOGIST),
        Relationship(id="line", a=child, b=dad.id, quality=Quality.PHYSICAL_ABUSE, note=f"{MARK} line"),
        Link(id="link", source="harm", target="open", note=f"{MARK} link"),
        LifeEvent(id="open", title="won the sprint", when=DAY, lane=Lane.STRENGTHS),
        LifeEvent(id="own", title="broke an arm", when=DAY, lane=Lane.HEALTH, people=(child,)),
        LifeEvent(id="patrol", title="stopped by a patrol", when=DAY, tellings=(Telling(source="police", text="x"),)),
        with_fields(mum, note=f"{MARK} depressed", death_cause=f"{MARK} cause"),
    ]


COVERED = {"lost", "born", "harm", "perhaps", "household", "health", "suspected", "intel", "named", "only", "line"}


def covered(case: Case, setting: Setting) -> set[str]:
    return {one.id for one in case.values() if is_covered(one, case, setting)}


def person(case: Case, name: str) -> Person:
    return next(one for one in case.of(Person) if one.name == name)


@pytest.fixture
def case() -> Case:
    made = a_case("Jo March").with_couple("Ann", "Bo").with_child("Jo March").build()
    return made.put(*sensitive_records(made))


@pytest.fixture
def shared(setting: Setting) -> Setting:
    return replace(setting, initials=True, uncovered=frozenset())


def test_harm_health_of_others_intelligence_and_what_few_may_see_is_covered(case: Case, shared: Setting) -> None:
    assert covered(case, shared) == COVERED


def test_nothing_is_covered_where_nobody_else_looks(case: Case, setting: Setting) -> None:
    assert covered(case, setting) == set()
    assert covered_texts(case, setting) == frozenset()


@pytest.mark.parametrize("key", sorted(COVERED))
def test_each_is_uncovered_by_itself_but_for_what_a_room_may_never_see(case: Case, shared: Setting, key: str) -> None:
    one = replace(shared, uncovered=frozenset({key}))
    expected = COVERED - {key} if key != "only" else COVERED
    assert covered(case, one) == expected
    assert may_be_shown(case.get(key)) is (key != "only")


def test_every_text_of_what_is_covered_is_read_as_covered(case: Case, shared: Setting) -> None:
    said = said_in(case, shared)
    texts = {text for key in COVERED for text in _texts(case.get(key))}
    assert len(texts) > 20
    assert {said(text) for text in texts} == {"Covered"}
    assert said("won the sprint") == "won the sprint"
    everything = said_in(case, replace(shared, uncovered=frozenset(COVERED)))
    assert MARK in everything(case.get("harm").title)


def _texts(record: Record) -> list[str]:
    if isinstance(record, LifeEvent):
        return [record.title, record.note, *(one.text for one in record.tellings)]
    return [record.note]


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case, case: Case) -> Case:
    return tell_more(vault_folder, case_in_vault, case)


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.room.sharing.begin()
    room_window.room.session.show_details()
    return room_window


def leaks(*tells: str) -> list[tuple[str, str]]:
    """Whatever can be read or heard of what is covered: its words, and what else `tells` of it."""
    QApplication.processEvents()
    tells = (MARK, *tells)
    return [(where, text[:80]) for where, text in readable() if any(one in text for one in tells)]


def test_the_walk_would_find_it(room_window: MainWindow) -> None:
    room_window.room.show_page("timeline")
    assert leaks()


@pytest.mark.parametrize(
    "key", ["overview", "timeline", "family", "model", "plan", "meetings", "report", "writing", "back"]
)
def test_no_page_tells_of_it(window: MainWindow, key: str) -> None:
    window.room.show_page(key)
    assert leaks("hysical abuse", "Witness", "drug misuse") == []


def test_no_panel_palette_or_search_tells_of_it(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    for page, kinds in (("timeline", (LifeEvent,)), ("family", (Person,))):
        window.room.show_page(page)
        for one in (one for kind in kinds for one in session.case.of(kind)):
            session.select(one.id)
            assert leaks() == [], one.id
    window.toggle_palette()
    palette = window.room.palette_panel(window)
    palette.field.setText(MARK)
    palette.field.clear()
    assert leaks() == []
    window.toggle_palette()
    for key in ("story", "find", "cite", "child-first", "filter", "covered"):
        window.commands.run(key)
        assert leaks() == [], key
        window.commands.run(key)


def test_one_by_one_by_keys_alone_and_covered_again(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    window.room.show_page("timeline")
    session.select("harm")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_F10)
    (panel,) = (one for one in window.findChildren(CoveredList) if one.isVisible())
    assert panel.list.count() == len(COVERED) - 1  # not what a room may never see
    assert MARK not in "".join(panel.list.item(row).text() for row in range(panel.list.count()))
    assert panel.list.currentItem().text().endswith("covered")
    qtbot.keyClick(panel.list, KEY.Key_Return)
    assert panel.list.currentItem().text().endswith("shown")
    assert not session.is_covered(session.case.get("harm"))
    assert session.is_covered(session.case.get("health"))
    qtbot.keyClick(panel.list, KEY.Key_Escape)
    page = window.room.stack.currentWidget()
    titles = [entry.words for entry in page.timeline.scene().marks() if entry.record == "harm"]
    assert any(MARK in words for words in titles)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_F10)
    qtbot.keyClick(panel.list, KEY.Key_Return)
    assert session.is_covered(session.case.get("harm"))


def test_by_a_press_in_the_panel_of_the_event(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    page = window.room.show_page("timeline")
    session.select("harm")
    panel = page.inspector.event_panel
    assert isinstance(panel, EventPanel)
    assert not panel.adversities.isVisible()
    assert panel.title.toPlainText() == "Covered"
    qtbot.mouseClick(panel.cover, LEFT)
    assert panel.title.toPlainText() == f"{MARK} harm"
    assert panel.adversities.isVisible()
    qtbot.mouseClick(panel.cover, LEFT)
    assert panel.title.toPlainText() == "Covered"
    session.select("open")
    assert not panel.cover.isVisible()
    session.select("only")
    assert not panel.cover.isVisible()


def test_a_harm_line_is_not_drawn_until_it_is_uncovered(window: MainWindow) -> None:
    session = window.room.session
    page = window.room.show_page("family")
    assert "emotional:line" not in page.board.drawing.by_id()
    session.uncover("line")
    assert "emotional:line" in page.board.drawing.by_id()


def test_who_shares_anew_begins_with_everything_covered(window: MainWindow) -> None:
    session = window.room.session
    session.uncover("harm")
    window.room.sharing.leave()
    assert not session.is_covered(session.case.get("harm"))
    window.room.sharing.begin()
    assert session.is_covered(session.case.get("harm"))
    assert session.paper.uncovered is None
    assert is_covered(session.case.get("harm"), session.case, session.setting)
    assert is_sensitive(session.case.get("harm"), session.case)

"""Changing the examples for each level, over the window: kept in the vault for every case, and shared as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT, type_line, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import recovery
from ecm_desktop.exchange.service_lists import lists_file
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.drafts import PassingDrafts
from ecm_desktop.ui.library.panel import LibraryPanel
from ecm_desktop.ui.library.writing import ExamplesWriting
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def page(story: Desk, show) -> PlanPage:
    story.session.do("Place", recovery.place, "open", Level.RELATIONSHIP)
    made = PlanPage(story.session)
    show(made)
    return made


def shown(page: PlanPage, kind: type):
    (panel,) = (one for one in page.window().findChildren(kind) if one.isVisible())
    return panel


def open_writing(qtbot: QtBot, page: PlanPage) -> ExamplesWriting:
    qtbot.mouseClick(page.library, LEFT)
    qtbot.mouseClick(shown(page, LibraryPanel).change, LEFT)
    return shown(page, ExamplesWriting)


def texts(panel: LibraryPanel) -> list[str]:
    return [panel.list.item(n).text().strip("0123456789 ").partition("\n")[0] for n in range(panel.list.count())]


def rewrite(qtbot: QtBot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    type_words(qtbot, field, text)
    field.settle()


def test_one_is_added_said_otherwise_and_hidden_and_all_of_it_is_offered_for_every_case(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    session = story.session
    writing = open_writing(qtbot, page)
    assert writing.new.hasFocus()
    assert writing.as_in_file.isHidden()
    first, second, *others = writing.entries.values()
    hidden = first.text.toPlainText()
    changes_nothing(session, lambda: type_line(qtbot, writing.new, "Walk the dog"))
    changes_nothing(session, lambda: rewrite(qtbot, second.text, "Cook on Fridays"))
    assert second.text.isVisible(), "a field in which somebody types stays where it is"
    changes_nothing(session, lambda: qtbot.mouseClick(first.remove, LEFT))
    rewrite(qtbot, list(writing.entries.values())[-1].why, "Side by side is easier")
    qtbot.mouseClick(writing.back, LEFT)
    panel = shown(page, LibraryPanel)
    assert panel.level.key() == Level.RELATIONSHIP
    assert texts(panel)[0] == "Cook on Fridays"
    assert texts(panel)[-1] == "Walk the dog"
    assert len(texts(panel)) == len(others) + 2
    assert hidden not in texts(panel)
    is_one_step(session, lambda: qtbot.keyClick(panel.list, Qt.Key.Key_1))
    assert [one.text for one in session.case.of(Recommendation)] == ["Cook on Fridays"]


def test_what_was_hidden_comes_back_by_undo_and_the_first_examples_by_a_press(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    writing = open_writing(qtbot, page)
    before = list(writing.entries)
    with qtbot.waitSignal(story.session.noticed) as told:
        qtbot.mouseClick(writing.entries[before[0]].remove, LEFT)
    assert list(writing.entries) == before[1:]
    told.args[0].act()
    assert list(writing.entries) == before
    first = writing.entries[before[0]].text.toPlainText()
    rewrite(qtbot, writing.entries[before[0]].text, "Said otherwise")
    type_line(qtbot, writing.new, "Our own")
    qtbot.mouseClick(writing.as_in_file, LEFT)
    assert list(writing.entries)[:-1] == before
    assert writing.entries[before[0]].text.toPlainText() == first
    assert list(writing.entries.values())[-1].text.toPlainText() == "Our own"
    assert writing.as_in_file.isHidden()


def test_an_undo_that_is_pressed_when_the_panel_is_gone_still_brings_it_back(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    writing = open_writing(qtbot, page)
    before = list(writing.entries)
    with qtbot.waitSignal(story.session.noticed) as told:
        qtbot.mouseClick(writing.entries[before[0]].remove, LEFT)
    qtbot.mouseClick(writing.back, LEFT)
    panel = shown(page, LibraryPanel)
    qtbot.mouseClick(panel.back, LEFT)
    assert told.args[0].act()
    assert list(open_writing(qtbot, page).entries) == before


def test_an_example_without_words_is_refused_and_the_one_that_stood_there_stays(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    writing = open_writing(qtbot, page)
    one = next(iter(writing.entries.values()))
    before = one.text.toPlainText()
    rewrite(qtbot, one.text, " ")
    assert "few words" in writing.problem.text()
    assert one.text.toPlainText() == before


def test_they_are_kept_as_a_file_and_taken_over_on_another_laptop(
    qtbot: QtBot, story: Desk, page: PlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, out, used = story.session, tmp_path / "examples.json", []
    session.used.connect(lambda what, _hash: used.append(what))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))  # the dialog is the system's
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    writing = open_writing(qtbot, page)
    type_line(qtbot, writing.new, "Walk the dog")
    qtbot.mouseClick(writing.keep, LEFT)
    qtbot.mouseClick(writing.back, LEFT)
    qtbot.mouseClick(shown(page, LibraryPanel).back, LEFT)
    assert used == ["list_changed", "exported"]
    session.shelf = PassingDrafts()  # another laptop
    writing = open_writing(qtbot, page)
    assert "Walk the dog" not in [one.text.toPlainText() for one in writing.entries.values()]
    qtbot.mouseClick(writing.take_over, LEFT)
    assert "Walk the dog" in [one.text.toPlainText() for one in writing.entries.values()]
    assert used[-2:] == ["imported", "list_changed"]
    out.write_bytes(lists_file(services=()))
    qtbot.mouseClick(writing.take_over, LEFT)
    assert "another list" in writing.problem.text()
    out.write_text("no list")
    qtbot.mouseClick(writing.take_over, LEFT)
    assert "examples.json holds no lists" in writing.problem.text()


def test_with_the_case_it_goes_and_nothing_is_shown_in_its_place(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    writing = open_writing(qtbot, page)
    story.session.closing.emit()
    assert not writing.isVisible()
    assert not any(one.isVisible() for one in page.window().findChildren(LibraryPanel))


def test_a_change_lies_in_the_vault_and_stands_in_its_audit(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path
) -> None:
    page = room_window.room.show_page("plan")
    type_line(qtbot, open_writing(qtbot, page).new, "Walk the zebra")
    room_window.lock()
    assert b"zebra" not in b"".join(one.read_bytes() for one in vault_folder.rglob("*") if one.is_file())
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    try:
        events = [one.event for one in store.audit_entries()]
    finally:
        store.close()
    assert "list_changed" in events

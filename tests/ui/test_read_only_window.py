"""A vault that was rolled back, or that takes no changes, opens in the window to be looked into, with the reason."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from fakes import TestClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.diagram.wording import lane_title
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.drafts import StoredDrafts
from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.lanes.reading import LANES
from ecm_desktop.ui.restoring import RestorePage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.unlocking import unlock


@pytest.fixture
def rolled_back(case_in_vault: Case, vault_folder: Path) -> Path:
    """The store file as it was before some work."""
    (file,) = vault_folder.glob("store-*.db")
    store = open_vault(vault_folder, Passphrase(PASSPHRASE), clock=TestClock())
    StoredDrafts(store).keep(LANES, msgspec.json.encode(USUAL_LANES.named(Lane.HEALTH, "Body and mind")).decode())
    store.close()
    before = file.read_bytes()
    store = open_vault(vault_folder, Passphrase(PASSPHRASE), clock=TestClock())
    (entry,) = store.cases()
    case, _ = store.load(entry.id)
    store.writer(entry.id)(diff(case, case.put(Person(id="later"))), "Later")
    store.close()
    file.write_bytes(before)
    return file


@pytest.fixture
def window(rolled_back: Path, make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    made = make_window()
    page = made.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.room is not None)
    return made


def said(window: MainWindow) -> str:
    return " ".join(one.text() for one in window.room.notices.findChildren(QLabel))


def test_38_a_rolled_back_vault_is_shown_with_the_reason_and_takes_no_edit(
    window: MainWindow, rolled_back: Path
) -> None:
    assert "older than when it was last closed" in said(window)
    session, before = window.room.session, window.room.session.case
    assert not session.do("Add", people.change_child, own_words="something")
    assert session.case == before
    assert "older than when it was last closed" in said(window)
    at_rest = rolled_back.read_bytes()
    window.lock()
    assert rolled_back.read_bytes() == at_rest
    assert not rolled_back.with_name("vault.lock").exists()


def test_the_lanes_are_there_as_the_service_has_them(
    rolled_back: Path, vault_folder: Path, make_window: MakeWindow, qtbot: QtBot
) -> None:
    made = make_window()
    qtbot.keyClicks(made.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(made.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: made.room is not None)
    assert lane_title(Lane.HEALTH, made.room.session.setting) == "Body and mind"


def test_38_nothing_is_begun_in_it_and_the_vaults_page_stays_closed(qtbot: QtBot, window: MainWindow) -> None:
    window.room.notices.clear()
    assert "only be read" not in said(window)
    qtbot.mouseClick(window.room.rail.button("vault"), Qt.MouseButton.LeftButton)
    assert window.keeper.page is None
    assert "only be read. Lock it to restore it" in said(window)
    window.choose_case()
    cases = window.gate.currentWidget()
    assert isinstance(cases, CasesPage)
    assert not any(one.isVisible() for one in (cases.choose.new, cases.choose.sample, cases.choose.vault))
    assert "older than when it was last closed" in cases.choose.message.text()
    assert "only be read. Lock it to restore it" in cases.choose.message.text()


def test_38_what_is_there_is_saved_as_a_copy_restored_and_gone_on_with(
    qtbot: QtBot, window: MainWindow, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, there = tmp_path / "copy.vbak", window.room.session.case
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))  # the dialog is the system's
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    assert window.room.notices.button.text() == "Save a copy…"
    qtbot.mouseClick(window.room.notices.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "What is here is in copy.vbak." in window.room.notices.text, timeout=30_000)
    window.lock()
    page = window.gate.currentWidget()
    qtbot.keyClicks(page.field, "not that one at all")
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    page = window.gate.currentWidget()
    assert isinstance(page, RestorePage)
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.key, PASSPHRASE)
    qtbot.keyClick(page.key, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None, timeout=30_000)
    assert window.room.session.case == there
    assert window.room.session.do("Add", people.change_child, own_words="something")
    assert list(vault_folder.parent.glob(f"{vault_folder.name}-before-restoring-*"))


def test_46_a_vault_that_lost_its_journal_says_so_and_offers_what_is_there(
    qtbot: QtBot, case_in_vault: Case, vault_folder: Path, make_window: MakeWindow, tmp_path: Path
) -> None:
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    (entry,) = store.cases()
    store.writer(entry.id)(diff(case_in_vault, case_in_vault.put(Person(id="later"))), "Later")
    shutil.copytree(vault_folder, tmp_path / "killed")
    store.close()
    shutil.rmtree(vault_folder)
    (tmp_path / "killed").rename(vault_folder)
    for journal in vault_folder.glob("*-wal"):
        journal.unlink()
    window = make_window()
    qtbot.keyClicks(window.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(window.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)
    assert "held the last work, is gone" in said(window)
    assert window.room.notices.button.text() == "Save a copy…"
    assert window.room.session.case == case_in_vault


def test_a_vault_of_a_newer_version_is_read_and_exported_and_left_as_it_is(
    qtbot: QtBot, case_in_vault: Case, vault_folder: Path, make_window: MakeWindow, tmp_path: Path
) -> None:
    (file,) = vault_folder.glob("store-*.db")
    connection = connect(unlock(vault_folder, Passphrase(PASSPHRASE)), file)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = file.read_bytes()
    window = make_window()
    qtbot.keyClicks(window.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(window.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)
    assert "Until then it can be read, and what is in it exported." in said(window)
    session, out = window.room.session, tmp_path / "case.json"
    assert not session.do("Add", people.change_child, own_words="something")
    programs = ForPrograms(session)
    qtbot.addWidget(programs)
    programs.write(out)
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=30_000)
    records = json.loads(out.read_bytes())["records"]
    assert sum(map(len, records.values())) == len(case_in_vault.records)
    window.lock()
    assert file.read_bytes() == before

"""A page of the store that is damaged, whichever it is: the window says so and where the backups lie, and goes on."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from builders import TODAY, a_case
from fakes import FAST, TestClock
from hands import CONTROL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.domain.formulation import Action
from ecm_desktop.errors import Damaged
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault
from ecm_desktop.store.store import ReadableStore
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.gate import TroublePage
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.window import MainWindow

PAGE = 4096


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A vault at rest with two cases, one of which has something to do."""
    store, _ = create_vault(tmp_path / "whole", PASSPHRASE, clock=TestClock(), cost=FAST)
    for name in ("Jo March", "Amy March"):
        case = a_case(name).with_couple("Ann", "Bo").build()
        store.add_case(case.put(Action(id="a", text="Ring the school", due=TODAY - timedelta(days=3))), "Begin")
    store.close()
    return tmp_path / "whole"


def pages(vault: Path) -> int:
    return (vault / "store-k1.db").stat().st_size // PAGE


def spoil(whole: Path, vault: Path, page: int) -> None:
    """The vault with one page of its store written over."""
    shutil.rmtree(vault, ignore_errors=True)
    shutil.copytree(whole, vault)
    with (vault / "store-k1.db").open("r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(range(256)) * (PAGE // 256))


def unlock(qtbot: QtBot, window: MainWindow) -> None:
    page = window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: window.gate.currentWidget() is not page or (bool(page.message.text()) and not page.field.isReadOnly())
    )


def said(window: MainWindow) -> str:
    match window.gate.currentWidget():
        case CasesPage() as page:
            return f"{page.choose.told.text()}{page.choose.message.text()}"
        case TroublePage() as page:
            return page.sentence.text()
        case UnlockPage() as page:
            return page.message.text()
    return window.room.notices.text


def test_36_whichever_page_is_damaged_unlocking_ends_in_the_cases_or_in_a_sentence_about_the_backups(
    qtbot: QtBot, whole: Path, vault_folder: Path, make_window: MakeWindow
) -> None:
    told = []
    for page in range(pages(whole)):
        spoil(whole, vault_folder, page)
        window = make_window()
        unlock(qtbot, window)
        told.append(said(window))
        window.close()
        assert told[-1] == "" or "backups" in told[-1], page
    assert any(told)
    assert not all(told)


def test_36_whichever_page_is_damaged_the_rest_can_be_looked_at_and_the_vault_locked(
    qtbot: QtBot, whole: Path, vault_folder: Path, make_window: MakeWindow
) -> None:
    rooms = parts = 0
    for page in range(pages(whole)):
        spoil(whole, vault_folder, page)
        window = make_window()
        unlock(qtbot, window)
        choice = window.gate.currentWidget()
        if not isinstance(choice, CasesPage):
            window.close()
            continue
        qtbot.keyClick(choice.choose.list, Qt.Key.Key_Return)
        rooms += window.room is not None
        assert window.room is not None or "backups" in said(window), page
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, Qt.KeyboardModifier(CONTROL | SHIFT))
        if window.keeper.page is not None:
            for _ in window.keeper.page.parts:
                qtbot.keyClick(window.keeper.page.list, Qt.Key.Key_Down)
                parts += "backups" in window.keeper.page.stack.currentWidget().message.text()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, CONTROL)
        assert isinstance(window.gate.currentWidget(), UnlockPage), page
        window.close()
    assert 0 < rooms < pages(whole)
    assert parts


def test_a_case_that_cannot_be_read_leaves_the_others_to_be_opened(
    qtbot: QtBot, whole: Path, vault_folder: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(whole, vault_folder)
    load, spoilt = ReadableStore.load, []

    def loaded(store: ReadableStore, case_id: str) -> object:
        if case_id in spoilt:
            raise Damaged("The vault's store is damaged. Restore the vault from a backup; they lie under backups.")
        return load(store, case_id)

    monkeypatch.setattr(ReadableStore, "load", loaded)
    window = make_window()
    unlock(qtbot, window)
    first = window.gate.currentWidget().choose.list
    spoilt.append(first.currentItem().data(Qt.ItemDataRole.UserRole))
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert "backups" in said(window)
    again = window.gate.currentWidget().choose.list
    qtbot.keyClick(again, Qt.Key.Key_Down)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert window.room is not None


@pytest.mark.parametrize(("lost", "sentence"), [("header*", "header is missing"), ("*.*", "only its backups are here")])
def test_37_a_vault_that_lost_its_files_is_not_taken_for_none(
    qtbot: QtBot, whole: Path, vault_folder: Path, make_window: MakeWindow, lost: str, sentence: str
) -> None:
    shutil.copytree(whole, vault_folder)
    store = open_vault(vault_folder, Passphrase(PASSPHRASE), clock=TestClock())
    back_up_when_due(store)
    store.close()
    for one in vault_folder.glob(lost):
        one.unlink()
    window = make_window()
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), TroublePage))
    assert sentence in said(window)
    assert "backups" in said(window)
    qtbot.keyClick(window.gate.currentWidget().restore, Qt.Key.Key_Space)
    page = window.gate.currentWidget()
    assert QApplication.focusWidget() is page.key
    qtbot.keyClick(page.key, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), TroublePage))
    qtbot.keyClick(window.gate.currentWidget().restore, Qt.Key.Key_Space)
    qtbot.keyClicks(window.gate.currentWidget().key, PASSPHRASE)
    qtbot.keyClick(window.gate.currentWidget().key, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), CasesPage))
    assert "put back from the backup" in said(window)

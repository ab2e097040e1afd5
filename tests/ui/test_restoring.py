"""A vault that does not open is put back from a backup in the window, by keys and by mouse, and opens at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import a_case
from fakes import FAST, TestClock
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.store.backups import back_up_when_due, backup
from ecm_desktop.store.opening import create_vault
from ecm_desktop.ui.gate import TroublePage
from ecm_desktop.ui.restoring import RestorePage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.recovery import RecoveryKey


@pytest.fixture
def elsewhere(vault_folder: Path, tmp_path: Path) -> Path:
    """A vault at rest with a backup on its shelf, and another one elsewhere."""
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(a_case("Jo March").build(), "Begin the case")
    back_up_when_due(store)
    backup(store, tmp_path / "elsewhere.vbak")
    store.close()
    return tmp_path / "elsewhere.vbak"


def put_back(qtbot: QtBot, window: MainWindow, passphrase: str) -> None:
    page = window.gate.currentWidget()
    assert isinstance(page, RestorePage)
    assert QApplication.focusWidget() is page.key
    qtbot.keyClicks(page.key, passphrase)
    qtbot.keyClick(page.key, Qt.Key.Key_Return)


def test_a_vault_whose_store_is_gone_is_put_back_from_where_one_unlocks(
    qtbot: QtBot, elsewhere: Path, vault_folder: Path, make_window: MakeWindow
) -> None:
    (vault_folder / "store-k1.db").unlink()
    window = make_window()
    page = window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "store is missing" in page.message.text())
    qtbot.mouseClick(page.restore, LEFT)
    put_back(qtbot, window, "not that one at all")
    shown = window.gate.currentWidget()
    qtbot.waitUntil(lambda: "does not open" in shown.message.text())
    put_back(qtbot, window, " ".join(("12345678", *RecoveryKey.fresh().groups[1:])))
    qtbot.waitUntil(lambda: "Group 1 of the recovery key" in shown.message.text())
    assert window.room is None
    put_back(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.room is not None, timeout=30_000)
    assert window.room.session.case.reference
    assert "put_back" in [one.event for one in window.keeper._store.audit_entries()]
    qtbot.waitUntil(lambda: "put back from the backup" in window.room.notices.text)
    assert len(list(vault_folder.parent.glob("vault-before-restoring-*"))) == 1


def test_a_damaged_header_leads_there_too_and_back(
    qtbot: QtBot, elsewhere: Path, vault_folder: Path, make_window: MakeWindow
) -> None:
    for name in ("header.json", "header.bak.json"):
        (vault_folder / name).write_bytes(b"{}")
    window = make_window()
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), TroublePage))
    trouble = window.gate.currentWidget()
    assert trouble.restore.isVisible()
    qtbot.mouseClick(trouble.restore, LEFT)
    assert window.gate.currentWidget().list.count() == 1
    qtbot.mouseClick(window.gate.currentWidget().back, LEFT)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), TroublePage))


def test_where_there_is_no_vault_one_is_made_from_a_backup_that_was_brought_along(
    qtbot: QtBot, elsewhere: Path, vault_folder: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault_folder.rename(vault_folder.with_name("on-the-other-computer"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(elsewhere), ""))  # the dialog is the system's
    window = make_window()
    qtbot.mouseClick(window.gate.currentWidget().welcome.restore, LEFT)
    page = window.gate.currentWidget()
    assert QApplication.focusWidget() is page.other
    qtbot.keyClick(page.other, Qt.Key.Key_Space)
    put_back(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.room is not None, timeout=30_000)

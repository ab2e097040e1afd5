"""A vault whose store is deleted under the open window: nothing is said to be saved any more, and a copy is offered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from stick import pull_out
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.store.backups import restore
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.gate import TroublePage
from ecm_desktop.ui.window import MainWindow


def test_42_a_copy_of_all_that_was_saved_is_offered_where_the_edit_is_refused(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, copy = room_window.room, tmp_path / "copy.vbak"
    session, notices = room.session, room.notices
    assert session.do("Add an event", life.add_event, LifeEvent(id="kept", title="kept", when=When()))
    for file in vault_folder.glob("store-*"):
        file.unlink()
    assert not session.do("Add an event", life.add_event, LifeEvent(id="lost", title="lost", when=When()))
    assert "this was not saved" in notices.text
    assert notices.also.text() == "Save a copy…"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))  # the dialog is the system's
    qtbot.mouseClick(notices.also, LEFT)
    qtbot.waitUntil(lambda: "All that was saved is in copy.vbak." in notices.text, timeout=30_000)
    restore(copy, tmp_path / "again", Passphrase(PASSPHRASE))
    store = open_vault(tmp_path / "again", Passphrase(PASSPHRASE))
    case, _ = store.load(store.cases()[0].id)
    store.close()
    assert [one.title for one in case.of(LifeEvent)] == ["kept"]
    assert not room_window.close()  # it says first where all of it is
    trouble = room_window.gate.currentWidget()
    assert isinstance(trouble, TroublePage)
    (kept,) = (vault_folder / "backups").glob("*.vbak")
    assert str(kept) in trouble.sentence.text()
    assert trouble.restore.isVisible()
    assert room_window.close()


def test_42_locking_keeps_a_copy_too_and_says_on_the_way_back_what_is_missing(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path
) -> None:
    for file in vault_folder.glob("store-*"):
        file.unlink()
    with qtbot.waitSignal(room_window.locked):
        room_window.lock()
    assert len(list((vault_folder / "backups").glob("*.vbak"))) == 1
    page = room_window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "store is missing" in page.message.text())


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="lets open files be a device that is gone, as on Linux"
)
def test_65_with_the_stick_pulled_out_nothing_is_said_to_be_saved_and_the_vault_locks(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path
) -> None:
    session, notices = room_window.room.session, room_window.room.notices
    assert session.do("Add an event", life.add_event, LifeEvent(id="kept", title="kept", when=When()))
    before = session.case
    assert pull_out(vault_folder)
    for says in ("did not take it", "look after the disk"):
        assert not session.do("Add an event", life.add_event, LifeEvent(id="lost", title="lost", when=When()))
        assert says in notices.text
        assert "damaged" not in notices.text
        assert session.case == before
    with qtbot.waitSignal(room_window.locked):
        room_window.lock()
    page = room_window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)  # it was put in again
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room_window.room is not None)
    assert [one.title for one in room_window.room.session.case.of(LifeEvent)] == ["kept"]

"""The vault's page, by mouse and keys in the real window: everything that store and command line can do."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hands import type_key_back
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless, too_small
from ui.conftest import PASSPHRASE
from ui.on_the_vault import finished, page

from ecm_desktop.domain.case import Case
from ecm_desktop.errors import Refused, WrongCredential
from ecm_desktop.store.audit import Event
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, open_vault
from ecm_desktop.store.retention import delete_case, held_because
from ecm_desktop.store.rules import ReviewRule, change_review_rule, review_rule
from ecm_desktop.store.shelf import Shelf
from ecm_desktop.store.users import add_user, remove_user, users
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.passphrase_step import PassphraseStep
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.vault.audit import EVENTS, Audit
from ecm_desktop.ui.vault.backups import Backups, Restore
from ecm_desktop.ui.vault.cases import Keeping
from ecm_desktop.ui.vault.own import OwnPassphrase
from ecm_desktop.ui.vault.page import VaultPage
from ecm_desktop.ui.vault.people import NewKey, People
from ecm_desktop.ui.vault.recovery import NewRecoveryKey
from ecm_desktop.ui.vault.reviews import Reviews
from ecm_desktop.ui.vault.section import Section
from ecm_desktop.ui.vault.security import Security
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.passphrase import NewPassphrase

__all__ = ["page"]  # a fixture
LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, page: VaultPage, part: Section, button: object, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase where it is asked for, and press a button."""
    if part.guard is not None:
        qtbot.keyClicks(part.guard, passphrase)
    qtbot.mouseClick(button, LEFT)
    finished(qtbot, page)


def choose_given(qtbot: QtBot, page: VaultPage) -> str:
    """Take the five words offered."""
    step = page.stack.currentWidget()
    assert isinstance(step, PassphraseStep)
    passphrase = step.suggestion.text()
    qtbot.keyClicks(step.again, passphrase)
    qtbot.keyClick(step.again, Qt.Key.Key_Return)
    finished(qtbot, page)
    return passphrase


@pytest.mark.parametrize("size", [(1366, 768), (720, 480)])
def test_every_part_has_names_targets_and_room(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage, size: tuple[int, int]
) -> None:
    room_window.resize(*size)
    for place in range(page.list.count()):
        page.list.setCurrentRow(place)
        qtbot.waitUntil(page.parts[place].isVisible)
        assert nameless(page) == []
        assert too_small(page) == []
        qtbot.waitUntil(lambda: cut_off(page) == [])  # rows of buttons find their height some events later


def test_escape_leads_back_to_the_case_and_keys_open_the_page(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert room_window.keeper.page is None
    assert room_window.room.isVisible()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(room_window, Qt.Key.Key_B, both)
    assert room_window.keeper.page is not None
    assert room_window.keeper.page.list.hasFocus()


def test_locking_takes_the_page_away(room_window: MainWindow, page: VaultPage, vault_folder: Path) -> None:
    room_window.lock()
    assert room_window.keeper.page is None
    assert room_window.gate.isVisible()
    assert not list(vault_folder.glob("*-wal"))


def test_another_passphrase(qtbot: QtBot, room_window: MainWindow, page: VaultPage, vault_folder: Path) -> None:
    part = page.show_part(OwnPassphrase)
    press(qtbot, page, part, part.change, "something else")
    assert "does not open" in part.message.text()
    assert page.stack.currentWidget() is part
    press(qtbot, page, part, part.change)
    assert back_up_when_due(part.desk.store)
    (kept,) = Shelf(vault_folder).kept()
    chosen = choose_given(qtbot, page)
    assert "opens the vault from now on" in part.said.text()
    assert (
        f"until they are thinned out: {part.words.day(kept.made.astimezone().date(), short=True)}." in part.said.text()
    )
    room_window.lock()
    with pytest.raises(WrongCredential):
        open_vault(vault_folder, Passphrase(PASSPHRASE))
    open_vault(vault_folder, Passphrase(chosen)).close()


def test_words_that_open_the_vault_already_are_refused_and_others_can_be_typed(
    qtbot: QtBot, page: VaultPage, vault_folder: Path
) -> None:
    part = page.show_part(OwnPassphrase)
    press(qtbot, page, part, part.change)
    step = page.stack.currentWidget()
    assert isinstance(step, PassphraseStep)
    step.own.setChecked(True)
    for field in (step.first, step.again):
        qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(step.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "opens the vault already" in step.message.text())
    assert step.again.hasFocus()
    step.given.setChecked(True)
    assert step.message.text() == ""
    chosen = choose_given(qtbot, page)
    assert "from now on" in part.said.text()
    part.desk.store.close()
    open_vault(vault_folder, Passphrase(chosen)).close()


def test_a_new_recovery_key_counts_once_it_was_typed_back(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage, vault_folder: Path
) -> None:
    part = page.show_part(NewRecoveryKey)
    before = (vault_folder / "header.json").read_bytes()
    press(qtbot, page, part, part.make)
    step = page.stack.currentWidget()
    assert isinstance(step, RecoveryStep)
    assert (vault_folder / "header.json").read_bytes() == before
    groups = type_key_back(qtbot, step)
    finished(qtbot, page)
    assert "counts from now on" in part.said.text()
    room_window.lock()
    open_vault(vault_folder, RecoveryKeyText(" ".join(groups))).close()


def test_people_come_get_a_name_and_go_and_a_new_key_follows(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage, vault_folder: Path
) -> None:
    part = page.show_part(People)
    press(qtbot, page, part, part.add)
    assert "the name" in part.message.text()
    part.guard.clear()
    qtbot.keyClicks(part.name, "Sam Okoro")
    assert part.message.text() == ""
    qtbot.keyClick(part.name, Qt.Key.Key_Return)
    assert part.guard.hasFocus()
    press(qtbot, page, part, part.add)
    theirs = choose_given(qtbot, page)
    assert part.guard.hasFocus()
    assert [one.name for one in users(page.desk.store)] == ["", "Sam Okoro"]
    part.list.setCurrentRow(0)
    qtbot.keyClicks(part.name, "Alex")
    press(qtbot, page, part, part.rename)
    assert [one.name for one in users(page.desk.store)] == ["Alex", "Sam Okoro"]
    part.list.setCurrentRow(1)
    press(qtbot, page, part, part.remove)
    assert "Removed: Sam Okoro" in part.said.text()
    assert "new key" in part.said.text()
    assert part.renew.hasFocus()
    qtbot.mouseClick(part.renew, Qt.MouseButton.LeftButton)
    key = page.stack.currentWidget()
    assert isinstance(key, NewKey)
    assert key.guard.hasFocus()
    press(qtbot, page, key, key.rotate)
    assert "under a new key" in key.said.text()
    assert room_window.room.session.case.child is not None
    room_window.lock()
    assert [one.name for one in vault_folder.glob("store-*")] == ["store-k2.db"]
    with pytest.raises(WrongCredential):
        open_vault(vault_folder, Passphrase(theirs))
    open_vault(vault_folder, Passphrase(PASSPHRASE)).close()


def test_a_backup_is_made_by_itself_and_one_more_is_restored(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage, vault_folder: Path, tmp_path: Path, case_in_vault: Case
) -> None:
    room_window.keeper.keep_house()
    qtbot.waitUntil(lambda: not room_window.keeper.tasks.is_busy)
    assert len(Shelf(vault_folder).kept()) == 1
    part = page.show_part(Backups)
    press(qtbot, page, part, part.prove)
    assert "is whole" in part.said.text()
    part.back_up(tmp_path / "one.vbak")
    finished(qtbot, page)
    restore = page.show_part(Restore)
    press(qtbot, page, restore, restore.restore)
    assert "first" in restore.message.text()
    restore.choose(tmp_path / "one.vbak", tmp_path / "again")
    qtbot.keyClicks(restore.key, PASSPHRASE)
    press(qtbot, page, restore, restore.restore)
    assert str(tmp_path / "again") in restore.said.text()
    store = open_vault(tmp_path / "again", Passphrase(PASSPHRASE))
    (entry,) = store.cases()
    assert store.load(entry.id)[0] == case_in_vault
    store.close()


def test_the_days_backup_comes_into_the_list_that_is_looked_at(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage
) -> None:
    part = page.show_part(Backups)
    assert part.list.item(0).text().startswith("None yet")
    assert not part.prove.isEnabled()
    assert not part.restore.isEnabled()
    room_window.keeper.keep_house()
    qtbot.waitUntil(lambda: part.prove.isEnabled() and part.restore.isEnabled())
    assert part.list.count() == 1
    assert not part.list.item(0).text().startswith("None yet")


def test_a_backup_of_the_list_is_restored_beside_the_vault_by_what_opens_it_alone_and_opened_beside_it(
    qtbot: QtBot,
    room_window: MainWindow,
    page: VaultPage,
    vault_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room_window.keeper.keep_house()
    qtbot.waitUntil(lambda: not room_window.keeper.tasks.is_busy)
    taken = vault_folder.with_name(f"{vault_folder.name}-restored-{page.desk.today()}")
    taken.mkdir()
    part = page.show_part(Backups)
    qtbot.mouseClick(part.restore, Qt.MouseButton.LeftButton)
    restore = page.stack.currentWidget()
    assert isinstance(restore, Restore)
    assert restore.key.hasFocus()
    qtbot.keyClicks(restore.key, PASSPHRASE)
    qtbot.keyClick(restore.key, Qt.Key.Key_Return)
    finished(qtbot, page)
    again = taken.with_name(f"{taken.name}-2")
    assert str(again) in restore.said.text()
    assert restore.open.hasFocus()
    tell = tmp_path / "tell.py"
    tell.write_text(
        "import pathlib, sys\npathlib.Path(__file__).with_suffix('.txt').write_text(' '.join(sys.argv[1:]))"
    )
    monkeypatch.setattr(sys, "orig_argv", [sys.executable, str(tell)])
    qtbot.keyClick(restore.open, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tell.with_suffix(".txt").exists() and bool(tell.with_suffix(".txt").read_text()))
    assert tell.with_suffix(".txt").read_text() == f"--vault {again}"
    store = open_vault(again, Passphrase(PASSPHRASE))
    assert len(store.cases()) == 1
    store.close()


def test_what_was_done_and_what_went_wrong_is_said_where_it_is_seen(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage
) -> None:
    room_window.resize(1000, 560)
    part = page.show_part(Audit)
    for said, text in ((part.said, "follow as they should"), (part.message, "not the head of an audit")):
        part.verticalScrollBar().setValue(0)
        qtbot.waitUntil(lambda said=said: not part.rect().contains(said.mapTo(part, said.rect().center())))
        part.verify.click() if said is part.said else part.compare.click()
        finished(qtbot, page)
        assert text in said.text()
        qtbot.waitUntil(lambda said=said: part.rect().contains(said.mapTo(part, said.rect().bottomLeft())))


def test_what_was_done_is_read_asked_verified_compared_exported_and_the_export_checked(
    qtbot: QtBot, page: VaultPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = page.show_part(Audit)
    everything = part.table.rowCount()
    assert everything == page.desk.store.audit_head().seq
    part.kind.setCurrentIndex(part.kind.findData("unlocked"))
    part.kind.activated.emit(part.kind.currentIndex())
    assert 0 < part.table.rowCount() < everything
    assert {part.table.item(row, 1).text() for row in range(part.table.rowCount())} == {"Unlocked"}
    press(qtbot, page, part, part.verify)
    assert "follow as they should" in part.said.text()
    qtbot.keyClicks(part.known, part.head.text())
    press(qtbot, page, part, part.compare)
    assert "is part of the list" in part.said.text()
    part.known.setText(part.head.text()[:-1] + ("0" if part.head.text()[-1] != "0" else "1"))
    press(qtbot, page, part, part.compare)
    assert "not part of the list" in part.message.text()
    file = tmp_path / "audit.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(qtbot, page, part, part.save)
    assert {one["event"] for one in json.loads(file.read_bytes())["entries"]} == {"unlocked"}
    part.kind.setCurrentIndex(0)
    part.refresh()
    assert part.table.item(0, 1).text() == "This list exported"
    press(qtbot, page, part, part.check)
    assert part.said.text().endswith("This vault signed it.")
    file.write_bytes(file.read_bytes().replace(b'"unlocked"', b'"edited"'))
    press(qtbot, page, part, part.check)
    assert "changed after it was signed" in part.message.text()


def test_a_case_is_held_released_and_deleted_with_a_certificate(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part, store = page.show_part(Keeping), page.desk.store
    (entry,) = store.cases()
    qtbot.mouseClick(part.hold, LEFT)
    assert "Say why" in part.message.text()
    assert part.reason.hasFocus()
    qtbot.keyClicks(part.reason, "An inquiry")
    press(qtbot, page, part, part.hold)
    assert held_because(store, entry.id) == "An inquiry"
    assert "An inquiry" in part.list.item(0).text()
    qtbot.keyClicks(part.typed, entry.reference)
    press(qtbot, page, part, part.delete)
    assert "open" in part.message.text()  # it is the case on the screen
    part.guard.clear()
    page.go_back()
    room_window.choose_case()
    cases = room_window.gate.currentWidget()
    assert isinstance(cases, CasesPage)
    qtbot.mouseClick(cases.choose.vault, LEFT)
    page = room_window.keeper.page
    part = page.show_part(Keeping)
    file = tmp_path / "certificate.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.keyClicks(part.typed, entry.reference)
    press(qtbot, page, part, part.delete)
    assert "on legal hold" in part.message.text()
    assert not file.exists()
    press(qtbot, page, part, part.release)
    qtbot.keyClicks(part.reason, "Looked at again")
    press(qtbot, page, part, part.delete)
    assert "certificate is written" in part.said.text()
    assert store.cases() == ()
    said = PdfReader(file).pages[0].extract_text()
    assert entry.id in said
    assert "Looked at again" in said
    page.go_back()
    assert room_window.gate.currentWidget().choose.list.count() == 0


def test_the_rule_for_looking_again_is_changed_and_the_days_follow(qtbot: QtBot, page: VaultPage) -> None:
    part, store = page.show_part(Reviews), page.desk.store
    assert (part.age.value(), part.years.value()) == (25, 6)
    before = [part.list.item(row).text() for row in range(part.list.count())]
    assert len(before) == len(store.cases())
    part.age.setValue(40)
    press(qtbot, page, part, part.change, "something else")
    assert "does not open" in part.message.text()
    assert review_rule(store) == ReviewRule()
    press(qtbot, page, part, part.change)
    assert review_rule(store) == ReviewRule(40, 6)
    assert [part.list.item(row).text() for row in range(part.list.count())] != before
    assert store.audit_entries()[-1].about == {"age": 40, "years": 6}
    with pytest.raises(Refused):
        change_review_rule(store, ReviewRule(3, 6))


def test_what_protects_the_vault_is_told_and_the_vault_looked_over(qtbot: QtBot, page: VaultPage) -> None:
    part = page.show_part(Security)
    assert part.cards.count() >= 7
    press(qtbot, page, part, part.check)
    assert part.said.text() == "The vault is sound."


def test_the_audit_tells_what_a_look_over_the_vault_found_and_has_words_for_every_event(
    qtbot: QtBot, page: VaultPage
) -> None:
    part = page.show_part(Security)
    press(qtbot, page, part, part.check)
    table = page.show_part(Audit).table
    assert table.item(0, 1).text() == "Looked over: nothing found"
    assert set(EVENTS) == {str(event) for event in Event}


def test_the_audit_tells_who_viewed_exported_and_brought_in(room_window: MainWindow, page: VaultPage) -> None:
    store = page.desk.store
    (entry,) = store.cases()
    room_window.room.session.used.emit("exported", "5" * 64)
    room_window.room.session.used.emit("imported", "")
    told = [(one.event, one.about) for one in store.audit_entries()][-3:]
    case = {"case": entry.id}
    assert told == [("viewed", case), ("exported", {**case, "sha256": "5" * 64}), ("imported", case)]


def test_the_audit_is_asked_by_case_and_goes_on_naming_who_was_removed(qtbot: QtBot, page: VaultPage) -> None:
    store = page.desk.store
    sam = add_user(store, "Sam", NewPassphrase("quiet-harbour-seven-lanterns-mossy"))
    store.ledger.unlocked.user, me = sam.id, store.ledger.unlocked.user
    (case,) = store.cases()
    store.note_event(Event.VIEWED, case=case.id)
    store.note_event(Event.EXPORTED, case="another")
    store.ledger.unlocked.user = me
    remove_user(store, sam.id)
    part = page.show_part(Audit)

    def choose(box: QComboBox, key: str | None) -> list[str]:
        box.setCurrentIndex(box.findData(key) if key is not None else 0)
        box.activated.emit(box.currentIndex())
        return [part.table.item(row, 1).text() for row in range(part.table.rowCount())]

    assert choose(part.person, sam.id) == ["Exported", "Viewed"]
    assert part.table.item(0, 2).text() == "Sam (removed)"
    assert choose(part.case, case.id) == ["Viewed"]
    assert {"Viewed", "Case begun"} <= set(choose(part.person, None))


def test_the_audit_is_asked_what_was_done_with_the_recovery_key_and_about_a_case_that_was_deleted(
    qtbot: QtBot, page: VaultPage, case_in_vault: Case
) -> None:
    store = page.desk.store
    gone = store.add_case(case_in_vault, "Begin another")
    store.note_event(Event.VIEWED, case=gone)
    delete_case(store, gone)
    store.ledger.unlocked.user, me = "", store.ledger.unlocked.user
    store.note_event(Event.CHECKED, problems=0)
    store.ledger.unlocked.user = me
    part = page.show_part(Audit)

    def choose(box: QComboBox, row: int) -> list[str]:
        box.setCurrentIndex(row)
        box.activated.emit(row)
        return [part.table.item(row, 1).text() for row in range(part.table.rowCount())]

    assert choose(part.person, part.person.findText("recovery key")) == ["Looked over: nothing found"]
    assert choose(part.person, 0)
    assert choose(part.case, part.case.findData(gone)) == ["Case deleted", "Viewed", "Case begun"]
    assert part.table.item(0, 3).text() == f"{gone} (deleted)"


def test_that_older_rows_are_not_shown_is_said(page: VaultPage, monkeypatch: pytest.MonkeyPatch) -> None:
    part = page.show_part(Audit)
    assert part.left_out.isHidden()
    monkeypatch.setattr("ecm_desktop.ui.vault.audit.SHOWN", 2)
    part.refresh()
    assert part.table.rowCount() == 2
    rows = page.desk.store.audit_head().seq
    assert part.left_out.text() == f"The newest 2 of {rows} rows; an export has them all."
    assert part.left_out.isVisible()


def test_what_was_put_right_while_opening_is_told_once_the_case_is_there(
    qtbot: QtBot, room_window: MainWindow, vault_folder: Path
) -> None:
    room_window.lock()
    (vault_folder / "header.json").chmod(0o644)
    page = room_window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room_window.room is not None)
    assert any("could reach" in one.text() for one in room_window.room.notices.findChildren(QLabel))


def test_what_is_half_typed_is_offered_again_and_a_secret_is_not(qtbot: QtBot, room_window: MainWindow) -> None:
    window = room_window
    window.show_vault()
    people = window.keeper.page.show_part(People)
    people.name.setText("Sam")
    people.guard.setText("mosslamp")
    keeping = window.keeper.page.show_part(Keeping)
    keeping.typed.setText("ECM-1")
    window.keeper.page.go_back()
    window.show_vault()
    people, keeping = window.keeper.page.show_part(People), window.keeper.page.show_part(Keeping)
    assert (people.name.text(), people.guard.text(), keeping.typed.text()) == ("Sam", "", "")


def test_a_button_pressed_by_keys_keeps_the_keyboard_once_its_work_is_done(qtbot: QtBot, page: VaultPage) -> None:
    part = page.show_part(Audit)
    part.verify.setFocus()
    qtbot.keyClick(part.verify, Qt.Key.Key_Space)
    assert not part.verify.isEnabled()
    finished(qtbot, page)
    assert part.verify.hasFocus()
    assert "follow" in part.said.text()


def test_what_was_being_typed_in_the_page_is_typed_on_after_a_lock(
    qtbot: QtBot, room_window: MainWindow, page: VaultPage
) -> None:
    part = page.show_part(People)
    part.name.setFocus()
    qtbot.keyClicks(part.name, "Sam Ok")
    qtbot.keyClick(part.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = room_window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room_window.room is not None)
    again = room_window.keeper.page
    assert isinstance(again.stack.currentWidget(), People)
    qtbot.keyClicks(QApplication.focusWidget(), "oro")
    assert again.stack.currentWidget().name.text() == "Sam Okoro"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert room_window.keeper.page is None
    assert room_window.room.isVisible()


def test_the_page_is_seen_also_where_a_panel_lay_over_the_case(qtbot: QtBot, room_window: MainWindow) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, shift)
    (panel,) = [one for one in room_window.findChildren(Overlay) if one.isVisible()]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, control | shift)
    assert not panel.isVisible()
    assert room_window.keeper.page.list.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert room_window.room.isVisible()

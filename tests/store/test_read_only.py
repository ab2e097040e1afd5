"""A vault that must not be added to can still be read, with the reason in words; the anchor makes a rollback loud."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import CannotWrite, Damaged, RolledBack, Unavailable, WrongCredential
from ecm_desktop.store import starting
from ecm_desktop.store.opening import Passphrase, open_or_read, open_vault
from ecm_desktop.store.store import ReadOnlyStore, Store
from ecm_desktop.vault.second_secret import system_keyring
from ecm_desktop.vault.unlocking import unlock


def work(store: Any, vault: Any) -> None:
    case, revision = store.load(vault.case_id)
    store.writer(vault.case_id)(diff(case, case.put(Person(id=f"more{revision}"))), "More")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the superuser's rights, which no folder can refuse."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_sound_vault_opens_for_work(vault: Any) -> None:
    store = open_or_read(vault.folder, Passphrase(vault.passphrase))
    assert isinstance(store, Store)
    store.close()


def test_38_an_older_store_opens_to_read_only_and_stays_as_it_is(vault: Any) -> None:
    before = vault.file.read_bytes()
    store = vault.open()
    work(store, vault)
    store.close()
    vault.file.write_bytes(before)
    store = open_or_read(vault.folder, Passphrase(vault.passphrase))
    assert isinstance(store, ReadOnlyStore)
    assert isinstance(store.why, RolledBack)
    assert not hasattr(store, "writer")
    assert store.load(vault.case_id) == (vault.case, 1)
    assert list(store.verify_audit())
    with pytest.raises(Unavailable):
        vault.open()
    store.close()
    with pytest.raises(RolledBack):
        vault.open()


def test_38_46_a_lost_journal_after_an_anchored_minute_raises_the_alarm(vault: Any, tmp_path: Path) -> None:
    store = vault.open()
    work(store, vault)
    store.ledger.now.at += timedelta(minutes=2)
    work(store, vault)
    shutil.copytree(vault.folder, tmp_path / "cut", ignore=shutil.ignore_patterns("vault.lock"))
    store.close()
    whole = tmp_path / "whole"
    shutil.copytree(tmp_path / "cut", whole)
    store = open_vault(whole, Passphrase(vault.passphrase))
    assert store.load(vault.case_id)[1] == 3
    store.close()
    os.truncate(tmp_path / "cut" / "store-k1.db-wal", 0)
    with pytest.raises(RolledBack):
        open_vault(tmp_path / "cut", Passphrase(vault.passphrase))


def test_38_a_whole_folder_rolled_back_is_told_by_a_head_kept_elsewhere(vault: Any, tmp_path: Path) -> None:
    shutil.copytree(vault.folder, tmp_path / "old")
    store = vault.open()
    work(store, vault)
    head = store.audit_head().text
    assert store.holds_audit_head(head)
    store.close()
    store = open_vault(tmp_path / "old", Passphrase(vault.passphrase))
    assert not store.holds_audit_head(head)
    store.close()


def test_62_a_read_only_folder_can_be_read_and_nothing_appears_in_it(vault: Any) -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "vault"
        shutil.copytree(vault.folder, folder)
        for path in (Path(room), folder):
            path.chmod(0o555)
        for path in folder.iterdir():
            path.chmod(0o444)
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        with as_nobody():
            store = open_or_read(folder, Passphrase(vault.passphrase))
            assert isinstance(store, ReadOnlyStore)
            assert isinstance(store.why, CannotWrite)
            assert store.load(vault.case_id) == (vault.case, 1)
            assert [one.id for one in store.cases()] == [vault.case_id]
            store.close()
            with pytest.raises(WrongCredential):
                open_or_read(folder, Passphrase("wrong"))
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        for path in (Path(room), folder):
            path.chmod(0o755)


def test_62_work_left_in_the_journal_on_a_read_only_folder_is_not_passed_over(vault: Any) -> None:
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "vault"
        store = vault.open()
        work(store, vault)
        shutil.copytree(vault.folder, folder, ignore=shutil.ignore_patterns("vault.lock"))
        store.close()
        for path in (Path(room), folder):
            path.chmod(0o555)
        for path in folder.iterdir():
            path.chmod(0o444)
        with as_nobody(), pytest.raises(Unavailable) as told:
            open_or_read(folder, Passphrase(vault.passphrase))
        assert "not closed" in told.value.key
        for path in (Path(room), folder):
            path.chmod(0o755)


def test_without_the_anchor_a_rollback_would_go_unnoticed(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = vault.file.read_bytes()
    store = vault.open()
    work(store, vault)
    store.close()
    vault.file.write_bytes(before)
    with monkeypatch.context() as patch:
        patch.setattr(starting, "check_current", lambda _connection, _unlocked: None)
        store = vault.open()
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.check(deep=True).problems == []
    store.close()


def test_39_an_older_store_under_a_journal_that_is_not_its_own_is_told_for_what_it_is(vault: Any) -> None:
    unlocked = unlock(vault.folder, Passphrase(vault.passphrase), system_keyring)
    vault.file.with_name("store-k1.db-wal").write_bytes(b"of a later store")
    with pytest.raises(Damaged, match="an older store file was put back") as told:
        starting.start_reading(unlocked, None, RolledBack("Older."))
    assert "under backups" in str(told.value)
    with pytest.raises(Unavailable, match="cannot be written to"):
        starting.start_reading(unlocked, None, CannotWrite("Not here."))
    unlocked.key.wipe()

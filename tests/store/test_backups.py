"""A backup is one file that holds everything, proves itself, and never lands on top of something."""

from __future__ import annotations

import base64
import hmac
import io
import json
import os
import tarfile
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop import __version__
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, InputRefused, Problem, Refused, Unavailable, WrongCredential
from ecm_desktop.store import backups
from ecm_desktop.store.audit import BrokenChain
from ecm_desktop.store.backups import back_up_when_due, backup, restore
from ecm_desktop.store.connection import connect
from ecm_desktop.store.copying import check_copy
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, open_vault
from ecm_desktop.store.proving import prove
from ecm_desktop.vault.header_form import canonical
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock


@pytest.fixture
def kept(vault: Any, tmp_path: Path) -> Path:
    """A backup of the vault."""
    file = tmp_path / "kept.vbak"
    store = vault.open()
    backup(store, file)
    store.close()
    return file


def members(file: Path) -> dict[str, bytes]:
    with tarfile.open(file) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar.getmembers()}  # type: ignore[union-attr]


def pack(file: Path, content: dict[str, bytes]) -> None:
    with tarfile.open(file, "w") as tar:
        for name, data in content.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


def test_a_backup_restores_to_the_same_cases(vault: Any, kept: Path, tmp_path: Path) -> None:
    restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    store = open_vault(tmp_path / "again", Passphrase(vault.passphrase))
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.check(deep=True).problems == []
    store.close()
    open_vault(tmp_path / "again", RecoveryKeyText(vault.recovery)).close()


def test_a_manifest_tells_what_is_in_the_backup(vault: Any, kept: Path) -> None:
    manifest = json.loads(members(kept)["manifest.json"])
    header = json.loads(members(kept)["header.json"])
    assert manifest["app"] == __version__
    assert (manifest["generation"], manifest["anchor"]) == (header["generation"], header["anchor"])
    assert manifest["anchor"]["audit_seq"] == manifest["rows"]["audit"]
    assert (manifest["rows"]["case"], manifest["rows"]["record"]) == (1, len(vault.case.records))


def test_proving_a_backup_verifies_its_audit(vault: Any, tmp_path: Path) -> None:
    vault.forget_pages()
    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.execute("DROP TRIGGER audit_stays")
    connection.execute("UPDATE audit SET actor='somebody' WHERE seq=1")
    connection.close()
    with closing(vault.open()) as store:
        backup(store, tmp_path / "kept.vbak")  # as it is, rather than none
        with pytest.raises(BrokenChain):
            prove(store, tmp_path / "kept.vbak")


def test_a_copy_that_lacks_rows_is_none(vault: Any, kept: Path, tmp_path: Path) -> None:
    restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    copied = unlock(tmp_path / "again", Passphrase(vault.passphrase))
    rows = json.loads(members(kept)["manifest.json"])["rows"]
    check_copy(copied, rows)
    with pytest.raises(Damaged):
        check_copy(copied, {**rows, "record": rows["record"] + 1})


def test_a_backup_of_before_the_manifest_told_so_much_is_restored(vault: Any, kept: Path, tmp_path: Path) -> None:
    content = members(kept)
    unlocked = unlock(vault.folder, Passphrase(vault.passphrase))
    plain = json.loads(content["manifest.json"])
    bare = {name: plain[name] for name in ("format", "version", "vault_id", "made", "store")}
    bare |= {name: plain[name] for name in ("header_sha256", "store_sha256")} | {"mac": ""}
    key = unlocked.key.subkey(Purpose.BACKUP)
    mac = hmac.digest(key, canonical(bare), "sha256")
    pack(kept, {**content, "manifest.json": canonical({**bare, "mac": base64.b64encode(mac).decode()})})
    restore(kept, tmp_path / "again", Passphrase(vault.passphrase))


def test_72_a_backup_is_made_while_working_and_work_goes_on(vault: Any, tmp_path: Path) -> None:
    store = vault.open()
    backup(store, tmp_path / "one.vbak")
    case, _ = store.load(vault.case_id)
    assert store.writer(vault.case_id)(diff(case, case.put(Person(id="later"))), "Later") == 2
    backup(store, tmp_path / "one.vbak")
    store.close()
    restore(tmp_path / "one.vbak", tmp_path / "again", Passphrase(vault.passphrase))
    store = open_vault(tmp_path / "again", Passphrase(vault.passphrase))
    assert store.load(vault.case_id)[1] == 2
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "one.vbak", "vault"]


def test_72_a_backup_during_writes_ends_and_is_of_one_moment(vault: Any, tmp_path: Path) -> None:
    """Each edit puts two people: a backup with half of an edit in it would show."""
    store, kept, failed = vault.open(), [], list[BaseException]()
    ended = threading.Event()

    def edit() -> None:
        case, revision = store.load(vault.case_id)
        write = store.writer(vault.case_id)
        try:
            while not ended.is_set():
                more = case.put(Person(id=f"a{revision}"), Person(id=f"b{revision}"))
                revision = write(diff(case, more), "More")
                case = more
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)

    editing = threading.Thread(target=edit)
    editing.start()
    try:
        for number in range(4):
            kept.append(tmp_path / f"{number}.vbak")
            backup(store, kept[-1])
    finally:
        ended.set()
        editing.join()
    assert failed == []
    saved = store.load(vault.case_id)[1]
    store.close()
    revisions = [restored(file, file.with_suffix(""), vault) for file in kept]
    assert revisions == sorted(revisions)
    assert 1 < revisions[-1] <= saved


def test_72_an_edit_waits_for_a_backup_under_way(vault: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, done = vault.open(), list[object]()

    def edit() -> None:
        try:
            done.append(store.writer(vault.case_id)(diff(vault.case, vault.case.put(Person(id="p2"))), "More"))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test shows it
            done.append(error)

    editing, copy = threading.Thread(target=edit), backups.copy_store

    def copy_meanwhile(*given: Any) -> None:
        editing.start()
        editing.join(timeout=0.3)
        assert done == []
        copy(*given)

    monkeypatch.setattr(backups, "copy_store", copy_meanwhile)
    backup(store, tmp_path / "one.vbak")
    editing.join()
    store.close()
    assert done == [2]
    assert restored(tmp_path / "one.vbak", tmp_path / "again", vault) == 1


def restored(file: Path, folder: Path, vault: Any) -> int:
    """How far the case is in what a backup gives, which is sound and holds each edit whole."""
    restore(file, folder, Passphrase(vault.passphrase))
    with closing(open_vault(folder, Passphrase(vault.passphrase))) as store:
        case, revision = store.load(vault.case_id)
        assert len(case.of(Person)) == 1 + 2 * (revision - 1)
        assert store.check(deep=True).is_sound
        return int(revision)


def test_a_backup_is_private_and_shows_nothing(vault: Any, kept: Path) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600
    assert b"Zebedee" not in kept.read_bytes()
    assert list(members(kept)) == ["manifest.json", "header.json", "store-k1.db"]


def test_restoring_never_writes_over_something(vault: Any, kept: Path) -> None:
    with pytest.raises(Refused):
        restore(kept, vault.folder, Passphrase(vault.passphrase))
    vault.open().close()


def test_restoring_needs_the_key(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongCredential):
        restore(kept, tmp_path / "again", Passphrase("wrong"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.vbak", "vault"]


@pytest.mark.parametrize("data", [b"", b"not a tar", b"\0" * 20_000, b"PK\x03\x04" + b"x" * 1000])
def test_what_is_no_backup_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd").write_bytes(data)
    with pytest.raises(InputRefused):
        restore(tmp_path / "odd", tmp_path / "again", Passphrase("x"))
    with pytest.raises(InputRefused):
        restore(tmp_path / "none", tmp_path / "again", Passphrase("x"))
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.8])
def test_a_cut_backup_is_refused(vault: Any, kept: Path, tmp_path: Path, part: float) -> None:
    os.truncate(kept, int(kept.stat().st_size * part))
    with pytest.raises(Problem):
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("name", ["manifest.json", "header.json", "store-k1.db"])
def test_a_changed_member_is_found(vault: Any, kept: Path, tmp_path: Path, name: str) -> None:
    content = members(kept)
    data = bytearray(content[name])
    data[len(data) // 2] ^= 1
    pack(kept, {**content, name: bytes(data)})
    with pytest.raises((Damaged, InputRefused)):
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    assert not (tmp_path / "again").exists()


def test_a_manifest_without_the_key_does_not_pass(vault: Any, kept: Path, tmp_path: Path) -> None:
    content = members(kept)
    content["manifest.json"] = content["manifest.json"].replace(b'"made":"2026', b'"made":"2025')
    pack(kept, content)
    with pytest.raises(Damaged):
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))


@pytest.mark.parametrize("more", ["../escape", "/tmp/escape", "extra.txt"])  # noqa: S108 (a hostile name)
def test_a_foreign_member_is_refused(vault: Any, kept: Path, tmp_path: Path, more: str) -> None:
    content = members(kept)
    pack(kept, {**content, more: b"x"})
    with pytest.raises(InputRefused):
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    pack(kept, {more: b"x", **content})
    with pytest.raises(InputRefused):
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))
    assert not (tmp_path / "escape").exists()


def test_a_backup_into_nowhere_leaves_the_vault_working(vault: Any, tmp_path: Path) -> None:
    store = vault.open()
    with pytest.raises(Unavailable):
        backup(store, tmp_path / "none" / "a.vbak")
    assert store.load(vault.case_id)[0] == vault.case
    store.close()


def test_52_what_a_killed_backup_left_goes_with_the_next_day_of_work(vault: Any) -> None:
    shelf = vault.folder / "backups"
    for left in (shelf / ".backup-x", vault.folder / ".proof-y"):
        left.mkdir(parents=True)
        (left / "store-k1.db").write_bytes(b"a copy")
        os.utime(left, (1, 1))
    store = vault.open()
    under_way = vault.folder / ".proof-z"
    under_way.mkdir()
    back_up_when_due(store)
    store.close()
    assert [path.suffix for path in shelf.iterdir()] == [".vbak"]
    assert list(vault.folder.glob(".proof-*")) == [under_way]

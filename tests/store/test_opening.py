"""Opening and closing: one owner, one file at rest, nothing loaded too early, and clear words when it cannot be."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST, TestClock

from ecm_desktop.errors import Damaged, InUse, Refused, Unavailable, WrongCredential
from ecm_desktop.store.lock import refuse_if_open
from ecm_desktop.store.opening import (
    Passphrase,
    RecoveryKeyText,
    change_passphrase,
    create_vault,
    new_recovery_key,
    open_vault,
    read_info,
)
from ecm_desktop.vault.derivation import Cost

PROJECT = Path(__file__).resolve().parents[2]
AT_REST = {"header.json", "header.bak.json", "store-k1.db"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the superuser's rights, which no folder can refuse."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def python(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )


HOLD = """
import sys, time
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
print("open", flush=True)
time.sleep(60)
"""


def test_49_at_rest_a_vault_is_one_store_file_and_its_header(vault: Any) -> None:
    store = vault.open()
    assert names(vault.folder) == {*AT_REST, "store-k1.db-wal", "vault.lock"}
    store.close()
    store.close()
    assert names(vault.folder) == AT_REST


def test_every_file_is_for_its_owner_only_whatever_the_umask(vault: Any, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        store, _ = create_vault(tmp_path / "new", "phrase", clock=TestClock(), cost=FAST)
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "new").iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_closed_vault_answers_in_words(vault: Any) -> None:
    store = vault.open()
    store.close()
    for ask in (store.cases, store.info, lambda: store.load(vault.case_id), lambda: store.keep_draft("a", "b")):
        with pytest.raises(Unavailable):
            ask()


def test_a_wrong_passphrase_leaves_the_vault_as_it_was(vault: Any) -> None:
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    for credential in (Passphrase("wrong"), RecoveryKeyText("A" * 64)):
        with pytest.raises(WrongCredential):
            open_vault(vault.folder, credential)
    with pytest.raises(Refused):
        open_vault(vault.folder, Passphrase(""))
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before


def test_69_a_second_opening_is_told_who_has_it(vault: Any) -> None:
    store = vault.open()
    with pytest.raises(Unavailable) as told:
        vault.open()
    assert told.value.values == {"pid": os.getpid()}
    assert store.load(vault.case_id)[0] == vault.case
    store.close()
    vault.open().close()


def test_69_whether_a_vault_is_free_can_be_seen_without_a_key(vault: Any) -> None:
    refuse_if_open(vault.folder)
    store = vault.open()
    with pytest.raises(InUse, match="another window of this computer"):
        refuse_if_open(vault.folder)
    assert store.load(vault.case_id)[0] == vault.case
    store.close()
    (vault.folder / "vault.lock").write_text("{}")  # its owner died
    refuse_if_open(vault.folder)
    vault.open().close()


def test_69_another_process_keeps_us_out_until_it_dies(vault: Any) -> None:
    owner = python(HOLD, vault.folder, vault.passphrase)
    assert owner.stdout is not None
    with owner, owner.stdout:
        assert owner.stdout.readline() == "open\n"
        with pytest.raises(Unavailable) as told:
            vault.open()
        assert told.value.values == {"pid": owner.pid}
        owner.send_signal(signal.SIGKILL)
        owner.wait()
    assert "vault.lock" in names(vault.folder)
    store = vault.open()
    assert store.load(vault.case_id)[0] == vault.case
    store.close()
    assert names(vault.folder) == AT_REST


def test_70_a_lock_of_another_machine_is_explained(vault: Any) -> None:
    (vault.folder / "vault.lock").write_text(json.dumps({"pid": 1, "host": "another-machine"}))
    with pytest.raises(Unavailable) as told:
        vault.open()
    assert told.value.values == {"host": "another-machine"}
    (vault.folder / "vault.lock").unlink()
    vault.open().close()


@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("victim")])
def test_70_a_lock_that_is_no_file_is_told_at_once(vault: Any, put: Callable[[Path], object]) -> None:
    put(vault.folder / "vault.lock")
    for ask in (vault.open, lambda: refuse_if_open(vault.folder)):
        with pytest.raises(Unavailable) as told:
            ask()
        assert "vault.lock" in told.value.key
    assert not (vault.folder / "victim").exists()


@pytest.mark.parametrize("rubbish", ["", "{", '{"pid": "x"}', "\0" * 5000, "[" * 4000, '{"a":' * 800])
def test_a_lock_file_nobody_holds_is_taken_over(vault: Any, rubbish: str) -> None:
    (vault.folder / "vault.lock").write_text(rubbish)
    vault.open().close()


def test_62_a_read_only_folder_is_told_in_words(vault: Any) -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = Path(shutil.copytree(vault.folder, Path(open_to_all) / "vault"))
        for path in (folder, *folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        with as_nobody():
            with pytest.raises(Unavailable) as told:
                open_vault(folder, Passphrase(vault.passphrase))
            with pytest.raises(Unavailable):
                create_vault(folder / "inside", "phrase", clock=TestClock(), cost=FAST)
        assert "cannot be written" in told.value.key
        assert names(folder) == AT_REST
        folder.chmod(0o700)


def test_a_folder_without_a_vault_is_told_and_left_empty(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(Unavailable):
            open_vault(folder, Passphrase("x"))
        with pytest.raises(Unavailable):
            read_info(folder)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_something(vault: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (vault.folder, tmp_path, tmp_path / "file"):
        with pytest.raises(Refused):
            create_vault(folder, "phrase", cost=FAST)
    vault.open().close()
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(("passphrase", "cost"), [("", FAST), ("a\0b", FAST), ("fine", Cost(m_kib=8192, t=1, p=1))])
def test_a_vault_that_cannot_be_made_leaves_nothing(tmp_path: Path, passphrase: str, cost: Cost) -> None:
    with pytest.raises(Refused):
        create_vault(tmp_path / "v", passphrase, cost=cost)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["a folder % with # odd ? marks 🙂", "/".join(["a long name of a folder" * 4] * 4), "[a] *;'&\"", "%41%2e"]
)
def test_67_any_path_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "v"
    store, _ = create_vault(folder, "phrase", clock=TestClock(), cost=FAST)
    store.close()
    open_vault(folder, Passphrase("phrase")).close()
    assert names(folder) == AT_REST


def test_a_damaged_first_header_is_mended_and_told(vault: Any) -> None:
    (vault.folder / "header.json").write_bytes(b"{}")
    store = vault.open()
    assert store.notices
    store.close()
    again = vault.open()
    assert again.notices == ()
    again.close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(vault: Any) -> None:
    store = vault.open()
    with pytest.raises(Refused):
        change_passphrase(store, "")
    change_passphrase(store, "another phrase")
    store.close()
    for spoilt in (None, "header.json"):
        if spoilt:
            (vault.folder / spoilt).unlink()  # the spare copy must not let the old one in
        with pytest.raises(WrongCredential):
            vault.open()
        open_vault(vault.folder, Passphrase("another phrase")).close()
    opened = open_vault(vault.folder, RecoveryKeyText(vault.recovery))
    assert opened.load(vault.case_id)[0] == vault.case
    assert "passphrase_changed" in [one.event for one in opened.audit_entries()]
    opened.close()


def test_the_recovery_key_opens_and_sets_a_new_passphrase(vault: Any) -> None:
    store = open_vault(vault.folder, RecoveryKeyText(vault.recovery))
    change_passphrase(store, "remembered")
    fresh = new_recovery_key(store)
    store.close()
    open_vault(vault.folder, Passphrase("remembered")).close()
    open_vault(vault.folder, RecoveryKeyText(fresh.text)).close()
    with pytest.raises(WrongCredential):
        open_vault(vault.folder, RecoveryKeyText(vault.recovery))


def test_anyone_may_read_the_info_and_it_names_nobody(vault: Any) -> None:
    info = read_info(vault.folder)
    assert (info.users, info.recovery_keys, info.memory_mb, info.derivations) == (1, 1, 8, "argon2id")
    assert info.closed
    store = vault.open()
    told = store.info()
    store.ledger.keep_anchor()
    assert read_info(vault.folder).closed == ""
    store.close()
    assert read_info(vault.folder).closed
    assert told.vault.vault_id == info.vault_id
    assert told.cases == 1
    assert told.cipher_version.startswith("4.")
    assert told.provider_version.startswith("OpenSSL ")


LOADED = """
import sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault, read_info
read_info(Path(sys.argv[1]))
early = {"sqlalchemy", "sqlcipher3", "alembic", "cryptography", "zxcvbn"} & set(sys.modules)
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
late = {"alembic", "zxcvbn"} & set(sys.modules)
store.close()
print(sorted(early), sorted(late))
"""


def test_nothing_heavy_is_loaded_before_unlocking_and_no_migration_tool_after(vault: Any) -> None:
    with python(LOADED, vault.folder, vault.passphrase) as child:
        assert child.communicate()[0] == "[] []\n"


def test_a_store_without_its_tables_is_not_filled_in(vault: Any) -> None:
    from ecm_desktop.store.connection import connect
    from ecm_desktop.vault.unlocking import unlock

    connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    with pytest.raises(Damaged):
        vault.open()

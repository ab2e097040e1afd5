"""Rotation by copy: a new key for everybody who is left, and at every moment of it a vault that opens."""

from __future__ import annotations

import ast
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import STAYS_CHEAP

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, Refused, Unavailable, WrongCredential
from ecm_desktop.store import rotation
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, open_vault
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.users import add_user, name_user, remove_user, users
from ecm_desktop.vault import header_files, rotating
from ecm_desktop.vault.passphrase import NewPassphrase, chosen
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]
BEATA = "mosslamp-ivybook-sandgate-elmroof-coalpath"
AFTER = {"header.json", "header.bak.json", "store-k2.db"}

ROTATE_FOR_EVER = (
    STAYS_CHEAP
    + """
import sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.rotation import rotate
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
print("open", flush=True)
while True:
    rotate(store)
"""
)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_rotation_gives_a_new_key_and_keeps_everything(vault: Any) -> None:
    old = unlock(vault.folder, Passphrase(vault.passphrase)).key.for_sealing()
    store = vault.open()
    before = store.audit_entries()
    steps: list[float] = []
    rotate(store, steps.append)
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    case, revision = store.load(vault.case_id)
    assert (case, revision) == (vault.case, 1)
    assert store.writer(vault.case_id)(diff(case, case.put(Person(id="later"))), "Later") == 2
    assert store.audit_entries()[: len(before)] == before
    assert store.audit_entries()[len(before)].event == "key_rotated"
    assert store.check(deep=True).problems == []
    store.close()
    assert names(vault.folder) == AFTER
    for credential in (Passphrase(vault.passphrase), RecoveryKeyText(vault.recovery)):
        assert unlock(vault.folder, credential).key.for_sealing() != old
    store = vault.open()
    rotate(store)
    assert store.check(deep=True).problems == []
    store.close()


def test_users_come_and_go_and_their_names_stay_inside(vault: Any) -> None:
    store = vault.open()
    (first,) = users(store)
    name_user(store, first.id, "Anna Achterberg")
    beata = add_user(store, "Beata Quillon", chosen(BEATA))
    assert [(one.name, one.is_here) for one in users(store)] == [("Anna Achterberg", True), ("Beata Quillon", False)]
    with pytest.raises(Refused):
        add_user(store, "beata quillon ", chosen(BEATA))
    with pytest.raises(Refused):
        add_user(store, " ", chosen(BEATA))
    store.close()
    assert not any(b"Beata" in path.read_bytes() or b"Anna" in path.read_bytes() for path in vault.folder.iterdir())
    store = open_vault(vault.folder, Passphrase(BEATA))
    remove_user(store, first.id)
    store.close()
    with pytest.raises(WrongCredential):
        vault.open()
    store = open_vault(vault.folder, Passphrase(BEATA))
    with pytest.raises(Refused):
        remove_user(store, beata.id)
    assert [one.event for one in store.audit_entries()].count("user_removed") == 1
    store.close()


@pytest.mark.parametrize("weak", ["", "password", "mosslamp", "1234 5678", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused_in_a_sentence(weak: str) -> None:
    with pytest.raises(Refused):
        chosen(weak)


def test_who_was_removed_opens_nothing_that_is_written_after_a_rotation(vault: Any, tmp_path: Path) -> None:
    store = vault.open()
    beata = add_user(store, "Beata", NewPassphrase(BEATA))
    store.close()
    old_header = (vault.folder / "header.json").read_bytes()
    store = vault.open()
    assert remove_user(store, beata.id).backups == 0
    rotate(store)
    store.close()
    copy = tmp_path / "theft"
    shutil.copytree(vault.folder, copy)
    for name in ("header.json", "header.bak.json"):
        (copy / name).write_bytes(old_header)
    with pytest.raises(Damaged):
        open_vault(copy, Passphrase(BEATA))
    assert (copy / "store-k2.db").exists()
    (copy / "store-k2.db").rename(copy / "store-k1.db")
    with pytest.raises(Damaged):
        open_vault(copy, Passphrase(BEATA))


def test_the_absent_users_open_after_a_rotation(vault: Any) -> None:
    store = vault.open()
    add_user(store, "Beata", NewPassphrase(BEATA))
    rotate(store)
    store.close()
    for passphrase in (BEATA, vault.passphrase):
        open_vault(vault.folder, Passphrase(passphrase)).close()


def test_51_kill_9_during_rotation(new_copy: Callable[[], Any]) -> None:
    """Killed with a pending copy on the disk, or once a rotation has ended: both outcomes are reached."""
    source = random.Random(51)  # noqa: S311 (moments, no secrets)
    vault = new_copy()
    advanced = set()
    for number in range(20):
        before = key_of(vault)
        pending, old = (vault.folder / f"store-k{key}.db" for key in (before + 1, before))
        until = pending.exists if number % 2 else lambda old=old: not old.exists()
        _rotate_and_be_killed(vault, source.uniform(0.0, 0.02) if number > 1 else 0.0, until)
        advanced.add(key_of(vault) > before)
        store = vault.open()
        assert store.load(vault.case_id) == (vault.case, 1)
        assert store.check().problems == []
        store.close()
        found = names(vault.folder)
        assert found >= {"header.json", "header.bak.json"}
        assert len([name for name in found if name.startswith("store-")]) == 1
    assert advanced == {False, True}
    open_vault(vault.folder, RecoveryKeyText(vault.recovery)).close()


def key_of(vault: Any) -> int:
    """The number of the key that counts."""
    return int(header_files.load(vault.folder).read.header.current_key[1:])


def _rotate_and_be_killed(vault: Any, after: float, until: Callable[[], bool]) -> None:
    """Killed so many seconds after `until` came true."""
    command = [sys.executable, "-c", ROTATE_FOR_EVER, str(vault.folder), vault.passphrase]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        while not until() and child.poll() is None:
            time.sleep(0.001)
        time.sleep(after)
        child.send_signal(signal.SIGKILL)


class Cut(Exception):
    """Stands for the moment at which the process is gone."""


@pytest.mark.parametrize("where", ["begin", "copy_store", "_note_in", "check_copy", "finish", "move"])
def test_51_a_rotation_cut_off_anywhere_leaves_a_vault(
    new_copy: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    vault = new_copy()
    _cut_at(vault, monkeypatch, where)
    store = vault.open()
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.check(deep=True).problems == []
    store.close()
    assert names(vault.folder) in (AFTER, {"header.json", "header.bak.json", "store-k1.db"})
    (vault.folder / "header.json").unlink()
    vault.open().close()


def _cut_at(vault: Any, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """Rotate a copy up to a step, and leave the folder as it was at that moment."""
    moment = vault.folder.with_name("moment")
    room, name = (rotating, where) if where in ("begin", "finish") else (rotation, where)
    real = getattr(room, "_opened" if where == "move" else name)

    def cut(*args: Any, **more: Any) -> Any:
        if where != "move":
            real(*args, **more)
        shutil.copytree(vault.folder, moment, ignore=shutil.ignore_patterns("vault.lock"))
        raise Cut

    store = vault.open()
    with monkeypatch.context() as patch:
        patch.setattr(room, "_opened" if where == "move" else name, cut)
        with pytest.raises(Cut):
            rotate(store)
    store.close()
    shutil.rmtree(vault.folder)
    moment.rename(vault.folder)


def test_a_rotation_that_fails_leaves_the_store_working(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise Unavailable("The disk is full.")

    store = vault.open()
    with monkeypatch.context() as patch:
        patch.setattr(rotation, "check_copy", full)
        with pytest.raises(Unavailable):
            rotate(store)
    case, _ = store.load(vault.case_id)
    assert store.writer(vault.case_id)(diff(case, case.put(Person(id="later"))), "Later") == 2
    store.close()
    assert names(vault.folder) == {"header.json", "header.bak.json", "store-k1.db"}
    vault.open().close()


def test_60_a_disk_full_after_the_first_copy_of_the_new_header_goes_on_under_the_new_key(
    vault: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = header_files.write_atomically

    def only_the_first(path: Path, data: bytes) -> None:
        if path.name == header_files.SPARE_NAME and b'"k1"' not in data:
            raise Unavailable("The disk is full.")
        real(path, data)

    store = vault.open()
    with monkeypatch.context() as patch:
        patch.setattr(header_files, "write_atomically", only_the_first)
        rotate(store)
    case, _ = store.load(vault.case_id)
    assert store.writer(vault.case_id)(diff(case, case.put(Person(id="later"))), "Later") == 2
    store.close()
    store = vault.open()
    assert store.load(vault.case_id)[1] == 2
    store.close()
    assert names(vault.folder) == AFTER


def test_60_rotation_asks_for_room_first(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store = vault.open()
    usage = shutil.disk_usage(vault.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1 << 20))
    before = (vault.folder / "header.json").read_bytes()
    with pytest.raises(Unavailable) as told:
        rotate(store)
    assert told.value.values["need"] >= 4  # type: ignore[operator]
    assert (vault.folder / "header.json").read_bytes() == before
    store.close()


def test_74_no_source_changes_a_key_in_place() -> None:
    forbidding = PROJECT / "ecm_desktop" / "store" / "connection.py"
    for file in sorted((PROJECT / "ecm_desktop").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
        texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        # the driver's own ways to the same, which pass the authorizer by
        assert not any(isinstance(node, ast.Attribute) and node.attr in ("reset_key", "set_key") for node in nodes)
        found = [text for text in texts if "rekey" in text.lower()]
        assert file == forbidding or found == [], file.name
        assert not any("pragma" in text.lower() for text in found)

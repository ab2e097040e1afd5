"""A vault put back from a backup: proved first, nothing written over, and as it was when that cannot be."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fakes import TestClock

from ecm_desktop.app import make_door
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, InUse, Unavailable, WrongCredential
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.beside import left_beside
from ecm_desktop.store.opening import Passphrase, read_info
from ecm_desktop.store.putting_back import put_back
from ecm_desktop.store.retention import delete_case
from ecm_desktop.store.shelf import Shelf

PROJECT = Path(__file__).resolve().parents[2]
NOW = TestClock()()


@pytest.fixture
def backup(vault: Any) -> Path:
    """On the vault's own shelf; an edit came after it."""
    with closing(vault.open()) as store:
        file = back_up_when_due(store)
        store.writer(vault.case_id)(diff(vault.case, vault.case.put(Person(id="later"))), "Later")
    assert file is not None
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_damaged_vault_is_put_back_and_lies_beside_with_its_backups_moved_along(vault: Any, backup: Path) -> None:
    vault.file.write_bytes(b"x" * 8192)
    with pytest.raises(Damaged):
        vault.open()
    aside = put_back(backup, vault.folder, Passphrase(vault.passphrase), NOW)
    assert aside is not None
    with closing(vault.open()) as store:
        assert store.load(vault.case_id) == (vault.case, 1)
        assert store.check(deep=True).is_sound
    assert (aside / vault.file.name).read_bytes() == b"x" * 8192
    assert [one.file.name for one in Shelf(vault.folder).kept()] == [backup.name]
    again = put_back(Shelf(vault.folder).kept()[0].file, vault.folder, Passphrase(vault.passphrase), NOW)
    assert again not in (None, aside)


@pytest.mark.parametrize("there", [False, True])
def test_where_nothing_lay_nothing_is_kept_beside(vault: Any, backup: Path, tmp_path: Path, there: bool) -> None:
    new = tmp_path / "new"
    if there:
        new.mkdir()
    assert put_back(backup, new, Passphrase(vault.passphrase), NOW) is None
    assert {path.name for path in tmp_path.iterdir()} == {"vault", "new"}


def test_what_cannot_be_put_back_leaves_everything_as_it_was(vault: Any, backup: Path) -> None:
    before = files(vault.folder.parent)
    with pytest.raises(WrongCredential):
        put_back(backup, vault.folder, Passphrase("another one"), NOW)
    spoilt = bytearray(backup.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    bad = vault.folder.with_name("bad.vbak")
    bad.write_bytes(spoilt)
    with pytest.raises(Damaged):
        put_back(bad, vault.folder, Passphrase(vault.passphrase), NOW)
    bad.unlink()
    assert files(vault.folder.parent) == before


def test_an_open_vault_is_never_put_aside(vault: Any, backup: Path) -> None:
    with closing(vault.open()) as store:
        with pytest.raises(InUse):
            put_back(backup, vault.folder, Passphrase(vault.passphrase), NOW)
        assert store.load(vault.case_id)[1] == 2


def test_a_swap_that_fails_half_way_puts_the_old_one_back(
    vault: Any, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def once(path: Path, target: Path) -> Path:
        if target == vault.folder and "-coming-back-" in path.name:
            raise OSError(13, "no")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(Exception, match="cannot be written to"):
        put_back(backup, vault.folder, Passphrase(vault.passphrase), NOW)
    with closing(vault.open()) as store:
        assert store.load(vault.case_id)[1] == 2


PUT_BACK_AND_BE_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from ecm_desktop.store.beside import left_beside
from ecm_desktop.store.opening import Passphrase, read_info
from ecm_desktop.store.putting_back import put_back
backup, vault, passphrase, left = sys.argv[1:]
rename, left, began = Path.rename, [None] * int(left), []
def rename_or_die(path, target):
    if path == Path(vault) or began:  # from where the swap begins
        began.append(path)
        left.pop() if left else os.kill(os.getpid(), signal.SIGKILL)
    return rename(path, target)
Path.rename = rename_or_die
put_back(Path(backup), Path(vault), Passphrase(passphrase), datetime(2026, 11, 2, tzinfo=UTC))
"""


@pytest.mark.parametrize("names_changed", [0, 1, 2])
@pytest.mark.parametrize("look", [read_info, lambda vault: make_door(vault, TestClock()).look()])
def test_killed_while_it_swaps_the_vault_is_there_before_or_after_and_with_its_backups(
    vault: Any, backup: Path, names_changed: int, look: Callable[[Path], object]
) -> None:
    command = [sys.executable, "-c", PUT_BACK_AND_BE_KILLED, str(backup), str(vault.folder), vault.passphrase]
    done = subprocess.run([*command, str(names_changed)], check=False, cwd=PROJECT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert vault.folder.exists() == (names_changed != 1)
    assert look(vault.folder)
    with closing(vault.open()) as store:
        assert store.load(vault.case_id)[1] == (1 if names_changed else 2)
        assert store.check(deep=True).is_sound
    assert [one.file.name for one in Shelf(vault.folder).kept()] == [backup.name]
    aside = put_back(Shelf(vault.folder).kept()[0].file, vault.folder, Passphrase(vault.passphrase), NOW)
    assert aside is not None
    assert not list(vault.folder.parent.glob("*-coming-back-*"))


def test_a_name_with_signs_in_it_is_found_beside_too(tmp_path: Path) -> None:
    vault = tmp_path / "vault [team] *"
    for name in ("restored-2026-11-01", "before-restoring-2026-11-01"):
        vault.with_name(f"{vault.name}-{name}").mkdir()
    assert len(left_beside(vault)) == 2


def test_what_lies_beside_takes_the_place_of_no_vault_that_is_there(vault: Any, backup: Path) -> None:
    aside = put_back(backup, vault.folder, Passphrase(vault.passphrase), NOW)
    assert aside is not None
    before = files(vault.folder.parent)
    read_info(vault.folder)
    assert files(vault.folder.parent) == before
    # one that was cut off before it began, and then somebody moves the vault: nothing old is to come by itself
    vault.folder.with_name(f"{vault.folder.name}-coming-back-2026-11-02").mkdir()
    vault.folder.rename(vault.folder.with_name("moved"))
    with pytest.raises(Unavailable, match="no vault"):
        read_info(vault.folder)
    assert not vault.folder.exists()


def test_a_certificate_of_disposal_names_what_was_left_beside_the_vault(vault: Any, backup: Path) -> None:
    aside = put_back(backup, vault.folder, Passphrase(vault.passphrase), NOW)
    assert aside is not None
    with closing(vault.open()) as store:
        certificate = delete_case(store, vault.case_id)
    assert [one.backup for one in certificate.old_copies if one.until is None] == [aside.name]
    assert [one.backup for one in certificate.old_copies if one.until is not None] == [backup.name]

"""What befalls the journal that a killed program leaves beside the store: nothing before the anchor goes unnoticed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, RolledBack
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.vault.unlocking import unlock

HEAD, FRAME = 32, 24 + 4096


def flipped(data: bytes, place: int) -> bytes:
    """The data with one bit turned."""
    turned = bytearray(data)
    turned[place] ^= 1
    return bytes(turned)


def first_frames(data: bytes, count: int) -> bytes:
    """The journal up to that frame."""
    return data[: HEAD + count * FRAME]


def left_open(vault: Any, folder: Path, edits: int) -> Any:
    """A copy of a vault as a kill leaves it: some edits in the journal, the first of them anchored in the header."""
    store = vault.open()
    write = store.writer(vault.case_id)
    for number in range(edits):
        case, _ = store.load(vault.case_id)
        write(diff(case, case.put(Person(id=f"more{number}", name="x" * 300))), "More")
        if number == 0:
            store.ledger.keep_anchor()
    shutil.copytree(vault.folder, folder, ignore=shutil.ignore_patterns("vault.lock"))
    store.close()
    return replace(vault, folder=folder)


PLACES = {
    "magic": 3, "salt": 18, "checksum": 30, "size of a frame": 36, "checksum of a frame": 52, "page of a frame": 156,
    "a late page": -5000, "the last page": -9,
}  # fmt: skip
SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "random": lambda data: os.urandom(len(data)),
    "cut in a frame": lambda data: data[: len(data) // 2 - 7],
    **{name: partial(flipped, place=place) for name, place in PLACES.items()},
    **{f"only {count} frames": partial(first_frames, count=count) for count in (1, 4, 9, 12)},
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_46_a_spoilt_journal_loses_nothing_before_the_anchor_unnoticed(
    vault: Any, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    killed = left_open(vault, tmp_path / "killed", 5)
    journal = killed.file.with_name(killed.file.name + "-wal")
    data = journal.read_bytes()
    spoilt = spoil(data)
    assert spoilt != data
    journal.write_bytes(spoilt)
    try:
        store = killed.open()
    except Damaged:  # the alarm, or pages that do not fit together
        return
    case, revision = store.load(vault.case_id)
    assert revision >= 2
    assert len(case.of(Person)) == revision
    assert store.check(deep=True).is_sound
    store.close()


def test_46_a_journal_that_was_deleted_raises_the_alarm(vault: Any, tmp_path: Path) -> None:
    killed = left_open(vault, tmp_path / "killed", 2)
    killed.file.with_name(killed.file.name + "-wal").unlink()
    with pytest.raises(RolledBack):
        killed.open()


def test_46_the_journal_as_it_was_left_gives_everything(vault: Any, tmp_path: Path) -> None:
    store = left_open(vault, tmp_path / "killed", 5).open()
    assert store.load(vault.case_id)[1] == 6
    store.close()


@pytest.mark.parametrize("foreign", [lambda _vault, _path: os.urandom(20_000), None], ids=["random", "another vault's"])
def test_46_a_journal_of_another_store_does_no_harm(
    vault: Any, new_copy: Callable[[], Any], tmp_path: Path, foreign: Callable[[Any, Path], bytes] | None
) -> None:
    name = "store-k1.db-wal"
    other = left_open(new_copy(), tmp_path / "other", 2).folder / name
    (vault.folder / name).write_bytes(foreign(vault, tmp_path) if foreign else other.read_bytes())
    store = vault.open()
    assert store.check(deep=True).is_sound
    store.close()


def hot_journal(vault: Any) -> bytes:
    """The rollback journal of a transaction that changes most pages of the store as it is now, and is given up."""
    beside = vault.file.with_name(vault.file.name + "-journal")
    vault.forget_pages()
    with closing(connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)) as connection:
        connection.execute("PRAGMA cache_size=2")  # so that pages go to the disk before the end of the transaction
        connection.execute("BEGIN IMMEDIATE")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            if name != "audit":
                connection.execute(f'DELETE FROM "{name}"')  # noqa: S608 (its own tables)
        connection.execute("CREATE TABLE much AS SELECT hex(randomblob(50000)) AS x")
        hot = beside.read_bytes()
        connection.execute("ROLLBACK")
    assert hot[:8] == bytes.fromhex("d9d505f920a163d7")
    assert int.from_bytes(hot[8:12], "big") > 0  # so many pages are ready to be put back
    return hot


def test_47_a_hot_journal_of_an_old_state_is_found(vault: Any) -> None:
    hot = hot_journal(vault)
    store = vault.open()
    now = vault.case.put(Person(id="later"))
    store.writer(vault.case_id)(diff(vault.case, now), "Later")
    store.close()
    vault.file.with_name(vault.file.name + "-journal").write_bytes(hot)
    with pytest.raises(Damaged, match="under backups"):
        vault.open()
    # taken back into the store by now, it is found by how far the cases are, too
    vault.forget_pages()
    with pytest.raises(Damaged, match="under backups"), closing(vault.open()) as store:
        list(store.verify_audit())


@pytest.mark.parametrize("stale", [b"", bytes(32_768), os.urandom(32_768)], ids=["empty", "zeros", "random"])
def test_48_a_stale_shared_memory_file_beside_the_store_is_no_matter(vault: Any, tmp_path: Path, stale: bytes) -> None:
    killed = left_open(vault, tmp_path / "killed", 3)
    beside = killed.file.with_name(killed.file.name + "-shm")
    beside.write_bytes(stale)
    beside.chmod(0o400)
    store = killed.open()
    assert store.load(vault.case_id)[1] == 4
    assert store.check(deep=True).is_sound
    store.close()
    assert not beside.exists()

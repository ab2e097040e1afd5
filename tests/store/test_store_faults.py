"""What befalls a store file, and the sentence it earns: numbered as the list of faults in the design."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST, TestClock
from sqlcipher3 import dbapi2

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, Displaced, TooNew, Unavailable
from ecm_desktop.store.backups import restore
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase, create_vault, open_or_read, open_vault
from ecm_desktop.store.rescue import rescue
from ecm_desktop.store.store import ReadOnlyStore
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock

PAGE = 4096


def raw(vault: Any) -> Any:
    """A connection with the key and without any defence."""
    return connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)


def work(vault: Any, times: int = 1) -> None:
    """Open, edit and close."""
    store = vault.open()
    write = store.writer(vault.case_id)
    for _ in range(times):
        case, revision = store.load(vault.case_id)
        write(diff(case, case.put(Person(id=f"more{revision}", name="x" * 300))), "More")
    store.close()


def expect_damaged(vault: Any) -> None:
    with pytest.raises(Damaged):
        vault.open()
    assert not (vault.folder / "vault.lock").exists()


def test_33_a_missing_store_is_not_made_anew(vault: Any) -> None:
    vault.file.unlink()
    expect_damaged(vault)
    assert not vault.file.exists()


@pytest.mark.parametrize("size", [0, 100, PAGE // 2, PAGE - 1])
def test_34_35_a_stump_is_damaged(vault: Any, size: int) -> None:
    os.truncate(vault.file, size)
    expect_damaged(vault)
    assert vault.file.stat().st_size == size


def test_08_the_header_of_another_vault_with_the_same_passphrase_is_damage_and_changes_nothing(
    vault: Any, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    create_vault(other, vault.passphrase, clock=TestClock(), cost=FAST)[0].close()
    for name in ("header.json", "header.bak.json"):
        shutil.copy(other / name, vault.folder / name)
    before = vault.file.read_bytes()
    expect_damaged(vault)
    assert vault.file.read_bytes() == before


@pytest.mark.parametrize("keep", [lambda _size: PAGE, lambda size: size - PAGE, lambda size: size // 2 + 77])
def test_35_a_cut_store_is_found(vault: Any, keep: Callable[[int], int]) -> None:
    os.truncate(vault.file, keep(vault.file.stat().st_size))
    expect_found(vault)


def expect_found(vault: Any) -> None:
    """Either it does not open, or the deep check says so."""
    try:
        store = vault.open()
    except Damaged:
        return
    try:
        assert not store.check(deep=True).is_sound
    finally:
        with contextlib.suppress(Unavailable):
            store.close()


def test_36_any_flipped_bit_is_found(new_copy: Callable[[], Any]) -> None:
    source = random.Random(36)  # noqa: S311 (places, no secrets)
    for _ in range(25):
        vault = new_copy()
        data = bytearray(vault.file.read_bytes())
        place = source.randrange(16, len(data))
        data[place] ^= 1 << source.randrange(8)
        vault.file.write_bytes(data)
        expect_found(vault)


# where in a page of 4096: what is encrypted, and at its end the IV (16 bytes) and the HMAC (64)
TEXT, IV, HMAC = 1000, 4020, 4060


@pytest.mark.parametrize("place", [TEXT, IV, HMAC], ids=["text", "iv", "hmac"])
@pytest.mark.parametrize("page", ["first", "inner", "free"])
def test_36_a_flipped_bit_is_found_in_whatever_page(vault: Any, page: str, place: int) -> None:
    with_free_pages(vault)
    start = {"first": 0, "inner": PAGE, "free": free_page(vault)}[page]
    data = bytearray(vault.file.read_bytes())
    data[start + place] ^= 4
    vault.file.write_bytes(data)
    expect_found(vault)


def with_free_pages(vault: Any) -> None:
    """Much is written and dropped again."""
    store = vault.open()
    write = store.writer(vault.case_id)
    more = vault.case.put(*(Person(id=f"big{number}", note="x" * 5000) for number in range(20)))
    write(diff(vault.case, more), "Much")
    write(diff(more, vault.case), "Little")
    store.close()


def free_page(vault: Any) -> int:
    """Where a page begins that holds nothing and lists no others."""
    connection = raw(vault)
    (count,) = connection.execute("PRAGMA freelist_count").fetchone()
    connection.close()
    assert count > 1
    for start in range(PAGE, vault.file.stat().st_size, PAGE):
        if not is_met(vault, start):
            return start
    raise AssertionError("no page is free")


def is_met(vault: Any, start: int) -> bool:
    """Whether reading everything comes by a page."""
    whole = vault.file.read_bytes()
    vault.file.write_bytes(whole[:start] + bytes(PAGE) + whole[start + PAGE :])
    try:
        with contextlib.closing(raw(vault)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)])
    except (dbapi2.DatabaseError, Damaged):
        return True
    finally:
        vault.file.write_bytes(whole)


def test_36_a_lost_salt_is_no_loss(vault: Any) -> None:
    data = vault.file.read_bytes()
    vault.file.write_bytes(bytes(16) + data[16:])
    store = vault.open()
    assert store.load(vault.case_id)[0] == vault.case
    store.close()


def test_37_pages_swapped_or_zeroed_are_found(new_copy: Callable[[], Any]) -> None:
    for spoil in (lambda a, b: (b, a), lambda _, b: (bytes(PAGE), b), lambda a, _: (a, a)):
        vault = new_copy()
        data = vault.file.read_bytes()
        one, two = spoil(data[PAGE : 2 * PAGE], data[2 * PAGE : 3 * PAGE])
        vault.file.write_bytes(data[:PAGE] + one + two + data[3 * PAGE :])
        expect_found(vault)


def test_38_an_older_store_file_raises_the_alarm(vault: Any) -> None:
    before = vault.file.read_bytes()
    work(vault)
    vault.file.write_bytes(before)
    with pytest.raises(Damaged) as told:
        vault.open()
    assert "older" in told.value.key


def test_38_an_old_page_in_a_new_file_is_found(vault: Any) -> None:
    before = vault.file.read_bytes()
    work(vault, 5)
    now = vault.file.read_bytes()
    changed = [n for n in range(PAGE, len(before), PAGE) if before[n : n + PAGE] != now[n : n + PAGE]]
    unnoticed = []
    for place in changed:
        vault.file.write_bytes(now[:place] + before[place : place + PAGE] + now[place + PAGE :])
        try:
            expect_found(vault)
        except AssertionError:
            unnoticed.append(place)
        vault.file.write_bytes(now)
    # the page of `meta` may be older: it holds what the header says of itself, which the header's own mac covers
    assert len(changed) - len(unnoticed) >= 4
    assert len(unnoticed) <= 1


def test_09_an_older_header_raises_the_alarm(vault: Any) -> None:
    before = (vault.folder / "header.json").read_bytes()
    work(vault)
    work(vault)
    for name in ("header.json", "header.bak.json"):
        (vault.folder / name).write_bytes(before)
    with pytest.raises(Damaged) as told:
        vault.open()
    assert "old copy" in told.value.key


def test_39_rubbish_at_the_end_is_reported_by_the_deep_check(vault: Any) -> None:
    with vault.file.open("ab") as file:
        file.write(b"x" * 100)
    expect_found(vault)


def test_40_a_plain_database_in_its_place_is_refused(vault: Any) -> None:
    vault.file.unlink()
    plain = sqlite3.connect(vault.file)
    plain.execute("create table a(b)")
    plain.commit()
    plain.close()
    before = vault.file.read_bytes()
    expect_damaged(vault)
    assert vault.file.read_bytes() == before


def test_41_a_file_of_another_key_is_damage_and_no_wrong_passphrase(vault: Any, tmp_path: Path) -> None:
    other = tmp_path / "other"
    create_vault(other, "another vault of somebody", clock=TestClock(), cost=FAST)[0].close()
    for data in (os.urandom(PAGE * 8), (other / "store-k1.db").read_bytes()):
        vault.file.write_bytes(data)
        expect_damaged(vault)


def test_42_a_store_moved_away_while_open_takes_no_more_edits(vault: Any) -> None:
    store = vault.open()
    write = store.writer(vault.case_id)
    change = diff(vault.case, vault.case.put(Person(id="p2")))
    vault.file.rename(vault.folder / "elsewhere")
    with pytest.raises(Unavailable):
        write(change, "Lost")
    shutil.copy(vault.folder / "elsewhere", vault.file)
    with pytest.raises(Unavailable):
        write(change, "Lost")
    vault.file.unlink()
    (vault.folder / "elsewhere").rename(vault.file)
    assert write(change, "Kept") == 2
    store.close()


@pytest.mark.parametrize("gone", ["file", "folder"])
def test_42_what_was_saved_is_copied_from_a_vault_that_is_gone(vault: Any, tmp_path: Path, gone: str) -> None:
    store = vault.open()
    write = store.writer(vault.case_id)
    assert write(diff(vault.case, vault.case.put(Person(id="p2"))), "Saved") == 2
    if gone == "folder":
        shutil.rmtree(vault.folder)
    else:
        vault.file.unlink()
    with pytest.raises(Displaced):
        write(diff(vault.case, vault.case.put(Person(id="p3"))), "Lost")
    rescue(store, tmp_path / "copy.vbak")
    with contextlib.suppress(Unavailable):  # there is nowhere to put it to rest
        store.close()
    restore(tmp_path / "copy.vbak", tmp_path / "again", Passphrase(vault.passphrase))
    with contextlib.closing(open_vault(tmp_path / "again", Passphrase(vault.passphrase), clock=TestClock())) as again:
        case, revision = again.load(vault.case_id)
        assert (sorted(one.id for one in case.of(Person)), revision) == (["p1", "p2"], 2)
        assert again.check(deep=True).is_sound


def test_43_what_is_not_a_file_is_refused(vault: Any, tmp_path: Path) -> None:
    vault.file.rename(tmp_path / "real")
    vault.file.symlink_to(tmp_path / "real")
    expect_damaged(vault)
    vault.file.unlink()
    vault.file.mkdir()
    expect_damaged(vault)
    vault.file.rmdir()
    os.mkfifo(vault.file)
    expect_damaged(vault)


@pytest.mark.parametrize("ending", ["-wal", "-journal", "-shm"])
@pytest.mark.parametrize("put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("victim")])
def test_43_beside_the_store_too_what_is_not_a_file_is_refused(
    vault: Any, ending: str, put: Callable[[Path], object]
) -> None:
    put(vault.file.with_name(vault.file.name + ending))
    expect_damaged(vault)
    assert not (vault.folder / "victim").exists()


@pytest.mark.parametrize(
    "weaker",
    ["cipher_use_hmac=OFF", "cipher_page_size=8192", "cipher_plaintext_header_size=32", "cipher_compatibility=3"],
)
def test_45_other_cipher_settings_do_not_open(vault: Any, weaker: str) -> None:
    """Even under the vault's own key: how the store is encrypted is fixed in the program, and not the file's choice."""
    vault.forget_pages()
    unlocked = unlock(vault.folder, Passphrase(vault.passphrase))
    key = (unlocked.key.subkey(Purpose.PAGES) + unlocked.header.keys["k1"].salt).hex()
    for settings in (weaker, None):
        connection = raw(vault)
        copy = vault.folder / "copy"
        connection.execute(f"ATTACH ? AS copy KEY \"x'{key}'\"", (str(copy),))
        if settings:
            connection.execute(f"PRAGMA copy.{settings}")
        connection.execute("SELECT sqlcipher_export('copy')")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA copy.user_version={version}")
        connection.close()
        kept = vault.file.read_bytes()
        copy.replace(vault.file)
        if settings:
            expect_damaged(vault)
            vault.file.write_bytes(kept)
        else:
            vault.open().close()  # with the settled ones such a copy is as good as the store


def test_a_newer_schema_is_refused_untouched(vault: Any) -> None:
    connection = raw(vault)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = vault.file.read_bytes()
    with pytest.raises(TooNew) as told:
        vault.open()
    assert "newer" in told.value.key
    assert vault.file.read_bytes() == before
    assert [path.name for path in vault.folder.glob("store-*")] == [vault.file.name]


def test_a_newer_schema_that_has_what_is_known_here_is_looked_into(vault: Any) -> None:
    connection = raw(vault)
    connection.executescript("ALTER TABLE record ADD COLUMN more TEXT; CREATE TABLE other(x); PRAGMA user_version=99")
    connection.close()
    before = vault.file.read_bytes()
    store = open_or_read(vault.folder, Passphrase(vault.passphrase))
    assert isinstance(store, ReadOnlyStore)
    assert isinstance(store.why, TooNew)
    assert store.load(vault.case_id) == (vault.case, 1)
    store.close()
    assert vault.file.read_bytes() == before
    connection = raw(vault)
    connection.execute("ALTER TABLE record RENAME COLUMN body TO words")
    connection.close()
    with pytest.raises(TooNew):
        open_or_read(vault.folder, Passphrase(vault.passphrase))


def test_a_store_of_another_vault_is_refused(vault: Any) -> None:
    connection = raw(vault)
    connection.execute("UPDATE meta SET value='other' WHERE key='vault_id'")
    connection.close()
    expect_damaged(vault)

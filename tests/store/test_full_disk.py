"""A disk that is full, whatever is being done: it is said, nothing that was saved is lost, and it works later."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST, TestClock
from little_room import room_for

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.store.audit import EVERYTHING, Event
from ecm_desktop.store.backups import back_up_when_due, backup, restore
from ecm_desktop.store.opening import Passphrase, change_passphrase, create_vault, new_recovery_key
from ecm_desktop.store.retention import delete_case, hold
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.signed import export_audit
from ecm_desktop.store.store import Store
from ecm_desktop.store.users import add_user
from ecm_desktop.vault.passphrase import NewPassphrase


def put(store: Any, vault: Any, *people: Person) -> int:
    case, _ = store.load(vault.case_id)
    return int(store.writer(vault.case_id)(diff(case, case.put(*people)), "Add"))


def test_60_63_a_full_disk_keeps_what_was_saved(vault: Any) -> None:
    store = vault.open()
    big = [Person(id=f"big{n}", note="x" * 5000) for n in range(100)]
    with room_for(200_000), pytest.raises(Unavailable):
        put(store, vault, *big)
    assert store.load(vault.case_id) == (vault.case, 1)
    assert put(store, vault, *big) == 2
    store.close()
    store = vault.open()
    assert len(store.load(vault.case_id)[0]) == len(vault.case) + 100
    store.close()


def test_60_a_full_disk_at_the_lock_loses_nothing(vault: Any) -> None:
    store = vault.open()
    assert put(store, vault, *(Person(id=f"big{n}", note="x" * 5000) for n in range(100))) == 2
    with room_for(vault.file.stat().st_size), pytest.raises(Unavailable):
        store.close()
    store = vault.open()
    assert len(store.load(vault.case_id)[0]) == len(vault.case) + 100
    store.close()


def test_60_a_full_disk_leaves_no_half_backup(vault: Any, tmp_path: Path) -> None:
    store = vault.open()
    with room_for(20_000), pytest.raises(Unavailable):
        backup(store, tmp_path / "kept.vbak")
    assert [path for path in tmp_path.rglob("*") if "vbak" in path.name] == []
    assert put(store, vault, Person(id="p2")) == 2
    backup(store, tmp_path / "kept.vbak")
    store.close()


DONE: dict[str, Callable[[Store, Any], object]] = {
    "an edit": lambda store, vault: put(store, vault, *(Person(id=f"n{n}", note="x" * 5000) for n in range(60))),
    "a case": lambda store, vault: store.add_case(vault.case, "Begin"),
    "a draft": lambda store, _: store.keep_draft("half typed", "x" * 50_000),
    "a row of the audit": lambda store, vault: store.note_event(Event.VIEWED, case=vault.case_id),
    "the backup of the day": lambda store, _: back_up_when_due(store),
    "a rotation": lambda store, _: rotate(store),
    "a new recovery key": lambda store, _: new_recovery_key(store),
    "somebody let in": lambda store, _: add_user(store, "Bo", NewPassphrase("fernpath-hazelcup")),
    "a hold": lambda store, vault: hold(store, vault.case_id, "An inquiry asked for it"),
    "an export of the audit": lambda store, vault: export_audit(store, EVERYTHING, vault.folder.with_name("audit")),
}


@pytest.mark.parametrize("do", DONE.values(), ids=DONE)
@pytest.mark.parametrize("room", [0, 3000, 40_000, 150_000])
def test_60_whatever_is_done_on_a_full_disk_is_done_or_told_and_nothing_is_lost(
    vault: Any, do: Callable[[Store, Any], object], room: int
) -> None:
    with closing(vault.open()) as store:
        assert put(store, vault, Person(id="saved")) == 2
        with room_for(room), suppress(Unavailable):
            do(store, vault)
        revision = put(store, vault, Person(id="later"))
    with closing(vault.open()) as store:
        case, now = store.load(vault.case_id)
        assert now == revision >= 3
        assert {"saved", "later"} <= {one.id for one in case.of(Person)}
        assert store.check(deep=True).is_sound
        with suppress(Refused):  # it was done before
            do(store, vault)  # with room it goes
    assert not [path for path in vault.folder.rglob("*") if path.name.endswith(".part")]


def test_60_a_passphrase_changed_on_a_full_disk_is_the_old_one_or_the_new_one(new_copy: Callable[[], Any]) -> None:
    opened = set()
    for room in (0, 500, 1500, 4000, 100_000):
        vault = new_copy()
        with closing(vault.open()) as store, room_for(room), suppress(Unavailable):
            change_passphrase(store, "another phrase")
        opens = [one for one in (vault.passphrase, "another phrase") if can_open(vault, one)]
        assert len(opens) == 1
        opened |= set(opens)
    assert len(opened) == 2


def can_open(vault: Any, passphrase: str) -> bool:
    with suppress(Unavailable), closing(replace(vault, passphrase=passphrase).open()) as store:
        return bool(store.check(deep=True).is_sound)
    return False


@pytest.mark.parametrize("room", [0, 2000, 30_000])
def test_60_a_vault_made_or_restored_on_a_full_disk_leaves_nothing(vault: Any, tmp_path: Path, room: int) -> None:
    with closing(vault.open()) as store:
        backup(store, tmp_path / "kept.vbak")
    for make in (
        lambda: create_vault(tmp_path / "new", "phrase", clock=TestClock(), cost=FAST),
        lambda: restore(tmp_path / "kept.vbak", tmp_path / "new", Passphrase(vault.passphrase)),
    ):
        with room_for(room), pytest.raises(Unavailable):
            make()
        assert {path.name for path in tmp_path.iterdir()} == {"vault", "kept.vbak"}


def test_60_a_case_deleted_on_a_full_disk_is_there_or_gone(new_copy: Callable[[], Any]) -> None:
    for room in (0, 3000, 40_000):
        vault = new_copy()
        with closing(vault.open()) as store, room_for(room), suppress(Unavailable):
            delete_case(store, vault.case_id)
        with closing(vault.open()) as store:
            assert len(store.cases()) in (0, 1)
            assert store.check(deep=True).is_sound

"""Supervision notes: only their owner reads them; two together do once the owner is gone, or a hold asks for them."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fakes import STAYS_CHEAP, Drawer, TestClock

from ecm_desktop.domain.codec import case_to_plain
from ecm_desktop.errors import Damaged, Refused, WrongCredential
from ecm_desktop.exchange.open_json import case_file
from ecm_desktop.store.audit import Event
from ecm_desktop.store.backups import backup, restore
from ecm_desktop.store.opening import (
    Passphrase,
    RecoveryKeyText,
    change_passphrase,
    drop_second_secret,
    new_recovery_key,
    open_vault,
    use_second_secret,
)
from ecm_desktop.store.retention import delete_case, hold, release
from ecm_desktop.store.rotation import rotate
from ecm_desktop.store.sealed_notes import (
    RECOVERY_KEY,
    drop_note,
    open_by_two,
    owners_in_reach,
    possible_holders,
    read_own,
    seal_note,
    take_over,
)
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import metadata, note_seals
from ecm_desktop.store.users import add_user, remove_user
from ecm_desktop.vault.passphrase import chosen
from ecm_desktop.vault.second_secret import Keyring

MARKER = "Quibblethorn said it in confidence"
DAY = date(2026, 10, 5)
OWN = Passphrase("mosslamp ivybook")
BO, CY = "fernpath-hazelcup-otterdell", "brackenlight-wrenfold-sallow"


class House:
    """A vault with three people; the first one, who supervises, has unlocked it."""

    def __init__(self, vault: Any, store: Store) -> None:
        self.vault, self.store, self.case = vault, store, vault.case_id
        self.me = store.ledger.unlocked.user
        self.bo = add_user(store, "Bo", chosen(BO)).id
        self.cy = add_user(store, "Cy", chosen(CY)).id

    def as_(self, credential: Any) -> Store:
        """Lock it, and let somebody else unlock it."""
        self.store.close()
        self.store = open_vault(self.vault.folder, credential, clock=TestClock())
        return self.store

    def seal(self, *holders: str) -> str:
        return seal_note(self.store, self.case, DAY, MARKER, holders or (self.bo, RECOVERY_KEY))

    def own(self, credential: Any = OWN) -> list[str]:
        return [one.text for one in read_own(self.store, self.case, credential).notes]


@pytest.fixture
def house(vault: Any, store: Store) -> Any:
    made = House(vault, store)
    yield made
    made.store.close()


def everything_in(store: Store) -> str:
    """Every row of every table, as whoever opened the vault finds it."""
    with store.ledger.reading() as connection:
        rows = [tuple(row) for table in metadata.sorted_tables for row in connection.execute(sa.select(table))]
    return "\n".join(str(row) for row in rows)


def test_the_owner_reads_what_was_sealed_and_nobody_else_does(house: House) -> None:
    house.seal()
    assert house.own() == [MARKER]
    with pytest.raises(WrongCredential):
        house.own(Passphrase(BO))
    with pytest.raises(WrongCredential):
        house.own(RecoveryKeyText(house.vault.recovery))
    house.as_(Passphrase(BO))
    assert house.own(Passphrase(BO)) == []
    with pytest.raises(WrongCredential):
        house.own(OWN)  # typed into somebody else's session


def test_the_words_are_in_no_row_no_export_no_journal_and_no_file(house: House, tmp_path: Path) -> None:
    case, _ = house.store.load(house.case)
    before = everything_in(house.store)
    note = house.seal()
    assert note not in before
    store = house.as_(Passphrase(CY))
    now, revision = store.load(house.case)
    found = everything_in(store)
    told = (found, case_file(now, revision).decode(), str(case_to_plain(now)), str(store.audit_entries()))
    assert [text for text in told if "Quibblethorn" in text or MARKER.encode().hex() in text] == []
    assert now == case, "a note is no record of the case"
    assert len(store.journal(house.case).entries()) == 1, "nor a change of it"
    store.keep_draft("half", MARKER, house.case)
    assert "Quibblethorn" in everything_in(store), "it would be found where it is not sealed"
    store.drop_draft("half")
    kept = tmp_path / "copy.vbak"
    backup(store, kept)
    store.close()
    for file in (kept, *house.vault.folder.rglob("*")):
        assert not file.is_file() or b"Quibblethorn" not in file.read_bytes()


def test_what_is_told_in_a_repr_and_in_a_failure_holds_no_words(house: House) -> None:
    house.seal()
    opened = read_own(house.store, house.case, OWN)
    assert "Quibblethorn" not in repr(opened)
    with house.store.ledger.transaction() as connection:
        connection.execute(sa.update(note_seals).values(sealed=b"\0" * 80))
    with pytest.raises(Damaged) as problem:
        house.own()
    assert "Quibblethorn" not in str(problem.value)


def test_two_open_them_together_only_when_the_owner_is_gone_or_a_hold_asks(house: House) -> None:
    house.seal()
    two = (Passphrase(BO), RecoveryKeyText(house.vault.recovery))
    store = house.as_(Passphrase(CY))
    assert owners_in_reach(store, house.case) == ()
    with pytest.raises(Refused):
        open_by_two(store, house.case, house.me, two)
    hold(store, house.case, "The court asked")
    (owner,) = owners_in_reach(store, house.case)
    assert (owner.user, owner.is_gone) == (house.me, False)
    assert [one.text for one in open_by_two(store, house.case, house.me, two)] == [MARKER]
    with pytest.raises(Refused):
        take_over(store, house.case, house.me, (), (house.bo, RECOVERY_KEY))  # a hold reads, it takes nothing away
    release(store, house.case)
    remove_user(store, house.me)
    assert [one.is_gone for one in owners_in_reach(store, house.case)] == [True]
    assert [one.text for one in open_by_two(store, house.case, house.me, two)] == [MARKER]
    events = [one.event for one in store.audit_entries()]
    assert events.count("notes_opened_by_two") == 2


@pytest.mark.parametrize(
    "which",
    [
        lambda _recovery: (Passphrase(BO), Passphrase(BO)),
        lambda _recovery: (Passphrase(BO), Passphrase(CY)),
        lambda recovery: (Passphrase(CY), RecoveryKeyText(recovery)),
    ],
    ids=["one twice", "one who holds none", "other pair"],
)
def test_one_alone_or_another_pair_opens_nothing(house: House, which: Callable[[str], Any]) -> None:
    house.seal()
    hold(house.store, house.case, "The court asked")
    with pytest.raises(WrongCredential):
        open_by_two(house.store, house.case, house.me, which(house.vault.recovery))


def test_notes_of_a_leaver_are_taken_over_and_then_only_the_new_owner_reads_them(house: House) -> None:
    house.seal()
    store = house.as_(Passphrase(CY))
    remove_user(store, house.me)
    notes = open_by_two(store, house.case, house.me, (Passphrase(BO), RecoveryKeyText(house.vault.recovery)))
    take_over(store, house.case, house.me, notes, (house.bo, RECOVERY_KEY))
    rotate(store)
    assert house.own(Passphrase(CY)) == [MARKER]
    assert owners_in_reach(store, house.case) == ()
    house.as_(Passphrase(BO))
    assert house.own(Passphrase(BO)) == []


def test_another_passphrase_and_a_second_secret_keep_what_was_sealed(house: House) -> None:
    house.seal()
    change_passphrase(house.store, CY + "-two", before=OWN)
    assert house.own(Passphrase(CY + "-two")) == [MARKER]

    keyring = Keyring("drawer", Drawer())
    use_second_secret(house.store, CY + "-two", lambda _name: keyring)
    found = read_own(house.store, house.case, Passphrase(CY + "-two"), lambda _name: keyring)
    assert [one.text for one in found.notes] == [MARKER]
    drop_second_secret(house.store, CY + "-two", lambda _name: keyring)
    assert house.own(Passphrase(CY + "-two")) == [MARKER]
    rotate(house.store)
    assert house.own(Passphrase(CY + "-two")) == [MARKER]


CHANGE_AND_BE_KILLED = (
    STAYS_CHEAP
    + """
import os, signal, sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, change_passphrase, open_vault
from ecm_desktop.vault.unlocking import Unlocked
before, after, moment = sys.argv[2:]
store = open_vault(Path(sys.argv[1]), Passphrase(before))
put = Unlocked.rewrite_own
def put_and_be_killed(unlocked, slot):
    if moment == "after":
        put(unlocked, slot)
    os.kill(os.getpid(), signal.SIGKILL)
Unlocked.rewrite_own = put_and_be_killed
change_passphrase(store, after, before=Passphrase(before))
"""
)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_51_a_kill_around_the_new_header_leaves_a_note_to_the_passphrase_that_counts(house: House, moment: str) -> None:
    house.seal()
    house.store.close()
    old, new = OWN.text, CY + "-two"
    done = subprocess.run(  # our own interpreter
        [sys.executable, "-c", CHANGE_AND_BE_KILLED, str(house.vault.folder), old, new, moment], check=False
    )
    assert done.returncode == -signal.SIGKILL
    counts, other = (new, old) if moment == "after" else (old, new)
    with pytest.raises(WrongCredential):
        house.as_(Passphrase(other))
    store = house.as_(Passphrase(counts))
    assert house.own(Passphrase(counts)) == [MARKER]
    changed = [one.actor for one in store.audit_entries() if one.event == Event.PASSPHRASE_CHANGED]
    assert changed == ([house.me] if moment == "after" else [])
    assert store.check(deep=True).is_sound
    assert "coming_way" not in everything_in(store)


def test_whoever_lost_their_passphrase_finds_them_out_of_reach_and_two_give_them_back(house: House) -> None:
    house.seal()
    change_passphrase(house.store, CY + "-two")  # as after the recovery key: nobody knows the one before
    opened = read_own(house.store, house.case, Passphrase(CY + "-two"))
    assert (opened.notes, opened.out_of_reach) == ((), 1)
    two = (Passphrase(BO), RecoveryKeyText(house.vault.recovery))
    notes = open_by_two(house.store, house.case, house.me, two)
    take_over(house.store, house.case, house.me, notes, (house.bo, RECOVERY_KEY))
    assert house.own(Passphrase(CY + "-two")) == [MARKER]


def test_reading_makes_halves_anew_whose_holders_are_gone_or_come_by_another_way(house: House) -> None:
    house.seal()
    remove_user(house.store, house.bo)
    recovery = new_recovery_key(house.store)
    assert house.own() == [MARKER]
    hold(house.store, house.case, "The court asked")
    two = (RecoveryKeyText(recovery.text), Passphrase(CY))
    assert [one.text for one in open_by_two(house.store, house.case, house.me, two)] == [MARKER]


def test_nothing_is_sealed_without_words_two_others_or_a_passphrase_of_ones_own(vault: Any, house: House) -> None:
    for text, holders in (("  ", (house.bo, RECOVERY_KEY)), ("x", (house.bo, house.bo)), ("x", (house.me, house.bo))):
        with pytest.raises(Refused):
            seal_note(house.store, house.case, DAY, text, holders)
    house.as_(RecoveryKeyText(vault.recovery))
    with pytest.raises(Refused):
        house.seal()


def test_one_alone_in_a_vault_is_told_to_let_somebody_in(vault: Any, store: Store) -> None:
    assert [one.user for one in possible_holders(store)] == [RECOVERY_KEY]
    with pytest.raises(Refused, match="Two others"):
        seal_note(store, vault.case_id, DAY, MARKER, (RECOVERY_KEY, RECOVERY_KEY))


def test_a_note_is_deleted_by_its_owner_alone_and_not_under_hold(house: House) -> None:
    first, second = house.seal(), house.seal(house.cy, house.bo)
    hold(house.store, house.case, "The court asked")
    with pytest.raises(Refused):
        drop_note(house.store, house.case, first)
    release(house.store, house.case)
    drop_note(house.store, house.case, first)
    assert house.own() == [MARKER]
    assert first not in everything_in(house.store)
    house.as_(Passphrase(BO))
    with pytest.raises(Refused):
        drop_note(house.store, house.case, second)


def test_notes_go_with_their_case_and_a_hold_keeps_both(house: House) -> None:
    note = house.seal()
    hold(house.store, house.case, "The court asked")
    with pytest.raises(Refused):
        delete_case(house.store, house.case)
    assert house.own() == [MARKER]
    release(house.store, house.case)
    delete_case(house.store, house.case)
    assert note not in everything_in(house.store)


def test_a_restored_backup_has_them_for_their_owner(house: House, tmp_path: Path) -> None:
    house.seal()
    backup(house.store, tmp_path / "copy.vbak")
    restore(tmp_path / "copy.vbak", tmp_path / "again", OWN)
    again = open_vault(tmp_path / "again", OWN, clock=TestClock())
    assert [one.text for one in read_own(again, house.case, OWN).notes] == [MARKER]
    again.close()

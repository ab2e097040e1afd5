"""A passphrase that cost a thief less than today is brought up to today's cost when it next unlocks, without a word."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST, LIVES_FOR_WRITES, Drawer

from ecm_desktop.errors import Unavailable, WrongCredential
from ecm_desktop.store.audit import Event
from ecm_desktop.store.opening import (
    Passphrase,
    RecoveryKeyText,
    open_or_read,
    open_vault,
    second_secret_in,
    use_second_secret,
)
from ecm_desktop.store.sealed_notes import RECOVERY_KEY, read_own, seal_note
from ecm_desktop.store.store import Store
from ecm_desktop.store.users import add_user
from ecm_desktop.vault import derivation, header_files, raising
from ecm_desktop.vault.derivation import STANDARD, ApprovedCost
from ecm_desktop.vault.header import Argon2, Header
from ecm_desktop.vault.passphrase import chosen
from ecm_desktop.vault.second_secret import Keyring

PROJECT = Path(__file__).resolve().parents[2]
BO = "fernpath-hazelcup-otterdell"
DEARER = replace(FAST, t=2)


@pytest.fixture
def dearer_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on a new passphrase costs twice as much as those of the vaults that were made before."""
    monkeypatch.setattr(derivation, "todays_cost", lambda: DEARER)


def header_of(vault: Any) -> Header:
    return header_files.load(vault.folder).read.header


def works(vault: Any) -> list[int]:
    """What a guess costs, way in by way in."""
    return [slot.kdf.work for slot in header_of(vault).slots if slot.kdf]


def raised(store: Store) -> list[str]:
    return [one.actor for one in store.audit_entries() if one.event == Event.COST_RAISED]


def test_an_old_vault_is_brought_up_to_what_a_vault_costs_today(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "todays_cost", lambda: STANDARD)
    before = header_of(vault)
    with closing(vault.open()) as store:
        assert store.notices == ()
        assert raised(store) == [store.user]
    after = header_of(vault)
    (now,) = after.derivations
    assert isinstance(now, Argon2)
    assert (now.m_kib, now.t, now.p) == (256 * 1024, 3, 4)
    assert now.salt != before.derivations[0].salt
    assert [(one.id, one.pub, one.sealed) for one in after.slots] == [
        (one.id, one.pub, one.sealed) for one in before.slots
    ]
    with closing(vault.open()) as store:
        assert store.load(vault.case_id)[0] == vault.case
        assert raised(store) == [store.user]
    with closing(open_vault(vault.folder, RecoveryKeyText(vault.recovery))) as store:
        assert store.check(deep=True).is_sound


@pytest.mark.usefixtures("dearer_now")
def test_the_old_cost_is_in_neither_copy_any_more(vault: Any) -> None:
    cheap = header_of(vault).slots[0].kdf
    vault.open().close()
    (vault.folder / header_files.NAME).unlink()
    assert cheap not in header_of(vault).derivations
    vault.open().close()


def test_several_people_come_one_after_the_other_to_one_derivation(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(vault.open()) as store:
        add_user(store, "Bo", chosen(BO))
    monkeypatch.setattr(derivation, "todays_cost", lambda: DEARER)
    vault.open().close()
    assert works(vault) == [2 * FAST.m_kib, FAST.m_kib]
    assert len(header_of(vault).derivations) == 2
    with closing(open_vault(vault.folder, Passphrase(BO))) as store:
        assert len(raised(store)) == 2
    assert works(vault) == [2 * FAST.m_kib] * 2
    assert len(header_of(vault).derivations) == 1
    for passphrase in (vault.passphrase, BO):
        open_vault(vault.folder, Passphrase(passphrase)).close()


@pytest.mark.usefixtures("dearer_now")
def test_only_who_unlocked_with_a_passphrase_is_raised(vault: Any) -> None:
    before = works(vault)
    open_vault(vault.folder, RecoveryKeyText(vault.recovery)).close()
    with pytest.raises(WrongCredential):
        open_vault(vault.folder, Passphrase("something else"))
    assert works(vault) == before


def test_what_was_sealed_to_the_way_in_stays_readable(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(vault.open()) as store:
        bo = add_user(store, "Bo", chosen(BO)).id
        seal_note(store, vault.case_id, date(2026, 10, 5), "In confidence", (bo, RECOVERY_KEY))
    monkeypatch.setattr(derivation, "todays_cost", lambda: DEARER)
    with closing(vault.open()) as store:
        assert raised(store)
        (note,) = read_own(store, vault.case_id, Passphrase(vault.passphrase)).notes
    assert note.text == "In confidence"


def test_with_a_second_secret_both_go_on_being_needed(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drawer = Keyring("keyring.backends.SecretService.Keyring", Drawer())
    with closing(vault.open()) as store:
        use_second_secret(store, vault.passphrase, lambda _name: drawer)
    monkeypatch.setattr(derivation, "todays_cost", lambda: DEARER)
    for _ in range(2):
        with closing(open_vault(vault.folder, Passphrase(vault.passphrase), keyrings=lambda _name: drawer)) as store:
            assert raised(store) == [store.user]
            assert second_secret_in(store) == drawer.name
    assert works(vault) == [2 * FAST.m_kib]
    empty = Keyring(drawer.name, Drawer())
    with pytest.raises(Unavailable, match="no longer holds"):
        open_vault(vault.folder, Passphrase(vault.passphrase), keyrings=lambda _name: empty)


@pytest.mark.usefixtures("dearer_now")
def test_21_what_cannot_be_done_now_is_done_another_time(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_given: object) -> None:
        raise Unavailable("Too little memory.")

    with monkeypatch.context() as patch:
        patch.setattr(raising, "derived", no_memory)
        with closing(vault.open()) as store:
            assert raised(store) == []
            assert store.load(vault.case_id)[0] == vault.case
    assert works(vault) == [FAST.m_kib]
    with closing(vault.open()) as store:
        assert raised(store) == [store.user]


@pytest.mark.usefixtures("dearer_now")
def test_62_where_nothing_may_be_written_it_opens_as_it_is(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecm_desktop.store.connection.os.access", lambda *_given: False)
    with closing(open_or_read(vault.folder, Passphrase(vault.passphrase))) as store:
        assert store.load(vault.case_id)[0] == vault.case
    assert works(vault) == [FAST.m_kib]


def test_another_kind_of_derivation_is_left_alone(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derivation, "todays_cost", ApprovedCost)
    before = works(vault)
    vault.open().close()
    assert works(vault) == before


def test_settings_that_cannot_be_read_keep_nobody_out(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_understood() -> None:
        raise Unavailable("What is settled cannot be read.")

    monkeypatch.setattr(derivation, "todays_cost", not_understood)
    with closing(vault.open()) as store:
        with pytest.raises(Unavailable, match="settled"):
            add_user(store, "Bo", chosen(BO))
        assert store.load(vault.case_id)[0] == vault.case


RAISE_AND_BE_KILLED = (
    LIVES_FOR_WRITES
    + """
from dataclasses import replace
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.store import Store
from ecm_desktop.vault import derivation, raising
folder, passphrase = sys.argv[1:3]
derivation.todays_cost = lambda: Cheap(8192, 2, 1)
class Cheap(derivation.Cost):
    def check(self): pass
prepare = raising.at_todays_cost
def then_die(*given):
    header_files.write_atomically = write_or_die
    from ecm_desktop.store.audit import AuditChain
    AuditChain.append = lambda *given, **about: os.kill(os.getpid(), signal.SIGKILL)
    return prepare(*given)
raising.at_todays_cost = then_die
open_vault(Path(folder), Passphrase(passphrase))
"""
)


@pytest.mark.parametrize("written", [0, 1, 2])
def test_51_killed_while_the_cost_is_raised_it_is_by_audit_or_not_at_all(vault: Any, written: int) -> None:
    command = [sys.executable, "-c", RAISE_AND_BE_KILLED, str(vault.folder), vault.passphrase, str(written)]
    assert subprocess.run(command, cwd=PROJECT, check=False).returncode == -signal.SIGKILL  # our own interpreter
    assert works(vault) == [2 * FAST.m_kib if written else FAST.m_kib]
    for credential in (Passphrase(vault.passphrase), RecoveryKeyText(vault.recovery)):
        with closing(open_vault(vault.folder, credential)) as store:
            assert len(raised(store)) == bool(written)
            assert store.load(vault.case_id) == (vault.case, 1)
            assert store.check(deep=True).is_sound
    (vault.folder / header_files.NAME).unlink()
    assert works(vault) == [2 * FAST.m_kib if written else FAST.m_kib]

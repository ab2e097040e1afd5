"""Killed while a way in comes or goes: with the header all that belongs to it is there, or none of it is."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from fakes import LIVES_FOR_WRITES, STAYS_CHEAP

from ecm_desktop.errors import Unavailable, WrongCredential
from ecm_desktop.store.audit import Event
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, new_recovery_key, open_vault
from ecm_desktop.store.recovery_proof import await_proof, is_awaited
from ecm_desktop.store.store import Store
from ecm_desktop.store.users import add_user, remove_user, users
from ecm_desktop.vault import header_files
from ecm_desktop.vault.passphrase import chosen

PROJECT = Path(__file__).resolve().parents[2]
BO = "fernpath-hazelcup-otterdell"

DO_AND_BE_KILLED = (
    STAYS_CHEAP
    + LIVES_FOR_WRITES
    + """
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, RecoveryKey, open_vault, replace_recovery_key
from ecm_desktop.store.users import add_user, remove_user, users
from ecm_desktop.vault.passphrase import chosen
from ecm_desktop.vault.recovery import read_recovery_key
folder, passphrase, what, about = sys.argv[1:5]
store = open_vault(Path(folder), Passphrase(passphrase))
header_files.write_atomically = write_or_die
append = type(store.ledger.chain).append
def append_or_die(*given, **about):  # after both copies: the row is not in the store yet
    os.kill(os.getpid(), signal.SIGKILL)
type(store.ledger.chain).append = append_or_die
match what:
    case "add":
        add_user(store, "Bo", chosen(about))
    case "remove":
        remove_user(store, next(one.id for one in users(store) if one.name == "Bo"))
    case "recovery":
        replace_recovery_key(store, read_recovery_key(about))
"""
)
# so many copies of the header were written: it counts from the first one on
MOMENTS = pytest.mark.parametrize("written", [0, 1, 2])


@contextmanager
def killed(vault: Any, what: str, about: str, written: int) -> Iterator[Store]:
    """The vault as it opens after that."""
    command = [sys.executable, "-c", DO_AND_BE_KILLED, str(vault.folder), vault.passphrase, what, about, str(written)]
    assert subprocess.run(command, cwd=PROJECT, check=False).returncode == -signal.SIGKILL  # our own interpreter
    with closing(vault.open()) as store:
        assert store.load(vault.case_id) == (vault.case, 1)
        assert store.check(deep=True).is_sound
        yield store


def opens(vault: Any, credential: Passphrase | RecoveryKeyText) -> bool:
    try:
        open_vault(vault.folder, credential).close()
    except WrongCredential:
        return False
    return True


def rows(store: Store, event: Event) -> list[tuple[str, object]]:
    return [(one.actor, one.about.get("user")) for one in store.audit_entries() if one.event == event]


@MOMENTS
def test_51_killed_while_somebody_is_let_in_they_are_in_by_name_and_audit_or_not_at_all(
    vault: Any, written: int
) -> None:
    with killed(vault, "add", BO, written) as store:
        new = [one for one in users(store) if not one.is_here]
        assert [one.name for one in new] == (["Bo"] if written else [])
        assert rows(store, Event.USER_ADDED) == [(store.user, one.id) for one in new]
    assert opens(vault, Passphrase(BO)) == bool(written)


@MOMENTS
def test_51_killed_while_somebody_is_removed_they_are_out_by_audit_or_still_in(vault: Any, written: int) -> None:
    with closing(vault.open()) as store:
        bo = add_user(store, "Bo", chosen(BO)).id
    with killed(vault, "remove", "", written) as store:
        assert rows(store, Event.USER_REMOVED) == ([(store.user, bo)] if written else [])
    (vault.folder / header_files.NAME).unlink()  # the spare must not let them in again
    assert opens(vault, Passphrase(BO)) == (not written)


@MOMENTS
def test_51_killed_while_the_recovery_key_is_renewed_one_of_the_two_opens(
    vault: Any, new_copy: Callable[[], Any], written: int
) -> None:
    other = new_copy()
    with closing(other.open()) as store:
        new = new_recovery_key(store).text
    with closing(vault.open()) as store:
        await_proof(store)
    with killed(vault, "recovery", new, written) as store:
        assert rows(store, Event.RECOVERY_CHANGED) == ([(store.user, None)] if written else [])
        assert is_awaited(store) == (not written)
    assert opens(vault, RecoveryKeyText(new)) == bool(written)
    assert opens(vault, RecoveryKeyText(vault.recovery)) == (not written)


@pytest.mark.parametrize("written", [0, 1])
def test_60_a_disk_full_while_the_header_is_written_says_no_only_when_it_was_no(
    vault: Any, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    real, left = header_files.write_atomically, [None] * written

    def until_full(path: Path, data: bytes) -> None:
        if not left:
            raise Unavailable("The disk is full.")
        left.pop()
        real(path, data)

    with closing(vault.open()) as store, monkeypatch.context() as patch:
        patch.setattr(header_files, "write_atomically", until_full)
        if written:
            add_user(store, "Bo", chosen(BO))
        else:
            with pytest.raises(Unavailable):
                add_user(store, "Bo", chosen(BO))
    with closing(vault.open()) as store:
        found = users(store)
        assert [one.name for one in found if not one.is_here] == ["Bo"] * written
        assert len(rows(store, Event.USER_ADDED)) == written
        for one in found:
            if not one.is_here:
                remove_user(store, one.id)
    (vault.folder / header_files.NAME).unlink()
    assert not opens(vault, Passphrase(BO))

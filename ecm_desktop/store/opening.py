"""The doors of a vault: make one, open one, look at one without a key, change what opens it.

Loads the database library only once a vault is made or opened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.errors import CannotWrite, RolledBack, TooNew, Unavailable
from ecm_desktop.store.beside import end_cut_off_swap
from ecm_desktop.store.folders import new_folder
from ecm_desktop.store.info import VaultInfo, vault_info
from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.way_back import telling_the_way_back
from ecm_desktop.vault import derivation, header_files
from ecm_desktop.vault.credentials import Credential, Passphrase, RecoveryKeyText
from ecm_desktop.vault.guard.process import guard_process
from ecm_desktop.vault.recovery import RecoveryKey
from ecm_desktop.vault.second_secret import Keyrings, system_keyring

if TYPE_CHECKING:
    from ecm_desktop.store.audit import Event
    from ecm_desktop.store.shelf import Kept
    from ecm_desktop.store.store import ReadOnlyStore, Store
    from ecm_desktop.vault.derivation import AnyCost
    from ecm_desktop.vault.header import Slot
    from ecm_desktop.vault.unlocking import Unlocked

__all__ = [
    "Credential", "Passphrase", "RecoveryKey", "RecoveryKeyText", "as_typed", "change_passphrase", "confirm",
    "create_vault", "drop_second_secret", "new_recovery_key", "open_or_read", "open_vault", "read_info",
    "replace_recovery_key", "second_secret_in", "use_second_secret",
]  # fmt: skip


def utc_now() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


def create_vault(
    folder: Path,
    passphrase: str,
    *,
    clock: Callable[[], datetime] = utc_now,
    cost: AnyCost | None = None,
) -> tuple[Store, RecoveryKey]:
    """Make a vault in a new or empty folder and open it; the folder appears whole or not at all.

    `cost` is what a guess at the passphrase costs, where it is not what a new one costs on this computer. Slow by
    design (key derivation); call it in a worker. Raises Refused or Unavailable.
    """
    from ecm_desktop.store.starting import build
    from ecm_desktop.vault.unlocking import make

    guard_process()
    with new_folder(folder) as building:
        unlocked, recovery = make(building, passphrase, cost or derivation.todays_cost(), clock())
        build(unlocked, clock)
    unlocked.folder = folder
    return _start(unlocked, VaultLock(folder), clock), recovery


def open_vault(
    folder: Path,
    credential: Credential,
    *,
    clock: Callable[[], datetime] = utc_now,
    keyrings: Keyrings = system_keyring,
) -> Store:
    """Open the vault in a folder. Slow by design; call it in a worker.

    Raises WrongCredential, Damaged or Unavailable (no vault, open elsewhere, folder not writable), or Refused for
    what cannot be a passphrase.
    """
    from ecm_desktop.vault.unlocking import unlock

    guard_process()
    end_cut_off_swap(folder)
    with telling_the_way_back(folder):
        header_files.load(folder)
        lock = VaultLock(folder)
        try:
            unlocked = unlock(folder, credential, keyrings)
        except BaseException:
            lock.release()
            raise
        store = _start(unlocked, lock, clock)
    if isinstance(credential, Passphrase):
        _bring_up_to_todays_cost(store, credential, keyrings)
    return store


def open_or_read(
    folder: Path,
    credential: Credential,
    *,
    clock: Callable[[], datetime] = utc_now,
    keyrings: Keyrings = system_keyring,
) -> Store | ReadOnlyStore:
    """Open the vault in a folder, to look into at least: rolled back, in a place that takes no changes, or too new.

    Slow by design; call it in a worker. Raises as `open_vault` when nothing can be read.
    """
    try:
        return open_vault(folder, credential, clock=clock, keyrings=keyrings)
    except (RolledBack, CannotWrite, TooNew) as why:
        return _read_only(folder, credential, keyrings, why)


def _read_only(
    folder: Path, credential: Credential, keyrings: Keyrings, why: RolledBack | CannotWrite | TooNew
) -> ReadOnlyStore:
    from ecm_desktop.store.starting import start_reading
    from ecm_desktop.vault.unlocking import unlock

    lock = VaultLock(folder) if not isinstance(why, CannotWrite) else None
    try:
        with telling_the_way_back(folder):
            unlocked = unlock(folder, credential, keyrings)
            return start_reading(unlocked, lock, why)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def read_info(folder: Path) -> VaultInfo:
    """What can be told of the vault in a folder without a key. Raises Unavailable or Damaged."""
    end_cut_off_swap(folder)
    with telling_the_way_back(folder):
        return vault_info(header_files.load(folder).read.header)


def change_passphrase(
    store: Store, passphrase: str, keyrings: Keyrings = system_keyring, before: Credential | None = None
) -> tuple[Kept, ...]:
    """Let another passphrase open the vault instead of the one of whoever unlocked it. Slow by design.

    Gives the backups on the vault's own shelf that the one before still opens. What was sealed to the passphrase
    `before` is sealed to the new one; without it only two others can open their own notes from now on. Raises
    WrongCredential, Refused or Unavailable.
    """
    from ecm_desktop.store.audit import Event
    from ecm_desktop.store.shelf import Shelf
    from ecm_desktop.vault.own_way import change_passphrase as change
    from ecm_desktop.vault.unlocking import stamp

    unlocked = store.ledger.unlocked
    since = unlocked.own_slot().created
    with store.ledger.turn():
        put = _putting(store, before, keyrings, Event.PASSPHRASE_CHANGED)
        change(unlocked, passphrase, store.ledger.now(), keyrings, put)
    return tuple(one for one in Shelf(unlocked.folder).kept() if stamp(one.made) >= since)


def _putting(store: Store, before: Credential | None, keyrings: Keyrings, event: Event) -> Callable[[Slot], None]:
    """What puts another way in of whoever unlocked into the header, and seals to it what was sealed to the one before.

    Slow by design where anything is. Raises WrongCredential or Unavailable.
    """
    from ecm_desktop.store.coming_way import changing
    from ecm_desktop.store.note_keys import is_asked_for
    from ecm_desktop.vault.sealing import open_way

    unlocked, way = store.ledger.unlocked, None
    if before is not None:
        with store.ledger.reading() as connection:
            is_asked = is_asked_for(connection, unlocked.own_slot())
        way = open_way(unlocked, before, keyrings) if is_asked else None
    if way is not None and way.slot.user != unlocked.whose():
        way = None
    return changing(store.ledger, way, event)


def confirm(store: Store, credential: Credential, keyrings: Keyrings = system_keyring) -> None:
    """Make sure that it is still whoever unlocked the vault who asks. Slow by design.

    Raises WrongCredential, Refused or Unavailable.
    """
    from ecm_desktop.vault.unlocking import check_credential

    check_credential(store.ledger.unlocked, credential, keyrings)


def second_secret_in(store: Store) -> str:
    """The name of the keyring that holds a second secret of whoever unlocked, "" when none does."""
    from ecm_desktop.vault.own_way import uses_second_secret

    return uses_second_secret(store.ledger.unlocked)


def use_second_secret(store: Store, passphrase: str, keyrings: Keyrings = system_keyring) -> None:
    """Let the passphrase open the vault only together with a secret in this computer's keyring. Slow by design.

    Raises WrongCredential or Unavailable, and then nothing has changed.
    """
    from ecm_desktop.store.audit import Event
    from ecm_desktop.vault.own_way import pair

    with store.ledger.turn():
        put = _putting(store, Passphrase(passphrase), keyrings, Event.KEYRING_CHANGED)
        pair(store.ledger.unlocked, passphrase, keyrings(""), store.ledger.now(), put)


def drop_second_secret(store: Store, passphrase: str, keyrings: Keyrings = system_keyring) -> None:
    """Let the passphrase open the vault alone again. Slow by design. Raises WrongCredential or Unavailable."""
    from ecm_desktop.store.audit import Event
    from ecm_desktop.vault.own_way import unpair

    with store.ledger.turn():
        put = _putting(store, Passphrase(passphrase), keyrings, Event.KEYRING_CHANGED)
        unpair(store.ledger.unlocked, passphrase, store.ledger.now(), keyrings, put)


def new_recovery_key(store: Store, keep: Callable[[RecoveryKey], None] = lambda _key: None) -> RecoveryKey:
    """Make a new recovery key; the one before opens nothing but old backups. Raises Unavailable.

    `keep` is given the new key before it counts (to print it, say); what it raises leaves the key before as it was.
    """
    recovery = RecoveryKey.fresh()
    keep(recovery)
    replace_recovery_key(store, recovery)
    return recovery


def replace_recovery_key(store: Store, key: RecoveryKey) -> None:
    """Let this recovery key, which was typed back, open the vault, and no other one. Raises Unavailable."""
    from ecm_desktop.store.coming_way import renew_recovery

    ledger = store.ledger
    with ledger.turn():  # a key that came meanwhile would not be in the new way in
        renew_recovery(ledger, ledger.unlocked.recovery_slot(key, ledger.now()))


def as_typed(text: str) -> Credential:
    """What somebody typed: a recovery key when it reads as one, else a passphrase."""
    from ecm_desktop.errors import WrongCredential
    from ecm_desktop.vault.recovery import read_recovery_key

    try:
        read_recovery_key(text)
    except WrongCredential:
        return Passphrase(text)
    return RecoveryKeyText(text)


def _bring_up_to_todays_cost(store: Store, passphrase: Passphrase, keyrings: Keyrings) -> None:
    """Silently, and once: what cannot be done now (for want of memory, say) is done at another unlocking."""
    from ecm_desktop.store.audit import Event
    from ecm_desktop.store.coming_way import changing
    from ecm_desktop.vault.raising import at_todays_cost, is_cheap

    ledger = store.ledger
    with contextlib.suppress(Unavailable):
        if is_cheap(ledger.unlocked):
            changing(ledger, None, Event.COST_RAISED)(at_todays_cost(ledger.unlocked, passphrase, keyrings))


def _start(unlocked: Unlocked, lock: VaultLock, clock: Callable[[], datetime]) -> Store:
    from ecm_desktop.store.starting import start

    try:
        return start(unlocked, lock, clock)
    except BaseException:
        unlocked.key.wipe()
        lock.release()
        raise

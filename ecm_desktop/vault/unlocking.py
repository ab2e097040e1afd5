"""Making a vault's header, and opening it with what somebody knows: the result holds the vault key."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ecm_desktop import __version__
from ecm_desktop.errors import Refused
from ecm_desktop.vault import header_files
from ecm_desktop.vault.credentials import Credential, Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import Cost, derive, new_derivation
from ecm_desktop.vault.header import Anchor, Header, KeyEntry, KeyState, Slot, SlotType, check_mac
from ecm_desktop.vault.keys import Purpose, VaultKey, wipe
from ecm_desktop.vault.passphrase import prepare
from ecm_desktop.vault.recovery import RecoveryKey, read_recovery_key
from ecm_desktop.vault.slots import make_slot, open_slots

_Saving = Callable[[Path, Header, bytearray], None]


@dataclass
class Unlocked:
    """A vault's header with the key that opens its store, and the slot that gave it."""

    folder: Path
    header: Header
    key: VaultKey = field(repr=False)
    user: str
    mended: bool = False
    is_uneven: bool = False

    @property
    def store_path(self) -> Path:
        """The store file."""
        return self.folder / self.header.store_name

    def keep(self, anchor: Anchor) -> None:
        """Write the header with a new anchor, as the vault is closed. Raises Unavailable."""
        self._save(_next(self.header, anchor=anchor), header_files.save)

    def copy_for(self, folder: Path, anchor: Anchor) -> None:
        """Write the header with that anchor into another folder, for a copy of the store. Raises Unavailable."""
        mac_key = self.key.subkey(Purpose.HEADER)
        header_files.save_both(folder, msgspec.structs.replace(self.header, anchor=anchor), mac_key)
        wipe(mac_key)

    def change_passphrase(self, passphrase: str, now: datetime) -> None:
        """Replace the passphrase of whoever unlocked, in both copies of the header. Raises Refused or Unavailable."""
        kept = [one for one in self.header.slots if one.type is not SlotType.PASSPHRASE or one.user != self._whose()]
        self.rewrite(slots=(passphrase_slot(self.header, self._whose(), passphrase, self.key, now), *kept))

    def new_recovery_key(self, now: datetime, keep: Callable[[RecoveryKey], None] = lambda _key: None) -> RecoveryKey:
        """Make a new recovery key; the one before opens nothing from now on. Raises Unavailable.

        `keep` is given the new key first; what it raises leaves the key before as it was.
        """
        kept = [one for one in self.header.slots if one.type is not SlotType.RECOVERY]
        recovery = RecoveryKey.fresh()
        keep(recovery)
        slot = _recovery_slot(self.header, recovery, self.key, now)
        self.rewrite(slots=(*kept, slot))
        return recovery

    def rewrite(self, **changed: object) -> None:
        """Write the header with these parts changed, in both copies, so that no earlier way in remains.

        Raises Unavailable.
        """
        self._save(_next(self.header, **changed), header_files.save_both)

    def mend(self) -> None:
        """Write both copies of the header again, after one was found damaged. Raises Unavailable."""
        self._save(self.header, header_files.save_both)

    def _whose(self) -> str:
        if self.user:
            return self.user
        users = {slot.user for slot in self.header.slots if slot.user}
        if len(users) != 1:
            raise Refused("Unlock with the passphrase that is to be changed: several people use this vault.")
        return users.pop()

    def _save(self, header: Header, how: _Saving) -> None:
        mac_key = self.key.subkey(Purpose.HEADER)
        try:
            how(self.folder, header, mac_key)
        finally:
            wipe(mac_key)
        self.header = header


def _next(header: Header, **changed: object) -> Header:
    return msgspec.structs.replace(header, generation=header.generation + 1, **changed)


def make(folder: Path, passphrase: str, cost: Cost, now: datetime) -> tuple[Unlocked, RecoveryKey]:
    """A new vault's header, written in `folder`, with one user and a recovery key. Raises Refused or Unavailable."""
    key, recovery, user = VaultKey.fresh(), RecoveryKey.fresh(), secrets.token_hex(8)
    bare = Header(
        vault_id=str(uuid.uuid4()),
        generation=1,
        created=stamp(now),
        app=__version__,
        kdf=new_derivation(cost),
        keys={"k1": KeyEntry(state=KeyState.CURRENT, salt=secrets.token_bytes(16))},
        slots=(),
    )
    slots = (passphrase_slot(bare, user, passphrase, key, now), _recovery_slot(bare, recovery, key, now))
    made = Unlocked(folder, msgspec.structs.replace(bare, slots=slots), key, user)
    made.mend()
    return made, recovery


def unlock(folder: Path, credential: Credential) -> Unlocked:
    """Open the vault in `folder`. Slow by design; call it in a worker. Raises Unavailable, Damaged, WrongCredential."""
    found = header_files.load(folder)
    slot, key = _try(found.read.header, credential)
    mac_key = key.subkey(Purpose.HEADER)
    try:
        check_mac(found.read, mac_key)
    finally:
        wipe(mac_key)
    return Unlocked(folder, found.read.header, key, slot.user, found.from_spare, found.is_uneven)


def stamp(moment: datetime) -> str:
    """A moment as the header writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _try(header: Header, credential: Credential) -> tuple[Slot, VaultKey]:
    match credential:
        case Passphrase(text):
            kind, secret = SlotType.PASSPHRASE, _derived(header, text)
        case RecoveryKeyText(text):
            kind, secret = SlotType.RECOVERY, bytearray(read_recovery_key(text).secret)
    try:
        return open_slots(header, kind, secret)
    finally:
        wipe(secret)


def _derived(header: Header, passphrase: str) -> bytearray:
    ready = prepare(passphrase)
    try:
        return derive(header.kdf, ready)
    finally:
        wipe(ready)


def passphrase_slot(header: Header, user: str, passphrase: str, key: VaultKey, now: datetime) -> Slot:
    """A way in by that passphrase. Slow by design. Raises Refused or Unavailable."""
    secret = _derived(header, passphrase)
    try:
        return make_slot(header, SlotType.PASSPHRASE, user, stamp(now), secret, key)
    finally:
        wipe(secret)


def _recovery_slot(header: Header, recovery: RecoveryKey, key: VaultKey, now: datetime) -> Slot:
    return make_slot(header, SlotType.RECOVERY, "", stamp(now), bytearray(recovery.secret), key)

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
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.vault import header_files
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.derivation import AnyCost, derive
from ecm_desktop.vault.finding import find_way
from ecm_desktop.vault.header import Anchor, Derivation, Header, KeyEntry, KeyState, Slot, SlotType, changed
from ecm_desktop.vault.header_form import check_mac
from ecm_desktop.vault.keys import Purpose, VaultKey, wipe
from ecm_desktop.vault.passphrase import prepare
from ecm_desktop.vault.recovery import RecoveryKey
from ecm_desktop.vault.second_secret import Keyrings, system_keyring
from ecm_desktop.vault.slots import Opener, key_of, make_slot, wrong_credential

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
        header_files.save_both(folder, changed(self.header, anchor=anchor), mac_key)
        wipe(mac_key)

    def rewrite_own(self, slot: Slot) -> None:
        """Let `slot` be the only way in of whoever unlocked, in both copies of the header. Raises Unavailable."""
        self.rewrite(slots=(slot, *(one for one in self.header.slots if one.user != self.whose())))

    def own_slot(self) -> Slot:
        """The way in of whoever unlocked, or whose passphrase is to be set anew. Raises Refused."""
        return next(one for one in self.header.slots if one.user == self.whose())

    def recovery_slot(self, recovery: RecoveryKey, now: datetime) -> Slot:
        """A way in by that recovery key."""
        return _recovery_slot(self.header, recovery, self.key, now)

    def rewrite_recovery(self, slot: Slot) -> None:
        """Let `slot` be the only way in by a recovery key, in both copies of the header. Raises Unavailable."""
        self.rewrite(slots=(*(one for one in self.header.slots if one.type is not SlotType.RECOVERY), slot))

    def add(self, slot: Slot) -> None:
        """Let `slot` be one more way in, in both copies of the header. Raises Unavailable."""
        self.rewrite(slots=(*self.header.slots, slot))

    def remove(self, slot: Slot) -> None:
        """Let `slot` be no way in any more, in both copies of the header. Raises Unavailable."""
        self.rewrite(slots=tuple(one for one in self.header.slots if one.id != slot.id))

    def rewrite(self, **parts: object) -> None:
        """Write the header with these parts changed, in both copies, so that no earlier way in remains.

        Raises Unavailable, and then what was before still counts.
        """
        header = _next(self.header, **parts)
        try:
            self._save(header, header_files.save_both)
        except Unavailable:
            if not _counts(self.folder, header):
                raise
            self.header = header  # the first copy is written; the spare is evened out at the next unlocking

    def mend(self) -> None:
        """Write both copies of the header again, after one was found damaged. Raises Unavailable."""
        self._save(self.header, header_files.save_both)

    def whose(self) -> str:
        """The user whose way in may be changed. Raises Refused when that cannot be told."""
        if self.user:
            return self.user
        users = {slot.user for slot in self.header.slots if slot.user}
        if len(users) != 1:
            raise Refused(
                "Several people use this vault, and the recovery key does not tell who you are. Unlock with the "
                "passphrase that is to be changed; or remove whoever lost theirs, and add them anew."
            )
        return users.pop()

    def _save(self, header: Header, how: _Saving) -> None:
        mac_key = self.key.subkey(Purpose.HEADER)
        try:
            how(self.folder, header, mac_key)
        finally:
            wipe(mac_key)
        self.header = header


def _counts(folder: Path, header: Header) -> bool:
    """Whether the disk says what was to be written."""
    try:
        return header_files.load(folder).read.header == header
    except Unavailable:
        return False


def _next(header: Header, **parts: object) -> Header:
    return changed(header, generation=header.generation + 1, **parts)


def make(folder: Path, passphrase: str, cost: AnyCost, now: datetime) -> tuple[Unlocked, RecoveryKey]:
    """A new vault's header, written in `folder`, with one user and a recovery key. Raises Refused or Unavailable."""
    key, recovery, user = VaultKey.fresh(), RecoveryKey.fresh(), secrets.token_hex(8)
    bare = Header(
        vault_id=str(uuid.uuid4()),
        generation=1,
        created=stamp(now),
        app=__version__,
        keys={"k1": KeyEntry(state=KeyState.CURRENT, salt=secrets.token_bytes(16))},
        slots=(),
    )
    slots = (passphrase_slot(bare, user, passphrase, cost.fresh(), key, now), _recovery_slot(bare, recovery, key, now))
    made = Unlocked(folder, msgspec.structs.replace(bare, slots=slots), key, user)
    made.mend()
    return made, recovery


def unlock(folder: Path, credential: Credential, keyrings: Keyrings = system_keyring) -> Unlocked:
    """Open the vault in `folder`. Slow by design; call it in a worker. Raises Unavailable, Damaged, WrongCredential."""
    found = header_files.load(folder)
    header = found.read.header
    way = find_way(header, credential, keyrings)
    key = key_of(header, way.slot, way.pair)
    mac_key = key.subkey(Purpose.HEADER)
    try:
        check_mac(found.read, mac_key)
    finally:
        wipe(mac_key)
    return Unlocked(folder, header, key, way.slot.user, found.from_spare, found.is_uneven)


def stamp(moment: datetime) -> str:
    """A moment as the header writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def check_credential(unlocked: Unlocked, credential: Credential, keyrings: Keyrings = system_keyring) -> None:
    """Raise WrongCredential unless this is of whoever unlocked, or the recovery key. Slow by design."""
    way = find_way(unlocked.header, credential, keyrings)
    if unlocked.user and way.slot.user not in ("", unlocked.user):
        raise wrong_credential()


def derived(parameters: Derivation, passphrase: str) -> bytearray:
    """The 32 bytes of a passphrase; the caller wipes them. Slow by design. Raises Refused or Unavailable."""
    ready = prepare(passphrase)
    try:
        return derive(parameters, ready)
    finally:
        wipe(ready)


def passphrase_slot(
    header: Header, user: str, passphrase: str, parameters: Derivation, key: VaultKey, now: datetime
) -> Slot:
    """A way in by that passphrase alone. Slow by design. Raises Refused or Unavailable."""
    secret = derived(parameters, passphrase)
    try:
        return make_slot(header, user, stamp(now), Opener(secret, parameters), key)
    finally:
        wipe(secret)


def _recovery_slot(header: Header, recovery: RecoveryKey, key: VaultKey, now: datetime) -> Slot:
    return make_slot(header, "", stamp(now), Opener(bytearray(recovery.secret)), key)

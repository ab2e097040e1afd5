"""The header's part in changing the vault key: a pending key is sealed to every way in, then becomes the only one.

Nobody but who does it needs to be there. A pending key that is found at unlocking is given up: the header that names
the new key alone is the one point from which it counts.
"""

from __future__ import annotations

import secrets

import msgspec

from ecm_desktop.vault import header_files
from ecm_desktop.vault.header import Anchor, Header, KeyEntry, KeyState, Slot
from ecm_desktop.vault.keys import VaultKey
from ecm_desktop.vault.slots import give
from ecm_desktop.vault.unlocking import Unlocked


def begin(unlocked: Unlocked) -> Unlocked:
    """Put a fresh key into the header as pending; gives the vault as it will be under it. Raises Unavailable."""
    name = f"k{int(unlocked.header.current_key[1:]) + 1}"
    key, salt = VaultKey.fresh(), secrets.token_bytes(16)
    before = unlocked.header
    unlocked.rewrite(
        keys={**before.keys, name: KeyEntry(state=KeyState.PENDING, salt=salt)},
        slots=tuple(give(before, slot, name, key) for slot in before.slots),
    )
    return Unlocked(unlocked.folder, _under(unlocked.header, name), key, unlocked.user)


def finish(rotated: Unlocked, anchor: Anchor) -> None:
    """Make the new key the only one, in both copies of the header. Raises Unavailable."""
    rotated.rewrite(anchor=anchor)


def is_finished(rotated: Unlocked) -> bool:
    """Whether the header on the disk names the new key alone. Raises Unavailable."""
    return set(header_files.load(rotated.folder).read.header.keys) == set(rotated.header.keys)


def give_up(unlocked: Unlocked) -> None:
    """Take a pending key out of the header, if there is one, in both copies. Raises Unavailable."""
    if len(unlocked.header.keys) > 1:
        only = _under(unlocked.header, unlocked.header.current_key)
        unlocked.rewrite(keys=only.keys, slots=only.slots)
    elif unlocked.is_uneven:
        unlocked.mend()
    unlocked.is_uneven = False


def _under(header: Header, name: str) -> Header:
    """The header with that key as its only one."""
    return msgspec.structs.replace(
        header,
        keys={name: KeyEntry(state=KeyState.CURRENT, salt=header.keys[name].salt)},
        slots=tuple(_giving_only(slot, name) for slot in header.slots),
    )


def _giving_only(slot: Slot, name: str) -> Slot:
    return msgspec.structs.replace(slot, sealed={name: slot.sealed[name]})

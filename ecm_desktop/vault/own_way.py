"""What somebody may do with their own way in: change its passphrase, and pair it with a second secret.

Whoever has to do more than put the new slot into the header gives what puts it there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

from ecm_desktop.vault.credentials import Passphrase
from ecm_desktop.vault.header import KeyringPlace, Slot, SlotType
from ecm_desktop.vault.keys import wipe
from ecm_desktop.vault.second_secret import Keyring, Keyrings, KeyringUnavailable, system_keyring
from ecm_desktop.vault.slots import make_slot
from ecm_desktop.vault.unlocking import (
    Unlocked,
    check_credential,
    derived,
    keyring_item,
    passphrase_slot,
    stamp,
    with_second,
)

_Putting = Callable[[Slot], None]


def change_passphrase(
    unlocked: Unlocked,
    passphrase: str,
    now: datetime,
    keyrings: Keyrings = system_keyring,
    put: _Putting | None = None,
) -> None:
    """Replace the passphrase of whoever unlocked, in both copies of the header. Slow by design.

    A second secret stays in use where its keyring still gives it. Raises Refused or Unavailable.
    """
    (put or unlocked.rewrite_own)(_with_passphrase(unlocked, passphrase, now, keyrings))


def uses_second_secret(unlocked: Unlocked) -> str:
    """The name of the keyring that holds a second secret of whoever unlocked, "" when none does."""
    own = [slot for slot in unlocked.header.slots if slot.user == unlocked.user and slot.keyring is not None]
    return own[0].keyring.backend if own and own[0].keyring else ""


def pair(unlocked: Unlocked, passphrase: str, keyring: Keyring, now: datetime, put: _Putting | None = None) -> None:
    """Let the passphrase open only together with a fresh secret in the keyring. Slow by design.

    Raises WrongCredential when the passphrase is another one, KeyringUnavailable, and then nothing has changed.
    """
    check_credential(unlocked, Passphrase(passphrase), lambda _name: keyring)
    secret = derived(unlocked.header, passphrase)
    try:
        both = secret + keyring.keep_fresh(keyring_item(unlocked.header, unlocked.whose()))
        slot = _paired(unlocked, both, KeyringPlace(backend=keyring.name), now)
    finally:
        wipe(secret)
    (put or unlocked.rewrite_own)(slot)


def unpair(
    unlocked: Unlocked,
    passphrase: str,
    now: datetime,
    keyrings: Keyrings = system_keyring,
    put: _Putting | None = None,
) -> None:
    """Let the passphrase open alone again, and take the second secret away. Raises WrongCredential or Unavailable."""
    check_credential(unlocked, Passphrase(passphrase), keyrings)
    name = uses_second_secret(unlocked)
    alone = passphrase_slot(unlocked.header, unlocked.whose(), passphrase, unlocked.key, now)
    (put or unlocked.rewrite_own)(alone)
    with contextlib.suppress(KeyringUnavailable):  # what is left there opens nothing any more
        keyrings(name).forget(keyring_item(unlocked.header, unlocked.whose()))


def _with_passphrase(unlocked: Unlocked, passphrase: str, now: datetime, keyrings: Keyrings) -> Slot:
    own = unlocked.own_slot()
    if own.type is SlotType.TWO_SECRET and own.keyring is not None:
        secret = derived(unlocked.header, passphrase)
        try:
            return _paired(unlocked, with_second(unlocked.header, own, secret, keyrings), own.keyring, now)
        except KeyringUnavailable:  # a passphrase alone is the way back in when a keyring is lost
            pass
        finally:
            wipe(secret)
    return passphrase_slot(unlocked.header, unlocked.whose(), passphrase, unlocked.key, now)


def _paired(unlocked: Unlocked, both: bytearray, place: KeyringPlace, now: datetime) -> Slot:
    try:
        kind = SlotType.TWO_SECRET
        return make_slot(unlocked.header, kind, unlocked.whose(), stamp(now), both, unlocked.key, place)
    finally:
        wipe(both)

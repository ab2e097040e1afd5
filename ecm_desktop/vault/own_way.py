"""What somebody may do with their own way in: change its passphrase, and pair it with a second secret.

Whoever has to do more than put the new slot into the header gives what puts it there.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

from ecm_desktop.vault.credentials import Passphrase
from ecm_desktop.vault.derivation import for_new_way
from ecm_desktop.vault.finding import keyring_item, refuse_known, second_of
from ecm_desktop.vault.header import KeyringPlace, Slot
from ecm_desktop.vault.keys import wipe
from ecm_desktop.vault.second_secret import Keyring, Keyrings, KeyringUnavailable, system_keyring
from ecm_desktop.vault.slots import Opener, make_slot
from ecm_desktop.vault.unlocking import Unlocked, check_credential, derived, passphrase_slot, stamp

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
    second = keyring.keep_fresh(keyring_item(unlocked.header, unlocked.whose()))
    (put or unlocked.rewrite_own)(_paired(unlocked, passphrase, second, KeyringPlace(backend=keyring.name), now))


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
    (put or unlocked.rewrite_own)(_alone(unlocked, passphrase, now))
    with contextlib.suppress(KeyringUnavailable):  # what is left there opens nothing any more
        keyrings(name).forget(keyring_item(unlocked.header, unlocked.whose()))


def _with_passphrase(unlocked: Unlocked, passphrase: str, now: datetime, keyrings: Keyrings) -> Slot:
    own = unlocked.own_slot()
    refuse_known(unlocked.header, passphrase)
    if own.keyring is None:
        return _alone(unlocked, passphrase, now)
    try:
        second = second_of(unlocked.header, own, keyrings)
    except KeyringUnavailable:  # a passphrase alone is the way back in when a keyring is lost
        return _alone(unlocked, passphrase, now)
    return _paired(unlocked, passphrase, second, own.keyring, now)


def _alone(unlocked: Unlocked, passphrase: str, now: datetime) -> Slot:
    user = unlocked.whose()
    return passphrase_slot(unlocked.header, user, passphrase, for_new_way(unlocked.header, user), unlocked.key, now)


def _paired(unlocked: Unlocked, passphrase: str, second: bytearray, place: KeyringPlace, now: datetime) -> Slot:
    user = unlocked.whose()
    parameters = for_new_way(unlocked.header, user)
    first = derived(parameters, passphrase)
    both = first + second
    try:
        return make_slot(unlocked.header, user, stamp(now), Opener(both, parameters, place), unlocked.key)
    finally:
        for secret in (first, second, both):
            wipe(secret)

"""Which way into a vault opens with what somebody shows.

All who use a vault type into the same box, so whatever is typed is tried at every way in. A passphrase is derived once
for all of them that share a salt and a cost; what is wrong is tried at all, so that time does not tell about any.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.vault.credentials import Credential, Passphrase, RecoveryKeyText
from ecm_desktop.vault.derivation import derive
from ecm_desktop.vault.header import Derivation, Header, Slot, SlotType
from ecm_desktop.vault.keys import wipe
from ecm_desktop.vault.passphrase import prepare
from ecm_desktop.vault.recovery import read_recovery_key
from ecm_desktop.vault.second_secret import Keyrings, KeyringUnavailable
from ecm_desktop.vault.slots import open_pair, wrong_credential


@dataclass(frozen=True)
class FoundWay:
    """A slot, and the private half of its pair."""

    slot: Slot
    pair: X25519PrivateKey = field(repr=False)


def find_way(header: Header, credential: Credential, keyrings: Keyrings) -> FoundWay:
    """The way in that a passphrase or the recovery key opens. Slow by design for a passphrase.

    Raises WrongCredential, Refused for what cannot be a passphrase, Unavailable where memory or a keyring is wanting.
    """
    match credential:
        case Passphrase(text):
            found = _by_passphrase(header, prepare(text), keyrings)
        case RecoveryKeyText(text):
            found = _opened(header, _of(header, SlotType.RECOVERY), bytearray(read_recovery_key(text).secret))
    if found is None:
        raise wrong_credential()
    return found


def refuse_known(header: Header, passphrase: str) -> None:
    """Raise Refused when a passphrase opens the vault already: two people with one could not be told from each other.

    Slow by design. What opens only together with a keyring is not found.
    """
    made: dict[Derivation, bytearray] = {}
    ready = prepare(passphrase)
    try:
        found = _alone(header, ready, made, [])
    finally:
        for secret in (ready, *made.values()):
            wipe(secret)
    if found is not None:
        raise Refused("This passphrase opens the vault already. Choose another one.")


def second_of(header: Header, slot: Slot, keyrings: Keyrings) -> bytearray:
    """The second secret of a slot that needs one. Raises KeyringUnavailable."""
    return keyrings(slot.keyring.backend if slot.keyring else "").fetch(keyring_item(header, slot.user))


def keyring_item(header: Header, user: str) -> str:
    """The name of a user's second secret in a keyring."""
    return f"{header.vault_id}/{user}"


def _by_passphrase(header: Header, ready: bytearray, keyrings: Keyrings) -> FoundWay | None:
    """By the passphrase alone, else with what the keyrings hold."""
    made: dict[Derivation, bytearray] = {}
    wanting: list[Unavailable] = []
    try:
        found = _alone(header, ready, made, wanting) or _with_keyrings(header, made, keyrings, wanting)
    finally:
        for secret in (ready, *made.values()):
            wipe(secret)
    if found is None and wanting:
        raise wanting[0]
    return found


def _alone(
    header: Header, ready: bytearray, made: dict[Derivation, bytearray], wanting: list[Unavailable]
) -> FoundWay | None:
    """By the passphrase alone; keeps what was derived in `made`, and what could not be for want of memory."""
    slots = _of(header, SlotType.PASSPHRASE)
    for parameters in header.derivations:
        try:
            made[parameters] = derive(parameters, ready)
        except Unavailable as trouble:
            wanting.append(trouble)
            continue
        found = _opened(header, [one for one in slots if one.kdf == parameters], made[parameters])
        if found is not None:
            return found
    return None


def _with_keyrings(
    header: Header, made: dict[Derivation, bytearray], keyrings: Keyrings, wanting: list[Unavailable]
) -> FoundWay | None:
    """With a second secret; where no keyring gives any, why not is added to what is wanting."""
    paired = [(slot, made[slot.kdf]) for slot in _of(header, SlotType.TWO_SECRET) if slot.kdf and slot.kdf in made]
    troubles: list[Unavailable] = []
    for slot, first in paired:
        try:
            second = second_of(header, slot, keyrings)
        except KeyringUnavailable as trouble:
            troubles.append(trouble)
            continue
        if (found := _opened(header, [slot], first + second)) is not None:
            return found
    if len(troubles) == len(paired):
        wanting += troubles
    return None


def _of(header: Header, kind: SlotType) -> list[Slot]:
    return [slot for slot in header.slots if slot.type is kind]


def _opened(header: Header, slots: list[Slot], secret: bytearray) -> FoundWay | None:
    """What a secret opens of these. Every one is tried, so that time does not tell which."""
    opened = [(slot, open_pair(header, slot, secret)) for slot in slots]
    return next((FoundWay(slot, pair) for slot, pair in opened if pair is not None), None)

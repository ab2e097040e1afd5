"""What is sealed to one way in, so that nobody else who opens the vault can read it; and a key in two halves.

A note is closed with a key of its own (AES-256-GCM). That key is sealed to its owner's slot (HPKE, as the vault key is)
and, cut into two halves of which either alone tells nothing, to the slots of two others: together they can open it when
the owner is gone. Everything is bound to the vault, the note and its part.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ecm_desktop.errors import Damaged
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.finding import find_way
from ecm_desktop.vault.header import Header, Slot
from ecm_desktop.vault.header_form import canonical
from ecm_desktop.vault.keys import KEY_BYTES
from ecm_desktop.vault.second_secret import Keyrings, system_keyring
from ecm_desktop.vault.slots import SUITE
from ecm_desktop.vault.unlocking import Unlocked

_NONCE = 12
_PURPOSE = "vault/v1/note"


class WayIn:
    """One slot, opened by what its owner typed: what was sealed to it can be read. Tells nothing in a repr."""

    __slots__ = ("_header", "_pair", "slot")

    def __init__(self, header: Header, slot: Slot, pair: X25519PrivateKey) -> None:
        self._header, self.slot, self._pair = header, slot, pair

    def __repr__(self) -> str:
        return f"<WayIn {self.slot.id}>"

    def unseal(self, sealed: bytes, note: str, part: int) -> bytes:
        """The key, or the half of one, that was sealed to this slot. Raises Damaged."""
        try:
            return SUITE.decrypt(sealed, self._pair, _for(self._header, self.slot, note, part))
        except InvalidTag as error:
            raise _damaged() from error


def open_way(unlocked: Unlocked, credential: Credential, keyrings: Keyrings = system_keyring) -> WayIn:
    """The way in that a passphrase or the recovery key opens. Slow by design.

    Raises WrongCredential, Refused, or Unavailable where a keyring that is needed does not answer.
    """
    found = find_way(unlocked.header, credential, keyrings)
    return WayIn(unlocked.header, found.slot, found.pair)


def seal(header: Header, slot: Slot, key: bytes, note: str, part: int) -> bytes:
    """A key, or the half of one, for the owner of that slot alone, who need not be there."""
    return SUITE.encrypt(key, X25519PublicKey.from_public_bytes(slot.pub), _for(header, slot, note, part))


def close(vault_id: str, note: str, text: str) -> tuple[bytes, bytes]:
    """A fresh key, and the text closed with it."""
    key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE)
    return key, nonce + AESGCM(key).encrypt(nonce, text.encode(), _about(vault_id, note))


def reveal(vault_id: str, note: str, key: bytes, body: bytes) -> str:
    """The text of a note. Raises Damaged."""
    try:
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], _about(vault_id, note)).decode()
    except (InvalidTag, ValueError) as error:
        raise _damaged() from error


def halves(key: bytes) -> tuple[bytes, bytes]:
    """Two halves, each as random as the key; both are needed."""
    one = secrets.token_bytes(len(key))
    return one, joined(one, key)


def joined(one: bytes, other: bytes) -> bytes:
    """The key of two halves."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _for(header: Header, slot: Slot, note: str, part: int) -> bytes:
    return canonical([_PURPOSE, header.vault_id, slot.id, note, part])


def _about(vault_id: str, note: str) -> bytes:
    return canonical([_PURPOSE, vault_id, note])


def _damaged() -> Damaged:
    return Damaged("A sealed note is damaged. Restore the vault from a backup; they lie in its folder, under backups.")

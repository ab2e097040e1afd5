"""Ways into a vault: each slot's key pair, wrapped by what its owner knows, and the vault key sealed to the pair."""

from __future__ import annotations

import secrets
import uuid

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ecm_desktop.errors import WrongCredential
from ecm_desktop.vault.header import Header, KeyringPlace, Slot, SlotType, Wrap, canonical
from ecm_desktop.vault.keys import KEY_BYTES, VaultKey, wipe

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def make_slot(
    header: Header,
    kind: SlotType,
    user: str,
    created: str,
    secret: bytearray,
    key: VaultKey,
    keyring: KeyringPlace | None = None,
) -> Slot:
    """A slot of `header`'s vault that `secret` (see the header's format) opens, giving its current key."""
    private = X25519PrivateKey.generate()
    bare = Slot(
        id=str(uuid.uuid4()),
        type=kind,
        user=user,
        created=created,
        pub=private.public_key().public_bytes_raw(),
        wrap=Wrap(nonce=secrets.token_bytes(12), ct=bytes(48)),
        sealed={},
        keyring=keyring,
    )
    ciphertext = _box(header, bare, secret).encrypt(
        bare.wrap.nonce, private.private_bytes_raw(), _bound_to(header, bare)
    )
    return msgspec.structs.replace(
        bare,
        wrap=msgspec.structs.replace(bare.wrap, ct=ciphertext),
        sealed={header.current_key: _seal(header, bare, header.current_key, key)},
    )


def give(header: Header, slot: Slot, key_id: str, key: VaultKey) -> Slot:
    """The slot, giving one more key; its owner need not be there."""
    return msgspec.structs.replace(slot, sealed={**slot.sealed, key_id: _seal(header, slot, key_id, key)})


def open_slots(header: Header, kind: SlotType, secret: bytearray) -> tuple[Slot, VaultKey]:
    """The slot of that kind which the secret opens, and the current key. Every slot is tried, so time tells nothing.

    Raises WrongCredential.
    """
    opened = [
        (slot, key)
        for slot in header.slots
        if slot.type is kind and (key := open_slot(header, slot, secret)) is not None
    ]
    if not opened:
        raise wrong_credential()
    return opened[0]


def wrong_credential() -> WrongCredential:
    """The sentence for a secret that opens nothing."""
    return WrongCredential("This does not open the vault. Check the keyboard and caps lock, and try again.")


def open_slot(header: Header, slot: Slot, secret: bytearray) -> VaultKey | None:
    """The current key from one slot; None when the secret is not the slot's."""
    pair = open_pair(header, slot, secret)
    key_id = header.current_key
    try:
        return VaultKey(SUITE.decrypt(slot.sealed[key_id], pair, _sealed_for(header, slot, key_id))) if pair else None
    except InvalidTag:
        return None


def open_pair(header: Header, slot: Slot, secret: bytearray) -> X25519PrivateKey | None:
    """The private half of one slot's pair; None when the secret is not the slot's."""
    try:
        private = _box(header, slot, secret).decrypt(slot.wrap.nonce, slot.wrap.ct, _bound_to(header, slot))
    except InvalidTag:
        return None
    return X25519PrivateKey.from_private_bytes(private)


def _seal(header: Header, slot: Slot, key_id: str, key: VaultKey) -> bytes:
    public = X25519PublicKey.from_public_bytes(slot.pub)
    return SUITE.encrypt(key.for_sealing(), public, _sealed_for(header, slot, key_id))


def _box(header: Header, slot: Slot, secret: bytearray) -> AESGCM:
    """The cipher of a slot's own key."""
    own = bytearray(KEY_BYTES)
    info = f"vault/v1/slot/{slot.id}".encode()
    HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=header.vault_id.encode(), info=info).derive_into(secret, own)
    try:
        return AESGCM(own)
    finally:
        wipe(own)


def _bound_to(header: Header, slot: Slot) -> bytes:
    """What a wrapped private key is good for, and nothing else."""
    parts = [header.vault_id, slot.id, slot.type, slot.user, header.kdf, slot.pub]
    return canonical(msgspec.to_builtins(parts))


def _sealed_for(header: Header, slot: Slot, key_id: str) -> bytes:
    return canonical([header.vault_id, slot.id, key_id])

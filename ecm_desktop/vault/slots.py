"""Ways into a vault: each slot's key pair, wrapped by what its owner knows, and the vault key sealed to the pair."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass, field

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ecm_desktop.errors import WrongCredential
from ecm_desktop.vault.header import Derivation, Header, KeyringPlace, Slot, SlotType, Wrap
from ecm_desktop.vault.header_form import canonical
from ecm_desktop.vault.keys import KEY_BYTES, VaultKey, wipe

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class Opener:
    """What opens a slot (see the header's format), how it is made of a passphrase, and where its other half lies."""

    secret: bytearray = field(repr=False)
    kdf: Derivation | None = None
    keyring: KeyringPlace | None = None

    @property
    def kind(self) -> SlotType:
        """The type of the slots it opens."""
        if self.kdf is None:
            return SlotType.RECOVERY
        return SlotType.PASSPHRASE if self.keyring is None else SlotType.TWO_SECRET


def make_slot(header: Header, user: str, created: str, opener: Opener, key: VaultKey) -> Slot:
    """A slot of `header`'s vault with a pair of its own, giving the current key to whoever has the opener."""
    private = X25519PrivateKey.generate()
    bare = Slot(
        id=str(uuid.uuid4()),
        type=opener.kind,
        user=user,
        created=created,
        pub=private.public_key().public_bytes_raw(),
        wrap=Wrap(nonce=bytes(12), ct=bytes(48)),
        sealed={},
        keyring=opener.keyring,
    )
    sealed = {header.current_key: _seal(header, bare, header.current_key, key)}
    return rewrap(header, msgspec.structs.replace(bare, sealed=sealed), private, opener)


def rewrap(header: Header, slot: Slot, pair: X25519PrivateKey, opener: Opener) -> Slot:
    """The same slot with the same pair, for whoever has the opener and nobody else."""
    bound = msgspec.structs.replace(slot, kdf=opener.kdf)
    nonce = secrets.token_bytes(12)
    ciphertext = _box(header, bound, opener.secret).encrypt(nonce, pair.private_bytes_raw(), _bound_to(header, bound))
    return msgspec.structs.replace(bound, wrap=Wrap(nonce=nonce, ct=ciphertext))


def give(header: Header, slot: Slot, key_id: str, key: VaultKey) -> Slot:
    """The slot, giving one more key; its owner need not be there."""
    return msgspec.structs.replace(slot, sealed={**slot.sealed, key_id: _seal(header, slot, key_id, key)})


def wrong_credential() -> WrongCredential:
    """The sentence for a secret that opens nothing."""
    return WrongCredential("This does not open the vault. Check the keyboard and caps lock, and try again.")


def key_of(header: Header, slot: Slot, pair: X25519PrivateKey) -> VaultKey:
    """The current key, by a slot's pair. Raises WrongCredential when it was not sealed to it."""
    key_id = header.current_key
    try:
        return VaultKey(SUITE.decrypt(slot.sealed[key_id], pair, _sealed_for(header, slot, key_id)))
    except InvalidTag as error:
        raise wrong_credential() from error


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
    parts = [header.vault_id, slot.id, slot.type, slot.user, slot.kdf, slot.pub]
    return canonical(msgspec.to_builtins(parts))


def _sealed_for(header: Header, slot: Slot, key_id: str) -> bytes:
    return canonical([header.vault_id, slot.id, key_id])

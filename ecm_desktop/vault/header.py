"""What a vault's header says: who may open the vault and with what parameters. Nothing secret, and nobody's name.

The file is JSON in one spelling only: keys sorted, no spaces, ASCII, one line end. Version 1, all bytes in base64;
fields that this program does not know are kept as they are, under the same mac and checksum:

    format       "ecm-vault"
    version      1; a program refuses what is newer than it knows
    vault_id     UUID of the vault, bound into everything sealed
    generation   counts the writes of the header; of two good copies the higher one holds
    created, app when and by which version it was made
    cipher       how the store file is encrypted
    keys         key id -> state ("current"; "pending" while a rotation by copy is under way) and SQLCipher salt;
                 the store of key k1 is the file store-k1.db
    slots        ways in, 1 to 32. Each holds an X25519 pair: `pub`, and the private half wrapped by the slot's own
                 key (AES-256-GCM; additional data: canonical [vault_id, id, type, user, kdf, pub]). `kdf` is what makes
                 32 bytes of a passphrase, with its salt and cost; null for the recovery key. It is the same for every
                 user where it can be, because each other one costs a derivation more: there is one box to type into,
                 and nobody is named. (A header with a `kdf` beside its slots, as the first ones had, means all of
                 them.) The slot's key is HKDF-SHA256(secret, salt = vault_id, info = "vault/v1/slot/" + id) where
                 secret is, by `type`,
                   passphrase   what `kdf` makes of it
                   two-secret   the same, and then 32 bytes kept in the system keyring named by `keyring`
                   recovery     the 256 random bits of the recovery key
                 `sealed` maps key id -> the vault key, HPKE-sealed (base mode, DHKEM X25519, HKDF-SHA256, AES-256-GCM;
                 info: canonical [vault_id, slot id, key id]) to `pub`, so that the key can change while users are away
    anchor       head of the audit chain when the header was written; a store that lacks it was rolled back.
                 `pages`, when the vault was closed then: SHA-256 over the last 64 bytes of each page but the first
    mac          HMAC-SHA256 of all the above by a key drawn from the vault key
    checksum     SHA-256 of all the above with `mac`, to find accidental damage before unlocking
"""

from __future__ import annotations

from collections import Counter as Tally
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Uuid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
UserId = Annotated[str, Meta(pattern=r"^[0-9a-f]{0,32}$")]
KeyId = Annotated[str, Meta(pattern=r"^k[1-9][0-9]{0,5}$")]
Stamp = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
Word = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._+-]{1,120}$")]
Counter = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Bytes12 = Annotated[bytes, Meta(min_length=12, max_length=12)]
Bytes16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
Bytes32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
Bytes48 = Annotated[bytes, Meta(min_length=48, max_length=48)]
Bytes80 = Annotated[bytes, Meta(min_length=80, max_length=80)]


MOST_SLOTS = 32
_MOST_KIB, _MOST_PASSES, _MOST_ROUNDS = 2 * 1024 * 1024, 16, 40_000_000


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a header."""


class Cipher(_Part, frozen=True, kw_only=True):
    """How the store file is encrypted."""

    engine: Literal["sqlcipher"] = "sqlcipher"
    compat: Literal[4] = 4
    page_size: Literal[4096] = 4096
    key: Literal["raw"] = "raw"
    hmac: Literal["HMAC_SHA512"] = "HMAC_SHA512"


class Argon2(_Part, frozen=True, kw_only=True, tag_field="name", tag="argon2id"):
    """Argon2id's parameters, within bounds that are checked before any work is done."""

    v: Literal[19] = 19
    m_kib: Annotated[int, Meta(ge=8 * 1024, le=_MOST_KIB)]
    t: Annotated[int, Meta(ge=1, le=_MOST_PASSES)]
    p: Annotated[int, Meta(ge=1, le=16)]
    salt: Bytes16

    @property
    def work(self) -> int:
        """What one guess costs, to compare with the same kind only."""
        return self.m_kib * self.t


class Pbkdf2(_Part, frozen=True, kw_only=True, tag_field="name", tag="pbkdf2-hmac-sha512"):
    """PBKDF2's parameters, for where only what NIST approved may be used; bounds as with Argon2id."""

    iterations: Annotated[int, Meta(ge=600_000, le=_MOST_ROUNDS)]
    salt: Bytes16

    @property
    def work(self) -> int:
        """What one guess costs, to compare with the same kind only."""
        return self.iterations


Derivation = Argon2 | Pbkdf2
# all ways in together may ask for as much as one alone, so that a hostile header cannot keep the program at work
_MOST_WORK: dict[type[Derivation], int] = {Argon2: _MOST_KIB * _MOST_PASSES, Pbkdf2: _MOST_ROUNDS}


class KeyState(StrEnum):
    """Whether a key is in use, or will be when a rotation ends."""

    CURRENT = "current"
    PENDING = "pending"


class KeyEntry(_Part, frozen=True, kw_only=True):
    """One vault key's state and the SQLCipher salt of its store file."""

    state: KeyState
    salt: Bytes16


class SlotType(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a kind)
    TWO_SECRET = "two-secret"  # noqa: S105 (the name of a kind)
    RECOVERY = "recovery"


class Wrap(_Part, frozen=True, kw_only=True):
    """A slot's private key, encrypted."""

    alg: Literal["A256GCM"] = "A256GCM"
    nonce: Bytes12
    ct: Bytes48


class KeyringPlace(_Part, frozen=True, kw_only=True):
    """Which system keyring holds a slot's second secret."""

    backend: Word


class Slot(_Part, frozen=True, kw_only=True):
    """One way in. `user` is opaque; the recovery key belongs to nobody."""

    id: Uuid
    type: SlotType
    user: UserId
    created: Stamp
    kdf: Derivation | None = None
    pub: Bytes32
    wrap: Wrap
    sealed: dict[KeyId, Bytes80]
    keyring: KeyringPlace | None = None


class Anchor(_Part, frozen=True, kw_only=True, omit_defaults=True):
    """The audit chain's last row; when the vault was closed with it, what tells its pages from any others."""

    audit_seq: Counter
    audit_mac: Bytes32
    at: Stamp
    pages: Bytes32 | None = None


class Header(_Part, frozen=True, kw_only=True):
    """All of a header but its mac and checksum. `more` is what stood in it that this program does not know."""

    format: Literal["ecm-vault"] = "ecm-vault"
    version: Literal[1] = 1
    vault_id: Uuid
    generation: Counter
    created: Stamp
    app: Word
    cipher: Cipher = Cipher()
    keys: Annotated[dict[KeyId, KeyEntry], Meta(min_length=1, max_length=2)]
    slots: Annotated[tuple[Slot, ...], Meta(max_length=MOST_SLOTS)]
    anchor: Anchor | None = None
    more: dict[str, Any] = {}

    def __post_init__(self) -> None:
        if [one.state for one in self.keys.values()].count(KeyState.CURRENT) != 1:
            raise ValueError("one key is current")
        if len({slot.id for slot in self.slots}) != len(self.slots):
            raise ValueError("slots have names of their own")
        if any(self.current_key not in slot.sealed for slot in self.slots):
            raise ValueError("every slot gives the current key")
        if any(slot.kdf is None for slot in self.slots if slot.type is not SlotType.RECOVERY):
            raise ValueError("something is made of every passphrase")
        for kind, most in _MOST_WORK.items():
            if sum(one.work for one in self.derivations if isinstance(one, kind)) > most:
                raise ValueError("to try a passphrase is not to take for ever")

    @property
    def derivations(self) -> tuple[Derivation, ...]:
        """What has to be made of a passphrase to try it: what most ways in ask for comes first."""
        asked = Tally(slot.kdf for slot in self.slots if slot.kdf and slot.type is not SlotType.RECOVERY)
        return tuple(one for one, _ in asked.most_common())

    @property
    def current_key(self) -> str:
        """The id of the key in use."""
        return next(name for name, one in self.keys.items() if one.state is KeyState.CURRENT)

    @property
    def store_name(self) -> str:
        """The name of the store file."""
        return f"store-{self.current_key}.db"


def changed(header: Header, **parts: object) -> Header:
    """The header with other parts; what was not known of an anchor goes with it."""
    more = {name: value for name, value in header.more.items() if name != "anchor" or name not in parts}
    return msgspec.structs.replace(header, more=more, **parts)

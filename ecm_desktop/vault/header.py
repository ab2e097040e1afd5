"""The vault's header: who may open the vault and with what parameters. Holds nothing secret and nobody's name.

The file is JSON in one spelling only: keys sorted, no spaces, ASCII, one line end. Version 1, all bytes in base64:

    format       "ecm-vault"
    version      1; a program refuses what is newer than it knows
    vault_id     UUID of the vault, bound into everything sealed
    generation   counts the writes of the header; of two good copies the higher one holds
    created, app when and by which version it was made
    cipher       how the store file is encrypted
    kdf          Argon2id with one salt for the whole vault: unlocking costs one derivation however many users there are
    keys         key id -> state ("current"; "pending" while a rotation by copy is under way) and SQLCipher salt;
                 the store of key k1 is the file store-k1.db
    slots        ways in, 1 to 32. Each holds an X25519 pair: `pub`, and the private half wrapped by the slot's own
                 key (AES-256-GCM; additional data: canonical [vault_id, id, type, user, kdf, pub]). The slot's key is
                 HKDF-SHA256(secret, salt = vault_id, info = "vault/v1/slot/" + id) where secret is, by `type`,
                   passphrase   the Argon2id output
                   two-secret   the Argon2id output followed by 32 bytes kept in the system keyring named by `keyring`
                   recovery     the 256 random bits of the recovery key
                 `sealed` maps key id -> the vault key, HPKE-sealed (base mode, DHKEM X25519, HKDF-SHA256, AES-256-GCM;
                 info: canonical [vault_id, slot id, key id]) to `pub`, so that the key can change while users are away
    anchor       head of the audit chain when the vault was last closed; a store that lacks it was rolled back
    mac          HMAC-SHA256 of all the above by a key drawn from the vault key
    checksum     SHA-256 of all the above with `mac`, to find accidental damage before unlocking
"""

from __future__ import annotations

import hashlib
import hmac
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from ecm_desktop.errors import Damaged, Unavailable

LIMIT = 64 * 1024
VERSION = 1

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


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a header: nothing may be in it that this version does not know."""


class Cipher(_Part, frozen=True, kw_only=True):
    """How the store file is encrypted."""

    engine: Literal["sqlcipher"] = "sqlcipher"
    compat: Literal[4] = 4
    page_size: Literal[4096] = 4096
    key: Literal["raw"] = "raw"
    hmac: Literal["HMAC_SHA512"] = "HMAC_SHA512"


class Derivation(_Part, frozen=True, kw_only=True):
    """Argon2id's parameters, within bounds that are checked before any work is done."""

    name: Literal["argon2id"] = "argon2id"
    v: Literal[19] = 19
    m_kib: Annotated[int, Meta(ge=8 * 1024, le=2 * 1024 * 1024)]
    t: Annotated[int, Meta(ge=1, le=16)]
    p: Annotated[int, Meta(ge=1, le=16)]
    salt: Bytes16


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
    pub: Bytes32
    wrap: Wrap
    sealed: dict[KeyId, Bytes80]
    keyring: KeyringPlace | None = None


class Anchor(_Part, frozen=True, kw_only=True):
    """The audit chain's last row when the vault was closed."""

    audit_seq: Counter
    audit_mac: Bytes32
    at: Stamp


class Header(_Part, frozen=True, kw_only=True):
    """All of a header but its mac and checksum."""

    format: Literal["ecm-vault"] = "ecm-vault"
    version: Literal[1] = 1
    vault_id: Uuid
    generation: Counter
    created: Stamp
    app: Word
    cipher: Cipher = Cipher()
    kdf: Derivation
    keys: Annotated[dict[KeyId, KeyEntry], Meta(min_length=1, max_length=2)]
    slots: Annotated[tuple[Slot, ...], Meta(max_length=32)]
    anchor: Anchor | None = None

    def __post_init__(self) -> None:
        if [one.state for one in self.keys.values()].count(KeyState.CURRENT) != 1:
            raise ValueError("one key is current")
        if len({slot.id for slot in self.slots}) != len(self.slots):
            raise ValueError("slots have names of their own")
        if any(self.current_key not in slot.sealed for slot in self.slots):
            raise ValueError("every slot gives the current key")

    @property
    def current_key(self) -> str:
        """The id of the key in use."""
        return next(name for name, one in self.keys.items() if one.state is KeyState.CURRENT)

    @property
    def store_name(self) -> str:
        """The name of the store file."""
        return f"store-{self.current_key}.db"


class ReadHeader(msgspec.Struct, frozen=True):
    """A header whose checksum holds, with the mac that has yet to be checked."""

    header: Header
    mac: bytes


_encode = msgspec.json.Encoder(order="sorted").encode


def canonical(plain: object) -> bytes:
    """The one spelling of plain data."""
    return _encode(plain)


def render(header: Header, mac_key: bytearray) -> bytes:
    """The header's file."""
    plain: dict[str, Any] = msgspec.to_builtins(header)
    plain["mac"] = msgspec.to_builtins(_mac(header, mac_key))
    plain["checksum"] = hashlib.sha256(canonical(plain)).hexdigest()
    return canonical(plain) + b"\n"


def parse(data: bytes) -> ReadHeader:
    """The header of a file's bytes. Raises Damaged, or Unavailable when a newer program wrote it."""
    plain = _checked(data)
    version = plain.get("version")
    if plain.get("format") == "ecm-vault" and isinstance(version, int) and version > VERSION:
        raise Unavailable("This vault was made by a newer version of the program. Install that version to open it.")
    try:
        mac = msgspec.convert(plain.pop("mac", None), Bytes32)
        header = msgspec.convert(plain, Header)
    except msgspec.ValidationError as error:
        raise header_damaged() from error
    if canonical(msgspec.to_builtins(header)) != canonical(plain):
        raise header_damaged()
    return ReadHeader(header, mac)


def check_mac(read: ReadHeader, mac_key: bytearray) -> None:
    """Raise Damaged unless whoever wrote the header held the vault key."""
    if not hmac.compare_digest(read.mac, _mac(read.header, mac_key)):
        raise Damaged(
            "The vault's header was changed by something other than this program. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )


def header_damaged() -> Damaged:
    """The sentence for a header that cannot be read."""
    return Damaged(
        "The vault's header is damaged. Restore the vault from a backup; they lie in its folder, under backups."
    )


def _mac(header: Header, mac_key: bytearray) -> bytes:
    return hmac.digest(mac_key, canonical(msgspec.to_builtins(header)), "sha256")


def _checked(data: bytes) -> dict[str, Any]:
    if len(data) > LIMIT or not data.isascii():
        raise header_damaged()
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise header_damaged() from error
    # one spelling only: repeated keys, other spacing and other number forms all fail here
    if not isinstance(plain, dict) or canonical(plain) + b"\n" != data:
        raise header_damaged()
    checksum = plain.pop("checksum", None)
    if checksum != hashlib.sha256(canonical(plain)).hexdigest():
        raise header_damaged()
    return plain

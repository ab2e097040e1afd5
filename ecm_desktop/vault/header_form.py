"""How a header stands in its file: one spelling, a checksum against accidents, a mac against meddling, a limit."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import msgspec

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.vault.header import Bytes32, Header
from ecm_desktop.vault.header_more import beside, kept_within

LIMIT = 64 * 1024
VERSION = 1


class ReadHeader(msgspec.Struct, frozen=True):
    """A header whose checksum holds, with the mac that has yet to be checked, and what it has to be the mac of."""

    header: Header
    mac: bytes
    signed: bytes


_encode = msgspec.json.Encoder(order="sorted").encode


def canonical(plain: object) -> bytes:
    """The one spelling of plain data."""
    return _encode(plain)


def render(header: Header, mac_key: bytearray) -> bytes:
    """The header's file. Raises Unavailable when it would be larger than any that is read."""
    plain = _plain(header)
    plain["mac"] = msgspec.to_builtins(hmac.digest(mac_key, _spelt(plain), "sha256"))
    plain["checksum"] = hashlib.sha256(_spelt(plain)).hexdigest()
    data = _spelt(plain) + b"\n"
    if len(data) > LIMIT:
        raise Unavailable("The vault's header has no more room. Remove a user first.")
    return data


def parse(data: bytes) -> ReadHeader:
    """The header of a file's bytes. Raises Damaged, or Unavailable when a newer program wrote it."""
    try:
        plain = _checked(data)
        _refuse_newer(plain)
        mac = msgspec.convert(plain.pop("mac", None), Bytes32)
        return ReadHeader(_understood(_as_made_now(plain)), mac, _spelt(plain))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise header_damaged() from error


def check_mac(read: ReadHeader, mac_key: bytearray) -> None:
    """Raise Damaged unless whoever wrote the header held the vault key."""
    if not hmac.compare_digest(read.mac, hmac.digest(mac_key, read.signed, "sha256")):
        raise Damaged(
            "The vault's header was changed by something other than this program. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )


def header_damaged() -> Damaged:
    """The sentence for a header that cannot be read."""
    return Damaged(
        "The vault's header is damaged. Restore the vault from a backup; they lie in its folder, under backups."
    )


def _understood(plain: dict[str, Any]) -> Header:
    """The header, with what is not known of it beside. Raises ValidationError, or Damaged for another spelling."""
    known = msgspec.convert({name: value for name, value in plain.items() if name != "more"}, Header)
    header = msgspec.structs.replace(known, more=beside(plain, _plain(known)))
    if _spelt(_plain(header)) != _spelt(plain):
        raise header_damaged()
    return header


def _spelt(plain: object) -> bytes:
    """Canonical and in ASCII, which what is not known here may not be."""
    data = canonical(plain)
    if data.isascii():
        return data
    import json

    return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode("ascii")


def _plain(header: Header) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(header)
    kept_within(plain, plain.pop("more"))
    return plain


def _as_made_now(plain: dict[str, Any]) -> dict[str, Any]:
    """With what is made of a passphrase in every slot, where it once stood in one place for all of them."""
    slots = plain.get("slots")
    if "kdf" not in plain or not isinstance(slots, list) or not all(isinstance(one, dict) for one in slots):
        return plain
    others = {name: value for name, value in plain.items() if name != "kdf"}
    return {**others, "slots": [{"kdf": plain["kdf"], **one} for one in slots]}


def _refuse_newer(plain: dict[str, Any]) -> None:
    version = plain.get("version")
    if plain.get("format") == "ecm-vault" and isinstance(version, int) and version > VERSION:
        raise Unavailable("This vault was made by a newer version of the program. Install that version to open it.")


def _checked(data: bytes) -> dict[str, Any]:
    if len(data) > LIMIT or not data.isascii():
        raise header_damaged()
    plain = msgspec.json.decode(data)
    # one spelling only: repeated keys, other spacing and other number forms all fail here
    if not isinstance(plain, dict) or _spelt(plain) + b"\n" != data:
        raise header_damaged()
    checksum = plain.pop("checksum", None)
    if checksum != hashlib.sha256(_spelt(plain)).hexdigest():
        raise header_damaged()
    return plain

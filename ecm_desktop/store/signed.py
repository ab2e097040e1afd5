"""What was done in a vault, in a file that anybody can check: signed, with the public key to check it by.

That the key is the vault's own is known by its fingerprint, which the vault tells and two people can compare.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import Literal

import msgspec

from ecm_desktop.errors import InputRefused
from ecm_desktop.store import audit
from ecm_desktop.store.audit import Entry, Event, Wanted
from ecm_desktop.store.store import Store
from ecm_desktop.vault.files import read_plain_file, write_atomically
from ecm_desktop.vault.header_form import canonical
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.signing import fingerprint, is_signed, public_key, sign

_MOST_BYTES = 256 << 20
ABOUT = {"what": "audit"}  # in the audit's row of its own export


class Signer(Enum):
    """Whose key signed an export, as a vault knows it."""

    THIS_VAULT = auto()
    ITS_EARLIER_KEY = auto()
    SOMEBODY_ELSE = auto()


class Export(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file. `asked` tells which rows were asked for, `head` is of all rows; the signature is over all the rest.

    For that the rest is spelled as JSON in UTF-8 without blanks, the names of each object in order.
    """

    format: Literal["ecm-audit-export"] = "ecm-audit-export"
    version: Literal[1] = 1
    vault: str
    made: str
    head: str
    asked: dict[str, str | bool]
    entries: list[Entry]
    key: bytes
    signature: bytes = b""


@dataclass(frozen=True)
class Checked:
    """An export whose signature is right: from which vault by its own word, and the fingerprint of the key."""

    vault: str
    made: str
    head: str
    rows: int
    fingerprint: str


def export_audit(store: Store, wanted: Wanted, file: Path) -> None:
    """Write the rows asked for and the head of all rows, signed; the audit is told first. Raises Unavailable."""
    with _audit_key(store) as key:
        bare = Export(
            vault=store.ledger.unlocked.header.vault_id,
            made=audit.moment(store.ledger.now()),
            head=store.audit_head().text,
            asked={name: _said(value) for name, value in asdict(wanted).items() if value is not None},
            entries=list(store.audit_entries(wanted)),
            key=public_key(key),
        )
        signed = msgspec.structs.replace(bare, signature=sign(key, _signed_part(bare)))
    data = msgspec.json.format(canonical(msgspec.to_builtins(signed)), indent=1) + b"\n"
    store.note_event(Event.EXPORTED, sha256=hashlib.sha256(data).hexdigest(), **ABOUT)
    write_atomically(file, data)


def check_export(file: Path) -> Checked:
    """Whether an export is as it was signed; needs no vault and no key. Raises InputRefused or Unavailable."""
    found = _read(file)
    return Checked(found.vault, found.made, found.head, len(found.entries), fingerprint(found.key))


def signer_of(store: Store, file: Path) -> Signer:
    """Whose key signed an export that is as it was signed. Raises InputRefused or Unavailable."""
    found = _read(file)
    with _audit_key(store) as key:
        if found.key == public_key(key):
            return Signer.THIS_VAULT
    with store.ledger.reading() as connection:
        earlier = [public_key(key) for _, key in audit.earlier_keys(connection)]
    return Signer.ITS_EARLIER_KEY if found.key in earlier else Signer.SOMEBODY_ELSE


def own_fingerprint(store: Store) -> str:
    """The fingerprint of the key that signs this vault's exports, to be told to whoever gets one."""
    with _audit_key(store) as key:
        return fingerprint(public_key(key))


def _read(file: Path) -> Export:
    try:
        data = read_plain_file(file, _MOST_BYTES)
        found = msgspec.json.decode(data, type=Export)
    except (msgspec.MsgspecError, UnicodeDecodeError, FileNotFoundError, RecursionError) as error:
        raise InputRefused("This file is not an export of what was done.") from error
    # what another reader might take for the content is no part of what was signed
    is_as_spelled = msgspec.json.format(data, indent=-1) == canonical(msgspec.to_builtins(found))
    if not is_as_spelled or not is_signed(found.key, found.signature, _signed_part(found)):
        raise InputRefused("This export was changed after it was signed. Ask whoever sent it for it once more.")
    return found


def _signed_part(export: Export) -> bytes:
    plain = msgspec.to_builtins(export)
    del plain["signature"]
    return canonical(plain)


def _said(value: object) -> str | bool:
    return value if isinstance(value, bool) else audit.moment(value) if isinstance(value, datetime) else str(value)


@contextmanager
def _audit_key(store: Store) -> Iterator[bytearray]:
    key = store.ledger.unlocked.key.subkey(Purpose.AUDIT)
    try:
        yield key
    finally:
        wipe(key)

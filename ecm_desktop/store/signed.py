"""What was done in a vault, in a file that the vault can later recognise as its own."""

from __future__ import annotations

import hmac
from dataclasses import asdict
from pathlib import Path

import msgspec

from ecm_desktop.errors import InputRefused
from ecm_desktop.store.audit import Wanted
from ecm_desktop.store.store import Store
from ecm_desktop.vault.files import read_plain_file, write_atomically
from ecm_desktop.vault.header import canonical
from ecm_desktop.vault.keys import Purpose, wipe

_MOST_BYTES = 256 << 20


def export_audit(store: Store, wanted: Wanted, file: Path) -> None:
    """Write the rows asked for, the head of all rows, and an HMAC over both, as JSON. Raises Unavailable."""
    rows = [asdict(one) for one in store.audit_entries(wanted)]
    plain: dict[str, object] = {
        "vault": store.ledger.unlocked.header.vault_id,
        "head": store.audit_head().text,
        "entries": rows,
    }
    write_atomically(file, msgspec.json.format(canonical({**plain, "mac": _mac(store, plain)}), indent=1) + b"\n")


def is_ours(store: Store, file: Path) -> bool:
    """Whether an export is as this vault wrote it, under the key it has now. Raises InputRefused or Unavailable."""
    try:
        plain = msgspec.json.decode(read_plain_file(file, _MOST_BYTES), type=dict[str, object])
    except (msgspec.MsgspecError, UnicodeDecodeError, FileNotFoundError) as error:
        raise InputRefused("This file is not an export of what was done.") from error
    mac = plain.pop("mac", "")
    return hmac.compare_digest(str(mac).encode(), _mac(store, plain).encode())


def _mac(store: Store, plain: dict[str, object]) -> str:
    key = store.ledger.unlocked.key.subkey(Purpose.AUDIT)
    try:
        return hmac.digest(key, b"export" + canonical(plain), "sha256").hex()
    finally:
        wipe(key)

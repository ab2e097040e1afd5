"""Whether a vault lies as it was put to rest: no page older than the others, and no journal gone.

The cipher authenticates each page, and takes an old one for a new one. So the header keeps, over every page, what
authenticates it; and the lock that somebody who was cut off leaves behind names the last row that the store must have.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ecm_desktop.errors import RolledBack
from ecm_desktop.store import audit
from ecm_desktop.store.connection import PAGE, for_reading, make_engine
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.vault.files import disk_problem
from ecm_desktop.vault.unlocking import Unlocked

_PIECE = 256 * PAGE  # bytes in memory at a time: a store may have 2 GB
_TAG = 64  # bytes at a page's end: HMAC-SHA512 over its text, its IV and its number


def pages_at_rest(path: Path) -> bytes:
    """What tells the pages of a store without a journal from any others. Raises Unavailable.

    The first page does not count: it changes when the store is opened, before any work.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            file.seek(PAGE)
            while piece := file.read(_PIECE):
                digest.update(b"".join([piece[end - _TAG : end] for end in range(PAGE, len(piece) + 1, PAGE)]))
    except OSError as error:
        raise disk_problem(error) from error
    return digest.digest()


def check_pages(connection: Any, unlocked: Unlocked) -> None:
    """Raise RolledBack when nothing was done since the vault was closed and yet its pages are not those of then.

    A page that is merely damaged is left to whoever reads it.
    """
    anchor = unlocked.header.anchor
    if anchor is None or anchor.pages is None or pages_at_rest(unlocked.store_path) == anchor.pages:
        return
    with in_words(), for_reading(make_engine(connection)).begin() as reading:
        head = audit.head(driver_of(reading))
    if (head.seq, head.mac) != (anchor.audit_seq, anchor.audit_mac):
        return  # the last session was cut off, or the audit itself is older
    with in_words():
        is_damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if not is_damaged:
        raise RolledBack(
            "The vault's store is not as it was when it was last closed: a part of it is older, or was written by "
            "another program. Work may be missing. Put the newest store file back, or restore the newest backup; "
            "they lie in its folder, under backups."
        )


def check_left(connection: sa.Connection, left: str) -> None:
    """Raise RolledBack when the store lacks the audit's row that somebody who was cut off had kept; "" is nobody.

    It stood in the journal beside the store, which is gone or was cut.
    """
    if not left:
        return
    row, mac = audit.read_head(left)
    if (audit.mac_of(driver_of(connection), row) or b"").hex() != mac:
        raise RolledBack(
            "The vault was not closed properly, and the journal beside its store, which held the last work, is gone or "
            "cut: that work is missing. Put the journal (the file ending in -wal) back, or restore the newest backup; "
            "they lie in its folder, under backups."
        )

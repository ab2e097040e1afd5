"""Proving a backup: a vault is made from it beside the open one, looked over page by page, and removed again.

Each backup was read back when it was made; that it still can be is proved once a month.
"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from ecm_desktop.store.audit import Event, Wanted
from ecm_desktop.store.backups import UnderEarlierKey, check_packed
from ecm_desktop.store.shelf import PROOF, Shelf
from ecm_desktop.store.store import Store
from ecm_desktop.vault.files import disk_problem

EVERY = timedelta(days=30)


def prove(store: Store, file: Path) -> None:
    """Restore a backup beside the vault, look over every page of it, and remove it again; the audit is told.

    Raises InputRefused, Damaged or Unavailable; Unavailable too when the vault has another key since.
    """
    unlocked = store.ledger.unlocked
    try:
        with tempfile.TemporaryDirectory(prefix=PROOF, dir=unlocked.folder) as room:
            check_packed(file, Path(room), unlocked)
    except OSError as error:
        raise disk_problem(error) from error
    store.note_event(Event.BACKUP_PROVED)


def prove_when_due(store: Store) -> Path | None:
    """Prove the newest backup on the vault's shelf, where none was proved for a month; gives it.

    None where none is due, or the newest is under an earlier key. Raises as `prove`.
    """
    kept = Shelf(store.ledger.unlocked.folder).kept()
    since = Wanted(since=store.ledger.now() - EVERY, event=Event.BACKUP_PROVED)
    if not kept or store.audit_entries(since):
        return None
    try:
        prove(store, kept[0].file)
    except UnderEarlierKey:  # the next day of work brings another one
        return None
    return kept[0].file

"""Copies of a vault that takes nothing more: whose store is gone while it is open, or that is an older one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ecm_desktop.errors import Displaced
from ecm_desktop.store.backups import check_place, pack
from ecm_desktop.store.shelf import Shelf, beside
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.unlocking import stamp

if TYPE_CHECKING:
    from ecm_desktop.store.store import ReadOnlyStore, Store


def rescue(store: Store, file: Path) -> None:
    """As `backup`, for a vault that was moved or replaced while it was open: nothing more is written into it.

    Raises Unavailable.
    """
    ledger = store.ledger
    anchor = ledger.anchor()
    with ledger.wherever_it_is() as source:
        pack(source, ledger.unlocked, anchor, ledger.now(), file)


def keep_as_it_is(store: ReadOnlyStore, file: Path, now: datetime) -> None:
    """Write what a vault that was put back holds now into `file`, as a backup to go on with when it is restored.

    What is missing from it stays missing. Raises RolledBack where its header is the older part, or Unavailable.
    """
    check_place(file)
    head = store.audit_head()
    with store.ledger.wherever_it_is() as source:
        pack(source, store.ledger.unlocked, Anchor(audit_seq=head.seq, audit_mac=head.mac, at=stamp(now)), now, file)


def rescue_before_closing(store: Store) -> Displaced:
    """Copy a vault that was moved or replaced while it was open; what is then to be told, with where the backup is.

    That is on its shelf where there is still one, else beside where it lay. Raises Unavailable.
    """
    ledger = store.ledger
    folder, now = ledger.unlocked.folder, ledger.now()
    file = Shelf(folder).place(ledger.unlocked.header.generation, now) if folder.is_dir() else beside(folder, now)
    rescue(store, file)
    return Displaced(
        "The vault's store was moved or replaced while it was open. All that was saved is in the backup {file}: "
        "restore the vault from it.",
        file=file,
    )

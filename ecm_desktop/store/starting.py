"""From an unlocked header to an open store: the checks in their order, and the making of a new store file."""

from __future__ import annotations

import os
from typing import Any

from ecm_desktop.errors import Damaged, Problem, RolledBack, TooNew
from ecm_desktop.store import audit
from ecm_desktop.store.at_rest import check_left, check_pages
from ecm_desktop.store.audit import AuditChain, Event
from ecm_desktop.store.coming_way import settle as settle_ways_in
from ecm_desktop.store.connection import (
    check_may_write,
    check_store_file,
    connect,
    connect_to_read,
    for_reading,
    forbid,
    make_engine,
    settle,
)
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.freshness import check_current, write_meta
from ecm_desktop.store.ledger import Clock, Ledger, ReadingLedger
from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.permissions import check_owner, close_to_others
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.store.store import ReadOnlyStore, Store
from ecm_desktop.store.tables import SCHEMA, has_our_columns
from ecm_desktop.vault.files import new_private_file
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked, stamp

_CLOSED = "Others on this computer could reach the vault's files. Their rights were taken away."
_MENDED = "One copy of the vault's header was damaged and has been mended from the other. Nothing is missing."


def start(unlocked: Unlocked, lock: VaultLock, clock: Clock) -> Store:
    """Open the store of an unlocked vault. Raises Damaged or Unavailable, and then holds nothing open."""
    from ecm_desktop.store.rotation import give_up_cut_off, sweep

    give_up_cut_off(unlocked)
    check_store_file(unlocked.store_path)
    check_may_write(unlocked.store_path)
    check_owner(unlocked.folder)
    was_wide = close_to_others(unlocked.folder)
    connection = connect(unlocked, unlocked.store_path)
    try:
        _refuse_newer(connection)
        check_pages(connection, unlocked)
        settle(connection)
        _bring_up_to_date(connection, unlocked, clock)
        forbid(connection)
        ledger = Ledger(unlocked, connection, lock, clock)
        _begin_session(ledger, lock)
        if unlocked.mended:
            unlocked.mend()
        sweep(unlocked)
    except BaseException:
        connection.close()
        raise
    return Store(ledger, (_MENDED,) * unlocked.mended + (_CLOSED,) * was_wide)


def start_reading(unlocked: Unlocked, lock: VaultLock | None, why: Problem) -> ReadOnlyStore:
    """Open the store of an unlocked vault to look into, whatever its age, if it has all that is looked for.

    Raises `why` where it has not, Damaged or Unavailable.
    """
    check_store_file(unlocked.store_path)
    left = unlocked.store_path.with_name(f"{unlocked.store_path.name}-wal")
    if isinstance(why, RolledBack) and left.exists() and left.stat().st_size:
        raise Damaged(
            "The vault was not closed properly, and an older store file was put back since: the journal beside it (the "
            "file ending in -wal) is of a newer one. Put the newest store file back, or restore the vault from a "
            "backup; they lie in its folder, under backups."
        )
    connection = connect_to_read(unlocked, unlocked.store_path)
    try:
        with in_words():
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < SCHEMA or not has_our_columns(connection):
            raise why
    except BaseException:
        connection.close()
        raise
    return ReadOnlyStore(ReadingLedger(unlocked, connection, lock), why)


def build(unlocked: Unlocked, clock: Clock) -> None:
    """Make the store file of a new vault, and anchor it in the header. Raises Unavailable."""
    from ecm_desktop.store.upgrade import upgrade

    os.close(new_private_file(unlocked.store_path))
    connection = connect(unlocked, unlocked.store_path)
    audit_key = unlocked.key.subkey(Purpose.AUDIT)
    try:
        upgrade(connection)
        with in_words(), make_engine(connection).begin() as transaction:
            write_meta(transaction, vault_id=unlocked.header.vault_id, header_generation=unlocked.header.generation)
            AuditChain(audit_key).append(driver_of(transaction), clock(), unlocked.user, Event.CREATED)
            head = audit.head(driver_of(transaction))
    finally:
        wipe(audit_key)
        connection.close()
    unlocked.keep(Anchor(audit_seq=head.seq, audit_mac=head.mac, at=stamp(clock())))


def _begin_session(ledger: Ledger, lock: VaultLock) -> None:
    with ledger.transaction() as connection:
        check_current(connection, ledger.unlocked)
        check_left(connection, lock.left)
        lock.settle()
        write_meta(connection, header_generation=ledger.unlocked.header.generation)
        settle_ways_in(connection, ledger)
        ledger.record_event(connection, Event.UNLOCKED)


def _refuse_newer(connection: Any) -> None:
    """Before anything is written."""
    with in_words():
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise TooNew("This vault was made by a newer version of the program. Install that version to work in it.")


def _bring_up_to_date(connection: Any, unlocked: Unlocked, clock: Clock) -> None:
    with in_words():
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        # a vault's store is made with its tables: one without them is not to be filled in silently
        raise Damaged(
            "The vault's store is damaged. Restore the vault from a backup; they lie in its folder, under backups."
        )
    _refuse_half_done(connection, version)
    if version < SCHEMA:
        from ecm_desktop.store.upgrade import upgrade

        _back_up_before(connection, unlocked, clock, version)
        upgrade(connection)


def _refuse_half_done(connection: Any, version: int) -> None:
    """No step of ours leaves such a table, since each is one transaction; another program's may have."""
    with in_words():
        (left,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name GLOB '_alembic_tmp_*'").fetchone()
        steps = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if left or steps != [(f"{version:04d}",)]:
        raise Damaged(
            "The vault's store is half way between two versions. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )


def _back_up_before(connection: Any, unlocked: Unlocked, clock: Clock, version: int) -> None:
    """A proved backup of the store as it is, before a step alters its tables."""
    from ecm_desktop.store.backups import pack
    from ecm_desktop.store.shelf import Shelf

    with in_words(), for_reading(make_engine(connection)).begin() as reading:
        check_current(reading, unlocked)
        head = audit.head(driver_of(reading))
    now = clock()
    file, anchor = (
        Shelf(unlocked.folder).place_before_step(version, now),
        Anchor(audit_seq=head.seq, audit_mac=head.mac, at=stamp(now)),
    )
    with in_words():
        pack(connection, unlocked, anchor, now, file)
    unlocked.keep(anchor)  # the step alters pages, and adds no row of the audit

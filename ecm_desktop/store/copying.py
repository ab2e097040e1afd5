"""A copy of the store file, under the same key or another one, proved page by page before it counts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from ecm_desktop.errors import Damaged
from ecm_desktop.store import audit
from ecm_desktop.store.audit import AuditChain
from ecm_desktop.store.connection import check_store_file, connect, make_engine
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.freshness import check_current
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.vault.files import disk_problem, new_private_file
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked


def copy_store(source: Any, target: Unlocked) -> None:
    """Copy an open store into `target`'s store file, which must not be there yet. Raises Unavailable.

    One step, so that no writer can make it start again. The copy lasts through a power cut once `sync_file` was told.
    """
    try:
        os.close(new_private_file(target.store_path))
    except OSError as error:
        raise disk_problem(error) from error
    with opened_copy(target) as connection, in_words():
        connection.execute("PRAGMA synchronous=OFF").fetchall()  # it counts for nothing yet
        source.backup(connection)
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()


@contextmanager
def opened_copy(copied: Unlocked) -> Iterator[Any]:
    """A driver's connection to a store that nobody else has open."""
    connection = connect(copied, copied.store_path)
    try:
        with in_words():
            connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()  # and so no shared memory lies beside it
        yield connection
    finally:
        connection.close()


def check_copy(copied: Unlocked, rows: Mapping[str, int] | None = None) -> None:
    """Raise Damaged unless every page of a copy is whole, it is as new as its header says and has so many rows."""
    check_store_file(copied.store_path)
    with opened_copy(copied) as connection, in_words():
        wrong_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        is_ordered = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        with make_engine(connection).begin() as reading:
            check_current(reading, copied)
            has_all = rows is None or rows_of(reading) == rows
    if wrong_pages or not is_ordered or not has_all:
        raise Damaged(
            "This copy of the vault is damaged. Check the disk; other backups lie in the vault's folder, under backups."
        )


def check_audit(copied: Unlocked) -> None:
    """Raise BrokenChain unless every row of the audit in a copy follows from those before it."""
    key = copied.key.subkey(Purpose.AUDIT)
    try:
        with opened_copy(copied) as connection, in_words(), make_engine(connection).begin() as reading:
            AuditChain(key).verified(reading)
    finally:
        wipe(key)


def rows_of(connection: sa.Connection) -> dict[str, int]:
    """How many rows each table has, whichever tables the store has, by the table's name."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'")
    names = sorted(found.scalars())
    counts = (sa.select(sa.func.count()).select_from(sa.table(name)) for name in names)
    return {name: connection.execute(count).scalar_one() for name, count in zip(names, counts, strict=True)}


def tally(connection: sa.Connection) -> tuple[object, ...]:
    """What must be the same in a store and its copy: the number of rows, and the audit's head."""
    return rows_of(connection), audit.head(driver_of(connection))

"""One keyed connection to the store file, opened in the settled order, and the engine that stands on it."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from ecm_desktop.errors import CannotWrite, Damaged, Unavailable
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.prepared import Prepared, driver_of
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked

PAGE = 4096
# what every edit runs, and one more: a statement that is kept holds some of the room that the database sets aside for
# small values, and once that is full each of them is allocated, locked, cleared and freed on its own
_KEPT_STATEMENTS = 8
FOR_WRITING = Prepared(sa.text("BEGIN IMMEDIATE"))
_FOR_READING = Prepared(sa.text("BEGIN"))
COMMIT = Prepared(sa.text("COMMIT"))
_LEAST_CIPHER = (4, 19)
_SETTINGS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "cache_size=-65536",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    f"max_page_count={(2 << 30) // PAGE}",  # the cipher's own check of a file was wrong beyond 4 GB
)
_FORBIDDEN_FUNCTIONS = {"sqlcipher_export", "load_extension"}
_FORBIDDEN_PRAGMAS = {
    "key", "rekey", "hexkey", "hexrekey", "textkey", "textrekey", "writable_schema", "temp_store_directory",
    "data_store_directory", "recursive_triggers", "trusted_schema",
}  # fmt: skip
_ALLOWED_CIPHER_PRAGMAS = {"cipher_integrity_check", "cipher_status", "cipher_version", "cipher_provider_version"}


def check_store_file(path: Path) -> None:
    """Raise Damaged unless `path` can be an encrypted store: SQLite itself would take an empty file for a new one."""
    try:
        found = path.lstat()
    except FileNotFoundError as error:
        raise Damaged(
            "The vault's store is missing. Restore the vault from a backup; they lie in its folder, under backups."
        ) from error
    beside = (path.with_name(path.name + ending) for ending in ("-wal", "-journal", "-shm"))
    kinds = (found.st_mode, *(one.lstat().st_mode for one in beside if os.path.lexists(one)))
    if not all(stat.S_ISREG(kind) for kind in kinds):
        raise Damaged(
            "A file of the vault has been replaced by something that is not a file. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise Unavailable(
            "The vault's store cannot be read. Another program may hold it, or you may lack the right: try again, or "
            "ask for the right to read it."
        ) from error
    if found.st_size < PAGE or start == b"SQLite format 3\0":
        raise Damaged(
            "The vault's store is damaged. Restore the vault from a backup; they lie in its folder, under backups."
        )


def check_may_write(path: Path) -> None:
    """Raise CannotWrite unless the file and its folder take changes."""
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise CannotWrite(
            "The vault's folder cannot be written to. Ask for the right to write there, or move the vault."
        )


def connect(unlocked: Unlocked, path: Path) -> Any:
    """A keyed connection to an existing file, checked to be encrypted. Raises Damaged or Unavailable."""
    with in_words():
        connection = _opened(path, "mode=rw")
        try:
            _give_key(connection, unlocked)
            _check_cipher(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(unlocked: Unlocked, path: Path) -> Any:
    """A keyed connection that can write nothing, not even beside the file. Raises Damaged or Unavailable."""
    left = path.with_name(path.name + "-wal")
    if left.exists() and left.stat().st_size:
        raise Unavailable(
            "The vault was not closed properly, and its folder cannot be written to. "
            "Copy the whole folder to a place that can be written to, and open it there."
        )
    with in_words():
        connection = _opened(path, "mode=ro&immutable=1")
        try:
            _give_key(connection, unlocked)
            _check_cipher(connection)
            connection.execute("PRAGMA query_only=ON").fetchall()
        except BaseException:
            connection.close()
            raise
    forbid(connection)
    return connection


def settle(connection: Any) -> None:
    """Durability, limits and locking, before the first transaction. Raises Unavailable."""
    mac_only = ("fullfsync=ON", "checkpoint_fullfsync=ON") if sys.platform == "darwin" else ()
    with in_words():
        connection.executescript("".join(f"PRAGMA {setting};" for setting in (*_SETTINGS, *mac_only)))


def forbid(connection: Any) -> None:
    """Close every way by which SQL could write plain text, change the key or unmake the audit."""
    connection.set_authorizer(_authorize)


def make_engine(connection: Any) -> sa.Engine:
    """An engine on that one connection, whose every transaction takes the write lock at its beginning.

    Left to itself the driver commits before schema statements, and a killed migration stays half done.
    """
    engine = sa.create_engine(
        "sqlite+pysqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True,
        pool_reset_on_return=None,  # whoever takes the connection ends what was begun on it
    )  # fmt: skip
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _commit)
    return engine


def for_reading(engine: sa.Engine) -> sa.Engine:
    """The engine on the same connection whose transactions only read, which a damaged store still answers."""
    return engine.execution_options(begin=_FOR_READING)


def _begin(connection: sa.Connection) -> None:
    connection.get_execution_options().get("begin", FOR_WRITING).run(driver_of(connection))


def _commit(connection: sa.Connection) -> None:
    """As a statement that is kept: the driver's own call makes it anew each time, and then has nothing left to do."""
    COMMIT.run(driver_of(connection))


def _opened(path: Path, how: str) -> Any:
    """The driver's connection, with all that it ever allocates locked in memory, and cleared when freed."""
    _lock_memory()
    return dbapi2.connect(
        f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False, timeout=5,
        cached_statements=_KEPT_STATEMENTS,
    )  # fmt: skip


@cache
def _lock_memory() -> None:
    """The setting is the whole process's and stays: given on a connection of its own, the next one is made under it."""
    with closing(dbapi2.connect(":memory:")) as first:
        first.executescript("PRAGMA cipher_memory_security=ON")


def _give_key(connection: Any, unlocked: Unlocked) -> None:
    key = unlocked.key.subkey(Purpose.PAGES)
    salt = unlocked.header.keys[unlocked.header.current_key].salt
    try:
        # one script: a prepared PRAGMA would leave the key in the statement cache
        connection.executescript(
            "PRAGMA cipher_log_level=NONE; PRAGMA cipher_memory_security=ON; "
            f"PRAGMA key=\"x'{key.hex()}{salt.hex()}'\";"
        )
    finally:
        wipe(key)


def _check_cipher(connection: Any) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    told = (connection.execute(f"PRAGMA cipher_{name}").fetchone() for name in ("status", "version", "provider"))
    status, version, provider = (found[0] if found else "" for found in told)
    known = tuple(int(part) for part in version.split()[0].split(".")[:2]) if version else (0, 0)
    if status != "1" or known < _LEAST_CIPHER or provider != "openssl":
        raise Unavailable(
            "The program's encryption library is not the right one; install the program again. The vault is as it was."
        )


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _inside: str | None) -> int:
    return (
        sqlite3.SQLITE_DENY
        if _is_forbidden(action, (first or "").lower(), (second or "").lower())
        else sqlite3.SQLITE_OK
    )


def _is_forbidden(action: int, first: str, second: str) -> bool:
    match action:
        case sqlite3.SQLITE_ATTACH | sqlite3.SQLITE_DETACH | sqlite3.SQLITE_DROP_TRIGGER:
            return True
        case sqlite3.SQLITE_FUNCTION:
            return second in _FORBIDDEN_FUNCTIONS
        case sqlite3.SQLITE_DROP_TABLE:
            return first == "audit"
        case sqlite3.SQLITE_PRAGMA:
            is_cipher = first.startswith("cipher") and first not in _ALLOWED_CIPHER_PRAGMAS
            return is_cipher or (first in _FORBIDDEN_PRAGMAS and bool(second))
    return False

"""The open store file: its transactions, its audit chain, and how it is put to rest."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import msgspec
import sqlalchemy as sa

from ecm_desktop.errors import Damaged, DiskFailed, Displaced, Unavailable
from ecm_desktop.store import audit, writing
from ecm_desktop.store.at_rest import pages_at_rest
from ecm_desktop.store.audit import AuditChain, Event
from ecm_desktop.store.connection import COMMIT, FOR_WRITING, for_reading, make_engine
from ecm_desktop.store.failures import in_words, out_of_reach
from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.prepared import Driver, driver_of
from ecm_desktop.store.way_back import newest_backup
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import Unlocked, stamp

Clock = Callable[[], datetime]

_ANCHOR_EVERY = timedelta(minutes=1)
_PATIENCE = 10.0  # seconds that an edit waits for a backup or a rotation in a worker
_WITHOUT_END = -1.0


class ReadingLedger:
    """One vault's store while it may be looked into, with the key (and the lock) that it lets go of when closed."""

    def __init__(self, unlocked: Unlocked, connection: Any, lock: VaultLock | None) -> None:
        self._lock = lock
        self._is_open = True
        self._turn = threading.RLock()
        self._disk_failed = False
        self._attach(unlocked, connection)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def is_open(self) -> bool:
        """Whether it has not been closed yet."""
        return self._is_open

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view, for questions. Raises Unavailable or Damaged."""
        with self.turn(), in_words(), self._reading_engine.begin() as connection:
            yield connection

    @contextmanager
    def turn(self, wait: float = _PATIENCE) -> Iterator[None]:
        """No other thread works with the store meanwhile, and nothing half done is in it. Raises Unavailable."""
        if not self._turn.acquire(timeout=wait):
            raise _busy()
        try:
            self._check_open()
            if self._connection.in_transaction:
                raise _busy()
            yield
        except DiskFailed:
            self._disk_failed = True
            raise
        except Damaged as damaged:
            if self._disk_failed:
                raise out_of_reach() from damaged
            damaged.also = damaged.also or newest_backup(self.unlocked.folder)
            raise
        finally:
            self._turn.release()

    @contextmanager
    def wherever_it_is(self) -> Iterator[Any]:
        """The driver's connection, for a copy of all that was saved when the file has no name any more."""
        with self.turn(), in_words():
            yield self._connection

    def close(self) -> None:
        """Wipe the keys and leave the files as they are; a second call does nothing."""
        if self._is_open:
            self._let_go()

    def _attach(self, unlocked: Unlocked, connection: Any) -> None:
        self.unlocked = unlocked
        self._connection = connection
        self._engine = make_engine(connection)
        self._reading_engine = for_reading(self._engine)
        self._path = str(unlocked.store_path)
        self._file = unlocked.store_path.stat()
        self.chain = AuditChain(unlocked.key.lasting(Purpose.AUDIT))

    def _detach(self) -> None:
        with contextlib.suppress(Exception):  # a connection that fails to close is gone all the same
            self._connection.close()
        self.unlocked.key.wipe()

    def _let_go(self) -> None:
        self._is_open = False
        self._detach()
        if self._lock is not None:
            self._lock.release()

    def _check_open(self) -> None:
        if not self._is_open:
            raise Unavailable("The vault is locked. Unlock it first.")


class Ledger(ReadingLedger):
    """One vault's store while it may be written to."""

    def __init__(self, unlocked: Unlocked, connection: Any, lock: VaultLock, clock: Clock) -> None:
        super().__init__(unlocked, connection, lock)
        self.device = socket.gethostname()
        self.now = clock
        self._anchored = clock()
        self._held = lock

    @property
    def since(self) -> int:
        """When the vault was opened, in nanoseconds of the file system's clock."""
        return self._held.taken

    def record_event(self, connection: sa.Connection, event: Event, **about: str | int) -> None:
        """Add a row to the audit, in the caller's transaction."""
        self.chain.append(driver_of(connection), self.now(), self.unlocked.user, event, **about)

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """All of what is written in it is kept, or nothing. Raises Unavailable or Damaged."""
        with self.turn():
            self._check_in_place()
            self.chain.added = None
            with in_words(), self._writing.begin():
                yield self._writing
            self._tell_kept()
            self._anchor_when_due()

    @contextmanager
    def edit(self) -> Iterator[Driver]:
        """A transaction on the driver's own connection, for what is put into SQL once: half the time of the other.

        Raises Unavailable or Damaged.
        """
        with self.turn(), in_words():
            self._check_in_place()
            self.chain.added = None
            FOR_WRITING.run(self._connection)
            try:
                yield self._connection
                COMMIT.run(self._connection)
            except BaseException:
                self._connection.rollback()
                raise
            self._tell_kept()
            self._anchor_when_due()

    @contextmanager
    def at_rest_on_disk(self) -> Iterator[Any]:
        """The driver's connection, with every page in the main file, for checks and copies of that file."""
        with self.turn(), in_words():
            self._check_in_place()
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            yield self._connection

    def anchor(self) -> Anchor:
        """The audit chain's head as a header keeps it. Raises Unavailable."""
        with self.reading() as connection:
            last = audit.head(driver_of(connection))
        return Anchor(audit_seq=last.seq, audit_mac=last.mac, at=stamp(self.now()))

    def keep_anchor(self) -> None:
        """Let the header remember how far the store has come, so that nothing up to here can vanish unnoticed.

        Raises Unavailable.
        """
        self.unlocked.keep(self.anchor())
        self._anchored = self.now()

    def move_to(self, unlocked: Unlocked, connection: Any) -> None:
        """Go on with another store file under another key; the connection and the key before are done with."""
        self._engine.dispose()
        self._detach()
        self._attach(unlocked, connection)

    def close(self) -> None:
        """Put the vault to rest as one file with its header, and wipe the keys; a second call does nothing.

        Raises Unavailable when the disk refuses (what was saved is safe then too), Displaced when the store is gone.
        """
        if not self._is_open:
            return
        with self.turn(_WITHOUT_END):
            try:
                self._check_in_place()
                self._settle_on_disk()
            finally:
                self._let_go()

    def _attach(self, unlocked: Unlocked, connection: Any) -> None:
        with in_words():
            for one in (FOR_WRITING, COMMIT, *writing.EVERY_EDIT, *audit.EVERY_EDIT):
                one.make_ready(connection)
        super()._attach(unlocked, connection)
        self._writing = self._engine.connect()  # to take it anew for each edit costs as much as three statements

    def _tell_kept(self) -> None:
        """Leave word of the last row that was kept, in case the program is cut off and the journal is lost."""
        if self.chain.added is not None:
            self._held.tell(*self.chain.added)

    def _anchor_when_due(self) -> None:
        if abs(self.now() - self._anchored) < _ANCHOR_EVERY:
            return
        with contextlib.suppress(Unavailable):  # what was saved is saved; the next edit tries again
            self.keep_anchor()

    def _settle_on_disk(self) -> None:
        anchor = self.anchor()
        with in_words():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            self._engine.dispose()
        self.unlocked.keep(msgspec.structs.replace(anchor, pages=pages_at_rest(self.unlocked.store_path)))

    def is_in_place(self) -> bool:
        """Whether the store is still where it was opened."""
        try:
            return os.path.samestat(self._file, os.stat(self._path))  # noqa: PTH116  # in every edit
        except OSError:
            return False

    def _check_in_place(self) -> None:
        """A store that was deleted while open goes on taking writes that are nowhere on the disk."""
        if not self.is_in_place():
            raise Displaced(
                "The vault's store is gone from its place: this was not saved. Save a copy of what was, or put it back "
                "and try again."
            )


def _busy() -> Unavailable:
    return Unavailable("The vault is busy with other work. Wait until that is done, and try again.")

"""An open vault: its cases, their journals, drafts, and the one transaction in which an edit is kept."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, diff
from ecm_desktop.domain.ids import new_id
from ecm_desktop.errors import Unavailable
from ecm_desktop.store import audit
from ecm_desktop.store.audit import AuditChain, Event
from ecm_desktop.store.connection import for_reading, make_engine
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.info import StoreInfo, vault_info
from ecm_desktop.store.journal import Journal, load_case
from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.tables import cases, drafts, due_actions
from ecm_desktop.store.writing import begin_case, write_change
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked, stamp

if TYPE_CHECKING:
    from ecm_desktop.store.checking import CheckReport

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class CaseEntry:
    """One line of the list of cases. `name` is the child's; `next_meeting` the day the last meeting settled."""

    id: str
    reference: str
    name: str
    revision: int
    changed_at: datetime
    next_meeting: date | None = None

    def __repr__(self) -> str:
        return f"<CaseEntry {self.id}>"


@dataclass(frozen=True)
class DueAction:
    """An open action that has a day: the case and the action record, by id."""

    case_id: str
    id: str
    due: date


class CaseWriter:
    """Keeps the changes of one case; what an Editor writes with."""

    def __init__(self, store: Store, case_id: str) -> None:
        self._store = store
        self._case_id = case_id

    def __call__(self, change: Change, title: str) -> int:
        """Keep the change in one transaction; gives the new revision. Raises Unavailable, and nothing was kept."""
        with self._store.transaction() as connection:
            return self._store.keep_change(connection, self._case_id, change, title, Event.EDITED)


class Store:
    """An open vault, used from one thread at a time. `close` puts it to rest; nothing can be asked of it then.

    `notice` is a message key when something was put right while opening that the user should know of, else "".
    """

    def __init__(self, unlocked: Unlocked, connection: Any, lock: VaultLock, clock: Clock) -> None:
        self.unlocked = unlocked
        self.notice = ""
        self._connection = connection
        self._engine = make_engine(connection)
        self._reading_engine = for_reading(self._engine)
        self._lock = lock
        self._clock = clock
        self._audit_key = unlocked.key.subkey(Purpose.AUDIT)
        self._file = unlocked.store_path.stat()
        self._device = socket.gethostname()
        self._is_open = True
        self.chain = AuditChain(self._audit_key)

    def __repr__(self) -> str:
        return "<Store>"

    def cases(self) -> tuple[CaseEntry, ...]:
        """Every case, the last changed first. Raises Unavailable."""
        with self.reading() as connection:
            found = connection.execute(sa.select(cases).order_by(cases.c.changed_at.desc(), cases.c.id)).all()
        return tuple(_entry(row) for row in found)

    def due_actions(self) -> tuple[DueAction, ...]:
        """Every open action with a day, of all cases, the earliest first. Raises Unavailable."""
        with self.reading() as connection:
            found = connection.execute(sa.select(due_actions).order_by(due_actions.c.due)).all()
        return tuple(DueAction(row.case, row.id, date.fromisoformat(row.due)) for row in found)

    def add_case(self, case: Case, title: str) -> str:
        """Keep a new case as its first revision; gives its id. Raises Unavailable."""
        case_id = new_id()
        with self.transaction() as connection:
            begin_case(connection, case_id, audit.moment(self._clock()))
            self.keep_change(connection, case_id, diff(Case(), case), title, Event.CASE_ADDED)
        return case_id

    def load(self, case_id: str) -> tuple[Case, int]:
        """A case as it is now, and its revision. Raises Unavailable or Damaged."""
        with self.reading() as connection:
            return load_case(connection, case_id)

    def writer(self, case_id: str) -> CaseWriter:
        """Where an editor of that case keeps its changes."""
        return CaseWriter(self, case_id)

    def journal(self, case_id: str) -> Journal:
        """The changes ever saved in that case."""
        return Journal(self, case_id)

    def draft(self, key: str) -> str | None:
        """The text kept under a key, None when there is none. Raises Unavailable."""
        with self.reading() as connection:
            return connection.execute(sa.select(drafts.c.text).where(drafts.c.key == key)).scalar()

    def keep_draft(self, key: str, text: str) -> None:
        """Keep a text that is not finished yet, instead of the one before. Raises Unavailable."""
        with self.transaction() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.key == key))
            connection.execute(sa.insert(drafts).values(key=key, text=text))

    def drop_draft(self, key: str) -> None:
        """Forget the text under a key. Raises Unavailable."""
        with self.transaction() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.key == key))

    def audit_entries(self) -> tuple[audit.Entry, ...]:
        """What was done in this vault, oldest first. Raises Unavailable."""
        with self.reading() as connection:
            return tuple(audit.entries(connection))

    def info(self) -> StoreInfo:
        """What is known of the vault while it is open. Raises Unavailable."""
        with self.reading() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(cases)).scalar_one()
            version = str(connection.exec_driver_sql("PRAGMA cipher_version").scalar_one())
        size = self.unlocked.store_path.stat().st_size
        return StoreInfo(vault_info(self.unlocked.header), cases=count, bytes_on_disk=size, cipher_version=version)

    def check(self, deep: bool = False) -> CheckReport:
        """Look the whole vault over; `deep` also every page and every step of each journal. Raises Unavailable."""
        from ecm_desktop.store.checking import check, check_deeply

        return check_deeply(self) if deep else check(self)

    def record_event(self, connection: sa.Connection, event: Event, **about: str | int) -> None:
        """Add a row to the audit, in the caller's transaction."""
        self.chain.append(connection, self._clock(), self.unlocked.user, event, **about)

    def keep_change(self, connection: sa.Connection, case_id: str, change: Change, title: str, event: Event) -> int:
        """Write a change, its journal row and its audit row, in the caller's transaction; gives the revision."""
        at = audit.moment(self._clock())
        row = {"at": at, "actor": self.unlocked.user, "device": self._device, "title": title}
        revision = write_change(connection, case_id, change, row)
        self.record_event(connection, event, case=case_id, revision=revision)
        return revision

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view, for questions. Raises Unavailable or Damaged."""
        self._check_open()
        with in_words(), self._reading_engine.begin() as connection:
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """All of what is written in it is kept, or nothing. Raises Unavailable or Damaged."""
        self._check_open()
        self._check_in_place()
        with in_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def at_rest_on_disk(self) -> Iterator[Any]:
        """The driver's connection, with every page in the main file, for checks and copies of that file."""
        self._check_open()
        self._check_in_place()
        with in_words():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            yield self._connection

    def anchor(self) -> Anchor:
        """The audit chain's head as a header keeps it. Raises Unavailable."""
        with self.reading() as connection:
            last = audit.head(connection)
        return Anchor(audit_seq=last.seq, audit_mac=last.mac, at=stamp(self.now()))

    def now(self) -> datetime:
        """What the clock says."""
        return self._clock()

    def close(self) -> None:
        """Put the vault to rest as one file with its header, and wipe the keys; a second call does nothing.

        Raises Unavailable when the disk refuses; what was saved is safe then too.
        """
        if not self._is_open:
            return
        try:
            self._settle_on_disk()
        finally:
            self._let_go()

    def _settle_on_disk(self) -> None:
        anchor = self.anchor()
        with in_words():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            self._engine.dispose()
        self.unlocked.keep(anchor)

    def _let_go(self) -> None:
        self._is_open = False
        with contextlib.suppress(Exception):  # a connection that fails to close is gone all the same
            self._connection.close()
        wipe(self._audit_key)
        self.unlocked.key.wipe()
        self._lock.release()

    def _check_open(self) -> None:
        if not self._is_open:
            raise Unavailable("The vault is locked. Unlock it first.")

    def _check_in_place(self) -> None:
        """A store that was deleted while open goes on taking writes that are nowhere on the disk."""
        try:
            is_there = os.path.samestat(self._file, self.unlocked.store_path.stat())
        except OSError:
            is_there = False
        if not is_there:
            raise Unavailable(
                "The vault's store was moved or replaced while it was open. Put it back, then unlock again."
            )


def _entry(row: sa.Row[Any]) -> CaseEntry:
    next_meeting = date.fromisoformat(row.next_meeting) if row.next_meeting else None
    return CaseEntry(
        row.id, row.reference, row.name, row.revision, datetime.fromisoformat(row.changed_at), next_meeting
    )

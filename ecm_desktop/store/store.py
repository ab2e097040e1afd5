"""An open vault as the program uses it: cases, their journals, drafts, and the one transaction of an edit."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, diff
from ecm_desktop.domain.ids import new_id
from ecm_desktop.errors import Displaced, Problem
from ecm_desktop.store import audit
from ecm_desktop.store.agreeing import Told
from ecm_desktop.store.audit import EVERYTHING, Event, Wanted
from ecm_desktop.store.info import StoreInfo, vault_info
from ecm_desktop.store.journal import Journal, load_case
from ecm_desktop.store.ledger import Ledger, ReadingLedger
from ecm_desktop.store.prepared import Driver, Prepared, driver_of
from ecm_desktop.store.tables import cases, changes, drafts, due_actions, with_last_change
from ecm_desktop.store.writing import begin_case, write_change

if TYPE_CHECKING:
    from ecm_desktop.store.checking import CheckReport

_CASES = Prepared(
    sa.select(cases.c.id, cases.c.reference, cases.c.name, changes.c.revision, changes.c.at, cases.c.next_meeting)
    .select_from(with_last_change())
    .order_by(changes.c.at.desc(), cases.c.id)
)
_NEVER = datetime.min.replace(tzinfo=UTC)


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

    def __init__(self, ledger: Ledger, case_id: str) -> None:
        self._ledger = ledger
        self._case_id = case_id

    def __call__(self, change: Change, title: str) -> int:
        """Keep the change in one transaction; gives the new revision. Raises Unavailable, and nothing was kept."""
        with self._ledger.edit() as driver:
            return _keep_change(self._ledger, driver, self._case_id, change, title, Event.EDITED)


class ReadableStore:
    """What can be asked of an open vault, from one thread at a time; nothing once it is closed."""

    def __init__(self, ledger: ReadingLedger) -> None:
        self._reader = ledger

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def user(self) -> str:
        """The opaque id of the way in of whoever unlocked; "" for the recovery key."""
        return self._reader.unlocked.user

    def cases(self) -> tuple[CaseEntry, ...]:
        """Every case, the last changed first. Raises Unavailable."""
        with self._reader.reading() as connection:
            found = _CASES.run(driver_of(connection)).fetchall()
        return tuple(_entry(*row) for row in found)

    def due_actions(self) -> tuple[DueAction, ...]:
        """Every open action with a day, of all cases, the earliest first. Raises Unavailable."""
        with self._reader.reading() as connection:
            found = connection.execute(sa.select(due_actions).order_by(due_actions.c.due)).all()
        return tuple(DueAction(row.case, row.id, date.fromisoformat(row.due)) for row in found)

    def load(self, case_id: str) -> tuple[Case, int]:
        """A case as it is now, and its revision. Raises Unavailable or Damaged."""
        with self._reader.reading() as connection:
            return load_case(connection, case_id)

    def journal(self, case_id: str) -> Journal:
        """The changes ever saved in that case."""
        return Journal(self._reader, case_id)

    def draft(self, key: str) -> str | None:
        """The text kept under a key, None when there is none. Raises Unavailable."""
        with self._reader.reading() as connection:
            return connection.execute(sa.select(drafts.c.text).where(drafts.c.key == key)).scalar()

    def audit_entries(self, wanted: Wanted = EVERYTHING) -> tuple[audit.Entry, ...]:
        """What was done in this vault, oldest first. Raises Unavailable."""
        with self._reader.reading() as connection:
            return tuple(audit.entries(connection, wanted))

    def audit_head(self) -> audit.Head:
        """The audit's last row: kept elsewhere, it proves later that nothing before it was altered."""
        with self._reader.reading() as connection:
            return audit.head(driver_of(connection))

    def holds_audit_head(self, text: str) -> bool:
        """Whether a head that was written down earlier is still part of the audit. Raises Refused or Unavailable."""
        row, begins = audit.read_head(text)
        with self._reader.reading() as connection:
            mac = audit.mac_of(driver_of(connection), row)
        return mac is not None and mac.hex().startswith(begins)

    def verify_audit(self, piece: int = 2000) -> Iterator[int]:
        """Verify the audit a piece at a time, so that a worker can be stopped; gives the last row verified.

        Raises Damaged at the first row that does not follow from those before it, and at the end when a case is not as
        far as the rows tell.
        """
        before, told = audit.Head(), Told()
        while True:
            with self._reader.reading() as connection:
                last = self._reader.chain.verified(connection, before, piece)
                if last.seq == before.seq:
                    told.check(connection)
                    return
                told.hear(connection, before.seq, last.seq)
            yield last.seq
            before = last

    def info(self) -> StoreInfo:
        """What is known of the vault while it is open. Raises Unavailable."""
        with self._reader.reading() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(cases)).scalar_one()
            versions = [
                str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
                for name in ("cipher_version", "cipher_provider_version")
            ]
        size = self._reader.unlocked.store_path.stat().st_size
        return StoreInfo(
            vault_info(self._reader.unlocked.header),
            cases=count,
            bytes_on_disk=size,
            cipher_version=versions[0],
            provider_version=versions[1],
        )

    def close(self) -> None:
        """Let the vault go, wiping the keys; a second call does nothing. Raises Unavailable."""
        self._reader.close()


class ReadOnlyStore(ReadableStore):
    """A vault that may be looked into and not added to; `why` is what the user is told, and what to do about it."""

    def __init__(self, ledger: ReadingLedger, why: Problem) -> None:
        super().__init__(ledger)
        self.ledger = ledger
        self.why = why

    def refuse(self, change: Change, title: str) -> int:  # noqa: ARG002  # as a writer is called
        """What an editor is given instead of a writer: nothing can be kept here, and it says why."""
        raise self.why


class Store(ReadableStore):
    """A vault open for work. `close` puts it to rest.

    `notices` are message keys: what was put right while opening that the user should know of.
    """

    def __init__(self, ledger: Ledger, notices: tuple[str, ...] = ()) -> None:
        super().__init__(ledger)
        self.ledger = ledger
        self.notices = notices

    def add_case(self, case: Case, title: str) -> str:
        """Keep a new case as its first revision; gives its id. Raises Unavailable."""
        case_id = new_id()
        with self.ledger.edit() as driver:
            begin_case(driver, case_id)
            _keep_change(self.ledger, driver, case_id, diff(Case(), case), title, Event.CASE_ADDED)
        return case_id

    def writer(self, case_id: str) -> CaseWriter:
        """Where an editor of that case keeps its changes."""
        return CaseWriter(self.ledger, case_id)

    def keep_draft(self, key: str, text: str, case_id: str | None = None) -> None:
        """Keep a text that is not finished yet, instead of the one before; it goes with its case, if it has one.

        Raises Unavailable.
        """
        with self.ledger.transaction() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.key == key))
            connection.execute(sa.insert(drafts).values(key=key, text=text, case=case_id))

    def drop_draft(self, key: str) -> None:
        """Forget the text under a key. Raises Unavailable."""
        with self.ledger.transaction() as connection:
            connection.execute(sa.delete(drafts).where(drafts.c.key == key))

    def note_event(self, event: Event, **about: str | int) -> None:
        """Write into the audit what was done (viewed, exported, printed, imported) to what, by ids and never by names.

        Raises Unavailable.
        """
        with self.ledger.transaction() as connection:
            self.ledger.record_event(connection, event, **about)

    def close(self) -> None:
        """Put the vault to rest and wipe the keys; a second call does nothing. Raises Unavailable.

        What was moved or replaced while it was open is copied first; Displaced then says where the backup is.
        """
        if not self.ledger.is_open or self.ledger.is_in_place():
            super().close()
            return
        from ecm_desktop.store.rescue import rescue_before_closing

        try:
            told = rescue_before_closing(self)
        finally:
            with contextlib.suppress(Displaced):
                super().close()
        raise told

    def check(self, deep: bool = False) -> CheckReport:
        """Look the whole vault over; `deep` also every page and every step of each journal. Raises Unavailable."""
        from ecm_desktop.store.checking import check, check_deeply

        return check_deeply(self) if deep else check(self)


AnyStore = Store | ReadOnlyStore


def _keep_change(ledger: Ledger, driver: Driver, case_id: str, change: Change, title: str, event: Event) -> int:
    """Write a change, its journal row and its audit row in one transaction; gives the revision."""
    now, actor = ledger.now(), ledger.unlocked.user
    row = {"at": audit.moment(now), "actor": actor, "device": ledger.device, "title": title}
    revision = write_change(driver, case_id, change, row)
    ledger.chain.append(driver, now, actor, event, case=case_id, revision=revision)
    return revision


def _entry(
    case_id: str, reference: str, name: str, revision: int | None, changed_at: str | None, next_meeting: str | None
) -> CaseEntry:
    """A case whose journal is lost stands in the list all the same, as never changed; a check tells what is wrong."""
    changed = datetime.fromisoformat(changed_at) if changed_at else _NEVER
    day = date.fromisoformat(next_meeting) if next_meeting else None
    return CaseEntry(case_id, reference, name, revision or 0, changed, day)

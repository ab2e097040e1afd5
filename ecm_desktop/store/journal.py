"""Record time: every change ever saved in one case, and the case as it was after any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Touched, apply
from ecm_desktop.domain.codec import CannotRead, change_from_bytes, from_bytes
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.errors import Damaged, Refused
from ecm_desktop.store import audit
from ecm_desktop.store.ledger import ReadingLedger
from ecm_desktop.store.prepared import Prepared, driver_of
from ecm_desktop.store.tables import changes, journal_of, records
from ecm_desktop.store.writing import last_revision

_THIS_CASE = sa.bindparam("of", type_=sa.Text)
# put in order here: the encrypted store takes longer to sort them than to read them
_BODIES = Prepared(sa.select(records.c.place, records.c.body).where(records.c.case == _THIS_CASE))


@dataclass(frozen=True)
class JournalEntry:
    """One saved change: the revision it made, when, by whom, on which machine, under what title."""

    revision: int
    at: datetime
    actor: str
    device: str
    title: str = field(repr=False)


class Journal:
    """The changes of one case."""

    def __init__(self, ledger: ReadingLedger, case_id: str) -> None:
        self._ledger = ledger
        self._case_id = case_id

    def entries(self) -> tuple[JournalEntry, ...]:
        """Every change, oldest first. Raises Unavailable."""
        wanted = sa.select(changes.c.revision, changes.c.at, changes.c.actor, changes.c.device, changes.c.title)
        with self._ledger.reading() as connection:
            rows = connection.execute(wanted.where(journal_of(self._case_id)).order_by(changes.c.place)).all()
        return tuple(
            JournalEntry(revision, datetime.fromisoformat(at), actor, device, title)
            for revision, at, actor, device, title in rows
        )

    def audit_head(self, revision: int) -> str:
        """The audit's row that tells of that revision, as a head is written down; "" for 0. Raises Unavailable.

        A file that bears it proves later that nothing before it was altered, and it is the same for the same case.
        """
        with self._ledger.reading() as connection:
            found = audit.row_of_revision(connection, self._case_id, revision)
        return found.text if found else ""

    def changes_of(self, record: RecordId) -> tuple[tuple[JournalEntry, Record | None], ...]:
        """Each saved change of a record, and what it left of it, None for nothing; oldest first. Raises Unavailable."""
        wanted = sa.select(changes).where(journal_of(self._case_id)).order_by(changes.c.place)
        named = f'"{record}"'.encode()
        with self._ledger.reading() as connection:
            rows = [row for row in connection.execute(wanted) if named in row.body]
        return tuple(
            (JournalEntry(row.revision, datetime.fromisoformat(row.at), row.actor, row.device, row.title), one.after)
            for row in rows
            for one in _read(row.body)
            if one.id == record
        )

    def at(self, revision: int) -> Case:
        """The case as revision `revision` left it; 0 is before its beginning. Raises Refused or Unavailable."""
        with self._ledger.reading() as connection:
            case, now = load_case(connection, self._case_id)
            if not 0 <= revision <= now:
                raise Refused("The case has no revision {revision}.", revision=revision)
            return rewind(case, _bodies_after(connection, self._case_id, revision))


def load_case(connection: sa.Connection, case_id: str) -> tuple[Case, int]:
    """A case as it is now, and its revision. Raises Damaged, or Unavailable when it is not there."""
    driver = driver_of(connection)
    revision = last_revision(driver, case_id)
    bodies = sorted(_BODIES.run(driver, of=case_id).fetchall())
    try:
        return Case(from_bytes(body) for _place, body in bodies), revision
    except CannotRead as error:
        raise unreadable() from error


def rewind(case: Case, bodies: Iterable[bytes]) -> Case:
    """The case with changes taken back, newest first, in one go: a meeting may lie a thousand back. Raises Damaged."""
    records = dict(case.records)
    try:
        for body in bodies:
            for one in reversed(change_from_bytes(body).touched):
                if one.before is None:
                    records.pop(one.id, None)
                else:
                    records[one.id] = one.before
    except CannotRead as error:
        raise unreadable() from error
    return Case(records.values())


def unreadable() -> Damaged:
    """The sentence for a record that cannot be read."""
    return Damaged(
        "A record in the vault cannot be read. Restore the vault from a backup; they lie in its folder, under backups."
    )


def _read(body: bytes) -> tuple[Touched, ...]:
    try:
        return change_from_bytes(body).touched
    except CannotRead as error:
        raise unreadable() from error


def _bodies_after(connection: sa.Connection, case_id: str, revision: int) -> Iterable[bytes]:
    later = sa.and_(journal_of(case_id), changes.c.revision > revision)
    return connection.execute(sa.select(changes.c.body).where(later).order_by(changes.c.place.desc())).scalars()


def journal_adds_up(connection: sa.Connection, case_id: str) -> bool:
    """Whether the journal has no gap and doing every change again from nothing gives the case. Raises Damaged."""
    case, revision = load_case(connection, case_id)
    wanted = sa.select(changes.c.revision, changes.c.body).where(journal_of(case_id))
    rows = connection.execute(wanted.order_by(changes.c.place)).all()
    has_no_gap = [row.revision for row in rows] == list(range(1, revision + 1))
    return has_no_gap and _replayed(row.body for row in rows) == case


def _replayed(bodies: Iterable[bytes]) -> Case:
    case = Case()
    try:
        for body in bodies:
            case = apply(case, change_from_bytes(body))
    except CannotRead as error:
        raise unreadable() from error
    return case

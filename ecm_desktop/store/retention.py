"""How long a case is kept: when to look at it again, a legal hold, and a deletion that leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import msgspec
import sqlalchemy as sa

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.store import audit
from ecm_desktop.store.audit import Event
from ecm_desktop.store.disposals import BACKUP_DAYS, Elsewhere, OldCopy, copies_elsewhere, disposals_in, old_copies
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.store.rules import ReviewRule, backup_policy, review_rule
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import cases, changes, drafts, due_actions, journal_of, note_seals, records, sealed_notes
from ecm_desktop.vault.files import write_atomically


@dataclass(frozen=True)
class Review:
    """When to look at a case again, None while nothing tells, and why it must be kept until somebody ends that."""

    reference: str
    day: date | None
    held_because: str | None = field(repr=False)


@dataclass(frozen=True)
class Certificate:
    """What was deleted, when and by whom (ids), how much, and which backups of this machine hold it until when."""

    vault_id: str
    case_id: str
    at: str
    actor: str
    audit_row: str
    records: int
    changes: int
    drafts: int
    old_copies: tuple[OldCopy, ...]
    elsewhere: Elsewhere


HALF_TYPED = "window/"  # what was half typed in the window: where it names no case, nobody can tell whom it is about
_REHEARSED = Certificate(
    "", "", "2000-01-01T00:00:00+00:00", "", "", 0, 0, 0,
    (OldCopy("", date(2000, 1, 1)),), Elsewhere(1, date(2000, 1, 1)),
)  # fmt: skip


def review_date(case: Case, rule: ReviewRule) -> date | None:
    """The day on which to decide whether the case is still needed; None while nothing tells. Life time only."""
    born = case.born
    last = max((one.held for one in case.of(Meeting)), default=None)
    days = [_years_after(born, rule.age)] if born else []
    days += [_years_after(last, rule.years_after_meeting)] if last else []
    return max(days, default=None)


def reviews(store: Store) -> tuple[Review, ...]:
    """Every case with its day by the rule of this vault, the earliest first. Raises Unavailable or Damaged."""
    rule = review_rule(store)
    found = [
        Review(one.reference, review_date(store.load(one.id)[0], rule), held_because(store, one.id))
        for one in store.cases()
    ]
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.reference)))


def hold(store: Store, case_id: str, reason: str) -> None:
    """Keep a case from being deleted. Raises Refused or Unavailable."""
    if not reason.strip():
        raise Refused("Say why the case is to be kept.")
    _set_hold(store, case_id, reason.strip(), Event.CASE_HELD)


def release(store: Store, case_id: str) -> None:
    """Let a case be deleted again. Raises Unavailable."""
    _set_hold(store, case_id, None, Event.CASE_RELEASED)


def held_because(store: Store, case_id: str) -> str | None:
    """Why a case must not be deleted; None when it may. Raises Unavailable."""
    with store.ledger.reading() as connection:
        return _held(connection, case_id)


def delete_case(
    store: Store, case_id: str, keep: Callable[[Certificate], None] = lambda _certificate: None
) -> Certificate:
    """Remove a case with its records, journal and drafts; the audit keeps its id. There is no way back but a backup.

    `keep` is given the certificate before the deletion counts: what it raises leaves the case as it was.
    Raises Refused while it is held, or Unavailable.
    """
    ledger = store.ledger
    policy, folder = backup_policy(store), ledger.unlocked.folder
    with ledger.transaction() as connection:
        if _held(connection, case_id) is not None:
            raise Refused("This case is on legal hold. Release it first.")
        counts = [_delete_from(connection, table, case_id) for table in (records, changes, drafts)]
        for table in (due_actions, note_seals, sealed_notes):
            _delete_from(connection, table, case_id)
        connection.execute(sa.delete(drafts).where(drafts.c.key.startswith(HALF_TYPED), drafts.c.case.is_(None)))
        connection.execute(sa.delete(cases).where(cases.c.id == case_id))
        ledger.record_event(connection, Event.CASE_DELETED, case=case_id, **{BACKUP_DAYS: policy.longest.days})
        head, known = audit.head(driver_of(connection)), disposals_in(connection)
        made = Certificate(
            vault_id=ledger.unlocked.header.vault_id,
            case_id=case_id,
            at=head.at,
            actor=ledger.unlocked.user,
            audit_row=head.text,
            records=counts[0],
            changes=counts[1],
            drafts=counts[2],
            old_copies=old_copies(folder, policy, known, known[-1]),
            elsewhere=copies_elsewhere(connection, known[-1]),
        )
        keep(made)
    with ledger.at_rest_on_disk():  # the journal file is cut, so that no old page stays in it
        pass
    ledger.keep_anchor()
    return made


def as_data(made: Certificate) -> bytes:
    """The certificate for a program to read: JSON in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(msgspec.to_builtins(asdict(made))), indent=2) + b"\n"


def delete_with_certificate(
    store: Store, case_id: str, file: Path, written: Callable[[Certificate], bytes] = as_data
) -> Certificate:
    """Delete a case and write the certificate into a new file, both or neither; `written` gives the file's bytes.

    Raises Refused or Unavailable.
    """
    if file.exists():
        raise Refused("There is a file of this name already. Choose another name for the certificate.")
    written(_REHEARSED)  # what cannot be put into bytes must show before
    write_atomically(file, b"")  # a certificate that cannot be written is told before, not after
    try:
        return delete_case(store, case_id, lambda made: write_atomically(file, written(made)))
    except BaseException:
        if any(one.id == case_id for one in store.cases()):
            file.unlink()
        raise


def _set_hold(store: Store, case_id: str, reason: str | None, event: Event) -> None:
    with store.ledger.transaction() as connection:
        done = connection.execute(sa.update(cases).where(cases.c.id == case_id).values(hold=reason))
        if done.rowcount != 1:
            raise _no_such_case()
        store.ledger.record_event(connection, event, case=case_id)


def _delete_from(connection: sa.Connection, table: sa.Table, case_id: str) -> int:
    which = journal_of(case_id) if table is changes else table.c.case == case_id
    return connection.execute(sa.delete(table).where(which)).rowcount


def _held(connection: sa.Connection, case_id: str) -> str | None:
    found = connection.execute(sa.select(cases.c.hold).where(cases.c.id == case_id)).first()
    if found is None:
        raise _no_such_case()
    return str(found.hold) if found.hold is not None else None


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, month=3, day=1)


def _no_such_case() -> Unavailable:
    return Unavailable("This case is not in the vault.")

"""A change goes into the tables: touched records, one journal row and what lists need, in the caller's transaction."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from ecm_desktop.domain.change import Change
from ecm_desktop.domain.codec import change_to_bytes, from_bytes, to_bytes
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record, kind_of
from ecm_desktop.errors import Unavailable
from ecm_desktop.store.prepared import Prepared
from ecm_desktop.store.tables import cases, changes, due_actions, records

# built once: every edit uses them
_THIS_CASE = sa.bindparam("of", type_=sa.Text)
_THIS_RECORD = sa.and_(records.c.case == _THIS_CASE, records.c.id == sa.bindparam("which", type_=sa.Text))
_REVISION = Prepared(sa.select(cases.c.revision).where(cases.c.id == _THIS_CASE))
_ADD = sa.insert(records)
# what an index holds is not set again: that would cost more than all the rest
_ALTER = Prepared(sa.update(records).where(_THIS_RECORD), "revision", "body")
_DROP = Prepared(sa.delete(records).where(_THIS_RECORD))
_JOURNAL = Prepared(sa.insert(changes), "case", "revision", "at", "actor", "device", "title", "body")
_MOVED_ON = Prepared(sa.update(cases).where(cases.c.id == _THIS_CASE), "revision", "changed_at")
_LISTED = sa.update(cases).where(cases.c.id == _THIS_CASE)
EVERY_EDIT = (_REVISION, _ALTER, _JOURNAL, _MOVED_ON)


def begin_case(connection: sa.Connection, case_id: str, at: str) -> None:
    """Make room for a case: revision 0, without records."""
    row = {"id": case_id, "reference": "", "name": "", "revision": 0, "changed_at": at}
    connection.execute(sa.insert(cases).values(row))


def write_change(connection: sa.Connection, case_id: str, change: Change, journal_row: dict[str, str]) -> int:
    """Keep a change; gives the case's new revision. Raises Unavailable when the case is not there or has moved on."""
    revision = _next_revision(connection, case_id)
    _write_records(connection, case_id, revision, change)
    body = change_to_bytes(change)
    _JOURNAL.run(connection, case=case_id, revision=revision, body=body, **journal_row)
    _MOVED_ON.run(connection, of=case_id, revision=revision, changed_at=journal_row["at"])
    listed = _derived(connection, case_id, change)
    if listed:
        connection.execute(_LISTED, {"of": case_id, **listed})
    return revision


def _next_revision(connection: sa.Connection, case_id: str) -> int:
    found = _REVISION.run(connection, of=case_id).fetchone()
    if found is None:
        raise Unavailable("This case is not in the vault.")
    return int(found[0]) + 1


def _write_records(connection: sa.Connection, case_id: str, revision: int, change: Change) -> None:
    added = [_row(case_id, revision, one.after) for one in change if one.after is not None and one.before is None]
    altered = [one.after for one in change if one.after is not None and one.before is not None]
    dropped = [one.id for one in change if one.after is None]
    if added:
        connection.execute(_ADD, added)
    for one in altered:
        _expect_one(_ALTER.run(connection, of=case_id, which=one.id, revision=revision, body=to_bytes(one)))
    for gone in dropped:
        _expect_one(_DROP.run(connection, of=case_id, which=gone))


def _row(case_id: str, revision: int, record: Record) -> dict[str, Any]:
    return {
        "case": case_id, "id": record.id, "kind": kind_of(record), "revision": revision, "body": to_bytes(record),
    }  # fmt: skip


def _expect_one(done: Any) -> None:
    if done.rowcount != 1:
        raise Unavailable("This case was changed elsewhere meanwhile. Close it and open it again.")


def _derived(connection: sa.Connection, case_id: str, change: Change) -> dict[str, str | None]:
    """The columns of lists that this change may have altered."""
    columns: dict[str, str | None] = {}
    if change.concerns(Child, Person):
        columns |= _naming(connection, case_id)
    if change.concerns(Meeting):
        columns["next_meeting"] = _next_meeting(connection, case_id)
    if change.concerns(Action):
        _rewrite_due(connection, case_id, change)
    return columns


def _naming(connection: sa.Connection, case_id: str) -> dict[str, str | None]:
    child = next((one for one in _of_kind(connection, case_id, Child) if isinstance(one, Child)), None)
    if child is None:
        return {"reference": "", "name": ""}
    body = connection.execute(
        sa.select(records.c.body).where(_THIS_RECORD), {"of": case_id, "which": child.person}
    ).scalar()
    person = from_bytes(body) if body is not None else None
    return {"reference": child.reference, "name": person.name if isinstance(person, Person) else ""}


def _next_meeting(connection: sa.Connection, case_id: str) -> str | None:
    """The day the last meeting settled for the next one."""
    found = [one for one in _of_kind(connection, case_id, Meeting) if isinstance(one, Meeting)]
    last = max(found, key=lambda one: one.held, default=None)
    return last.next_date.isoformat() if last and last.next_date else None


def _of_kind(connection: sa.Connection, case_id: str, kind: type[Record]) -> list[Record]:
    wanted = sa.select(records.c.body).where(records.c.case == case_id, records.c.kind == kind_of(kind))
    return [from_bytes(body) for body in connection.execute(wanted.order_by(records.c.place)).scalars()]


def _rewrite_due(connection: sa.Connection, case_id: str, change: Change) -> None:
    touched = [one for one in change if isinstance(one.before, Action) or isinstance(one.after, Action)]
    ids = [one.id for one in touched]
    connection.execute(sa.delete(due_actions).where(due_actions.c.case == case_id, due_actions.c.id.in_(ids)))
    rows = [
        {"case": case_id, "id": one.id, "due": one.after.due.isoformat()}
        for one in touched
        if isinstance(one.after, Action) and one.after.is_open and one.after.due
    ]
    if rows:
        connection.execute(sa.insert(due_actions), rows)

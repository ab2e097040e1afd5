"""A change goes into the tables: touched records, one journal row and what lists need, in the caller's transaction."""

from __future__ import annotations

import sqlalchemy as sa

from ecm_desktop.domain.change import Change
from ecm_desktop.domain.codec import change_to_bytes, from_bytes, to_bytes
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record, kind_of
from ecm_desktop.errors import Unavailable
from ecm_desktop.store.prepared import Driver, Prepared
from ecm_desktop.store.tables import cases, changes, due_actions, last_place, records

# built once: every edit uses them
_THIS_CASE = sa.bindparam("of", type_=sa.Text)
_THIS_RECORD = sa.and_(records.c.case == _THIS_CASE, records.c.id == sa.bindparam("which", type_=sa.Text))
_PLACE = Prepared(sa.select(cases.c.number, last_place()).where(cases.c.id == _THIS_CASE))
# what an index holds is not set again: that would cost more than all the rest
_ALTER = Prepared(sa.update(records).where(_THIS_RECORD), "revision", "body")
_JOURNAL = Prepared(sa.insert(changes), "place", "at", "actor", "device", "title", "body")
EVERY_EDIT = (_PLACE, _ALTER, _JOURNAL)

_BEGIN = Prepared(sa.insert(cases), "id", "reference", "name")
_ADD = Prepared(sa.insert(records), "case", "id", "kind", "revision", "body")
_DROP = Prepared(sa.delete(records).where(_THIS_RECORD))
_BODY = Prepared(sa.select(records.c.body).where(_THIS_RECORD))
_OF_KIND = Prepared(
    sa.select(records.c.body)
    .where(records.c.case == _THIS_CASE, records.c.kind == sa.bindparam("sort", type_=sa.Text))
    .order_by(records.c.place)
)
_NAME = Prepared(sa.update(cases).where(cases.c.id == _THIS_CASE), "reference", "name")
_NEXT = Prepared(sa.update(cases).where(cases.c.id == _THIS_CASE), "next_meeting")
_NOT_DUE = Prepared(
    sa.delete(due_actions).where(
        due_actions.c.case == _THIS_CASE, due_actions.c.id == sa.bindparam("which", type_=sa.Text)
    )
)
_DUE = Prepared(sa.insert(due_actions), "case", "id", "due")
_REVISION_BITS = 32


def begin_case(driver: Driver, case_id: str) -> None:
    """Make room for a case: revision 0, without records."""
    _BEGIN.run(driver, id=case_id, reference="", name="")


def last_revision(driver: Driver, case_id: str) -> int:
    """The revision that a case has now. Raises Unavailable when it is not there."""
    return _revision(_last_place(driver, case_id))


def write_change(driver: Driver, case_id: str, change: Change, journal_row: dict[str, str]) -> int:
    """Keep a change; gives the case's new revision. Raises Unavailable when the case is not there or has moved on."""
    place = _last_place(driver, case_id) + 1
    revision = _revision(place)
    _write_records(driver, case_id, revision, change)
    _JOURNAL.run(driver, place=place, body=change_to_bytes(change), **journal_row)
    _list(driver, case_id, change)
    return revision


def _last_place(driver: Driver, case_id: str) -> int:
    found = _PLACE.run(driver, of=case_id).fetchone()
    if found is None:
        raise Unavailable("This case is not in the vault.")
    number, last = found
    return int(number << _REVISION_BITS if last is None else last)


def _revision(place: int) -> int:
    return place & ((1 << _REVISION_BITS) - 1)


def _write_records(driver: Driver, case_id: str, revision: int, change: Change) -> None:
    added, altered, dropped = [], [], []
    for one in change:
        row = {"of": case_id, "which": one.id, "revision": revision}
        if one.after is None:
            dropped.append(row)
        elif one.before is None:
            added.append(row | {"case": case_id, "id": one.id, "kind": kind_of(one.after), "body": to_bytes(one.after)})
        else:
            altered.append(row | {"body": to_bytes(one.after)})
    for statement, rows in ((_ADD, added), (_ALTER, altered), (_DROP, dropped)):
        if rows:
            statement.run_each(driver, rows)


def _list(driver: Driver, case_id: str, change: Change) -> None:
    """Alter the columns of lists that this change concerns."""
    if change.concerns(Child, Person):
        _NAME.run(driver, of=case_id, **_naming(driver, case_id))
    if change.concerns(Meeting):
        _NEXT.run(driver, of=case_id, next_meeting=_next_meeting(driver, case_id))
    if change.concerns(Action):
        _rewrite_due(driver, case_id, change)


def _naming(driver: Driver, case_id: str) -> dict[str, str]:
    child = next((one for one in _of_kind(driver, case_id, Child) if isinstance(one, Child)), None)
    if child is None:
        return {"reference": "", "name": ""}
    found = _BODY.run(driver, of=case_id, which=child.person).fetchone()
    person = from_bytes(found[0]) if found is not None else None
    return {"reference": child.reference, "name": person.name if isinstance(person, Person) else ""}


def _next_meeting(driver: Driver, case_id: str) -> str | None:
    """The day the last meeting settled for the next one."""
    found = [one for one in _of_kind(driver, case_id, Meeting) if isinstance(one, Meeting)]
    last = max(found, key=lambda one: one.held, default=None)
    return last.next_date.isoformat() if last and last.next_date else None


def _of_kind(driver: Driver, case_id: str, kind: type[Record]) -> list[Record]:
    return [from_bytes(body) for (body,) in _OF_KIND.run(driver, of=case_id, sort=kind_of(kind)).fetchall()]


def _rewrite_due(driver: Driver, case_id: str, change: Change) -> None:
    for one in change:
        if isinstance(one.before, Action):
            _NOT_DUE.run(driver, of=case_id, which=one.id)
        if isinstance(one.after, Action) and one.after.is_open and one.after.due:
            _DUE.run(driver, case=case_id, id=one.id, due=one.after.due.isoformat())

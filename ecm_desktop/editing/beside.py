"""Verbs of what stands beside the plan: put it down, say it better, take it out."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.beside import Beside, Feedback, Supervision, Tried, Voice
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.errors import Refused


def put_down(case: Case, record: Beside) -> Case:
    """Put down one of them. Raises Refused for no words, or a day before the child was born."""
    _check(case, record)
    return add(case, record)


def change(case: Case, kind: type[Beside], key: RecordId, /, **changed: object) -> Case:
    """Say one of them better."""
    after = revise(case, kind, key, **changed)
    _check(after, after.get_one(kind, key))
    return after


def take_out(case: Case, key: RecordId) -> Case:
    """Take one of them out."""
    if not isinstance(case.get(key), Beside):
        raise Refused("That is no longer in the case.")
    return remove(case, key)


def _check(case: Case, record: Beside) -> None:
    if not record.text.strip():
        raise Refused("Write it down in a few words first.")
    day = _day(record)
    if case.born and day is not None and day < case.born:
        raise Refused("That is before the child was born.")
    if isinstance(record, Feedback):
        case.get_one(Meeting, record.meeting)


def _day(record: Beside) -> date | None:
    return (
        record.gathered if isinstance(record, Voice) else record.on if isinstance(record, Tried | Supervision) else None
    )

"""What an action is about, whatever somebody had chosen: its name in a few words, and the page on which it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ecm_desktop.diagram.finding.sorts import SORTS
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.bonds import Parentage, Partnership, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record


class Subject(NamedTuple):
    """The words as they may be shown, the page, and the record by which it is seen there."""

    words: str
    page: str
    seen_as: RecordId


def subject_of(case: Case, key: RecordId | None, setting: Setting) -> Subject | None:
    """What a record is called and where it is; None for none, and for what has no name."""
    record = case.get(key) if key else None
    if record is None:
        return None
    if isinstance(record, Person):
        return Subject(called(record, setting), "family", record.id)
    if people := list(_joined(case, record)):
        return Subject(and_words((called(one, setting) for one in people), setting.words), "family", record.id)
    sort = SORTS.get(type(record))
    if sort is None:
        return None
    said = said_in(case, setting)(sort.title(record, case, setting))
    return Subject(said, sort.page, sort.seen_as(record, case))


def _joined(case: Case, record: Record) -> Iterator[Person]:
    """The people whom a record joins and says nothing else of."""
    keys: tuple[RecordId, ...] = ()
    if isinstance(record, Partnership):
        keys = (record.a, record.b)
    elif isinstance(record, Parentage):
        keys = (record.parent, record.child)
    elif isinstance(record, Stay):
        keys = (record.person,)
    yield from (one for key in keys if (one := case.find(Person, key)) is not None)

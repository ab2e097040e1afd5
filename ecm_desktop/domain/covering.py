"""What a shared screen does not show until it is uncovered: harm, lost and expected children, health, sex at birth.

Names are veiled elsewhere; this is about facts that a room of twelve need not all read at once. What is covered is not
drawn at all, so that no sign on the screen tells that there is something below.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import reduced


def coverable(case: Case) -> tuple[Record, ...]:
    """The records that start covered, in the order of the case."""
    return tuple(one for one in case.values() if starts_covered(one))


def starts_covered(record: Record) -> bool:
    """Whether a record of the family map, or a part of it, starts covered."""
    return _is_hidden(record) or _is_marked(record)


def without_covered(case: Case, uncovered: Collection[RecordId]) -> Case:
    """The case without what starts covered, but for what was uncovered; people who are marked lose their marks."""
    under = {one.id for one in coverable(case)}.difference(uncovered)
    if not under:
        return case
    kept = [_unmarked(one) if one.id in under else one for one in case.values()]
    return reduced(case, [one for one in kept if one.id not in under or not _is_hidden(one)])


def _is_hidden(record: Record) -> bool:
    """Whether the whole record starts covered."""
    if isinstance(record, Relationship):
        return record.is_harm
    return isinstance(record, Person) and record.is_sensitive


def _is_marked(record: Record) -> bool:
    return isinstance(record, Person) and (bool(record.fills) or record.sex_at_birth is not None)


def _unmarked(record: Record) -> Record:
    return replace(record, fills=(), sex_at_birth=None) if isinstance(record, Person) and _is_marked(record) else record

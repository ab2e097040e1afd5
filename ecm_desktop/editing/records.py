"""What every verb is made of: add a record, revise its fields, take records away with all that hangs on them."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Telling
from ecm_desktop.domain.record import Record, stands_on
from ecm_desktop.domain.writing import Citation
from ecm_desktop.errors import Refused

R = TypeVar("R", bound=Record)


def add(case: Case, *records: Record) -> Case:
    """The case with new records; raises Refused when an id is taken."""
    if len({record.id for record in records} - set(case)) < len(records):
        raise Refused("That is in the case already.")
    return case.put(*records)


def revise(case: Case, wanted: type[R], key: RecordId, /, **changed: object) -> Case:
    """The case with some fields of one record changed; raises Refused when the record is gone.

    A record that is given for a field is put into the case, and named there.
    """
    with_it = [value for value in changed.values() if isinstance(value, Record)]
    told = {name: value.id if isinstance(value, Record) else value for name, value in changed.items()}
    return case.put(*with_it, replace(case.get_one(wanted, key), **told))


def remove(case: Case, *keys: RecordId) -> Case:
    """The case without these records.

    A record that cannot stand without one of them (a stay of a person, a note on an event) goes too; lists that name
    them lose the name; an optional reference becomes None.
    """
    gone = set(keys)
    while True:
        hanging = {one.id for one in case.values() if one.id not in gone and _cannot_stand(one, gone)}
        if not hanging:
            break
        gone |= hanging
    left = case.drop(*gone)
    return left.put(*(changed for one in left.values() if (changed := _without(one, gone)) is not one))


def repoint(case: Case, old: RecordId, new: RecordId) -> Case:
    """The case in which whatever named `old` (a note, a link, evidence) names `new` instead."""
    return case.put(*(changed for one in case.values() if (changed := _repointed(one, old, new)) is not one))


def _repointed(record: Record, old: RecordId, new: RecordId) -> Record:
    changed: dict[str, object] = {}
    for name in record.__struct_fields__[1:]:
        value = getattr(record, name)
        if type(value) is str and value == old:  # a word of a closed list is no id
            changed[name] = new
        elif isinstance(value, tuple) and any(_cites(one) == old for one in value):
            changed[name] = tuple(dict.fromkeys(_renamed(one, old, new) for one in value))
    return replace(record, **changed) if changed else record


def _cannot_stand(record: Record, gone: set[RecordId]) -> bool:
    return any(getattr(record, name) in gone for name in stands_on(type(record)))


def _without(record: Record, gone: set[RecordId]) -> Record:
    changed: dict[str, object] = {}
    for name in record.__struct_fields__[1:]:
        value = getattr(record, name)
        if type(value) is str and value in gone:  # a word of a closed list is no id
            changed[name] = None
        elif isinstance(value, tuple) and any(_names(one, gone) for one in value):
            changed[name] = tuple(one for one in value if not _names(one, gone))
    return replace(record, **changed) if changed else record


def _names(one: object, gone: set[RecordId]) -> bool:
    return (one.source if isinstance(one, Telling) else one) in gone


def _cites(one: object) -> object:
    return one.event if isinstance(one, Citation) else one


def _renamed(one: object, old: RecordId, new: RecordId) -> object:
    if one == old:
        return new
    return replace(one, event=new) if isinstance(one, Citation) and one.event == old else one

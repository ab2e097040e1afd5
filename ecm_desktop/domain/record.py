"""What every record of a case has in common: an id, frozen fields, and a repr that tells nobody's name."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec
from msgspec.structs import fields

from ecm_desktop.domain.ids import RecordId


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """One frozen fact of a case. Subclasses name their kind by `tag`; fields added later need a default."""

    id: RecordId

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


class Visibility(StrEnum):
    """Who may see it."""

    MEETING = "meeting"
    NAMED = "named"
    PSYCHOLOGIST = "psychologist"
    AUTHOR = "author"


class FourState(StrEnum):
    """An answer that keeps 'not known' apart from 'no'."""

    YES = "yes"
    NO = "no"
    SUSPECTED = "suspected"
    NOT_KNOWN = "not_known"


def kind_of(record: Record | type[Record]) -> str:
    """The kind's name in files, such as `life_event`."""
    return str(record.__struct_config__.tag)


@cache
def stands_on(kind: type[Record]) -> tuple[str, ...]:
    """The fields without a default that hold text: what the record is about is named in one of them."""
    return tuple(one.name for one in fields(kind) if one.required and one.name != "id" and one.type is str)

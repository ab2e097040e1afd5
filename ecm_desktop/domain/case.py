"""A case: an immutable mapping from id to frozen record, with the questions every room asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.errors import Refused

R = TypeVar("R", bound=Record)


class Case(Mapping[RecordId, Record]):
    """All records of one case. Changing it means making another; what is not touched is shared.

    Equality compares the records; the order in which they were put does not count.
    """

    __slots__ = ("__weakref__", "_by_type", "_records")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[RecordId, Record] = {record.id: record for record in records}
        self._by_type: dict[type[Record], tuple[Record, ...]] | None = None

    def __getitem__(self, key: RecordId) -> Record:
        return self._records[key]

    def __iter__(self) -> Iterator[RecordId]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def __eq__(self, other: object) -> bool:
        return self._records == other._records if isinstance(other, Case) else NotImplemented

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"<Case of {len(self)} records>"

    @property
    def records(self) -> Mapping[RecordId, Record]:
        """The mapping itself, read-only."""
        return MappingProxyType(self._records)

    def of(self, wanted: type[R]) -> tuple[R, ...]:
        """Every record of that type, in the order of their putting."""
        if self._by_type is None:
            sorted_out: dict[type[Record], list[Record]] = {}
            for record in self._records.values():
                sorted_out.setdefault(type(record), []).append(record)
            self._by_type = {kind: tuple(found) for kind, found in sorted_out.items()}
        return self._by_type.get(wanted, ())  # type: ignore[return-value]  # the key decides the type

    def find(self, wanted: type[R], key: RecordId | None) -> R | None:
        """The record of that type and id, or None."""
        found = self._records.get(key) if key is not None else None
        return found if isinstance(found, wanted) else None

    def get_one(self, wanted: type[R], key: RecordId) -> R:
        """The record of that type and id; raises Refused when it is not there (any more)."""
        found = self.find(wanted, key)
        if found is None:
            raise Refused("That is no longer in the case.")
        return found

    def put(self, *records: Record) -> Case:
        """A case with these records added or replaced."""
        return self._with({**self._records, **{record.id: record for record in records}})

    def drop(self, *keys: RecordId) -> Case:
        """A case without these records."""
        gone = set(keys)
        return self._with({key: record for key, record in self._records.items() if key not in gone})

    @staticmethod
    def _with(records: dict[RecordId, Record]) -> Case:
        made = Case()
        made._records = records
        return made

    @property
    def child(self) -> Child | None:
        """The child record, None in a case that has none yet."""
        found = self.of(Child)
        return found[0] if found else None

    @property
    def child_person(self) -> Person | None:
        """The child as a person of the family map."""
        return self.find(Person, self.child.person) if self.child else None

    @property
    def born(self) -> date | None:
        """The child's date of birth, None when it is not known to the day."""
        person = self.child_person
        if person is None or person.birth is None or person.birth.earliest != person.birth.latest:
            return None
        return person.birth.earliest

    @property
    def out_of_year(self) -> OutOfYear | None:
        """How the child is taught beside the school years of their age, None when they are in step with it."""
        return self.child.out_of_year if self.child else None

    @property
    def reference(self) -> str:
        """The service's own reference for the case."""
        return self.child.reference if self.child else ""

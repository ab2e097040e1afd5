"""The difference of two cases: for each touched id, the record before and after.

One `Change` serves undo, the journal, the store, merge, notification and repaint.
Laws: `apply(a, diff(a, b)) == b`; `apply(apply(a, c), inverse(c)) == a`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record


class Touched(msgspec.Struct, frozen=True):
    """One record before and after; None is 'not there'."""

    id: RecordId
    before: Record | None
    after: Record | None


class Change(msgspec.Struct, frozen=True):
    """What differs between two cases."""

    touched: tuple[Touched, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.touched)

    def __iter__(self) -> Iterator[Touched]:
        return iter(self.touched)

    @property
    def ids(self) -> frozenset[RecordId]:
        """The ids touched."""
        return frozenset(one.id for one in self.touched)

    @property
    def dropped(self) -> frozenset[RecordId]:
        """The ids of what is no longer there after it."""
        return frozenset(one.id for one in self.touched if one.after is None)

    def concerns(self, *types: type[Record]) -> bool:
        """Whether any touched record is, or was, of one of these types."""
        return any(isinstance(one.after, types) or isinstance(one.before, types) for one in self.touched)


def diff(before: Case, after: Case) -> Change:
    """What turns `before` into `after`, in a settled order: kept and new ids as in `after`, then the dropped ones."""
    old, new = before.records, after.records
    touched = [
        Touched(key, old.get(key), record)
        for key, record in new.items()
        if (was := old.get(key)) is not record and was != record
    ]
    touched += [Touched(key, record, None) for key, record in old.items() if key not in new]
    return Change(tuple(touched))


def apply(case: Case, change: Change) -> Case:
    """The case with the change done to it, whatever the records are now."""
    gone = [one.id for one in change if one.after is None]
    kept = case.drop(*gone) if gone else case
    return kept.put(*(one.after for one in change if one.after is not None))


def inverse(change: Change) -> Change:
    """The change that takes this one back."""
    return Change(tuple(Touched(one.id, one.after, one.before) for one in reversed(change.touched)))


def joined(first: Change, second: Change) -> Change:
    """Both changes, one after the other, as one; what ends as it began is left out."""
    firsts = {one.id: one.before for one in reversed(first.touched)}
    lasts: dict[RecordId, Record | None] = {one.id: one.after for one in first.touched}
    for one in second.touched:
        firsts.setdefault(one.id, one.before)
        lasts[one.id] = one.after
    return Change(tuple(Touched(key, firsts[key], after) for key, after in lasts.items() if firsts[key] != after))

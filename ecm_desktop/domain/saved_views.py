"""Saved views: filters of the timeline that were given a name, and are kept with the case."""

from __future__ import annotations

from datetime import date

from msgspec.structs import asdict

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import Certainty
from ecm_desktop.domain.record import Record


class SavedView(Record, frozen=True, kw_only=True, tag="saved_view"):
    """A filter by its name; its fields are those of `Filter`, so that whoever leaves the case leaves `people` too."""

    name: str
    agencies: tuple[str, ...] = ()
    alone: bool = False
    lanes: tuple[str, ...] = ()
    people: tuple[RecordId, ...] = ()
    tags: tuple[str, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def filter(self) -> Filter:
        """What it shows."""
        return Filter(**{name: getattr(self, name) for name in Filter.__struct_fields__})


def saved(key: RecordId, name: str, shown: Filter) -> SavedView:
    """A filter under a name."""
    return SavedView(id=key, name=name.strip(), **asdict(shown))


def views_in_order(case: Case) -> list[SavedView]:
    """The saved views by their names."""
    return sorted(case.of(SavedView), key=lambda one: unaccented(one.name))


def view_of(case: Case, shown: Filter) -> SavedView | None:
    """The saved view that shows just this, the first by name; None where none does."""
    return next((one for one in views_in_order(case) if one.filter == shown), None)

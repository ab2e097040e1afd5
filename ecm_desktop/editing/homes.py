"""Verbs about households: begin one, and say who lives there."""

from __future__ import annotations

from collections.abc import Collection

from ecm_desktop.domain.bonds import Household, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.editing import bonds
from ecm_desktop.editing.records import remove


def begin_home(case: Case, home: Household, person: RecordId, ids: IdSource) -> Case:
    """A new household with its first member, undated: since when is said by whoever knows."""
    return live_together(bonds.add_bond(case, home), home.id, (person,), ids)


def live_together(case: Case, home: RecordId, people: Collection[RecordId], ids: IdSource) -> Case:
    """Just these people live, or lived, there; who stays keeps the dates of every stay."""
    case.get_one(Household, home)
    stays = [one for one in case.of(Stay) if one.household == home]
    after = remove(case, *(one.id for one in stays if one.person not in people))
    there = {one.person for one in stays}
    for person in people:
        if person not in there:
            after = bonds.add_bond(after, Stay(id=ids(), household=home, person=person))
    return after

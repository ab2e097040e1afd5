"""Verbs about where symbols sit: give a seat, move several, and tidy up."""

from __future__ import annotations

from collections.abc import Mapping

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat, seat_id


def seat(case: Case, places: Mapping[RecordId, tuple[float, float]]) -> Case:
    """Seat people at these places (points, the middle of the symbol)."""
    for subject in places:
        case.get_one(Person, subject)
    return case.put(
        *(Seat(id=seat_id(one), subject=one, x=round(x, 1), y=round(y, 1)) for one, (x, y) in places.items())
    )


def tidy(case: Case) -> Case:
    """Let the arrangement decide again for everybody."""
    return case.drop(*(one.id for one in case.of(Seat)))

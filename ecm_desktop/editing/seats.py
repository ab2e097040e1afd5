"""Verbs about where symbols sit: give a seat, move several, and tidy up."""

from __future__ import annotations

from collections.abc import Mapping

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import TIDIED, Seat, Tidied, seat_id
from ecm_desktop.editing.people import add_person

Place = tuple[float, float]


def seat(case: Case, places: Mapping[RecordId, Place], room: Place) -> Case:
    """Seat people at these places (points, the middle of the symbol), each of whom covers `room` (width and height).

    Who was seated there by hand before gives the place up.
    """
    for subject in places:
        case.get_one(Person, subject)
    wanted = {one: (round(x, 1), round(y, 1)) for one, (x, y) in places.items()}
    gone = [
        one.id
        for one in case.of(Seat)
        if one.subject not in places and any(_covers(one, place, room) for place in wanted.values())
    ]
    return case.drop(*gone).put(*(Seat(id=seat_id(one), subject=one, x=x, y=y) for one, (x, y) in wanted.items()))


def add_seated(case: Case, person: Person, place: Place, room: Place) -> Case:
    """Put somebody on the map at a place."""
    return seat(add_person(case, person), {person.id: place}, room)


def _covers(one: Seat, place: Place, room: Place) -> bool:
    return abs(one.x - place[0]) < room[0] and abs(one.y - place[1]) < room[1]


def tidy(case: Case) -> Case:
    """Let the arrangement decide again for everybody, whether a hand or an edit put them where they are."""
    before = case.find(Tidied, TIDIED)
    tidied = Tidied(id=TIDIED, times=before.times + 1 if before else 1)
    return case.drop(*(one.id for one in case.of(Seat))).put(tidied)

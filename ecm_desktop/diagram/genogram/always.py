"""What is the same on every day, worked out among everybody who ever appears: ways of emotional lines, places of years.

Years above children come first, emotional lines run past them, and the other years take the room that is left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from ecm_desktop.diagram.genogram.couples import couple_parts
from ecm_desktop.diagram.genogram.dated import Places, dated_parts, is_dated, places_above_children, places_beside
from ecm_desktop.diagram.genogram.descents import descent_parts
from ecm_desktop.diagram.genogram.emotions import Ways, emotional_parts, emotional_ways
from ecm_desktop.diagram.genogram.moment import Moment, moment
from ecm_desktop.diagram.genogram.parts import Part
from ecm_desktop.diagram.genogram.people import person_part
from ecm_desktop.domain.bonds import Parentage, Partnership, Relationship
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat

T = TypeVar("T")

_MADE_FROM = (Person, Parentage, Partnership, Relationship, Seat)  # what lines run between and past


def family_parts(then: Moment) -> list[Part]:
    """The lines of descents and couples of the day, with the years above children."""
    lines = _lines(then)
    return [*lines, *dated_parts(then, lines, _kept("first years", then, _first_years))]


def ways_past_everybody(then: Moment) -> Ways:
    """The ways of emotional lines: none changes while the day moves."""
    return _kept("ways", then, lambda everybody: emotional_ways(everybody, family_parts(everybody)))


def other_years(then: Moment) -> Iterator[Part]:
    """The years of the day that stand where emotional lines left room."""
    first, every = (_kept(name, then, of) for name, of in (("first years", _first_years), ("years", _years)))
    if len(every) > len(first):
        left = {key: room for key, room in every.items() if key not in first}
        yield from dated_parts(then, descent_parts(then), left)


def _first_years(everybody: Moment) -> Places:
    if not any(is_dated(bond) for bond in everybody.case.of(Parentage)):
        return {}
    return places_above_children(everybody, _lines(everybody), _people(everybody))


def _years(everybody: Moment) -> Places:
    if not any(is_dated(bond) for bond in everybody.case.of(Parentage)):
        return {}
    emotional = emotional_parts(everybody, ways_past_everybody(everybody))
    return places_beside(everybody, _lines(everybody), [*_people(everybody), *emotional], _first_years(everybody))


def _lines(then: Moment) -> list[Part]:
    return [*descent_parts(then), *couple_parts(then)]


def _people(then: Moment) -> list[Part]:
    return [person_part(key, then) for key in then.people]


def _kept(name: str, then: Moment, make: Callable[[Moment], T]) -> T:
    """What is made of everybody, from the shelf while nothing that it is made from differs."""
    setting = dataclasses.replace(then.setting, with_network=False)  # no line runs between those of the network
    made_from = [setting, *(then.whole.of(kind) for kind in _MADE_FROM)]
    return then.arrangement.of_everybody.of(name, made_from, partial(_made, then, make))


def _made(then: Moment, make: Callable[[Moment], T]) -> T:
    setting = dataclasses.replace(then.setting, with_network=False)
    return make(moment(then.whole, then.arrangement, None, setting))

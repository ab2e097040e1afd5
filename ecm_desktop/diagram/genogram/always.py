"""What is the same on every day, worked out among everybody who ever appears: ways of emotional lines, places of years.

Years above children come first, emotional lines run past them, and the other years take the room that is left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TypeVar

from ecm_desktop.diagram.genogram.couples import couple_parts
from ecm_desktop.diagram.genogram.dated import (
    NOTHING,
    Lying,
    Places,
    dated_parts,
    is_dated,
    places_above_children,
    places_beside,
)
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
    """The lines of descents and couples of the day, with the years beside them."""
    lines = _lines(then)
    return [*lines, *dated_parts(then, lines, _kept("years", then, _years))]


def ways_past_everybody(then: Moment) -> Ways:
    """The ways of emotional lines: none changes while the day moves."""
    return _kept("ways", then, _ways)


def _ways(everybody: Moment) -> Ways:
    lines, first = _kept("lines", everybody, _lines), _kept("first years", everybody, _first_years)
    return emotional_ways(everybody, [*lines, *dated_parts(everybody, lines, first)])


def _first_years(everybody: Moment) -> Places:
    if not any(is_dated(bond) for bond in everybody.case.of(Parentage)):
        return {}
    return places_above_children(everybody, _kept("lines", everybody, _lines), _kept("lying", everybody, _lying))


def _years(everybody: Moment) -> Places:
    if not any(is_dated(bond) for bond in everybody.case.of(Parentage)):
        return {}
    lying = _kept("lying", everybody, _lying).and_of(emotional_parts(everybody, ways_past_everybody(everybody)))
    first = _kept("first years", everybody, _first_years)
    return places_beside(everybody, _kept("lines", everybody, _lines), lying, first)


def _lines(then: Moment) -> list[Part]:
    return [*descent_parts(then), *couple_parts(then)]


def _lying(everybody: Moment) -> Lying:
    """What years may not lie on but for emotional lines."""
    people = [person_part(key, everybody) for key in everybody.people]
    return NOTHING.and_of([*_kept("lines", everybody, _lines), *people])


def _kept(name: str, then: Moment, make: Callable[[Moment], T]) -> T:
    """What is made of everybody, from the shelf while nothing that it is made from differs."""
    setting = then.setting
    if setting.with_network:  # no line runs between those of the network
        setting = dataclasses.replace(setting, with_network=False)
    made_from = [setting, *(then.whole.of(kind) for kind in _MADE_FROM)]
    shelf = then.arrangement.of_everybody

    def made() -> T:
        # not kept: it holds the arrangement, and so the shelf that it would lie on
        is_everybody = then.shelf is shelf and then.setting is setting
        return make(then if is_everybody else moment(then.whole, then.arrangement, None, setting))

    return shelf.of(name, made_from, made)

"""The whole genogram of a day, from a case and its arrangement."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.couples import couple_parts
from ecm_desktop.diagram.genogram.descents import descent_parts
from ecm_desktop.diagram.genogram.emotions import Ways, emotional_parts, emotional_ways
from ecm_desktop.diagram.genogram.households import household_parts, members
from ecm_desktop.diagram.genogram.legend import legend, moved
from ecm_desktop.diagram.genogram.moment import Moment, moment
from ecm_desktop.diagram.genogram.network import network_parts
from ecm_desktop.diagram.genogram.parts import Part
from ecm_desktop.diagram.genogram.people import person_part
from ecm_desktop.diagram.genogram.sentences import drawing_words
from ecm_desktop.diagram.marks import Drawing, Rect, hull
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.measures import EDGE, NAME_ROOM, SYMBOL, WORDS_HEIGHT
from ecm_desktop.diagram.setting import Setting, shown_in
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.bonds import Household, Parentage, Partnership, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat

_MADE_FROM = (Person, Parentage, Partnership, Relationship, Seat)  # what emotional lines run between and past


def draw(case: Case, arrangement: Arrangement, day: date | None, setting: Setting) -> Drawing:
    """The family as it was on `day` (None: everybody who ever appears), with a legend below: a drawing by itself.

    `case` is the whole case; a `Seat` record puts its person elsewhere, and the lines follow.
    """
    family, setting = picture(case, arrangement, day, setting), setting.noted(case)
    inner = family.area.grown(-EDGE)
    key = legend(family.marks, setting, inner.w)
    if not key.marks:
        return family
    area, marks = key.area.moved(inner.x, inner.bottom), moved(key.marks, inner.x, inner.bottom)
    return replace(family, area=family.area.around(area.grown(EDGE / 2)), marks=(*family.marks, *marks))


def picture(case: Case, arrangement: Arrangement, day: date | None, setting: Setting) -> Drawing:
    """The same without a legend: for whoever shows one beside it."""
    then = moment(shown_in(case, setting), arrangement, day, setting.noted(case))
    parts = [*household_parts(then), *_family(then), *emotional_parts(then, _ways_past_everybody(then))]
    parts += [person_part(key, then) for key in then.people]
    covered = hull([one.covers for one in parts]) if parts else Rect(0, 0, 400, 200)
    if setting.with_network and then.people:
        parts += network_parts(then, hull([*_seats(then)]))
        covered = hull([one.covers for one in parts])
    area = hull([*_seats(then), covered]).grown(EDGE)
    marks = sorted((mark for one in parts for mark in one.marks), key=lambda one: one.z)
    return Drawing(area, tuple(marks), setting.words("Genogram"), drawing_words(then, _homes(then)))


def _family(then: Moment) -> Iterator[Part]:
    """The lines of descents and couples."""
    yield from descent_parts(then)
    yield from couple_parts(then)


def _ways_past_everybody(then: Moment) -> Ways:
    """The ways of emotional lines past everybody who ever appears: none changes while the day moves."""
    setting = dataclasses.replace(then.setting, with_network=False)  # no line runs between those of the network

    def make() -> Ways:
        everybody = moment(then.whole, then.arrangement, None, setting)
        return emotional_ways(everybody, _family(everybody))

    made_from = [setting, *(then.whole.of(kind) for kind in _MADE_FROM)]
    return then.arrangement.of_everybody.of("ways", made_from, make)


def _seats(then: Moment) -> Iterable[Rect]:
    """The rooms of everybody who ever appears, so that the area stays the same while the day moves."""
    for x, y in then.seats.at.values():
        yield Rect(x - NAME_ROOM / 2, y - SYMBOL / 2, NAME_ROOM, SYMBOL + WORDS_HEIGHT)


def _homes(then: Moment) -> list[str]:
    said = said_in(then.case, then.setting)
    return [said(home.name) for home in then.case.of(Household) if home.name and members(home, then)]

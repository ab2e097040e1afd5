"""The whole genogram of a day, from a case and its arrangement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.always import family_parts, ways_past_everybody
from ecm_desktop.diagram.genogram.emotions import emotional_parts
from ecm_desktop.diagram.genogram.households import household_parts, members
from ecm_desktop.diagram.genogram.legend import legend, moved
from ecm_desktop.diagram.genogram.moment import Moment, moment
from ecm_desktop.diagram.genogram.network import network_parts
from ecm_desktop.diagram.genogram.people import person_part
from ecm_desktop.diagram.genogram.sentences import drawing_words
from ecm_desktop.diagram.marks import Drawing, Rect, hull
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.measures import EDGE, NAME_ROOM, SYMBOL, WORDS_HEIGHT
from ecm_desktop.diagram.setting import Setting, shown_in
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.bonds import Household
from ecm_desktop.domain.case import Case


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
    parts = [*household_parts(then), *family_parts(then), *emotional_parts(then, ways_past_everybody(then))]
    parts += [person_part(key, then) for key in then.people]
    covered = hull([one.covers for one in parts]) if parts else Rect(0, 0, 400, 200)
    if setting.with_network and then.people:
        parts += network_parts(then, hull([*_seats(then)]))
        covered = hull([one.covers for one in parts])
    area = hull([*_seats(then), covered]).grown(EDGE)
    marks = sorted((mark for one in parts for mark in one.marks), key=lambda one: one.z)
    return Drawing(area, tuple(marks), setting.words("Genogram"), drawing_words(then, _homes(then)))


def _seats(then: Moment) -> Iterable[Rect]:
    """The rooms of everybody who ever appears, so that the area stays the same while the day moves."""
    for x, y in then.seats.at.values():
        yield Rect(x - NAME_ROOM / 2, y - SYMBOL / 2, NAME_ROOM, SYMBOL + WORDS_HEIGHT)


def _homes(then: Moment) -> list[str]:
    said = said_in(then.case, then.setting)
    return [said(home.name) for home in then.case.of(Household) if home.name and members(home, then)]

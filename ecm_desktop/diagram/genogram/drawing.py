"""The whole genogram of a day, from a case and its arrangement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ecm_desktop.diagram.genogram.couples import couple_marks
from ecm_desktop.diagram.genogram.descents import descent_marks
from ecm_desktop.diagram.genogram.emotions import emotional_marks, emotional_strokes
from ecm_desktop.diagram.genogram.households import household_marks, members
from ecm_desktop.diagram.genogram.legend import legend_marks
from ecm_desktop.diagram.genogram.moment import Moment, moment
from ecm_desktop.diagram.genogram.people import name_label, person_symbol
from ecm_desktop.diagram.genogram.sentences import drawing_words
from ecm_desktop.diagram.marks import AnyMark, Drawing, Rect, bounds, hull
from ecm_desktop.diagram.seating.arrange import Arrangement, Strokes
from ecm_desktop.diagram.seating.measures import EDGE, NAME_ROOM, SYMBOL, WORDS_HEIGHT
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Household, Parentage, Partnership, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat

_MADE_FROM = (Person, Parentage, Partnership, Relationship, Seat)  # what emotional lines run between and past


def draw(case: Case, arrangement: Arrangement, day: date | None, setting: Setting) -> Drawing:
    """The family as it was on `day` (None: everybody who ever appears), each at the place the arrangement gives.

    `case` is the whole case; a `Seat` record puts its person elsewhere, and the lines follow.
    """
    then = moment(case, arrangement, day, setting)
    family: list[AnyMark] = [*descent_marks(then), *couple_marks(then)]
    marks: list[AnyMark] = [*household_marks(then), *family, *emotional_marks(then, _lines_of_everybody(then))]
    for key in then.people:
        marks += [person_symbol(key, then), name_label(key, then)]
    covered = hull(list(map(bounds, marks))) if marks else Rect(0, 0, 400, 200)
    area = hull([*_seats(then), covered]).grown(EDGE)
    legend = list(legend_marks(marks, setting, area.grown(-EDGE)))
    marks = sorted([*marks, *legend], key=lambda one: one.z)
    whole = hull([area, covered.grown(EDGE / 2), *(bounds(one).grown(EDGE / 2) for one in legend)])
    return Drawing(whole, tuple(marks), setting.words("Genogram"), drawing_words(then, _homes(then)))


def _lines_of_everybody(then: Moment) -> Strokes:
    """The emotional lines past everybody who ever appears: none changes its way while the day moves."""

    def make() -> Strokes:
        everybody = moment(then.whole, then.arrangement, None, then.setting)
        return emotional_strokes(everybody, [*descent_marks(everybody), *couple_marks(everybody)])

    made_from = [then.setting, *(then.whole.of(kind) for kind in _MADE_FROM)]
    return then.arrangement.strokes.of(made_from, make)


def _seats(then: Moment) -> Iterable[Rect]:
    """The rooms of everybody who ever appears, so that the area stays the same while the day moves."""
    for x, y in then.seats.at.values():
        yield Rect(x - NAME_ROOM / 2, y - SYMBOL / 2, NAME_ROOM, SYMBOL + WORDS_HEIGHT)


def _homes(then: Moment) -> list[str]:
    return [home.name for home in then.case.of(Household) if home.name and members(home, then)]

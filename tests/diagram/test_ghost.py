"""The ghost of an event that is not in the case: in its lane, on its days, covering as little as it can."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case, in_year
from hypothesis import given
from strategies import whens

from ecm_desktop.diagram.marks import Role, Symbol, full_text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline import Frame, draw, ghost_marks, scale_of, whole_life
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval, Kind, Precision, When, on_day
from ecm_desktop.domain.life import Lane, LifeEvent

STAY = When(
    earliest=date(2016, 3, 1), latest=date(2017, 9, 30), precision=Precision.MONTH, kind=Kind.SPAN,
    start=Interval(date(2016, 3, 1), date(2016, 3, 31)), end=Interval(date(2017, 9, 1), date(2017, 9, 30)),
)  # fmt: skip


def shown(event: LifeEvent, case: Case, setting: Setting, frame: Frame | None = None) -> dict[str, object]:
    frame = frame or whole_life(case, setting, 1200, 600)
    return {one.id: one for one in ghost_marks(event, case, frame, setting, draw(case, frame, setting).marks)}


def test_a_bar_covers_the_time_it_lasted(setting: Setting) -> None:
    case = a_case().build()
    marks = shown(LifeEvent(id="g", title="with the aunt", when=STAY, lane=Lane.LIVING), case, setting)
    scale = scale_of(case, whole_life(case, setting, 1200, 600), setting)
    bar = marks.get("ghost:bar", marks["ghost"])
    assert isinstance(bar, Symbol)
    assert bar.rect.x == pytest.approx(scale.x_of(date(2016, 3, 1)))
    assert bar.rect.right == pytest.approx(scale.x_of(date(2017, 9, 30)))


def test_it_lies_beside_the_cards_where_there_is_room(setting: Setting) -> None:
    case = a_case().with_event("Nan dies", date(2017, 5, 1), Lane.LOSS).build()
    frame = whole_life(case, setting, 1200, 900)
    marks = shown(LifeEvent(id="g", title="the dog dies", when=on_day(date(2017, 6, 1)), lane=Lane.LOSS), case, setting)
    cards = [one.rect for one in draw(case, frame, setting).marks if one.role is Role.EVENT and isinstance(one, Symbol)]
    assert not any(card.meets(marks["ghost"].rect.grown(-2)) for card in cards)


def test_beyond_the_days_shown_it_waits_at_the_edge_with_an_arrow(setting: Setting) -> None:
    case = a_case().build()
    frame = whole_life(case, setting, 1200, 600)
    for year, text in ((1962, "‹ born here"), (2050, "born here ›")):
        marks = shown(LifeEvent(id="g", title="born here", when=in_year(year)), case, setting)
        assert full_text(marks["ghost"]) == text
        assert marks["ghost"].rect.x >= 0
        assert marks["ghost"].rect.right <= frame.width


@given(when=whens())
def test_it_is_nothing_that_can_be_pointed_at_and_within_the_drawing(setting: Setting, when: When) -> None:
    case = a_case().build()
    marks = shown(LifeEvent(id="g", title="a thing", when=when), case, setting)
    assert bool(marks) is when.is_dated
    assert not any(one.words or one.record for one in marks.values())

"""The story so far: what weighs comes before what is merely dated, what went well has room of its own."""

from __future__ import annotations

from datetime import date

from builders import a_case

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.story import chapters

BOUNDS = (date(2011, 1, 1), date(2016, 1, 1), date(2026, 1, 1))


def event(key: str, day: date, lane: str = Lane.EDUCATION, **more: object) -> LifeEvent:
    return LifeEvent(id=key, title=key, when=on_day(day), lane=lane, **more)  # type: ignore[arg-type]


def told(case: Case, until: date = date(2026, 1, 1), most: int = 2) -> list[tuple[list[str], list[str]]]:
    found = chapters(case, BOUNDS, until, most)
    return [([one.id for one in part.happened], [one.id for one in part.went_well]) for part in found]


def test_what_the_room_rests_on_comes_before_losses_and_losses_before_the_rest() -> None:
    case = a_case().build().put(
        event("school", date(2017, 1, 1)), event("nan", date(2018, 1, 1), Lane.LOSS), event("club", date(2019, 1, 1)),
        event("won", date(2017, 5, 1), Lane.STRENGTHS), event("drew", date(2018, 5, 1), Lane.STRENGTHS),
        Hypothesis(id="h", text="Why", supports=("club",)),
    )  # fmt: skip
    assert told(case) == [(["nan", "club"], ["won", "drew"])]


def test_nothing_later_nothing_private_and_nothing_undated_is_told() -> None:
    private = event("private", date(2012, 1, 1), visibility=Visibility.PSYCHOLOGIST)
    case = a_case().build().put(
        event("early", date(2012, 1, 1)), private, LifeEvent(id="undated", title="undated"),
        event("late", date(2020, 1, 1)), event("next", date(2016, 1, 1)),
    )  # fmt: skip
    assert told(case, until=date(2017, 1, 1)) == [(["early"], []), (["next"], [])]
    assert told(case, until=date(2015, 1, 1)) == [(["early"], [])]

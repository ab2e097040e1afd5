"""Events that lie near each other in time."""

from __future__ import annotations

from datetime import date

from builders import a_case, in_year

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.nearby import nearest_in_time


def titles(case, event: str, most: int = 9) -> list[str]:
    one = next(one for one in case.of(LifeEvent) if one.title == event)
    return [other.title for other in nearest_in_time(case, one, most)]


def test_the_nearest_day_comes_first_and_what_has_no_day_last() -> None:
    built = (
        a_case().with_event("far", date(2010, 1, 1)).with_event("here", date(2017, 9, 1)).with_event("some day", When())
    )
    case = built.with_event("that year", in_year(2017)).with_event("the day before", date(2017, 8, 31)).build()
    assert titles(case, "here") == ["the day before", "that year", "far", "some day"]
    assert titles(case, "here", 1) == ["the day before"]


def test_to_what_has_no_day_the_others_without_one_are_nearest() -> None:
    built = a_case().with_event("dated", date(2010, 1, 1)).with_event("here", When()).with_event("some day", When())
    assert titles(built.build(), "here") == ["some day", "dated"]

"""A date moved by hand is never more exact than the hand can say, nor than it was told."""

from __future__ import annotations

from datetime import date

import pytest
from builders import in_year
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import Interval, Kind, Precision, When, between, days_between, not_known, on_day
from ecm_desktop.editing.moving import GRAINS, moved, nudged, step_of

DAY, MONTH, YEAR = GRAINS
days = st.dates(date(1930, 1, 1), date(2030, 1, 1))
FEBRUARY = between(date(2017, 2, 1), date(2017, 2, 28), MONTH, "Feb 2017")
AUTUMN = between(date(2017, 9, 1), date(2017, 11, 30), Precision.SEASON, "autumn 2017")
WINDOW = between(date(2017, 3, 3), date(2017, 3, 19), Precision.WINDOW)
FROM_TO = When(
    earliest=date(2016, 4, 1), latest=date(2017, 6, 10), precision=DAY, kind=Kind.SPAN,
    start=Interval(date(2016, 4, 1), date(2016, 4, 1)), end=Interval(date(2017, 6, 10), date(2017, 6, 10)),
)  # fmt: skip
BEFORE = When(latest=date(2014, 3, 11), precision=DAY, kind=Kind.BEFORE)


def spell(when: When) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


def by_hand(when: When, day: date, grain: Precision) -> When:
    return moved(when, day, step_of(when, grain))


@pytest.mark.parametrize(
    ("when", "day", "grain", "first", "last"),
    [
        (on_day(date(2017, 3, 14)), date(2018, 1, 2), DAY, date(2018, 1, 2), date(2018, 1, 2)),
        (on_day(date(2017, 1, 31)), date(2017, 2, 17), MONTH, date(2017, 2, 1), date(2017, 2, 28)),
        (on_day(date(1985, 11, 20)), date(1985, 12, 9), YEAR, date(1985, 1, 1), date(1985, 12, 31)),
        (FEBRUARY, date(2017, 5, 20), DAY, date(2017, 5, 1), date(2017, 5, 31)),
        (FEBRUARY, date(2019, 5, 20), YEAR, date(2019, 1, 1), date(2019, 12, 31)),
        (in_year(2017), date(2019, 1, 5), DAY, date(2019, 1, 1), date(2019, 12, 31)),
        (in_year(2014), date(2014, 3, 17), MONTH, date(2014, 1, 1), date(2014, 12, 31)),
        (AUTUMN, date(2018, 9, 12), DAY, date(2018, 9, 1), date(2018, 11, 30)),
        (WINDOW, date(2017, 5, 2), MONTH, date(2017, 5, 1), date(2017, 5, 31)),
        (FROM_TO, date(2016, 6, 20), MONTH, date(2016, 6, 1), date(2017, 8, 31)),
        (FROM_TO, date(2016, 4, 11), DAY, date(2016, 4, 11), date(2017, 6, 20)),
        (BEFORE, date(2014, 5, 2), MONTH, None, date(2014, 5, 31)),
        (not_known("once"), date(2014, 5, 6), MONTH, date(2014, 5, 1), date(2014, 5, 31)),
    ],
)
def test_a_date_keeps_to_the_coarser_of_hand_and_telling(
    when: When, day: date, grain: Precision, first: date | None, last: date | None
) -> None:
    after = by_hand(when, day, grain)
    assert spell(after) == (first, last)
    assert after.words == ""


def test_a_hand_that_asks_for_it_says_more_than_was_told() -> None:
    assert spell(moved(in_year(2014), date(2014, 3, 17), MONTH)) == (date(2014, 3, 1), date(2014, 3, 31))
    assert moved(in_year(2014), date(2014, 3, 17), DAY) == on_day(date(2014, 3, 17))


@pytest.mark.parametrize("when", [on_day(date(2017, 1, 31)), FEBRUARY, in_year(2017), AUTUMN, FROM_TO, BEFORE])
@pytest.mark.parametrize("grain", GRAINS)
def test_a_key_moves_one_step_on_and_one_back(when: When, grain: Precision) -> None:
    step = step_of(when, grain)
    settled = by_hand(when, when.anchor or date.max, grain)
    there = nudged(settled, 1, step)
    assert (there.anchor or date.min) > (settled.anchor or date.max)
    assert spell(nudged(there, -1, step)) == spell(settled)


@given(st.one_of(days.map(on_day), days.map(lambda one: in_year(one.year))), days, st.sampled_from(GRAINS))
def test_no_day_is_made_up(when: When, day: date, grain: Precision) -> None:
    after = by_hand(when, day, grain)
    assert after.earliest is not None
    assert after.latest is not None
    least = {DAY: 1, MONTH: 28, YEAR: 365}[grain]
    long = days_between(after.earliest, after.latest) + 1
    assert long >= least
    assert long >= days_between(when.earliest, when.latest) + 1 - 1  # a leap year is a day longer

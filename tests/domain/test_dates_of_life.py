"""Ages, birthdays, school years and periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import days

from ecm_desktop.domain.dates import (
    Age,
    Interval,
    Period,
    Precision,
    add_months,
    age_on,
    at_age,
    between,
    birthday,
    on_day,
    parse_age,
    school_year,
)
from ecm_desktop.errors import Refused


def test_a_leap_day_birthday_falls_on_the_first_of_march_in_a_common_year() -> None:
    assert birthday(date(2012, 2, 29), 1) == date(2013, 3, 1)
    assert birthday(date(2012, 2, 29), 4) == date(2016, 2, 29)


def test_the_six_month_day_of_a_child_born_on_31_august_is_1_march() -> None:
    assert add_months(date(2011, 8, 31), 6) == date(2012, 3, 1)


@given(days, st.integers(0, 300))
def test_the_age_on_the_day_an_age_is_reached_is_that_age(born: date, months: int) -> None:
    age = Age(*divmod(months, 12))
    assert age_on(born, at_age(born, age)) == age


@given(days, days)
def test_ages_never_fall_as_days_pass(born: date, day: date) -> None:
    assert age_on(born, day) <= age_on(born, date(2032, 1, 1))


def test_twins_either_side_of_midnight_on_31_august_are_in_different_school_years() -> None:
    assert school_year(date(2011, 8, 31), 7).earliest == date(2022, 9, 1)
    assert school_year(date(2011, 9, 1), 7).earliest == date(2023, 9, 1)


@pytest.mark.parametrize(
    ("words", "age"), [("6y3m", Age(6, 3)), ("6", Age(6)), (" 12Y ", Age(12)), ("0y11m", Age(0, 11))]
)
def test_ages_are_read(words: str, age: Age) -> None:
    assert parse_age(words) == age


@pytest.mark.parametrize("words", ["", "six", "6y12m", "-3", "6m3y", "1234", "6y3m4d"])
def test_what_is_not_an_age_is_refused(words: str) -> None:
    with pytest.raises(Refused):
        parse_age(words)


def test_a_period_includes_the_days_on_which_it_may_have_been() -> None:
    vague = between(date(2015, 6, 1), date(2015, 6, 30), Precision.MONTH)
    period = Period(on_day(date(2011, 8, 31)), vague)
    assert not period.includes(date(2011, 8, 30))
    assert period.includes(date(2015, 6, 15))
    assert not period.includes(date(2015, 7, 1))


def test_open_intervals_overlap_what_lies_on_their_open_side() -> None:
    assert Interval(None, date(2012, 1, 1)).overlaps(Interval(date(1950, 1, 1), date(1951, 1, 1)))
    assert not Interval(date(2012, 1, 2), None).contains(date(2012, 1, 1))


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused):
        between(date(2012, 1, 2), date(2012, 1, 1), Precision.WINDOW)

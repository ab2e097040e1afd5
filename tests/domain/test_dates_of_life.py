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
    Kind,
    Period,
    Precision,
    When,
    add_months,
    age_on,
    at_age,
    between,
    birthday,
    in_order,
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


def test_a_list_puts_what_is_roughly_known_among_its_own_year() -> None:
    about_2023 = between(date(2022, 1, 1), date(2024, 12, 31), Precision.YEARS, "about 2023")
    february = between(date(2022, 2, 1), date(2022, 2, 28), Precision.MONTH)
    in_2023 = between(date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR)
    late = on_day(date(2023, 11, 2))
    before = When(latest=date(2021, 3, 4), kind=Kind.BEFORE)
    lasted = When(
        earliest=date(2022, 5, 1), latest=date(2025, 1, 1), kind=Kind.SPAN,
        start=Interval(date(2022, 5, 1), date(2022, 5, 31)), end=Interval(date(2025, 1, 1), date(2025, 1, 1)),
    )  # fmt: skip
    dated = sorted([late, in_2023, about_2023, lasted, february, before], key=in_order)
    assert dated[:3] == [before, february, lasted]
    assert dated[5] == late
    assert in_order(When()) is None

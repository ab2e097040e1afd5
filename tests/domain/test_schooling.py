"""The laws of school years of a child who is taught out of year."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import school_year
from ecm_desktop.domain.schooling import LAST_YEAR, RECEPTION, OutOfYear, taught

BIRTHS = st.dates(date(1998, 1, 1), date(2024, 12, 31))
OUT = st.builds(OutOfYear, st.integers(RECEPTION, LAST_YEAR), st.sampled_from((1, -1)))
YEARS = range(RECEPTION, LAST_YEAR + 1)


@given(BIRTHS, st.integers(-1, LAST_YEAR))
def test_in_step_with_their_age_a_child_is_taught_as_by_birth(born, number):
    assert taught(born, number) == school_year(born, number)


@given(BIRTHS, OUT)
def test_school_years_follow_each_other_without_a_gap_and_never_at_once(born, out):
    years = [one for number in YEARS if (one := taught(born, number, out))]
    for before, after in pairwise(years):
        assert after.earliest == before.latest + timedelta(days=1)
    left_out = out.by < 0 and out.since > RECEPTION
    assert len(years) == len(YEARS) - left_out


@given(BIRTHS, OUT)
def test_from_that_year_on_all_is_a_year_later_or_earlier_and_before_it_nothing_is(born, out):
    for number in YEARS:
        days, usual = taught(born, number, out), school_year(born, number)
        if number >= out.since:
            assert days.earliest.year == usual.earliest.year + out.by
        elif number < out.since - 1:
            assert days == usual


@pytest.mark.parametrize(("since", "by"), [(-1, 1), (14, 1), (3, 0), (3, 2)])
def test_no_other_correction_can_be_told(since, by):
    with pytest.raises(ValueError, match="a year below or above"):
        OutOfYear(since, by)

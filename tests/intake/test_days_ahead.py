"""Days to come, as they are said in a meeting on Sunday, 1 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.intake.dates.ahead import day_ahead


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", date(2026, 11, 1)), ("Tomorrow", date(2026, 11, 2)), ("yfory", date(2026, 11, 2)),
        ("Friday", date(2026, 11, 6)), ("by Friday", date(2026, 11, 6)), ("dydd Gwener", date(2026, 11, 6)),
        ("Sunday", date(2026, 11, 8)), ("Monday week", date(2026, 11, 9)), ("end of the week", date(2026, 11, 6)),
        ("2 weeks", date(2026, 11, 15)), ("in two weeks", date(2026, 11, 15)), ("2w", date(2026, 11, 15)),
        ("10 days", date(2026, 11, 11)), ("a month", date(2026, 12, 1)), ("in 3 months", date(2027, 2, 1)),
        ("end of March", date(2027, 3, 31)), ("end of the month", date(2026, 11, 30)),
        ("diwedd Chwefror", date(2027, 2, 28)), ("14 March", date(2027, 3, 14)), ("3rd of Nov", date(2026, 11, 3)),
        ("29 February", None), ("14 March 2026", None), ("spring 2027", None), ("soon", None), ("", None),
        ("monsoon", None),
    ],
)  # fmt: skip
def test_what_is_said_is_a_day(said: str, day: date | None) -> None:
    assert day_ahead(said, TODAY) == day


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_no_words_are_refused_and_none_means_a_day_that_is_past(said: str, today: date) -> None:
    found = day_ahead(said, today)
    assert found is None or found >= today


@given(st.integers(1, 60), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_so_many_weeks_are_so_many_weeks(n: int, today: date) -> None:
    assert day_ahead(f"in {n} weeks", today) == today + timedelta(weeks=n)

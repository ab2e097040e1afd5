"""The laws of what nobody told of."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months, on_day
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.silences import silences, told_by

FIRST, LAST = date(2011, 8, 31), date(2026, 11, 1)
DAYS = st.dates(date(2005, 1, 1), date(2031, 1, 1))
STRETCHES = st.lists(st.tuples(DAYS, DAYS).map(lambda two: tuple(sorted(two))), max_size=12)
A_DAY = timedelta(days=1)


@given(STRETCHES, st.integers(1, 30))
def test_a_silence_is_long_enough_lies_in_the_life_and_nothing_is_told_in_it(told, months):
    found = silences(told, FIRST, LAST, months)
    for first, last in found:
        assert FIRST <= first <= last <= LAST
        assert add_months(first, months) <= last + A_DAY
        assert not any(begun <= last and first <= ended for begun, ended in told)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(STRETCHES, DAYS)
def test_with_no_least_length_every_day_is_told_of_or_silent(told, day):
    silent = any(first <= day <= last for first, last in silences(told, FIRST, LAST, 0))
    spoken = any(begun <= day <= ended for begun, ended in told)
    assert silent == (FIRST <= day <= LAST and not spoken)


def test_of_a_life_of_which_nobody_told_all_is_silent():
    assert silences([], FIRST, LAST, 12) == [(FIRST, LAST)]
    assert silences([], LAST, FIRST, 12) == []


def test_an_agency_is_credited_with_what_any_of_its_files_told():
    events = [
        LifeEvent(id="a", title="a", when=on_day(FIRST), tellings=(Telling(source="one"), Telling(source="three"))),
        LifeEvent(id="b", title="b", when=on_day(FIRST), tellings=(Telling(source="two"),)),
        LifeEvent(id="c", title="c", when=on_day(FIRST)),
    ]
    sources = [
        Source(id="one", agency="School"), Source(id="two", agency="School "), Source(id="three", agency="Police"),
        Source(id="four", agency="Health"), Source(id="five", file="notes.txt"),
    ]  # fmt: skip
    assert told_by(Case([*events, *sources])) == {"School": {"a", "b"}, "Police": {"a"}, "Health": set()}

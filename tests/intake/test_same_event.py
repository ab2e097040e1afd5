"""Which rows are believed to tell the same event: laws and small examples."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.dates import not_known, on_day
from ecm_desktop.domain.proposals import Locator, Proposal
from ecm_desktop.intake.duplicates import mark_duplicates

DAY = date(2019, 7, 27)


def row(file, text, day=DAY):
    when = on_day(day) if day else not_known()
    return Proposal(file=file, locator=Locator(row=1), raw="", when=when, rule="R01", text=text)


def groups(*rows):
    return [one.group for one in mark_duplicates(rows)]


def test_the_same_thing_in_other_words_is_one_event():
    first, second, third = groups(
        row("a", "Dad died"), row("b", "Father deceased"), row("b", "Moved to new school", date(2019, 9, 2))
    )
    assert first == second is not None
    assert third is None


def test_what_comes_again_in_one_file_is_not_one_event():
    assert groups(row("a", "Weekly visit"), row("a", "Weekly visit", date(2019, 8, 3))) == [None, None]


def test_a_row_entered_twice_in_one_file_is_one_event():
    first, second = groups(row("a", "Weekly visit"), row("a", "Weekly visit"))
    assert first == second is not None


def test_months_apart_is_never_grouped():
    assert groups(row("a", "Dad died"), row("b", "Dad died", date(2020, 2, 27))) == [None, None]


def test_a_row_without_a_date_is_only_pointed_out():
    one, other = mark_duplicates([row("a", "Dad died suddenly"), row("b", "Dad died suddenly", None)])
    assert (one.group, other.group) == (None, None)
    assert (one.maybe, other.maybe) == ((1,), (0,))


ROWS = st.builds(
    row,
    st.sampled_from("abc"),
    st.sampled_from(["Dad died", "Father deceased", "Visit", "Police visit", "Moved home", "", "ŵ"]),
    st.none() | st.dates(date(2019, 7, 1), date(2019, 12, 1)),
)


@given(st.lists(ROWS, max_size=15))
def test_marking_changes_nothing_else_and_points_at_others(rows):
    marked = mark_duplicates(rows)
    assert [(one.text, one.when, one.file) for one in marked] == [(one.text, one.when, one.file) for one in rows]
    for place, one in enumerate(marked):
        assert len(one.maybe) <= 3
        assert all(other != place and 0 <= other < len(rows) for other in one.maybe)


@given(st.lists(ROWS, max_size=15))
def test_a_group_has_two_rows_or_more(rows):
    named = [one.group for one in mark_duplicates(rows) if one.group]
    assert all(named.count(group) > 1 for group in named)

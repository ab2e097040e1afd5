"""The laws of the one change, of reductions, of merge and of the codec."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from strategies import cases, days

from ecm_desktop.domain import codec
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import apply, diff, inverse, joined
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.merge import plan_merge
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, as_of, seen_by


@given(cases(), cases())
def test_applying_the_difference_gives_the_other_case(a: Case, b: Case) -> None:
    assert apply(a, diff(a, b)) == b


@given(cases(), cases())
def test_the_inverse_takes_a_change_back(a: Case, b: Case) -> None:
    change = diff(a, b)
    assert apply(apply(a, change), inverse(change)) == a


@given(cases(), cases(), cases())
def test_two_changes_joined_do_what_both_did(a: Case, b: Case, c: Case) -> None:
    both = joined(diff(a, b), diff(b, c))
    assert apply(a, both) == c
    assert both.ids == diff(a, c).ids


@given(cases())
def test_a_case_does_not_differ_from_itself(a: Case) -> None:
    assert not diff(a, a)
    assert not diff(a, Case(a.values()))


@given(cases(), cases())
def test_records_and_changes_survive_being_written(a: Case, b: Case) -> None:
    for record in a.values():
        assert codec.from_bytes(codec.to_bytes(record)) == record
        assert codec.from_plain(codec.to_plain(record)) == record
    change = diff(a, b)
    assert codec.change_from_bytes(codec.change_to_bytes(change)) == change


@given(cases(), days)
def test_as_of_shows_no_future_and_all_that_had_begun(case: Case, day: date) -> None:
    shown = as_of(case, day)
    for event in case.of(LifeEvent):
        begun = event.when.earliest is None or event.when.earliest <= day
        assert (event.id in shown) == begun
    for person in case.of(Person):
        born = person.birth is None or person.birth.earliest is None or person.birth.earliest <= day
        assert (person.id in shown) == born


@given(cases(), st.booleans())
def test_what_may_be_shown_is_shown_and_nothing_else(case: Case, psychologist: bool) -> None:
    seen = seen_by(case, Reader("", psychologist=psychologist))
    for event in case.of(LifeEvent):
        open_to_all = event.visibility == Visibility.MEETING
        may = open_to_all or (psychologist and event.visibility != Visibility.AUTHOR)
        assert (event.id in seen) == may
    hidden = set(case) - set(seen)
    for record in seen.values():
        for name in record.__struct_fields__:
            value = getattr(record, name)
            assert not (isinstance(value, tuple) and hidden & {one for one in value if isinstance(one, str)})


@given(cases(), cases(), cases())
def test_merging_twice_changes_nothing(base: Case, ours: Case, theirs: Case) -> None:
    once = apply(ours, plan_merge(base, ours, theirs).incoming)
    again = plan_merge(base, once, theirs)
    assert apply(once, again.incoming) == once


@given(cases(), cases(), cases())
def test_disjoint_edits_commute(base: Case, ours: Case, theirs: Case) -> None:
    if diff(base, ours).ids & diff(base, theirs).ids:
        return
    one = apply(ours, plan_merge(base, ours, theirs).incoming)
    other = apply(theirs, plan_merge(base, theirs, ours).incoming)
    assert one == other


@given(cases())
def test_no_record_tells_its_content_in_a_repr(case: Case) -> None:
    for record in case.values():
        assert repr(record) == f"<{type(record).__name__} {record.id}>"

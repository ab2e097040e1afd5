"""What a service makes of the examples: said otherwise, added, hidden, had back; the file's own stay in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.examples import (
    Example,
    OwnExample,
    OwnExamples,
    as_in_file,
    joined,
    key_of,
    offered,
    own_of,
    said,
    taken_out,
)
from ecm_desktop.domain.recovery import Level

HERE, THERE = Level.ROUTINE, Level.INSIGHT
FILE = tuple(Example(level, f"{level} {n}", "why") for level in (HERE, THERE) for n in range(3))
KEYS = [key_of(one) for one in FILE]
NONE = OwnExamples()

steps = st.lists(
    st.tuples(st.sampled_from(["say", "add", "take out", "back"]), st.integers(0, 5), st.sampled_from([HERE, THERE])),
    max_size=8,
)


def after(own: OwnExamples, what: str, n: int, level: Level) -> OwnExamples:
    """What a hand may do next."""
    shown = offered(FILE, own, level)
    if what == "back":
        return as_in_file(FILE, own, level)
    if what == "add" or not shown:
        return said(own, OwnExample(f"{level} own {n}", level, f"own {n}"))
    one = shown[n % len(shown)]
    if what == "take out":
        return taken_out(own, one.key)
    before = own_of(own, one.key)
    instead = "" if one.is_own else one.key
    return said(own, OwnExample(before.id if before else f"said {one.key}", level, f"otherwise {n}", "", instead))


@given(steps)
def test_whatever_was_done_the_first_examples_can_be_had_back_and_nothing_stands_twice(done) -> None:
    own = NONE
    for what, n, level in done:
        own = after(own, what, n, level)
        for of in (HERE, THERE):
            keys = [one.key for one in offered(FILE, own, of)]
            assert len(keys) == len(set(keys))
    for of in (HERE, THERE):
        alone = [one for one in offered(FILE, own, of) if one.is_own]
        own = as_in_file(FILE, own, of)
        first = [one for one in FILE if one.level is of]
        shown = offered(FILE, own, of)
        assert [(one.text, one.why) for one in shown[: len(first)]] == [(one.text, one.why) for one in first]
        assert shown[len(first) :] == alone


@given(steps, steps)
def test_joining_with_oneself_changes_nothing_and_theirs_stand(mine, theirs) -> None:
    own, other = NONE, NONE
    for step in mine:
        own = after(own, *step)
    for step in theirs:
        other = after(other, *step)
    assert joined(own, own) == own
    both = joined(own, other)
    assert joined(both, other) == both
    assert all(one in both.examples for one in other.examples)


def test_an_example_that_is_said_otherwise_keeps_its_place_and_one_taken_out_is_hidden() -> None:
    own = said(NONE, OwnExample("a", HERE, "Cook together on Fridays", "", KEYS[1]))
    assert [one.text for one in offered(FILE, own, HERE)] == ["routine 0", "Cook together on Fridays", "routine 2"]
    own = taken_out(own, KEYS[1])
    assert [one.text for one in offered(FILE, own, HERE)] == ["routine 0", "routine 2"]
    assert [one.text for one in offered(FILE, own, THERE)] == ["insight 0", "insight 1", "insight 2"]


def test_what_was_said_of_an_example_that_a_newer_file_has_no_more_stays() -> None:
    own = said(NONE, OwnExample("a", HERE, "Cook together on Fridays", "", KEYS[1]))
    newer = (*FILE[:1], *FILE[2:])
    assert [one.text for one in offered(newer, own, HERE)] == ["routine 0", "routine 2", "Cook together on Fridays"]

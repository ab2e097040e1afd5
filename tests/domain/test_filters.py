"""What a filter lets through, part by part, and that each part can be put on and taken off again."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from builders import in_year
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When, on_day
from ecm_desktop.domain.filters import (
    ALL,
    CHOICES,
    Filter,
    Part,
    hidden,
    lets,
    letting,
    parts,
    teller,
    tellers,
    with_part,
    without,
)
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Order, Source, Telling

KEYS = {
    "agencies": ("", "school", "police"),
    "lanes": (*Lane, "own"),
    "people": ("ann", "bo"),
    "tags": ("neglect", "significant_bereavement"),
    "certainties": tuple(Certainty),
}
ONE_PART = st.sampled_from(CHOICES).flatmap(lambda field: st.builds(Part, st.just(field), st.sampled_from(KEYS[field])))
DAYS = st.none() | st.dates(date(2010, 1, 1), date(2025, 1, 1))


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    chosen = {field: tuple(draw(st.lists(st.sampled_from(KEYS[field]), unique=True, max_size=2))) for field in CHOICES}
    return Filter(**chosen, alone=bool(chosen["agencies"]) and draw(st.booleans()), first=draw(DAYS), last=draw(DAYS))


def told(*sources: str) -> tuple[Telling, ...]:
    return tuple(Telling(source=one) for one in sources)


SOURCES = (
    Source(id="s1", agency="School", file="a.xlsx"),
    Source(id="s2", agency=" SCHOOL ", file="b.xlsx"),
    Source(id="p", agency="Police"),
)
EVENTS = (
    LifeEvent(id="both", title="x", tellings=told("s1", "p"), when=on_day(date(2016, 3, 1)), lane=Lane.LOSS),
    LifeEvent(id="school", title="x", tellings=told("s1", "s2"), when=in_year(2017), people=("ann",)),
    LifeEvent(id="police", title="x", tellings=told("p"), when=When(), certainty=Certainty.DISPUTED),
    LifeEvent(id="nobody", title="x", when=on_day(date(2019, 1, 1)), adversities=("neglect",), people=("ann", "bo")),
)
CASE = Case([*SOURCES, *EVENTS, Order(id="order", imposed=on_day(date(2018, 5, 1)), period=Period())])


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (ALL, {"both", "school", "police", "nobody", "order"}),
        (Filter(agencies=("school",)), {"both", "school"}),
        (Filter(agencies=("school",), alone=True), {"school"}),
        (Filter(agencies=("school", "police"), alone=True), {"both", "school", "police"}),
        (Filter(agencies=("",)), {"nobody"}),
        (Filter(lanes=(Lane.LOSS,)), {"both"}),
        (Filter(lanes=(Lane.OFFENDING,)), {"order"}),
        (Filter(people=("bo",)), {"nobody"}),
        (Filter(people=("ann", "bo")), {"school", "nobody"}),
        (Filter(people=("gone",)), set()),
        (Filter(tags=("neglect",)), {"nobody"}),
        (Filter(certainties=(Certainty.DISPUTED,)), {"police"}),
        (Filter(first=date(2017, 6, 1), last=date(2018, 12, 31)), {"school", "order"}),
        (Filter(last=date(2016, 12, 31)), {"both"}),
        (Filter(agencies=("school",), people=("ann",)), {"school"}),
        (Filter(agencies=("police",), first=date(2017, 1, 1)), set()),
    ],
)
def test_what_is_asked_for_is_shown_and_nothing_else(asked: Filter, shown: set[str]) -> None:
    assert {"both", "school", "police", "nobody", "order"} - hidden(CASE, asked) == shown


def test_an_agency_is_one_however_it_is_written() -> None:
    assert teller("  Children’s  Social CARE ") == teller("children’s social care")
    assert tellers(CASE)["s1"] == tellers(CASE)["s2"]


@given(filters(), ONE_PART)
def test_a_part_that_was_put_on_comes_off_again(asked: Filter, part: Part) -> None:
    if part not in list(parts(asked)):
        more = with_part(asked, part)
        assert set(parts(more)) - {Part("alone", "")} == {*parts(asked), part} - {Part("alone", "")}
        assert without(more, part) == asked
    assert with_part(with_part(asked, part), part) == with_part(asked, part)


@given(filters())
def test_taking_off_every_part_shows_everything(asked: Filter) -> None:
    for part in tuple(parts(asked)):
        asked = without(asked, part)
    assert asked == ALL
    assert hidden(CASE, asked) == frozenset()


@given(filters(), st.sampled_from([one.id for one in EVENTS]))
def test_an_event_is_shown_by_letting_go_of_what_hides_it_and_of_no_more(asked: Filter, record: str) -> None:
    event, who = CASE.get_one(LifeEvent, record), tellers(CASE)
    left = letting(CASE, asked, record)
    assert lets(left, event, who)
    assert set(parts(left)) <= set(parts(asked))
    gone = {part.field for part in parts(asked)} - {part.field for part in parts(left)} - {"alone"}
    for field in gone:  # each alone would hide it
        alone = asked
        for part in tuple(parts(asked)):
            if part.field != field:
                alone = without(alone, part)
        assert not lets(alone, event, who), field
    if lets(asked, event, who):
        assert left == asked
    if left.agencies == asked.agencies and left.alone != asked.alone:
        assert not lets(msgspec.structs.replace(left, alone=True), event, who)


@given(filters())
def test_more_of_one_field_never_hides_more(asked: Filter) -> None:
    for field in ("lanes", "people", "tags", "certainties"):
        if getattr(asked, field):
            for key in KEYS[field]:
                assert hidden(CASE, with_part(asked, Part(field, key))) <= hidden(CASE, asked)


def test_a_filter_tells_nobody_in_a_trace() -> None:
    assert repr(Filter(people=("Ann Mason",), agencies=("school",))) == "<Filter of 2 parts>"

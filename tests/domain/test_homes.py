"""The homes of a life counted: never more than are told, and the least where something may be missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.homes import Counted, counted_homes
from ecm_desktop.domain.people import Child, Person

BORN = date(2010, 1, 1)
CHILD = (Person(id="c", given="Cy", birth=on_day(BORN)), Child(id="child", person="c"))


def home(key: str, first: date, last: date | None, *carers: str) -> Placement:
    return Placement(id=key, carers=carers, period=Period(on_day(first), on_day(last) if last else None))


def test_homes_one_after_the_other_are_moves():
    case = Case([*CHILD, home("a", BORN, date(2015, 3, 1), "m"), home("b", date(2015, 3, 1), date(2016, 3, 1), "n"),
                 home("d", date(2016, 3, 1), None, "m")])  # fmt: skip
    found = counted_homes(case, TODAY)
    assert found.moves == Counted(2, is_least=False)
    assert found.carers == Counted(2, is_least=False)
    assert found.longest.record == "d"
    assert (found.longest.first, found.longest.last) == (date(2016, 3, 1), TODAY)


def test_a_stretch_that_nobody_told_of_makes_it_the_least():
    case = Case([*CHILD, home("a", BORN, date(2014, 3, 1), "m"), home("b", date(2015, 3, 1), None, "n")])
    assert counted_homes(case, TODAY).moves == Counted(1, is_least=True)


def test_two_records_of_one_time_are_no_move():
    case = Case([*CHILD, home("a", BORN, None, "m"), Household(id="h", period=Period(on_day(date(2012, 1, 1)))),
                 Stay(id="s", household="h", person="c")])  # fmt: skip
    assert counted_homes(case, TODAY).moves == Counted(0, is_least=True)


def test_without_homes_nothing_is_counted():
    assert counted_homes(Case(CHILD), TODAY).longest is None


def test_a_home_without_a_carer_is_one_more_at_least():
    case = Case([*CHILD, home("a", BORN, date(2015, 3, 1), "m"), home("b", date(2015, 3, 1), None)])
    assert counted_homes(case, TODAY).carers == Counted(2, is_least=True)


@pytest.mark.parametrize(("born", "counts"), [(date(1980, 1, 1), True), (date(2008, 1, 1), False)])
def test_of_a_household_only_the_grown_up_are_carers(born, counts):
    other = Person(id="x", given="Xa", birth=on_day(born))
    stays = [Stay(id=f"s-{one}", household="h", person=one) for one in ("c", "x")]
    case = Case([*CHILD, other, Household(id="h", period=Period(on_day(BORN))), *stays])
    assert counted_homes(case, TODAY).carers.number == int(counts)


DAYS = st.integers(0, 5000).map(lambda n: BORN + timedelta(days=n))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8), st.tuples(DAYS, DAYS))
def test_another_home_never_makes_it_fewer_moves_than_are_certain(spans, more):
    homes = [home(f"h{n}", *sorted(span)) for n, span in enumerate(spans)]
    before = counted_homes(Case([*CHILD, *homes]), TODAY)
    after = counted_homes(Case([*CHILD, *homes, home("more", *sorted(more))]), TODAY)
    assert before.moves.number <= after.moves.number <= before.moves.number + 1
    assert after.moves.number <= len(homes)
    if before.longest:
        assert after.longest.last - after.longest.first >= before.longest.last - before.longest.first

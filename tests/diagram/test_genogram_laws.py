"""What is kept from one genogram for the next never shows: drawn again, it is as if drawn for the first time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from families import any_families
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    Partnership,
    PartnershipPeriod,
    Quality,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.seats import Seat, seat_id

Edit = Callable[[Case], Case]
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2026, 11, 1))
ARRANGED_BY = (Person, Partnership, Parentage)
FREE = (Relationship, Household, Stay, Child)  # what may change without anybody being seated anew


@st.composite
def seatings(draw: st.DrawFn) -> Edit:
    """Somebody is seated elsewhere by hand."""
    key, x, y = f"p{draw(st.integers(0, 13))}", draw(st.integers(0, 900)), draw(st.integers(0, 600))
    return lambda case: case.put(Seat(id=seat_id(key), subject=key, x=x, y=y)) if key in case else case


@st.composite
def corrections(draw: st.DrawFn) -> Edit:
    """Some lines, homes and stays are told otherwise, come or go; the same people stay."""
    other = draw(any_families())
    told = draw(st.lists(st.sampled_from([one for kind in FREE for one in other.of(kind)]), max_size=3))
    gone = draw(st.sampled_from(["", "r0", "r1", "h0", "h0-p0"]))

    def edit(case: Case) -> Case:
        case = case.drop(gone) if isinstance(case.get(gone), FREE) else case
        return case.put(*(one for one in told if type(case.get(one.id, one)) is type(one)))

    return edit


@st.composite
def retellings(draw: st.DrawFn) -> Edit:
    """The same two are told to have been otherwise towards each other, or at another time."""
    key, quality = f"r{draw(st.integers(0, 4))}", draw(st.sampled_from(Quality))
    starts = draw(st.none() | st.dates(date(1950, 1, 1), date(2025, 12, 31)))
    period = Period(on_day(starts) if starts else None, None)

    def edit(case: Case) -> Case:
        line = case.find(Relationship, key)
        return case.put(replace(line, quality=quality, period=period)) if line else case

    return edit


EDITS = seatings() | corrections() | retellings()


@given(any_families(), st.lists(st.tuples(EDITS, DAYS, st.booleans()), min_size=1, max_size=5))
def test_a_genogram_is_the_same_whatever_was_drawn_before(
    setting: Setting, case: Case, steps: Sequence[tuple[Edit, date | None, bool]]
) -> None:
    warm = arrange(case)
    for edit, day, initials in steps:
        case, shown = edit(case), dataclasses.replace(setting, initials=initials)
        assert genogram.draw(case, warm, day, shown) == genogram.draw(case, arrange(case), day, shown)


@given(any_families(), st.lists(DAYS, min_size=2, max_size=4))
def test_nobody_moves_while_the_day_moves(setting: Setting, case: Case, days: Sequence[date | None]) -> None:
    """The largest move over all days is none: of symbols and of emotional lines."""
    arrangement = arrange(case)
    drawn = [genogram.picture(case, arrangement, day, setting) for day in days]
    for one, other in pairwise(drawn):
        before, after = one.by_id(), other.by_id()
        for key in before.keys() & after.keys():
            if key.startswith("person:"):
                assert before[key].rect.centre == after[key].rect.centre
            elif key.startswith("emotional:"):
                assert before[key].points == after[key].points


@given(any_families(), any_families(), DAYS)
def test_people_who_are_told_otherwise_are_drawn_otherwise(
    setting: Setting, case: Case, other: Case, day: date | None
) -> None:
    """The arrangement is kept here, which no window does: only what is drawn of it is in question."""
    warm = arrange(case)
    genogram.draw(case, warm, day, setting)
    told = case.put(*(one for kind in ARRANGED_BY for one in other.of(kind) if isinstance(case.get(one.id), kind)))
    cold = dataclasses.replace(warm, of_days=type(warm.of_days)(), of_everybody=type(warm.of_everybody)())
    assert genogram.draw(told, warm, day, setting) == genogram.draw(told, cold, day, setting)


def drawn_twice(setting: Setting, *moments: tuple[Case, date | None]) -> None:
    """Each of these in turn, from one arrangement, against one that nothing was drawn from."""
    warm = arrange(moments[0][0])
    for case, day in moments:
        assert genogram.draw(case, warm, day, setting) == genogram.draw(case, arrange(case), day, setting)


def seated(case: Case, key: str, x: float, y: float) -> Case:
    return case.put(Seat(id=seat_id(key), subject=key, x=x, y=y))


COUPLE = PartnershipPeriod(married=on_day(date(2001, 5, 5)), divorced=on_day(date(2015, 5, 5)))
LATE, EARLY = Period(on_day(date(2016, 1, 1)), None), Period(on_day(date(2012, 1, 1)), None)
FAMILY = Case(
    [
        *(Person(id=key, name=key.title(), birth=on_day(date(1980, 1, 1))) for key in ("ann", "bob", "cat", "dan")),
        *(Person(id=key, name=key.title(), birth=on_day(date(2010, 1, 1))) for key in ("eve", "fay", "gus")),
        Partnership(id="married", a="ann", b="bob", periods=(COUPLE,)),
        Partnership(id="others", a="cat", b="dan"),
        Parentage(id="a-e", parent="ann", child="eve", nature=ParentageKind.FOSTER, period=LATE),
        Parentage(id="b-e", parent="bob", child="eve", nature=ParentageKind.FOSTER, period=EARLY),
        *(Parentage(id=f"{parent}-{child}", parent=parent, child=child)
          for parent in ("cat", "dan") for child in ("fay", "gus")),
    ]
)  # fmt: skip


def test_a_couple_is_drawn_as_it_was_on_each_day(setting: Setting) -> None:
    drawn_twice(setting, (FAMILY, date(2014, 1, 1)), (FAMILY, date(2016, 6, 1)), (FAMILY, date(2014, 1, 1)))


def test_a_line_to_a_child_stands_for_the_bond_of_each_day(setting: Setting) -> None:
    drawn_twice(setting, (FAMILY, date(2013, 1, 1)), (FAMILY, date(2016, 6, 1)))


def test_lines_give_way_to_those_of_others_who_move(setting: Setting) -> None:
    left, _ = arrange(FAMILY).positions["ann"]
    moved = seated(FAMILY, "fay", left - 300, 400)
    drawn_twice(setting, (FAMILY, None), (moved, None), (FAMILY, None))


def test_the_legend_stands_below_whoever_is_lowest(setting: Setting) -> None:
    drawn_twice(setting, (FAMILY, None), (seated(FAMILY, "gus", 100, 1500), None), (FAMILY, None))

"""Events put elsewhere by hand: told dates stay, ends keep apart, and what was parted comes together as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from builders import TODAY, a_case, in_year
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval, Kind, Precision, When, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Adversity, Annotation, Lane, LifeEvent, Link, Telling
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.spells import OPEN, ends_of, spanning
from ecm_desktop.editing import life, placing
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.moving import GRAINS, cell
from ecm_desktop.editing.placing import Place
from ecm_desktop.editing.spans import End, pulled, pulled_by_key
from ecm_desktop.errors import Refused

DAY, MONTH, YEAR = GRAINS
days = st.dates(date(2011, 9, 1), date(2026, 10, 1))


@st.composite
def ends(draw: st.DrawFn, day: date) -> Interval:
    return cell(day, draw(st.sampled_from(GRAINS))).interval


@st.composite
def stays(draw: st.DrawFn) -> When:
    """Something that lasted, its ends told to a day, a month or a year, or one of them not known."""
    first = draw(days)
    last = draw(st.dates(first + timedelta(days=800), date(2031, 1, 1)))
    start, end = draw(ends(first)), draw(ends(last))
    start, end = draw(st.sampled_from([(start, end), (start, OPEN), (OPEN, end)]))
    return spanning(When(precision=draw(st.sampled_from(GRAINS))), start, end)


def a_stay(when: When, **more: object) -> Case:
    stay = LifeEvent(id="stay", title="with the aunt", when=when, lane=Lane.LIVING, **more)
    return life.add_event(a_case().with_event("Nan dies", date(2017, 5, 1)).build(), stay)


@given(when=stays(), day=days, step=st.sampled_from(GRAINS), end=st.sampled_from(End))
def test_an_end_that_is_pulled_leaves_the_other_and_never_passes_it(when: When, day: date, step, end: End) -> None:
    after = pulled(when, end, day, step)
    assert ends_of(after)[end is End.BEGIN] == ends_of(when)[end is End.BEGIN]
    start, finish = ends_of(after)
    first, last = start.earliest or start.latest, finish.latest or finish.earliest
    assert first is None or last is None or first <= last


def test_an_end_keeps_its_exactness_and_gets_one_where_it_had_none() -> None:
    months = spanning(When(precision=MONTH), cell(date(2016, 3, 1), MONTH).interval, OPEN)
    ended = pulled(months, End.END, date(2017, 9, 14), DAY)
    assert (ended.kind, ended.end) == (Kind.SPAN, Interval(date(2017, 9, 14), date(2017, 9, 14)))
    assert ended.start == months.start
    earlier = pulled_by_key(months, End.BEGIN, -1, DAY, TODAY)
    assert earlier.start == Interval(date(2016, 2, 1), date(2016, 2, 29))
    assert pulled_by_key(months, End.END, 1, MONTH, TODAY).end == cell(TODAY, MONTH).interval


@given(when=stays(), day=days, grain=st.sampled_from(GRAINS), told=st.booleans(), note=st.sampled_from(["", "a note"]))
def test_what_is_parted_and_put_together_is_as_it_was(when: When, day: date, grain, told: bool, note: str) -> None:
    tellings = (Telling(source="s", text="placed", when=when), Telling(source="t", when=in_year(2016))) if told else ()
    before = a_stay(when, tellings=tellings, note=note, adversities=(Adversity.NEGLECT,), people=("r1",))
    before = life.annotate(before, Annotation(id="n", target="stay", text="why?"))
    before = life.link_events(before, Link(id="l", source="stay", target=before.of(LifeEvent)[0].id))
    try:
        two = placing.part_event(before, "stay", cell(day, grain), "other")
    except Refused:
        return
    first, second = two.get_one(LifeEvent, "stay"), two.get_one(LifeEvent, "other")
    assert ends_of(first.when)[1] == ends_of(second.when)[0] == cell(day, grain).interval
    assert (first.tellings, second.tellings) == (tellings, tellings)
    assert life.merge_events(two, "stay", "other") == before


def test_one_happening_becomes_two_of_the_same_date() -> None:
    before = a_case().with_event("excluded and moved school", date(2019, 5, 1)).build()
    key = before.of(LifeEvent)[0].id
    two = placing.part_event(before, key, on_day(TODAY), "other")
    assert two.get_one(LifeEvent, "other").when == on_day(date(2019, 5, 1))
    assert life.merge_events(two, key, "other") == before


def test_a_cut_outside_is_refused_with_what_to_do() -> None:
    stay = spanning(When(precision=DAY), on_day(date(2016, 1, 1)).interval, on_day(date(2017, 1, 1)).interval)
    with pytest.raises(Refused, match="Put the scrubber"):
        placing.part_event(a_stay(stay), "stay", on_day(date(2019, 1, 1)), "other")


@given(when=stays(), to=stays(), lane=st.sampled_from(Lane))
def test_a_move_that_is_taken_back_leaves_everything_as_it_was(when: When, to: When, lane: str) -> None:
    editor = Editor(a_stay(when, tellings=(Telling(source="s", when=when),)), lambda *_: 1)
    before = editor.case
    if editor.do("Move", placing.place_events, {"stay": Place(to, lane)}):
        assert editor.case.get_one(LifeEvent, "stay").tellings == before.get_one(LifeEvent, "stay").tellings
        editor.undo()
    assert editor.case == before


def test_what_a_meeting_agrees_on_is_known_and_goes_when_the_told_date_comes_back() -> None:
    told = on_day(date(2016, 3, 1), "1/3/16")
    case = a_stay(told, tellings=(Telling(source="s", when=told),))
    moved = placing.place_events(case, {"stay": Place(in_year(2017), Lane.LIVING)})
    assert moved.get_one(LifeEvent, "stay").agreed is None
    meeting = Meeting(id="m", held=TODAY, is_open=True)
    case = case.put(meeting)
    moved = placing.place_events(case, {"stay": Place(in_year(2017), Lane.LIVING)})
    stay = moved.get_one(LifeEvent, "stay")
    assert (stay.agreed, stay.tellings[0].when) == ("m", told)
    to_lane = placing.place_events(moved.put(Meeting(id="m", held=TODAY)), {"stay": Place(stay.when, Lane.FAMILY)})
    assert to_lane.get_one(LifeEvent, "stay").agreed == "m"
    back = placing.place_events(moved, {"stay": Place(told, Lane.LIVING)})
    assert back.get_one(LifeEvent, "stay").agreed is None
    nobody_told = placing.place_events(
        a_stay(told).put(meeting), {"stay": Place(in_year(2017), Lane.LIVING)}
    )  # fmt: skip
    assert nobody_told.get_one(LifeEvent, "stay").agreed is None


def test_without_a_date_the_told_ones_stay() -> None:
    told = on_day(date(2016, 3, 1), "1/3/16")
    case = placing.without_date(a_stay(told, tellings=(Telling(source="s", when=told),)), ["stay"])
    stay = case.get_one(LifeEvent, "stay")
    assert not stay.when.is_dated
    assert stay.tellings[0].when == told


def test_the_same_again_was_told_by_nobody_and_is_seen_by_the_same() -> None:
    case = a_stay(
        in_year(2016), tellings=(Telling(source="s"),), note="x", visibility=Visibility.NAMED, named=("Jo",),
    )  # fmt: skip
    after = placing.repeat_events(case, ["stay"], counting("n"))
    again = after.get_one(LifeEvent, "n1")
    assert (again.title, again.when, again.lane) == ("with the aunt", in_year(2016), Lane.LIVING)
    assert (again.tellings, again.note) == ((), "")
    assert (again.visibility, again.named) == (Visibility.NAMED, ("Jo",))
    assert again.when.precision is Precision.YEAR

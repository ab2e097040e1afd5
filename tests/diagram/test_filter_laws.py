"""Laws of a filtered timeline, for any life: it hides what it should, says so, and gives all of it back."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from builders import a_case
from diagram.lives import BORN, child, lives
from domain.test_filters import filters
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Band, Drawing, Role, Stroke, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.diagram.wording.filters import agency_name, filter_words, offered, part_words, shown_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.filters import ALL, Filter, Part, hidden, parts, with_part
from ecm_desktop.domain.life import Lane, LifeEvent, Link, Source, Telling
from ecm_desktop.domain.people import Person

HEIGHTS = st.sampled_from((None, 500.0))


def listed(drawing: Drawing) -> list[str]:
    symbols = [mark for mark in drawing.marks if isinstance(mark, Symbol)]
    return [one.record for one in symbols if one.record] + [key for one in symbols for key in one.records]


@given(lives(most=25), filters(), HEIGHTS)
def test_what_a_filter_lets_through_is_shown_and_what_it_hides_is_not(setting, case, asked, height) -> None:
    whole = timeline.everything(case, setting, 1100.0, height)
    shown = listed(timeline.draw(case, replace(whole, shown=asked), setting))
    dated, gone = {one.id for one in case.of(LifeEvent) if one.when.is_dated}, hidden(case, asked)
    assert dated & set(shown) == dated - gone
    assert "order" not in gone & set(shown)
    assert len(set(shown)) == len(shown)


@given(lives(most=25), filters())
def test_the_edges_count_what_the_filter_lets_through(setting, case, asked) -> None:
    frame = replace(timeline.whole_life(case, setting, 900.0), shown=asked)
    inside = listed(timeline.draw(case, frame, setting))
    edges = [key for mark in timeline.edge_marks(case, frame, setting) for key in mark.records]
    dated = {one.id for one in case.of(LifeEvent) if one.when.is_dated} - hidden(case, asked)
    assert dated <= {*inside, *edges}
    assert not hidden(case, asked) & {*inside, *edges}


@given(lives(most=20), st.lists(filters(), min_size=1, max_size=4), HEIGHTS)
def test_any_filters_one_after_the_other_give_back_the_very_picture(setting, case, asked, height) -> None:
    shelf = Shelf()
    frame = timeline.whole_life(case, setting, 1100.0, height, shelf)
    before = timeline.draw(case, frame, setting, shelf)
    for one in asked:
        filtered = replace(frame, shown=one)
        assert timeline.draw(case, filtered, setting, shelf) == timeline.draw(case, filtered, setting)
    assert timeline.draw(case, frame, setting, shelf) == before
    assert timeline.whole_life(case, setting, 1100.0, height, shelf) == frame


@given(lives(most=20), filters().filter(lambda one: not one.lanes))
def test_what_is_not_known_is_the_same_whatever_is_filtered(setting, case, asked) -> None:
    frame = timeline.whole_life(case, setting, 1100.0)
    whole, filtered = (timeline.draw(case, replace(frame, shown=one), setting) for one in (ALL, asked))
    gaps = [
        [(one.id, one.variant, one.words, one.rect.x, one.rect.w) for one in drawn.marks
         if isinstance(one, Band) and one.role is Role.GAP] for drawn in (whole, filtered)
    ]  # fmt: skip
    assert gaps[0] == gaps[1]


@given(lives(most=20), filters())
def test_an_empty_lane_says_that_it_is_the_filter(setting, case, asked) -> None:
    frame = replace(timeline.everything(case, setting, 1100.0), shown=asked)
    marks = timeline.draw(case, frame, setting).by_id()
    for lane in {one.lane for one in case.of(LifeEvent) if one.when.is_dated and one.id in hidden(case, asked)}:
        said = marks.get(f"lane:{lane}:nothing")
        assert said is None or said.words == "hidden by the filter"


@given(lives(most=12), filters())
def test_the_strip_of_the_whole_life_tells_of_nothing_that_is_hidden(setting, case, asked) -> None:
    whole = timeline.everything(case, setting, 1100.0)
    left = case.drop(*hidden(case, asked))
    if not asked.lanes and lanes_of(left, setting) == lanes_of(case, setting):
        assert timeline.outline(case, replace(whole, shown=asked), setting) == timeline.outline(left, whole, setting)
    assert timeline.outline(case, replace(whole, shown=ALL), setting) == timeline.outline(case, whole, setting)


def test_lanes_that_are_not_asked_for_are_not_there(setting: Setting) -> None:
    case = a_case().with_event("a", date(2016, 1, 1), Lane.LOSS).with_event("b", date(2017, 1, 1), Lane.HEALTH).build()
    frame = timeline.whole_life(case, setting, 1100.0)

    def lanes(asked: Filter) -> list[str]:
        drawn = timeline.draw(case, replace(frame, shown=asked), setting)
        return [one.id for one in drawn.marks if one.role is Role.LANE and one.id.count(":") == 1]

    assert lanes(Filter(lanes=(Lane.HEALTH, Lane.LOSS))) == ["lane:loss", "lane:health"]
    assert lanes(Filter(lanes=("no_longer_there",))) == lanes(ALL)
    assert len(lanes(ALL)) == len(Lane)


def test_a_thread_is_drawn_while_both_its_ends_are_shown(setting: Setting) -> None:
    case = a_case().with_event("a", date(2016, 1, 1), Lane.LOSS).with_event("b", date(2017, 1, 1), Lane.HEALTH).build()
    first, last = case.of(LifeEvent)
    case = case.put(Link(id="link", source=first.id, target=last.id))
    frame = timeline.whole_life(case, setting, 1100.0)
    for asked, is_drawn in ((ALL, True), (Filter(lanes=(Lane.LOSS,)), False)):
        drawn = timeline.draw(case, replace(frame, shown=asked), setting)
        assert any(isinstance(one, Stroke) and one.id == "link" for one in drawn.marks) is is_drawn


SCHOOL = (Telling(source="s"),)
TOLD = Case(
    [
        *child(),
        Person(id="ann", given="Ann"),
        Source(id="s", agency="Ash Lane School"),
        LifeEvent(id="e", title="a", when=on_day(BORN), tellings=SCHOOL, people=("ann",), adversities=("neglect",)),
        LifeEvent(id="f", title="b", lane=Lane.LOSS),
    ]
)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (ALL, ""),
        (Filter(agencies=("ash lane school",)), "told by Ash Lane School"),
        (Filter(agencies=("ash lane school",), alone=True), "told by Ash Lane School alone"),
        (Filter(agencies=("ash lane school", ""), alone=True),
         "told by Ash Lane School · told by nobody named · and by nobody else"),
        (Filter(people=("ann",), lanes=(Lane.LOSS,)), "Relationships and loss · Ann"),
        (Filter(people=("gone",)), "somebody who is not known"),
        (Filter(first=date(2016, 9, 1)), "from 1 Sep 2016"),
        (Filter(first=date(2016, 9, 1), last=date(2017, 8, 31)), "1 Sep 2016 to 31 Aug 2017"),
    ],
)  # fmt: skip
def test_a_filter_is_told_in_words(setting: Setting, asked: Filter, said: str) -> None:
    assert filter_words(asked, TOLD, setting) == said


def test_what_can_be_filtered_by_is_counted(setting: Setting) -> None:
    found = {(one.part.field, one.words): one.n for one in offered(TOLD, setting)}
    assert found == {
        ("agencies", "Ash Lane School"): 1, ("agencies", "Nobody named"): 1, ("lanes", "Family"): 1,
        ("lanes", "Relationships and loss"): 1, ("people", "Ann"): 1, ("tags", "Neglect"): 1,
        ("certainties", "Recorded"): 2,
    }  # fmt: skip
    assert shown_words(TOLD, Filter(people=("ann",)), setting) == "1 of 2 events shown"
    assert shown_words(TOLD, ALL, setting) == "2 of 2 events shown"


@given(lives(most=15))
def test_each_that_is_offered_lets_through_as_many_as_it_says(setting, case) -> None:
    for one in offered(case, setting):
        shown = {event.id for event in case.of(LifeEvent)} - hidden(case, with_part(ALL, one.part))
        assert len(shown) == one.n > 0


def test_on_a_shared_screen_an_agency_and_a_person_are_veiled(setting: Setting) -> None:
    shared = dataclasses.replace(setting, initials=True)
    assert agency_name(TOLD, "ash lane school", shared) != "Ash Lane School"
    asked = Filter(people=("ann",))
    assert [part_words(part, asked, TOLD, shared) for part in parts(asked)] == ["A."]
    assert Part("people", "ann") in list(parts(asked))


HARM = LifeEvent(
    id="h", title="hurt at home", when=on_day(BORN), adversities=("physical_abuse",), people=("ann",), tellings=SCHOOL
)


@pytest.mark.parametrize(
    "asked", [Filter(tags=("physical_abuse",)), Filter(people=("ann",)), Filter(agencies=("ash lane school",))]
)
def test_on_a_shared_screen_no_filter_tells_what_is_covered(setting: Setting, asked: Filter) -> None:
    case, shared = TOLD.put(HARM), dataclasses.replace(setting, initials=True, uncovered=frozenset())
    frame = replace(timeline.everything(case, shared, 1100.0), shown=asked)
    assert "h" in listed(timeline.draw(case, frame, setting))
    assert "h" not in listed(timeline.draw(case, frame, shared))
    assert "Physical abuse" in [one.words for one in offered(case, setting)]
    assert "Physical abuse" not in [one.words for one in offered(case, shared)]
    open_again = dataclasses.replace(shared, uncovered=frozenset({"h"}))
    assert "h" in listed(timeline.draw(case, frame, open_again))

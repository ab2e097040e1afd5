"""Laws of the timeline, for any life: everything dated is shown, nothing overlaps, nothing leaves the drawing."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from types import FunctionType, ModuleType

import pytest
from diagram.lives import BORN, DAYS, child, lives, whens
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Band, Label, Pin, Role, Symbol, bounds
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import AXIS, HEAD
from ecm_desktop.diagram.timeline.travel import stretched
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.dates import Kind, Period, on_day
from ecm_desktop.domain.lanes import USUAL_LANES, LaneLook, ServiceLanes
from ecm_desktop.domain.life import Lane, LifeEvent, Source, Telling
from ecm_desktop.domain.people import Person

WIDTHS = st.sampled_from((700.0, 1100.0, 1800.0))
HEIGHTS = st.sampled_from((None, 500.0, 900.0))

LANES = {
    "usual": USUAL_LANES,
    "moved and some collapsed": ServiceLanes(tuple(reversed(Lane)), (Lane.LIVING, Lane.LOSS, Lane.SERVICES)),
    "called otherwise, coloured, added to": ServiceLanes(
        looks=(LaneLook(Lane.LOSS, "Goodbyes, grief and long waits", Lane.OFFENDING),), added=("faith",)
    ),
    "all collapsed": ServiceLanes(folded=(*Lane, "young_carer")),
}


@pytest.fixture(scope="module", params=LANES)
def setting(setting: Setting, request: pytest.FixtureRequest) -> Setting:
    """The setting of all tests, also with what a service may make of the lanes."""
    return dataclasses.replace(setting, lanes=LANES[request.param])


def _drawn(case, setting, width, height):
    return timeline.draw(case, timeline.everything(case, setting, width, height), setting)


def _boxes(drawing):
    cards = (Role.EVENT, Role.SPELL, Role.GROUP)
    return [mark for mark in drawing.marks if isinstance(mark, Symbol | Label) and mark.role in cards]


def _of_the_life(drawing):
    """The symbols but for the meetings on the axis: one that planned another stands there twice."""
    return [mark for mark in drawing.marks if isinstance(mark, Symbol) and mark.role is not Role.MEETING]


@given(lives(), WIDTHS, HEIGHTS)
def test_every_dated_event_is_a_symbol_or_in_a_group_and_undated_ones_are_in_the_tray(setting, case, width, height):
    drawing = _drawn(case, setting, width, height)
    symbols = _of_the_life(drawing)
    shown = [one.record for one in symbols if one.record] + [one for group in symbols for one in group.records]
    dated = {event.id for event in case.of(LifeEvent) if event.when.is_dated}
    assert dated <= set(shown)
    assert len(set(shown)) == len(shown)
    assert {event.id for event in timeline.undated(case)} == {e.id for e in case.of(LifeEvent)} - dated


@given(lives(), WIDTHS)
def test_what_is_not_in_the_whole_life_is_listed_at_its_edges(setting, case, width):
    frame = timeline.whole_life(case, setting, width)
    inside = _of_the_life(timeline.draw(case, frame, setting))
    edges = [key for mark in timeline.edge_marks(case, frame, setting) for key in mark.records]
    shown = [one.record for one in inside if one.record] + [key for one in inside for key in one.records]
    dated = {event.id for event in case.of(LifeEvent) if event.when.is_dated}
    assert dated <= {*shown, *edges}
    assert not set(shown) & set(edges)


@given(lives(), WIDTHS, HEIGHTS)
def test_no_two_cards_share_a_place(setting, case, width, height):
    for one, other in combinations(_boxes(_drawn(case, setting, width, height)), 2):
        assert not one.rect.meets(other.rect), (one.id, other.id)


@given(lives(), WIDTHS, HEIGHTS)
def test_cards_stay_within_their_lane_and_the_drawing(setting, case, width, height):
    drawing = _drawn(case, setting, width, height)
    lanes = {m.id: m.rect for m in drawing.marks if isinstance(m, Band) and m.role is Role.LANE and m.pin is Pin.FREE}
    assert all(upper.bottom <= lower.y + 0.01 for upper, lower in pairwise(lanes.values()))
    for mark in _boxes(drawing):
        rect = mark.rect
        assert rect.x >= HEAD - 2
        assert rect.right <= drawing.area.w + 0.01
        assert rect.y >= AXIS
        assert any(lane.y <= rect.y and rect.bottom <= lane.bottom + 0.01 for lane in lanes.values()), mark.id


@given(lives(), WIDTHS)
def test_titles_stand_where_their_card_is(setting, case, width):
    for mark in _boxes(_drawn(case, setting, width, None)):
        for text in mark.texts:
            assert mark.rect.y < text.y < mark.rect.bottom
            assert mark.rect.x - 1 <= text.x <= mark.rect.right + 1


@given(lives(most=25), st.integers(0, 24), WIDTHS, HEIGHTS)
def test_what_is_in_hand_is_outlined_wherever_it_is(setting, case, number, width, height):
    event = case.find(LifeEvent, f"e{number}")
    whole = timeline.everything(case, setting, width, height)
    frame = timeline.Frame(whole.first, whole.last, width, selected=f"e{number}", height=height)
    outline = timeline.draw(case, frame, setting).by_id().get("selection")
    assert (outline is not None) == (event is not None and event.when.is_dated)


@given(lives(most=20), st.integers(0, 1200))
def test_a_drawing_is_the_same_every_time_and_ids_are_its_own(setting, case, shift):
    frame = timeline.whole_life(case, setting, 900 + shift)
    first = timeline.draw(case, frame, setting)
    assert first == timeline.draw(case, frame, setting)
    ids = [mark.id for mark in first.marks]
    assert len(set(ids)) == len(ids)
    assert all(bounds(mark).y >= 0 for mark in first.marks)


@given(lives(most=12), DAYS, DAYS, st.integers(0, 1000))
def test_time_never_runs_backwards_and_a_place_is_its_day(setting, case, one, other, permille):
    scale = timeline.scale_of(case, timeline.whole_life(case, setting, 1000), setting)
    early, late = sorted((one, other))
    assert scale.x_of(early) <= scale.x_of(late)
    x = HEAD + (1000 - HEAD - 14) * permille / 1000
    day = scale.day_at(x)
    near = [scale.x_of(day + timedelta(days=step)) for step in (-1, 0, 1)]
    assert near[0] - 0.01 <= x <= near[2] + 0.01


@given(lives(most=3), DAYS, DAYS, DAYS, DAYS, DAYS)
def test_a_moved_picture_has_each_day_at_its_place(setting, case, one, other, third, fourth, day):
    frames = (timeline.Frame(*sorted(days), 1000.0) for days in ((one, other), (third, fourth)))
    before, now = (timeline.scale_of(case, frame, setting) for frame in frames)
    both = max(one.knots[0][0] for one in (before, now)), min(one.knots[-1][0] for one in (before, now))
    stretches = stretched(before, now)
    assert all(left.right == right.left and left.now_right == right.now_left for left, right in pairwise(stretches))
    holding = [one for one in stretches if one.left <= before.x_of(day) <= one.right]
    if both[0] <= day.toordinal() <= both[1] and both[0] < both[1]:
        places = [one.now_left + (before.x_of(day) - one.left) * one.factor for one in holding]
        assert places
        assert all(place == pytest.approx(now.x_of(day), abs=0.01) for place in places)


@given(DAYS, DAYS, st.floats(200, 3000))
def test_any_frame_draws_even_one_that_ends_before_it_begins(setting, first, last, width):
    case = Case([*child(), LifeEvent(id="e", title="First day at school", when=_day(BORN + timedelta(days=1500)))])
    drawing = timeline.draw(case, timeline.Frame(first, last, width, day=first), setting)
    assert drawing.area.w == width
    in_frame = first <= BORN + timedelta(days=1500) <= last
    assert ("e" in drawing.by_id()) == in_frame


def _day(day: date):
    from ecm_desktop.domain.dates import on_day

    return on_day(day)


@given(whens().filter(lambda when: when.kind in (Kind.BEFORE, Kind.AFTER)))
def test_an_open_date_has_a_soft_end(setting, when):
    case = Case([*child(), LifeEvent(id="e", title="Moved", when=when)])
    opened = dataclasses.replace(setting, lanes=setting.lanes.opened())  # without its words it is a ring
    card = timeline.draw(case, timeline.everything(case, opened, 1200.0), opened).by_id()["e"]
    assert card.soft == ("l" if when.kind is Kind.BEFORE else "r")


@given(lives(), lives(), WIDTHS, HEIGHTS)
def test_a_drawing_is_the_same_whatever_was_drawn_before(setting, first, second, width, height):
    shelf = Shelf()
    for case in (first, second, first):
        frame = timeline.whole_life(case, setting, width, height, shelf)
        assert frame == timeline.whole_life(case, setting, width, height)
        for selected in (None, next((event.id for event in case.of(LifeEvent)), None)):
            chosen = replace(frame, selected=selected)
            assert timeline.draw(case, chosen, setting, shelf) == timeline.draw(case, chosen, setting)


TOLD = LifeEvent(id="e", title="Cy moved", when=on_day(date(2019, 3, 1)), tellings=(Telling(source="s"),))
CARER = Person(id="carer", given="Ann")
LIFE = Case(
    [
        *child(),
        TOLD,
        LifeEvent(id="f", title="Ann was ill", when=on_day(date(2018, 3, 1)), lane="health"),
        Source(id="s", agency="School"),
        CARER,
        Placement(id="p", carers=("carer",), period=Period(on_day(date(2015, 1, 1)), on_day(date(2016, 1, 1)))),
    ]
)


@pytest.mark.parametrize("initials", [False, True])
@pytest.mark.parametrize(
    "changed",
    [
        replace(TOLD, title="Moved again"),
        replace(TOLD, tellings=()),
        replace(TOLD, lane="health"),
        replace(TOLD, when=on_day(date(2018, 3, 2))),
        Source(id="s", agency="Police"),
        replace(CARER, given="Bea"),
        replace(child()[0], birth=on_day(date(2010, 1, 1))),
        replace(child()[1], known_as="Ill"),
        Placement(id="p", name="Foster home"),
    ],
)
def test_one_edit_is_drawn_as_if_for_the_first_time(setting, initials, changed):
    setting, shelf = dataclasses.replace(setting, initials=initials), Shelf()
    for case in (LIFE, LIFE.put(changed)):
        frame = timeline.whole_life(case, setting, 1200.0, 600.0, shelf)
        kept = timeline.draw(case, frame, setting, shelf)
    assert frame == timeline.whole_life(case, setting, 1200.0, 600.0)
    assert kept == timeline.draw(case, frame, setting)


@given(lives(), WIDTHS)
def test_what_is_counted_is_more_than_one_and_cannot_be_told_apart(setting, case, width):
    for mark in _boxes(_drawn(case, setting, width, 400.0)):
        if mark.role is Role.GROUP:
            assert mark.texts or mark.record
            assert len(mark.records) != 1
            assert not mark.texts or mark.texts[0].text == f"+{len(mark.records)}"


@given(lives(most=25), WIDTHS, HEIGHTS)
def test_what_lasted_and_is_seen_says_its_name(setting, case, width, height):
    drawing = _drawn(case, setting, width, height)
    marks = drawing.by_id()
    for mark in drawing.marks:
        if mark.role is Role.SPELL and mark.variant != "living:home":
            titled = marks.get(f"title:{mark.id}", mark)
            assert titled.texts
            assert titled.texts[0].text


def _held_by(shelf: Shelf) -> Iterator[object]:
    """Everything that can be reached from the shelf, but for the program's own classes and functions."""
    seen: set[int] = set()
    waiting: list[object] = [shelf]
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, type | ModuleType | FunctionType):
            seen.add(id(one))
            yield one
            waiting += gc.get_referents(one)


@pytest.mark.parametrize("gone", ["e", "f", "p"])
def test_the_shelf_lets_go_of_what_was_removed(setting, gone):
    shelf = Shelf()
    frame = timeline.whole_life(LIFE, setting, 1200.0, 600.0, shelf)
    timeline.draw(LIFE, frame, setting, shelf)
    timeline.draw(LIFE, replace(frame, height=None), setting, shelf)  # lies in places that are not asked for again
    assert gone in [getattr(one, "id", "") for one in _held_by(shelf)]
    timeline.forget(shelf, diff(LIFE, LIFE.drop(gone)))
    timeline.draw(LIFE.drop(gone), timeline.whole_life(LIFE.drop(gone), setting, 1200.0, 600.0, shelf), setting, shelf)
    assert gone not in [getattr(one, "id", "") for one in _held_by(shelf)]

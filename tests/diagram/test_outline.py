"""The whole life in a strip, and the laws of going from one part of it to another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from diagram.lives import DAYS, lives
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Role, Stroke, bounds
from ecm_desktop.diagram.timeline import Frame, travel
from ecm_desktop.diagram.timeline.entries import entries, homes
from ecm_desktop.diagram.timeline.outline import ROW
from ecm_desktop.diagram.wording import lanes_of

FRAMES = st.tuples(DAYS, DAYS).filter(lambda two: two[0] != two[1]).map(sorted).map(lambda two: Frame(*two, 1000.0))


def rows(drawing) -> list[Stroke]:
    return [one for one in drawing.marks if isinstance(one, Stroke) and one.role is Role.STEM]


@given(lives(), st.sampled_from((400.0, 1200.0)))
def test_each_event_and_home_lies_under_a_dash_of_its_lane(setting, case, width):
    whole = timeline.everything(case, setting, width)
    scale, drawing = timeline.scale_of(case, whole, setting), timeline.outline(case, whole, setting)
    found = {one.id.removeprefix("outline:"): (one.points, *one.extra) for one in rows(drawing)}
    told = [*entries(case, setting), *homes(case, setting)]
    assert set(found) == {one.lane for one in told}
    for one in told:
        left, right = scale.x_of(one.first), scale.x_of(one.last)
        assert any(dash[0][0] <= left + 0.01 and right <= dash[1][0] + 0.01 for dash in found[one.lane])


@given(lives(), st.sampled_from((400.0, 1200.0)))
def test_a_strip_has_few_marks_which_do_not_overlap_and_stay_within_it(setting, case, width):
    drawing = timeline.outline(case, timeline.everything(case, setting, width), setting)
    assert len(drawing.marks) <= len(lanes_of(case, setting)) + 3
    ys = [bounds(one).y for one in rows(drawing)]
    assert all(lower - upper >= ROW - 0.01 for upper, lower in pairwise(ys))
    for row in rows(drawing):
        assert all(one[1][0] < other[0][0] for one, other in pairwise((row.points, *row.extra)))
    assert all(drawing.area.y <= bounds(one).y <= drawing.area.bottom for one in drawing.marks)


@given(lives(), lives())
def test_a_strip_is_the_same_whatever_was_drawn_before(setting, first, second):
    shelf = Shelf()
    for case in (first, second, first):
        whole = timeline.everything(case, setting, 900.0, shelf=shelf)
        assert timeline.outline(case, whole, setting, shelf) == timeline.outline(case, whole, setting)


@given(FRAMES, FRAMES, DAYS, DAYS)
def test_days_that_are_asked_for_are_shown_as_far_as_there_are_any(whole, frame, one, other):
    first, last = sorted((one, other))
    for look in (travel.spanned, travel.around):
        seen = look(frame, one, other, whole) if look is travel.spanned else look(frame, first, last, whole)
        assert whole.first <= seen.first <= seen.last <= whole.last or first > whole.last or last < whole.first
        for day in (first, last):
            if whole.first <= day <= whole.last:
                assert seen.first <= day <= seen.last
        enough = min(travel.LEAST_DAYS, (whole.last - whole.first).days)
        if whole.first <= first and last <= whole.last:
            assert (seen.last - seen.first).days >= enough - 1


def test_what_is_fitted_has_some_time_before_and_after():
    whole = Frame(date(1990, 1, 1), date(2030, 1, 1), 1000.0)
    short = travel.around(whole, date(2019, 7, 27), date(2019, 7, 27), whole)
    assert (short.first, short.last) == (date(2019, 1, 25), date(2020, 1, 26))
    long = travel.around(whole, date(2000, 1, 1), date(2010, 1, 1), whole)
    assert long.first < date(1998, 2, 1)
    assert long.last > date(2011, 12, 1)
    ends = travel.around(whole, date(2029, 12, 31), date.max, Frame(date(1990, 1, 1), date.max, 1000.0))
    assert ends.last == date.max
    assert ends.last - ends.first > timedelta(days=travel.LEAST_DAYS)

"""The months on the axis, once there is room for them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from diagram.lives import child, lives
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.marks import Anchor, Label, Rect, Role, full_text
from ecm_desktop.diagram.timeline.frame import HEAD
from ecm_desktop.domain.case import Case

FRAMES = st.builds(
    lambda first, days, width: timeline.Frame(first, first + timedelta(days=days), width),
    st.dates(date(1990, 1, 1), date(2027, 1, 1)),
    st.integers(120, 9000),
    st.sampled_from((700.0, 1400.0, 2400.0)),
)


DAYS = [timedelta(number) for number in range(9001)]


def axis_words(drawing) -> list[Label]:
    return [one for one in drawing.marks if isinstance(one, Label) and one.role is Role.AXIS and full_text(one)]


def boxes(drawing, setting) -> list[Rect]:
    """What each word of the axis covers."""
    found = []
    for mark in axis_words(drawing):
        for text in mark.texts:
            width = setting.metrics.width(text.text, text.size, text.weight)
            left = text.x - width / 2 if text.anchor is Anchor.MIDDLE else text.x
            found.append(Rect(left, text.y - text.size * 0.7, width, text.size * 0.7))
    return found


@given(lives(most=3), FRAMES)
def test_no_two_words_of_the_axis_share_a_place(setting, case, frame):
    for one, other in combinations(boxes(timeline.draw(case, frame, setting), setting), 2):
        assert not one.meets(other)


@given(lives(most=3), FRAMES)
def test_a_month_stands_beside_the_tick_at_its_first_day_within_the_drawing(setting, case, frame):
    drawing, scale = timeline.draw(case, frame, setting), timeline.scale_of(case, frame, setting)
    marks = drawing.by_id()
    assert ("axis:months" in marks) is ("axis:ticks" in marks)
    if "axis:months" not in marks:
        return
    names, ticks = marks["axis:months"], marks["axis:ticks"]
    beginnings = {scale.x_of(day): day for day in map(frame.first.__add__, DAYS[: (frame.last - frame.first).days + 1])
                  if day.day == 1}  # fmt: skip
    for text, ((x, _), _) in zip(names.texts, (ticks.points, *ticks.extra), strict=True):
        month = setting.words.month(beginnings[x].month, short=True)
        assert text.text in (month, f"{month} {beginnings[x].year}")
        assert x < text.x < x + 6
    assert names.rect.x >= HEAD
    assert names.rect.right <= frame.width


def words_of(setting, first: date, last: date) -> list[str]:
    drawing = timeline.draw(Case(child()), timeline.Frame(first, last, 1400.0), setting)
    found = drawing.by_id().get("axis:months")
    return [one.text for one in found.texts] if isinstance(found, Label) else []


def test_the_closer_one_looks_the_more_months_are_named_and_the_first_names_its_year(setting):
    assert words_of(setting, date(2011, 8, 31), date(2026, 11, 1)) == []
    assert words_of(setting, date(2016, 2, 1), date(2017, 10, 1)) == [
        "Feb 2016", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan 2017", "Feb", "Mar",
        "Apr", "May", "Jun", "Jul", "Aug", "Sep",
    ]  # fmt: skip
    assert words_of(setting, date(2016, 2, 1), date(2020, 2, 1))[:4] == ["Apr 2016", "Jul", "Oct", "Jan 2017"]
    assert words_of(setting, date(2012, 2, 1), date(2021, 2, 1))[:3] == ["Jul 2012", "Jan 2013", "Jul"]


def test_where_months_stand_the_ages_do_not_name_years(setting):
    frame = timeline.Frame(date(2016, 2, 1), date(2018, 2, 1), 1400.0)
    ages = [full_text(one) for one in axis_words(timeline.draw(Case(child()), frame, setting)) if ":age:" in one.id]
    assert ages == ["5", "6"]

"""What a timeline says and shows, event by event."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from diagram.lives import BORN, child
from msgspec.structs import replace

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.marks import Band, Pin, Role, Stroke, Symbol, Weight, full_text
from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import (
    Flag,
    Interval,
    Kind,
    Period,
    Precision,
    When,
    between,
    birthday,
    on_day,
    school_year,
)
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Link, Order, Source, Telling
from ecm_desktop.domain.people import Person

AUTUMN = between(date(2017, 8, 1), date(2017, 11, 30), Precision.WINDOW, "autumn")
NAN_DIES = LifeEvent(
    id="nan", title="Nan dies", when=replace(AUTUMN, earliest=date(2017, 9, 1), precision=Precision.SEASON),
    lane=Lane.LOSS, tellings=(Telling(source="sc"), Telling(source="school")),
)  # fmt: skip
SOURCES = (Source(id="sc", agency="Social care"), Source(id="school", agency="School"))


def _case(*records):
    return Case([*child(), *SOURCES, *records])


def _draw(case, setting, width=1200.0, **frame):
    return timeline.draw(case, replace(timeline.whole_life(case, setting, width), **frame), setting)


def _event(key, day, **more):
    return LifeEvent(id=key, title=more.pop("title", key), when=on_day(day), **more)


def test_a_card_says_what_when_how_old_where_and_who_told(setting):
    card = _draw(_case(NAN_DIES), setting).by_id()["nan"]
    assert card.words == "Nan dies, autumn 2017, age 6, relationships and loss, told by social care and school"
    assert (card.record, card.role, full_text(card)) == ("nan", Role.EVENT, "Nan dies")


def test_a_date_not_known_to_the_day_has_a_dashed_stem_and_a_whisker_over_its_days(setting):
    case = _case(NAN_DIES, _event("move", date(2016, 3, 12)))
    drawing = _draw(case, setting)
    marks = drawing.by_id()
    scale = timeline.scale_of(case, timeline.whole_life(case, setting, 1200), setting)
    whisker = marks["whisker:nan"].points
    assert [x for x, _ in whisker] == pytest.approx([scale.x_of(date(2017, 9, 1)), scale.x_of(date(2017, 11, 30))])
    assert marks["stem:nan"].variant == "loss:soft"
    assert (marks["stem:move"].variant, "whisker:move" in marks) == ("family", False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"certainty": Certainty.DISPUTED}, "disputed"),
        ({"certainty": Certainty.SUSPECTED}, "suspected"),
        ({"when": replace(AUTUMN, flag=Flag.AMBIGUOUS)}, "check date"),
        ({"tellings": (Telling(source="sc", when=AUTUMN), Telling(source="school", when=on_day(BORN)))},
         "sources differ"),
    ],
)  # fmt: skip
def test_what_is_not_sure_says_so_in_a_word(setting, change, said):
    card = _draw(_case(replace(NAN_DIES, **change)), setting).by_id()["nan"]
    assert card.texts[-1].text == said
    assert card.words.endswith(said)


def test_the_child_s_own_words_are_quoted_in_italics(setting):
    event = _event("voice", date(2020, 1, 1), title="Nobody asked me", child_said=True)
    card = _draw(_case(event), setting).by_id()["voice"]
    assert (card.texts[0].text, card.texts[0].weight) == ("“Nobody asked me”", Weight.ITALIC)
    assert card.words.startswith("the child said: Nobody asked me")


def test_something_that_lasted_is_a_bar_over_its_days(setting):
    start, end = Interval(date(2018, 1, 1), date(2018, 1, 1)), Interval(date(2019, 1, 1), date(2019, 3, 31))
    when = When(earliest=start.earliest, latest=end.latest, kind=Kind.SPAN, start=start, end=end)
    case = _case(LifeEvent(id="therapy", title="Play therapy", when=when, lane=Lane.HEALTH))
    bar = _draw(case, setting).by_id()["therapy"]
    scale = timeline.scale_of(case, timeline.whole_life(case, setting, 1200), setting)
    assert bar.role is Role.SPELL
    assert (bar.rect.x, bar.rect.right) == pytest.approx((scale.x_of(start.earliest), scale.x_of(end.latest)))
    assert bar.soft == "r"


def test_an_order_stands_among_offending_as_long_as_it_runs(setting):
    order = Order(id="o", title="Referral order", period=Period(on_day(date(2025, 2, 1)), on_day(date(2026, 2, 1))))
    bar = _draw(_case(order), setting).by_id()["o"]
    assert (bar.role, bar.variant) == (Role.SPELL, "offending")
    single = _draw(_case(Order(id="o", title="Caution", imposed=on_day(date(2025, 2, 1)))), setting).by_id()["o"]
    assert single.role is Role.EVENT


def test_homes_say_who_with_and_what_nobody_told_is_hatched(setting):
    home = Household(id="h", name="Flat")
    until = on_day(date(2015, 6, 14))
    stays = [
        Stay(id="kid-stay", household="h", person="kid", period=Period(on_day(BORN), until)),
        Stay(id="mum-stay", household="h", person="mum", period=Period(on_day(BORN), until)),
    ]
    foster = Placement(id="foster", name="Foster carers", period=Period(on_day(date(2018, 1, 1))))
    case = _case(home, *stays, foster, Person(id="mum", given="Ann", role="Mum"))
    marks = _draw(case, setting).by_id()
    assert full_text(marks["kid-stay"]) == "Mum"
    assert full_text(marks["foster"]) == "Foster carers"
    gap = marks["gap:2015-06-14"]
    assert gap.role is Role.GAP
    assert "from 14 Jun 2015 to 1 Jan 2018 is not known" in gap.words
    assert "mum-stay" not in marks


def test_a_gap_is_cut_so_that_each_part_says_what_is_true_of_it(setting):
    foster = Placement(id="foster", period=Period(on_day(date(2018, 1, 1))))
    moved = LifeEvent(id="moved", title="Moved to Nan’s", lane=Lane.LIVING, when=on_day(date(2014, 3, 1)))
    gaps = [one for one in _draw(_case(foster, moved), setting).marks if one.role is Role.GAP and one.words]
    parts = [("events of this lane tell of that time" in one.words, one.variant, one.words) for one in gaps]
    assert [(told, variant) for told, variant, _ in parts] == [(False, ""), (True, "told"), (False, "")]
    assert "from 29 Jan 2014 to 1 Apr 2014" in parts[1][2]
    assert "from 31 Aug 2011 to 29 Jan 2014 is not known" in parts[0][2]
    assert "from 1 Apr 2014 to 1 Jan 2018 is not known" in parts[2][2]


def test_events_that_follow_each_other_closely_tell_of_one_time(setting):
    moves = [
        LifeEvent(id=f"m{n}", title="Moved", lane=Lane.LIVING, when=on_day(BORN + timedelta(days=40 + 80 * n)))
        for n in range(5)
    ]
    gaps = [one for one in _draw(_case(*moves), setting).marks if one.role is Role.GAP and one.words]
    assert [one.variant for one in gaps] == ["told", ""]
    assert "from 31 Aug 2011" in gaps[0].words


def test_the_past_of_the_family_does_not_take_the_child_s_room(setting):
    old = [_event(f"old{year}", date(year, 5, 1)) for year in range(1930, 2010, 10)]
    case = _case(*old, _event("school", date(2016, 9, 1)))
    frame = timeline.whole_life(case, setting, 1400)
    scale = timeline.scale_of(case, frame, setting)
    assert scale.width_of(frame.first, BORN) <= 0.18 * (1400 - 132)
    drawing = timeline.draw(case, frame, setting)
    assert full_text(drawing.by_id()["axis:before"]) == "Before birth"
    assert full_text(drawing.by_id()["axis:age:6"]) == "6 2017"


@pytest.mark.parametrize("width", [700.0, 1000.0, 1400.0, 2400.0])
def test_a_school_year_stands_within_its_days_and_covers_no_age(setting, width):
    case = _case(_event("school", date(2016, 9, 1)))
    frame = timeline.whole_life(case, setting, width)
    scale = timeline.scale_of(case, frame, setting)
    marks = timeline.draw(case, frame, setting).by_id()
    ages = [scale.x_of(birthday(BORN, age)) for age in range(18) if f"axis:age:{age}" in marks]
    found = {key: one for key, one in marks.items() if key.startswith("axis:school:")}
    assert "axis:school:3" in found or width < 1400
    for key, one in found.items():
        year = school_year(BORN, int(key.rpartition(":")[2]))
        assert scale.x_of(year.earliest) <= one.rect.x <= one.rect.right <= scale.x_of(year.latest)
        assert not any(one.rect.x < x + 12 and x < one.rect.right for x in ages)


def test_lane_titles_and_ages_stay_when_the_drawing_moves(setting):
    marks = _draw(_case(), setting).by_id()
    assert marks["axis"].pin is Pin.TOP
    assert marks["axis:corner"].pin is Pin.CORNER
    assert marks["lane:loss:title"].pin is Pin.LEFT
    assert full_text(marks["lane:loss:title"]) == "Relationships and loss"


def test_an_empty_case_says_that_nothing_is_recorded(setting):
    marks = _draw(Case(), setting).by_id()
    assert full_text(marks["lane:strengths:nothing"]) == "nothing recorded yet"


def test_a_lane_that_is_empty_at_one_time_only_says_so(setting):
    late = LifeEvent(id="late", title="Won a race", lane=Lane.STRENGTHS, when=on_day(date(2024, 3, 1)))
    early = timeline.Frame(BORN, date(2018, 1, 1), 1200.0)
    marks = timeline.draw(_case(late), early, setting).by_id()
    assert full_text(marks["lane:strengths:nothing"]) == "nothing recorded in these years"
    assert full_text(marks["lane:offending:nothing"]) == "nothing recorded yet"


def test_three_hundred_events_keep_within_the_height_and_are_all_there(setting):
    lanes, title = list(Lane), "Something that happened {}"
    events = [
        _event(f"e{n}", date(2011 + n % 15, 1 + n % 12, 1 + n % 28), title=title.format(n), lane=lanes[n % 8])
        for n in range(300)
    ]
    drawing = _draw(_case(*events), setting, 1366.0, height=640.0)
    assert drawing.area.h <= 640
    groups = [mark for mark in drawing.marks if isinstance(mark, Symbol) and mark.records]
    assert groups
    assert all(full_text(group) == f"+{len(group.records)}" for group in groups)
    assert "events: Something that happened" in next(g.words for g in groups if len(g.records) > 1)


def test_titles_get_the_room_there_is_before_they_are_cut(setting):
    title = "A meeting about attendance, uniform and what would help at the start of the day"
    events = [_event(f"e{n}", date(2013 + 5 * n, 1, 1), title=title) for n in range(3)]
    texts = [full_text(mark) for mark in _draw(_case(*events), setting, 1800.0).marks if mark.role is Role.EVENT]
    assert all(len(text) > 40 for text in texts)


def test_the_scrubber_is_drawn_alone_as_it_is_in_the_drawing(setting):
    case = _case(NAN_DIES)
    frame = replace(timeline.whole_life(case, setting, 1200), day=date(2017, 12, 1))
    drawing = timeline.draw(case, frame, setting)
    line, handle = timeline.scrubber_marks(frame, drawing.area.h, case, setting, drawing.marks)
    assert (drawing.by_id()["scrubber"], drawing.by_id()["scrubber:handle"]) == (line, handle)
    assert full_text(handle) == "6 y 3 m"
    assert handle.words == "6 years 3 months, 1 December 2017"
    assert line.points[0][0] == timeline.scale_of(case, frame, setting).x_of(date(2017, 12, 1))
    assert timeline.scrubber_marks(replace(frame, day=date(1900, 1, 1)), 100, case, setting, ()) == ()
    assert timeline.scrubber_marks(replace(frame, day=None), 100, case, setting, ()) == ()


def test_the_scrubber_shows_the_date_when_no_birth_is_known(setting):
    frame = timeline.Frame(date(2020, 1, 1), date(2022, 1, 1), 900, day=date(2021, 3, 4))
    assert full_text(timeline.scrubber_marks(frame, 100, Case(), setting, ())[1]) == "4 Mar 2021"


def test_a_link_runs_from_card_to_card_and_turns_only_in_right_angles_or_short_corners(setting):
    case = _case(
        NAN_DIES, _event("knife", date(2024, 12, 1), lane=Lane.OFFENDING), Link(id="l", source="nan", target="knife")
    )
    drawing = _draw(case, setting)
    link, marks = drawing.by_id()["l"], drawing.by_id()
    assert isinstance(link, Stroke)
    assert link.words == "Nan dies: seems to bear on knife"
    assert link.points[0][0] == pytest.approx(marks["nan"].rect.x - 3)
    assert link.points[-1][0] == pytest.approx(marks["knife"].rect.x - 3)
    assert not any(mark.role is Role.LINK for mark in _draw(case.drop("knife"), setting).marks)


def test_sharing_view_shows_nobody_s_name(setting):
    veiled = replace_initials(setting)
    event = _event("e", date(2020, 1, 1), title="Cy and Ann Doe move", note="Ann called")
    case = _case(event, Person(id="mum", given="Ann", surname="Doe"))
    drawing = _draw(case, veiled)
    everything = " ".join(full_text(mark) + mark.words for mark in drawing.marks)
    assert "Ann" not in everything
    assert "Cy" not in everything
    assert full_text(drawing.by_id()["e"]) == "C. and A. D. move"


def replace_initials(setting):
    import dataclasses

    return dataclasses.replace(setting, initials=True)


def test_a_service_s_own_lane_comes_after_the_known_ones(setting):
    drawing = _draw(_case(_event("e", date(2020, 1, 1), lane="young_carer")), setting)
    lanes = [mark.id for mark in drawing.marks if isinstance(mark, Band) and mark.pin is Pin.LEFT]
    assert lanes == [f"lane:{lane}:head" for lane in (*Lane, "young_carer")]


def test_a_reading_width_grows_with_the_life(setting):
    assert timeline.reading_width(Case(), setting) == 900
    assert 1600 < timeline.reading_width(_case(), setting) < 2400


def test_words_are_given_up_for_dots_and_dots_for_counted_groups_as_room_runs_out(setting):
    days = [date(2012, 1, 1) + timedelta(days=75 * n) for n in range(60)]
    case = _case(*(_event(f"e{n}", day, title="A meeting at the school") for n, day in enumerate(days)))

    def shapes(height):
        marks = [one for one in _draw(case, setting, 1300.0, height=height).marks if isinstance(one, Symbol)]
        shown = [one for one in marks if one.role in (Role.EVENT, Role.GROUP)]
        return Counter("words" if one.role is Role.EVENT else "dot" if one.record else "group" for one in shown)

    assert shapes(900.0) == {"words": 60}
    scarce = shapes(260.0)
    assert scarce["dot"] > 0
    assert scarce["words"] > 15
    wide = [one for one in _draw(case, setting, 5000.0, height=260.0).marks if one.role is Role.GROUP]
    assert wide == []


def test_a_dot_says_whether_its_day_is_known(setting):
    days = [date(2015, 1, 1) + timedelta(days=14 * n) for n in range(80)]
    events = [_event(f"e{n}", day, title="A meeting at the school") for n, day in enumerate(days)]
    week = [between(day, day + timedelta(days=6), Precision.WINDOW) for day in days[::2]]
    soft = [replace(one, when=when) for one, when in zip(events[::2], week, strict=True)]
    marks = _draw(_case(*events[1::2], *soft), setting, 3000.0, height=260.0).marks
    dots = {one.id: one.variant for one in marks if one.role is Role.GROUP and one.record}
    assert set(dots.values()) == {"family:dot", "family:ring"}
    assert all(variant == "family:ring" for key, variant in dots.items() if int(key[1:]) % 2 == 0)


def test_rows_go_to_the_lanes_that_need_them(setting):
    busy = [_event(f"b{n}", date(2012, 1, 1) + timedelta(days=90 * n), lane=Lane.EDUCATION) for n in range(40)]
    quiet = [_event(f"q{n}", date(2014 + 3 * n, 1, 1), lane=Lane.HEALTH) for n in range(3)]
    lanes = {
        one.id: one.rect.h
        for one in _draw(_case(*busy, *quiet), setting, 900.0, height=500.0).marks
        if isinstance(one, Band)
    }
    assert lanes["lane:education"] > 2 * lanes["lane:health"]


def test_the_scrubber_s_line_runs_behind_the_cards(setting):
    case = _case(NAN_DIES, _event("move", date(2016, 3, 12)), _event("late", date(2024, 1, 1), lane=Lane.HEALTH))
    drawing = _draw(case, setting, day=date(2017, 12, 1))
    marks = drawing.by_id()
    line, card, gap = marks["scrubber"], marks["nan"].rect, marks["gap:2011-08-31:words"].rect
    parts = [line.points, *line.extra]
    assert [(part[0][1], part[1][1]) for part in parts][1:] == [(gap.bottom, card.y), (card.bottom, drawing.area.h)]


def test_a_far_date_takes_no_room_from_the_life_and_is_counted_at_its_edge(setting):
    near = [_event("school", date(2016, 9, 1)), _event("uncle", date(1975, 9, 1)), _event("court", date(2027, 3, 1))]
    far = [_event("war", date(1941, 6, 1)), _event("slip", date(2091, 6, 1))]
    plain = timeline.whole_life(_case(*near), setting, 1200.0)
    frame = timeline.whole_life(_case(*near, *far), setting, 1200.0)
    assert frame == plain
    marks = {one.id: one for one in timeline.edge_marks(_case(*near, *far), frame, setting)}
    assert (full_text(marks["edge:earlier"]), marks["edge:earlier"].records) == ("‹ 1 earlier", ("war",))
    assert (full_text(marks["edge:later"]), marks["edge:later"].records) == ("1 later ›", ("slip",))
    assert marks["edge:later"].words == "Later than what is shown: 1 event: slip"
    every = timeline.everything(_case(*near, *far), setting, 1200.0)
    assert {"war", "slip"} <= timeline.draw(_case(*near, *far), every, setting).by_id().keys()
    assert list(timeline.edge_marks(_case(*near, *far), every, setting)) == []


def test_a_picture_of_a_part_tells_of_nothing_outside_it(setting):
    case = _case(_event("early", date(2013, 6, 1)), _event("late", date(2024, 6, 1)))
    drawing = timeline.draw(case, timeline.Frame(date(2015, 1, 1), date(2018, 1, 1), 1200.0), setting)
    assert not any("early" in mark.words or "late" in mark.words for mark in drawing.marks)


def test_the_scrubber_s_handle_leaves_the_edges_readable(setting):
    case = _case(_event("war", date(1941, 6, 1)), _event("slip", date(2091, 6, 1)))
    whole = timeline.whole_life(case, setting, 900.0)
    for day in (whole.first, setting.today, whole.last):
        edges = list(timeline.edge_marks(case, whole, setting))
        line, pill = timeline.scrubber_marks(replace(whole, day=day), 400.0, case, setting, edges)
        handle = pill.rect
        assert len(edges) == 2
        assert not any(handle.meets(edge.rect) for edge in edges)
        assert handle.x <= line.points[0][0] <= handle.right

"""The model and the ages: where the meeting placed the child, in shape and word, and never as a score."""

from __future__ import annotations

import json
from dataclasses import replace as with_fields
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from diagram.lives import child
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram import pyramid
from ecm_desktop.diagram.marks import Label, Role, Shape, Stroke, Symbol, bounds, full_text
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, InSetting, Level, RecoveryPosition, SeenBy, Where

FIRST = Meeting(id="m1", held=date(2025, 3, 4))
SECOND = Meeting(id="m2", held=date(2026, 3, 12))
SIZES = st.tuples(st.integers(300, 2200), st.integers(300, 1400))
LEVELS = st.none() | st.sampled_from(Level)


def _placed(meeting, level, towards=None, **more):
    return RecoveryPosition(id=f"p-{meeting}", meeting=meeting, level=level, towards=towards, **more)


def _age(meeting, domain, low, high=None):
    return AgeEstimate(id=f"{meeting}-{domain}", meeting=meeting, domain=domain, low=low, high=high or low)


def _case(*records):
    return Case([*child(), FIRST, SECOND, *records])


def test_the_levels_stand_from_the_foundation_up_with_their_words(setting):
    marks = pyramid.draw_model(Case(), None, setting).by_id()
    levels = [marks[f"level:{level}"] for level in Level]
    assert all(upper.rect.bottom <= lower.rect.y for lower, upper in pairwise(levels))
    assert all(upper.rect.w < lower.rect.w for lower, upper in pairwise(levels))
    assert {level.variant for level in levels} == {""}
    assert full_text(marks["level:relationship:number"]) == "2"
    assert "level:foundation:number" not in marks
    assert full_text(marks["credit"]).startswith("After the Trauma Recovery Model, Skuse and Matthew")


def test_a_placing_with_a_psychologist_there_is_not_provisional(setting):
    came = Attendance(id="a", meeting="m2", agency="ECM psychologist", status=AttendanceStatus.ATTENDED)
    for status, said in (
        (AttendanceStatus.ATTENDED, "now, 12 Mar 2026"),
        (AttendanceStatus.APOLOGIES, "now, 12 Mar 2026 (provisional)"),
    ):
        case = _case(_placed("m2", Level.RELATIONSHIP), replace(came, status=status))
        assert full_text(pyramid.draw_model(case, "m2", setting).by_id()["place:here"]) == said


def test_room_and_psychologist_stand_beside_each_other(setting):
    later = {"seen_by": SeenBy.PSYCHOLOGIST, "said_on": date(2026, 4, 2)}
    case = _case(
        _placed("m2", Level.RELATIONSHIP),
        replace(_placed("m2", Level.ROUTINE, **later), id="later"),
        _age("m2", AgeDomain.EMOTIONAL, 96),
        replace(_age("m2", AgeDomain.EMOTIONAL, 48), id="age-later", **later),
    )
    room = pyramid.draw_model(case, "m2", setting)
    assert full_text(room.by_id()["place:other"]) == "the psychologist, later"
    assert room.words == "At 2 Trusting relationship; the psychologist later: at 1 Safety and routine"
    theirs = pyramid.draw_model(case, "m2", setting, seen_by=SeenBy.PSYCHOLOGIST).by_id()
    assert (theirs["level:routine"].variant, full_text(theirs["place:other"])) == ("here", "the meeting itself")
    assert full_text(theirs["place:here"]) == "now, 2 Apr 2026"
    ages = pyramid.draw_ages(case, "m2", setting)
    marks = ages.by_id()
    assert (marks["age:emotional"].record, marks["age:emotional:other"].record) == ("m2-emotional", "age-later")
    assert full_text(marks["age:emotional:other:value"]) == "4"
    assert marks["age:emotional"].rect.right <= marks["age:emotional:other"].rect.x
    assert "the psychologist later: emotional age 4" in ages.words
    assert [row.low for row in pyramid.age_history(case)] == [48]  # what holds, not both


def _eventful(count=3):
    return [
        LifeEvent(id=f"e{n}", title=f"Event {n} of Jay Mason", when=on_day(date(2025, 4, 1) + timedelta(days=9 * n)))
        for n in range(count)
    ]


@given(size=SIZES, levels=st.tuples(LEVELS, LEVELS), count=st.integers(0, 60))
def test_the_course_stands_level_side_by_side_within_its_area(setting, size, levels, count):
    case = _case(_placed("m1", levels[0]), _placed("m2", levels[1], happening="moved " * 20), *_eventful(count))
    drawing = pyramid.draw_course(case, setting, size)
    marks = drawing.by_id()
    first, second = marks["placing:m1"], marks["placing:m2"]
    assert (first.rect.y, first.rect.h) == (second.rect.y, second.rect.h)  # no step up, no step down
    assert (first.role, first.variant) == (second.role, second.variant)
    assert first.rect.right <= second.rect.x
    cards = [mark for mark in drawing.marks if isinstance(mark, Symbol) and mark.record and mark.role is Role.SPELL]
    assert all(one.rect.bottom <= first.rect.y for one in cards)
    assert not any(one.rect.meets(other.rect) for one, other in combinations(cards, 2))
    more = full_text(marks["more"]) if "more" in marks else "and 0"
    assert len(cards) + int(more.split()[1]) == count  # nobody's event is dropped without a word
    for mark in drawing.marks:
        if isinstance(mark, Symbol | Label):
            assert drawing.area.x <= mark.rect.x
            assert mark.rect.right <= drawing.area.right + 0.5
            assert drawing.area.y <= mark.rect.y
            assert mark.rect.bottom <= drawing.area.bottom + 0.5


def test_the_course_tells_what_was_happening_and_hides_names_on_a_shared_screen(setting):
    case = _case(_placed("m1", Level.TRAUMA), _placed("m2", Level.ROUTINE, happening="Jay Mason moved"), *_eventful())
    open_ = pyramid.draw_course(case, setting)
    assert "from 12 Mar 2026: At 1 Safety and routine. Jay Mason moved" in open_.words
    assert "Jay Mason moved" in " ".join(full_text(open_.by_id()["placing:m2"]).split())
    veiled = pyramid.draw_course(case, with_fields(setting, initials=True))
    told = veiled.words + " ".join(full_text(mark) + mark.words for mark in veiled.marks)
    assert "Mason" not in told
    later = replace(_placed("m2", Level.RELATIONSHIP), id="later", seen_by=SeenBy.PSYCHOLOGIST)
    revised = pyramid.draw_course(case.put(later), setting).words
    assert "from 12 Mar 2026: At 2 Trusting relationship. Jay Mason moved" in revised  # what the room told stays
    assert "No meeting has placed" in pyramid.draw_course(_case(), setting).words


def test_why_a_child_cannot_be_placed_hides_names_on_a_shared_screen(setting):
    case = _case(_placed("m2", None, why="Jay Mason is moving"))
    note = pyramid.draw_model(case, "m2", with_fields(setting, initials=True)).by_id()["not-placed"]
    assert "Mason" not in full_text(note) + note.words


def test_settings_that_differ_stand_beside_their_levels(setting):
    elsewhere = (InSetting(Where.HOME, Level.ROUTINE), InSetting(Where.SCHOOL, Level.ROUTINE))
    marks = pyramid.draw_model(_case(_placed("m2", Level.TRAUMA, elsewhere=elsewhere)), "m2", setting).by_id()
    said = {full_text(marks[key]): marks[key].rect.y for key in ("place:home", "place:school")}
    assert list(said) == ["at home", "at school"]
    assert len(set(said.values())) == 2
    routine = marks["level:routine"].rect
    assert all(routine.y <= y <= routine.bottom for y in said.values())


def test_the_place_is_told_by_words_and_a_pointer_and_not_by_colour_alone(setting):
    case = _case(_placed("m2", Level.RELATIONSHIP, Level.TRAUMA))
    drawing = pyramid.draw_model(case, "m2", setting)
    marks = drawing.by_id()
    assert (marks["level:relationship"].variant, marks["level:trauma"].variant) == ("here", "towards")
    assert full_text(marks["place:here"]) == "now, 12 Mar 2026 (provisional)"
    assert full_text(marks["place:towards"]) == "moving towards"
    assert "the child is placed here" in marks["level:relationship"].words
    assert drawing.words == "At 2 Trusting relationship, moving towards 3 Working through experiences"


def test_the_last_meeting_s_place_is_a_ghost(setting):
    moved = _case(_placed("m1", Level.ROUTINE), _placed("m2", Level.RELATIONSHIP))
    marks = pyramid.draw_model(moved, "m2", setting).by_id()
    assert (marks["ghost:routine"].variant, full_text(marks["place:ghost:routine"])) == ("ghost", "before, 4 Mar 2025")
    stayed = _case(_placed("m1", Level.ROUTINE), _placed("m2", Level.ROUTINE))
    marks = pyramid.draw_model(stayed, "m2", setting).by_id()
    assert "ghost:routine" not in marks
    assert full_text(marks["place:ghost:routine"]) == "also 4 Mar 2025"
    assert not any(
        one.startswith("place") for one in pyramid.draw_model(moved, "m1", setting).by_id() if "ghost" in one
    )


def test_the_places_of_the_three_meetings_before_are_ghosts(setting):
    levels = (Level.AUTONOMY, Level.ROUTINE, Level.TRAUMA, Level.ROUTINE, Level.RELATIONSHIP)
    held = [Meeting(id=f"m{n}", held=date(2025, n, 4)) for n in range(1, 6)]
    case = Case([*held, *(_placed(f"m{n}", level) for n, level in enumerate(levels, 1))])
    marks = pyramid.draw_model(case, "m5", setting).by_id()
    assert {key for key in marks if key.startswith("ghost")} == {"ghost:routine", "ghost:trauma"}
    assert full_text(marks["place:ghost:routine"]) == "before, 4 Apr 2025, 4 Feb 2025"
    assert full_text(marks["place:ghost:trauma"]) == "before, 4 Mar 2025"


def test_a_child_who_cannot_be_placed_yet_has_a_calm_note_and_no_level(setting):
    why = "Three moves in two weeks."
    drawing = pyramid.draw_model(_case(_placed("m2", None, why=why)), "m2", setting)
    marks = drawing.by_id()
    assert drawing.words == "Cannot be placed yet"
    assert why.split()[0] in full_text(marks["not-placed"])
    assert why in marks["not-placed"].words
    assert not any(one.variant for one in drawing.marks if one.id.startswith("level:"))


def test_a_service_s_numbers_may_be_hidden(setting):
    bare = tuple(replace(level, number="") for level in setting.model.levels)
    hidden = with_fields(setting, model=replace(setting.model, levels=bare))
    assert not any(mark.id.endswith(":number") for mark in pyramid.draw_model(Case(), None, hidden).marks)


def test_a_level_the_model_does_not_use_is_not_drawn(setting):
    fewer = with_fields(setting, model=replace(setting.model, levels=setting.model.levels[:5]))
    marks = pyramid.draw_model(_case(_placed("m1", Level.INSIGHT)), "m1", fewer).by_id()
    assert "level:autonomy" not in marks
    assert marks["level:insight"].variant == "here"


@given(SIZES, LEVELS, LEVELS, LEVELS)
def test_words_of_the_model_stay_inside_and_touch_nothing(setting, size, level, towards, before):
    case = _case(_placed("m1", before), _placed("m2", level, towards, why="Because of " + "many things " * 20))
    drawing = pyramid.draw_model(case, "m2", setting, size)
    area = drawing.area
    for mark in drawing.marks:
        box = bounds(mark)
        assert box.x >= 0 and box.y >= 0  # noqa: PT018  # one corner
        assert box.right <= area.w + 0.5
        assert box.bottom <= area.h + 0.5
    labels = [mark for mark in drawing.marks if isinstance(mark, Label)]
    for one, other in combinations(labels, 2):
        assert not one.rect.meets(other.rect), (one.id, other.id)


@given(SIZES)
def test_texts_fit_their_level_at_every_size(setting, size):
    for mark in pyramid.draw_model(Case(), None, setting, size).marks:
        if not isinstance(mark, Symbol):
            continue
        for text in mark.texts:
            down = (text.y - text.size * 0.7 - mark.rect.y) / mark.rect.h
            room = mark.rect.w - 2 * mark.slant * (1 - down)
            assert setting.metrics.width(text.text, text.size, text.weight) <= room
            assert mark.rect.y < text.y < mark.rect.bottom


def test_every_age_has_a_shape_of_its_own_and_its_value(setting):
    ages = [_age("m2", domain, 60 + 12 * n) for n, domain in enumerate(AgeDomain)]
    drawing = pyramid.draw_ages(_case(*ages), "m2", setting)
    symbols = [drawing.by_id()[f"age:{domain}"] for domain in AgeDomain]
    assert [one.shape for one in symbols] == [Shape.CIRCLE, Shape.SQUARE, Shape.TRIANGLE, Shape.DIAMOND]
    assert [full_text(one) for one in symbols] == ["5", "6", "7", "8"]
    assert symbols[0].words == "Physical age 5 years"
    assert "not set" not in " ".join(full_text(mark) for mark in drawing.marks)


def test_a_range_is_a_stroke_over_its_ages_with_its_words_at_both_ends(setting):
    case = _case(_age("m2", AgeDomain.SOCIAL, 84, 108))
    marks = pyramid.draw_ages(case, "m2", setting).by_id()
    scale = pyramid.age_scale(case, "m2", setting, (380, 620))
    box = bounds(marks["age:social:range"])
    assert (box.y, box.bottom) == pytest.approx((scale.y_of(108), scale.y_of(84)))
    assert full_text(marks["age:social:value"]) == "7"
    assert full_text(marks["age:social:value:high"]) == "9"
    assert marks["age:social"].words == "Social age 7 years to 9 years"
    assert full_text(marks["age:physical:title"]) == "Physical not set"


def test_the_age_at_the_meeting_is_a_line_and_today_while_it_is_open(setting):
    marks = pyramid.draw_ages(_case(), "m2", setting).by_id()
    assert full_text(marks["today:age"]) == "age at the meeting 14 y 6 m"
    opened = pyramid.draw_ages(_case().put(replace(SECOND, is_open=True)), "m2", setting).by_id()
    assert full_text(opened["today:age"]) == "age today 15 y 2 m"
    assert "today" not in pyramid.draw_ages(Case(), None, setting).by_id()


def test_the_last_meeting_s_age_is_a_ghost_joined_by_a_line(setting):
    case = _case(
        _age("m1", AgeDomain.SOCIAL, 60), _age("m2", AgeDomain.SOCIAL, 96), _age("m1", AgeDomain.PHYSICAL, 120)
    )
    marks = pyramid.draw_ages(case, "m2", setting).by_id()
    assert marks["age:social:ghost"].shape is Shape.TRIANGLE
    assert isinstance(marks["age:social:joint"], Stroke)
    assert "at the meeting before: Social age 5 years" in marks["age:social:ghost"].words
    assert "age:physical:ghost" in marks
    assert "age:physical" not in marks


@given(st.integers(0, 300), st.integers(0, 300), SIZES)
def test_a_ghost_never_covers_the_age_of_now(setting, then, now, size):
    case = _case(_age("m1", AgeDomain.SOCIAL, then), _age("m2", AgeDomain.SOCIAL, now))
    marks = pyramid.draw_ages(case, "m2", setting, size).by_id()
    assert not marks["age:social"].rect.meets(marks["age:social:ghost"].rect)


@given(st.integers(0, 25 * 12), st.integers(300, 1500))
def test_the_ruler_reads_back_what_it_shows_to_the_half_year(setting, months, height):
    scale = pyramid.age_scale(_case(_age("m2", AgeDomain.SOCIAL, months)), "m2", setting, (380, height))
    snapped = scale.months_at(scale.y_of(months))
    assert snapped % 6 == 0
    assert abs(snapped - months) <= 3
    assert scale.y_of(months + 1) < scale.y_of(months)
    assert scale.months_at(-500) == scale.months
    assert scale.months_at(5000) == 0


def test_the_ruler_reaches_above_the_child_and_every_age(setting):
    assert pyramid.age_scale(Case(), None, setting, (380, 620)).months == 18 * 12
    assert pyramid.age_scale(_case(_age("m1", AgeDomain.PHYSICAL, 240)), "m2", setting, (380, 620)).months == 21 * 12


def test_both_drawings_side_by_side_share_no_mark_and_no_place(setting):
    case = _case(_placed("m2", Level.ROUTINE), *(_age("m2", domain, 100, 130) for domain in AgeDomain))
    drawing = pyramid.draw(case, "m2", setting, (1290, 760))
    ids = [mark.id for mark in drawing.marks]
    assert len(set(ids)) == len(ids)
    assert drawing.words.startswith("At 1 Safety and routine. Physical age 8 years 4 months to")
    assert all(bounds(mark).right <= drawing.area.w for mark in drawing.marks)
    assert {Role.LEVEL, Role.AGE, Role.TITLE} <= {mark.role for mark in drawing.marks}


def test_the_history_of_ages_is_in_the_order_of_the_meetings(setting):
    case = _case(
        _age("m2", AgeDomain.SOCIAL, 96), _age("m1", AgeDomain.SOCIAL, 60, 72), _age("gone", AgeDomain.SOCIAL, 1)
    )
    rows = [(row.held, row.domain, row.low, row.high) for row in pyramid.age_history(case)]
    assert rows == [(FIRST.held, AgeDomain.SOCIAL, 60, 72), (SECOND.held, AgeDomain.SOCIAL, 96, 96)]


def test_nothing_about_a_child_reads_as_a_score(setting):
    case = _case(_placed("m1", Level.INSIGHT), _placed("m2", Level.ROUTINE), _age("m2", AgeDomain.EMOTIONAL, 48))
    drawing = pyramid.draw(case, "m2", setting)
    said = json.dumps([full_text(mark) + mark.words for mark in drawing.marks]).lower()
    assert not any(word in said for word in ("score", "total", "average", "target", "grade", "dropped"))

"""What nobody told of, hatched behind the cards."""

from __future__ import annotations

from datetime import date

from diagram.lives import child, lives
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Band, Pin, Role
from ecm_desktop.diagram.timeline import Unknown
from ecm_desktop.diagram.timeline.entries import entries
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import Lane, LifeEvent, Source, Telling

AGENCIES = st.sampled_from(("", "School", "Police"))


def hatched(case, setting, unknown, frame=None, shelf=None):
    frame = frame or timeline.everything(case, setting, 1200.0)
    drawn = timeline.draw(case, frame, setting)
    return drawn, list(timeline.unknown_marks(case, frame, setting, drawn, unknown, shelf))


@given(lives(most=25), st.integers(1, 30), AGENCIES)
def test_hatching_lies_in_its_lane_below_all_cards_and_where_no_day_of_an_event_is(setting, case, months, agency):
    drawn, found = hatched(case, setting, Unknown(months, agency))
    lanes = {one.id: one.rect for one in drawn.marks if isinstance(one, Band) and one.id.startswith("lane:")}
    scale = timeline.scale_of(case, timeline.everything(case, setting, 1200.0), setting)
    for band in found:
        key = band.id.split(":")[1]
        assert band.z < min(one.z for one in drawn.marks if one.role in (Role.EVENT, Role.SPELL, Role.STEM, Role.GAP))
        if not agency:
            assert lanes[f"lane:{key}"].holds(band.rect)
        for one in entries(case, setting):
            if one.id != "order" if agency else one.lane == key:  # no agency told of the order
                inside = band.rect.x < scale.x_of(one.first) - 0.01 and scale.x_of(one.last) + 0.01 < band.rect.right
                assert not inside, (band.id, one.id)
    ids = [one.id for one in (*drawn.marks, *found)]
    assert len(set(ids)) == len(ids)


@given(lives(most=12), lives(most=12), AGENCIES)
def test_hatching_is_the_same_whatever_was_hatched_before(setting, first, second, agency):
    shelf = Shelf()
    for case in (first, second, first):
        assert hatched(case, setting, Unknown(6, agency), shelf=shelf) == hatched(case, setting, Unknown(6, agency))


def told() -> Case:
    return Case(
        [
            *child(),
            Source(id="s", agency="School"),
            Source(id="p", agency="Police"),
            LifeEvent(id="one", title="First", when=on_day(date(2014, 1, 1)), lane=Lane.EDUCATION,
                      tellings=(Telling(source="s"),)),
            LifeEvent(id="two", title="Second", when=on_day(date(2018, 1, 1)), lane=Lane.EDUCATION,
                      tellings=(Telling(source="p"),)),
        ]
    )  # fmt: skip


def test_each_silence_says_of_what_nobody_told_and_when(setting):
    _, found = hatched(told(), setting, Unknown(12))
    words = [one.words for one in found if one.id.startswith("unknown:education")]
    assert words == [
        "Nobody told of education from 31 Aug 2011 to 31 Dec 2013",
        "Nobody told of education from 2 Jan 2014 to 31 Dec 2017",
        "Nobody told of education from 2 Jan 2018 to 1 Nov 2026",
    ]
    _, longer = hatched(told(), setting, Unknown(36))
    assert len([one for one in longer if one.id.startswith("unknown:education")]) == 2


def test_of_an_agency_the_whole_height_is_hatched_where_it_told_nothing(setting):
    drawn, found = hatched(told(), setting, Unknown(12, "Police"))
    assert [one.words for one in found] == [
        "Police told nothing from 31 Aug 2011 to 31 Dec 2017", "Police told nothing from 2 Jan 2018 to 1 Nov 2026",
    ]  # fmt: skip
    lanes = [one for one in drawn.marks if isinstance(one, Band) and one.role is Role.LANE and one.pin is Pin.FREE]
    assert (found[0].rect.y, found[0].rect.bottom) == (lanes[0].rect.y, lanes[-1].rect.bottom)


def test_a_part_of_the_life_shows_the_part_of_a_silence_that_lies_in_it(setting):
    frame = timeline.Frame(date(2015, 1, 1), date(2016, 1, 1), 1200.0)
    _, found = hatched(told(), setting, Unknown(12), frame)
    band = next(one for one in found if one.id.startswith("unknown:education"))
    scale = timeline.scale_of(told(), frame, setting)
    assert (band.rect.x, band.rect.right) == (scale.x_of(frame.first), scale.x_of(frame.last))


def test_no_drawing_has_hatching_unless_it_is_asked_for(setting):
    drawn, found = hatched(told(), setting, Unknown(12))
    assert found
    assert not [one for one in drawn.marks if one.id.startswith("unknown:")]
    assert Look(LookName.LIGHT).ink(Role.GAP, "unknown").hatched

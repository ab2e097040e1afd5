"""The ledge below the years: stages of growing up from a data file, and the meetings, held and planned."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from builders import TODAY, a_case
from diagram.lives import DAYS, child, lives
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Band, Rect, Role, Symbol, full_text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.stages import load_stages, stages_of
from ecm_desktop.diagram.timeline.frame import LEDGE, LEDGE_TALL
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir, wording_file

SHIPPED = resource_dir() / "stages" / "stages.en.json"
WIDTHS = st.sampled_from((700.0, 1100.0, 1800.0))


def drawn(case: Case, setting: Setting, width: float = 1400.0):
    return timeline.draw(case, timeline.everything(case, setting, width), setting)


def stages_in(drawing) -> list[Band]:
    return [one for one in drawing.marks if isinstance(one, Band) and one.role is Role.STAGE]


def meetings_in(drawing) -> list[Symbol]:
    return [one for one in drawing.marks if isinstance(one, Symbol) and one.role is Role.MEETING]


def covered(drawing, setting: Setting) -> list[Rect]:
    """What the names of the stages cover."""
    found = []
    for band in stages_in(drawing):
        for text in band.texts:
            width = setting.metrics.width(text.text, text.size)
            found.append(Rect(text.x - width / 2, LEDGE, width, LEDGE_TALL))
    return found


def own_stages(folder: Path, *stages: dict[str, object]) -> Path:
    """A service's own file of stages."""
    file = folder / "stages" / "stages.en.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"stages": stages}), encoding="utf-8")
    return file


@given(lives(most=4), WIDTHS)
def test_stages_follow_each_other_and_their_names_lie_within_and_clear_of_meetings(setting, case, width):
    drawing = drawn(case, setting, width)
    bands = stages_in(drawing)
    assert bool(bands) == (case.born is not None)
    assert all(one.rect.right == pytest.approx(other.rect.x) for one, other in pairwise(bands))
    for name in covered(drawing, setting):
        assert any(band.rect.x <= name.x and name.right <= band.rect.right for band in bands)
        assert not any(name.meets(one.rect) for one in meetings_in(drawing))


@given(lives(most=4), WIDTHS)
def test_every_meeting_is_on_the_axis_and_so_is_the_next_one(setting, case, width):
    meetings = sorted(case.of(Meeting), key=lambda one: (one.held, one.id))
    wanted = {f"meeting:{one.id}": one.id for one in meetings}
    if meetings and meetings[-1].next_date and meetings[-1].next_date > max(TODAY, meetings[-1].held):
        wanted[f"meeting:{meetings[-1].id}:next"] = meetings[-1].id
    assert {one.id: one.record for one in meetings_in(drawn(case, setting, width))} == wanted


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=2, max_size=8), WIDTHS)
def test_of_meetings_that_lie_close_each_can_be_seen(setting, days, width):
    case = Case([*child(), *(Meeting(id=f"m{n}", held=day) for n, day in enumerate(days))])
    drawing = drawn(case, setting, width)
    places = [one.rect.x for one in meetings_in(drawing)]
    assert all(other - one >= 6 - 1e-9 for one, other in pairwise(places))
    assert max(one.rect.right for one in meetings_in(drawing)) <= drawing.area.w


@given(lives(most=4), DAYS, WIDTHS)
def test_a_kept_picture_notices_a_meeting_that_is_moved_or_planned(setting, case, day, width):
    shelf, frame = Shelf(), timeline.everything(case, setting, width)
    timeline.draw(case, frame, setting, shelf)
    for changed in (Meeting(id="new", held=day), Meeting(id="new", held=frame.first, next_date=frame.last)):
        later = case.put(changed)
        assert timeline.draw(later, frame, setting, shelf) == timeline.draw(later, frame, setting)


def test_a_stage_says_its_ages_and_what_it_is_about(setting):
    first, _, third, *_ = stages_in(drawn(Case(child()), setting))
    assert first.words == "Infancy, from birth to 2 years: Held, fed and soothed: finding out that somebody comes"
    assert third.words.startswith("Middle childhood, from 5 years to 11 years: ")
    assert full_text(first) == "Infancy"


def test_where_there_is_little_room_a_stage_has_its_short_name_or_none(setting):
    case = Case(child())
    names = [full_text(one) for one in stages_in(drawn(case, setting, 450.0))]
    assert {"Infant", "Middle childhood"} <= set(names)
    assert "" in [full_text(one) for one in stages_in(drawn(case, setting, 240.0))]


def test_a_meeting_tells_its_kind_and_day_and_one_to_come_is_open(setting):
    case = Case(
        [
            *child(),
            Meeting(id="one", held=date(2026, 3, 4)),
            Meeting(id="two", held=date(2026, 9, 1), nature=MeetingKind.REVIEW, next_date=date(2027, 3, 9)),
        ]
    )
    told = {one.id: (one.variant, one.words) for one in meetings_in(drawn(case, setting))}
    assert told == {
        "meeting:one": ("held", "Formulation meeting, 4 March 2026"),
        "meeting:two": ("held", "Review meeting, 1 September 2026"),
        "meeting:two:next": ("planned", "The next meeting, planned for 9 March 2027"),
    }
    later = drawn(case.put(Meeting(id="three", held=date(2027, 1, 5))), setting)
    assert later.by_id()["meeting:three"].words == "Formulation meeting, planned for 5 January 2027"
    assert "meeting:two:next" not in later.by_id()


def test_a_day_that_was_set_for_a_meeting_and_is_past_is_no_meeting(setting):
    case = Case([*child(), Meeting(id="one", held=date(2026, 3, 4), next_date=date(2026, 6, 4))])
    assert [one.id for one in meetings_in(drawn(case, setting))] == ["meeting:one"]


def test_the_whole_life_reaches_to_the_next_meeting(setting):
    soon = Case([*child(), Meeting(id="one", held=date(2026, 3, 4), next_date=date(2027, 9, 4))])
    assert timeline.whole_life(soon, setting, 1000.0).last > date(2027, 9, 4)
    mistaken = soon.put(Meeting(id="one", held=date(2026, 3, 4), next_date=date(2207, 9, 4)))
    assert timeline.whole_life(mistaken, setting, 1000.0).last < date(2028, 1, 1)


def test_stages_can_be_switched_off(setting):
    case = a_case().with_meeting(date(2026, 3, 4)).build()
    drawing = drawn(case, replace(setting, with_stages=False))
    assert not stages_in(drawing)
    assert meetings_in(drawing)


def test_the_shipped_stages_cover_a_youth_without_a_gap():
    stages = load_stages(SHIPPED).stages
    assert stages[0].from_months == 0
    assert stages[-1].to_months >= 21 * 12
    assert all(one.to_months == other.from_months for one, other in pairwise(stages))


def test_a_services_own_stages_come_before_the_shipped_ones(setting, tmp_path):
    file = own_stages(tmp_path, {"from_months": 12, "to_months": 36, "title": "Little"})
    assert wording_file("stages", "stages", "cy", tmp_path) == file
    case = Case(child())
    (band,) = stages_in(drawn(case, replace(setting, stages=stages_of(file, SHIPPED))))
    frame = timeline.everything(case, setting, 1400.0)
    scale = timeline.scale_of(case, frame, setting)
    assert (band.rect.x, band.words) == (
        scale.x_of(add_months(case.born, 12)), "Little, from 1 year to 3 years",
    )  # fmt: skip


@pytest.mark.parametrize(
    "stages",
    [
        [{"from_months": 12, "to_months": 12, "title": "No time"}],
        [{"from_months": 12, "to_months": 36, "title": "One"}, {"from_months": 24, "to_months": 48, "title": "Two"}],
        [{"from_months": -12, "to_months": 36, "title": "Before"}],
        [{"from_months": 12, "to_months": 36000, "title": "For ever"}],
        [{"from": 12, "to": 36, "title": "Another version"}],
    ],
)
def test_stages_that_cannot_be_give_way_to_the_shipped_ones_and_are_named(setting, tmp_path, stages):
    file = own_stages(tmp_path, *stages)
    read = stages_of(file, SHIPPED)
    assert (read.unread, len(read.stages)) == ("stages.en.json", len(load_stages(SHIPPED).stages))
    assert replace(setting, stages=read).unread == "stages.en.json"
    with pytest.raises(Unavailable):
        stages_of(file, file)

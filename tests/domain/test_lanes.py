"""What a service makes of the lanes: names, colours, order, which are collapsed; no lane is ever lost by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.lanes import USUAL_LANES, LaneLook, ServiceLanes, lane_key, lane_name
from ecm_desktop.domain.life import Lane
from ecm_desktop.errors import Refused

ADDED, OWN = ("faith",), ("young_carer", "the_farm")
EVERY = (*Lane, *ADDED, *OWN)
LANES = st.sampled_from(EVERY)
SOME = st.lists(LANES, unique=True).map(tuple)
LOOKS = st.lists(st.builds(LaneLook, LANES, st.sampled_from(("Body", "School life"))), unique_by=lambda one: one.lane)
KEPT = st.builds(ServiceLanes, order=SOME, folded=SOME, looks=LOOKS.map(tuple), added=st.sampled_from(((), ADDED)))


@given(KEPT, LANES, st.sampled_from((-1, 1)))
def test_a_lane_that_is_moved_changes_places_with_its_neighbour_and_no_lane_is_lost(kept, lane, by):
    shown = kept.in_order(EVERY)
    assert sorted(shown) == sorted(EVERY)
    after = kept.moved(lane, by, shown).in_order(EVERY)
    there = shown.index(lane) + by
    if not 0 <= there < len(shown):
        assert after == shown
        return
    swapped = list(shown)
    swapped[there - by], swapped[there] = swapped[there], swapped[there - by]
    assert after == tuple(swapped)


@given(KEPT, LANES, st.sampled_from((-1, 1)))
def test_a_lane_that_has_nothing_in_it_now_keeps_its_place_in_the_list(kept, lane, by):
    shown = tuple(one for one in kept.in_order(EVERY) if one != "the_farm" or one == lane)
    moved = kept.moved(lane, by, shown)
    assert ("the_farm" in moved.order) >= ("the_farm" in kept.order)


@given(KEPT)
def test_what_is_kept_for_every_case_names_no_lane_of_one_case_and_both_parts_make_the_whole(kept):
    ours, theirs = kept.apart()
    assert not kept.own((*ours.order, *ours.folded, *(one.lane for one in ours.looks)))
    again = ours.joined(theirs)
    assert set(again.folded) == set(kept.folded)
    assert {one.lane: one for one in again.looks} == {one.lane: one for one in kept.looks}
    every = (*kept.known, *kept.own(kept.order))
    assert again.in_order(every) == kept.in_order(every)


def test_a_lane_of_a_case_goes_after_the_one_it_stood_after_when_the_service_moves_its_lanes_meanwhile():
    _, theirs = ServiceLanes(order=(Lane.HEALTH, "young_carer", Lane.LIVING)).apart()
    service = USUAL_LANES.moved(Lane.HEALTH, 1, tuple(Lane))
    order = service.joined(theirs).in_order((*Lane, "young_carer"))
    assert order[order.index("young_carer") - 1] == Lane.HEALTH


def test_a_lane_is_collapsed_and_opened_again():
    folded = USUAL_LANES.turned(Lane.HEALTH)
    assert folded.folded == (Lane.HEALTH,)
    assert folded.turned(Lane.HEALTH) == USUAL_LANES
    assert folded.opened() == USUAL_LANES


def test_a_lane_has_another_name_and_colour_until_it_has_its_own_again():
    changed = USUAL_LANES.named(Lane.HEALTH, "Body and mind").coloured(Lane.HEALTH, Lane.LOSS)
    assert (changed.name_of(Lane.HEALTH), changed.colour_of(Lane.HEALTH)) == ("Body and mind", Lane.LOSS)
    assert (changed.name_of(Lane.LOSS), changed.colour_of(Lane.LOSS)) == ("", Lane.LOSS)
    assert changed.named(Lane.HEALTH, "").coloured(Lane.HEALTH, Lane.HEALTH) == USUAL_LANES


def test_a_lane_of_the_service_is_there_until_it_is_offered_no_longer():
    lanes = USUAL_LANES.with_lane("faith").named("faith", "Faith and culture")
    assert lanes.known == (*Lane, "faith")
    assert lanes.without("faith") == USUAL_LANES


def test_a_lane_by_another_key_keeps_its_place_and_its_looks():
    lanes = ServiceLanes(order=("the_farm", Lane.HEALTH), folded=("the_farm",)).coloured("the_farm", Lane.LOSS)
    called = lanes.called("the_farm", "the_coast")
    assert (called.order[0], called.folded, called.colour_of("the_coast")) == ("the_coast", ("the_coast",), Lane.LOSS)


@pytest.mark.parametrize("written", ["", "  ", "…", "x" * 41, "health", " HEALTH "])
def test_a_lane_is_not_called_nothing_nor_too_much_nor_as_another(written):
    with pytest.raises(Refused):
        lane_name(written, ["Health"])


def test_a_name_is_kept_without_spare_blanks_and_has_a_key():
    assert lane_name("  Faith  and culture ", ["Health"]) == "Faith and culture"
    assert lane_key("Young Carer") == "young_carer"

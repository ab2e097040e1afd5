"""What a service makes of the lanes: their order and which are collapsed; no lane is ever lost by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes
from ecm_desktop.domain.life import Lane

EVERY = (*Lane, "young_carer", "faith")
KEPT = st.builds(ServiceLanes, order=st.lists(st.sampled_from((*EVERY, "elsewhere")), unique=True).map(tuple))


@given(KEPT, st.sampled_from(EVERY), st.sampled_from((-1, 1)))
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


@given(KEPT, st.sampled_from(EVERY), st.sampled_from((-1, 1)))
def test_lanes_of_other_cases_keep_their_place_in_the_list(kept, lane, by):
    moved = kept.moved(lane, by, kept.in_order(EVERY))
    assert ("elsewhere" in moved.order) == ("elsewhere" in kept.order)


def test_a_lane_of_a_case_is_kept_only_where_it_took_part():
    assert "young_carer" not in USUAL_LANES.moved(Lane.LOSS, -1, EVERY).order
    assert "young_carer" in USUAL_LANES.moved("young_carer", -1, EVERY).order


def test_a_lane_is_collapsed_and_opened_again():
    folded = USUAL_LANES.turned(Lane.HEALTH)
    assert folded.folded == (Lane.HEALTH,)
    assert folded.turned(Lane.HEALTH) == USUAL_LANES
    assert folded.opened() == USUAL_LANES

"""What a review looks at again: every hypothesis and recommendation of earlier meetings that was not given up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import hypotheses_in_order, meetings_in_order, recommendations_in_order
from ecm_desktop.domain.formulation import (
    Hypothesis,
    HypothesisStatus,
    Outcome,
    Recommendation,
    RecommendationStatus,
    Stance,
)
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting, MeetingKind

REVIEWING = (MeetingKind.REVIEW, MeetingKind.COMBINED, MeetingKind.CLOSING)  # kinds of meeting that look back


class Again(NamedTuple):
    """One of them as a review has it: what it said, else, `looked_at` being false, how it stood when it began."""

    key: RecordId
    rank: int
    text: str
    status: HypothesisStatus | RecommendationStatus
    said: str
    looked_at: bool
    earlier: tuple[Outcome | Stance, ...]


def hypotheses_again(case: Case, meeting: Meeting) -> list[Again]:
    """The hypotheses in their order."""
    found = [one for one in hypotheses_in_order(case) if one.meeting in _earlier(case, meeting)]
    return _not_given_up((_again(one, one.stances, meeting) for one in found), HypothesisStatus.SET_ASIDE)


def recommendations_again(case: Case, meeting: Meeting) -> list[Again]:
    """The recommendations in their order."""
    found = [one for one in recommendations_in_order(case) if one.meeting in _earlier(case, meeting)]
    return _not_given_up((_again(one, one.outcomes, meeting) for one in found), RecommendationStatus.SUPERSEDED)


def not_looked_at(case: Case, meeting: Meeting) -> int:
    """How many of them a review has not looked at yet; 0 for a meeting that is no review."""
    if meeting.nature not in REVIEWING:
        return 0
    every = (*hypotheses_again(case, meeting), *recommendations_again(case, meeting))
    return sum(not one.looked_at for one in every)


def _earlier(case: Case, meeting: Meeting) -> frozenset[RecordId | None]:
    order = [one.id for one in meetings_in_order(case)]
    return frozenset((None, *order[: order.index(meeting.id)]))


def _again(one: Hypothesis | Recommendation, entries: tuple[Outcome | Stance, ...], meeting: Meeting) -> Again:
    earlier = tuple(entry for entry in entries if entry.on < meeting.held)
    here = next((entry for entry in entries if entry.on == meeting.held), None)
    last = here or (earlier[-1] if earlier else None)
    status = last.status if last else one.status
    return Again(one.id, one.rank, one.text, status, here.said if here else "", here is not None, earlier)


def _not_given_up(found: Iterable[Again], given_up: HypothesisStatus | RecommendationStatus) -> list[Again]:
    return [one for one in found if one.looked_at or one.status is not given_up]

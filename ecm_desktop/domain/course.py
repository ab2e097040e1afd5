"""The course of a case: its meetings in order, where each placed the child, and the plan as it stands."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, RecoveryPosition, offence_work_fits


def meetings_in_order(case: Case) -> list[Meeting]:
    """Every meeting, the first held first."""
    return sorted(case.of(Meeting), key=lambda one: (one.held, one.id))


def open_meeting(case: Case) -> Meeting | None:
    """The meeting that is going on now, if any."""
    return next((one for one in case.of(Meeting) if one.is_open), None)


def latest_meeting(case: Case) -> Meeting | None:
    """The open meeting, else the last one held."""
    return open_meeting(case) or next(reversed(meetings_in_order(case)), None)


def attendance_of(case: Case, meeting: RecordId) -> list[Attendance]:
    """Who was asked to that meeting, in the order they were put down."""
    return [one for one in case.of(Attendance) if one.meeting == meeting]


def position_at(case: Case, meeting: RecordId | None) -> RecoveryPosition | None:
    """Where that meeting placed the child on the model."""
    return next((one for one in case.of(RecoveryPosition) if one.meeting == meeting), None)


def position_before(case: Case, meeting: RecordId | None) -> RecoveryPosition | None:
    """Where the nearest earlier meeting that placed the child did so."""
    return next((found for one in _earlier(case, meeting) if (found := position_at(case, one.id)) is not None), None)


def placed_before(case: Case, meeting: RecordId | None) -> tuple[RecoveryPosition, date] | None:
    """The latest placing on a level before a meeting, and when that was."""
    for earlier in _earlier(case, meeting):
        found = position_at(case, earlier.id)
        if found is not None and found.level is not None:
            return found, earlier.held
    return None


def position_now(case: Case) -> RecoveryPosition | None:
    """Where the last meeting that spoke of the model placed the child."""
    latest = latest_meeting(case)
    return (position_at(case, latest.id) or position_before(case, latest.id)) if latest else None


def is_early(case: Case, recommendation: Recommendation) -> bool:
    """Whether it is work on the offence for now, while the child is not at a level where that can be used."""
    now = position_now(case)
    asked = recommendation.offence_focused and recommendation.is_for_now
    return asked and now is not None and not offence_work_fits(now.level)


def age_at(case: Case, meeting: RecordId | None, domain: AgeDomain) -> AgeEstimate | None:
    """One developmental age as that meeting saw it."""
    return next((one for one in case.of(AgeEstimate) if one.meeting == meeting and one.domain == domain), None)


def age_before(case: Case, meeting: RecordId | None, domain: AgeDomain) -> AgeEstimate | None:
    """The same age as the nearest earlier meeting saw it."""
    return next((found for one in _earlier(case, meeting) if (found := age_at(case, one.id, domain)) is not None), None)


def hypotheses_in_order(case: Case) -> list[Hypothesis]:
    """The hypotheses, by rank."""
    return sorted(case.of(Hypothesis), key=lambda one: one.rank)


def recommendations_in_order(case: Case) -> list[Recommendation]:
    """The recommendations, by rank."""
    return sorted(case.of(Recommendation), key=lambda one: one.rank)


def open_actions(case: Case) -> list[Action]:
    """What somebody still has to do, the nearest date first, what has no date last."""
    still = [one for one in case.of(Action) if one.is_open]
    return sorted(still, key=lambda one: (one.due is None, one.due, one.id))


def _earlier(case: Case, meeting: RecordId | None) -> list[Meeting]:
    """The meetings held before one (all of them for None), the latest first."""
    order = meetings_in_order(case)
    place = next((n for n, one in enumerate(order) if one.id == meeting), len(order))
    return order[:place][::-1]

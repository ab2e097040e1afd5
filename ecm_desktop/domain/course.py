"""The course of a case: its meetings in order, where each placed the child, and the plan as it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Factor, FiveP, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Decision, Meeting, StepNote
from ecm_desktop.domain.professionals import role_of
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, Gain, Level, RecoveryPosition, SeenBy, offence_work_fits


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


def decisions_of(case: Case, meeting: RecordId) -> list[Decision]:
    """What that meeting decided, in the order it was put down."""
    return [one for one in case.of(Decision) if one.meeting == meeting]


def step_notes_of(case: Case, meeting: RecordId) -> list[StepNote]:
    """What was noted at the steps of that meeting, in the order it was first put down."""
    return [one for one in case.of(StepNote) if one.meeting == meeting]


def position_at(case: Case, meeting: RecordId | None, seen_by: SeenBy = SeenBy.ROOM) -> RecoveryPosition | None:
    """Where that meeting placed the child on the model, or where the psychologist did later."""
    return next((one for one in case.of(RecoveryPosition) if one.meeting == meeting and one.seen_by is seen_by), None)


def position_standing(case: Case, meeting: RecordId | None) -> RecoveryPosition | None:
    """What holds of that meeting now: what the psychologist revised, else what the room set."""
    return position_at(case, meeting, SeenBy.PSYCHOLOGIST) or position_at(case, meeting)


def lived_at(case: Case, meeting: RecordId) -> tuple[str, str]:
    """Where the child lived then and what was happening, as a revision has it, else the room."""
    told = [one for one in (position_standing(case, meeting), position_at(case, meeting)) if one is not None]
    home = next((one.setting for one in told if one.setting), "")
    return home, next((one.happening for one in told if one.happening), "")


def position_before(case: Case, meeting: RecordId | None) -> RecoveryPosition | None:
    """What holds of the nearest earlier meeting that placed the child."""
    found = (position_standing(case, one.id) for one in earlier_meetings(case, meeting))
    return next((one for one in found if one is not None), None)


def placings_before(case: Case, meeting: RecordId | None) -> list[tuple[RecoveryPosition, date]]:
    """The placings on a level before a meeting, and when each was, the latest first."""
    told = ((position_standing(case, one.id), one.held) for one in earlier_meetings(case, meeting))
    return [(found, held) for found, held in told if found is not None and found.level is not None]


def is_lower(case: Case, position: RecoveryPosition) -> bool:
    """Whether the child stands lower than at the last meeting that placed them."""
    before = next((one.level for one, _held in placings_before(case, position.meeting)), None)
    order = list(Level)
    return position.level is not None and before is not None and order.index(position.level) < order.index(before)


def psychologist_came(case: Case, meeting: RecordId) -> bool:
    """Whether a psychologist was at the meeting, going by the agency they were put down with, or their role."""
    came = (one for one in attendance_of(case, meeting) if one.status is AttendanceStatus.ATTENDED)
    return any("psycholog" in f"{one.agency} {role_of(case, one.professional)}".casefold() for one in came)


def is_provisional(case: Case, placing: RecoveryPosition | AgeEstimate) -> bool:
    """Whether a placing was made without a psychologist."""
    return placing.seen_by is SeenBy.ROOM and not psychologist_came(case, placing.meeting)


def position_now(case: Case) -> RecoveryPosition | None:
    """Where the last meeting that spoke of the model placed the child."""
    latest = latest_meeting(case)
    return (position_standing(case, latest.id) or position_before(case, latest.id)) if latest else None


def is_early(case: Case, recommendation: Recommendation) -> bool:
    """Whether it is work on the offence for now, while the child is not at a level where that can be used."""
    now = position_now(case)
    asked = recommendation.offence_focused and recommendation.is_for_now
    return asked and now is not None and not offence_work_fits(now.level)


def gains_in_order(case: Case) -> list[Gain]:
    """The small gains, the latest noticed first."""
    return sorted(case.of(Gain), key=lambda one: one.noticed, reverse=True)


def age_at(
    case: Case, meeting: RecordId | None, domain: AgeDomain, seen_by: SeenBy = SeenBy.ROOM
) -> AgeEstimate | None:
    """One developmental age as that meeting saw it, or as the psychologist did later."""
    found = (one for one in case.of(AgeEstimate) if one.meeting == meeting and one.domain == domain)
    return next((one for one in found if one.seen_by is seen_by), None)


def age_standing(case: Case, meeting: RecordId | None, domain: AgeDomain) -> AgeEstimate | None:
    """What holds of that age at that meeting now: what the psychologist revised, else what the room set."""
    return age_at(case, meeting, domain, SeenBy.PSYCHOLOGIST) or age_at(case, meeting, domain)


def age_before(case: Case, meeting: RecordId | None, domain: AgeDomain) -> AgeEstimate | None:
    """The same age as it holds of the nearest earlier meeting."""
    found = (age_standing(case, one.id, domain) for one in earlier_meetings(case, meeting))
    return next((one for one in found if one is not None), None)


def hypotheses_in_order(case: Case) -> list[Hypothesis]:
    """The hypotheses, by rank."""
    return sorted(case.of(Hypothesis), key=lambda one: one.rank)


def factors_in_order(case: Case) -> list[Factor]:
    """The sentences of the five Ps, place by place, each in the order of putting down."""
    order = list(FiveP)
    return sorted(case.of(Factor), key=lambda one: order.index(one.place))


def recommendations_in_order(case: Case) -> list[Recommendation]:
    """The recommendations, by rank."""
    return sorted(case.of(Recommendation), key=lambda one: one.rank)


def open_actions(case: Case) -> list[Action]:
    """What somebody still has to do: what answers a risk of now, then the nearest date first, what has no date last."""
    return sorted((one for one in case.of(Action) if one.is_open), key=by_urgency(case))


def by_urgency(case: Case) -> Callable[[Action], tuple[object, ...]]:
    """The place of an action among others, as a key to sort by."""
    now = {one.id for one in case.of(Risk) if one.immediate}
    return lambda one: (one.risk not in now, one.due is None, one.due, one.id)


def agreed_on(case: Case, action: Action) -> date | None:
    """The day an action was agreed on: its own, else that of its meeting."""
    meeting = case.find(Meeting, action.meeting)
    return action.made or (meeting.held if meeting else None)


def day_of_work(case: Case, today: date) -> date:
    """The day that what is put down now was agreed on: that of the open meeting, also where it is written up later."""
    meeting = open_meeting(case)
    return min(meeting.held, today) if meeting is not None else today


def carried_over(case: Case, action: Action) -> int:
    """How many meetings an open action has been carried over to since it was agreed on."""
    agreed = agreed_on(case, action)
    if agreed is None or not action.is_open:
        return 0
    return sum(one.held > agreed and one.id != action.meeting for one in case.of(Meeting))


def earlier_meetings(case: Case, meeting: RecordId | None) -> list[Meeting]:
    """The meetings held before one (all of them for None), the latest first."""
    order = meetings_in_order(case)
    place = next((n for n, one in enumerate(order) if one.id == meeting), len(order))
    return order[:place][::-1]

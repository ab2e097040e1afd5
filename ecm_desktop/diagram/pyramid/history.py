"""What meetings made of the child, one after the other: positions and ages by the date of the meeting."""

from __future__ import annotations

from datetime import date

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, RecoveryPosition


class AgeRow(msgspec.Struct, frozen=True):
    """One estimate for a chart: the meeting's date, the domain, and the age in months from `low` to `high`."""

    held: date
    domain: AgeDomain
    low: int
    high: int


def age_history(case: Case) -> list[AgeRow]:
    """Every developmental age of every meeting, by date, then in the order of the domains."""
    held = {meeting.id: meeting.held for meeting in case.of(Meeting)}
    order = list(AgeDomain)
    rows = [
        AgeRow(held[one.meeting], one.domain, one.low, one.high) for one in case.of(AgeEstimate) if one.meeting in held
    ]
    return sorted(rows, key=lambda row: (row.held, order.index(row.domain)))


def position_at(case: Case, meeting: RecordId | None) -> RecoveryPosition | None:
    """Where a meeting placed the child, if it said."""
    return next((one for one in case.of(RecoveryPosition) if one.meeting == meeting), None)


def ages_at(case: Case, meeting: RecordId | None) -> dict[AgeDomain, AgeEstimate]:
    """The ages a meeting set."""
    return {one.domain: one for one in case.of(AgeEstimate) if one.meeting == meeting}


def meetings_before(case: Case, meeting: RecordId | None) -> list[Meeting]:
    """The meetings held before one (all of them, when it is None), latest first."""
    this = case.find(Meeting, meeting)
    held = sorted(case.of(Meeting), key=lambda one: (one.held, one.id), reverse=True)
    return [one for one in held if this is None or (one.held, one.id) < (this.held, this.id)]


def position_before(case: Case, meeting: RecordId | None) -> tuple[RecoveryPosition, date] | None:
    """The latest placing on a level before a meeting, and when that was."""
    for earlier in meetings_before(case, meeting):
        found = position_at(case, earlier.id)
        if found is not None and found.level is not None:
            return found, earlier.held
    return None


def ages_before(case: Case, meeting: RecordId | None) -> dict[AgeDomain, AgeEstimate]:
    """The ages of the latest meeting before one that set any."""
    return next((found for one in meetings_before(case, meeting) if (found := ages_at(case, one.id))), {})

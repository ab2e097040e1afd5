"""How the developmental ages went over the meetings, as plain rows for a chart."""

from __future__ import annotations

from datetime import date

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, SeenBy


class AgeRow(msgspec.Struct, frozen=True):
    """One estimate for a chart: the meeting's date, the domain, and the age in months from `low` to `high`."""

    held: date
    domain: AgeDomain
    low: int
    high: int


def age_history(case: Case) -> list[AgeRow]:
    """Every developmental age as it holds of every meeting, by date, then in the order of the domains."""
    held = {meeting.id: meeting.held for meeting in case.of(Meeting)}
    order = list(AgeDomain)
    revised = {(one.meeting, one.domain) for one in case.of(AgeEstimate) if one.seen_by is SeenBy.PSYCHOLOGIST}
    rows = [
        AgeRow(held[one.meeting], one.domain, one.low, one.high)
        for one in case.of(AgeEstimate)
        if one.meeting in held and (one.seen_by is SeenBy.PSYCHOLOGIST or (one.meeting, one.domain) not in revised)
    ]
    return sorted(rows, key=lambda row: (row.held, order.index(row.domain)))

"""The report clock: how long after a meeting its key points, the draft of its report, and the report itself came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.meetings import Meeting

REPORTS = frozenset({"full", "review", "short", "five-ps"})  # editions that are the report of a meeting
KEY_POINTS = frozenset({"same-day", "summary", "minutes"})  # editions that tell the key points at once


class Clock(NamedTuple):
    """The days on which they first came, None for what has not come yet; `to_issue` is the edition that waits."""

    meeting: Meeting
    key_points: date | None
    draft: date | None
    issued: date | None
    to_issue: str | None


def report_clocks(case: Case) -> list[Clock]:
    """The clock of every meeting, the latest first."""
    return [_clock(case, one) for one in reversed(meetings_in_order(case))]


def _clock(case: Case, meeting: Meeting) -> Clock:
    made = [one for one in case.of(Report) if one.meeting == meeting.id]
    reports = sorted((one for one in made if one.edition in REPORTS), key=lambda one: one.dated)
    issued = _first(one.issued for one in reports)
    return Clock(
        meeting,
        _first(one.dated for one in made if one.edition in KEY_POINTS),
        _first(one.dated for one in reports),
        issued,
        reports[-1].edition if reports and issued is None else None,
    )


def _first(days: Iterable[date | None]) -> date | None:
    return min((one for one in days if one is not None), default=None)

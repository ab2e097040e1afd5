"""Events that lie near each other in time, as two tellings of one happening do."""

from __future__ import annotations

from datetime import date
from heapq import nsmallest

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import LifeEvent


def nearest_in_time(case: Case, event: LifeEvent, most: int) -> list[LifeEvent]:
    """The `most` other events whose days lie nearest to an event's, nearest first; those without a day come last.

    To an event that has no day itself, those without one are the nearest.
    """
    here = in_order(event.when)

    def away(other: LifeEvent) -> tuple[bool, int, str]:
        there = in_order(other.when)
        return ((here is None) != (there is None), _days(here, there), other.id)

    return nsmallest(most, (one for one in case.of(LifeEvent) if one.id != event.id), key=away)


def _days(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0

"""The story so far: a life in chapters, each with what weighs most in it and, in equal room, what went well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order, position_standing
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.formulation import Factor, Hypothesis
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.recovery import AgeEstimate, RecoveryPosition

_CITED, _ADVERSE, _LOSS = 3, 2, 1  # what makes an event weigh: that the room rests on it, before what it is called


class Chapter(NamedTuple):
    """One stretch of the life, up to `ends`, which no longer belongs to it."""

    begins: date
    ends: date
    homes: tuple[Placement, ...]
    happened: tuple[LifeEvent, ...]
    went_well: tuple[LifeEvent, ...]


def chapters(case: Case, bounds: Sequence[date], until: date, most: int) -> list[Chapter]:
    """The chapters between those days up to `until`, with at most so many events of either sort, in their order.

    Only what the meeting may see is told, and a chapter of which nothing is known is left out.
    """
    weights = _cited(case)
    told = [
        (day, one)
        for one in case.of(LifeEvent)
        if one.visibility is Visibility.MEETING and (day := in_order(one.when)) is not None and day <= until
    ]
    made = []
    for begins, ends in pairwise(bounds):
        here = [one for day, one in told if begins <= day < ends]
        well = [one for one in here if one.lane == Lane.STRENGTHS]
        other = [one for one in here if one.lane != Lane.STRENGTHS]
        homes = tuple(one for one in case.of(Placement) if _lived(one, begins, min(ends, until)))
        if begins <= until and (here or homes):
            made.append(Chapter(begins, ends, homes, _most(other, weights, most), _most(well, weights, most)))
    return made


def placed_last(case: Case, until: date) -> tuple[RecoveryPosition, date] | None:
    """Where the last meeting up to that day that spoke of the model placed the child, and when that was."""
    for meeting in reversed(meetings_in_order(case)):
        found = position_standing(case, meeting.id) if meeting.held <= until else None
        if found is not None:
            return found, meeting.held
    return None


def _cited(case: Case) -> Counter[RecordId]:
    """How often each event is what the room rests something on."""
    counted: Counter[RecordId] = Counter()
    for hypothesis in case.of(Hypothesis):
        counted.update((*hypothesis.supports, *hypothesis.against))
    resting: list[Factor | RecoveryPosition | AgeEstimate] = [
        *case.of(Factor), *case.of(RecoveryPosition), *case.of(AgeEstimate),
    ]  # fmt: skip
    for one in resting:
        counted.update(one.evidence)
    return counted


def _most(events: list[LifeEvent], cited: Counter[RecordId], most: int) -> tuple[LifeEvent, ...]:
    def weight(one: LifeEvent) -> int:
        return _CITED * cited[one.id] + _ADVERSE * bool(one.adversities) + _LOSS * (one.lane == Lane.LOSS)

    chosen = sorted(events, key=lambda one: (-weight(one), _day(one), one.id))[:most]
    return tuple(sorted(chosen, key=lambda one: (_day(one), one.id)))


def _day(one: LifeEvent) -> date:
    return in_order(one.when) or date.max


def _lived(home: Placement, begins: date, ends: date) -> bool:
    """Whether somebody lived there for some of that time."""
    start, end = home.period.start, home.period.end
    first = start.earliest if start else None
    last = end.latest if end else None
    return (first is None or first < ends) and (last is None or last > begins) and (first, last) != (None, None)

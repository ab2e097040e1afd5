"""What a case came to know between two meetings: what happened, what was learnt, and between whom it changed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.dates import When, in_order
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Lane, LifeEvent, Source
from ecm_desktop.domain.meetings import Meeting


class News(NamedTuple):
    """What is new after one day, up to and with another; events the earliest first."""

    going_well: tuple[LifeEvent, ...]
    happened: tuple[LifeEvent, ...]
    learnt: tuple[LifeEvent, ...]  # of before, heard of since
    between_people: tuple[Relationship, ...]  # the child's, begun or ended since


class Since(NamedTuple):
    """Two meetings after each other, and what is new at the later one."""

    before: Meeting
    now: Meeting
    news: News


def since_last(case: Case, meeting: RecordId) -> Since | None:
    """What is new at that meeting; None where no earlier one was held."""
    order = meetings_in_order(case)
    place = next((n for n, one in enumerate(order) if one.id == meeting), 0)
    if place == 0:
        return None
    before, now = order[place - 1], order[place]
    return Since(before, now, news_between(case, before.held, now.held))


def news_between(case: Case, before: date, now: date) -> News:
    """What is new after the day `before`, up to and with `now`."""
    events = sorted(case.of(LifeEvent), key=lambda one: (in_order(one.when) or date.max, one.title, one.id))
    between = [one for one in events if _between(one.when, before, now)]
    return News(
        tuple(one for one in between if one.lane == Lane.STRENGTHS),
        tuple(one for one in between if one.lane != Lane.STRENGTHS),
        tuple(_learnt(case, events, before, now)),
        tuple(one for one in case.of(Relationship) if _is_of_child(case, one) and _changed(one, before, now)),
    )


def _between(when: When, before: date, now: date) -> bool:
    day = in_order(when)
    return day is not None and before < day <= now


def _learnt(case: Case, events: list[LifeEvent], before: date, now: date) -> list[LifeEvent]:
    """Events of which the case first heard between the days, and that happened at another time."""
    brought = {one.id: one.brought_in for one in case.of(Source)}
    found = []
    for one in events:
        days = [brought.get(telling.source) for telling in one.tellings]
        is_new = bool(days) and all(day is not None and before < day <= now for day in days)
        if is_new and not _between(one.when, before, now):
            found.append(one)
    return found


def _is_of_child(case: Case, one: Relationship) -> bool:
    return case.child is not None and case.child.person in (one.a, one.b)


def _changed(one: Relationship, before: date, now: date) -> bool:
    return any(when is not None and _between(when, before, now) for when in (one.period.start, one.period.end))

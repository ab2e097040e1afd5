"""The homes of a life counted: moves, carers, and the longest time in one home; as far as it is known, and no score.

What is not recorded can only add to it: where a stretch is not known, or homes are told of the same time, a number is
the least there were.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval, Period
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person

A_MOVE = timedelta(days=31)  # homes that share more than this were not one after the other
_GROWN_UP = 18  # years


class Counted(NamedTuple):
    """A number, and whether it is only the least there were."""

    number: int
    is_least: bool


class Home(NamedTuple):
    """One time in one home, by the record that tells it: the days on which the child certainly was there."""

    record: RecordId
    first: date
    last: date
    is_exact: bool


class Homes(NamedTuple):
    """What the homes of a life come to; `longest` is None where no home is known."""

    moves: Counted
    carers: Counted
    longest: Home | None


def counted_homes(case: Case, today: date) -> Homes:
    """The homes of the case counted."""
    homes = sorted(_homes(case, today), key=lambda one: (one.first, one.last))
    one_by_one = _one_after_the_other(homes)
    is_least = len(one_by_one) < len(homes) or any(not one.is_exact for one in homes) or _has_gaps(case, homes, today)
    longest = max(homes, key=lambda one: (one.last - one.first, one.record), default=None)
    return Homes(Counted(max(len(one_by_one) - 1, 0), is_least), _carers(case, is_least), longest)


def _homes(case: Case, today: date) -> list[Home]:
    child = case.child.person if case.child else None
    found = [_home(one.id, one.period, case, today) for one in case.of(Placement)]
    for stay in case.of(Stay):
        household = case.find(Household, stay.household)
        if stay.person == child and household is not None:
            period = Period(stay.period.start or household.period.start, stay.period.end or household.period.end)
            found.append(_home(stay.id, period, case, today))
    return [one for one in found if one is not None]


def _home(key: RecordId, period: Period, case: Case, today: date) -> Home | None:
    """The days that are certain: from the last on which it may have begun to the first on which it may have ended."""
    start, end = (one.interval if one else Interval() for one in (period.start, period.end))
    if start == end == Interval():
        return None
    first = start.latest or start.earliest or case.born
    last = end.earliest or end.latest or today
    if first is None or last < first:
        return None
    is_exact = start.earliest is not None and start.earliest == start.latest and end.earliest == end.latest
    return Home(key, first, last, is_exact)


def _one_after_the_other(homes: Sequence[Home]) -> list[Home]:
    """The most homes of which none was at the time of another, but for the days of a move."""
    chosen: list[Home] = []
    for one in sorted(homes, key=lambda one: (one.last, one.first)):
        if not chosen or one.first >= chosen[-1].last - A_MOVE:
            chosen.append(one)
    return chosen


def _has_gaps(case: Case, homes: Sequence[Home], today: date) -> bool:
    """Whether of more than a month nobody told where the child lived."""
    if case.born is None or not homes:
        return True
    reached = case.born
    for one in homes:
        if one.first - reached > A_MOVE:
            return True
        reached = max(reached, one.last)
    return today - reached > A_MOVE


def _carers(case: Case, is_least: bool) -> Counted:
    """Everybody named as a carer, and the grown-ups of the child's households; a home without any counts as one."""
    named = {key for one in case.of(Placement) for key in one.carers}
    nameless = {one.name or one.id for one in case.of(Placement) if not one.carers}
    child = case.child.person if case.child else None
    own = {one.household for one in case.of(Stay) if one.person == child}
    with_child = {one.person for one in case.of(Stay) if one.household in own and one.person != child}
    grown = {key for key in with_child if _is_grown_up(case, key)}
    return Counted(len(named | grown) + len(nameless), is_least or bool(nameless))


def _is_grown_up(case: Case, key: RecordId) -> bool:
    person = case.find(Person, key)
    born = person.birth.latest if person and person.birth else None
    return born is not None and case.born is not None and case.born.year - born.year >= _GROWN_UP

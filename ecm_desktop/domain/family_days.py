"""The days on which a family changed: somebody was born or died, came together, parted, moved, or felt otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ecm_desktop.domain.bonds import Parentage, ParentalResponsibility, Partnership, Placement, Relationship, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.people import Person


def family_days(case: Case) -> tuple[date, ...]:
    """Each day once, in order; of what is told less exactly the first day that may be meant."""
    return tuple(sorted({day for when in _told(case) if when is not None and (day := when.anchor) is not None}))


def next_day(case: Case, day: date, way: int, last: date) -> date | None:
    """The next day after `day` (`way` 1) or before it (-1), from the child's birth to `last`; None where there is none.

    The last day is always one to stand on.
    """
    first = case.born or date.min
    days = sorted({*(one for one in family_days(case) if first <= one <= last), last})
    found = [one for one in days if (one - day).days * way > 0]
    return found[0 if way > 0 else -1] if found else None


def _told(case: Case) -> Iterator[When | None]:
    for person in case.of(Person):
        yield from (person.birth, person.death)
    for couple in case.of(Partnership):
        for one in couple.periods:
            yield from (one.began, one.married, one.separated, one.divorced, one.ended)
    for period in _periods(case):
        yield from (period.start, period.end)


def _periods(case: Case) -> Iterator[Period]:
    yield from (one.period for one in case.of(Parentage))
    yield from (one.period for one in case.of(ParentalResponsibility))
    yield from (one.period for one in case.of(Placement))
    yield from (one.period for one in case.of(Relationship))
    yield from (one.period for one in case.of(Stay))

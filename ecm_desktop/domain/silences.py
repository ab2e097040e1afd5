"""What nobody told of: stretches of a life without a word, and what each agency told. Silence is no finding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source

Stretch = tuple[date, date]  # the first and the last day of it

_A_DAY = timedelta(days=1)


def silences(told: Iterable[Stretch], first: date, last: date, months: int) -> list[Stretch]:
    """The stretches from `first` to `last` of so many whole months or more that lie between what is told, in order."""
    found, free = [], first
    for begun, ended in sorted(told):
        if begun > free and begun > first:
            found.append((free, min(begun - _A_DAY, last)))
        if ended >= free:
            free = ended + _A_DAY if ended < last else last + _A_DAY
        if free > last:
            break
    if free <= last:
        found.append((free, last))
    return [one for one in found if one[0] <= last and _lasts(one, months)]


def _lasts(stretch: Stretch, months: int) -> bool:
    begun, ended = stretch
    return begun <= ended and add_months(begun, months) <= ended + _A_DAY


def told_by(case: Case) -> dict[str, set[RecordId]]:
    """The ids of the events that each agency told of, by the agency's name, in the order of the files."""
    agencies = {one.id: one.agency.strip() for one in case.of(Source)}
    found: dict[str, set[RecordId]] = {name: set() for name in agencies.values() if name}
    for event in case.of(LifeEvent):
        for telling in event.tellings:
            name = agencies.get(telling.source, "")
            if name:
                found[name].add(event.id)
    return found

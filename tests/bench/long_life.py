"""A long life for benchmarks: as many events as are asked for, over sixteen years, always the same ones."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from random import Random

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.dates import Interval, Kind, Precision, When, between, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane, LifeEvent, Source, Telling
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.people import begin_case

BORN, TODAY = date(2010, 4, 17), date(2026, 11, 1)
_TITLES = (
    "Moved school", "Home visit completed", "Suspended for two days", "Merit award", "Attended a weekly appointment",
    "Reported missing overnight, found safe and well", "Contact with mother cancelled", "Nan dies",
    "Speech and language therapy session", "Domestic incident, no further action", "Strategy discussion held",
)  # fmt: skip
_DAYS = (TODAY - BORN).days


def editor_of(events: int) -> Editor:
    """An open case with so many events, saved nowhere."""
    revisions = count(1)

    def keep(change: Change, title: str) -> int:
        return next(revisions)

    return Editor(long_life(events), keep)


def long_life(events: int) -> Case:
    """A child and so many events from five agencies: most on a day, some in a season, some that lasted."""
    chance = Random(events)  # noqa: S311  # the same life every time
    case = begin_case("BENCH-1", "Jo March", BORN, TODAY, counting("p"))
    sources = [Source(id=f"s{n}", agency=f"Agency {n}") for n in range(5)]
    told = [_event(number, chance) for number in range(events)]
    return case.put(*sources, *told)


def _event(number: int, chance: Random) -> LifeEvent:
    when = _when(BORN + timedelta(days=chance.randrange(_DAYS)), chance)
    return LifeEvent(
        id=f"e{number}", title=chance.choice(_TITLES), when=when, lane=chance.choice(list(Lane)),
        tellings=(Telling(source=f"s{number % 5}", when=when),),
    )  # fmt: skip


def _when(day: date, chance: Random) -> When:
    sort = chance.random()
    if sort < 0.75:
        return on_day(day)
    later = min(day + timedelta(days=chance.randrange(20, 200)), TODAY)
    if sort < 0.9:
        return between(day, later, Precision.SEASON)
    start, end = Interval(day, day), Interval(later, later)
    return When(earliest=day, latest=later, kind=Kind.SPAN, precision=Precision.DAY, start=start, end=end)

"""What a hand does to something that lasted: pull one of its ends, part it in two, and put two parts together again."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ecm_desktop.domain.dates import Interval, Kind, Precision, When, days_between
from ecm_desktop.domain.spells import OPEN, ends_of, is_known, lasts, spanning
from ecm_desktop.editing.moving import moved, nudged, step_of
from ecm_desktop.errors import Refused

_LEAST_DAYS = ((Precision.YEAR, 365), (Precision.MONTH, 28), (Precision.WINDOW, 2))


class End(StrEnum):
    """One of the two ends."""

    BEGIN = "begin"
    END = "end"


def end_told(when: When, end: End) -> When:
    """One end as a date of its own; of no date where it is not known or goes on."""
    return date_of(ends_of(when)[end is End.END])


def date_of(days: Interval) -> When:
    """Some day of these, no more exact than they are; no date where none is known."""
    if not is_known(days):
        return When()
    return When(earliest=days.earliest, latest=days.latest, precision=_precision(days), kind=Kind.POINT)


def pulled(when: When, end: End, day: date, step: Precision) -> When:
    """`when` with one end at about that day, by steps as in `moved`; as it was where the ends would change places."""
    return _with_end(when, end, moved(end_told(when, end), _kept_apart(when, end, day), step))


def pulled_by_key(when: When, end: End, way: int, grain: Precision, today: date) -> When:
    """`when` with one end a step on or back; an end that is not known comes to lie on today."""
    told = end_told(when, end)
    if not told.is_dated:
        return pulled(when, end, today, grain)
    return _with_end(when, end, nudged(told, way, step_of(told, grain)))


def parted(when: When, cut: When) -> tuple[When, When]:
    """What lasted until `cut`, and what lasted from then on. Raises Refused where the cut does not lie within."""
    if not lasts(when):
        raise Refused("Only what lasted can be parted at a day.")
    start, end = ends_of(when)
    check_within(cut, date_of(start), date_of(end))
    return spanning(when, start, cut.interval), spanning(when, cut.interval, end)


def check_within(cut: When, start: When, end: When) -> None:
    """Raises Refused for a day at which nothing that lasted from `start` to `end` can be parted."""
    after = start.earliest is None or (cut.earliest is not None and start.earliest < cut.earliest)
    before = end.latest is None or (cut.latest is not None and cut.latest < end.latest)
    if not (cut.is_dated and after and before):
        raise Refused("Put the scrubber on the day on which the one ended and the other began.")


def rejoined(first: When, second: When) -> When | None:
    """The whole of two parts, one of which ends just as the other begins; None where they are no such parts."""
    if not (lasts(first) and lasts(second)):
        return None
    (start, end), (next_start, next_end) = ends_of(first), ends_of(second)
    if is_known(end) and end == next_start:
        return spanning(first, start, next_end)
    if is_known(start) and start == next_end:
        return spanning(first, next_start, end)
    return None


def _with_end(when: When, end: End, placed: When) -> When:
    start, finish = ends_of(when)
    start, finish = (start, placed.interval) if end is End.END else (placed.interval, finish)
    first, last = start.earliest or start.latest, finish.latest or finish.earliest
    if first and last and last < first:
        return when
    return spanning(when, _or_open(start), _or_open(finish))


def _kept_apart(when: When, end: End, day: date) -> date:
    """The day, but no further than the other end."""
    start, finish = ends_of(when)
    if end is End.END:
        return max(day, start.earliest or start.latest or day)
    return min(day, finish.latest or finish.earliest or day)


def _or_open(end: Interval) -> Interval:
    return end if is_known(end) else OPEN


def _precision(interval: Interval) -> Precision:
    if interval.earliest is None or interval.latest is None:
        return Precision.DAY
    days = days_between(interval.earliest, interval.latest) + 1
    return next((precision for precision, least in _LEAST_DAYS if days >= least), Precision.DAY)

"""A date moved by hand: never more exact than the hand can say, nor, unless that is asked for, than it was told."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from ecm_desktop.domain.dates import Interval, Precision, When, add_months, between, days_between, on_day

Shift = Callable[[date], date]

GRAINS = (Precision.DAY, Precision.MONTH, Precision.YEAR)  # how exact a hand can be, the finest first
_BY_MONTH = frozenset({Precision.MONTH, Precision.SEASON, Precision.TERM, Precision.AGE, Precision.WINDOW})
_LEAST_DAYS = {Precision.DAY: 1, Precision.MONTH: 28, Precision.YEAR: 365}
_MONTHS = {Precision.MONTH: 1, Precision.YEAR: 12}
_TOMORROW = timedelta(days=1)


def step_of(when: When, grain: Precision) -> Precision:
    """The step a hand moves `when` by: of its own exactness or of `grain`, one of `GRAINS`, whichever is coarser."""
    return max(grain, _grain_of(when.precision), key=GRAINS.index) if when.is_dated else grain


def moved(when: When, day: date, step: Precision) -> When:
    """`when` moved by whole steps so that it begins about `day`; `step` is one of `GRAINS`. The old words go.

    What was told more exactly than by the step widens to the whole month or year. One happening told less exactly, or
    without a date, comes to lie on the very day, month or year.
    """
    is_finer = GRAINS.index(step) < GRAINS.index(_grain_of(when.precision))
    if when.anchor is None or (is_finer and not when.lasted):
        return cell(day, step)
    return _stepped(when, when.anchor, day, step)


def nudged(when: When, way: int, step: Precision) -> When:
    """`when` moved by so many steps, back where `way` is negative."""
    anchor = when.anchor
    if anchor is None:
        return when
    if step is Precision.DAY:
        return moved(when, anchor + timedelta(days=way), step)
    return moved(when, add_months(anchor.replace(day=1), way * _MONTHS[step]), step)


def cell(day: date, grain: Precision) -> When:
    """The day, or the whole month or year it lies in."""
    if grain is Precision.DAY:
        return on_day(day)
    return between(_first(day, grain), _last(day, grain), grain)


def _grain_of(precision: Precision) -> Precision:
    if precision is Precision.DAY:
        return Precision.DAY
    return Precision.MONTH if precision in _BY_MONTH else Precision.YEAR


def _stepped(when: When, anchor: date, day: date, step: Precision) -> When:
    if step is Precision.DAY:
        shift = day - anchor
        return _shifted(when, lambda one: one + shift, lambda one: one + shift)
    wide = _widened(when, step)
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    if step is Precision.YEAR:
        months = 12 * (round(months / 12) if wide == when else day.year - anchor.year)
    return _shifted(
        wide, lambda one: add_months(one, months), lambda one: add_months(one + _TOMORROW, months) - _TOMORROW
    )


def _widened(when: When, step: Precision) -> When:
    """Each interval that says more than a month or year made a whole one."""

    def wide(interval: Interval | None) -> Interval | None:
        if interval is None or _says_no_more(interval, step):
            return interval
        first, last = interval.earliest, interval.latest
        return Interval(first and _first(first, step), last and _last(last, step))

    whole, start, end = wide(when.interval) or Interval(), wide(when.start), wide(when.end)
    first, last = start.earliest if start else whole.earliest, end.latest if end else whole.latest
    made = replace(when, earliest=first, latest=last, start=start, end=end)
    return made if made == when else replace(made, precision=step)


def _says_no_more(interval: Interval, step: Precision) -> bool:
    first, last = interval.earliest, interval.latest
    return bool(first and last and days_between(first, last) + 1 >= _LEAST_DAYS[step])


def _first(day: date, step: Precision) -> date:
    return day.replace(day=1) if step is Precision.MONTH else date(day.year, 1, 1)


def _last(day: date, step: Precision) -> date:
    if step is Precision.YEAR:
        return date(day.year, 12, 31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _shifted(when: When, first: Shift, last: Shift) -> When:
    def both(interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        return Interval(interval.earliest and first(interval.earliest), interval.latest and last(interval.latest))

    whole = both(when.interval) or Interval()
    return replace(
        when, earliest=whole.earliest, latest=whole.latest, start=both(when.start), end=both(when.end), words="",
        flag=None,
    )  # fmt: skip

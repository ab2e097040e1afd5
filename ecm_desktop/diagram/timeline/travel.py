"""Which days to look at next: a frame zoomed, moved, or grown to take in what lies outside it, within a `whole`;
and where in it the picture of the days seen before lies.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace

from ecm_desktop.diagram.placing import Stretch
from ecm_desktop.diagram.timeline.frame import Frame, Scale

LEAST_DAYS = 120  # the closest look: about four months across the window
_BESIDE = 183  # days before and after what is fitted


def zoomed(frame: Frame, day: date, factor: float, whole: Frame) -> Frame:
    """`factor` times closer about a day, which keeps its place; no closer than some months."""
    before, after = (day - frame.first).days / factor, (frame.last - day).days / factor
    if before + after < LEAST_DAYS:
        return frame
    first = max(day - timedelta(days=round(before)), whole.first)
    return replace(frame, first=first, last=min(day + timedelta(days=round(after)), whole.last))


def moved(frame: Frame, by: timedelta, whole: Frame) -> Frame:
    """As many days, later by so much or as much as there is."""
    by = max(whole.first - frame.first, min(by, whole.last - frame.last))
    return replace(frame, first=frame.first + by, last=frame.last + by)


def centred(frame: Frame, day: date, whole: Frame) -> Frame:
    """As many days, with this day in the middle or as near to it as there is."""
    return moved(frame, day - frame.first - (frame.last - frame.first) / 2, whole)


def grown(frame: Frame, day: date) -> Frame:
    """The same days and those up to this one."""
    return replace(frame, first=min(frame.first, day), last=max(frame.last, day))


def spanned(frame: Frame, first: date, last: date, whole: Frame) -> Frame:
    """From one day to another within the whole, and at least some months."""
    first, last = max(min(first, last), whole.first), min(max(first, last), whole.last)
    short = timedelta(days=LEAST_DAYS) - (last - first)
    if short > timedelta(0):
        first = max(first - short / 2, whole.first)
        last = min(first + timedelta(days=LEAST_DAYS), whole.last)
        first = max(min(first, last - timedelta(days=LEAST_DAYS)), whole.first)
    return replace(frame, first=first, last=last)


def around(frame: Frame, first: date, last: date, whole: Frame) -> Frame:
    """From one day to another with a fifth of that before and after, and half a year at least."""
    beside = max((last - first) / 5, timedelta(days=_BESIDE))
    return spanned(frame, _within(first, -beside), _within(last, beside), whole)


def stretched(before: Scale, now: Scale) -> list[Stretch]:
    """The days that both show, from left to right, parted so that time runs evenly within each part in both."""
    first, last = max(one.knots[0][0] for one in (before, now)), min(one.knots[-1][0] for one in (before, now))
    days = sorted({day for day, _ in (*before.knots, *now.knots, (first, 0.0), (last, 0.0)) if first <= day <= last})
    old, new = before.place_of, now.place_of
    return [Stretch(old(one), old(other), new(one), new(other)) for one, other in pairwise(days)]


def _within(day: date, by: timedelta) -> date:
    """A day moved, as far as there are dates."""
    number = day.toordinal() + by.days
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))

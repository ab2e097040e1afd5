"""The frame of a timeline: which days are shown and how wide, and where each day lies.

The life has the room. What lies before birth (family history may reach back a century) and what lies beyond the near
future get a zone of their own at the left and the right, each with its own measure, never more than a share of the
width; within a zone time runs evenly, and it never runs backwards.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import pairwise

import msgspec

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import Entry, entries, homes
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Precision, add_months
from ecm_desktop.domain.due import work_ahead
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.gatherings import gatherings

HEAD = 132.0  # the column of lane titles
AXIS = 68.0  # the strip of the scrubber's handle, ages and years, and the ledge below them
AGES, YEARS = 34.0, 48.0  # baselines
LEDGE, LEDGE_TALL = 53.0, 14.0  # where stages and meetings stand
MARGIN = 14.0  # right of the last day
BEFORE_SHARE, BEYOND_SHARE = 0.17, 0.1
_NEAR_FUTURE = 12  # months after today that still belong to the life
_PAST, _PLANNED = 40, 6  # years before birth and after today that the whole life takes in
_LIFE = 25  # years before today, where no birth is known

_STEADY = 3.0  # points by which a careful hand may miss
_GRAINS = ((Precision.DAY, 1.5), (Precision.MONTH, 46.0))  # the most days that this may come to


class Frame(msgspec.Struct, frozen=True):
    """The days from `first` to `last` on `width` points; `height` bounds the drawing when it is given.

    `day` is where the scrubber stands and `selected` the id of the record in hand, if any; `shown` are the events that
    are looked at. The days do not depend on it: who filters sees the same axis.
    """

    first: date
    last: date
    width: float
    day: date | None = None
    selected: str | None = None
    height: float | None = None
    shown: Filter = ALL

    @property
    def right(self) -> float:
        """Where the last day lies."""
        return max(self.width - MARGIN, HEAD + 60)


class Scale:
    """Days to places and back, evenly between knots of (ordinal day, x); outside it stays at the edge."""

    def __init__(self, knots: tuple[tuple[int, float], ...]) -> None:
        self.knots = knots
        self._days = [day for day, _ in knots]
        self._places = [x for _, x in knots]
        self._known: dict[date, float] = {}

    def x_of(self, day: date) -> float:
        """The place of a day, in points from the drawing's left."""
        place = self._known.get(day)
        if place is None:
            place = self._known[day] = self.place_of(day.toordinal())
        return place

    def place_of(self, number: int) -> float:
        """The place of a day by its ordinal number."""
        number = min(max(number, self._days[0]), self._days[-1])
        at = min(bisect_right(self._days, number), len(self._days) - 1)
        (day0, x0), (day1, x1) = self.knots[at - 1], self.knots[at]
        return x0 + (number - day0) / (day1 - day0) * (x1 - x0)

    def day_at(self, x: float) -> date:
        """The day nearest to a place."""
        place = min(max(x, self._places[0]), self._places[-1])
        at = min(bisect_right(self._places, place), len(self._places) - 1)
        (day0, x0), (day1, x1) = self.knots[at - 1], self.knots[at]
        return date.fromordinal(round(day0 + (place - x0) / (x1 - x0) * (day1 - day0)))

    def width_of(self, first: date, last: date) -> float:
        """The points between two days."""
        return self.x_of(last) - self.x_of(first)

    def grain_at(self, x: float) -> Precision:
        """What a hand can say at a place: the day, or only the month or the year."""
        place = min(max(x, self._places[0]), self._places[-1])
        at = min(bisect_right(self._places, place), len(self._places) - 1)
        (day0, x0), (day1, x1) = self.knots[at - 1], self.knots[at]
        days = _STEADY * (day1 - day0) / (x1 - x0)
        return next((grain for grain, most in _GRAINS if days <= most), Precision.YEAR)


def scale_of(case: Case, frame: Frame, setting: Setting) -> Scale:
    """Where each day of the frame lies for this case."""
    first, last = frame.first.toordinal(), max(frame.last.toordinal(), frame.first.toordinal() + 1)
    born = case.born.toordinal() if case.born else first
    horizon = max(add_months(setting.today, _NEAR_FUTURE).toordinal(), born + 1)
    edges = [first, *(edge for edge in (born, horizon) if first < edge < last), last]
    widths = _shares(edges, born, horizon, frame.right - HEAD)
    places = [HEAD]
    for width in widths:
        places.append(places[-1] + width)
    return Scale(tuple(zip(edges, places, strict=True)))


def _shares(edges: list[int], born: int, horizon: int, room: float) -> list[float]:
    spans = [last - first for first, last in pairwise(edges)]
    even = [room * span / sum(spans) for span in spans]
    if len(spans) == 1:
        return even
    caps = [_cap(edge, born, horizon) * room for edge in edges[:-1]]
    capped = [min(width, cap) for width, cap in zip(even, caps, strict=True)]
    widest = max(range(len(capped)), key=lambda at: caps[at])
    capped[widest] += room - sum(capped)
    return capped


def _cap(start: int, born: int, horizon: int) -> float:
    if start < born:
        return BEFORE_SHARE
    return BEYOND_SHARE if start >= horizon else 1.0


def whole_life(
    case: Case, setting: Setting, width: float, height: float | None = None, shelf: Shelf | None = None
) -> Frame:
    """The frame of the child's life, with the family's past and what is planned as far as either is near.

    A date far from both, which may be a mistake, takes no room from it; `everything` shows that too.
    """
    low, high = _near(case, setting)
    shown = _dated(case, setting, shelf)
    near = [one for one in shown if one.first <= high and low <= one.last] or shown
    met = [day for day in _met(case, setting) if low <= day <= high]
    first, last = _around(
        [*(max(one.first, low) for one in near), *met], [*(min(one.last, high) for one in near), *met], case, setting
    )
    return Frame(first, last, width, height=height)


def everything(
    case: Case, setting: Setting, width: float, height: float | None = None, shelf: Shelf | None = None
) -> Frame:
    """The frame that shows everything dated, from the first of it (or birth) to a little after today or the last."""
    kept = shelf or Shelf()
    happened, lived, met = entries(case, setting, kept), homes(case, setting, kept), _met(case, setting)

    def find() -> tuple[date, date]:
        shown = (*happened, *lived)
        return _around([*(one.first for one in shown), *met], [*(one.last for one in shown), *met], case, setting)

    first, last = kept.of("everything", (happened, lived, met, case.born, setting.today), find)
    return Frame(first, last, width, height=height)


def _dated(case: Case, setting: Setting, shelf: Shelf | None) -> list[Entry]:
    return [*entries(case, setting, shelf), *homes(case, setting, shelf)]


def _met(case: Case, setting: Setting) -> list[date]:
    return [*(one.day for one in gatherings(case, setting.today)), *work_ahead(case, setting.today)]


def _near(case: Case, setting: Setting) -> tuple[date, date]:
    """The days between which a date squeezes nothing: some forty years before birth, some years after today."""
    low = _years(case.born, -_PAST) if case.born else _years(setting.today, -_LIFE)
    return low, _years(setting.today, _PLANNED)


def _years(day: date, years: int) -> date:
    return date(min(max(day.year + years, date.min.year), date.max.year), 1, 1)


def _around(firsts: list[date], lasts: list[date], case: Case, setting: Setting) -> tuple[date, date]:
    """The days that hold these, birth and today, with a little after."""
    firsts = firsts + ([case.born] if case.born else [])
    first = min(firsts, default=date(setting.today.year - 1, 1, 1))
    if case.born and first < case.born:
        first = date(first.year, 1, 1)
    return first, _later(max(*lasts, setting.today, first), 4)


def _later(day: date, months: int) -> date:
    return add_months(day, months) if day.year < date.max.year - 1 else day


def reading_width(case: Case, setting: Setting) -> float:
    """The width at which a whole life reads well: some 100 points a year, within what paper and screens can take."""
    frame = whole_life(case, setting, 0.0)
    years = (frame.last - max(frame.first, case.born or frame.first)).days / 365
    return min(max(HEAD + 100.0 * years, 900.0), 2400.0)

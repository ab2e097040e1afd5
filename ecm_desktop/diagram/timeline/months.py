"""The months on the axis, in the place of the years, once a year is wide enough to tell them apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ecm_desktop.diagram.marks import AnyMark, Label, Pin, Rect, Role, Stroke, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import YEARS, Frame, Scale
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months

_SIZE, _Z = 10.5, 61
_WIDEST = 56.0  # points that the longest label and the room after it take
_STEPS = (1, 3, 6)  # months from one label to the next
_APART = 6.0


def step_of(case: Case, frame: Frame, scale: Scale) -> int | None:
    """The months from one label to the next; None where there is no room for any."""
    first = max(frame.first, case.born) if case.born else frame.first
    days = (frame.last - first).days
    if days <= 0:
        return None
    month = scale.width_of(first, frame.last) / days * 30
    return next((step for step in _STEPS if step * month >= _WIDEST), None)


def month_marks(case: Case, frame: Frame, scale: Scale, setting: Setting) -> Iterator[AnyMark]:
    """A tick and a name where months begin, never one name over another; January and the first name their year."""
    step = step_of(case, frame, scale)
    if step is None:
        return
    first, named = max(frame.first, case.born) if case.born else frame.first, False
    free = scale.x_of(first)
    for day in _beginnings(first, frame.last, step):
        month, x = setting.words.month(day.month, short=True), scale.x_of(day)
        said = f"{month} {day.year}" if day.month == 1 or not named else month
        width = setting.metrics.width(said, _SIZE)
        if x < free or x + 4 + width > frame.width:
            continue
        free, named = x + 4 + width + _APART, True
        key = f"{day.year}-{day.month:02}"
        yield Stroke(id=f"axis:tick:{key}", role=Role.GRID, z=_Z, pin=Pin.TOP, points=((x, YEARS - 9), (x, YEARS + 2)))
        yield Label(
            id=f"axis:month:{key}", role=Role.AXIS, z=_Z, pin=Pin.TOP, rect=Rect(x, YEARS - 10, width + 4, 13),
            texts=(Text(x + 4, YEARS, said, _SIZE, muted=True),),
        )  # fmt: skip


def _beginnings(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of months that are `step` apart, counted from January."""
    month = (first.month - 1) // step * step + 1
    day = date(first.year, month, 1)
    while day <= last:
        if day >= first:
            yield day
        if day.year == date.max.year and day.month + step > 12:
            return
        day = add_months(day, step)

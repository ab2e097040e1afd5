"""The months on the axis, in the place of the years, once a year is wide enough to tell them apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ecm_desktop.diagram.marks import AnyMark, Label, Pin, Rect, Role, Stroke, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import YEARS, Frame, Scale
from ecm_desktop.domain.case import Case

_SIZE, _Z = 10.5, 61
_WIDEST = 56.0  # points that the longest label and the room after it take
_STEPS = (1, 3, 6)  # months from one label to the next
_APART = 6.0
_BESIDE = 4.0  # from a tick to its name


def step_of(case: Case, frame: Frame, scale: Scale) -> int | None:
    """The months from one label to the next; None where there is no room for any."""
    first = max(frame.first, case.born) if case.born else frame.first
    days = (frame.last - first).days
    if days <= 0:
        return None
    month = scale.width_of(first, frame.last) / days * 30
    return next((step for step in _STEPS if step * month >= _WIDEST), None)


def month_marks(case: Case, frame: Frame, scale: Scale, setting: Setting) -> Iterator[AnyMark]:
    """The ticks and the names where months begin, never one name over another; January and the first name their year.

    All of them are one line and one label: there may be dozens, and all move whenever the days do.
    """
    named = list(_named(case, frame, scale, setting))
    if not named:
        return
    (first, _), (last, width) = named[0], named[-1]
    tick, *further = (((one.x - _BESIDE, YEARS - 9), (one.x - _BESIDE, YEARS + 2)) for one, _ in named)
    yield Stroke(id="axis:ticks", role=Role.GRID, z=_Z, pin=Pin.TOP, points=tick, extra=tuple(further))
    yield Label(
        id="axis:months", role=Role.AXIS, z=_Z, pin=Pin.TOP, texts=tuple(one for one, _ in named),
        rect=Rect(first.x - _BESIDE, YEARS - 10, last.x + width - first.x + _BESIDE, 13),
    )  # fmt: skip


def _named(case: Case, frame: Frame, scale: Scale, setting: Setting) -> Iterator[tuple[Text, float]]:
    """Each name, and how wide it is."""
    step = step_of(case, frame, scale)
    if step is None:
        return
    first, is_first = max(frame.first, case.born) if case.born else frame.first, True
    free = scale.x_of(first)
    for day in _beginnings(first, frame.last, step):
        month, x = setting.words.month(day.month, short=True), scale.x_of(day)
        said = f"{month} {day.year}" if day.month == 1 or is_first else month
        width = setting.metrics.width(said, _SIZE)
        if x < free or x + _BESIDE + width > frame.width:
            continue
        free, is_first = x + _BESIDE + width + _APART, False
        yield Text(x + _BESIDE, YEARS, said, _SIZE, muted=True), width


def _beginnings(first: date, last: date, step: int) -> Iterator[date]:
    """The first days of months that are `step` apart, counted from January."""
    begun = first.year * 12 + (first.month - 1) // step * step
    for month in range(begun, last.year * 12 + last.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if day >= first:
            yield day

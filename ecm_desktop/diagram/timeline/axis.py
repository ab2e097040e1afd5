"""The axis of age with the calendar year under it, the lines of the years, birth, today, stages and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ecm_desktop.diagram.marks import AnyMark, Band, Label, Pin, Rect, Role, Stroke, Text, Weight, bounds
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import AGES, AXIS, HEAD, YEARS, Frame, Scale
from ecm_desktop.diagram.timeline.meetings import Task, meeting_marks
from ecm_desktop.diagram.timeline.months import month_marks
from ecm_desktop.diagram.timeline.schooling import school_marks
from ecm_desktop.diagram.timeline.stages import stage_marks
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import birthday
from ecm_desktop.domain.gatherings import Gathering

_LEAST_YEAR = 33.0  # points between two labelled years
_LABEL = 32.0  # what an age or a year takes
_CLOSEST = 28.0  # points between two of them, at the least
_AGE_SIZE, _YEAR_SIZE = 14.0, 10.5
_STEPS = (1, 2, 5, 10, 20, 50)
_TOP_Z, _CORNER_Z, _GRID_Z = 60, 70, 2


def axis_marks(
    case: Case, frame: Frame, scale: Scale, setting: Setting, height: float, met: list[Gathering], ahead: list[Task]
) -> Iterator[AnyMark]:
    """Everything that measures time, for a drawing of that height, with the meetings and what is to be done."""
    yield Band(
        id="axis", role=Role.AXIS, z=_TOP_Z, pin=Pin.TOP, rect=Rect(0, 0, frame.width, AXIS),
        words=setting.words("Age in years, with the calendar year below"),
    )  # fmt: skip
    ticks = _apart([*_years(case, frame, scale), *_ages(case, frame, scale)], scale)
    months = list(month_marks(case, frame, scale, setting))
    yield from months
    for day, age in ticks:
        below = "" if months and (age is not None or case.born is None) else str(day.year)
        yield from _tick(day, age, below, scale, frame, height)
    yield from _birth(case, frame, scale, setting, height)
    today = list(_today(frame, scale, setting, height, [scale.x_of(day) for day, _ in ticks]))
    yield from today
    meetings = list(meeting_marks(met, ahead, frame, scale, setting))
    yield from stage_marks(case, frame, scale, setting, [one.rect for one in meetings])
    yield from meetings
    yield from school_marks(case, frame, scale, setting, [*_taken(ticks, scale), *(bounds(one) for one in today)])
    yield Band(
        id="axis:corner", role=Role.AXIS, z=_CORNER_Z, pin=Pin.CORNER, rect=Rect(0, 0, HEAD, AXIS),
        texts=(
            Text(16, AGES, setting.words("Age") if case.born else "", _YEAR_SIZE + 1.5, Weight.SEMIBOLD),
            Text(16, YEARS, setting.words("Year"), _YEAR_SIZE, muted=True),
        ),
    )  # fmt: skip


def _apart(ticks: list[tuple[date, int | None]], scale: Scale) -> list[tuple[date, int | None]]:
    """Those that have room for their words: time is narrower before birth and beyond the near future."""
    found: list[tuple[date, int | None]] = []
    for day, age in ticks:
        if not found or scale.width_of(found[-1][0], day) >= _CLOSEST:
            found.append((day, age))
    return found


def _ages(case: Case, frame: Frame, scale: Scale) -> Iterator[tuple[date, int]]:
    """The birthdays that are labelled."""
    born = case.born
    if born is None:
        return
    oldest = max(min(frame.last.year, date.max.year - 2) - born.year, 0)
    step = _step(scale.width_of(born, max(frame.last, born)) / max(oldest, 1))
    for age in range(0, oldest + 1, step):
        day = birthday(born, age)
        if frame.first <= day <= frame.last:
            yield day, age


def _years(case: Case, frame: Frame, scale: Scale) -> Iterator[tuple[date, None]]:
    """The calendar years that are labelled where there is no age: before birth, or all when no birth is known."""
    last = min(frame.last, case.born) if case.born else frame.last
    if last <= frame.first:
        return
    count = last.year - frame.first.year + 1
    step = _step((scale.width_of(frame.first, last) - _LEAST_YEAR * bool(case.born)) / count)
    start = frame.first.year + (-frame.first.year) % step
    for year in range(start, last.year + 1, step):
        day = date(year, 1, 1)
        near_birth = case.born is not None and scale.width_of(day, case.born) < _LEAST_YEAR
        if frame.first <= day < last and not near_birth:
            yield day, None


def _step(year: float) -> int:
    return next((step for step in _STEPS if step * year >= _LEAST_YEAR), _STEPS[-1])


def _tick(day: date, age: int | None, below: str, scale: Scale, frame: Frame, height: float) -> Iterator[AnyMark]:
    x = scale.x_of(day)
    key = f"age:{age}" if age is not None else f"year:{day.year}"
    yield Stroke(id=f"grid:{key}", role=Role.GRID, z=_GRID_Z, points=((x, AXIS), (x, height)))
    if x + _LABEL > frame.width:
        return
    texts = [Text(x + 4, YEARS, below, _YEAR_SIZE, muted=True)] if below else []
    if age is None and not texts:
        return
    if age is not None:
        texts.insert(0, Text(x + 4, AGES, str(age), _AGE_SIZE, Weight.SEMIBOLD))
    yield Label(
        id=f"axis:{key}",
        role=Role.AXIS,
        z=_TOP_Z + 1,
        pin=Pin.TOP,
        rect=Rect(x, AGES - 16, _LABEL, YEARS - AGES + 20),
        texts=tuple(texts),
    )


def _birth(case: Case, frame: Frame, scale: Scale, setting: Setting, height: float) -> Iterator[AnyMark]:
    """The line that parts the family's time from the child's, and its word."""
    if case.born is None or not frame.first < case.born < frame.last:
        return
    x = scale.x_of(case.born)
    yield Stroke(
        id="birth", role=Role.AXIS, variant="birth", z=_GRID_Z + 1, points=((x, AXIS), (x, height)),
        extra=(((x + 3, AXIS), (x + 3, height)),),
    )  # fmt: skip
    said = setting.metrics.elided(setting.words("Before birth"), x - HEAD - 10, _YEAR_SIZE + 1)
    if len(said) > 3:
        yield Label(
            id="axis:before", role=Role.AXIS, z=_TOP_Z + 1, pin=Pin.TOP, rect=Rect(HEAD, AGES - 16, x - HEAD, 20),
            texts=(Text(HEAD + 4, AGES, said, _YEAR_SIZE + 1),),
        )  # fmt: skip


def _today(frame: Frame, scale: Scale, setting: Setting, height: float, places: list[float]) -> Iterator[AnyMark]:
    if not frame.first < setting.today < frame.last:
        return
    x = scale.x_of(setting.today)
    yield Stroke(
        id="today", role=Role.GRID, variant="today", z=_GRID_Z, points=((x, AXIS), (x, height)),
        words=setting.words("Today, {day}", day=setting.words.day(setting.today)),
    )  # fmt: skip
    yield from _today_word(x, frame, setting, places)


def _taken(ticks: list[tuple[date, int | None]], scale: Scale) -> Iterator[Rect]:
    """What the ages cover of their row."""
    for day, age in ticks:
        yield Rect(scale.x_of(day), AGES - 16, 4 if age is None else 4 + 8.0 * len(str(age)), 20)


def _today_word(x: float, frame: Frame, setting: Setting, places: list[float]) -> Iterator[Label]:
    """The word beside the line, on the side where it covers no age; none where there is no room."""
    said = setting.words("today")
    width = setting.metrics.width(said, _YEAR_SIZE)
    after = min((one - x for one in [*places, frame.width] if one > x), default=0.0)
    before = min((x - one for one in places if one <= x), default=0.0)
    shift = max(4.0, 28.0 - before)  # past the age to the left of it
    if after >= width + shift + 2:
        left = x + shift
    elif before >= width + 30:
        left = x - 4 - width
    else:
        return
    yield Label(
        id="axis:today", role=Role.AXIS, z=_TOP_Z + 1, pin=Pin.TOP, rect=Rect(left, AGES - 12, width, 14),
        texts=(Text(left, AGES, said, _YEAR_SIZE, muted=True),),
    )  # fmt: skip

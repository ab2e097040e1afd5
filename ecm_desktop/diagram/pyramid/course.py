"""Where the child was from meeting to meeting: dated blocks with the level's name, under what happened meanwhile.

All blocks have one height and one ink, and stand side by side: a line that goes up and down would read as a grade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from ecm_desktop.diagram.marks import AnyMark, Drawing, Label, Points, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.placing import moved
from ecm_desktop.diagram.pyramid.model import place_words
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import day_short, when_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import is_provisional, lived_at, meetings_in_order, position_standing
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import RecoveryPosition

_EDGE, _ROW, _CARD, _AXIS = 14.0, 25.0, 20.0, 26.0
_LOWEST, _MOST_DEEP = 60.0, 0.55  # of a block: points, and a share of the height
_TITLE, _LINE = 14.0, 12.5
_WIDEST = 210.0  # of an event's title
_NARROWEST = 40.0  # room in which a block says anything
_LEAST = (480.0, 240.0)
_BEFORE = timedelta(days=92)  # what led to the first placing is shown with it


class Placed(msgspec.Struct, frozen=True):
    """One block: from the meeting's day to the next, or today."""

    position: RecoveryPosition
    home: str
    happening: str
    first: date
    last: date


def blocks_of(case: Case, today: date) -> list[Placed]:
    """Every meeting that spoke of the model, as it holds now, in order."""
    told = [(one.held, found) for one in meetings_in_order(case) if (found := position_standing(case, one.id))]
    ends = [*(held for held, _ in told[1:]), max([today, *(held for held, _ in told)])]
    spans = zip(told, ends, strict=False)  # where there is none, there is an end too many
    return [Placed(found, *lived_at(case, found.meeting), held, end) for (held, found), end in spans]


def draw_course(case: Case, setting: Setting, size: tuple[float, float] = (760, 420)) -> Drawing:
    """The blocks with the life's events over them, in an area of that size (at least 480 by 240 points).

    A block is a symbol `placing:<meeting>`, an event a symbol with its record; what finds no room is counted in words.
    """
    area = Rect(0, 0, max(size[0], _LEAST[0]), max(size[1], _LEAST[1]))
    title, blocks = setting.words("Where the child was, from meeting to meeting"), blocks_of(case, setting.today)
    if not blocks:
        said = setting.words("No meeting has placed the child yet")
        nothing = Label(
            id="nothing", role=Role.LEGEND, rect=Rect(_EDGE, 20, area.w - 2 * _EDGE, 20), words=said,
            texts=(Text(_EDGE, 34, said, _TITLE, muted=True),),
        )  # fmt: skip
        return Drawing(area, (nothing,), title, said)
    scale = _Scale(blocks[0].first - _BEFORE, blocks[-1].last + timedelta(days=21), area.w)
    told = _Told(case, setting, said_in(case, setting))
    deep = min(max(_deep(told, one, scale) for one in blocks), area.h * _MOST_DEEP)
    top = area.h - _AXIS - deep
    marks: list[AnyMark] = [*_axis(scale, area, setting), *_events(told, scale, top)]
    for one in blocks:
        marks += _block(told, one, scale, (top, deep))
    said = "; ".join(_block_words(told, one) for one in blocks)
    free = min(mark.rect.y for mark in marks if isinstance(mark, Symbol | Label)) - _EDGE
    middled = moved(sorted(marks, key=lambda mark: mark.z), 0, -max(free, 0) / 2)
    return Drawing(area, tuple(middled), title, said)


class _Told(NamedTuple):
    """The case, and how its free text may be shown."""

    case: Case
    setting: Setting
    said: Callable[[str], str]


class _Scale(msgspec.Struct, frozen=True):
    """Days to places, evenly."""

    first: date
    last: date
    width: float

    def x_of(self, day: date) -> float:
        return _EDGE + (day - self.first).days / max((self.last - self.first).days, 1) * (self.width - 2 * _EDGE)


def _axis(scale: _Scale, area: Rect, setting: Setting) -> Iterator[AnyMark]:
    """The months, as far apart as their names need."""
    y = area.h - _AXIS
    yield Stroke(id="axis", role=Role.AXIS, points=((_EDGE, y), (area.w - _EDGE, y)))
    days = [date(year, month, 1) for year in range(scale.first.year, scale.last.year + 1) for month in range(1, 13)]
    free = _EDGE
    for day in days:
        x, year = scale.x_of(day), f" {day.year}" if day.month == 1 else ""
        said = setting.words.month(day.month, short=True) + year
        width = setting.metrics.width(said, _LINE)
        if not scale.first <= day <= scale.last or x < free or x + width > area.w - _EDGE:
            continue
        free = x + width + 12
        yield Stroke(id=f"axis:{day}:tick", role=Role.AXIS, points=((x, y), (x, y + 5)))
        yield Label(
            id=f"axis:{day}", role=Role.AXIS, rect=Rect(x, y + 5, width, 18),
            texts=(Text(x, y + 18, said, _LINE, muted=True),),
        )  # fmt: skip


def _block_words(told: _Told, one: Placed) -> str:
    setting = told.setting.worded(told.case, one.position)
    said = setting.words(
        "from {day}: {place}", day=day_short(one.first, setting.words), place=place_words(one.position, setting)
    )
    parts = (said, told.said(one.home), told.said(one.happening))
    return ". ".join(part for part in parts if part)


def _block(told: _Told, one: Placed, scale: _Scale, rows: tuple[float, float]) -> Iterator[AnyMark]:
    (top, deep), left = rows, scale.x_of(one.first)
    rect = Rect(left, top, max(scale.x_of(one.last) - left - 3, 6), deep - 6)
    texts, y = [], top + 4
    for line, size, weight in _lines(told, one, rect.w - 16):
        y += size * 1.35
        if y < rect.bottom - 4:
            texts.append(Text(left + 8, y, line, size, weight))
    yield Symbol(
        id=f"placing:{one.position.meeting}", record=one.position.id, role=Role.LEVEL, z=2, shape=Shape.CARD,
        rect=rect, texts=tuple(texts), words=_block_words(told, one),
    )  # fmt: skip


def _deep(told: _Told, one: Placed, scale: _Scale) -> float:
    """The height that a block's words need."""
    room = scale.x_of(one.last) - scale.x_of(one.first) - 19
    return max(sum(size * 1.35 for _, size, _ in _lines(told, one, room)) + 22, _LOWEST)


def _lines(told: _Told, one: Placed, room: float) -> Iterator[tuple[str, float, Weight]]:
    """What a block says: the level's name, the day, where the child lived, and what was happening."""
    if room < _NARROWEST:
        return
    position, setting, wrapped = one.position, told.setting, told.setting.metrics.wrapped
    model = setting.worded(told.case, position).model
    named = position.called or model.of(position.level).title if position.level else ""
    level = named or setting.words("Cannot be placed yet")
    for line in wrapped(level, room, _TITLE, 2, Weight.SEMIBOLD):
        yield line, _TITLE, Weight.SEMIBOLD
    day = setting.words.day(one.first, short=True)
    if is_provisional(told.case, position):
        day = setting.words("{day}, provisional", day=day)
    for text, most in ((day, 1), (told.said(one.home), 2), (told.said(one.happening), 4)):
        for line in wrapped(text, room, _LINE, most) if text else ():
            yield line, _LINE, Weight.REGULAR


def _events(told: _Told, scale: _Scale, top: float) -> Iterator[AnyMark]:
    """The events of that time in rows over the blocks, each with a stem to its day."""
    dated = [(day, one) for one in told.case.of(LifeEvent) if (day := in_order(one.when))]
    shown = sorted(((day, one) for day, one in dated if scale.first <= day <= scale.last), key=lambda found: found[0])
    rows, metrics = [_EDGE] * max(int((top - 30) / _ROW), 1), told.setting.metrics
    left_out = 0
    for day, event in shown:
        title = metrics.elided(told.said(event.title), _WIDEST, _LINE)
        width = metrics.width(title, _LINE) + 14
        left = min(scale.x_of(day), scale.width - _EDGE - width)
        row = next((at for at, free in enumerate(rows) if free <= left), None)
        if row is None:
            left_out += 1
            continue
        rows[row] = left + width + 6
        rect = Rect(left, top - 10 - (row + 1) * _ROW, width, _CARD)
        stem = ((scale.x_of(day), rect.y), (scale.x_of(day), top))
        yield from _event(told, event, title, rect, stem)
    if left_out:
        yield _left_out(left_out, told.setting)


def _left_out(count: int, setting: Setting) -> Label:
    more = setting.words.count("and {n} more event in this time", "and {n} more events in this time", count)
    width = setting.metrics.width(more, _LINE)
    return Label(
        id="more", role=Role.LEGEND, z=4, rect=Rect(_EDGE, 2, width, 18), words=more,
        texts=(Text(_EDGE, 15, more, _LINE, muted=True),),
    )  # fmt: skip


def _event(told: _Told, event: LifeEvent, title: str, rect: Rect, stem: Points) -> Iterator[AnyMark]:
    yield Stroke(id=f"stem:{event.id}", record=event.id, role=Role.STEM, variant=event.lane, z=0, points=stem)
    yield Symbol(
        id=event.id, record=event.id, role=Role.SPELL, variant=event.lane, z=3, shape=Shape.BAR, rect=rect,
        texts=(Text(rect.x + 7, rect.y + 14.5, title, _LINE),),
        words=f"{told.said(event.title)}, {when_short(event.when, told.setting.words)}",
    )  # fmt: skip

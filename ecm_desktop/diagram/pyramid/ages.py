"""Four developmental ages against the age today: four shapes in one ink, ranges, and ghosts of the meeting before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from ecm_desktop.diagram.marks import (
    Anchor,
    AnyMark,
    Band,
    Drawing,
    Label,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    Weight,
)
from ecm_desktop.diagram.pyramid.asides import other_than
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import age_range_words, age_short, age_words, in_sentence, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at, age_before
from ecm_desktop.domain.dates import Age, age_on
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, SeenBy

STEP = 6  # months that a drag snaps to
_SHAPES = {
    AgeDomain.PHYSICAL: Shape.CIRCLE,
    AgeDomain.COGNITIVE: Shape.SQUARE,
    AgeDomain.SOCIAL: Shape.TRIANGLE,
    AgeDomain.EMOTIONAL: Shape.DIAMOND,
}
_LEFT, _TOP, _BOTTOM, _RIGHT = 42.0, 26.0, 46.0, 14.0
_SYMBOL, _RANGE_SYMBOL, _GHOST = 32.0, 22.0, 18.0
_HOLDS = {  # the share of a shape's width that words may take
    AgeDomain.PHYSICAL: 0.8, AgeDomain.COGNITIVE: 0.9, AgeDomain.SOCIAL: 0.55, AgeDomain.EMOTIONAL: 0.62,
}  # fmt: skip
_TEXT, _SMALL = 14.0, 12.5
_LEAST = (300.0, 320.0)
_OLDEST = 18  # years the ruler shows at least


@dataclass(frozen=True)
class AgeScale:
    """Ages in months to heights and back: 0 at `bottom`, `months` at `top`, in points."""

    top: float
    bottom: float
    months: int

    def y_of(self, months: float) -> float:
        """The height of an age."""
        return self.bottom - months / self.months * (self.bottom - self.top)

    def months_at(self, y: float) -> int:
        """The age at a height, to the nearest half year, within the ruler."""
        exact = (self.bottom - y) / (self.bottom - self.top) * self.months
        return min(max(round(exact / STEP) * STEP, 0), self.months)


def age_scale(case: Case, meeting: RecordId | None, setting: Setting, size: tuple[float, float]) -> AgeScale:
    """The ruler of a drawing of that size: up to two years above the child, and above every age that was set."""
    years = [_OLDEST]
    if case.born:
        years.append(age_on(case.born, day_of(case, meeting, setting)).years + 3)
    years += [ceil(one.high / 12) + 1 for one in case.of(AgeEstimate)]
    return AgeScale(_TOP, max(size[1], _LEAST[1]) - _BOTTOM, max(years) * 12)


def day_of(case: Case, meeting: RecordId | None, setting: Setting) -> date:
    """The day whose age is the measure: the meeting's, or today while it is open or none is meant."""
    found = case.find(Meeting, meeting)
    return setting.today if found is None or found.is_open else found.held


def draw_ages(
    case: Case,
    meeting: RecordId | None,
    setting: Setting,
    size: tuple[float, float] = (380, 620),
    seen_by: SeenBy = SeenBy.ROOM,
) -> Drawing:
    """The four ages of a meeting on a ruler, in an area of that size (at least 300 by 320 points).

    Ages are symbols `age:<domain>`; what is not set has no symbol. Where room and psychologist differ, both are shown:
    the view asked for in ink, the other hollow at its right.
    """
    area = Rect(0, 0, max(size[0], _LEAST[0]), max(size[1], _LEAST[1]))
    scale = age_scale(case, meeting, setting, size)
    now = {domain: age for domain in AgeDomain if (age := age_at(case, meeting, domain, seen_by))}
    others = {domain: age for domain in AgeDomain if (age := age_at(case, meeting, domain, other_than(seen_by)))}
    before = {domain: age for domain in AgeDomain if (age := age_before(case, meeting, domain))}
    marks: list[AnyMark] = list(_ruler(scale, area))
    marks += _today(case, meeting, scale, area, setting)
    for domain, x in columns(area.w).items():
        marks += _column(domain, x, area, setting, is_set=domain in now)
        if domain in before:
            marks += _ghost(before[domain], now.get(domain), x, scale, setting)
        if domain in others:
            marks += _other(others[domain], x, scale, area, setting)
        if domain in now:
            marks += _age(now[domain], x, scale, setting)
    said = "; ".join(_by_whom(one, setting) for one in (*now.values(), *others.values()))
    return Drawing(area, tuple(marks), setting.words("Developmental ages"), said or setting.words("No ages set yet"))


def columns(width: float) -> dict[AgeDomain, float]:
    """The middle of each domain's column."""
    each = (max(width, _LEAST[0]) - _LEFT - _RIGHT) / len(AgeDomain)
    return {domain: _LEFT + each * (at + 0.5) for at, domain in enumerate(AgeDomain)}


def _ruler(scale: AgeScale, area: Rect) -> Iterator[AnyMark]:
    yield Band(
        id="ruler", role=Role.LANE, variant="even",
        rect=Rect(_LEFT, scale.top - 8, area.w - _LEFT - _RIGHT, scale.bottom - scale.top + 16),
    )  # fmt: skip
    step = 1 if scale.y_of(0) - scale.y_of(12) >= 15 else 2
    for years in range(0, scale.months // 12 + 1, step):
        y = scale.y_of(years * 12)
        yield Stroke(id=f"ruler:{years}", role=Role.GRID, points=((_LEFT, y), (area.w - _RIGHT, y)))
        yield Label(
            id=f"ruler:{years}:years", role=Role.AXIS, rect=Rect(_LEFT - 32, y - 8, 24, 16),
            texts=(Text(_LEFT - 8, y + _SMALL * 0.35, str(years), _SMALL, anchor=Anchor.END, muted=True),),
        )  # fmt: skip


def _today(case: Case, meeting: RecordId | None, scale: AgeScale, area: Rect, setting: Setting) -> Iterator[AnyMark]:
    """The child's own age as a line across, with its words above the line at the right."""
    if case.born is None:
        return
    day = day_of(case, meeting, setting)
    age = age_on(case.born, day)
    y = scale.y_of(max(age.in_months, 0))
    key = "age today {age}" if day == setting.today else "age at the meeting {age}"
    said = setting.words(key, age=age_short(age, setting.words))
    width = setting.metrics.width(said, _SMALL, Weight.SEMIBOLD)
    right = area.w - _RIGHT
    yield Stroke(
        id="today", role=Role.TODAY, z=1, points=((_LEFT - 4, y), (right, y)),
        words=setting.words(key, age=age_words(age, setting.words)),
    )  # fmt: skip
    yield Label(
        id="today:age", role=Role.LEVEL_TITLE, z=6, rect=Rect(right - width - 4, y - 17, width, 14),
        texts=(Text(right - 4, y - 5, said, _SMALL, Weight.SEMIBOLD, Anchor.END),),
    )  # fmt: skip


def _column(domain: AgeDomain, x: float, area: Rect, setting: Setting, *, is_set: bool) -> Iterator[Label]:
    texts = [Text(x, area.h - 18, term(domain, setting.words), _SMALL, Weight.SEMIBOLD, Anchor.MIDDLE)]
    if not is_set:
        texts.append(
            Text(x, area.h - 3, setting.words("not set"), _SMALL - 1, Weight.ITALIC, Anchor.MIDDLE, muted=True)
        )
    yield Label(
        id=f"age:{domain}:title", role=Role.LEVEL_TITLE, rect=Rect(x - 32, area.h - 32, 64, 32), texts=tuple(texts)
    )


def _age_words(one: AgeEstimate, setting: Setting) -> str:
    words = setting.words
    low, high = (age_words(Age(*divmod(months, 12)), words) for months in (one.low, one.high))
    said = low if one.low == one.high else words("{a} to {b}", a=low, b=high)
    return words("{domain} age {age}", domain=term(one.domain, words), age=said)


def _by_whom(one: AgeEstimate, setting: Setting) -> str:
    said = _age_words(one, setting)
    if one.seen_by is SeenBy.ROOM:
        return said
    return setting.words("the psychologist later: {place}", place=in_sentence(said))


def _other(one: AgeEstimate, x: float, scale: AgeScale, area: Rect, setting: Setting) -> Iterator[AnyMark]:
    """What the other of room and psychologist saw: hollow, at the right, with its value under it."""
    y, right = scale.y_of(_middle(one)), x + (_SYMBOL + _GHOST) / 2 + 1
    said = age_range_words(one.low, one.high, setting.words)
    width = setting.metrics.width(said, _SMALL)
    under = min(right, area.right - width / 2 - 2)
    yield Symbol(
        id=f"age:{one.domain}:other", record=one.id, role=Role.AGE, variant=f"{one.domain}:other", z=4,
        shape=_SHAPES[one.domain], rect=Rect(right - _GHOST / 2, y - _GHOST / 2, _GHOST, _GHOST),
        words=_by_whom(one, setting),
    )  # fmt: skip
    yield Label(
        id=f"age:{one.domain}:other:value", role=Role.LEVEL_TITLE, z=6,
        rect=Rect(under - width / 2, y + _GHOST / 2, width, _SMALL * 1.3),
        texts=(Text(under, y + _GHOST / 2 + _SMALL, said, _SMALL, anchor=Anchor.MIDDLE),),
    )  # fmt: skip


def _middle(one: AgeEstimate) -> float:
    return (one.low + one.high) / 2


def _age(one: AgeEstimate, x: float, scale: AgeScale, setting: Setting) -> Iterator[AnyMark]:
    y = scale.y_of(_middle(one))
    said = age_range_words(one.low, one.high, setting.words)
    is_range = one.low != one.high
    size = _RANGE_SYMBOL if is_range else _SYMBOL
    fits = not is_range and setting.metrics.width(said, _TEXT, Weight.SEMIBOLD) <= size * _HOLDS[one.domain]
    if is_range:
        yield _range(one, x, scale)
    down = 4.0 if _SHAPES[one.domain] is Shape.TRIANGLE else 0.0
    inside = (Text(x, y + _TEXT * 0.35 + down, said, _TEXT, Weight.SEMIBOLD, Anchor.MIDDLE),)
    yield Symbol(
        id=f"age:{one.domain}", record=one.id, role=Role.AGE, variant=one.domain, z=5, shape=_SHAPES[one.domain],
        rect=Rect(x - size / 2, y - size / 2, size, size), texts=inside if fits else (),
        words=_age_words(one, setting),
    )  # fmt: skip
    if not fits:
        yield from _values(one, x, size, scale, setting)


def _values(one: AgeEstimate, x: float, size: float, scale: AgeScale, setting: Setting) -> Iterator[Label]:
    """An age that its symbol cannot hold stands under it; of a range the one end above and the other under it."""
    low, high = (age_range_words(months, months, setting.words) for months in (one.low, one.high))
    under = max(scale.y_of(one.low), scale.y_of(_middle(one)) + size / 2) + _SMALL + 2
    ends = [("value", under, low)]
    if one.low != one.high:
        above = min(scale.y_of(one.high), scale.y_of(_middle(one)) - size / 2) - 5
        ends.append(("value:high", above, high))
    for key, y, said in ends:
        width = setting.metrics.width(said, _SMALL, Weight.SEMIBOLD)
        yield Label(
            id=f"age:{one.domain}:{key}", role=Role.LEVEL_TITLE, z=5,
            rect=Rect(x - width / 2, y - _SMALL, width, _SMALL * 1.3),
            texts=(Text(x, y, said, _SMALL, Weight.SEMIBOLD, Anchor.MIDDLE),),
        )  # fmt: skip


def _range(one: AgeEstimate, x: float, scale: AgeScale) -> Stroke:
    top, bottom = scale.y_of(one.high), scale.y_of(one.low)
    half = 4.0
    return Stroke(
        id=f"age:{one.domain}:range", role=Role.AGE_RANGE, variant=one.domain, z=4, closed=True,
        points=((x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom)),
        extra=tuple(((x - 14, y), (x + 14, y)) for y in (top, bottom)),
    )  # fmt: skip


def _ghost(
    then: AgeEstimate, now: AgeEstimate | None, x: float, scale: AgeScale, setting: Setting
) -> Iterator[AnyMark]:
    """Where the last meeting saw it, joined by a thin line; set aside when the two would cover each other."""
    y = scale.y_of(_middle(then))
    target = scale.y_of(_middle(now)) if now else y
    aside = 0.0 if abs(target - y) >= (_SYMBOL + _GHOST) / 2 or now is None else -(_SYMBOL + _GHOST) / 2 - 2
    if now and abs(target - y) > 1:
        yield Stroke(
            id=f"age:{then.domain}:joint",
            role=Role.AGE_RANGE,
            variant="joint",
            z=2,
            points=((x + aside, y), (x, target)),
        )
    yield Symbol(
        id=f"age:{then.domain}:ghost", record=then.id, role=Role.AGE, variant=f"{then.domain}:ghost", z=3,
        shape=_SHAPES[then.domain], rect=Rect(x + aside - _GHOST / 2, y - _GHOST / 2, _GHOST, _GHOST),
        words=setting.words("at the meeting before: {age}", age=_age_words(then, setting)),
    )  # fmt: skip

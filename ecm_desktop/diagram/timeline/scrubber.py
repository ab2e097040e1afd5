"""The scrubber: the one date that drives timeline, family map and model. Its marks are made apart from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecm_desktop.diagram.marks import (
    Anchor,
    AnyMark,
    Label,
    Pin,
    Points,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    Weight,
)
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.edges import EARLIER, LATER
from ecm_desktop.diagram.timeline.frame import HEAD, Frame, scale_of
from ecm_desktop.diagram.wording import age_short, age_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import age_on

_SIZE = 12.5
_TOP, _TALL = 1.5, 18.0  # above the ages, which it never covers
_Z = 80
_BEND = 8.0  # points from the end of the handle
_CLEAR = 3.0  # points kept free beside a card
_CARDS = (Symbol, Label)
_EDGES = frozenset((EARLIER, LATER))


def scrubber_marks(
    frame: Frame, height: float, case: Case, setting: Setting, beside: Sequence[AnyMark]
) -> tuple[AnyMark, ...]:
    """The line and its handle at `frame.day`, for a drawing of that height; nothing when the day is not in the frame.

    The line runs behind the cards and words among the marks `beside` it. The same marks are part of `draw`; a step of
    the scrubber needs these alone.
    """
    day = frame.day
    if day is None or not frame.first <= day <= frame.last:
        return ()
    words, x = setting.words, scale_of(case, frame, setting).x_of(day)
    age = age_on(case.born, day) if case.born else None
    said = age_short(age, words) if age else words.day(day, short=True)
    spoken = words.day(day) if age is None else f"{age_words(age, words)}, {words.day(day)}"
    width = setting.metrics.width(said, _SIZE, Weight.SEMIBOLD) + 26
    low, high = _free(frame, beside)
    left = max(min(x - width / 2, high - width), low)
    baseline = _TOP + _TALL / 2 + _SIZE * 0.35
    line, *further = _parts(x, _TOP + _TALL, height, beside)
    if not left <= x <= left + width:  # the handle was kept in: the line bends towards it
        line = ((min(max(x, left + _BEND), left + width - _BEND), _TOP + _TALL), *line)
    return (
        Stroke(id="scrubber", role=Role.SCRUBBER, z=_Z, points=line, extra=tuple(further)),
        Symbol(
            id="scrubber:handle", role=Role.SCRUBBER, z=_Z + 1, pin=Pin.TOP, shape=Shape.PILL,
            rect=Rect(left, _TOP, width, _TALL), words=spoken,
            texts=(Text(left + width / 2, baseline, said, _SIZE, Weight.SEMIBOLD, Anchor.MIDDLE),),
        ),
    )  # fmt: skip


def _free(frame: Frame, beside: Sequence[AnyMark]) -> tuple[float, float]:
    """The stretch for the handle, between what stands at the edges."""
    ends = {mark.id: mark.rect for mark in beside if mark.id in _EDGES and isinstance(mark, Symbol)}
    low = ends[EARLIER].right + _CLEAR if EARLIER in ends else HEAD
    return low, ends[LATER].x - _CLEAR if LATER in ends else frame.width


def _parts(x: float, top: float, bottom: float, beside: Sequence[AnyMark]) -> Iterator[Points]:
    """The line from top to bottom without what lies behind a card; at least one part."""
    start = top
    for upper, lower in sorted(_covered(x, beside)):
        if upper > start:
            yield ((x, start), (x, upper))
        start = max(start, lower)
    if bottom > start or start == top:
        yield ((x, start), (x, bottom))


def _covered(x: float, beside: Sequence[AnyMark]) -> Iterator[tuple[float, float]]:
    for mark in beside:
        if isinstance(mark, _CARDS) and mark.pin is Pin.FREE:
            rect = mark.rect
            if rect.x - _CLEAR < x < rect.right + _CLEAR:
                yield rect.y, rect.bottom

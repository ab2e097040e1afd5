"""Which mark is meant: under the pointer, in a frame, or next for the keyboard. Plain geometry over marks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import pairwise

from ecm_desktop.diagram.marks import AnyMark, Band, Pin, Point, Rect, Stroke, Symbol, bounds

_ROW = 18.0  # points: marks whose middles lie in one such strip are read as one row


class Way(Enum):
    """Where a key leads: along the reading order, or to the nearest mark above or below."""

    NEXT = (1, 0)
    PREVIOUS = (-1, 0)
    UP = (0, -1)
    DOWN = (0, 1)
    FIRST = (-2, 0)
    LAST = (2, 0)


def mark_at(marks: Sequence[AnyMark], point: Point, reach: float) -> AnyMark | None:
    """The topmost mark with words that covers the point, else the nearest within `reach` points; bands come last."""
    speaking = [mark for mark in reversed(marks) if mark.words]
    exact = next((mark for mark in speaking if not isinstance(mark, Band | Stroke) and _covers(mark, point)), None)
    if exact is not None:
        return exact
    near = [(_distance(mark, point), place) for place, mark in enumerate(speaking) if not isinstance(mark, Band)]
    distance, place = min(near, default=(math.inf, 0))
    if distance <= reach:
        return speaking[place]
    return next((mark for mark in speaking if isinstance(mark, Band) and _covers(mark, point)), None)


def symbols_in(marks: Iterable[AnyMark], frame: Rect) -> tuple[str, ...]:
    """The ids of the symbols with words whose middle lies in the frame."""
    return tuple(
        mark.id for mark in marks if isinstance(mark, Symbol) and mark.words and _within(frame, mark.rect.centre)
    )


def reading_order(marks: Iterable[AnyMark]) -> list[AnyMark]:
    """The marks with words, row by row from the top, each row from the left."""
    return sorted((mark for mark in marks if mark.words), key=_reading_place)


def told_order(marks: Sequence[AnyMark], along: Callable[[AnyMark], float]) -> list[AnyMark]:
    """Marks as a list tells them: what keeps to the top, then each row that has a head, then what spans several rows.

    Within a row the head comes first, then the others by their place `along` it. Without heads: row by row, as read.
    """
    heads = [bounds(one) for one in marks if one.pin is Pin.LEFT and isinstance(one, Band)]
    if not heads:
        return reading_order(marks)

    def place(mark: AnyMark) -> tuple[float, float, float, str]:
        covered = bounds(mark)
        if mark.pin in (Pin.TOP, Pin.CORNER):
            return (-math.inf, round(covered.centre[1] / _ROW), covered.x, mark.id)
        row = next((one.y for one in heads if _beside(covered, one)), math.inf)
        return (row, -math.inf if mark.pin is Pin.LEFT else along(mark), covered.y, mark.id)

    return sorted(marks, key=place)


def step(order: Sequence[AnyMark], current: str | None, way: Way) -> AnyMark | None:
    """The mark that a key leads to from `current`; None where there is none."""
    if not order:
        return None
    ids = [mark.id for mark in order]
    if way in (Way.FIRST, Way.LAST) or current not in ids:
        return order[-1] if way in (Way.LAST, Way.PREVIOUS, Way.UP) else order[0]
    place = ids.index(current)
    if way in (Way.UP, Way.DOWN):
        return _beyond(order, order[place], way.value[1])
    place += way.value[0]
    return order[place] if 0 <= place < len(order) else None


def _beyond(order: Sequence[AnyMark], start: AnyMark, sign: int) -> AnyMark | None:
    """The nearest above or below; from a symbol to a symbol, past the lines between, where there is one."""
    if isinstance(start, Symbol):
        symbols = [mark for mark in order if isinstance(mark, Symbol)]
        return _nearest(symbols, start, sign) or _nearest(order, start, sign)
    return _nearest(order, start, sign)


def _nearest(order: Sequence[AnyMark], start: AnyMark, sign: int) -> AnyMark | None:
    x, y = bounds(start).centre
    found: list[tuple[float, int, AnyMark]] = []
    for mark in order:
        mx, my = bounds(mark).centre
        down = (my - y) * sign
        if down > _ROW / 2:
            found.append((down + abs(mx - x) / 2, len(found), mark))
    return min(found)[2] if found else None


def _reading_place(mark: AnyMark) -> tuple[int, float, str]:
    x, y = bounds(mark).centre
    return (round(y / _ROW), x, mark.id)


def _beside(covered: Rect, head: Rect) -> bool:
    return head.y - 1 <= covered.y and covered.bottom <= head.bottom + 1


def _covers(mark: AnyMark, point: Point) -> bool:
    return _within(bounds(mark), point)


def _within(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom


def _distance(mark: AnyMark, point: Point) -> float:
    if not isinstance(mark, Stroke):
        rect = mark.rect
        dx = max(rect.x - point[0], 0.0, point[0] - rect.right)
        dy = max(rect.y - point[1], 0.0, point[1] - rect.bottom)
        return math.hypot(dx, dy)
    ends = mark.points + mark.points[:1] if mark.closed else mark.points
    return min((_from_segment(point, a, b) for a, b in pairwise(ends)), default=math.inf)


def _from_segment(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(point[0] - a[0] - along * dx, point[1] - a[1] - along * dy)

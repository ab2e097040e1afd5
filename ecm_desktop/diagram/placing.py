"""A drawing put elsewhere and at another size: the same marks, every length scaled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from ecm_desktop.diagram.marks import AnyMark, Drawing, Points, Rect, Stroke, Symbol, Text


def moved(marks: Iterable[AnyMark], dx: float, dy: float) -> Iterator[AnyMark]:
    """The same marks elsewhere."""
    return (_mark(mark, dx, dy, 1.0) for mark in marks)


def placed(drawing: Drawing, scale: float = 1.0) -> Drawing:
    """The drawing scaled, with the corner of its area at (0, 0)."""
    dx, dy = -drawing.area.x, -drawing.area.y
    area = Rect(0, 0, drawing.area.w * scale, drawing.area.h * scale)
    marks = tuple(_mark(mark, dx, dy, scale) for mark in drawing.marks)
    return replace(drawing, area=area, marks=marks)


def fitted(drawing: Drawing, width: float, height: float) -> Drawing:
    """The whole drawing within `width` by `height` points, in the middle, as a window of that size shows it."""
    scale = min(width / drawing.area.w, height / drawing.area.h)
    room_x, room_y = width / scale - drawing.area.w, height / scale - drawing.area.h
    area = drawing.area
    wider = Rect(area.x - room_x / 2, area.y - room_y / 2, area.w + room_x, area.h + room_y)
    return placed(replace(drawing, area=wider), scale)


def _mark(mark: AnyMark, dx: float, dy: float, scale: float) -> AnyMark:
    def line(points: Points) -> Points:
        return tuple(((x + dx) * scale, (y + dy) * scale) for x, y in points)

    if isinstance(mark, Stroke):
        return replace(
            mark,
            points=line(mark.points),
            extra=tuple(map(line, mark.extra)),
            heads=tuple(map(line, mark.heads)),
        )
    rect = Rect((mark.rect.x + dx) * scale, (mark.rect.y + dy) * scale, mark.rect.w * scale, mark.rect.h * scale)
    texts = tuple(_text(one, dx, dy, scale) for one in mark.texts)
    if isinstance(mark, Symbol):
        return replace(mark, rect=rect, texts=texts, lines=tuple(map(line, mark.lines)), slant=mark.slant * scale)
    return replace(mark, rect=rect, texts=texts)


def _text(text: Text, dx: float, dy: float, scale: float) -> Text:
    return replace(text, x=(text.x + dx) * scale, y=(text.y + dy) * scale, size=text.size * scale)


class Stretch(msgspec.Struct, frozen=True):
    """What lies from `left` to `right` in a picture, and now from `now_left` to `now_right`; in points."""

    left: float
    right: float
    now_left: float
    now_right: float

    @property
    def factor(self) -> float:
        """How many times as wide it is now."""
        return (self.now_right - self.now_left) / (self.right - self.left)

"""Marks: what a drawing is made of. Frozen, in points, y down; whoever paints them decides nothing.

A mark's `id` is the same from one drawing of a case to the next as long as it means the same thing, so that a
canvas can change only what differs. `record` is the record it stands for, if any. `role` and `variant` choose the
ink; `words` is the sentence a screen reader, a keyboard walk and a PDF's alternative text say for it ("" for mere
decoration). Text is laid out here: each `Text` has the place of its baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import chain

import msgspec

from ecm_desktop.diagram.roles import Role as Role  # part of a mark
from ecm_desktop.diagram.roles import Weight as Weight

Point = tuple[float, float]
Points = tuple[Point, ...]


class Rect(msgspec.Struct, frozen=True):
    """A rectangle: left, top, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Rect:
        """Larger by `by` on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: Rect) -> bool:
        """Whether the two share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether the other lies wholly in this one."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def around(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Shape(StrEnum):
    """The outline of a symbol, inscribed in its rectangle."""

    SQUARE = "square"
    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CARD = "card"  # a rectangle with small round corners
    BAR = "bar"  # the same, for something that lasted
    PILL = "pill"
    TRAPEZIUM = "trapezium"  # `slant` points narrower at each end of the top
    DOT = "dot"


class Anchor(StrEnum):
    """Which end of a text its point is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Pin(StrEnum):
    """Whether a mark moves with the drawing or stays at the left, the top or the corner of the window."""

    FREE = "free"
    LEFT = "left"
    TOP = "top"
    CORNER = "corner"


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of text; (x, y) is the start, middle or end of its baseline. `size` in points."""

    x: float
    y: float
    text: str
    size: float = 10.0
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START
    muted: bool = False


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="class"):
    """What every mark has. Higher `z` is painted later; marks of one z in their order."""

    id: str
    role: Role
    variant: str = ""
    record: str | None = None
    words: str = ""
    z: int = 0
    pin: Pin = Pin.FREE


class Symbol(Mark, frozen=True, kw_only=True, tag="symbol"):
    """Something that stands for a record: a person, a card, a bar, a level.

    `lines` are strokes within the outline (a cross for a death, the inner border of the child); `records` names the
    records of a counted group; `soft` fades the left or right end of an approximate date ('l', 'r', 'lr').
    """

    rect: Rect
    shape: Shape
    texts: tuple[Text, ...] = ()
    lines: tuple[Points, ...] = ()
    records: tuple[str, ...] = ()
    slant: float = 0.0
    soft: str = ""


class Stroke(Mark, frozen=True, kw_only=True, tag="stroke"):
    """A line through `points`, filled when `closed`; `extra` are further lines of the same ink (slashes, a second
    line); `heads` are filled arrow heads."""

    points: Points
    closed: bool = False
    extra: tuple[Points, ...] = ()
    heads: tuple[Points, ...] = ()


class Label(Mark, frozen=True, kw_only=True, tag="label"):
    """Words by themselves; `rect` is what they cover.

    `brief` is a word that a canvas may show in their place, as wide as `room`, where they would be too small to read.
    """

    rect: Rect
    texts: tuple[Text, ...]
    brief: str = ""
    room: float = 0.0


class Band(Mark, frozen=True, kw_only=True, tag="band"):
    """A surface behind other marks: a lane, a season, a gap."""

    rect: Rect
    texts: tuple[Text, ...] = ()


AnyMark = Symbol | Stroke | Label | Band


class Drawing(msgspec.Struct, frozen=True):
    """A whole drawing: its area (left, top, width, height in points), its marks in painting order, and its words."""

    area: Rect
    marks: tuple[AnyMark, ...]
    title: str = ""
    words: str = ""

    def by_id(self) -> dict[str, AnyMark]:
        """The marks by id."""
        return {mark.id: mark for mark in self.marks}


def bounds(mark: AnyMark) -> Rect:
    """The rectangle a mark covers, without the width of its line."""
    if not isinstance(mark, Stroke):
        return mark.rect
    xs, ys = zip(*chain(mark.points, *mark.extra, *mark.heads), strict=True)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def hull(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of these (at least one)."""
    left, top = min(one.x for one in rects), min(one.y for one in rects)
    return Rect(left, top, max(one.right for one in rects) - left, max(one.bottom for one in rects) - top)


def full_text(mark: AnyMark) -> str:
    """All text a mark shows, as one line."""
    return " ".join(one.text for one in mark.texts) if not isinstance(mark, Stroke) else ""

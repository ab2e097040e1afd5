"""Finding each entry of a lane a row in which it touches nobody; what finds none goes into one row below.

An item's place along time is given, so packing chooses rows only: the first row in which its stretch is free.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from ecm_desktop.diagram.marks import Anchor
from ecm_desktop.diagram.timeline.entries import Entry
from ecm_desktop.diagram.timeline.frame import HEAD

GAP = 9.0  # free points between two items of a row


class Form(StrEnum):
    """How an item is shown."""

    FLAG = "flag"  # a stem with the title beside it
    FILLED = "filled"  # a bar with the title in it
    BAR = "bar"  # a bar with the title beside it
    CAPTION = "caption"  # the title of a narrow home, below its bar
    DOT = "dot"  # no words: there is no room for any


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with its place along time: it covers `left` to `right`; `bar` is what lasted, `x` the stem.

    The title is set at `text_x`, its start or its end, as `anchor` says.
    """

    entry: Entry
    left: float
    right: float
    x: float
    text: str
    text_x: float
    anchor: Anchor = Anchor.START
    form: Form = Form.FLAG
    bar: tuple[float, float] | None = None


class Group(msgspec.Struct, frozen=True):
    """Entries too near each other to be told apart, counted in a pill from `left` to `right`."""

    left: float
    right: float
    entries: tuple[Entry, ...]


class Packed(msgspec.Struct, frozen=True):
    """A lane's items by row; below them in one more row the `singles` and the counted `groups`, for want of room."""

    rows: tuple[tuple[Item, ...], ...]
    groups: tuple[Group, ...] = ()
    singles: tuple[Item, ...] = ()

    @property
    def height(self) -> int:
        """The rows needed, the row below included."""
        return len(self.rows) + bool(self.groups or self.singles)

    @property
    def is_crowded(self) -> bool:
        """Whether something is shown without its words."""
        return bool(self.groups) or any(item.form is Form.DOT for item in self.singles)

    @property
    def ids(self) -> list[str]:
        """The ids of the records it holds."""
        return [entry.id for entry in self.entries]

    @property
    def entries(self) -> list[Entry]:
        """What it holds, the counted ones last."""
        alone = [item.entry for row in (*self.rows, self.singles) for item in row]
        return alone + [entry for group in self.groups for entry in group.entries]


Grow = Callable[[Item, float], Item]  # an item and the free points beside it, to the same with more words
Place = Callable[[Item, float], Item | None]  # a dot and where its words must end, to its item if that can be
Crowd = Callable[[Iterable[Item], float], tuple[tuple[Group, ...], tuple[Item, ...]]]  # also: where the drawing ends


class _Row:
    def __init__(self) -> None:
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self.items: list[Item] = []

    def takes(self, item: Item, left: float, right: float) -> bool:
        """Whether the item, from `left` to `right`, has its place here; then it is put there."""
        at = bisect_left(self._lefts, left)
        if at and self._rights[at - 1] + GAP > left:
            return False
        if at < len(self._lefts) and self._lefts[at] < right + GAP:
            return False
        self._lefts.insert(at, left)
        self._rights.insert(at, right)
        self.items.insert(at, item)
        return True


def pack(items: Iterable[Item], limit: int, right: float, crowd: Crowd, selected: str | None = None) -> Packed:
    """The items on at most `limit` rows (at least 1); when that is not enough the last row holds the `crowd`.

    What is selected comes first, then what lasted, whose names are to be seen as long as any part of it is.
    """
    ordered = sorted(items, key=lambda item: _turn(item, selected))
    rows, left_over = _filled(ordered, limit)
    groups: tuple[Group, ...] = ()
    singles: tuple[Item, ...] = ()
    if left_over:
        left_over += rows.pop().items  # the rows before it are the same as if it had not been
        groups, singles = crowd((item for item in left_over if item.form is not Form.CAPTION), right)
    return Packed(tuple(tuple(row.items) for row in rows), groups, singles)


def _turn(item: Item, selected: str | None) -> int:
    if item.entry.id == selected:
        return 0
    return 1 if item.bar or item.form is Form.CAPTION else 2


def _filled(items: Iterable[Item], limit: int) -> tuple[list[_Row], list[Item]]:
    rows: list[_Row] = []
    left_over: list[Item] = []
    for item in items:
        left, right = item.left, item.right
        for row in rows:
            if row.takes(item, left, right):
                break
        else:
            if len(rows) < limit:
                rows.append(_Row())
                rows[-1].takes(item, left, right)
            else:
                left_over.append(item)
    return rows, left_over


def grown(packed: Packed, grow: Grow, right: float) -> Packed:
    """The same rows, with every cut title given the free room beside it."""
    return replace(packed, rows=tuple(_grown_row(row, grow, right) for row in packed.rows))


def _grown_row(row: tuple[Item, ...], grow: Grow, right: float) -> tuple[Item, ...]:
    made: list[Item] = []
    for at, item in enumerate(row):
        before = made[-1].right + GAP if made else HEAD
        after = row[at + 1].left - GAP if at + 1 < len(row) else right
        room = item.left - before if item.anchor is Anchor.END else after - item.right
        made.append(grow(item, max(room, 0.0)))
    return tuple(made)


def with_words(packed: Packed, place: Place, right: float) -> Packed:
    """Dots shown by name where there is room up to what comes next in their row."""
    lefts = sorted([*(item.left for item in packed.singles), *(group.left for group in packed.groups)])
    made = []
    for item in packed.singles:
        after = bisect_left(lefts, item.right)
        end = lefts[after] - GAP if after < len(lefts) else right
        named = place(item, end)
        made.append(named if named is not None and named.right <= end else item)
    return replace(packed, singles=tuple(made))

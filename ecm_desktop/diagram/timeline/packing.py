"""Finding each entry of a lane a row in which it touches nobody; what finds none is counted in groups.

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
CELL = 46.0  # the width along time that one counted group stands for


Groups = tuple[tuple[int, tuple[Entry, ...]], ...]


class Form(StrEnum):
    """How an item is shown."""

    FLAG = "flag"  # a stem with the title beside it
    FILLED = "filled"  # a bar with the title in it
    BAR = "bar"  # a bar with the title beside it
    CAPTION = "caption"  # the title of a narrow home, below its bar


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


class Packed(msgspec.Struct, frozen=True):
    """A lane's items by row, and the groups: for each cell along time, the entries that found no row.

    `singles` are items that stand alone between the groups, in the same row.
    """

    rows: tuple[tuple[Item, ...], ...]
    groups: Groups = ()
    singles: tuple[Item, ...] = ()

    @property
    def height(self) -> int:
        """The rows needed, the row of groups included."""
        return len(self.rows) + bool(self.groups or self.singles)

    @property
    def ids(self) -> list[str]:
        """The ids of the records it holds."""
        return [entry.id for entry in self.entries]

    @property
    def entries(self) -> list[Entry]:
        """What it holds, the counted ones last."""
        alone = [item.entry for row in (*self.rows, self.singles) for item in row]
        return alone + [entry for _, found in self.groups for entry in found]


Grow = Callable[[Item, float], Item]  # an item and the free points beside it, to the same with more words
Place = Callable[[Entry, float], Item | None]  # an entry and where it must end, to its item if that can be


class _Row:
    def __init__(self) -> None:
        self.lefts: list[float] = []
        self.items: list[Item] = []

    def takes(self, item: Item) -> bool:
        at = bisect_left(self.lefts, item.left)
        if at > 0 and self.items[at - 1].right + GAP > item.left:
            return False
        if at < len(self.items) and self.items[at].left < item.right + GAP:
            return False
        self.lefts.insert(at, item.left)
        self.items.insert(at, item)
        return True


def pack(items: Iterable[Item], limit: int, right: float, selected: str | None = None) -> Packed:
    """The items on at most `limit` rows (at least 1); when that is not enough the last row holds counted groups.

    `right` is where the drawing ends: a cell that would be cut there is joined to the one before.
    """
    ordered = sorted(items, key=lambda item: item.entry.id != selected)
    rows, left_over = _filled(ordered, limit)
    if left_over:
        rows, left_over = _filled(ordered, limit - 1)
    return Packed(tuple(tuple(row.items) for row in rows), _grouped(left_over, right))


def _filled(items: Iterable[Item], limit: int) -> tuple[list[_Row], list[Item]]:
    rows: list[_Row] = []
    left_over: list[Item] = []
    for item in items:
        if any(row.takes(item) for row in rows):
            continue
        if len(rows) < limit:
            rows.append(_Row())
            rows[-1].takes(item)
        else:
            left_over.append(item)
    return rows, left_over


def _grouped(items: list[Item], right: float) -> Groups:
    last = int((right - HEAD) // CELL) - 1
    cells: dict[int, list[Entry]] = {}
    for item in items:
        cells.setdefault(min(int((item.x - HEAD) // CELL), last), []).append(item.entry)
    return tuple((cell, tuple(sorted(found, key=lambda one: one.first))) for cell, found in sorted(cells.items()))


def cell_left(cell: int) -> float:
    """Where a cell begins."""
    return HEAD + cell * CELL


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


def with_singles(packed: Packed, place: Place, right: float) -> Packed:
    """Groups of one shown by name where there is room up to the next group."""
    groups, singles = [], []
    for at, (cell, found) in enumerate(packed.groups):
        end = cell_left(packed.groups[at + 1][0]) - GAP if at + 1 < len(packed.groups) else right
        item = place(found[0], end) if len(found) == 1 and not found[0].lasting else None
        if item is not None and item.left >= cell_left(cell) - 2 and item.right <= end:
            singles.append(item)
        else:
            groups.append((cell, found))
    return replace(packed, groups=tuple(groups), singles=tuple(singles))

"""The homes of a life as bars in rows: side by side in time, and those that overlap below each other."""

from __future__ import annotations

from collections.abc import Iterable

from ecm_desktop.diagram.timeline.entries import Entry
from ecm_desktop.diagram.timeline.items import Sizer
from ecm_desktop.diagram.timeline.packing import Item

Strips = tuple[tuple[Item, ...], ...]  # by row, each in its order


def side_by_side(homes: Iterable[Entry], sizer: Sizer) -> Strips:
    """The homes, which come by date, each in the first row where the one before has ended."""
    rows: list[list[Item]] = []
    for home in homes:
        item = sizer.home(home)
        row = next((row for row in rows if bar_right(row[-1]) <= item.left), None)
        if row is None:
            rows.append(row := [])
        row.append(item)
    return tuple(tuple(row) for row in rows)


def bar_right(item: Item) -> float:
    """Where the bar of a home ends: a little before the next begins, and never so short that it is not seen."""
    return max(item.right - 1.5, item.left + 1)

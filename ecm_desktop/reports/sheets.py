"""Chooses the sheet for a figure, so that its smallest text stays legible: the column, a landscape page, a fold-out,
or, when even that is too small, several fold-outs with a part of the drawing on each."""

from __future__ import annotations

import math
from typing import NamedTuple

from ecm_desktop.diagram.marks import Drawing, Rect, Stroke
from ecm_desktop.reports.measures import (
    FOLD_OUT_FOOT,
    FOLD_OUT_SIDE,
    FOLD_OUT_TOP,
    FOLD_OUTS,
    FOOT,
    LEGIBLE,
    MEASURE,
    PORTRAIT,
    TOP,
)

CAPTION_ROOM = 33.0  # for the caption under a figure
HEADING_ROOM = 42.0  # for a heading above it
_LARGEST = 1.15
_SMALLER = 0.75  # of its scale: a figure in the column may shrink so far to stand on the page that is begun
_OVERLAP = 140.0  # of neighbouring parts, in points of the drawing: whatever stands at an edge is whole on one of them
_MOST_PARTS = 24  # more than that is smaller than can be read instead


class Sheet(NamedTuple):
    """A page size and the room a figure has on it, in points."""

    size: tuple[float, float]
    width: float
    height: float


class Placing(NamedTuple):
    """Where a figure goes: the sheet (None is the column), the scale, and the parts of the drawing in their order.

    `least` is the scale down to which it may be shown so that a page is not left half empty.
    """

    sheet: Sheet | None
    scale: float
    windows: tuple[Rect, ...]
    least: float


COLUMN = Sheet(PORTRAIT, MEASURE, PORTRAIT[1] - TOP - FOOT - CAPTION_ROOM - HEADING_ROOM)
SHEETS = tuple(
    Sheet(
        size,
        size[0] - 2 * FOLD_OUT_SIDE,
        size[1] - FOLD_OUT_TOP - FOLD_OUT_FOOT - CAPTION_ROOM - HEADING_ROOM,
    )
    for size in FOLD_OUTS
)


def place(drawing: Drawing) -> Placing:
    """Where a drawing goes."""
    needed = smallest_scale(drawing)
    for sheet in (None, *SHEETS):
        scale = _scale(drawing.area, sheet or COLUMN)
        if scale >= needed:
            return Placing(sheet, scale, (drawing.area,), scale if sheet else max(needed, _SMALLER * scale))
    return _in_parts(drawing, needed, SHEETS[-1])


def is_legible(drawing: Drawing) -> bool:
    """Whether it can be printed so that it can be read, in parts if need be."""
    return place(drawing).scale >= smallest_scale(drawing) * 0.99


def smallest_scale(drawing: Drawing) -> float:
    """The scale at which the drawing's smallest text is just legible on paper."""
    sizes = [text.size for mark in drawing.marks if not isinstance(mark, Stroke) for text in mark.texts]
    return LEGIBLE / min(sizes, default=LEGIBLE * 4)


def _scale(area: Rect, sheet: Sheet) -> float:
    return min(sheet.width / max(area.w, 1), sheet.height / max(area.h, 1), _LARGEST)


def _in_parts(drawing: Drawing, needed: float, sheet: Sheet) -> Placing:
    area = drawing.area
    columns, rows = _cuts(area.w, sheet.width / needed), _cuts(area.h, sheet.height / needed)
    if columns * rows > _MOST_PARTS:
        return Placing(sheet, _scale(area, sheet), (area,), _scale(area, sheet))
    wide, high = _part(area.w, columns), _part(area.h, rows)
    windows = tuple(
        Rect(_start(area.x, area.w, wide, column, columns), _start(area.y, area.h, high, row, rows), wide, high)
        for row in range(rows)
        for column in range(columns)
    )
    return Placing(sheet, _scale(windows[0], sheet), windows, _scale(windows[0], sheet))


def _cuts(length: float, room: float) -> int:
    return 1 if length <= room else math.ceil((length - _OVERLAP) / (room - _OVERLAP))


def _part(length: float, cuts: int) -> float:
    return (length + (cuts - 1) * _OVERLAP) / cuts


def _start(first: float, length: float, part: float, number: int, of: int) -> float:
    return first + (length - part) * number / max(of - 1, 1)

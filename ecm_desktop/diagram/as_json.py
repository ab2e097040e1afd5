"""A drawing as plain data, for other programs and for tests: lengths in points, y down, the corner at (0, 0)."""

from __future__ import annotations

from typing import Any

from ecm_desktop.diagram.marks import AnyMark, Band, Drawing, Label, Points, Rect, Stroke, Symbol, full_text
from ecm_desktop.diagram.placing import placed

_CLASS = {Symbol: "symbol", Stroke: "stroke", Label: "label", Band: "band"}


def drawing_to_plain(drawing: Drawing) -> dict[str, Any]:
    """`{"size": [w, h], "marks": […]}`; a counted group also names its `records`, a symbol its `shape`, and a stroke
    of several lines the `extra` ones."""
    at_corner = placed(drawing)
    return {
        "size": [_n(at_corner.area.w), _n(at_corner.area.h)],
        "marks": [_mark(mark) for mark in at_corner.marks],
    }


def _mark(mark: AnyMark) -> dict[str, Any]:
    stroke = isinstance(mark, Stroke)
    plain: dict[str, Any] = {
        "id": mark.id,
        "record": mark.record,
        "class": _CLASS[type(mark)],
        "role": mark.role.value,
        "variant": mark.variant,
        "rect": None if isinstance(mark, Stroke) else _rect(mark.rect),
        "points": _way(mark.points) if isinstance(mark, Stroke) else None,
        "text": "" if stroke else full_text(mark),
        "words": mark.words,
    }
    if isinstance(mark, Symbol):
        plain["shape"] = mark.shape.value
        if mark.records:
            plain["records"] = list(mark.records)
    if isinstance(mark, Stroke) and mark.extra:
        plain["extra"] = [_way(one) for one in mark.extra]
    return plain


def _way(points: Points) -> list[list[float]]:
    return [[_n(x), _n(y)] for x, y in points]


def _rect(rect: Rect) -> list[float]:
    return [_n(rect.x), _n(rect.y), _n(rect.w), _n(rect.h)]


def _n(value: float) -> float:
    return round(value, 3)

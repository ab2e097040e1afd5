"""The outlines of symbols as plain geometry, so that every painter draws the same shape."""

from __future__ import annotations

from ecm_desktop.diagram.marks import Points, Rect, Shape, Symbol

ROUND = (Shape.CIRCLE, Shape.DOT)
_CORNER = 4.0
_FADE = 18.0


def radius(shape: Shape, rect: Rect) -> float:
    """How round the corners of a rectangular outline are, in points; 0 for sharp ones."""
    half = min(rect.w, rect.h) / 2
    if shape is Shape.PILL:
        return half
    return min(_CORNER, half) if shape in (Shape.CARD, Shape.BAR) else 0.0


def corners(symbol: Symbol) -> Points:
    """The corner points of an outline with straight sides, clockwise; the rectangle's own where it is rounded."""
    r = symbol.rect
    (x, y), (right, bottom), (cx, cy) = (r.x, r.y), (r.right, r.bottom), r.centre
    if symbol.shape is Shape.DIAMOND:
        return ((cx, y), (right, cy), (cx, bottom), (x, cy))
    if symbol.shape is Shape.TRIANGLE:
        return ((cx, y), (right, bottom), (x, bottom))
    slant = symbol.slant if symbol.shape is Shape.TRAPEZIUM else 0.0
    return ((x + slant, y), (right - slant, y), (right, bottom), (x, bottom))


def fade_stops(symbol: Symbol) -> tuple[tuple[float, float], ...]:
    """Where along its width (0-1) a symbol with soft ends has which opacity (0-1); empty when it has none."""
    if not symbol.soft or not symbol.rect.w:
        return ()
    part = min(_FADE / symbol.rect.w, 0.45)
    left = ((0.0, 0.0), (part, 1.0)) if "l" in symbol.soft else ((0.0, 1.0),)
    right = ((1.0 - part, 1.0), (1.0, 0.0)) if "r" in symbol.soft else ((1.0, 1.0),)
    return left + right

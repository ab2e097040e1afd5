"""Paints marks on a reportlab canvas: the same shapes, dashes, soft ends, hatching and heads as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from typing import TypeVar

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from ecm_desktop.diagram.inks import Ink, Look
from ecm_desktop.diagram.marks import Anchor, AnyMark, Band, Drawing, Label, Points, Rect, Stroke, Symbol, Text, bounds
from ecm_desktop.diagram.metrics import ASCENT, DESCENT
from ecm_desktop.diagram.outlines import ROUND, corners, fade_stops, radius
from ecm_desktop.reports.fonts import NAMES, covered
from ecm_desktop.reports.lettering import Letters, Line, lettered
from ecm_desktop.reports.styles import colour, elided
from ecm_desktop.reports.textprep import printable

T = TypeVar("T")

_HATCH = 6.0
_CORNER = 0.4472  # how near a corner the arms of its curve reach, by the radius
_PAINTED = {(True, True): "B*", (True, False): "S", (False, True): "f*"}  # by whether it has a line and a filling
_SHARE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Edge(Enum):
    """What becomes of symbols and words at the edge of a part: left out, for they are whole beside it, or cut there."""

    LEAVES_OUT = auto()
    CUTS = auto()


def paint(
    canvas: Canvas, drawing: Drawing, look: Look, window: Rect | None = None, edge: Edge = Edge.LEAVES_OUT
) -> None:
    """Paint the drawing, or the part of it in `window`, with its lower left corner at the canvas's origin, in points.

    What lies outside the window is neither painted nor there as text. At its edge symbols and words are left out too,
    with all that stands for the same record; or all are painted, and whoever calls clips what lies outside.
    """
    area = window or drawing.area
    painter = _Painter(canvas, look, area)
    cut = _at_edge(drawing, area) if edge is Edge.LEAVES_OUT else set()
    for mark in sorted(drawing.marks, key=lambda one: one.z):
        if not (_is_cut(mark, area, cut) if edge is Edge.LEAVES_OUT else _is_away(mark, area)):
            painter.paint(mark)


def _at_edge(drawing: Drawing, area: Rect) -> set[str | None]:
    """The records of which a symbol or some words do not lie wholly in the area."""
    marks = (one for one in drawing.marks if isinstance(one, Symbol | Label) and one.record)
    return {one.record for one in marks if not area.grown(1).holds(one.rect)}


def _is_cut(mark: AnyMark, area: Rect, cut: set[str | None]) -> bool:
    if isinstance(mark, Symbol | Label):
        return mark.record in cut or not area.grown(1).holds(mark.rect)
    return _is_away(mark, area)


def _is_away(mark: AnyMark, area: Rect) -> bool:
    return not bounds(mark).grown(1).meets(area)


class _Painter:
    def __init__(self, canvas: Canvas, look: Look, area: Rect) -> None:
        self._canvas = canvas
        self._look = look
        self._area = area
        self._inks: dict[Callable[..., None], object] = {}  # what the canvas is set to, by what sets it

    def paint(self, mark: AnyMark) -> None:
        ink = self._look.ink(mark.role, mark.variant)
        if isinstance(mark, Symbol):
            self._symbol(mark, ink)
        elif isinstance(mark, Stroke):
            self._stroke(mark, ink)
        elif isinstance(mark, Band):
            self._band(mark, ink)
        if not isinstance(mark, Stroke):
            for text in mark.texts:
                self._text(text, ink)

    def _x(self, x: float) -> float:
        return x - self._area.x

    def _y(self, y: float) -> float:
        return self._area.bottom - y

    def _symbol(self, symbol: Symbol, ink: Ink) -> None:
        stops = fade_stops(symbol)
        if stops and ink.fill:
            self._faded(symbol, ink.fill, stops)
        else:
            self._draw(self._outline(symbol), ink, ink.fill)
        for line in symbol.lines:
            self._draw(self._path(line), ink, None)

    def _stroke(self, stroke: Stroke, ink: Ink) -> None:
        path = self._path(stroke.points, stroke.closed)
        self._draw(path, ink, ink.fill if stroke.closed else None)
        for line in stroke.extra:
            self._draw(self._path(line), ink, None)
        for head in stroke.heads:
            self._fill_with(ink.stroke or ink.text)
            self._canvas.addLiteral(f"{self._path(head, closed=True)} {_PAINTED[False, True]}")

    def _band(self, band: Band, ink: Ink) -> None:
        rect = band.rect
        self._draw(self._path(_box(rect), closed=True), ink, ink.fill)
        if ink.hatched:
            self._hatch(rect)

    def _outline(self, symbol: Symbol) -> str:
        rect = symbol.rect
        left, low = self._x(rect.x), self._y(rect.bottom)
        if symbol.shape in ROUND:
            path = self._canvas.beginPath()
            path.ellipse(left, low, rect.w, rect.h)
            return path.getCode()
        if (by := radius(symbol.shape, rect)) > 0:
            return _rounded(left, low, left + rect.w, low + rect.h, by)
        return self._path(corners(symbol), closed=True)

    def _path(self, points: Points, closed: bool = False) -> str:
        left, bottom = self._area.x, self._area.bottom
        steps = [f"{x - left:.2f} {bottom - y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)]
        return " ".join([*steps, "h"] if closed else steps)

    def _draw(self, path: str, ink: Ink, fill: str | None) -> None:
        if not (ink.stroke or fill):
            return
        if ink.stroke:
            self._stroke_with(ink.stroke, ink.width, ink.dash)
        if fill:
            self._fill_with(fill)
        self._canvas.addLiteral(f"{path} {_PAINTED[bool(ink.stroke), bool(fill)]}")

    def _faded(self, symbol: Symbol, fill: str, stops: tuple[tuple[float, float], ...]) -> None:
        rect = symbol.rect
        paper, colour = HexColor(self._look.tones.paper), HexColor(fill)
        shades = [_between(paper, colour, how) for _, how in stops]
        with self._clipped(self._outline(symbol)):
            self._canvas.linearGradient(
                self._x(rect.x), self._y(rect.y), self._x(rect.right), self._y(rect.y), shades, [at for at, _ in stops]
            )

    def _hatch(self, rect: Rect) -> None:
        self._stroke_with(self._look.tones.muted, 0.6, ())
        with self._clipped(self._path(_box(rect), closed=True)):
            step, low, high = _HATCH * 2**0.5, self._y(rect.bottom), self._y(rect.y)
            for n in range(int((rect.w + rect.h) / step) + 1):
                x = self._x(rect.x) - rect.h + n * step
                self._canvas.line(x, low, x + rect.h, high)

    @contextmanager
    def _clipped(self, path: str) -> Iterator[None]:
        before = dict(self._inks)
        self._canvas.saveState()
        self._canvas.addLiteral(f"{path} W* n")
        yield
        self._canvas.restoreState()
        self._inks = before

    def _fill_with(self, colour: str) -> None:
        self._set(self._canvas.setFillColor, colour, HexColor)

    def _stroke_with(self, colour: str, width: float, dash: Sequence[float]) -> None:
        self._set(self._canvas.setStrokeColor, colour, HexColor)
        self._set(self._canvas.setLineWidth, width, float)
        self._set(self._canvas.setDash, tuple(dash), list)

    def _set(self, setter: Callable[..., None], value: T, made: Callable[[T], object]) -> None:
        """Tell the canvas only what is not so already: a drawing has thousands of lines and few inks."""
        if self._inks.get(setter) != value:
            setter(made(value))
            self._inks[setter] = value

    def _text(self, text: Text, ink: Ink) -> None:
        font = NAMES[text.weight]
        words, x, width = self._fitted(text, font)
        if not words.strip() or x > self._area.right or x + width < self._area.x:
            return
        if ink.halo:
            self._fill_with(ink.halo)
            foot = self._y(text.y + text.size * DESCENT)
            self._canvas.rect(self._x(x) - 1, foot, width + 2, text.size * (ASCENT + DESCENT), stroke=0, fill=1)
        tones = self._look.tones
        tone = tones.muted if text.muted and ink.text == tones.text else ink.text
        letters = Letters(words, font, text.size, colour(tone))
        self._canvas.addLiteral(lettered(self._canvas, [Line(self._x(x), self._y(text.y), (letters,))]))

    def _fitted(self, text: Text, font: str) -> tuple[str, float, float]:
        """What is printed, from where, and how wide; words in brackets may be longer than what they stand for."""
        words, share = printable(text.text, covered()).replace("\n", " "), _SHARE[text.anchor]
        if words == text.text:
            width = pdfmetrics.stringWidth(words, font, text.size)
            return words, text.x - width * share, width
        words = elided(words, font, text.size, self._area.w)
        width = pdfmetrics.stringWidth(words, font, text.size)
        return words, max(self._area.x, min(text.x - width * share, self._area.right - width)), width


def _box(rect: Rect) -> Points:
    return ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))


def _rounded(left: float, low: float, right: float, high: float, by: float) -> str:
    """A box with rounded corners, anticlockwise from the left end of its lower side."""
    arm = by * _CORNER
    return (
        f"{left + by:.2f} {low:.2f} m {right - by:.2f} {low:.2f} l "
        f"{right - arm:.2f} {low:.2f} {right:.2f} {low + arm:.2f} {right:.2f} {low + by:.2f} c "
        f"{right:.2f} {high - by:.2f} l "
        f"{right:.2f} {high - arm:.2f} {right - arm:.2f} {high:.2f} {right - by:.2f} {high:.2f} c "
        f"{left + by:.2f} {high:.2f} l "
        f"{left + arm:.2f} {high:.2f} {left:.2f} {high - arm:.2f} {left:.2f} {high - by:.2f} c "
        f"{left:.2f} {low + by:.2f} l "
        f"{left:.2f} {low + arm:.2f} {left + arm:.2f} {low:.2f} {left + by:.2f} {low:.2f} c h"
    )


def _between(start: Color, end: Color, share: float) -> Color:
    return Color(*(a + (b - a) * share for a, b in zip(start.rgb(), end.rgb(), strict=True)))

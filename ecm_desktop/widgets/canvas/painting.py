"""Paints one mark with a QPainter: the only place where marks become pixels, for the window and for pictures."""

from __future__ import annotations

from enum import Flag, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPainterPathStroker, QPen

from ecm_desktop.diagram.inks import Ink, Look
from ecm_desktop.diagram.marks import AnyMark, Shape, Symbol
from ecm_desktop.diagram.outlines import fade_stops
from ecm_desktop.widgets.canvas.figure import Figure, SetLine
from ecm_desktop.widgets.canvas.legible import readable

_RING_GAP = 3.0
_HALO = 0.8  # opacity


class Emphasis(Flag):
    """How a mark stands out for the moment; comes in as a value and is kept by nobody but the item that shows it."""

    NONE = 0
    HOVERED = auto()
    SELECTED = auto()
    FOCUSED = auto()
    ALONG = auto()  # it belongs to what is selected elsewhere


class Paintbox:
    """The pens and brushes of one look, made once each.

    Text of fewer than `legible` pixels is shown larger where there is room, and else left out; 0 shows all as it is.
    """

    def __init__(self, look: Look, legible: float = 0.0) -> None:
        self.look = look
        self.legible = legible
        self._pens: dict[Ink, QPen] = {}
        self._brushes: dict[str | None, QBrush] = {None: QBrush(Qt.BrushStyle.NoBrush)}
        self._colours: dict[str, QColor] = {}

    def pen(self, ink: Ink) -> QPen:
        """The line of an ink, dashed as it says."""
        if ink not in self._pens:
            self._pens[ink] = _pen(ink)
        return self._pens[ink]

    def brush(self, colour: str | None) -> QBrush:
        """A plain filling; none for None."""
        if colour not in self._brushes:
            self._brushes[colour] = QBrush(QColor(colour))
        return self._brushes[colour]

    def halo(self, colour: str) -> QColor:
        """What lies behind words: so much of the colour that a line below is only just seen."""
        key = f"halo {colour}"
        if key not in self._colours:
            self._colours[key] = QColor(colour)
            self._colours[key].setAlphaF(_HALO)
        return self._colours[key]

    def text_pen(self, colour: str) -> QColor:
        """The colour a text is drawn in."""
        if colour not in self._colours:
            self._colours[colour] = QColor(colour)
        return self._colours[colour]


def _pen(ink: Ink) -> QPen:
    if ink.stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(ink.stroke), ink.width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if ink.dash else Qt.PenCapStyle.RoundCap)
    if ink.dash:
        pen.setDashPattern([part / ink.width for part in ink.dash])
    return pen


def paint(painter: QPainter, mark: AnyMark, figure: Figure, box: Paintbox, emphasis: Emphasis = Emphasis.NONE) -> None:
    """Paint one mark; the painter's pen, brush and font are left as they happen to be."""
    ink = box.look.ink(mark.role, mark.variant)
    if isinstance(mark, Symbol) and mark.soft:
        _soften(painter, mark, ink)
    else:
        painter.setPen(box.pen(ink))
        painter.setBrush(box.brush(ink.fill))
    _shapes(painter, figure, ink, box)
    _texts(painter, figure, ink, box)
    if emphasis:
        _emphasise(painter, _around(mark, figure), emphasis, box)


def _soften(painter: QPainter, symbol: Symbol, ink: Ink) -> None:
    painter.setBrush(_faded(symbol, ink.fill) if ink.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_faded(symbol, ink.stroke), ink.width) if ink.stroke else QPen(Qt.PenStyle.NoPen))


def _faded(symbol: Symbol, colour: str) -> QBrush:
    gradient = QLinearGradient(symbol.rect.x, 0, symbol.rect.right, 0)
    for place, opacity in fade_stops(symbol):
        shade = QColor(colour)
        shade.setAlphaF(opacity)
        gradient.setColorAt(place, shade)
    return QBrush(gradient)


def _shapes(painter: QPainter, figure: Figure, ink: Ink, box: Paintbox) -> None:
    if figure.outline is not None:
        painter.drawPath(figure.outline)
        if ink.hatched:
            painter.fillPath(figure.outline, QBrush(QColor(ink.stroke or ink.text), Qt.BrushStyle.BDiagPattern))
    if figure.lines is not None:
        painter.strokePath(figure.lines, painter.pen())
    if figure.heads is not None:
        painter.fillPath(figure.heads, box.brush(ink.stroke or ink.text))


def _texts(painter: QPainter, figure: Figure, ink: Ink, box: Paintbox) -> None:
    tones = box.look.tones
    shown = readable(figure, painter.worldTransform().m11(), box.legible) if box.legible else figure.texts
    for line in shown:
        if ink.halo:
            painter.fillRect(_behind(line), box.halo(ink.halo))
        # muted words must stay readable on a filled symbol, whose own ink for text is then the only safe one
        muted = line.muted and ink.text == tones.text
        painter.setPen(box.text_pen(tones.muted if muted else ink.text))
        painter.setFont(line.font)
        painter.save()
        painter.translate(line.place)
        painter.scale(line.scale, line.scale)
        painter.drawStaticText(0, 0, line.still)
        painter.restore()


def _around(mark: AnyMark, figure: Figure) -> QPainterPath:
    """What a ring goes along: the slanted outline of a level, since its number stands in the corner; else a frame."""
    if isinstance(mark, Symbol) and mark.shape is Shape.TRAPEZIUM and figure.outline is not None:
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * _RING_GAP)
        return stroker.createStroke(figure.outline).united(figure.outline).simplified()
    frame = QPainterPath()
    frame.addRoundedRect(figure.cover.adjusted(_RING_GAP, _RING_GAP, -_RING_GAP, -_RING_GAP), 4, 4)
    return frame


def _behind(line: SetLine) -> QRectF:
    """What the letters of a line cover, wherever and however large it is shown."""
    size = line.still.size() * line.scale
    return QRectF(line.place.x() - 1, line.place.y() + size.height() * 0.14, size.width() + 2, size.height() * 0.76)


def _emphasise(painter: QPainter, around: QPainterPath, emphasis: Emphasis, box: Paintbox) -> None:
    tones = box.look.tones
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if Emphasis.SELECTED in emphasis:
        _ring(painter, around, tones.accent, 2.0)
    elif Emphasis.HOVERED in emphasis:
        _ring(painter, around, tones.accent, 1.0)
    elif Emphasis.ALONG in emphasis:
        _dashed_ring(painter, around, tones.accent, tones.paper)
    if Emphasis.FOCUSED in emphasis:
        _ring(painter, around, tones.paper, 5.0)  # keeps the ring apart from lines that run under it
        _ring(painter, around, tones.text, 2.5)


def _ring(painter: QPainter, around: QPainterPath, colour: str, width: float) -> None:
    painter.setPen(QPen(QColor(colour), width))
    painter.drawPath(around)


def _dashed_ring(painter: QPainter, around: QPainterPath, colour: str, paper: str) -> None:
    """As wide at every zoom, so that it is seen on a small map from the back of a room."""
    for tone, width, style in ((paper, 5.0, Qt.PenStyle.SolidLine), (colour, 2.5, Qt.PenStyle.DashLine)):
        pen = QPen(QColor(tone), width, style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawPath(around)

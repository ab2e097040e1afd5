"""The geometry of one mark made ready for Qt, whatever the look: paths, set lines of text and what they cover."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QStaticText, QTransform

from ecm_desktop.diagram.marks import Anchor, AnyMark, Band, Label, Points, Rect, Stroke, Symbol, Text, Weight, bounds
from ecm_desktop.diagram.metrics import ASCENT, DESCENT
from ecm_desktop.diagram.outlines import ROUND, corners, radius
from ecm_desktop.widgets.fonts import font

SET_AT = 100.0  # pixels at which text is set; drawn scaled down, so that its width is the same at every zoom
DEEPEST = 54.0  # points that a brief word and a line below it may take
_MARGIN = 6.0  # room for half a line, a focus ring and the softness of edges
_WITHIN = 0.86  # of a symbol's width is left between its borders
_START = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class SetLine(msgspec.Struct, frozen=True):
    """A line of text ready to draw: `still` in `font` at `place`, scaled by `scale`."""

    still: QStaticText
    font: QFont
    place: QPointF
    scale: float
    muted: bool
    cover: QRectF


class Brief(msgspec.Struct, frozen=True):
    """A word that stands in for a label: its top at `place`, no wider than `room` points; `width` at `SET_AT`."""

    still: QStaticText
    font: QFont
    width: float
    place: QPointF
    room: float


class Figure(msgspec.Struct, frozen=True):
    """`outline` is filled and stroked, `lines` stroked, `heads` filled with the line's colour."""

    outline: QPainterPath | None
    lines: QPainterPath | None
    heads: QPainterPath | None
    texts: tuple[SetLine, ...]
    cover: QRectF
    brief: Brief | None = None
    room: float = 0.0  # the width in points that texts may take where they are shown larger than they are set


class Typesetter:
    """Sets lines of text in the four cuts of the shipped font, which it makes once."""

    def __init__(self) -> None:
        self._fonts = {weight: font(weight, SET_AT) for weight in Weight}
        self._metrics = {weight: QFontMetricsF(one) for weight, one in self._fonts.items()}
        self._ascents = {weight: one.ascent() for weight, one in self._metrics.items()}
        self._still: dict[tuple[str, Weight], tuple[QStaticText, float]] = {}

    def set_line(self, text: Text) -> SetLine:
        """The line with its baseline where the mark has it."""
        still, advance = self._set(text.text, text.weight)
        scale = text.size / SET_AT
        left = text.x - advance * scale * _START[text.anchor]
        top = text.y - self._ascents[text.weight] * scale
        cover = QRectF(left, text.y - text.size * ASCENT, advance * scale, text.size * (ASCENT + DESCENT))
        return SetLine(still, self._fonts[text.weight], QPointF(left, top), scale, text.muted, cover)

    def set_brief(self, label: Label) -> Brief | None:
        """The word that may stand in for a label."""
        if not label.brief:
            return None
        still, advance = self._set(label.brief, Weight.SEMIBOLD)
        middle, top = label.rect.centre[0], label.rect.y
        return Brief(still, self._fonts[Weight.SEMIBOLD], advance, QPointF(middle, top), label.room)

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """The width in points of one line."""
        return self._metrics[weight].horizontalAdvance(text) * size / SET_AT

    def _set(self, text: str, weight: Weight) -> tuple[QStaticText, float]:
        key = (text, weight)
        if key not in self._still:
            if len(self._still) > 4000:  # a window long open draws many texts once
                self._still.clear()
            self._still[key] = (_still(text, self._fonts[weight]), self._metrics[weight].horizontalAdvance(text))
        return self._still[key]


def _still(text: str, cut: QFont) -> QStaticText:
    still = QStaticText(text)
    still.setTextFormat(Qt.TextFormat.PlainText)
    still.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    still.prepare(QTransform(), cut)
    return still


def figure(mark: AnyMark, typesetter: Typesetter) -> Figure:
    """The figure of any mark."""
    outline, lines, heads = _shapes(mark)
    texts = () if isinstance(mark, Stroke) else tuple(typesetter.set_line(one) for one in mark.texts if one.text)
    box = bounds(mark)
    cover = QRectF(box.x - _MARGIN, box.y - _MARGIN, box.w + 2 * _MARGIN, box.h + 2 * _MARGIN)
    for line in texts:
        cover = cover.united(line.cover)
    brief = typesetter.set_brief(mark) if isinstance(mark, Label) else None
    if brief:
        cover = cover.united(QRectF(brief.place.x() - brief.room / 2, brief.place.y(), brief.room, DEEPEST))
    return Figure(outline, lines, heads, texts, cover, brief, _room(mark))


def _room(mark: AnyMark) -> float:
    """How wide the texts of a mark may become."""
    if isinstance(mark, Symbol):
        return mark.rect.w * _WITHIN
    return mark.room if isinstance(mark, Label) else 0.0


def rectangle(rect: Rect) -> QRectF:
    """A mark's rectangle in Qt's terms."""
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _shapes(mark: AnyMark) -> tuple[QPainterPath | None, QPainterPath | None, QPainterPath | None]:
    if isinstance(mark, Symbol):
        return _outline(mark), _polylines(mark.lines), None
    if isinstance(mark, Stroke):
        return _of_stroke(mark)
    if isinstance(mark, Band):
        path = QPainterPath()
        path.addRect(rectangle(mark.rect))
        return path, None, None
    return None, None, None


def _of_stroke(stroke: Stroke) -> tuple[QPainterPath | None, QPainterPath | None, QPainterPath | None]:
    outline = _closed([stroke.points]) if stroke.closed else None
    lines = stroke.extra if stroke.closed else (stroke.points, *stroke.extra)
    return outline, _polylines(lines), _closed(stroke.heads)


def _outline(symbol: Symbol) -> QPainterPath:
    path, rect = QPainterPath(), rectangle(symbol.rect)
    round_by = radius(symbol.shape, symbol.rect)
    if symbol.shape in ROUND:
        path.addEllipse(rect)
    elif round_by:
        path.addRoundedRect(rect, round_by, round_by)
    else:
        _draw_line(path, corners(symbol))
        path.closeSubpath()
    return path


def _polylines(lines: Iterable[Points]) -> QPainterPath | None:
    path = QPainterPath()
    for line in lines:
        _draw_line(path, line)
    return None if path.isEmpty() else path


def _closed(lines: Iterable[Points]) -> QPainterPath | None:
    path = QPainterPath()
    for line in lines:
        _draw_line(path, line)
        path.closeSubpath()
    return None if path.isEmpty() else path


def _draw_line(path: QPainterPath, points: Points) -> None:
    """Add a line through these points."""
    if points:
        path.moveTo(*points[0])
    for x, y in points[1:]:
        path.lineTo(x, y)

"""What of a mark's text can be read at a magnification, and where it stands when it must be larger than it is set."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF

from ecm_desktop.diagram.metrics import ASCENT, DESCENT
from ecm_desktop.widgets.canvas.figure import DEEPEST, SET_AT, Brief, Figure, SetLine

_BRIEF = 1.25  # of the legible size
_CLOSER = 1.25  # how much larger lines may become that stand below each other


def readable(figure: Figure, pixels: float, legible: float) -> Sequence[SetLine]:
    """The lines of a figure that have `legible` pixels or more when shown at `pixels` a point.

    Smaller ones are shown larger where they have room. A label with a brief word shows all its lines or that word,
    with the last of its details below it.
    """
    least = legible / SET_AT / pixels
    if all(line.scale >= least for line in figure.texts):
        return figure.texts
    most = _CLOSER if len(figure.texts) > 1 else float("inf")
    found = [_enlarged(line, least, figure.room, most) for line in figure.texts]
    lines = [line for line in found if line]
    if figure.brief and len(lines) < len(found):
        return _in_brief(figure.brief, figure, least)
    return lines


def _enlarged(line: SetLine, least: float, room: float, most: float) -> SetLine | None:
    """The line at least `least` in scale, about its own middle; None where it has no room to be."""
    factor = least / line.scale
    if factor <= 1.0:
        return line
    if factor > most or line.cover.width() * factor > room:
        return None
    middle = line.cover.center()
    return replace(line, place=middle + (line.place - middle) * factor, scale=least)


def _in_brief(brief: Brief, figure: Figure, least: float) -> list[SetLine]:
    """The word, and below it the last detail if there is one that fits; nothing where even the word has no room."""
    scale = min(least * _BRIEF, brief.room / brief.width)
    if scale < least:
        return []
    place = brief.place - QPointF(brief.width * scale / 2, 0)
    word = SetLine(brief.still, brief.font, place, scale, False, QRectF())
    deep = (scale + least) * SET_AT * (ASCENT + DESCENT)
    details = [_enlarged(line, least, brief.room, float("inf")) for line in figure.texts if line.muted]
    if not details or details[-1] is None or deep > DEEPEST:
        return [word]
    below = brief.place.y() + scale * SET_AT * (ASCENT + DESCENT)
    return [word, replace(details[-1], place=QPointF(details[-1].place.x(), below))]

"""Typography of paper: sizes, leading and colours of every kind of text, and the measures of a page, in points."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Weight
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.model import Voice

LOOK = Look(LookName.PRINT)
TONES = LOOK.tones

SIDE = 55.0  # margins; header and footer stand within the upper and lower ones
TOP = 68.0
FOOT = 66.0
FOLD_OUT_SIDE, FOLD_OUT_TOP, FOLD_OUT_FOOT = 44.0, 58.0, 54.0
PORTRAIT = A4
FOLD_OUTS = (landscape(A4), landscape(A3))
MEASURE = PORTRAIT[0] - 2 * SIDE
BODY_HEIGHT = PORTRAIT[1] - TOP - FOOT

LEGIBLE = 7.0  # the smallest text of a figure, in points
BODY = (10.5, 15.2)
CELL = (9.4, 12.4)
CELL_PAD = (4.0, 5.0)  # at the sides, above and below
GAP = 9.0


def colour(rgb: str) -> Color:
    """A colour of the look as reportlab's."""
    return HexColor(rgb)


def _style(
    name: str, size: float, leading: float, weight: Weight = Weight.REGULAR, rgb: str = "", **more: float | str
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=NAMES[weight],
        bulletFontName=NAMES[weight],
        fontSize=size,
        leading=leading,
        textColor=colour(rgb or TONES.text),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        **more,  # type: ignore[arg-type]  # the stubs name each attribute
    )


@cache
def heading(level: int) -> ParagraphStyle:
    """The style of a heading of that level."""
    if level == 1:
        return _style("heading-1", 20, 25, Weight.SEMIBOLD, TONES.accent, spaceBefore=16, spaceAfter=10)
    if level == 2:
        return _style("heading-2", 13.5, 18, Weight.SEMIBOLD, spaceBefore=13, spaceAfter=4)
    return _style("heading-3", 11, 15, Weight.BOLD, TONES.muted, spaceBefore=9, spaceAfter=2)


_VOICES = {
    Voice.BODY: _style("body", *BODY, spaceAfter=6.5),
    Voice.LEAD: _style("lead", 11.5, 17, rgb=TONES.muted, spaceAfter=9),
    Voice.QUOTE: _style("quote", 12.5, 18.5, Weight.ITALIC, leftIndent=16, rightIndent=16, spaceBefore=5, spaceAfter=9),
    Voice.NOTE: _style("note", 9, 12.4, rgb=TONES.muted, spaceBefore=1, spaceAfter=6),
    Voice.CALM: _style("calm", *BODY, Weight.ITALIC, TONES.muted, spaceAfter=6.5),
}


def voice(wanted: Voice) -> ParagraphStyle:
    """The style of a paragraph."""
    return _VOICES[wanted]


CAPTION = _style("caption", 9.4, 12.8, Weight.SEMIBOLD, TONES.muted, spaceBefore=8, spaceAfter=5)
FIGURE_CAPTION = _style("figure-caption", 9.4, 12.8, Weight.REGULAR, TONES.muted, spaceBefore=6, spaceAfter=12)
CELL_STYLE = _style("cell", *CELL)
CELL_HEAD = _style("cell-head", *CELL, Weight.SEMIBOLD)
COLUMN_HEAD = _style("column-head", *CELL, Weight.SEMIBOLD, TONES.accent)
ITEM = _style("item", *BODY)
ITEM_LABEL = _style("item-label", *BODY, rgb=TONES.accent)
ITEM_LINK = _style("item-link", *BODY, rgb=TONES.accent)
COVER_TITLE = _style("cover-title", 32, 38, Weight.SEMIBOLD, TONES.accent, spaceAfter=8)
COVER_SUBTITLE = _style("cover-subtitle", 15, 21, rgb=TONES.muted, spaceAfter=30)
COVER_LABEL = _style("cover-label", 10.5, 15, rgb=TONES.muted)
COVER_VALUE = _style("cover-value", 11.5, 15, Weight.SEMIBOLD)
COVER_NOTE = _style("cover-note", 9.5, 13.5, rgb=TONES.muted, spaceBefore=14)
STAMP = _style("stamp", 22, 27, Weight.BOLD, TONES.warm_text, alignment=1)

"""Typography of paper: sizes, leading and colours of every kind of text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Weight
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.measures import BODY, CELL
from ecm_desktop.reports.model import Voice

LOOK = Look(LookName.PRINT)
TONES = LOOK.tones


@cache
def colour(rgb: str) -> Color:
    """A colour of the look as reportlab's."""
    return HexColor(rgb)


def elided(text: str, font: str, size: float, room: float) -> str:
    """The text on one line of at most `room` points, with an ellipsis for what does not fit."""
    text = " ".join(text.split())
    if pdfmetrics.stringWidth(text, font, size) <= room:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", font, size) > room:
        text = text[: -max(1, len(text) // 20)]
    return f"{text.rstrip()}…"


@dataclass(frozen=True)
class Typography:
    """Every kind of text in one size: `scale` is that size by the usual one, for rooms that grow with the letters."""

    scale: float
    headings: tuple[ParagraphStyle, ...]
    voices: dict[Voice, ParagraphStyle]
    caption: ParagraphStyle
    figure_caption: ParagraphStyle
    cell: ParagraphStyle
    cell_head: ParagraphStyle
    column_head: ParagraphStyle
    item: ParagraphStyle
    item_label: ParagraphStyle
    item_link: ParagraphStyle
    title: ParagraphStyle
    subtitle: ParagraphStyle
    fact: ParagraphStyle
    small_print: ParagraphStyle
    stamp: ParagraphStyle


@cache
def typography(body: float) -> Typography:
    """The kinds of text of a document whose body has letters of that size, in points."""
    make = _Maker(body / BODY[0])
    return Typography(
        scale=body / BODY[0],
        headings=_headings(make),
        voices=_voices(make),
        caption=make("caption", 9.4, 12.8, Weight.SEMIBOLD, TONES.muted, spaceBefore=8, spaceAfter=5),
        figure_caption=make("figure-caption", 9.4, 12.8, Weight.REGULAR, TONES.muted, spaceBefore=6, spaceAfter=12),
        cell=make("cell", *CELL),
        cell_head=make("cell-head", *CELL, Weight.SEMIBOLD),
        column_head=make("column-head", *CELL, Weight.SEMIBOLD, TONES.accent),
        item=make("item", *BODY),
        item_label=make("item-label", *BODY, rgb=TONES.accent),
        item_link=make("item-link", *BODY, rgb=TONES.accent),
        title=make("title", 25, 30, Weight.SEMIBOLD, TONES.accent, spaceAfter=3),
        subtitle=make("subtitle", 11.5, 16, rgb=TONES.muted, spaceAfter=4),
        fact=make("fact", BODY[0], 14),
        small_print=make("small-print", 9, 12.2, rgb=TONES.muted, spaceAfter=6),
        stamp=make("stamp", 11, 13, Weight.BOLD, TONES.warm_text, alignment=1),
    )


class _Maker:
    """Makes styles, all their measures by one scale."""

    def __init__(self, scale: float) -> None:
        self._scale = scale

    def __call__(
        self, name: str, size: float, leading: float, weight: Weight = Weight.REGULAR, rgb: str = "", **more: float
    ) -> ParagraphStyle:
        scaled = {key: value if key == "alignment" else value * self._scale for key, value in more.items()}
        return ParagraphStyle(
            name,
            fontName=NAMES[weight],
            bulletFontName=NAMES[weight],
            fontSize=size * self._scale,
            leading=leading * self._scale,
            textColor=colour(rgb or TONES.text),
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
            **scaled,  # type: ignore[arg-type]  # the stubs name each attribute
        )


def _headings(make: _Maker) -> tuple[ParagraphStyle, ...]:
    return (
        make("heading-1", 20, 25, Weight.SEMIBOLD, TONES.accent, spaceBefore=16, spaceAfter=10),
        make("heading-2", 13.5, 18, Weight.SEMIBOLD, spaceBefore=13, spaceAfter=4),
        make("heading-3", 11, 15, Weight.BOLD, TONES.muted, spaceBefore=9, spaceAfter=2),
    )


def _voices(make: _Maker) -> dict[Voice, ParagraphStyle]:
    return {
        Voice.BODY: make("body", *BODY, spaceAfter=6.5),
        Voice.LEAD: make("lead", 11.5, 17, rgb=TONES.muted, spaceAfter=9),
        Voice.QUOTE: make(
            "quote", 12.5, 18.5, Weight.ITALIC, leftIndent=16, rightIndent=16, spaceBefore=5, spaceAfter=9
        ),
        Voice.NOTE: make("note", 9, 12.4, rgb=TONES.muted, spaceBefore=1, spaceAfter=6),
        Voice.CALM: make("calm", *BODY, Weight.ITALIC, TONES.muted, spaceAfter=6.5),
    }

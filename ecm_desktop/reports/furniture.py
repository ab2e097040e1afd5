"""What stands on every page beside its text: the marking above and below, the reference, whose copy it is, page x of y.

Whose copy it is also stands across each page as outlines of letters, behind the text: to be seen on a photograph or a
print, but no words that anybody copies, hears read out or finds in a table.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name
from reportlab.pdfbase import pdfmetrics

from ecm_desktop.diagram.marks import Weight
from ecm_desktop.diagram.metrics import FILES
from ecm_desktop.reports.fonts import NAMES
from ecm_desktop.reports.lettering import Letters, Line, filled_with, lettered, ruled_with
from ecm_desktop.reports.measures import SIDE
from ecm_desktop.reports.model import Furniture
from ecm_desktop.reports.scripts import Piece, Script, font_of, pieces
from ecm_desktop.reports.set_words import placed, wide
from ecm_desktop.reports.styles import TONES, colour, elided
from ecm_desktop.reports.tagging import TaggedCanvas
from ecm_desktop.settings import resource_dir

_EDGE = 30.0  # header and footer, from the edge of the page
_BELOW = 12.0  # from the marking at the foot to the line under it
_SIZE, _SMALL = 8.6, 6.4
_GAP = 14.0

OUTLINE = "#d9dddd"  # so pale that the smallest print over it is as legible as on white
_LARGEST, _SHARE, _LINE = 46.0, 0.78, 0.7  # letters in points; of the diagonal; the width of the outline
_NAME = Name.Whose
_SPACE = 200.0  # between words of other scripts, in thousandths of the size
_HERE = "%whose"  # a remark in a page's stream: what was drawn before it would cover the outline


def furnish(canvas: TaggedCanvas, furniture: Furniture, page: int, pages: int) -> None:
    """Header and footer of the page, as decoration."""
    width, height = canvas.size
    bold = NAMES[Weight.BOLD]
    marking = elided(furniture.marking, bold, _SIZE, width - 2 * SIDE)
    left = (width - pdfmetrics.stringWidth(marking, bold, _SIZE)) / 2
    with canvas.artifact("Pagination", "Header"):
        canvas.addLiteral(lettered(canvas, [_line(left, height - _EDGE - _SIZE, marking, bold)]))
    below = _last_line(width, furniture, furniture.page_of.format(page=page, pages=pages))
    below += _audit_line(width, left, furniture.audit)
    with canvas.artifact("Pagination", "Footer"):
        canvas.addLiteral(lettered(canvas, [_line(left, _EDGE, marking, bold), *below]))


def _line(x: float, y: float, words: str, font: str, size: float = _SIZE) -> Line:
    return Line(x, y, (Letters(words, font, size, colour(TONES.muted)),))


def _last_line(width: float, furniture: Furniture, page: str) -> list[Line]:
    """The reference on the left, whose copy it is in the middle, the page on the right; none runs into another."""
    font, low = NAMES[Weight.REGULAR], _EDGE - _BELOW
    reference = elided(furniture.reference, font, _SIZE, (width - 2 * SIDE) / 4)
    wide, page_wide = (pdfmetrics.stringWidth(text, font, _SIZE) for text in (reference, page))
    room = width - 2 * (SIDE + max(wide, page_wide) + _GAP)
    recipient = elided(furniture.recipient, font, _SIZE, room)
    middle = (width - pdfmetrics.stringWidth(recipient, font, _SIZE)) / 2
    places = ((SIDE, reference), (middle, recipient), (width - SIDE - page_wide, page))
    return [_line(x, low, words, font) for x, words in places if words]


def _audit_line(width: float, left: float, words: str) -> list[Line]:
    """The audit's row, small: beside the marking, which begins at `left`, or above it where that takes the room."""
    font = NAMES[Weight.REGULAR]
    wide = pdfmetrics.stringWidth(words, font, _SMALL)
    is_beside = left - SIDE - _GAP >= wide
    low = _EDGE if is_beside else _EDGE + _BELOW
    return [_line(width - SIDE - wide, low, words, font, _SMALL)] if words else []


def tint(canvas: TaggedCanvas, paper: str) -> None:
    """Colour the whole page, as decoration; the outline of whose it is comes above."""
    width, height = canvas.size
    with canvas.artifact("Page"):
        canvas.addLiteral(f"q {filled_with(colour(paper))} 0 0 {width:g} {height:g} re f Q")
    leave_room(canvas)
    with canvas.artifact("Page"):
        pass  # ends here what is gathered into one mark: the outline brings a mark of its own


def leave_room(canvas: TaggedCanvas) -> None:
    """The outline is to be drawn here, over the ground of a drawing that covers the page, and not first of all."""
    x, y = canvas.absolutePosition(0, 0)
    canvas.addLiteral(f"q 1 0 0 1 {-x:.3f} {-y:.3f} cm\n{_HERE}\nQ")


def stamp(pdf: pikepdf.Pdf, words: str) -> None:
    """Put `words` across every page, behind its text: one outline for each size of page."""
    outline, length = _outlined(" ".join(words.split()))
    forms: dict[tuple[float, float], pikepdf.Object] = {}
    for page in pdf.pages:
        size = (float(page.mediabox[2]), float(page.mediabox[3]))
        if size not in forms:
            forms[size] = _form(pdf, size, outline, length)
        page.add_resource(forms[size], Name.XObject, name=_NAME)
        drawn = f"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC q {_NAME} Do Q EMC\n".encode()
        before, room, after = page.obj.Contents.read_bytes().partition(_HERE.encode())
        page.obj.Contents.write(before + drawn + after if room else drawn + before)


def _form(pdf: pikepdf.Pdf, size: tuple[float, float], outline: str, length: float) -> pikepdf.Object:
    """The outline from corner to corner of a page of that size (points), in its middle; `length` is that at size 1."""
    width, height = size
    diagonal = math.hypot(width, height)
    across, up = width / diagonal, height / diagonal
    scale = min(_LARGEST, _SHARE * diagonal / max(length, 1.0))
    half, low = length * scale / 2, _LARGEST / 3
    x, y = width / 2 - half * across + low * up, height / 2 - half * up - low * across
    turned = " ".join(f"{value:.4f}" for value in (scale * across, scale * up, -scale * up, scale * across, x, y))
    code = f"{ruled_with(colour(OUTLINE))} {_LINE / scale:.5f} w 1 j {turned} cm\n{outline}"
    box = [0, 0, width, height]
    return pdf.make_stream(code.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())


def _outlined(words: str) -> tuple[str, float]:
    """The operators that draw the outlines of a text at size 1, and how long it is."""
    code: list[str] = []
    at = 0.0
    for piece in pieces(words):
        pen, width = _drawn(piece.text, at) if piece.script is None else _set(piece, piece.script, at)
        code += pen.code
        at += width
    return "\n".join(code), at


def _drawn(words: str, at: float) -> tuple[_Pen, float]:
    """Letters of the program's own font, from `at` on, and how wide they are."""
    font = _font(resource_dir() / "fonts" / FILES[Weight.BOLD])
    units, named, shapes = font["head"].unitsPerEm, font.getBestCmap(), font.getGlyphSet()
    pen, width = _Pen(shapes, 1 / units), 0.0
    for letter in words:
        glyph = shapes[named[ord(letter)]]
        pen.begin(at + width)
        glyph.draw(pen)
        width += glyph.width / units
    return pen, width


def _set(piece: Piece, script: Script, at: float) -> tuple[_Pen, float]:
    """The same of another script."""
    font = _font(font_of(script).file)
    shapes, order = font.getGlyphSet(), font.getGlyphOrder()
    pen = _Pen(shapes, 1 / font["head"].unitsPerEm)
    for glyph in placed(piece, script, _SPACE):
        pen.begin(at + glyph.x / 1000, glyph.y / 1000)
        shapes[order[glyph.number]].draw(pen)
    return pen, wide(piece, script, _SPACE) / 1000


@cache
def _font(file: Path) -> Any:
    return TTFont(file, lazy=True)


class _Pen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes what a glyph's outline is as operators of a page, from `begin` on."""

    def __init__(self, shapes: Any, scale: float) -> None:
        super().__init__(shapes)
        self.code: list[str] = []
        self._scale, self._left, self._low = scale, 0.0, 0.0

    def begin(self, left: float, low: float = 0.0) -> None:
        """The next outline stands there, in ems."""
        self._left, self._low = left, low

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        places = (f"{self._left + x * self._scale:.4f} {self._low + y * self._scale:.4f}" for x, y in points)
        self.code.append(" ".join((*places, operator)))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools'
        self._write("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools'
        self._write("l", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802 - fontTools'
        self._write("c", *points)

    def _closePath(self) -> None:  # noqa: N802 - fontTools'
        self.code.append("s")

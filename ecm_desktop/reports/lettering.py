"""Letters as PDF operators: lines of text put on a page in one piece, with their font, size and colour.

reportlab's own text objects do the same with far more work for each line, and hold on to their canvas for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from ecm_desktop.reports.script_font import ScriptFont, Shaped
from ecm_desktop.reports.scripts import Piece, Script, font_of, has_others, pieces
from ecm_desktop.reports.set_words import words_set

_ESCAPED = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "\\()"
}


class Letters(NamedTuple):
    """A text in one font, size (in points) and colour."""

    text: str
    font: str
    size: float
    colour: Color


class Line(NamedTuple):
    """Letters one after the other, from the left end of their base line on; `stretch` is added to each space."""

    x: float
    y: float
    letters: tuple[Letters, ...]
    stretch: float = 0.0


def lettered(canvas: Canvas, lines: Iterable[Line]) -> str:
    """The operators that put these lines on the canvas, for `Canvas.addLiteral`; the state before them is kept."""
    code = ["q BT"]
    here = (0.0, 0.0)
    font: tuple[str, float] | None = None
    colour: Color | None = None
    for line in lines:
        before, here = here, (round(line.x, 3), round(line.y, 3))
        code.append(f"{here[0] - before[0]:.3f} {here[1] - before[1]:.3f} Td")
        if line.stretch:
            code.append(f"{line.stretch:.4f} Tw")
        for one in line.letters:
            if one.colour is not colour:
                colour = one.colour
                code.append(filled_with(colour))
            for name, shown in _shown(canvas, one):
                if name and (name, one.size) != font:
                    font = (name, one.size)
                    code.append(f"{name} {one.size:g} Tf")
                code.append(shown)
        if line.stretch:
            code.append("0 Tw")
    return " ".join([*code, "ET Q"])


def _shown(canvas: Canvas, letters: Letters) -> Iterator[tuple[str, str]]:
    """The operators that show them, each with the name of the font that it needs, "" for any."""
    if not has_others(letters.text):
        yield from _plain(canvas, letters.text, letters.font)
        return
    for text, script in pieces(letters.text):
        if script is None:
            yield from _plain(canvas, text, letters.font)
        else:
            yield from _set(canvas, Piece(text, script), script, letters)


def _plain(canvas: Canvas, text: str, font: str) -> Iterator[tuple[str, str]]:
    for name, codes in _codes(canvas, text, pdfmetrics.getFont(font)):
        yield name, f"({codes.decode('latin-1').translate(_ESCAPED)}) Tj"


def _set(canvas: Canvas, piece: Piece, script: Script, letters: Letters) -> Iterator[tuple[str, str]]:
    """Glyph after glyph at its place, from the left; every reader of PDF turns round what is written from the right."""
    for n, word in enumerate(words_set(piece, script)):
        yield from _plain(canvas, " ", letters.font) if n else ()
        yield from _glyphs(canvas, word, font_of(script), letters.size)


def _glyphs(canvas: Canvas, word: Shaped, font: ScriptFont, size: float) -> Iterator[tuple[str, str]]:
    pen = rise = 0.0
    for glyph in word.glyphs:
        ((name, code),) = _codes(canvas, glyph.code, font)
        if glyph.y != rise:
            rise = glyph.y
            yield name, f"{rise * size / 1000:.3f} Ts"
        yield name, f"[{pen - glyph.x:.1f} <{code.hex().upper()}>] TJ"
        pen = glyph.x + glyph.wide
    yield "", f"[{pen - word.wide:.1f}] TJ{' 0 Ts' if rise else ''}"


def _codes(canvas: Canvas, text: str, font: Any) -> list[tuple[str, bytes]]:
    """The codes of a text, with the name by which the file knows the part of the font that they belong to."""
    doc = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - what reportlab's fonts ask for has no other door
    return [(font.getSubsetInternalName(part, doc), codes) for part, codes in font.splitString(text, doc)]


@cache
def filled_with(colour: Color) -> str:
    """The operator that fills with a colour."""
    return f"{_shares(colour)} rg"


@cache
def ruled_with(colour: Color) -> str:
    """The operator that draws lines in a colour."""
    return f"{_shares(colour)} RG"


def _shares(colour: Color) -> str:
    return " ".join(f"{share:.6g}" for share in colour.rgb())

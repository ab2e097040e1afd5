"""Words of another script set in their place: which glyph stands where, to be measured, printed or outlined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecm_desktop.reports.script_font import Glyph, Shaped
from ecm_desktop.reports.scripts import Piece, Script, font_of

_WORDS = re.compile("[^ \u00a0]+")


def words_set(piece: Piece, script: Script) -> list[Shaped]:
    """The words of a piece from the left to the right."""
    words = [font_of(script).shaped(one) for one in _WORDS.findall(piece.text)]
    return words[::-1] if script.is_leftward else words


def placed(piece: Piece, script: Script, space: float) -> Iterator[Glyph]:
    """Its glyphs from the left to the right; `space` is the room between words, in thousandths of the size."""
    pen = 0.0
    for word in words_set(piece, script):
        yield from (one._replace(x=one.x + pen) for one in word.glyphs)
        pen += word.wide + space


def wide(piece: Piece, script: Script, space: float) -> float:
    """How wide it is, in thousandths of the size."""
    words = words_set(piece, script)
    return sum(one.wide for one in words) + space * (len(words) - 1)

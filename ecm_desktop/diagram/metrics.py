"""Text widths from the shipped font, without kerning or ligatures: the same for screen and paper.

A painter must draw Source Sans 3 with kerning and ligatures off; then its widths agree with these to 0.1 %.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from ecm_desktop.diagram.roles import Weight

FAMILY = "Source Sans 3"
FILES = {
    Weight.REGULAR: "SourceSans3-Regular.ttf",
    Weight.SEMIBOLD: "SourceSans3-Semibold.ttf",
    Weight.BOLD: "SourceSans3-Bold.ttf",
    Weight.ITALIC: "SourceSans3-It.ttf",
}
ASCENT = 0.75  # of the size: what a line's capitals and accents need above the baseline
DESCENT = 0.25
_KEPT = 20_000  # measured texts

Measure = Callable[[str, float, Weight], float]


class Metrics:
    """Measures and cuts text set in the fonts of `font_dir`."""

    def __init__(self, font_dir: Path) -> None:
        self._font_dir = font_dir
        self._advances: dict[Weight, Callable[[str], float]] = {}
        self._measured: dict[tuple[str, Weight], float] = {}  # the same names and years are drawn again and again

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """The width in points of one line."""
        found = self._measured.get((text, weight))
        if found is None:
            if len(self._measured) >= _KEPT:
                self._measured.clear()
            found = self._measured[text, weight] = sum(map(self._advance_of(weight), text))
        return size * found

    def _advance_of(self, weight: Weight) -> Callable[[str], float]:
        if weight not in self._advances:
            self._advances[weight] = _advance(self._font_dir / FILES[weight])
        return self._advances[weight]

    def elided(self, text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> str:
        """The text, or as much of it as fits in `room` points with an ellipsis; may be empty."""
        if self.width(text, size, weight) <= room:
            return text
        advance = self._advance_of(weight)
        room -= self.width("…", size, weight)
        kept = 0
        for letter in text:
            room -= size * advance(letter)
            if room < 0:
                break
            kept += 1
        return text[:kept].rstrip() + "…" if kept else ""

    def wrapped(self, text: str, room: float, size: float, lines: int, weight: Weight = Weight.REGULAR) -> list[str]:
        """The text on at most `lines` lines of `room` points, broken at spaces; the last is elided when it must be."""
        words = text.split()
        made: list[str] = []
        while words and len(made) < lines - 1:
            line = words.pop(0)
            while words and self.width(f"{line} {words[0]}", size, weight) <= room:
                line = f"{line} {words.pop(0)}"
            made.append(self.elided(line, room, size, weight))
        if words:
            made.append(self.elided(" ".join(words), room, size, weight))
        return made


@cache
def _advance(file: Path) -> Callable[[str], float]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        units = font["head"].unitsPerEm
        glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
        table = {chr(code): widths[name][0] / units for code, name in glyphs.items()}
    missing = table.get("\N{REPLACEMENT CHARACTER}", 0.5)
    return lambda letter: table.get(letter, missing)

"""Text widths from the shipped font, without kerning or ligatures: the same for screen and paper.

A painter must draw Source Sans 3 with kerning and ligatures off; then its widths agree with these to 0.1 %.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache
from itertools import accumulate
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
        self._advances: dict[Weight, Mapping[str, float]] = {}
        self._measured: dict[tuple[str, Weight], float] = {}  # the same names and years are drawn again and again

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """The width in points of one line."""
        found = self._measured.get((text, weight))
        if found is None:
            if len(self._measured) >= _KEPT:
                self._measured.clear()
            found = self._measured[text, weight] = sum(map(self._advances_of(weight).__getitem__, text))
        return size * found

    def _advances_of(self, weight: Weight) -> Mapping[str, float]:
        if weight not in self._advances:
            self._advances[weight] = _advances(self._font_dir / FILES[weight])
        return self._advances[weight]

    def elided(self, text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> str:
        """The text, or as much of it as fits in `room` points with an ellipsis; may be empty."""
        if self.width(text, size, weight) <= room:
            return text
        ends = list(accumulate(map(self._advances_of(weight).__getitem__, text)))
        kept = bisect_right(ends, room / size - self.width("…", 1.0, weight))
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


class _Advances(dict[str, float]):
    """The widths of a font's letters at size 1; what it has not is as wide as the sign it shows instead."""

    def __missing__(self, letter: str) -> float:
        return self.get("\N{REPLACEMENT CHARACTER}", 0.5)


@cache
def _advances(file: Path) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        units = font["head"].unitsPerEm
        glyphs, widths = font.getBestCmap(), font["hmtx"].metrics
        return _Advances({chr(code): widths[name][0] / units for code, name in glyphs.items()})

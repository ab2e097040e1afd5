"""The font as reportlab uses it, which measures a word once: words come again, and every page is laid out twice."""

from __future__ import annotations

from ecm_desktop.reports.marked_font import MarkedFont
from ecm_desktop.reports.scripts import has_others, pieces
from ecm_desktop.reports.set_words import wide

MOST = 20_000  # words remembered before it begins again


class MeasuredFont(MarkedFont):
    """A TrueType font that remembers the widths of words, in thousandths of the size."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._widths: dict[str | bytes, float] = {}

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's
        """The width of a text in points."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST:
                self._widths.clear()
            width = self._widths[text] = self._width(text, encoding)
        return width * size / 1000

    def _width(self, text: str | bytes, encoding: str) -> float:
        if isinstance(text, bytes) or not has_others(text):
            return super().stringWidth(text, 1000, encoding)
        own, space = super().stringWidth, super().stringWidth(" ", 1000)
        found = pieces(text)
        return sum(own(one.text, 1000) if one.script is None else wide(one, one.script, space) for one in found)

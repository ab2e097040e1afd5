"""The font as reportlab uses it, which measures a word once: words come again, and every page is laid out twice."""

from __future__ import annotations

from ecm_desktop.reports.marked_font import MarkedFont

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
            width = self._widths[text] = super().stringWidth(text, 1000, encoding)
        return width * size / 1000

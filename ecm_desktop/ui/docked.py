"""Docked panels: overlays in the upper right of the window, beside what they are about rather than over it."""

from __future__ import annotations

from ecm_desktop.ui.overlay import MARGIN, Overlay
from ecm_desktop.widgets.look import text_scale

WIDEST, FROM_TOP = 500, 56  # pixels, at ordinary text; below the header


class Docked(Overlay):
    """As high as the window allows; while `is_low`, as high as its contents."""

    is_low = False
    widest = WIDEST

    def _place(self) -> None:
        window, scale = self._window.rect(), text_scale()
        top = min(round(FROM_TOP * scale), window.height() // 8)
        width = min(round(self.widest * scale), window.width() - 2 * MARGIN)
        height = window.height() - top - 3 * MARGIN
        if self.is_low:
            height = min(self.column.sizeHint().height(), height)
        self.setGeometry(window.width() - width - MARGIN, top, width, height)

"""How a drawing grows: by enlarging it, or by asking its page to lay it out anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from PySide6.QtCore import QPointF, Qt


class Zoomable(Protocol):
    """What a zoom needs of a view."""

    def magnification(self) -> float:
        """Pixels a point."""

    def magnify(self, to: float, at: QPointF) -> None:
        """Show `to` pixels a point, and leave the place `at` (pixels) where it is."""

    def fitting(self) -> float:
        """The magnification at which the whole drawing is just seen."""

    def focus_fits(self, least: float) -> float:
        """The magnification at which the most of what matters is just seen; at least `least` where that can be."""

    def text_scale(self) -> float:
        """How much larger than usual text is to be."""

    def ask_zoom(self, factor: float, x: float) -> None:
        """Ask the page for a drawing `factor` times as wide about scene place `x`; factor 0 asks for the whole."""

    def scene_x(self, at: QPointF) -> float:
        """The scene's x at a place in pixels."""


class Zoom(Protocol):
    """A way of growing; `asks` when the page is asked for another drawing instead of enlarging this one."""

    @property
    def asks(self) -> bool:
        """Whether the page lays the drawing out to the window."""

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where a drawing smaller than the window lies."""

    @property
    def legible(self) -> float:
        """The least pixels of text that is shown; 0 where all of it always is."""

    def by(self, view: Zoomable, factor: float, at: QPointF) -> None:
        """Larger or smaller about a place in pixels."""

    def begin(self, view: Zoomable, at: QPointF) -> None:
        """As a drawing is first shown: whole where it can then be read."""

    def whole(self, view: Zoomable, at: QPointF) -> None:
        """Small enough to see everything."""

    def actual(self, view: Zoomable, at: QPointF) -> None:
        """One pixel a point."""


@dataclass(frozen=True)
class Magnify:
    """Enlarges the finished drawing, as with a lens."""

    asks: ClassVar[bool] = False
    alignment: ClassVar[Qt.AlignmentFlag] = Qt.AlignmentFlag.AlignCenter
    least: float = 0.2
    most: float = 6.0
    fit_most: float = 2.0
    begins: float = 0.0  # the least magnification at which a drawing is first shown, whole or in part
    part_most: float = 1.0  # the largest at which only a part of it is
    legible: float = 0.0

    def by(self, view: Zoomable, factor: float, at: QPointF) -> None:
        """Larger or smaller within the limits."""
        view.magnify(min(max(view.magnification() * factor, self.least), self.most), at)

    def whole(self, view: Zoomable, at: QPointF) -> None:
        """The whole drawing, but a small one not blown up."""
        larger = view.text_scale()
        view.magnify(min(max(view.fitting(), self.least * larger), self.fit_most * larger), at)

    def begin(self, view: Zoomable, at: QPointF) -> None:
        """The whole drawing, or what matters of it where the whole could not be read."""
        larger = view.text_scale()
        least, fitting = self.begins * larger, view.fitting()
        if fitting >= least:
            view.magnify(min(fitting, self.fit_most * larger), at)
        else:
            view.magnify(min(max(view.focus_fits(least), least), self.part_most * larger), at)

    def actual(self, view: Zoomable, at: QPointF) -> None:
        """One pixel a point."""
        view.magnify(1.0, at)


@dataclass(frozen=True)
class LayOut:
    """Asks the page, which draws more or less of a time axis into the same window."""

    asks: ClassVar[bool] = True
    legible: ClassVar[float] = 0.0
    alignment: ClassVar[Qt.AlignmentFlag] = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

    def by(self, view: Zoomable, factor: float, at: QPointF) -> None:
        """Ask for a wider or narrower drawing."""
        view.ask_zoom(factor, view.scene_x(at))

    def whole(self, view: Zoomable, at: QPointF) -> None:
        """Ask for the whole."""
        view.ask_zoom(0.0, view.scene_x(at))

    def begin(self, view: Zoomable, at: QPointF) -> None:
        """The whole."""
        self.whole(view, at)

    def actual(self, view: Zoomable, at: QPointF) -> None:
        """Such a drawing is always of actual size; the whole of it is shown."""
        self.whole(view, at)

"""One step of the scrubber: the drawing as of the next date, the scene, and the repaint of what is on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import material
import vaults
from figures import Figure, median, milliseconds

from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.domain.case import Case
from ecm_desktop.widgets.canvas.view import CanvasView

LIMIT, TIMES = 10.0, 120


def measure() -> Figure:
    """The slower of the two drawings that the scrubber drives, each by its median."""
    found = {
        "genogram": median(milliseconds(_steps(material.genogram_canvas, material.genogram_of), TIMES)),
        "timeline": median(milliseconds(_steps(material.timeline_canvas, material.timeline_of), TIMES)),
    }
    detail = ", ".join(f"{name} {value:.1f} ms" for name, value in found.items())
    return Figure("scrubber", max(found.values()), LIMIT, "ms", f"median with repaint; {detail}")


def _steps(shown: Callable[[Case], CanvasView], draw: Callable[[Case, date], Drawing]) -> Callable[[], None]:
    case = vaults.sample()
    view, days = shown(case), _days(case.born)

    def step() -> None:
        view.show_drawing(draw(case, next(days)))
        view.viewport().repaint()

    return step


def _days(born: date) -> Iterator[date]:
    """A walk through the childhood, six weeks a step, again and again."""
    while True:
        yield from (born + timedelta(weeks=6 * number) for number in range(120))

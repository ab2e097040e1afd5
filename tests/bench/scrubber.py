"""One step of the scrubber: the session's new day, the marks of the board that is seen, the scene, the repaint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import material
import vaults
from figures import Figure, median, milliseconds

from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.view import CanvasView

LIMIT, TIMES = 10.0, 120


def measure() -> Figure:
    """The slower of the two boards that the scrubber drives, each by its median and in a session of its own."""
    found = {}
    for name, make in (("genogram", FamilyBoard), ("timeline", material.timeline)):
        with vaults.open_editor() as editor:
            found[name] = median(milliseconds(_steps(editor, make), TIMES))
    detail = ", ".join(f"{name} {value:.1f} ms" for name, value in found.items())
    return Figure("scrubber", max(found.values()), LIMIT, "ms", f"median with repaint; {detail}")


def _steps(editor: Editor, make: Callable[[Session], CanvasView]) -> Callable[[], None]:
    session = material.session(editor)
    board, days = material.shown(make(session)), _days(session.case.born)

    def step() -> None:
        session.set_day(next(days))
        board.viewport().repaint()

    return step


def _days(born: date) -> Iterator[date]:
    """A walk through the childhood, six weeks a step, again and again."""
    while True:
        yield from (born + timedelta(weeks=6 * number) for number in range(120))

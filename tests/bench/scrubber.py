"""One step of the scrubber: the session's new day, the marks of the board that is seen, the scene, what is painted.

A step paints what Qt holds to be out of date, as in the window, and not the whole board; a whole board is the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import material
import numpy as np
import numpy.typing as npt
import vaults
from figures import Figure, median, milliseconds, p95
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QImage

from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.view import CanvasView

LIMIT, TIMES, CHECKED = 10.0, 120, 12
_ANYWHERE = QRect(0, 0, 1, 1)
_SEEN = 32  # of 255 in one colour; less is how Qt rounds a soft end or a letter at the edge of what it paints anew

Pixels = npt.NDArray[np.int16]  # rows, columns, the four colours


def measure() -> Figure:
    """The slower of the two boards that the scrubber drives, each by its median and in a session of its own."""
    found, late, pictures = {}, {}, 0
    for name, make in (("genogram", FamilyBoard), ("timeline", material.timeline)):
        with vaults.open_editor() as editor:
            board, step = _steps(editor, make)
            pictures += _checked(board, step)
            samples = milliseconds(step, TIMES)
            found[name], late[name] = median(samples), p95(samples)
    detail = ", ".join(f"{name} {value:.1f} ms (p95 {late[name]:.1f})" for name, value in found.items())
    return Figure(
        "scrubber",
        max(found.values()),
        LIMIT,
        "ms",
        f"median, painted; {detail}; {pictures} of {2 * CHECKED} steps looked at were seen",
    )


def _steps(editor: Editor, make: Callable[[Session], CanvasView]) -> tuple[CanvasView, Callable[[], None]]:
    session = material.session(editor)
    board, days = material.shown(make(session)), _days(material.born(session))

    def step() -> None:
        session.set_day(next(days))
        QCoreApplication.sendPostedEvents(board.scene(), QEvent.Type.MetaCall)  # the scene tells what is out of date
        board.viewport().repaint(_ANYWHERE)  # Qt paints all of it at once

    return board, step


def _checked(board: CanvasView, step: Callable[[], None]) -> int:
    """The pictures that differ from the one before; stops a benchmark whose steps leave something unpainted."""
    pictures = []
    for _ in range(CHECKED):
        step()
        pictures.append(_pixels(board))
        board.viewport().repaint()
        if _differ(pictures[-1], _pixels(board)):
            raise RuntimeError("a step left something unpainted")
    return sum(map(_differ, pictures, pictures[1:]))


def _differ(one: Pixels, other: Pixels) -> bool:
    return bool(np.abs(one - other).max() > _SEEN)


def _pixels(board: CanvasView) -> Pixels:
    """What stands in the window's own store of pixels, without a paint of ours."""
    store = board.window().backingStore().paintDevice()
    if not isinstance(store, QImage):
        raise RuntimeError("the window's pixels cannot be read here")
    return np.frombuffer(store.constBits(), np.uint8).reshape(store.height(), -1, 4).astype(np.int16)


def _days(born: date) -> Iterator[date]:
    """A walk through the childhood, six weeks a step, again and again."""
    while True:
        yield from (born + timedelta(weeks=6 * number) for number in range(120))

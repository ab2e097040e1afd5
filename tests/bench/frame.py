"""One frame of the canvas at 1920 x 1080, off-screen: the whole sample case in view, and every mark painted anew."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import material
import vaults
from figures import Figure, milliseconds, p95
from PySide6.QtCore import QPointF

from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.widgets.canvas import items, painting
from ecm_desktop.widgets.canvas.view import CanvasView

LIMIT, TIMES = 16.0, 120


def measure() -> Figure:
    """The slower of the two boards, each by its 95th percentile."""
    found, painted = {}, {}
    with vaults.open_editor() as editor:
        session = material.session(editor)
        for name, make in (("timeline", material.timeline), ("genogram", FamilyBoard)):
            board = _in_view(material.shown(make(session)))
            paint_anew = _painting(board)
            painted[name] = _painted_by(paint_anew, board)
            found[name] = p95(milliseconds(paint_anew, TIMES))
    detail = ", ".join(f"{name} {value:.1f} ms of {painted[name]} marks" for name, value in found.items())
    return Figure("frame", max(found.values()), LIMIT, "ms", f"p95; {detail}")


def _in_view(board: CanvasView) -> CanvasView:
    """The board with nothing of its drawing outside the window."""
    if board.fitting() < board.magnification():
        board.magnify(board.fitting(), QPointF(board.viewport().rect().center()))
    material.application().processEvents()
    return board


def _painting(board: CanvasView) -> Callable[[], None]:
    """A repaint for which no item may use what it painted before."""
    shown = board.scene().items()

    def paint_anew() -> None:
        for item in shown:
            item.update()
        board.viewport().repaint()

    return paint_anew


def _painted_by(paint_anew: Callable[[], None], board: CanvasView) -> int:
    """The marks that a frame paints; stops a benchmark that would leave some out."""
    paint_anew()
    with patch.object(items, "paint", wraps=painting.paint) as watched:
        paint_anew()
    painted = {call.args[1].id for call in watched.call_args_list}
    left_out = {item.mark.id for item in board.scene().items() if isinstance(item, items.MarkItem)} - painted
    if left_out:
        raise RuntimeError(f"{len(left_out)} marks were not painted")
    return len(painted)

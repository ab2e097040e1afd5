"""One frame of the canvas at 1920 x 1080, off-screen: a full repaint with all marks of the sample case."""

from __future__ import annotations

import material
import vaults
from figures import Figure, milliseconds, p95

from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.timeline import TimelineBoard

LIMIT, TIMES = 16.0, 120


def measure() -> Figure:
    """The slower of the two boards, each by its 95th percentile."""
    found = {}
    with vaults.open_editor() as editor:
        session = material.session(editor)
        for name, make in (("timeline", TimelineBoard), ("genogram", FamilyBoard)):
            board = material.shown(make(session))
            found[name] = p95(milliseconds(board.viewport().repaint, TIMES))
    detail = ", ".join(f"{name} {value:.1f} ms" for name, value in found.items())
    return Figure("frame", max(found.values()), LIMIT, "ms", f"p95; {detail}")

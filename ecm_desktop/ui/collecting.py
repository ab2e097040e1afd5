"""Garbage is collected in the window's thread only, between events.

Python's collector runs in whatever thread happens to allocate. In a worker it would destroy Qt objects there, and Qt
objects may only be destroyed in the thread they live in; in the middle of an event it may destroy what Qt still uses.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

TURN_MS = 500


class GarbageTurn(QObject):
    """While it lives, the collector rests but for its turns, which the event loop gives it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(take_turn)
        self._timer.start()


def take_turn() -> None:
    """Collect what Python would have collected by now."""
    thresholds, counts = gc.get_threshold(), gc.get_count()
    due = [age for age, (count, limit) in enumerate(zip(counts, thresholds, strict=True)) if limit and count > limit]
    if due:
        gc.collect(max(due))

"""Lets a benchmark look at the running program without the program knowing: once its event loop turns."""

from __future__ import annotations

import builtins
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

# Unwatched, the first modules of the program load before Qt: by the import of Python, not by the slower one of Qt.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def when_the_loop_turns(look: Callable[[QApplication], None], every_ms: int = 1) -> None:
    """Call `look(application)` again and again as soon as the program runs its event loop."""
    run = QApplication.exec

    def watched(*_: object) -> int:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("there is no program to look at")
        timer = QTimer(application)
        timer.setInterval(every_ms)
        timer.timeout.connect(lambda: look(application))
        timer.start()
        return int(run())

    QApplication.exec = watched  # type: ignore[method-assign]  # the one place where the loop begins

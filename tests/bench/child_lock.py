"""The program itself with a case open; then it is locked, and says the milliseconds until a neutral screen was painted.

usage: child_lock.py VAULT PASSPHRASE (of a vault that the benchmark made for itself)
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject
from typing_in import answer
from watching import when_the_loop_turns

SETTLED = 2.0  # seconds in which the case is painted and late parts are loaded
VAULT, PASSPHRASE = sys.argv[1:]
typed: set[int] = set()


class Painted(QObject):
    """Ends the program once the widget it watches has been painted."""

    def __init__(self, since: float, parent: QObject) -> None:
        super().__init__(parent)
        self.since = since

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say how long it took, as soon as the screen is neutral."""
        if event.type() == QEvent.Type.Paint:
            os.write(1, f"{(time.perf_counter() - self.since) * 1000:.2f}\n".encode())
            os._exit(0)
        return False


def look(application: object) -> None:
    """Do the next step: unlock, choose the case, wait a little, lock."""
    from PySide6.QtWidgets import QApplication

    from ecm_desktop.ui.window import MainWindow

    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
    if window is None or window.room is None:
        answer(QApplication.focusWidget(), PASSPHRASE, typed)
        return
    opened.append(time.monotonic())
    if opened[-1] - opened[0] >= SETTLED:
        window.gate.installEventFilter(Painted(time.perf_counter(), window))
        window.lock()


opened: list[float] = []
when_the_loop_turns(look, every_ms=50)
sys.argv = ["ecm-desktop", "--vault", VAULT]

from ecm_desktop.__main__ import main  # noqa: E402  # after the watch is set

sys.exit(main())

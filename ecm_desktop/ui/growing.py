"""Long lists grow: of many entries the first are made at once, and the rest a few at a time. A page opens soon."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

AT_ONCE, BATCH = 6, 8  # entries made before a page is first seen, and then at a time: few enough not to be felt
FIRST_MS, NEXT_MS = 200, 20  # what stands there is laid out and painted before more comes


class Growing(QObject):
    """How many entries of a list have `room` now.

    `more` makes those that have room and are not there yet, and says how many are still missing.
    """

    def __init__(self, owner: QWidget, more: Callable[[], int], at_once: int = AT_ONCE) -> None:
        super().__init__(owner)
        self.room = at_once
        self._more = more
        self._timer = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._timer.timeout.connect(self._grow)

    def wait_for(self, missing: int) -> None:
        """The missing are made while nothing else is to be done; once all are there, what comes is made at once."""
        if missing:
            self._timer.start()
        else:
            self.make_room()

    def make_room(self) -> None:
        """Room for all of them, as where one of the last is asked for."""
        self.room = sys.maxsize

    def _grow(self) -> None:
        self.room += BATCH
        self._timer.setInterval(NEXT_MS)
        missing = self._more()
        # left to itself Qt tells of more height from layout to layout, and meanwhile squeezes what is there
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.wait_for(missing)

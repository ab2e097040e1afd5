"""Ctrl+C in the terminal the window was started from: it closes as if its own button had been pressed.

Qt's loop runs no Python while nothing happens, so that Python's own handler would wait for the next key; the signal
wakes the loop through a socket instead.
"""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication


class InterruptWatch(QObject):
    """Closes the program when it is interrupted; `interrupted` tells so afterwards. For the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interrupted = False
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._before = signal.signal(signal.SIGINT, self._note)
        self._wakes_before = signal.set_wakeup_fd(self._mouth.fileno())

    def remove(self) -> None:
        """Give the signal back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakes_before)
        signal.signal(signal.SIGINT, self._before)
        self._ear.close()
        self._mouth.close()

    def _note(self, _number: int, _frame: object) -> None:
        self.interrupted = True

    def _woken(self) -> None:
        self._ear.recv(64)
        if self.interrupted:
            QApplication.quit()

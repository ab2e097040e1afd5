"""Ctrl+C in the terminal the window was started from: it closes as if its own button had been pressed.

Qt's loop runs no Python while nothing happens, so that Python's own handler would wait for the next key; the signal
wakes the loop through a socket instead.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    import socket

LISTEN_MS = 100  # the window is there by then; the first key need not wait for the sockets


class InterruptWatch(QObject):
    """Closes the program when it is interrupted; `interrupted` tells so afterwards. For the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.interrupted = False
        self._ears: tuple[socket.socket, ...] = ()
        self._wakes_before = -1
        self._before = signal.signal(signal.SIGINT, self._note)
        self._waiting = QTimer(self, singleShot=True, interval=LISTEN_MS)
        self._waiting.timeout.connect(self._listen)
        self._waiting.start()

    def remove(self) -> None:
        """Give the signal back."""
        self._waiting.stop()
        if self._ears:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(self._wakes_before)
        signal.signal(signal.SIGINT, self._before)
        for ear in self._ears:
            ear.close()

    def _listen(self) -> None:
        from socket import socketpair

        ear, mouth = self._ears = socketpair()
        for end in self._ears:
            end.setblocking(False)
        self._notifier = QSocketNotifier(ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        self._wakes_before = signal.set_wakeup_fd(mouth.fileno())
        self._leave()  # when it came before anybody listened

    def _note(self, _number: int, _frame: object) -> None:
        self.interrupted = True

    def _woken(self) -> None:
        self._ears[0].recv(64)
        self._leave()

    def _leave(self) -> None:
        if self.interrupted:
            QApplication.quit()

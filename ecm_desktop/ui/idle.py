"""Noticing that nobody is at the keyboard: a timer that every key, click and turn of the wheel starts again.

A timer stands still while the computer sleeps, so a beat compares it with the clock: after a sleep, or after a long
day, it is time to lock as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MINUTE_MS = 60_000
BEAT_MS = 10_000
SLEPT_S = 60  # so much more between two beats was a sleep, not a slow computer
LONGEST_S = 12 * 3600
DAY_ENDS_S = 10 * 60  # before that, it is told
SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """Emits `idle` once nobody has touched any window of ours for the given minutes.

    It listens at the native windows, not at every widget: a filter on the whole application would be asked about
    each paint and timer.
    """

    idle = Signal()
    soon = Signal()  # in about a minute, unless somebody touches something
    touched = Signal()  # somebody did
    day_ends = Signal()  # in about ten minutes, whatever anybody touches

    def __init__(self, minutes: float, parent: QObject | None = None, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._now = now
        self._since = self._seen = now()
        self._told = self._told_of_day = False
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
            self.watch(app.focusWindow())

    @property
    def is_running(self) -> bool:
        """Whether the time is running."""
        return self._timer.isActive()

    def set_minutes(self, minutes: float) -> None:
        """How long nobody may be there."""
        if self._timer.interval() != round(minutes * MINUTE_MS):
            self._timer.setInterval(round(minutes * MINUTE_MS))

    def start(self) -> None:
        """Let the time run from now."""
        self._since = self._seen = self._now()
        self._told = self._told_of_day = False
        self._timer.start()
        self._beat.start()

    def look(self) -> None:
        """Compare with the clock: a sleep or a long day ends the time at once; the end of either is told before."""
        now, before = self._now(), self._seen
        self._seen = now
        if now - before > BEAT_MS / 1000 + SLEPT_S or now - self._since > LONGEST_S:
            self.stop()
            self.idle.emit()
            return
        if not self._told_of_day and now - self._since > LONGEST_S - DAY_ENDS_S:
            self._told_of_day = True
            self.day_ends.emit()
        if not self._told and self._timer.interval() > MINUTE_MS >= self._timer.remainingTime():
            self._told = True
            self.soon.emit()

    def stop(self) -> None:
        """There is nothing to guard."""
        self._timer.stop()
        self._beat.stop()

    def watch(self, window: QWindow | None) -> None:
        """Listen at this window as well."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the time run anew at every sign of life; nothing is held back."""
        if self._timer.isActive() and event.type() in SIGNS_OF_LIFE:
            self._timer.start()
            if self._told:
                self._told = False
                self.touched.emit()
        return False

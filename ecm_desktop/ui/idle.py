"""Noticing that nobody is at the keyboard: a timer that every key, click and turn of the wheel starts again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

MINUTE_MS = 60_000
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

    def __init__(self, minutes: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self.set_minutes(minutes)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)

    @property
    def is_running(self) -> bool:
        """Whether the time is running."""
        return self._timer.isActive()

    def set_minutes(self, minutes: float) -> None:
        """How long nobody may be there."""
        self._timer.setInterval(round(minutes * MINUTE_MS))

    def start(self) -> None:
        """Let the time run from now."""
        self._timer.start()

    def stop(self) -> None:
        """There is nothing to guard."""
        self._timer.stop()

    def watch(self, window: QWindow | None) -> None:
        """Listen at this window as well."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the time run anew at every sign of life; nothing is held back."""
        if self._timer.isActive() and event.type() in SIGNS_OF_LIFE:
            self._timer.start()
        return False

"""Which screens there are beside the window's own: plugged in, pulled out, mirrored."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Screens(QObject):
    """Watches them for one window. A screen that shows the same as the window's own is none beside it.

    No screen is held here: PySide takes what a window says of its screen for a part of that window.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._gone: set[str] = set()  # told to have gone, though Qt may still list them
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._came)
            app.screenRemoved.connect(self._went)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._moved)

    def beside(self) -> QScreen | None:
        """A screen that shows something else than the one the window is on, if there is one."""
        there = [one for one in QGuiApplication.screens() if one.name() not in self._gone]
        middle = self._window.geometry().center()
        own = next((one.geometry() for one in there if one.geometry().contains(middle)), None)
        if own is None:
            own = there[0].geometry() if there else self._window.geometry()
        return next((one for one in there if not one.geometry().intersects(own)), None)

    def _came(self, screen: QScreen) -> None:
        self._gone.discard(screen.name())
        screen.geometryChanged.connect(self._moved)
        self.changed.emit()

    def _went(self, screen: QScreen) -> None:
        self._gone.add(screen.name())
        self.changed.emit()

    def _moved(self, *_: object) -> None:
        self.changed.emit()

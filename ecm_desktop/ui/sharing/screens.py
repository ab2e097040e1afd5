"""Which screens there are beside the window's own: plugged in, pulled out, mirrored."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Screens(QObject):
    """Watches them for one window. A screen that shows the same as the window's own is none beside it."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._there: list[QScreen] = []
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._came)
            app.screenRemoved.connect(self._went)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def beside(self) -> QScreen | None:
        """A screen that shows something else than the one the window is on, if there is one."""
        own = self._window.screen()
        return next((one for one in self._there if _is_apart(one, own)), None)

    def _watch(self, screen: QScreen) -> None:
        self._there.append(screen)
        screen.geometryChanged.connect(self._changed)

    def _came(self, screen: QScreen) -> None:
        if screen not in self._there:
            self._watch(screen)
            self._changed()

    def _went(self, screen: QScreen) -> None:
        if screen in self._there:
            self._there.remove(screen)
            screen.geometryChanged.disconnect(self._changed)
            self._changed()

    def _changed(self, *_: object) -> None:
        self.changed.emit()


def _is_apart(one: QScreen, own: QScreen) -> bool:
    return one is not own and not one.geometry().intersects(own.geometry())

"""Which screens there are beside the window's own: plugged in, pulled out, mirrored."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.preferences import PreferenceDesk


class Screens(QObject):
    """Watches them for one window. A screen that shows the same as the window's own is another, but none beside it.

    No screen is held here: PySide takes what a window says of its screen for a part of that window.
    """

    changed = Signal()

    def __init__(self, window: QWidget, desk: PreferenceDesk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._gone: set[str] = set()  # told to have gone, though Qt may still list them
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._came)
            app.screenRemoved.connect(self._went)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._moved)

    def beside(self) -> QScreen | None:
        """A screen that shows something else than the one the window is on, if there is one."""
        own = self._own()
        return next((one for one in self._there() if not one.geometry().intersects(own)), None)

    def other(self) -> QScreen | None:
        """Any other screen, be it one that shows the same; one that shows something else goes first."""
        there, own = self._there(), self._own()
        same = [one for one in there if one.geometry().intersects(own)]
        return self.beside() or next(iter(same[1:]), None)

    def is_of_room(self) -> bool:
        """Whether there is another screen that is not of the user's own desk."""
        screen = self.other()
        return screen is not None and known_as(screen) not in self._desk.value.own_screens.splitlines()

    def _there(self) -> list[QScreen]:
        return [one for one in QGuiApplication.screens() if one.name() not in self._gone]

    def _own(self) -> QRect:
        """The place of the screen that the window is on."""
        there, middle = self._there(), self._window.geometry().center()
        own = next((one.geometry() for one in there if one.geometry().contains(middle)), None)
        return own or (there[0].geometry() if there else self._window.geometry())

    def keep(self, screen: QScreen, *, is_own: bool) -> None:
        """Remember whether a screen is of the user's own desk."""
        others = [one for one in self._desk.value.own_screens.splitlines() if one != known_as(screen)]
        self._desk.change(own_screens="\n".join([*others, *([known_as(screen)] if is_own else [])]))

    def _came(self, screen: QScreen) -> None:
        self._gone.discard(screen.name())
        screen.geometryChanged.connect(self._moved)
        self.changed.emit()

    def _went(self, screen: QScreen) -> None:
        self._gone.add(screen.name())
        self.changed.emit()

    def _moved(self, *_: object) -> None:
        self.changed.emit()


def known_as(screen: QScreen) -> str:
    """What a screen is known by when it is plugged in again."""
    told = (screen.manufacturer(), screen.model(), screen.serialNumber())
    return " ".join(filter(None, told)) or screen.name()

"""Leaves every window of the program out of pictures of the screen while that is preferred, and tells whether it is."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.settings import Preferences
from ecm_desktop.store.finding import Finding, Holds
from ecm_desktop.ui.preferences import PreferenceDesk

NO_MEANS = "This system has no means to leave a window out of screenshots: close programs that take or share them."
IS_OFF = "Turn it on in the settings, where you do not share the screen in meetings."


class Capture(Protocol):
    """A system's means; windows go by the numbers it gives them."""

    def leave_out(self, window: int, out: bool) -> bool:
        """Leave a window out, or show it again; gives whether that was granted."""

    def is_left_out(self, window: int) -> bool:
        """Whether a window is left out."""


def means_here() -> Capture | None:
    """The means of this system, None where it has none that holds."""
    if sys.platform != "win32":
        return None
    from ecm_desktop.ui.capture.windows import this_windows

    return this_windows()


class CaptureGuard(QObject):
    """Follows the preference for as long as `app` lives; asked about each event only while it is wanted."""

    def __init__(self, app: QApplication, preferences: PreferenceDesk, means: Capture) -> None:
        super().__init__(app)
        self._app, self._means, self._is_on = app, means, False
        preferences.changed.connect(self._follow)
        self._follow(preferences.value)

    def _follow(self, preferences: Preferences) -> None:
        if preferences.left_out_of_pictures == self._is_on:
            return
        self._is_on = preferences.left_out_of_pictures
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                self._means.leave_out(int(window.winId()), self._is_on)
        (self._app.installEventFilter if self._is_on else self._app.removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window comes: before it is painted it is left out."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._means.leave_out(int(watched.winId()), True)
        return False


def guard_capture(app: QApplication, preferences: PreferenceDesk) -> None:
    """Have the preference followed, where the system has a means."""
    if (means := means_here()) is not None:
        CaptureGuard(app, preferences, means)


def capture_finding(window: QWidget, means: Capture | None) -> Finding:
    """Whether pictures of the screen leave a window out, as the system says."""
    about = "Screenshots and shared screens leave this program out"
    if means is None:
        return Finding(about, Holds.NO, NO_MEANS)
    if means.is_left_out(int(window.winId())):
        return Finding(about, Holds.YES)
    return Finding(about, Holds.NO, IS_OFF)

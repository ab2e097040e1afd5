"""Linux: desktops tell by D-Bus that the screen is locked, and the login manager that a sleep begins."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ecm_desktop.ui.absence.watch import AbsenceWatch

_SLEEP = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_LOCK = ("org.freedesktop.login1", "", "org.freedesktop.login1.Session", "Lock")
_BEGINS, _LOCKED = SLOT("begins(bool)"), SLOT("locked()")
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver")


class BusWatch(AbsenceWatch):
    """Hears nothing where there is no bus."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            system.connect(*_SLEEP, self, _BEGINS)  # type: ignore[call-overload]  # it takes what SLOT gives
            system.connect(*_LOCK, self, _LOCKED)  # type: ignore[call-overload]  # it takes what SLOT gives
        if session.isConnected():
            for name in _SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _BEGINS)  # type: ignore[call-overload]  # it takes what SLOT gives

    @Slot(bool)
    def begins(self, begins: bool) -> None:
        """A sleep or a screen lock begins, or ends."""
        if begins:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """The session is being locked."""
        self.gone.emit()

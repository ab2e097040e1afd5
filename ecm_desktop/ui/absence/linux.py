"""Linux: desktops tell by D-Bus that the screen is locked; the system of sleep, a closed lid, another user's turn.

A sleep waits until the vault is locked: for as long as this program holds what the login manager gave it for that (and
that manager has patience). The program that is started anew in place of this one does not hold it.
"""

from __future__ import annotations

import os

from PySide6.QtCore import SLOT, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant

from ecm_desktop.ui.absence.watch import AbsenceWatch

_LOGIN, _POWER, _PROPERTIES = "org.freedesktop.login1", "org.freedesktop.UPower", "org.freedesktop.DBus.Properties"
_MANAGER = (_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager")
_SESSION = f"{_LOGIN}.Session"
_LID = (_POWER, "/org/freedesktop/UPower", _POWER)
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver")
_WHY = ("sleep", "ECM Desktop", "The vault is being locked", "delay")
_PATIENCE_MS = 500  # for an answer of the system


class BusWatch(AbsenceWatch):
    """Hears nothing where there is no bus."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        self._holds_sleep: object = None
        self._session = ""
        if self._system.isConnected():
            self._hear_the_system()
        if session.isConnected():
            for name in _SAVERS:
                session.connect("", "", name, "ActiveChanged", self, SLOT("begins(bool)"))  # type: ignore[call-overload]  # it takes what SLOT gives

    def _hear_the_system(self) -> None:
        hear = self._system.connect
        hear(*_MANAGER, "PrepareForSleep", self, SLOT("sleeps(bool)"))  # type: ignore[call-overload]  # it takes what SLOT gives
        paths = [_LID[:2]]
        session = self._asked(*_MANAGER, "GetSession", os.environ.get("XDG_SESSION_ID", ""))
        if isinstance(session, QDBusObjectPath):
            self._session = session.path()
            paths.append((_LOGIN, self._session))
        hear(_LOGIN, self._session, _SESSION, "Lock", self, SLOT("locked()"))  # type: ignore[call-overload]  # it takes what SLOT gives
        for service, path in paths:
            hear(service, path, _PROPERTIES, "PropertiesChanged", self, SLOT("changed(QDBusMessage)"))  # type: ignore[call-overload]  # it takes what SLOT gives
        self._holds_sleep = self._asked(*_MANAGER, "Inhibit", *_WHY)

    def _asked(self, service: str, path: str, interface: str, what: str, *given: str) -> object:
        message = QDBusMessage.createMethodCall(service, path, interface, what)
        message.setArguments(list(given))
        answer = self._system.call(message, timeout=_PATIENCE_MS)
        return answer.arguments()[0] if answer.type() is QDBusMessage.MessageType.ReplyMessage else None

    def _property(self, service: str, path: str, interface: str, name: str) -> object:
        value = self._asked(service, path, _PROPERTIES, "Get", interface, name)
        return value.variant() if isinstance(value, QDBusVariant) else None

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """A sleep begins, or ends. It goes on when the program has ended for the lock, or has nothing to lock."""
        self.begins(begins)
        if begins:
            QTimer.singleShot(0, self, self._let_sleep)
        else:
            self._holds_sleep = self._asked(*_MANAGER, "Inhibit", *_WHY)

    def _let_sleep(self) -> None:
        self._holds_sleep = None

    @Slot(bool)
    def begins(self, begins: bool) -> None:
        """A sleep or a screen lock begins, or ends."""
        if begins:
            self.gone.emit()

    @Slot()
    def locked(self) -> None:
        """The session is being locked."""
        self.gone.emit()

    @Slot(QDBusMessage)
    def changed(self, told: QDBusMessage) -> None:
        """Something is other than before: the screen may be another user's now, or the lid be closed and not docked."""
        if told.path() == self._session:
            is_gone = self._property(_LOGIN, self._session, _SESSION, "Active") is False
        else:
            is_closed = self._property(*_LID, "LidIsClosed") is True
            is_gone = is_closed and self._property(*_MANAGER, "Docked") is not True
        if is_gone:
            self.gone.emit()

"""Windows: a window that asked for it is told when its session is locked or left, and every window of a sleep."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.absence.watch import AbsenceWatch

_SESSION_CHANGE, _POWER = 0x02B1, 0x0218  # WM_WTSSESSION_CHANGE, WM_POWERBROADCAST
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION
_MEANS_GONE = frozenset(
    (
        (_SESSION_CHANGE, 0x2),  # WTS_CONSOLE_DISCONNECT: another user takes over
        (_SESSION_CHANGE, 0x4),  # WTS_REMOTE_DISCONNECT
        (_SESSION_CHANGE, 0x6),  # WTS_SESSION_LOGOFF
        (_SESSION_CHANGE, 0x7),  # WTS_SESSION_LOCK
        (_POWER, 0x4),  # PBT_APMSUSPEND
    )
)


class MessageFilter(QAbstractNativeEventFilter):
    """Reads each message that Windows sends to this program, holds none back, and calls for those that mean absence."""

    def __init__(self, gone: Callable[[], None]) -> None:
        super().__init__()
        self._gone = gone

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Look at one message; `message` is the address of its MSG."""
        if QByteArray(kind).startsWith(b"windows_"):
            read = wintypes.MSG.from_address(int(message))
            if (read.message, read.wParam) in _MEANS_GONE:
                self._gone()
        return False, 0


class SessionWatch(AbsenceWatch):
    """Listens at `window` for as long as both live."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = MessageFilter(self.gone.emit)
        _ask_for_messages(int(window.winId()))
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)


def _ask_for_messages(window: int) -> None:
    if sys.platform == "win32":
        # where it is refused, a sleep is heard all the same, and the time runs
        register = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification
        register.argtypes = (wintypes.HWND, wintypes.DWORD)
        register.restype = wintypes.BOOL
        register(window, _THIS_SESSION)

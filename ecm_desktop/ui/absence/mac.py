"""macOS: the system posts a notification to every program when the screen is locked."""

from __future__ import annotations

import ctypes
from typing import Any

from PySide6.QtCore import QObject

from ecm_desktop.ui.absence.watch import AbsenceWatch

_FRAMEWORK = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_SCREEN_LOCKED = b"com.apple.screenIsLocked"
_UTF8, _AT_ONCE = 0x08000100, 4  # kCFStringEncodingUTF8, CFNotificationSuspensionBehaviorDeliverImmediately
_POINTER = ctypes.c_void_p
# center, observer, name, object, what is told with it
_CALLED = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)


class ScreenWatch(AbsenceWatch):
    """Listens for as long as it lives; the notification comes by the main thread's own loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._called = _CALLED(self.hear)  # the system keeps its address only
        core = _framework()
        center = core.CFNotificationCenterGetDistributedCenter()
        name = core.CFStringCreateWithCString(None, _SCREEN_LOCKED, _UTF8)
        core.CFNotificationCenterAddObserver(center, id(self), self._called, name, None, _AT_ONCE)
        core.CFRelease(name)
        self.destroyed.connect(_leaving(core, center, id(self)))

    def hear(self, *_told: object) -> None:
        """The screen is locked."""
        self.gone.emit()


def _leaving(core: Any, center: Any, observer: int) -> Any:
    return lambda: core.CFNotificationCenterRemoveEveryObserver(center, observer)


def _framework() -> Any:
    core = ctypes.CDLL(_FRAMEWORK)
    core.CFNotificationCenterGetDistributedCenter.restype = _POINTER
    core.CFNotificationCenterGetDistributedCenter.argtypes = ()
    core.CFStringCreateWithCString.restype = _POINTER
    core.CFStringCreateWithCString.argtypes = (_POINTER, ctypes.c_char_p, ctypes.c_uint32)
    core.CFNotificationCenterAddObserver.restype = None
    core.CFNotificationCenterAddObserver.argtypes = (_POINTER, _POINTER, _CALLED, _POINTER, _POINTER, ctypes.c_long)
    core.CFNotificationCenterRemoveEveryObserver.restype = None
    core.CFNotificationCenterRemoveEveryObserver.argtypes = (_POINTER, _POINTER)
    core.CFRelease.restype = None
    core.CFRelease.argtypes = (_POINTER,)
    return core

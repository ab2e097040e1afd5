"""macOS: whoever asked is told when the screen is locked, and before the computer sleeps, which waits for the answer.

Written from the descriptions of the system; tests play it, and it never ran there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer

from ecm_desktop.ui.absence.watch import AbsenceWatch

_FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
_SCREEN_LOCKED = b"com.apple.screenIsLocked"
_UTF8, _AT_ONCE = 0x08000100, 4  # kCFStringEncodingUTF8, CFNotificationSuspensionBehaviorDeliverImmediately
_MAY_IT_SLEEP, _IT_SLEEPS = 0xE0000270, 0xE0000280  # kIOMessageCanSystemSleep, kIOMessageSystemWillSleep
_POINTER, _NUMBER = ctypes.c_void_p, ctypes.c_uint32
# center, observer, name, object, what is told with it
_CALLED = ctypes.CFUNCTYPE(None, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
# ours, service, message, what belongs to the message
_TOLD = ctypes.CFUNCTYPE(None, _POINTER, _NUMBER, _NUMBER, _POINTER)


class Mac(NamedTuple):
    """CoreFoundation, IOKit, and the name of the modes in which a loop hears of everything."""

    core: Any
    kit: Any
    modes: int | None


def this_mac() -> Mac:
    """The system itself."""
    core, kit = (ctypes.CDLL(_FRAMEWORKS.format(name)) for name in ("CoreFoundation", "IOKit"))
    return bound(core, kit, _POINTER.in_dll(core, "kCFRunLoopCommonModes").value)


def bound(core: Any, kit: Any, modes: int | None) -> Mac:
    """The libraries, told what their calls take and give: an address cut to 32 bits would be another one."""
    for call, gives, *takes in (
        (core.CFNotificationCenterGetDistributedCenter, _POINTER),
        (core.CFStringCreateWithCString, _POINTER, _POINTER, ctypes.c_char_p, _NUMBER),
        (core.CFNotificationCenterAddObserver, None, _POINTER, _POINTER, _CALLED, _POINTER, _POINTER, ctypes.c_long),
        (core.CFNotificationCenterRemoveEveryObserver, None, _POINTER, _POINTER),
        (core.CFRelease, None, _POINTER),
        (core.CFRunLoopGetMain, _POINTER),
        (core.CFRunLoopAddSource, None, _POINTER, _POINTER, _POINTER),
        (kit.IORegisterForSystemPower, _NUMBER, _POINTER, _POINTER, _TOLD, _POINTER),
        (kit.IONotificationPortGetRunLoopSource, _POINTER, _POINTER),
        (kit.IOAllowPowerChange, ctypes.c_int, _NUMBER, ctypes.c_long),
        (kit.IODeregisterForSystemPower, ctypes.c_int, _POINTER),
        (kit.IONotificationPortDestroy, None, _POINTER),
    ):
        call.argtypes, call.restype = takes, gives
    return Mac(core, kit, modes)


class ScreenWatch(AbsenceWatch):
    """Listens for as long as it lives; what is told comes by the main thread's own loop."""

    def __init__(self, parent: QObject, system: Mac | None = None) -> None:
        super().__init__(parent)
        self._mac = system or this_mac()
        self._called, self._told = _CALLED(self.hear), _TOLD(self.sleep_told)  # the system keeps addresses only
        self._root = 0
        endings = (self._hear_the_screen(), self._hear_the_power())
        self.destroyed.connect(lambda: [end() for end in endings])

    def _hear_the_screen(self) -> Callable[[], object]:
        core, me = self._mac.core, id(self)
        center = core.CFNotificationCenterGetDistributedCenter()
        name = core.CFStringCreateWithCString(None, _SCREEN_LOCKED, _UTF8)
        core.CFNotificationCenterAddObserver(center, me, self._called, name, None, _AT_ONCE)
        core.CFRelease(name)
        return lambda: core.CFNotificationCenterRemoveEveryObserver(center, me)

    def _hear_the_power(self) -> Callable[[], object]:
        (core, kit, modes), port, notifier = self._mac, _POINTER(), _NUMBER()
        self._root = kit.IORegisterForSystemPower(None, ctypes.byref(port), self._told, ctypes.byref(notifier))
        if not self._root:  # refused: a sleep is noticed on waking
            return lambda: None
        core.CFRunLoopAddSource(core.CFRunLoopGetMain(), kit.IONotificationPortGetRunLoopSource(port), modes)

        def end() -> None:
            kit.IODeregisterForSystemPower(ctypes.byref(notifier))
            kit.IONotificationPortDestroy(port)

        return end

    def hear(self, *_told: object) -> None:
        """The screen is locked."""
        self.gone.emit()

    def sleep_told(self, _ours: object, _service: int, message: int, argument: int | None) -> None:
        """Whether the computer may sleep, or it is about to: that waits until the program has ended for the lock."""
        if message == _MAY_IT_SLEEP:
            self._allow(argument)
        elif message == _IT_SLEEPS:
            self.gone.emit()
            QTimer.singleShot(0, self, lambda: self._allow(argument))

    def _allow(self, argument: int | None) -> None:
        self._mac.kit.IOAllowPowerChange(self._root, argument or 0)

"""What macOS says of a locked screen and of a sleep, said here by C functions of the documented kinds."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.absence.mac import ScreenWatch, bound

POINTER, NUMBER, LONG = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_long
CALLED = ctypes.CFUNCTYPE(None, *[POINTER] * 5)
TOLD = ctypes.CFUNCTYPE(None, POINTER, NUMBER, NUMBER, POINTER)
MAY_IT_SLEEP, IT_SLEEPS, IT_WOKE = 0xE0000270, 0xE0000280, 0xE0000300
MODES, CENTER, NAME, LOOP, PORT, SOURCE = (1 << 40 | n for n in range(6))  # addresses that 32 bits do not hold


class PlayedMac:
    """Remembers what it was asked, and whom to tell."""

    def __init__(self, root: int = 7) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.called: Any = None
        self.told: Any = None

        def note(name: str, answer: Any = None) -> Any:
            def noted(*given: Any) -> Any:
                self.asked.append((name, *given))
                return answer

            return noted

        def observe(_center: int, _me: int, called: int, _name: int, _of: None, _how: int) -> None:
            self.called = CALLED(called)

        def register(_ours: None, port: int, told: int, notifier: int) -> int:
            ctypes.c_void_p.from_address(port).value = PORT
            ctypes.c_uint32.from_address(notifier).value = 9
            self.told = TOLD(told)
            return root

        def drop(notifier: int) -> int:
            self.asked.append(("dropped", ctypes.c_uint32.from_address(notifier).value))
            return 0

        kind = ctypes.CFUNCTYPE
        core = SimpleNamespace(
            CFNotificationCenterGetDistributedCenter=kind(POINTER)(lambda: CENTER),
            CFStringCreateWithCString=kind(POINTER, POINTER, ctypes.c_char_p, NUMBER)(lambda *_given: NAME),
            CFNotificationCenterAddObserver=kind(None, POINTER, POINTER, POINTER, POINTER, POINTER, LONG)(observe),
            CFNotificationCenterRemoveEveryObserver=kind(None, POINTER, POINTER)(note("removed")),
            CFRelease=kind(None, POINTER)(note("released")),
            CFRunLoopGetMain=kind(POINTER)(lambda: LOOP),
            CFRunLoopAddSource=kind(None, POINTER, POINTER, POINTER)(note("added")),
        )
        kit = SimpleNamespace(
            IORegisterForSystemPower=kind(NUMBER, POINTER, POINTER, POINTER, POINTER)(register),
            IONotificationPortGetRunLoopSource=kind(POINTER, POINTER)(lambda port: SOURCE if port == PORT else 0),
            IOAllowPowerChange=kind(ctypes.c_int, NUMBER, LONG)(note("allowed", 0)),
            IODeregisterForSystemPower=kind(ctypes.c_int, POINTER)(drop),
            IONotificationPortDestroy=kind(None, POINTER)(note("destroyed")),
        )
        self.system = bound(core, kit, MODES)


@pytest.fixture
def mac() -> PlayedMac:
    return PlayedMac()


@pytest.fixture
def watch(qapp: object, mac: PlayedMac) -> ScreenWatch:
    parent = QObject()
    made = ScreenWatch(parent, mac.system)
    made.kept = parent
    return made


def test_a_locked_screen_is_heard(qtbot: QtBot, mac: PlayedMac, watch: ScreenWatch) -> None:
    assert mac.asked == [("released", NAME), ("added", LOOP, SOURCE, MODES)]
    with qtbot.waitSignal(watch.gone):
        mac.called(None, None, None, None, None)


def test_a_sleep_is_allowed_only_after_what_it_asks_for(qtbot: QtBot, mac: PlayedMac, watch: ScreenWatch) -> None:
    mac.asked.clear()
    watch.gone.connect(lambda: mac.asked.append(("locked",)))
    mac.told(None, 0, IT_SLEEPS, 1 << 35)
    assert mac.asked == [("locked",)]
    qtbot.waitUntil(lambda: len(mac.asked) == 2)
    assert mac.asked[1] == ("allowed", 7, 1 << 35)


def test_the_question_whether_it_may_sleep_locks_nothing(mac: PlayedMac, watch: ScreenWatch) -> None:
    mac.asked.clear()
    watch.gone.connect(lambda: mac.asked.append(("locked",)))
    mac.told(None, 0, MAY_IT_SLEEP, 5)
    mac.told(None, 0, IT_WOKE, 6)
    assert mac.asked == [("allowed", 7, 5)]


def test_it_asks_for_nothing_any_more_when_it_goes(mac: PlayedMac, watch: ScreenWatch) -> None:
    mac.asked.clear()
    watch.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [one[0] for one in mac.asked] == ["removed", "dropped", "destroyed"]
    assert mac.asked[1:] == [("dropped", 9), ("destroyed", PORT)]


def test_where_it_is_not_told_of_sleep_it_still_hears_the_screen(qtbot: QtBot, qapp: object) -> None:
    mac, parent = PlayedMac(root=0), QObject()
    watch = ScreenWatch(parent, mac.system)
    with qtbot.waitSignal(watch.gone):
        mac.called(None, None, None, None, None)
    assert ("added", LOOP, SOURCE, MODES) not in mac.asked

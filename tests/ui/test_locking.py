"""When the vault locks by itself: an empty chair, a sleep, a long day, the system's word, a window that hides."""

from __future__ import annotations

import ctypes
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from builders import TODAY
from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.ui.absence.linux import BusWatch
from ecm_desktop.ui.absence.windows import MessageFilter
from ecm_desktop.ui.idle import BEAT_MS, DAY_ENDS_S, LONGEST_S, MINUTE_MS, IdleWatch
from ecm_desktop.ui.locking import MEETING_MINUTES
from ecm_desktop.ui.notices import NoticeBar
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.window import MainWindow

BEAT = BEAT_MS / 1000


class Clock:
    """Seconds that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: object, clock: Clock) -> IdleWatch:
    made = IdleWatch(5, now=clock)
    made.start()
    return made


def test_76_three_days_of_sleep_end_the_time_on_waking(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    clock.now += BEAT
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()
    clock.now += 3 * 24 * 3600
    with qtbot.waitSignal(watch.idle):
        watch.look()
    assert not watch.is_running


def test_76_a_quarter_of_an_hour_of_sleep_does_too(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    clock.now += 15 * 60
    with qtbot.waitSignal(watch.idle):
        watch.look()
    assert not watch.is_running


def test_75_a_clock_set_back_locks_nothing_and_the_time_runs_on(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    clock.now -= 3650 * 24 * 3600
    with qtbot.assertNotEmitted(watch.idle):
        watch.look()
    assert watch.is_running


def test_twelve_hours_are_the_most(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    for _ in range(int(LONGEST_S / BEAT)):
        clock.now += BEAT
        watch.look()
    assert watch.is_running
    clock.now += BEAT
    with qtbot.waitSignal(watch.idle):
        watch.look()


def test_the_end_of_twelve_hours_is_told_ten_minutes_before(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    told: list[float] = []
    begun = clock.now
    watch.day_ends.connect(lambda: told.append(clock.now - begun))
    while watch.is_running:
        clock.now += BEAT
        watch.look()
    assert told == [LONGEST_S - DAY_ENDS_S + BEAT]


def test_it_is_said_in_the_window_where_it_can_be_locked_at_a_good_moment(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    room_window.locks.idle.day_ends.emit()
    assert "locks in ten minutes" in room_window.room.notices.text
    qtbot.mouseClick(room_window.room.notices.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room_window.room is None)


def test_the_last_minute_is_told_once(qtbot: QtBot, watch: IdleWatch) -> None:
    watch._timer.setInterval(2 * MINUTE_MS)
    with qtbot.assertNotEmitted(watch.soon):
        watch.look()
    watch._timer.remainingTime = lambda: MINUTE_MS - 1  # type: ignore[method-assign]
    with qtbot.waitSignal(watch.soon):
        watch.look()
    with qtbot.assertNotEmitted(watch.soon):
        watch.look()


@pytest.mark.parametrize("over", ["nothing", "panel", "vault"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_warning_is_seen_over_everything_until_somebody_touches_something(
    qtbot: QtBot, room_window: MainWindow, preferences: PreferenceDesk, over: str, scale: float
) -> None:
    preferences.change(text_scale=scale)
    idle = room_window.locks.idle
    idle.watch(room_window.windowHandle())
    match over:
        case "panel":  # fills the window
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
        case "vault":
            room_window.show_vault()
    assert warnings(room_window) == []
    idle._timer.remainingTime = lambda: MINUTE_MS - 1  # type: ignore[method-assign]
    idle.look()
    (bar,) = warnings(room_window)
    QApplication.processEvents()
    assert bar.rect().bottomLeft() + bar.pos() == room_window.rect().bottomLeft()
    room_window.resize(1200, 800)
    QApplication.processEvents()
    assert bar.width() == room_window.width()
    assert bar.rect().bottomLeft() + bar.pos() == room_window.rect().bottomLeft()
    assert room_window.childAt(bar.geometry().center()) in (bar, *bar.findChildren(QWidget))
    assert not bar._timer.isActive()
    qtbot.keyClick(room_window.windowHandle(), Qt.Key.Key_Shift)
    assert warnings(room_window) == []


def warnings(window: MainWindow) -> list[NoticeBar]:
    return [one for one in window.findChildren(NoticeBar) if one.isVisible() and "in a minute" in one.text]


def test_a_meeting_gives_more_time_until_it_is_closed(room_window: MainWindow, preferences: PreferenceDesk) -> None:
    session, timer = room_window.room.session, room_window.locks.idle._timer
    assert timer.interval() == 5 * MINUTE_MS
    session.do("Open", meetings.open_new_meeting, Meeting(id="now", held=TODAY, is_open=True), session.ids)
    assert timer.interval() == MEETING_MINUTES * MINUTE_MS
    preferences.change(idle_minutes=60)
    assert timer.interval() == 60 * MINUTE_MS
    session.undo()
    preferences.change(idle_minutes=2)
    assert timer.interval() == 2 * MINUTE_MS


def test_a_minimised_window_locks_for_those_who_chose_it(
    qtbot: QtBot, room_window: MainWindow, preferences: PreferenceDesk
) -> None:
    room_window.showMinimized()
    assert room_window.room is not None
    room_window.showNormal()
    preferences.change(lock_when_minimised=True)
    room_window.setWindowState(Qt.WindowState.WindowMinimized)
    qtbot.waitUntil(lambda: room_window.room is None)


def test_the_systems_word_locks(room_window: MainWindow) -> None:
    absence = room_window.locks.findChild(BusWatch)
    absence.begins(False)
    assert room_window.room is not None
    absence.begins(True)
    assert room_window.room is None
    absence.locked()  # with nothing open it means nothing


HEAR = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ecm_desktop.ui.absence.linux import BusWatch
app = QCoreApplication([])
watch = BusWatch()
watch.gone.connect(lambda: (print("gone", flush=True), app.quit()))
signal = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
signal.setArguments([True])
QDBusConnection.sessionBus().send(signal)
app.exec()
"""


def test_a_screen_lock_is_heard_on_a_real_bus(tmp_path: Path) -> None:
    bus = shutil.which("dbus-run-session")
    if bus is None:
        pytest.skip("no message bus is installed")
    command = [bus, "--", sys.executable, "-c", HEAR]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stdout == "gone\n"


HEAR_THE_SYSTEM = """
from PySide6.QtCore import QCoreApplication, QTimer
from ecm_desktop.ui.absence.linux import BusWatch
app = QCoreApplication([])
watch = BusWatch()
watch.gone.connect(lambda: print("gone", flush=True))
print("hears", flush=True)
app.exec()
"""


class Computer:
    """The system's own managers, played on a bus beside a program that listens."""

    def __init__(self) -> None:
        manager = Path(__file__).with_name("child_that_sleeps.py")
        self._played = subprocess.Popen(
            ["dbus-run-session", "--", sys.executable, manager, "-c", HEAR_THE_SYSTEM], text=True,
            cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert self.told() == "hears"

    def do(self, what: str) -> None:
        assert self._played.stdin is not None
        print(what, file=self._played.stdin, flush=True)

    def told(self) -> str:
        assert self._played.stdout is not None
        return str(json.loads(self._played.stdout.readline()))

    def end(self) -> None:
        self._played.communicate()


@pytest.fixture
def computer() -> Iterator[Computer]:
    if shutil.which("dbus-run-session") is None:
        pytest.skip("no message bus is installed")
    made = Computer()
    yield made
    made.end()


def test_a_sleep_is_held_up_for_the_lock_only_and_again_after_waking(computer: Computer) -> None:
    for _ in range(2):
        computer.do("sleep")
        assert [computer.told(), computer.told()] == ["gone", "nobody holds the sleep up"]
        computer.do("wake")


def test_a_lid_that_closes_locks_but_not_when_docked(computer: Computer) -> None:
    computer.do("lid, docked")
    assert [computer.told(), computer.told()] == ["asked: LidIsClosed", "asked: Docked"]
    computer.do("lid")
    assert [computer.told() for _ in range(3)] == ["asked: LidIsClosed", "asked: Docked", "gone"]


def test_another_users_turn_locks_and_a_hint_of_the_desktop_does_not(computer: Computer) -> None:
    computer.do("idle hint")
    assert computer.told() == "asked: Active"
    computer.do("another user")
    assert [computer.told(), computer.told()] == ["asked: Active", "gone"]
    computer.do("lock")
    assert computer.told() == "gone"


@pytest.mark.parametrize(
    ("message", "what", "is_gone"),
    [
        (0x02B1, 7, True), (0x02B1, 8, False),  # the session is locked, unlocked
        (0x02B1, 2, True), (0x02B1, 1, False),  # another user at the console, back again
        (0x02B1, 4, True), (0x02B1, 3, False),  # the remote session is left, taken up
        (0x0218, 4, True), (0x0218, 7, False),  # sleep, waking
        (0x0100, 7, False), (0x0007, 4, False),  # a key, the focus
    ],
)  # fmt: skip
def test_what_windows_says_is_read(message: int, what: int, is_gone: bool) -> None:
    told: list[int] = []
    sent = wintypes.MSG(message=message, wParam=what)
    reader = MessageFilter(lambda: told.append(message))
    assert reader.nativeEventFilter(QByteArray(b"windows_generic_MSG"), ctypes.addressof(sent)) == (False, 0)
    assert told == [message] * is_gone
    assert reader.nativeEventFilter(QByteArray(b"xcb_generic_event_t"), 0) == (False, 0)  # another system's is not read


class PaintWatch(QObject):
    """Counts how often a widget was painted."""

    painted = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.painted += event.type() == QEvent.Type.Paint
        return False


def test_the_screen_is_neutral_before_anything_is_waited_for(
    room_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, seen = PaintWatch(), []
    room_window.gate.installEventFilter(watch)
    room, store = room_window.room, room_window._store
    leave, close = room.close_down, store.close
    monkeypatch.setattr(room, "close_down", lambda: (seen.append((room.isVisible(), watch.painted)), leave()))
    monkeypatch.setattr(store, "close", lambda: (seen.append((room.isVisible(), watch.painted)), close()))
    room_window.lock()
    assert len(seen) == 2
    assert all(not visible and painted for visible, painted in seen)

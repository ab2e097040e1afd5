"""A locked program starts anew: nothing of the case stays in it, and unlocking leads back to where the user was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from processes import memory_of, python_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.domain.case import Case
from ecm_desktop.settings import Preferences, save_preferences
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.ui.returning import VARIABLE, Stance, show_as_before, stance_of
from ecm_desktop.ui.typed_line import TypedLine
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]

UNLOCK_AND_LOCK = """
import os, sys
if "ECM_DESKTOP_RETURNS" in os.environ:
    print("again", os.getpid(), os.environ["ECM_DESKTOP_RETURNS"], flush=True)
    sys.stdin.read()
    sys.exit()
import argparse
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from ecm_desktop import app
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.window import MainWindow
passphrase = sys.stdin.readline().rstrip()
qt = app.make_application()
LOCKED_BY = {
    "key": lambda window: QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    "idle": lambda window: window.locks.idle._timer.timeout.emit(),
    "minimised": lambda window: window.setWindowState(Qt.WindowState.WindowMinimized),
    "sleep": lambda window: None,
}

def step():
    window = next(one for one in qt.topLevelWidgets() if isinstance(one, MainWindow))
    page = window.gate.currentWidget()
    if window.room is not None:
        print(window.room.header.who.text(), os.getpid(), flush=True)
        timer.stop()
        LOCKED_BY[sys.argv[2]](window)
    elif page.isEnabled() and not page.field.text() and page.field.isEnabled():
        page.field.setText(passphrase)
        page.button.click()

timer = QTimer(interval=50)
timer.timeout.connect(step)
timer.start()
app.run(argparse.Namespace(vault=Path(sys.argv[1])), Translator())
"""


class Locked:
    """What is looked for in the memory of a program after it locked itself."""

    def __init__(self, folder: Path) -> None:
        key = unlock(folder, Passphrase(PASSPHRASE)).key
        self.keys = [key.for_sealing(), *(bytes(key.subkey(one)) for one in Purpose)]

    def holds_nothing(self, pid: int) -> None:
        memory = b"".join(memory_of(pid))
        assert b"ECM_DESKTOP_RETURNS" in memory  # the right memory was read
        for spelled in ("Jo March".encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")):
            assert spelled not in memory
        assert PASSPHRASE.encode() not in memory
        assert [place for place, one in enumerate(self.keys) if one in memory or one.hex().encode() in memory] == []


def surroundings(folder: Path) -> dict[str, str]:
    """Those of a program of the user's own, which locks when it is minimised."""
    settings = folder / "ecm-desktop"
    settings.mkdir()
    save_preferences(settings / "preferences.json", Preferences(lock_when_minimised=True))
    return {
        **os.environ,
        "PYTHONPATH": python_path(PROJECT),
        "XDG_CONFIG_HOME": str(folder),
        "HOME": str(folder),
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads another process's memory as Linux shows it")
@pytest.mark.parametrize(
    ("how", "comes"), [("key", Stance.ACTIVE), ("idle", Stance.ACTIVE), ("minimised", Stance.MINIMISED)]
)
def test_88_locking_starts_the_program_anew_without_the_case(
    vault_folder: Path, case_in_vault: Case, tmp_path: Path, how: str, comes: Stance
) -> None:
    locked = Locked(vault_folder)
    child = subprocess.Popen(
        [sys.executable, "-c", UNLOCK_AND_LOCK, str(vault_folder), how],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings(tmp_path),
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(PASSPHRASE.encode() + b"\n")
        child.stdin.flush()
        assert child.stdout.readline().decode() == f"Jo March {child.pid}\n"
        assert child.stdout.readline().decode() == f"again {child.pid} {comes}\n"
        locked.holds_nothing(child.pid)
    finally:
        child.communicate()
    assert child.returncode == 0
    assert not list(vault_folder.glob("*-wal"))
    assert not (vault_folder / "vault.lock").exists()


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no message bus is installed")
def test_88_a_sleep_waits_until_the_program_has_started_anew_without_the_case(
    vault_folder: Path, case_in_vault: Case, tmp_path: Path
) -> None:
    locked, manager = Locked(vault_folder), Path(__file__).with_name("child_that_sleeps.py")
    command = ["dbus-run-session", "--", sys.executable, manager, "-c", UNLOCK_AND_LOCK, vault_folder, "sleep"]
    child = subprocess.Popen(
        command, cwd=tmp_path, text=True, env=surroundings(tmp_path),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        print(PASSPHRASE, file=child.stdin, flush=True)
        name, pid = json.loads(child.stdout.readline()).rsplit(" ", 1)
        assert name == "Jo March"
        print("sleep", file=child.stdin, flush=True)
        told = {json.loads(child.stdout.readline()) for _ in range(2)}
        assert told == {"nobody holds the sleep up", f"again {pid} {Stance.ACTIVE}"}
        locked.holds_nothing(int(pid))
    finally:
        child.communicate()


def test_another_window_leads_back_to_where_the_user_was(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow
) -> None:
    child = room_window.room.session.case.child.person
    room_window.room.show_page("timeline")
    room_window.room.session.select(child)
    room_window.room.session.set_day(date(2020, 3, 4))
    room_window.lock()
    again = make_window()
    qtbot.keyClicks(again.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(again.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.room is not None)
    assert (again.room.current, again.room.session.selection) == ("timeline", child)
    assert again.room.session.day == date(2020, 3, 4)
    again.close()
    later = make_window()
    qtbot.keyClicks(later.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(later.gate.currentWidget().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: later.room is not None)
    assert later.room.current == "overview"  # what was closed is begun anew


@pytest.mark.parametrize(
    ("before", "minimised", "quietly"),
    [(Stance.ACTIVE, False, False), (Stance.BEHIND, False, True), (Stance.MINIMISED, True, False)],
)
def test_the_new_window_comes_as_the_old_one_was(qtbot: QtBot, before: Stance, minimised: bool, quietly: bool) -> None:
    environment = {VARIABLE: str(before)}
    window = QWidget()
    qtbot.addWidget(window)
    show_as_before(window, environment)
    assert environment == {}
    assert window.isMinimized() == minimised
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating) == quietly
    if minimised:
        assert stance_of(window) is Stance.MINIMISED


def test_a_window_whose_dialog_is_in_use_comes_back_active(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    dialog = QDialog(window, modal=True)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert stance_of(window) is Stance.ACTIVE
    dialog.close()


def test_a_line_half_typed_is_kept_in_the_vault_and_given_back(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow, vault_folder: Path
) -> None:
    qtbot.keyClicks(line_of(room_window), "spring 2016 nan zzqmarker")
    room_window.room.show_page("plan")
    room_window.lock()
    assert not any(b"zzqmarker" in path.read_bytes() for path in vault_folder.rglob("*") if path.is_file())
    again = make_window()
    unlock_by_keys(qtbot, again)
    assert again.room.current == "plan"
    again.lock()  # the page of the line was not even looked at
    last = make_window()
    unlock_by_keys(qtbot, last)
    line = line_of(last)
    assert line.text() == "spring 2016 nan zzqmarker"
    before = len(last.room.session.case)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(last.room.session.case) > before
    assert last.room.unfinished == {}


def test_what_was_being_typed_is_typed_on_after_a_lock(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow
) -> None:
    qtbot.keyClicks(line_of(room_window), "spring 2016 na")
    room_window.lock()
    again = make_window()
    unlock_by_keys(qtbot, again)
    qtbot.keyClicks(QApplication.focusWidget(), "n dies")
    assert line_of(again).text() == "spring 2016 nan dies"


def line_of(window: MainWindow) -> QLineEdit:
    page = window.room.show_page("timeline")
    (line,) = page.findChildren(TypedLine)
    return line.line


def unlock_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    field = window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)

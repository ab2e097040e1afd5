"""A locked program starts anew: nothing of the case stays in it, and unlocking leads back to where the user was."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from processes import memory_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow

from ecm_desktop.domain.case import Case
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
from PySide6.QtCore import QTimer
from ecm_desktop import app
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.typed_line import TypedLine
from ecm_desktop.ui.window import MainWindow
passphrase = sys.stdin.readline().rstrip()
qt = app.make_application()

def step():
    window = next(one for one in qt.topLevelWidgets() if isinstance(one, MainWindow))
    page = window.gate.currentWidget()
    if window.room is not None:
        print(window.room.header.who.text(), os.getpid(), flush=True)
        window.lock()
    elif page.isEnabled() and not page.field.text() and page.field.isEnabled():
        page.field.setText(passphrase)
        page.button.click()

timer = QTimer(interval=50)
timer.timeout.connect(step)
timer.start()
app.run(argparse.Namespace(vault=Path(sys.argv[1])), Translator())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads another process's memory as Linux shows it")
def test_88_locking_starts_the_program_anew_without_the_case(
    vault_folder: Path, case_in_vault: Case, tmp_path: Path
) -> None:
    key = unlock(vault_folder, Passphrase(PASSPHRASE)).key
    keys = [key.for_sealing(), *(bytes(key.subkey(one)) for one in Purpose)]
    child = subprocess.Popen(
        [sys.executable, "-c", UNLOCK_AND_LOCK, str(vault_folder)],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "XDG_CONFIG_HOME": str(tmp_path), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(PASSPHRASE.encode() + b"\n")
        child.stdin.flush()
        assert child.stdout.readline().decode() == f"Jo March {child.pid}\n"
        assert child.stdout.readline().decode().startswith(f"again {child.pid} ")
        memory = b"".join(memory_of(child.pid))
    finally:
        child.communicate()
    assert child.returncode == 0
    assert b"ECM_DESKTOP_RETURNS" in memory  # the right memory was read
    for spelled in ("Jo March".encode(code) for code in ("utf-8", "utf-16-le", "utf-32-le")):
        assert spelled not in memory
    assert PASSPHRASE.encode() not in memory
    assert [place for place, one in enumerate(keys) if one in memory or one.hex().encode() in memory] == []
    assert not list(vault_folder.glob("*-wal"))
    assert not (vault_folder / "vault.lock").exists()


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


def line_of(window: MainWindow) -> QLineEdit:
    page = window.room.show_page("timeline")
    (line,) = page.findChildren(TypedLine)
    return line.line


def unlock_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    field = window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)

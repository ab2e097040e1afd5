"""A day's work in the real window leaves no word of the case and no key anywhere but in the file that was asked for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import python_path
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.case import Case
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]
MARKER = "Zebedee Quillfeather"

WORK_AND_END = """
import argparse, os, sys
if "ECM_DESKTOP_RETURNS" in os.environ:
    print("locked", flush=True)
    sys.exit()
import signal
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from ecm_desktop import app
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.clipboard import put_on_clipboard
from ecm_desktop.ui.crash import CrashPage
from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.typed_line import TypedLine
from ecm_desktop.ui.window import MainWindow
folder, marker, asked_for, end = sys.argv[1:]
passphrase = sys.stdin.readline().rstrip()
qt = app.make_application()
QClipboard.ownsClipboard = lambda _self: True  # a platform without a screen cannot tell whose it is

def fail():
    raise ValueError(marker)

def work(window):
    session = window.room.session
    assert session.do("Add an event", life.add_event, LifeEvent(id="e", title=marker, note=marker, when=When()))
    window.room.show_page("timeline")
    next(one for one in window.findChildren(TypedLine)).findChild(QLineEdit).setText(marker)
    window.keeper.keep_house()
    put_on_clipboard(marker)
    ForPrograms(session).write(Path(asked_for))

def say_locked(window):
    print("clipboard", repr(QGuiApplication.clipboard().text()), flush=True)

def step():
    try:
        go_on()
    except Exception as error:  # the window would only show a page of it, again and again
        print(repr(error), flush=True)
        os._exit(9)

def go_on():
    window = next(one for one in qt.topLevelWidgets() if isinstance(one, MainWindow))
    if window.room is None:
        page = window.gate.currentWidget()
        if page.field.isEnabled() and not page.field.text():
            page.field.setText(passphrase)
            page.button.click()
    elif "e" not in window.room.session.case:
        window.locked.connect(lambda: say_locked(window))
        work(window)
        QTimer.singleShot(0, fail)
    elif Path(asked_for).exists() and not window.keeper.tasks.is_busy:
        assert window.findChild(CrashPage).isVisible()
        if end == "segv":
            os.kill(os.getpid(), signal.SIGSEGV)
        window.lock()

timer = QTimer(interval=50)
timer.timeout.connect(step)
timer.start()
sys.exit(app.run(argparse.Namespace(vault=Path(folder)), Translator()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="moves the places for files as on Linux")
@pytest.mark.parametrize("end", ["lock", "segv"])
def test_86_a_days_work_leaves_no_trace(vault_folder: Path, case_in_vault: Case, tmp_path: Path, end: str) -> None:
    key = unlock(vault_folder, Passphrase(PASSPHRASE)).key
    keys = [key.for_sealing(), *(bytes(key.subkey(one)) for one in Purpose)]
    rooms = {name: tmp_path / name for name in ("home", "temp", "config", "data", "cache", "run", "desk")}
    for room in rooms.values():
        room.mkdir(mode=0o700)
    asked_for = rooms["desk"] / "asked-for.json"
    environment = {
        **os.environ, "PYTHONPATH": python_path(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(rooms["home"]),
        "TMPDIR": str(rooms["temp"]), "SQLITE_TMPDIR": str(rooms["temp"]), "XDG_CONFIG_HOME": str(rooms["config"]),
        "XDG_DATA_HOME": str(rooms["data"]), "XDG_CACHE_HOME": str(rooms["cache"]),
        "XDG_RUNTIME_DIR": str(rooms["run"]),
    }  # fmt: skip
    command = [sys.executable, "-c", WORK_AND_END, str(vault_folder), MARKER, str(asked_for), end]
    done = subprocess.run(  # our own interpreter
        command, cwd=rooms["desk"], env=environment, input=PASSPHRASE.encode() + b"\n", capture_output=True,
        check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == (-signal.SIGSEGV if end == "segv" else 0), done.stderr
    if end == "lock":
        assert done.stdout.decode() == "clipboard ''\nlocked\n"
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    written |= {Path("stdout"): done.stdout, Path("stderr"): done.stderr}
    assert any(path.suffix == ".vbak" for path in written)
    secret = [PASSPHRASE.encode(), *keys, *(one.hex().encode() for one in keys)]
    told = [spelled for text in (MARKER, "Jo March") for spelled in _spellings(text)]
    assert {path.name for path, data in written.items() if any(one in data for one in told)} == {asked_for.name}
    assert [path.name for path, data in written.items() if any(one in data for one in secret)] == []


def _spellings(text: str) -> tuple[bytes, ...]:
    return tuple(text.encode(how) for how in ("utf-8", "utf-16-le", "utf-16-be"))


SAVE_AND_END = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog
from ecm_desktop import app
qt = app.make_application()

def answer():
    if qt.activeModalWidget() is None:
        QTimer.singleShot(20, answer)
    else:
        qt.activeModalWidget().accept()

QTimer.singleShot(20, answer)
print(QFileDialog.getSaveFileName(None, "", sys.argv[1])[0])
"""


def test_86_the_folder_of_a_file_that_was_asked_for_is_written_down_nowhere(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "Zebedee" / "report.pdf"
    for one in (home, file.parent):
        one.mkdir()
    surroundings = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": python_path(PROJECT)}
    surroundings.pop("XDG_CONFIG_HOME", None)
    done = subprocess.run(
        [sys.executable, "-c", SAVE_AND_END, str(file)], env=surroundings, text=True, capture_output=True, check=True
    )
    assert done.stdout.strip() == str(file)
    assert not any(b"Zebedee" in one.read_bytes() for one in home.rglob("*") if one.is_file())

"""What is loaded at the start, and what stays of loading: looked at in a child process."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec

from ecm_desktop.store.opening import create_vault

LATE = {
    "sqlalchemy", "alembic", "sqlcipher3", "keyring", "pyqtgraph", "numpy", "reportlab", "pikepdf", "pypdfium2",
    "openpyxl", "docx", "fontTools", "rapidfuzz", "zxcvbn", "ged4py", "msgspec",
}  # fmt: skip

OPEN_THE_WINDOW = """
import sys
from pathlib import Path
from ecm_desktop import app
home = Path(sys.argv[1])
application = app.make_application()
window = app.make_window(application, home / "vault", home / "preferences.json")
window.show()
window.start()
application.processEvents()
from PySide6.QtWidgets import QLineEdit
takes_keys = isinstance(application.focusWidget(), QLineEdit)
print(takes_keys, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


LOAD_A_LIBRARY = """
import linecache
from ecm_desktop import app
app.make_application()
import sqlalchemy
print(sum(name.endswith(".py") for name in linecache.cache))
"""


def answer(script: str, *arguments: object) -> list[str]:
    """The words that a script prints in a child process without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.split()


def opened(home) -> tuple[bool, set[str]]:
    """Whether a field has the keyboard once the window on `home`/vault is shown, and the modules loaded by then."""
    takes_keys, *modules = answer(OPEN_THE_WINDOW, home)
    return takes_keys == "True", set(modules)


def test_unlocking_is_offered_before_anything_heavy_is_loaded(tmp_path):
    store, _ = create_vault(tmp_path / "vault", "quiet harbour seven lanterns", clock=lambda: datetime.now(UTC))
    store.close()
    takes_keys, modules = opened(tmp_path)
    assert takes_keys
    assert modules & LATE == set()


def test_the_first_start_loads_nothing_heavy_either(tmp_path):
    _, modules = opened(tmp_path)
    assert modules & LATE == set()


def test_the_text_of_a_library_is_not_kept_in_memory():
    assert answer(LOAD_A_LIBRARY) == ["0"]


def test_what_is_called_late_is_installed():
    assert [name for name in LATE if find_spec(name) is None] == []

"""PySide6 6.12.0 drops a reference to None at every call that returns nothing, which aborts Python 3.11 after a while.

The pin in pyproject.toml keeps it away; these tests notice when a raised pin brings it back.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def test_check_44_void_calls_keep_the_references_to_none():
    thing = QObject()
    thing.setObjectName("warm")
    before = sys.getrefcount(None)
    for _ in range(100):
        thing.setObjectName("again")
    # other threads of the interpreter may hold a few; the fault loses one a call
    assert abs(sys.getrefcount(None) - before) < 20


def test_the_installed_qt_is_the_pinned_one():
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"PySide6-Essentials=={PySide6.__version__}" in dependencies

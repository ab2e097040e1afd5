"""The set-up's modules, which are not a package: they run before anything is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def installer_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test import `bootstrap`, `display` and `system_packages`, as Python does for the script itself."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "installer"))
    for name in ("bootstrap", "display", "system_packages"):
        monkeypatch.delitem(sys.modules, name, raising=False)

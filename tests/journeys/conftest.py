"""Journeys go through the same windows as the tests of the windows; no network hears of them, and no file tells of them
but those that the user asked for."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys.traces import Told
from plugins.no_network import network_sockets
from ui.conftest import case_in_vault, make_window, preferences, room_window, vault_folder, wiring

__all__ = ["case_in_vault", "make_window", "preferences", "room_window", "vault_folder", "wiring"]

ROOMS = {
    "TMPDIR": "temp", "HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_network_below_python() -> Iterator[None]:
    """No library opened a socket by itself, either, and the one that could is not even loaded."""
    yield
    assert network_sockets() == set()
    assert "PySide6.QtNetwork" not in sys.modules


@pytest.fixture(autouse=True)
def told(
    tmp_path_factory: pytest.TempPathFactory, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Told]:
    """Nothing that was told stands in a file of the vault, of the preferences, or where programs keep files."""
    rooms = tmp_path_factory.mktemp("rooms")
    for variable, name in ROOMS.items():
        (rooms / name).mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(rooms / name))
    monkeypatch.setattr(tempfile, "tempdir", None)
    listening = Told(monkeypatch)
    yield listening
    assert listening.found_in(vault_folder, rooms, tmp_path / "preferences.json") == {}
    assert list((rooms / "temp").iterdir()) == []

"""Journeys go through the same windows as the tests of the windows, and nobody on the network hears of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from plugins.no_network import network_sockets
from ui.conftest import case_in_vault, make_window, preferences, room_window, vault_folder, wiring

__all__ = ["case_in_vault", "make_window", "preferences", "room_window", "vault_folder", "wiring"]


@pytest.fixture(autouse=True)
def no_network_below_python() -> Iterator[None]:
    """No library opened one by itself, either, and the one that could is not even loaded."""
    yield
    assert network_sockets() == set()
    assert "PySide6.QtNetwork" not in sys.modules

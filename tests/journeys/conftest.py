"""Journeys go through the same windows as the tests of the windows."""

from __future__ import annotations

from ui.conftest import make_window, preferences, vault_folder, wiring

__all__ = ["make_window", "preferences", "vault_folder", "wiring"]

"""The page of the vault, opened from the rail of a case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.vault.page import VaultPage
from ecm_desktop.ui.window import MainWindow


def vault_page(qtbot: QtBot, window: MainWindow) -> VaultPage:
    """The page, by the button at the foot of the rail."""
    qtbot.mouseClick(window.room.rail.button("vault"), Qt.MouseButton.LeftButton)
    page = window.keeper.page
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    return page


@pytest.fixture
def page(qtbot: QtBot, room_window: MainWindow) -> VaultPage:
    return vault_page(qtbot, room_window)


def finished(qtbot: QtBot, page: VaultPage, timeout: int = 5_000) -> None:
    """Wait until what was begun on the page is done, so many milliseconds at most."""
    qtbot.waitUntil(lambda: not page.tasks.is_busy, timeout=timeout)

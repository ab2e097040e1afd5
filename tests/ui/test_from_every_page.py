"""What a meeting needs at once is one key away on every page, shared or not: the child first, at risk, pause, veil."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import CONTROL, NONE, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more

from ecm_desktop.domain.case import Case
from ecm_desktop.ui.at_risk import AtRisk
from ecm_desktop.ui.child_first import ChildFirst
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case) -> Case:
    return tell_more(vault_folder, case_in_vault, a_story())


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


@pytest.mark.parametrize("shared", [False, True], ids=["in full", "shared"])
def test_each_comes_and_goes_by_its_key_on_every_page(qtbot: QtBot, room_window: MainWindow, shared: bool) -> None:
    room, window = room_window.room, room_window
    if shared:
        room.sharing.begin()
    pages = [key.removeprefix("page.") for key in (one.id for one in window.commands) if key.startswith("page.")]
    assert len(pages) >= 9
    for page in pages:
        room.show_page(page)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        for key, held, kind in ((KEY.Key_F2, NONE, ChildFirst), (KEY.Key_R, CONTROL | SHIFT, AtRisk)):
            press(qtbot, key, held)
            assert [one.isVisible() for one in window.findChildren(kind)] == [True], (page, kind)
            press(qtbot, KEY.Key_Escape)
            assert [one.isVisible() for one in window.findChildren(kind)] == [False], (page, kind)
        for key, held, cover in (
            (KEY.Key_F8, NONE, window.stage.pause), (KEY.Key_Period, CONTROL, window.veil),
        ):  # fmt: skip
            press(qtbot, key, held)
            assert cover.is_down, page
            press(qtbot, key, held)
            assert not cover.is_down, page
        assert (room.current, QApplication.focusWidget()) == (page, focus)

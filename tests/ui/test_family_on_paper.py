"""The family map taken along from its page: sheets to read, or a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import CONTROL, LEFT
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reports.test_make import text_of
from ui.test_on_paper import out

from ecm_desktop.ui.family_on_paper import EVER, NEAREST, FamilyOnPaper
from ecm_desktop.ui.on_paper import PNG, SVG, WALL_A4
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.window import MainWindow

__all__ = ["out"]  # a fixture


@pytest.fixture
def page(room_window: MainWindow) -> FamilyPage:
    return room_window.room.show_page("family")


@pytest.mark.parametrize("form", [WALL_A4, SVG, PNG])
@pytest.mark.parametrize("which", [EVER, NEAREST])
def test_the_family_is_kept_as_sheets_and_pictures(
    qtbot: QtBot, room_window: MainWindow, page: FamilyPage, out: Path, form: str, which: str
) -> None:
    if which == EVER:
        qtbot.mouseClick(page.paper, LEFT)
    else:
        qtbot.keyClick(page.board, Qt.Key.Key_P, CONTROL)
    panel = room_window.findChild(FamilyOnPaper)
    panel.form.show_key(form)
    panel.which.show_key(which)
    qtbot.mouseClick(panel.save, LEFT)
    qtbot.waitUntil(lambda: "The family map is in" in room_window.room.notices.text, timeout=60_000)
    (file,) = out.glob("family-map-2026-11-01.*")
    data = file.read_bytes()
    if form == PNG:
        assert QImage.fromData(data).width() > 300
    else:
        said = data.decode() if form == SVG else text_of(data)
        assert "Jo March" in said
        assert ("Ann" in said) == (which == EVER)  # nobody but the child is near: Ann and Bo are no parents here

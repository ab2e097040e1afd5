"""A service's own model file, from the start of the program to the page: used, or named where it is of another kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hand
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE

from ecm_desktop import settings
from ecm_desktop.diagram.marks import full_text
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.recovery import Level
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.window import MainWindow

SHIPPED = settings.resource_dir() / "model" / "levels.en.json"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a service's own model file lies; none is there yet."""
    monkeypatch.setattr(settings, "service_dir", lambda: tmp_path / "service")
    file = tmp_path / "service" / "model" / "levels.en.json"
    file.parent.mkdir(parents=True)
    return file


def opened(qtbot: QtBot, make_window: Callable[[], MainWindow]) -> MainWindow:
    window = make_window()
    field = window.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: window.room is not None)
    return window


def test_it_is_used_with_its_licence_and_its_credit_is_on_the_page(
    qtbot: QtBot, own: Path, case_in_vault: Case, make_window: Callable[[], MainWindow]
) -> None:
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    told["credit"] = "Used under licence 7 of the authors."
    told["levels"][1]["title"] = "Solid ground"
    own.write_text(json.dumps(told), encoding="utf-8")
    window = opened(qtbot, make_window)
    page = window.room.show_page("model")
    assert isinstance(page, ModelPage)
    shown = " ".join(full_text(one) for one in Hand(qtbot, page.pyramid).marks())
    assert "Used under licence 7" in shown
    assert "Solid ground" in shown


def test_one_of_another_version_is_named_and_the_programs_own_stands(
    qtbot: QtBot, own: Path, case_in_vault: Case, make_window: Callable[[], MainWindow]
) -> None:
    own.write_text('{"version": 9, "stages": []}', encoding="utf-8")
    window = opened(qtbot, make_window)
    assert "levels.en.json of your service cannot be read" in window.room.notices.text
    assert window.room.session.setting.model.of(Level.ROUTINE).title == "Safety and routine"

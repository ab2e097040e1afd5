"""A service's own model file, from the start of the program to the page: used, or named where it is of another kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hands import Hand
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, tell_more

from ecm_desktop import settings
from ecm_desktop.diagram.marks import full_text
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import recovery
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


def test_a_case_that_was_placed_before_keeps_the_words_it_was_first_opened_with(
    qtbot: QtBot, own: Path, vault_folder: Path, case_in_vault: Case, make_window: Callable[[], MainWindow]
) -> None:
    placed, not_placed = (Meeting(id=f"m{n}", held=date(2026, n, 4), nature=MeetingKind.REVIEW) for n in (3, 6))
    case = recovery.place(case_in_vault.put(placed, not_placed), placed.id, Level.ROUTINE)
    tell_more(vault_folder, case_in_vault, case)
    opened(qtbot, make_window).close()
    own.write_text(SHIPPED.read_text(encoding="utf-8").replace('"title": "', '"title": "Our own '), encoding="utf-8")
    window = opened(qtbot, make_window)
    page = window.room.show_page("model")
    assert isinstance(page, ModelPage)
    assert not window.room.session.undo()  # nobody did anything that could be taken back
    for meeting, is_todays in ((placed, False), (not_placed, True)):
        page.show_meeting(meeting.id)
        shown = " ".join(full_text(one) for one in Hand(qtbot, page.pyramid).marks())
        assert ("Our own Safety and routine" in shown) is is_todays

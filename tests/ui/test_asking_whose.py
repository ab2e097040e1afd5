"""Asking about a file that seems to be another child's: left out, or brought in for a reason that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.ui.intake.whose import FilePanel
from ecm_desktop.ui.pages.intake import ImportPage

OTHER = "Pupil: Zachary Unwin\nDate,Event\n7 March 2017,Class trip to the museum\n"


@pytest.fixture
def page(qtbot: QtBot, story: Desk, show, tmp_path: Path) -> ImportPage:
    made = ImportPage(story.session)
    show(made)
    file = tmp_path / "school.csv"
    file.write_text(OTHER)
    made.import_files([file])
    qtbot.waitUntil(made.choose.isEnabled, timeout=20_000)
    return made


def asked(qtbot: QtBot, story: Desk, page: ImportPage) -> FilePanel:
    changes_nothing(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    panel = page.asking.panel
    assert isinstance(panel, FilePanel)
    assert not panel.go_on.isEnabled(), "something was chosen beforehand"
    return panel


def test_it_says_why_and_leaves_the_file_out(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    assert "says that it is about Zachary Unwin" in page.warnings.text()
    panel = asked(qtbot, story, page)
    assert any("says that it is about Zachary Unwin" in one.text() for one in panel.findChildren(QLabel))
    qtbot.mouseClick(panel.leave, LEFT)
    changes_nothing(story.session, lambda: qtbot.mouseClick(panel.go_on, LEFT))
    assert page.model.rowCount() == 0
    assert not page.table.isVisible()


def test_by_keys_alone_a_reason_lets_it_in_and_stays_with_the_source(
    qtbot: QtBot, story: Desk, page: ImportPage
) -> None:
    told: list[tuple[str, str]] = []
    story.session.used.connect(lambda what, sha256: told.append((what, sha256)))
    panel = asked(qtbot, story, page)
    assert panel.leave.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert panel.reason.hasFocus()
    qtbot.keyClicks(panel.reason, "his former name")
    assert panel.bring.isChecked()
    qtbot.keyClick(panel.reason, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert panel.go_on.hasFocus()
    is_one_step(story.session, lambda: qtbot.keyClick(panel.go_on, Qt.Key.Key_Space))
    case = story.session.case
    source = next(one for one in case.of(Source) if one.file == "school.csv")
    assert source.vouched == "his former name"
    assert any(one.title.startswith("Class trip") for one in case.of(LifeEvent))
    assert ("vouched", source.sha256) in told


def test_a_reason_of_blanks_is_none(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    panel = asked(qtbot, story, page)
    panel.reason.setFocus()
    qtbot.keyClicks(panel.reason, "   ")
    assert not panel.go_on.isEnabled()

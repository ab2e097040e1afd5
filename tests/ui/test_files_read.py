"""The open files beside their rows, and the timeline as it would be: by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.diagram.roles import Role
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.pages.intake import ImportPage

SCHOOL = "Date,Event\n7 March 2017,Class trip to the museum\n9 May 2018,Joined the choir\n"
POLICE = "Date,Event\n2 May 2018,Reported missing\n"


@pytest.fixture
def page(qtbot: QtBot, story: Desk, show, tmp_path: Path) -> ImportPage:
    made = ImportPage(story.session)
    show(made)
    made.resize(1289, 700)
    for name, text in (("school.csv", SCHOOL), ("police.csv", POLICE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made.import_files([tmp_path / "school.csv", tmp_path / "police.csv"])
    qtbot.waitUntil(lambda: len(made.model.proposals.rows) == 3)
    return made


def shown(page: ImportPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, Column.WHAT).data() for row in range(model.rowCount())]


def test_the_files_stand_left_of_their_rows_and_a_chosen_one_shows_its_own(qtbot: QtBot, page: ImportPage) -> None:
    files = page.rows.files
    assert files.isVisible()
    assert files.mapTo(page, files.rect().topRight()).x() < page.table.mapTo(page, page.table.rect().topLeft()).x()
    assert [files.item(place).text().split("\n")[0] for place in range(files.count())] == [
        "All files", "school.csv", "police.csv",
    ]  # fmt: skip
    qtbot.mouseClick(files.viewport(), LEFT, pos=files.visualItemRect(files.item(2)).center())
    assert shown(page) == ["Reported missing"]
    qtbot.keyClick(files, Qt.Key.Key_Up)
    assert shown(page) == ["Class trip to the museum", "Joined the choir"]
    qtbot.keyClick(files, Qt.Key.Key_Home)
    assert len(shown(page)) == 3


def test_a_row_of_another_file_is_gone_to_all_the_same(page: ImportPage) -> None:
    page.rows.files.choose("police.csv")
    page.rows.go_to(0)
    assert page.rows.files.file() == ""
    assert page.table.currentIndex().siblingAtColumn(Column.WHAT).data() == "Class trip to the museum"


def test_where_there_is_little_room_all_rows_are_shown(page: ImportPage) -> None:
    page.rows.files.choose("police.csv")
    page.resize(820, 700)
    assert not page.rows.files.isVisible()
    assert len(shown(page)) == 3


def test_one_file_needs_no_choice(qtbot: QtBot, story: Desk, show, tmp_path: Path) -> None:
    made = ImportPage(story.session)
    show(made)
    made.resize(1289, 700)
    (tmp_path / "school.csv").write_text(SCHOOL, encoding="utf-8")
    made.import_files([tmp_path / "school.csv"])
    qtbot.waitUntil(lambda: len(made.model.proposals.rows) == 2)
    assert not made.rows.files.isVisible()


def test_what_would_be_new_is_fainter_than_what_the_case_holds(story: Desk, page: ImportPage) -> None:
    page.tabs.setCurrentWidget(page.preview)
    cards = [one for one in page.preview.scene().marks() if isinstance(one, Symbol) and one.role is Role.EVENT]
    faint = {one.record in story.session.case: all(text.muted for text in one.texts) for one in cards if one.texts}
    assert faint == {True: False, False: True}


def test_a_name_in_the_name_of_a_file_is_veiled(story: Desk, page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "Ann Mason.csv").write_text(POLICE.replace("missing", "found"), encoding="utf-8")
    page.import_files([tmp_path / "Ann Mason.csv"])
    qtbot.waitUntil(lambda: len(page.model.proposals.rows) == 4)
    told = [page.rows.files.item(place) for place in range(page.rows.files.count())]
    assert any("Ann Mason" in one.text() for one in told)
    story.session.toggle_sharing()
    told = [page.rows.files.item(place) for place in range(page.rows.files.count())]
    assert not any("Mason" in text for one in told for text in (one.text(), one.toolTip()))

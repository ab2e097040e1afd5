"""The import page through real widgets: rows are looked through and accepted; a bad file is one clear sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import is_one_step

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.notices import Notice, NoticeKind
from ecm_desktop.ui.pages.intake import ImportPage

SCHOOL = "Date,Event\n5 September 2016,Starts reception\n31/02/2018,Broke his arm\nsoon,Moved class\n"
HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"


@pytest.fixture
def page(story: Desk, show) -> ImportPage:
    made = ImportPage(story.session)
    show(made)
    return made


@pytest.fixture
def said(story: Desk) -> list[Notice]:
    told: list[Notice] = []
    story.session.noticed.connect(told.append)
    return told


def read(qtbot: QtBot, page: ImportPage, *files: Path) -> None:
    page.import_files(list(files))
    qtbot.waitUntil(page.choose.isEnabled, timeout=20_000)


def test_rows_are_looked_through_and_accepted_in_one_step(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "school.csv"
    file.write_text(SCHOOL)
    assert not page.table.isVisible()
    read(qtbot, page, file)
    assert page.model.rowCount() == 3
    assert page.accept_all.text() == "Accept 3 rows"
    page.only.click()
    assert page.table.model().rowCount() == 2
    page.only.click()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(2, Column.TAKE))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 2 rows"
    before = len(story.session.case.of(LifeEvent))
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    assert len(story.session.case.of(LifeEvent)) == before + 2
    assert not page.table.isVisible()


def test_what_is_put_aside_changes_nothing(qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path) -> None:
    file, before = tmp_path / "school.csv", story.session.case
    file.write_text(SCHOOL)
    read(qtbot, page, file)
    qtbot.mouseClick(page.put_aside, LEFT)
    assert not page.table.isVisible()
    assert story.session.case is before


def test_on_a_full_disk_the_rows_stay_to_be_accepted_again(
    qtbot: QtBot, story: Desk, page: ImportPage, said: list[Notice], tmp_path: Path
) -> None:
    file, before = tmp_path / "school.csv", story.session.case
    file.write_text(SCHOOL)
    read(qtbot, page, file)
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    qtbot.mouseClick(page.accept_all, LEFT)
    assert story.session.case is before
    assert page.model.rowCount() == 3
    assert said[-1].kind is NoticeKind.TROUBLE


def no_workbook(file: Path) -> Path:
    return _written(file.with_suffix(".xlsx"), b"this is a letter and no workbook")


def empty_workbook(file: Path) -> Path:
    return _written(file.with_suffix(".xlsx"), b"")


def locked_workbook(file: Path) -> Path:
    """An office file under a password is an OLE container."""
    return _written(file.with_suffix(".xlsx"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))


def hollow_workbook(file: Path) -> Path:
    made = file.with_suffix(".xlsx")
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("hello.txt", "Ann Mason")
    return made


def picture_as_table(file: Path) -> Path:
    return _written(file.with_suffix(".csv"), b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)


def word_without_words(file: Path) -> Path:
    return _written(file.with_suffix(".docx"), b"PK\x03\x04 broken")


def tree_of_nothing(file: Path) -> Path:
    return _written(file.with_suffix(".ged"), b"Dear all, please find attached the family tree.")


def nowhere(file: Path) -> Path:
    return file.with_suffix(".csv")


def a_folder(file: Path) -> Path:
    made = file.with_suffix(".csv")
    made.mkdir()
    return made


def of_no_kind(file: Path) -> Path:
    return _written(file.with_suffix(".zip"), b"PK")


def _written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


BAD = [
    no_workbook, empty_workbook, locked_workbook, hollow_workbook, picture_as_table, word_without_words,
    tree_of_nothing, nowhere, a_folder, of_no_kind,
]  # fmt: skip


@pytest.mark.parametrize("make", BAD, ids=lambda one: one.__name__)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    qtbot: QtBot, story: Desk, page: ImportPage, said: list[Notice], tmp_path: Path, make
) -> None:
    before = story.session.case
    read(qtbot, page, make(tmp_path / "brought"))
    told = [one.text for one in said] + [line for line in page.warnings.text().splitlines() if line]
    assert len(told) == 1, told
    assert told[0].startswith("“brought.")
    assert told[0].endswith(".")
    assert "Error" not in told[0]
    assert story.session.case is before
    assert not page.table.isVisible()


def test_one_bad_file_does_not_hold_up_the_others(
    qtbot: QtBot, story: Desk, page: ImportPage, said: list[Notice], tmp_path: Path
) -> None:
    good = tmp_path / "school.csv"
    good.write_text(SCHOOL)
    read(qtbot, page, good, locked_workbook(tmp_path / "police"))
    assert len(said) + bool(page.warnings.text()) == 1
    if not said:
        assert page.model.rowCount() == 3


def test_a_tree_with_broken_pointers_is_taken_as_far_as_it_goes(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "family.ged"
    file.write_text(
        f"{HEAD}0 @I1@ INDI\n1 NAME Ann <b>& Co /Mason/\n1 FAMC @F9@\n0 @F1@ FAM\n1 HUSB @I7@\n1 WIFE @I1@\n0 TRLR\n"
    )
    read(qtbot, page, file)
    assert page.warnings.isVisible()
    qtbot.mouseClick(page.accept_all, LEFT)
    assert any("<b>& Co" in one.name for one in story.session.case.of(Person))


def test_strange_words_stay_words(qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path) -> None:
    file = tmp_path / "school.csv"
    file.write_text(f"Date,Event\n2018,<b>&</b> \u202eright to left\n2019,{'x' * 100_000}\n", encoding="utf-8")
    read(qtbot, page, file)
    assert page.model.rowCount() == 2
    qtbot.mouseClick(page.accept_all, LEFT)
    assert sum("x" * 100 in one.title for one in story.session.case.of(LifeEvent)) == 1


def test_the_shipped_family_is_read(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    read(qtbot, page, resource_dir() / "samples" / "imani" / "family.ged")
    assert "people" in page.accept_all.text()
    assert "&&" not in page.said.text()

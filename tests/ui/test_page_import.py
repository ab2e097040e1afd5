"""The import page through real widgets: rows are looked through and accepted; a bad file is one clear sentence."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from hands import LEFT, Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import is_one_step

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import Verdicts
from ecm_desktop.errors import Unavailable
from ecm_desktop.intake.to_decide import Decision
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.intake.people import PersonColumn
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.widgets.controls.pick_list import PickList

SCHOOL = "Date,Event\n7 March 2017,Class trip to the museum\n31/02/2018,Broke his arm\nsoon,Moved class\n"
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


def test_a_row_that_may_belong_in_another_lane_is_to_be_looked_at(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "police.csv"
    file.write_text("Date,Occurrence\n5 September 2024,zzz\n6 September 2016,Permanently excluded\n")
    read(qtbot, page, file)
    rows = page.model
    looks = [rows.data(rows.index(place, Column.LOOK)) for place in range(rows.rowCount())]
    assert "which lane? perhaps Family" in looks[0]
    assert "which lane?" not in looks[1]
    assert rows.needs_a_look(0)


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
    assert page.warnings.text().startswith("“police.xlsx”")
    assert said == []
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
    page.people.child_named.emit("family.ged", None)
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
    assert "&&" not in page.said.accessibleName()


def written(folder: Path, name: str, rows: str) -> Path:
    file = folder / name
    file.write_text(f"Date,Event\n{rows}")
    return file


def remark(page: ImportPage, place: int) -> str:
    return page.model.index(place, Column.LOOK).data()


def others(page: ImportPage) -> list[str]:
    return [one.accessibleDescription() for one in buttons(page, "Go there")]


def buttons(page: ImportPage, text: str) -> list[QPushButton]:
    return [one for one in page.rows.beside.findChildren(QPushButton) if one.text() == text and one.isVisible()]


def choose(page: ImportPage, place: int, column: Column = Column.WHAT) -> None:
    """Choose a row by its place in the files, wherever it is shown."""
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().mapFromSource(page.model.index(place, column)))


POLICE = "05/07/2019,Father deceased. Sudden death report\n11/03/2020,Bike stolen from shed\n"
HEALTH = "05/07/2019,Father deceased suddenly\n12/05/2021,Hearing test\n"


@pytest.fixture
def two_files(tmp_path: Path) -> tuple[Path, Path]:
    return written(tmp_path, "police.csv", POLICE), written(tmp_path, "health.csv", HEALTH)


def test_files_that_come_later_are_added_and_what_was_decided_holds(
    qtbot: QtBot, page: ImportPage, two_files: tuple[Path, Path], tmp_path: Path
) -> None:
    read(qtbot, page, two_files[0])
    choose(page, 1, Column.TAKE)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    page.model.setData(page.model.index(0, Column.LANE), "services")
    read(qtbot, page, two_files[1])
    rows = page.model.proposals.rows
    assert [row.file for row in rows] == ["police.csv", "police.csv", "health.csv", "health.csv"]
    assert rows[0].group == rows[2].group is not None
    assert rows[0].lane == "services"
    assert page.accept_all.text() == "Accept 3 rows"
    assert "police.csv" in page.said.accessibleName()
    assert page.comes.text() == (
        "4 rows: 1 tells an event by itself, 2 tell 1 event together, 1 is left out. This makes 2 new events."
    )


def test_the_very_same_file_again_is_said_and_not_doubled(
    qtbot: QtBot, page: ImportPage, two_files: tuple[Path, Path], tmp_path: Path
) -> None:
    read(qtbot, page, *two_files)
    read(qtbot, page, two_files[0])
    assert page.model.rowCount() == 4
    assert "police.csv" in page.warnings.text()
    (tmp_path / "more").mkdir()
    read(qtbot, page, written(tmp_path / "more", "police.csv", "01/02/2022,Seen in town\n"))
    assert page.model.rowCount() == 4
    assert page.warnings.text().startswith("Another file called “police.csv”")


def test_files_dropped_while_others_are_read_wait_their_turn(
    qtbot: QtBot, page: ImportPage, two_files: tuple[Path, Path]
) -> None:
    page.import_files([two_files[0]])
    page.import_files([two_files[1]])
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=20_000)


def test_a_proposed_merge_says_with_which_row_and_can_be_refused_and_taken_up_again(
    qtbot: QtBot, story: Desk, page: ImportPage, two_files: tuple[Path, Path]
) -> None:
    read(qtbot, page, *two_files)
    assert remark(page, 0) == "becomes one event with “Father deceased suddenly” (health.csv, line 2)"
    choose(page, 0)
    assert others(page) == ["becomes one event with health.csv, line 2 · 5 July 2019 · “Father deceased suddenly”"]
    qtbot.mouseClick(buttons(page, "Not the same")[0], LEFT)
    assert [row.group for row in page.model.proposals.rows] == [None] * 4
    assert others(page) == []
    page.model.decide(page.model.look.judge(Verdicts()))
    qtbot.mouseClick(buttons(page, "Go there")[0], LEFT)
    assert page.table.model().mapToSource(page.table.currentIndex()).row() == 2
    assert others(page)[0].startswith("becomes one event with police.csv, line 2")


def test_a_maybe_is_accepted_by_keys_alone(qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path) -> None:
    told = "05/07/2019,Placed with maternal grandmother\n" + "".join(
        f"01/0{month}/2020,Weekly visit {month}\n" for month in range(1, 6)
    )
    read(qtbot, page, written(tmp_path, "council.csv", told),
         written(tmp_path, "health.csv", "05/07/2019,Child placed with father's family\n"))  # fmt: skip
    assert page.model.proposals.rows[0].group is None
    assert remark(page, 0).startswith("differs from “Child placed with father's family” (health.csv, line 2)")
    choose(page, 0)
    (join,) = buttons(page, "One event")
    for _ in range(10):
        if join.hasFocus():
            break
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert join.hasFocus()
    qtbot.keyClick(join, Qt.Key.Key_Space)
    assert page.model.proposals.rows[0].group == page.model.proposals.rows[-1].group is not None
    assert page.table.hasFocus()


def test_a_later_telling_joins_the_event_of_the_case_in_one_step(
    qtbot: QtBot, story: Desk, page: ImportPage, two_files: tuple[Path, Path]
) -> None:
    read(qtbot, page, two_files[0])
    qtbot.mouseClick(page.accept_all, LEFT)
    before = len(story.session.case.of(LifeEvent))
    page.show()
    read(qtbot, page, two_files[1])
    assert remark(page, 0).startswith("is another telling of “Father deceased. Sudden")
    assert page.comes.text() == (
        "2 rows: 1 tells an event by itself, 1 tells an event of the case again. This makes 1 new event."
    )
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    events = story.session.case.of(LifeEvent)
    assert len(events) == before + 1
    assert [len(one.tellings) for one in events if one.title.startswith("Father deceased")] == [2]


def test_a_file_that_was_brought_in_before_is_said_to_add_nothing(
    qtbot: QtBot, story: Desk, page: ImportPage, two_files: tuple[Path, Path]
) -> None:
    read(qtbot, page, two_files[0])
    qtbot.mouseClick(page.accept_all, LEFT)
    read(qtbot, page, *two_files)
    assert remark(page, 0) == remark(page, 1) == "in the case already: nothing is added"
    assert page.comes.text() == (
        "4 rows: 1 tells an event by itself, 1 tells an event of the case again, 2 are in the case already. "
        "This makes 1 new event."
    )
    page.only.click()
    assert [page.table.model().index(n, Column.WHAT).data() for n in range(page.table.model().rowCount())] == [
        "Hearing test"
    ]
    before = len(story.session.case.of(LifeEvent))
    qtbot.mouseClick(page.accept_all, LEFT)
    assert len(story.session.case.of(LifeEvent)) == before + 1


def test_a_changed_row_of_a_newer_version_is_said_to_be_one_and_stands_before_what_is_known(
    qtbot: QtBot, story: Desk, page: ImportPage, two_files: tuple[Path, Path], tmp_path: Path
) -> None:
    read(qtbot, page, two_files[0])
    qtbot.mouseClick(page.accept_all, LEFT)
    (tmp_path / "newer").mkdir()
    read(qtbot, page, written(tmp_path / "newer", "police.csv", POLICE.replace("11/03/2020", "12/03/2020")))
    assert remark(page, 1).endswith("its event is dated 11 March 2020")
    model = page.table.model()
    assert [model.index(row, Column.WHAT).data() for row in range(2)] == [
        "Bike stolen from shed",
        "Father deceased. Sudden death report",
    ]
    choose(page, 1)
    assert others(page)[0].startswith("is a newer version of an event of the case · 11 March 2020")
    before = len(story.session.case.of(LifeEvent))
    qtbot.mouseClick(page.accept_all, LEFT)
    assert len(story.session.case.of(LifeEvent)) == before


def test_what_is_plain_needs_nobody_and_the_count_of_what_does_stands_beside(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    plain = "05/07/2019,Dad died in hospital\n11/03/2020,Excluded from school for 2 days\n"
    again = "05/07/2019,Father deceased\n11/03/2020,Suspended from school for 2 days\n"
    read(qtbot, page, written(tmp_path, "social_care.csv", plain), written(tmp_path, "school.csv", again))
    assert page.only.text() == "Show only the 0 rows to look at"
    assert not page.only.isEnabled()
    assert "2 events together" in page.comes.text()


def test_a_telling_with_another_day_than_its_event_is_to_be_looked_at(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "police.csv", "05/07/2019,Father deceased. Sudden death report\n"),
         written(tmp_path, "health.csv", "09/07/2019,Father deceased suddenly\n"))  # fmt: skip
    rows = page.model
    assert rows.proposals.rows[0].group == rows.proposals.rows[1].group is not None
    assert [rows.needs_a_look(place) for place in range(2)] == [False, True]
    assert remark(page, 1) == "its event is dated 5 July 2019"
    rows.setData(rows.index(1, Column.READ), "5 July 2019")
    assert not rows.needs_a_look(1)


def test_two_rows_that_are_probably_one_are_asked_about_once(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    told = "05/07/2019,Police protection powers used\n05/07/2019,Jordan went to stay with Lee\n"
    read(qtbot, page, written(tmp_path, "council.csv", told),
         written(tmp_path, "police.csv", "05/07/2019,Police protection powers used\n"))  # fmt: skip
    rows, found = page.model.proposals.rows, page.model.decisions
    asked = [row.text for place, row in enumerate(rows) if Decision.SAME in found.at(place)]
    assert asked == ["Jordan went to stay with Lee"]
    choose(page, 1)
    assert remark(page, 1).endswith("may be the same as “Police protection powers used” (police.csv, line 2)")
    qtbot.mouseClick(buttons(page, "Not the same")[0], LEFT)
    assert Decision.SAME not in page.model.decisions.at(1)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_happened_and_what_to_look_at_have_the_room(qtbot: QtBot, page: ImportPage, tmp_path: Path, scale) -> None:
    QApplication.instance().setProperty("text-scale", scale)
    try:
        read(qtbot, page, written(tmp_path, "school.csv", "31/02/2018,Broke his arm\n"))
        page.resize(1180, 700)
        qtbot.waitUntil(lambda: page.table.isColumnHidden(Column.AGENCY) is (scale > 1))
        assert page.table.horizontalScrollBar().maximum() == 0
        assert min(page.table.columnWidth(one) for one in (Column.WHAT, Column.LOOK)) >= 220
    finally:
        QApplication.instance().setProperty("text-scale", None)


def test_no_year_of_a_family_file_is_made_up(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    lines = ["0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8", "0 @I1@ INDI", "1 NAME Sam /Cole/", "1 BIRT"]
    lines += ["2 DATE BEF 1950", "1 DEAT", "2 DATE ABT 2011", "0 @I2@ INDI", "1 NAME Ann /Cole/", "1 BIRT"]
    file = tmp_path / "family.ged"
    file.write_text("\n".join([*lines, "2 DATE ABT 1955", "0 TRLR", ""]))
    read(qtbot, page, file)
    model = page.people.model
    years = [model.index(row, PersonColumn.YEARS).data() for row in range(model.rowCount())]
    assert sorted(years) == ["about 1955", "before 1950 – about 2011"]


def test_a_birth_on_a_day_that_cannot_be_is_not_sure_and_says_why(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "family.ged"
    file.write_text(f"{HEAD}0 @I1@ INDI\n1 NAME Ann /Cole/\n1 BIRT\n2 DATE 31 FEB 1986\n0 TRLR\n")
    read(qtbot, page, file)
    index = page.people.model.index(0, PersonColumn.YEARS)
    assert index.data() == "1986?"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "1986?; look at the date of birth: there is no such date"


def test_a_lane_is_changed_and_a_date_put_right_by_keys(
    qtbot: QtBot, story: Desk, page: ImportPage, said: list[Notice], tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "school.csv", "5/16,Fell off his bike\n"))
    choose(page, 0, Column.READ)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    field = page.table.findChild(QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "May 2016")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.proposals.rows[0].when.earliest == date(2016, 5, 1))
    assert page.model.index(0, Column.WRITTEN).data() == "5/16"
    choose(page, 0, Column.LANE)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    pick = page.table.findChild(PickList)
    pick.show_key("strengths")
    pick.chosen.emit("strengths")
    assert page.model.proposals.rows[0].lane == "strengths"
    qtbot.mouseClick(page.accept_all, LEFT)
    event = next(one for one in story.session.case.of(LifeEvent) if one.title == "Fell off his bike")
    assert (event.lane, event.when.earliest) == ("strengths", date(2016, 5, 1))
    told = event.tellings[0].when
    assert (event.when.words, told.words, told.earliest) == ("May 2016", "5/16", date(2016, 5, 1))
    assert not [one for one in said if one.kind is NoticeKind.TROUBLE]


def test_another_date_of_birth_is_pointed_out_and_no_event_unless_ticked(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "school.csv", "04/03/1999,DOB on school system\n11/03/2020,Class trip\n"))
    born = story.session.words.day(story.session.case.born)
    assert remark(page, 0) == f"date of birth: education has 4 March 1999, the case has {born}"
    assert page.accept_all.text() == "Accept 1 row"
    choose(page, 0)
    assert page.rows.beside.caption.text().endswith(remark(page, 0))  # in full, where the cell may be too narrow
    choose(page, 0, Column.TAKE)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 2 rows"


TREE = (
    "0 @I1@ INDI\n1 NAME Jay /Mason/\n1 SEX M\n1 FAMC @F1@\n0 @I2@ INDI\n1 NAME Ann /Lee/\n1 SEX F\n"
    "1 BIRT\n2 DATE 1980\n1 FAMS @F1@\n"
    "0 @I3@ INDI\n1 NAME Bo /Lee/\n1 DEAT Y\n0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n0 TRLR\n"
)


def test_the_people_of_a_family_file_are_listed_and_each_can_be_left_out(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "family.ged"
    file.write_text(HEAD + TREE)
    read(qtbot, page, file)
    people = page.people.model
    told = [tuple(people.index(row, column).data() for column in (1, 2, 3)) for row in range(people.rowCount())]
    assert told == [("Jay Mason", "", ""), ("Ann Lee", "1980", ""), ("Bo Lee", "died", "")]
    pick = page.people.picks["family.ged"]
    assert pick.currentText() == ""  # not said yet
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    assert pick.currentText() == "nobody in this file"
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    assert page.model.proposals.families[0].child == "@I1@"
    assert [people.index(row, 3).data() for row in range(3)] == ["the case’s child", "mother", ""]
    page.people.table.setFocus()
    for row in (0, 2):
        page.people.table.setCurrentIndex(people.index(row, 0))
        qtbot.keyClick(page.people.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 2 people"
    before = {one.name for one in story.session.case.of(Person)}
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    assert {one.name for one in story.session.case.of(Person)} == before | {"Ann Lee"}


def test_only_who_stands_near_comes_in_when_that_is_asked_for(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "family.ged"
    file.write_text(HEAD + TREE)
    read(qtbot, page, file)
    near = page.people.near["family.ged"]
    page.people.child_named.emit("family.ged", "@I1@")
    assert near.far.currentText() == "Everybody"
    near.far.setFocus()
    qtbot.keyClick(near.far, Qt.Key.Key_Down)
    assert near.far.currentText() == "1 generation each way"
    people = page.people.model
    ticks = [people.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    page.people.table.setFocus()
    page.people.table.setCurrentIndex(people.index(2, 0))
    qtbot.keyClick(page.people.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 3 people"
    near.far.setFocus()
    qtbot.keyClick(near.far, Qt.Key.Key_Up)
    assert near.far.currentText() == "Everybody"
    assert page.accept_all.text() == "Accept 3 people"


def test_of_a_table_with_several_families_one_comes_in(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.ped"
    file.write_text("A ann 0 0 2 1\nA jay 0 ann 1 1\nB bo 0 0 1 1\nB cy bo 0 2 1\nB di 0 cy 2 1\n")
    read(qtbot, page, file)
    near = page.people.near["clinic.ped"]
    near.far.setFocus()
    qtbot.keyClick(near.far, Qt.Key.Key_End)
    assert near.far.currentText() == "The whole family"
    near.whom.setFocus()
    qtbot.keyClicks(near.whom, "di")
    people = page.people.model
    ticks = [people.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(5)]
    assert ticks == [Qt.CheckState.Unchecked] * 2 + [Qt.CheckState.Checked] * 3
    page.people.child_named.emit("clinic.ped", None)
    before = {one.name for one in story.session.case.of(Person)}
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    assert {one.name for one in story.session.case.of(Person)} == before | {"bo", "cy", "di"}


def test_in_the_sharing_view_no_name_of_the_files_is_shown(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    tree = tmp_path / "family.ged"
    tree.write_text(HEAD + TREE)
    rows = "05/07/2019,Placed with Zelda Quist\n"
    read(qtbot, page, tree, *(written(tmp_path, name, rows) for name in ("council.csv", "health.csv")))
    choose(page, 0)
    story.session.toggle_sharing()
    people = page.people.model
    pick = page.people.picks["family.ged"]
    shown = [
        page.model.index(0, Column.WHAT).data(), remark(page, 0), *others(page), people.index(1, 1).data(),
        *(pick.itemText(place) for place in range(pick.count())),
    ]  # fmt: skip
    assert len(others(page)) == 1
    assert not [text for text in shown if any(name in text for name in ("Zelda", "Quist", "Ann", "Lee", "Mason"))]
    story.session.toggle_sharing()
    assert "Zelda Quist" in page.model.index(0, Column.WHAT).data()
    assert people.index(1, 1).data() == "Ann Lee"


def test_in_the_sharing_view_no_name_shows_in_what_is_said_of_the_files(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    table = written(tmp_path, "Zelda Quist.csv", "When Zelda came home,Placed with foster carers\n")
    tree = tmp_path / "Quist family.ged"
    tree.write_text(HEAD + TREE)
    empty = tmp_path / "Quist letter.txt"
    empty.write_text("Nothing of note.")
    read(qtbot, page, table, empty, tree)
    choose(page, 0)

    def told() -> tuple[str, ...]:
        caption, dated = page.rows.beside.caption.text(), page.model.index(0, Column.WRITTEN).data()
        file, child = page.people.model.index(0, 4).data(), page.people.picks[tree.name].accessibleName()
        return page.said.accessibleName(), page.warnings.text(), caption, dated, file, child

    assert all("Zelda" in text or "Quist" in text for text in told())
    story.session.toggle_sharing()
    assert not [text for text in told() if "Zelda" in text or "Quist" in text]
    story.session.toggle_sharing()
    assert all("Zelda" in text or "Quist" in text for text in told())


def test_what_was_half_looked_through_stands_there_again_after_a_lock(
    qtbot: QtBot, story: Desk, page: ImportPage, show, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "school.csv", "31/02/2018,Broke his arm\n2 May 2018,Moved class\n"))
    choose(page, 1, Column.TAKE)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    page.model.decide(page.model.look.put_in_lane(page.model.proposals.rows[0].key, "health"))
    story.session.closing.emit()
    again = ImportPage(story.session)
    show(again)
    assert again.model.look == page.model.look
    assert (again.accept_all.text(), remark(again, 0)) == ("Accept 1 row", remark(page, 0))
    again.reading.read_again(again.model.look.names, lambda _lot: None)
    qtbot.waitUntil(again.choose.isEnabled, timeout=20_000)
    qtbot.mouseClick(again.accept_all, LEFT)
    story.session.closing.emit()
    assert ImportPage(story.session).model.look.parts == ()


def test_what_was_put_aside_is_not_kept(qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path) -> None:
    read(qtbot, page, written(tmp_path, "school.csv", "2 May 2018,Moved class\n"))
    story.session.closing.emit()
    qtbot.mouseClick(page.put_aside, LEFT)
    story.session.closing.emit()
    assert story.session.drafts.kept("import") == ""


def test_a_draft_of_another_version_is_let_go(story: Desk) -> None:
    story.session.drafts.keep("import", "{}")
    assert ImportPage(story.session).model.look.parts == ()


def test_a_row_is_skipped_merged_and_kept_apart_by_keys_and_all_accepted(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    one = written(tmp_path, "school.csv", "2 May 2018,Moved to Mrs Hill\n")
    other = written(tmp_path, "police.csv", "2 May 2018,Police called to the home\n")
    read(qtbot, page, one, other)
    rows = page.model.proposals.rows
    page.model.decide(page.model.look.judge(Verdicts().say_same(rows[0].key, rows[1].key)))
    choose(page, 1, Column.WHAT)
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    assert [one.group for one in page.model.proposals.rows] == [None, None]
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 1 row"
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.accept_all.text() == "Accept 2 rows"
    is_one_step(
        story.session, lambda: qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    )


def test_m_merges_with_what_it_may_be_and_with_nothing_else(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    one = written(tmp_path, "school.csv", "2 May 2018,Placed with MGM Valerie\n9 May 2018,Class trip\n")
    other = written(tmp_path, "health.csv", "2 May 2018,Child placed with father's family\n")
    read(qtbot, page, one, other)
    assert {one.group for one in page.model.proposals.rows} == {None}
    for place, merged in ((1, False), (2, True)):
        choose(page, place, Column.WHAT)
        qtbot.keyClick(page.table, Qt.Key.Key_M)
        assert any(one.group for one in page.model.proposals.rows) is merged


def test_what_is_no_event_is_shown_with_what_it_is_taken_for(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    file = tmp_path / "school.csv"
    file.write_text("Pupil log of the Unwin school\n\nDate,Event\n2 May 2018,Moved class\nTotal,1\n")
    read(qtbot, page, file)
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == [
        "What happened (1)",
        "Left aside (3)",
        "On the timeline",
    ]
    model = page.aside.model
    told = [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]
    assert told == [
        ("school.csv, line 1", "title", "Pupil log of the Unwin school"),
        ("school.csv, line 3", "names of the columns", "Date Event"),
        ("school.csv, line 5", "note", "Total 1"),
    ]
    page._session.toggle_sharing()
    assert "Unwin" not in model.index(0, 2).data()


def test_reading_can_be_stopped_and_nothing_of_it_is_added(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    page.import_files([written(tmp_path, "school.csv", SCHOOL), written(tmp_path, "police.csv", SCHOOL)])
    page.import_files([written(tmp_path, "health.csv", SCHOOL)])
    assert page.head.stop.isVisible()
    qtbot.mouseClick(page.head.stop, LEFT)
    assert page.choose.isEnabled()
    assert not page.head.stop.isVisible()
    qtbot.waitUntil(lambda: not story.session.tasks.is_busy)
    assert page.model.rowCount() == 0
    read(qtbot, page, tmp_path / "health.csv")
    assert page.model.look.names == ("health.csv",)


def test_beside_a_row_stand_its_people_and_the_words_that_led_to_a_suggestion(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    read(qtbot, page, written(tmp_path, "school.csv", "2 May 2018,Ann shouted at the police and was drunk\n"))
    choose(page, 0, Column.WHAT)
    said = page.rows.beside.caption.text()
    assert "about Ann Mason" in said
    assert "perhaps alcohol misuse at home (“drunk”)" in said
    page._session.toggle_sharing()
    choose(page, 0, Column.READ)
    assert "Mason" not in page.rows.beside.caption.text()


def test_the_timeline_as_it_would_be_is_looked_at_and_changes_nothing(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    page.resize(1180, 700)
    before = story.session.case
    read(qtbot, page, written(tmp_path, "school.csv", "2 May 2018,Moved to Mrs Zebra\n9 May 2018,Class trip\n"))
    page.tabs.setCurrentWidget(page.preview)

    def told() -> str:
        return " ".join(one.words for one in Hand(qtbot, page.preview).marks())

    assert "Mrs Zebra" in told()
    page.model.look = page.model.look.tick(page.model.proposals.rows[0].key, False)
    page.model.dataChanged.emit(page.model.index(0, 0), page.model.index(0, 0))
    assert "Mrs Zebra" not in told()
    assert "Class trip" in told()
    story.session.toggle_sharing()
    assert "Class trip" in told()
    assert story.session.case is before


def test_what_is_to_be_looked_at_stands_first_and_a_press_on_a_head_gives_another_order(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    page.resize(1180, 700)
    read(
        qtbot,
        page,
        written(tmp_path, "school.csv", "9 May 2018,Class trip\n2 May 2018,Moved\n31/02/2018,Broke his arm\n?,Seen\n"),
    )

    def shown() -> list[str]:
        model = page.table.model()
        return [model.index(row, Column.WHAT).data() for row in range(model.rowCount())]

    def press(column: Column) -> None:
        header = page.table.horizontalHeader()
        place = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(place, header.height() // 2))

    assert shown() == ["Broke his arm", "Seen", "Class trip", "Moved"]
    press(Column.LOOK)
    assert shown() == ["Class trip", "Moved", "Broke his arm", "Seen"]
    press(Column.LOOK)
    page.table.setCurrentIndex(page.table.model().index(0, Column.WHAT))
    assert "school.csv, line 4" in page.rows.beside.caption.text()
    page.model.setData(page.model.index(2, Column.READ), "28/02/2018")
    assert not page.model.needs_a_look(2)
    assert shown()[0] == "Broke his arm", "a row stays where it is while it is decided"
    page.only.click()
    page.only.click()
    assert shown() == ["Seen", "Class trip", "Moved", "Broke his arm"]
    press(Column.READ)
    assert shown() == ["Broke his arm", "Moved", "Class trip", "Seen"]

"""What was copied elsewhere is brought in as files are: cells of a table, a mail, files; and text that is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import CONTROL, LEFT, drop
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.ui.dropping import FileDrops
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.pages.intake import ImportPage

CELLS = 'Date\tEvent\tOfficer\n03/02/2017\tPolice called\tAB\n"4 March 2018"\t"Two lines\nin one cell"\tCD\n'
MAIL = (
    "From: Mx Example\nSent: 26 November 2026 10:15\nSubject: J.\n\nDear all,\n\n"
    "On 3 March 2019 he was suspended for two days.\nHe came back to school on 7 March 2019.\n\nKind regards\n"
)


@pytest.fixture
def page(story: Desk, show) -> ImportPage:
    made = ImportPage(story.session)
    for action in made.page_actions():
        assert action.shortcut == "Ctrl+V"
    show(made)
    return made


def copied(text: str) -> None:
    QApplication.clipboard().setText(text)


def paste(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.mouseClick(page.head.paste, LEFT)
    qtbot.waitUntil(page.choose.isEnabled, timeout=20_000)


def told(page: ImportPage) -> list[tuple[str, str]]:
    model = page.model
    return [tuple(model.index(n, one).data() for one in (Column.READ, Column.WHAT)) for n in range(model.rowCount())]


def test_cells_of_a_table_are_rows(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    copied(CELLS)
    paste(qtbot, page)
    assert told(page) == [("3 February 2017", "Police called"), ("4 March 2018", "Two lines\nin one cell")]
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    source = story.session.case.of(Source)[-1]
    assert source.file == "Pasted: Date Event Officer"


def test_a_mail_is_a_source_and_each_sentence_with_a_date_a_row(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    copied(MAIL)
    paste(qtbot, page)
    assert told(page) == [
        ("3 March 2019", "On 3 March 2019 he was suspended for two days."),
        ("7 March 2019", "He came back to school on 7 March 2019."),
    ]
    assert page.model.look.names == ("Pasted: J.",)


def test_a_text_without_a_date_waits_in_the_tray_whole(qtbot: QtBot, story: Desk, page: ImportPage) -> None:
    copied("Mum says he sleeps better\nsince the move.")
    paste(qtbot, page)
    assert told(page) == [("to the tray", "Mum says he sleeps better\nsince the move.")]
    is_one_step(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))
    event = next(one for one in story.session.case.of(LifeEvent) if one.title.startswith("Mum says he sleeps"))
    assert event.tellings[0].text.endswith("since the move.")


def test_the_same_text_again_is_known_and_another_of_that_beginning_is_not_taken_for_it(
    qtbot: QtBot, story: Desk, page: ImportPage
) -> None:
    copied(CELLS)
    paste(qtbot, page)
    paste(qtbot, page)
    assert "is among the open rows already" in page.warnings.text()
    copied(f"{CELLS}5 May 2019\tMoved\tEF\n")
    paste(qtbot, page)
    assert page.model.look.names == ("Pasted: Date Event Officer", "Pasted: Date Event Officer (2)")
    qtbot.mouseClick(page.accept_all, LEFT)
    copied(CELLS)
    paste(qtbot, page)
    assert len(page.model.told) == 2
    changes_nothing(story.session, lambda: qtbot.mouseClick(page.accept_all, LEFT))


def test_copied_files_are_read_and_nothing_copied_reads_nothing(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    copied("  \n ")
    paste(qtbot, page)
    assert page.model.rowCount() == 0
    file = tmp_path / "school.csv"
    file.write_text("Date,Event\n7 March 2017,Class trip\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(mime)
    paste(qtbot, page)
    assert page.model.look.names == ("school.csv",)


def test_text_that_is_let_fall_is_told_and_what_is_carried_inside_the_window_is_not(
    qtbot: QtBot, page: ImportPage
) -> None:
    drops, heard = FileDrops(page, page), []
    drops.text_dropped.connect(heard.append)
    page.setAcceptDrops(True)
    mime = QMimeData()
    mime.setText(MAIL)
    drop(page, mime)
    assert heard == [MAIL]


def test_ctrl_v_pastes_into_a_field_while_something_is_typed_there(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "school.csv"
    file.write_text("Date,Event\n31/02/2018,Broke his arm\n")
    page.import_files([file])
    qtbot.waitUntil(lambda: page.choose.isEnabled() and page.model.rowCount() == 1, timeout=20_000)
    page.table.setCurrentIndex(page.table.model().index(0, Column.READ))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    copied("3 March 2018")
    field = page.table.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.proposals.rows[0].when.flag is None)
    assert told(page) == [("3 March 2018", "Broke his arm")]

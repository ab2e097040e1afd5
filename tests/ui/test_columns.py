"""Which column of a table is what, put right once: read so at once, remembered in the vault for every case."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing

from ecm_desktop.domain.proposals import TableFormat
from ecm_desktop.ui.intake.columns import ColumnsPanel
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.pages.intake import ImportPage

LOG = "Entered;Due;Remark;Note\n01/02/2019;03/04/2018;saw Mum;first\n02/02/2019;04/04/2018;calm;second\n"


@pytest.fixture
def page(story: Desk, show) -> ImportPage:
    made = ImportPage(story.session)
    show(made)
    return made


def bring(qtbot: QtBot, page: ImportPage, file: Path, text: str = LOG) -> None:
    file.write_text(text)
    page.import_files([file])
    qtbot.waitUntil(lambda: page.choose.isEnabled() and file.name in page.model.look.names, timeout=20_000)


def told(page: ImportPage) -> list[tuple[str, ...]]:
    columns, model = (Column.WRITTEN, Column.WHAT, Column.AGENCY), page.model
    return [tuple(model.index(n, one).data() for one in columns) for n in range(model.rowCount())]


def asked(qtbot: QtBot, page: ImportPage) -> ColumnsPanel:
    qtbot.mouseClick(page.head.columns, LEFT)
    panel = page.asking.panel
    assert isinstance(panel, ColumnsPanel)
    return panel


def put_right(qtbot: QtBot, page: ImportPage) -> None:
    panel = asked(qtbot, page)
    for pick, key in ((panel.date, "1"), (panel.text, "3"), (panel.teller, "health")):
        pick.show_key(key)
    qtbot.mouseClick(panel.go_on, LEFT)
    qtbot.waitUntil(page.choose.isEnabled, timeout=20_000)


def test_what_is_put_right_is_read_so_at_once_and_decisions_hold(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path
) -> None:
    assert not page.head.columns.isVisible()
    bring(qtbot, page, tmp_path / "log.csv")
    page.table.setCurrentIndex(page.table.model().index(0, Column.WHAT))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    changes_nothing(story.session, lambda: put_right(qtbot, page))
    assert told(page) == [("03/04/2018", "first", "health"), ("04/04/2018", "second", "health")]
    assert page.accept_all.text() == "Accept 1 row"


def test_the_next_file_of_that_layout_is_read_so_in_any_case(
    qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path, show
) -> None:
    bring(qtbot, page, tmp_path / "log.csv")
    put_right(qtbot, page)
    again = ImportPage(story.session)
    show(again)
    bring(qtbot, again, tmp_path / "other.csv", LOG.replace("first", "third"))
    assert told(again)[0] == ("03/04/2018", "third", "health")
    panel = asked(qtbot, again)
    assert (panel.date.key(), panel.text.key(), panel.teller.key()) == ("1", "3", "health")


def test_all_that_is_asked_is_seen_at_once(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    page.resize(1180, 700)
    bring(qtbot, page, tmp_path / "log.csv")
    panel = asked(qtbot, page)
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().maximum() == 0)
    for pick in (panel.table, panel.date, panel.until, panel.text, panel.teller):
        assert pick.visibleRegion().boundingRect() == pick.rect()


def test_escape_leaves_it_as_it_was(qtbot: QtBot, story: Desk, page: ImportPage, tmp_path: Path) -> None:
    bring(qtbot, page, tmp_path / "log.csv")
    before = told(page)
    asked(qtbot, page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert told(page) == before
    assert story.session.shelf.kept("formats") == ""


def test_layouts_of_another_version_are_let_go(story: Desk, page: ImportPage) -> None:
    story.session.shelf.keep("formats", "[1]")
    assert page.reading.formats.known == ()
    page.reading.formats.remember(TableFormat(names=("a", "b"), date=0, text=1))
    page.reading.formats.remember(TableFormat(names=("A ", "b"), date=1, text=0))
    assert [one.date for one in page.reading.formats.known] == [1]

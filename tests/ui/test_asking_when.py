"""Asking when somebody was born or died where sources differ: nothing is taken in silence, one edit, one undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import is_one_step

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.ui.intake.table import Column
from ecm_desktop.ui.intake.which_date import DatePanel
from ecm_desktop.ui.pages.intake import ImportPage

FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Sam /Cole/
1 SEX M
1 DEAT
2 DATE 27 JUL 2019
0 TRLR
"""
POLICE = "Date,Occurrence\n29/07/2019,Sam died\n"


@pytest.fixture
def page(qtbot: QtBot, story: Desk, show, tmp_path: Path) -> ImportPage:
    made = ImportPage(story.session)
    show(made)
    (tmp_path / "family.ged").write_text(FAMILY)
    (tmp_path / "police.csv").write_text(POLICE)
    made.import_files([tmp_path / "family.ged", tmp_path / "police.csv"])
    qtbot.waitUntil(lambda: made.choose.isEnabled() and made.model.rowCount() == 1, timeout=20_000)
    made.people.child_named.emit("family.ged", None)
    return made


def asked(qtbot: QtBot, page: ImportPage) -> DatePanel:
    before = page._session.case
    qtbot.mouseClick(page.accept_all, LEFT)
    assert page._session.case is before, "it came in before it was asked"
    panel = page.asking.panel
    assert isinstance(panel, DatePanel)
    assert panel.dates.checkedButton() is None
    assert not panel.go_on.isEnabled(), "something was chosen beforehand"
    return panel


def words_of(panel: DatePanel) -> str:
    return "\n".join(one.text() for one in panel.findChildren(QLabel))


def sam(page: ImportPage) -> Person:
    return next(one for one in page._session.case.of(Person) if one.name == "Sam Cole")


def test_each_date_stands_with_who_tells_it(qtbot: QtBot, page: ImportPage) -> None:
    panel = asked(qtbot, page)
    assert [one.text() for one in panel.dates.buttons()] == ["27 July 2019", "29 July 2019", "Leave it open"]
    said = words_of(panel)
    assert "When did Sam Cole die?" in said
    assert "family.ged" in said
    assert "police" in said
    remark = page.model.index(0, Column.LOOK).data()
    assert remark.startswith("Sam Cole died 27 July 2019: family.ged")
    assert page.model.needs_a_look(0)


@pytest.mark.parametrize(("place", "day"), [(0, date(2019, 7, 27)), (1, date(2019, 7, 29))])
def test_the_chosen_date_is_the_persons_and_the_events_in_one_step(
    qtbot: QtBot, page: ImportPage, place: int, day: date
) -> None:
    panel = asked(qtbot, page)
    qtbot.mouseClick(panel.dates.buttons()[place], LEFT)
    is_one_step(page._session, lambda: qtbot.mouseClick(panel.go_on, LEFT))
    event = next(one for one in page._session.case.of(LifeEvent) if one.title == "Sam died")
    assert sam(page).death.earliest == event.when.earliest == day
    assert event.tellings[0].when.earliest == date(2019, 7, 29)


def test_by_keys_alone_it_can_be_left_open_and_is_not_asked_again(qtbot: QtBot, page: ImportPage) -> None:
    page.accept_all.setFocus()
    qtbot.keyClick(page.accept_all, Qt.Key.Key_Space)

    def key(*keys: Qt.Key) -> None:
        for one in keys:
            qtbot.keyClick(QApplication.focusWidget(), one)

    panel = page.asking.panel
    key(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert panel.dates.checkedButton() is panel.leave
    assert panel.consequence.text() == "The dates stay side by side, each as it was told."
    key(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert panel.go_on.hasFocus()
    key(Qt.Key.Key_Space)
    event = next(one for one in page._session.case.of(LifeEvent) if one.title == "Sam died")
    assert (sam(page).death.earliest.day, event.when.earliest.day) == (27, 29)


def test_escape_leaves_all_as_it_was_and_the_sharing_view_shows_no_name(qtbot: QtBot, page: ImportPage) -> None:
    before = page._session.case
    asked(qtbot, page)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page._session.case is before
    page._session.toggle_sharing()
    assert "Cole" not in words_of(asked(qtbot, page))

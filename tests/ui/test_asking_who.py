"""Asking who in a family file is the child: nothing comes in, and nobody is doubled, before somebody has said so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import TODAY
from fakes import TestClock
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot
from ui.conftest import MemoryDisk

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Person
from ecm_desktop.editing.editor import Editor
from ecm_desktop.editing.people import begin_case, put_birth_right
from ecm_desktop.ui.intake.who import ChildPanel
from ecm_desktop.ui.pages.intake import ImportPage
from ecm_desktop.ui.session import Session

RIGHT, WRONG = date(2011, 8, 31), date(2011, 8, 13)
TWINS = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Jay /Mason-Lee/
1 BIRT
2 DATE 31 AUG 2011
1 FAMC @F1@
0 @I2@ INDI
1 NAME Kit /Mason-Lee/
1 BIRT
2 DATE 1 SEP 2011
1 FAMC @F1@
0 @I3@ INDI
1 NAME Ann /Lee/
1 BIRT
2 DATE 1980
1 FAMS @F1@
0 @F1@ FAM
1 WIFE @I3@
1 CHIL @I1@
1 CHIL @I2@
0 TRLR
"""


@pytest.fixture
def born() -> date:
    return WRONG


@pytest.fixture
def session(qapp: object, setting: Setting, born: date):
    case = begin_case("R1", "Jay Mason-Lee", born, TODAY, counting("c"))
    made = Session(Editor(case, MemoryDisk()), setting, Look(LookName.LIGHT), clock=TestClock(), ids=counting("n"))
    yield made
    made.tasks.forget()


@pytest.fixture
def page(qtbot: QtBot, session: Session, show, tmp_path: Path) -> ImportPage:
    made = ImportPage(session)
    show(made)
    file = tmp_path / "family.ged"
    file.write_text(TWINS)
    read(qtbot, made, file)
    return made


def read(qtbot: QtBot, page: ImportPage, *files: Path) -> None:
    page.import_files(list(files))
    qtbot.waitUntil(page.choose.isEnabled, timeout=20_000)


def asked(qtbot: QtBot, page: ImportPage) -> ChildPanel:
    before = page._session.case
    qtbot.mouseClick(page.accept_all, LEFT)
    assert page._session.case is before, "it came in before it was asked"
    panel = page.asking.panel
    assert panel is not None
    assert not panel.go_on.isEnabled(), "something was chosen beforehand"
    return panel


def offered(panel: ChildPanel) -> list[str]:
    return [one.text() for one in panel.people.buttons()]


def button(panel: ChildPanel, text: str) -> QRadioButton:
    return next(one for one in panel.findChildren(QRadioButton) if one.text().startswith(text))


def people(session: Session) -> list[str]:
    return sorted(one.name for one in session.case.of(Person))


def test_a_wrong_date_of_birth_is_asked_about_and_the_child_is_not_doubled(
    qtbot: QtBot, page: ImportPage, session: Session
) -> None:
    panel = asked(qtbot, page)
    assert offered(panel) == [
        "Jay Mason-Lee, born 31 August 2011 in the file",
        "Somebody else in the file:",
        "None of these: Jay Mason-Lee is not in this file",
    ]
    assert not any(one.isVisible() for one in panel.births.buttons())
    qtbot.mouseClick(button(panel, "Jay"), LEFT)
    assert not panel.go_on.isEnabled()
    qtbot.mouseClick(button(panel, "13 August 2011, as the case has it"), LEFT)
    assert panel.consequence.text() == "The date of birth in the case stays: 13 August 2011."
    qtbot.mouseClick(panel.go_on, LEFT)
    assert people(session) == ["Ann Lee", "Jay Mason-Lee", "Kit Mason-Lee"]
    assert session.case.born == WRONG
    assert any(one.child == session.case.child_person.id for one in session.case.of(Parentage))


def test_the_date_of_birth_is_put_right_by_keys_alone(qtbot: QtBot, page: ImportPage, session: Session) -> None:
    page.accept_all.setFocus()
    qtbot.keyClick(page.accept_all, Qt.Key.Key_Space)
    panel = page.asking.panel

    def key(*keys: Qt.Key) -> None:
        for one in keys:
            qtbot.keyClick(QApplication.focusWidget(), one)

    key(Qt.Key.Key_Space)
    assert button(panel, "Jay").isChecked()
    key(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert button(panel, "13 August 2011").hasFocus()
    key(Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert button(panel, "31 August 2011").isChecked()
    assert panel.consequence.text().startswith("The date of birth in the case becomes 31 August 2011")
    key(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert panel.go_on.hasFocus()
    key(Qt.Key.Key_Space)
    assert session.case.born == RIGHT
    assert people(session) == ["Ann Lee", "Jay Mason-Lee", "Kit Mason-Lee"]


def test_tab_stays_in_the_question_and_escape_leaves_all_as_it_was(
    qtbot: QtBot, page: ImportPage, session: Session
) -> None:
    before, panel = session.case, asked(qtbot, page)
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert panel.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.asking.panel is None
    assert page.accept_all.hasFocus()
    assert session.case is before
    asked(qtbot, page)


def test_somebody_else_can_be_the_child(qtbot: QtBot, page: ImportPage, session: Session) -> None:
    panel = asked(qtbot, page)
    panel.others.setFocus()
    qtbot.keyClick(panel.others, Qt.Key.Key_Down)
    qtbot.keyClick(panel.others, Qt.Key.Key_Down)
    assert panel.people.checkedButton().text() == "Somebody else in the file:"
    assert panel.person.name == "Ann Lee"
    assert panel.go_on.isEnabled(), "a year is no other day of birth"
    qtbot.mouseClick(panel.go_on, LEFT)
    assert "Ann Lee" in session.case.child_person.other_names


def test_nobody_of_the_file_can_be_the_child(qtbot: QtBot, page: ImportPage, session: Session) -> None:
    panel = asked(qtbot, page)
    qtbot.mouseClick(panel.nobody, LEFT)
    assert panel.consequence.text() == "The people come in without a line to Jay Mason-Lee."
    qtbot.mouseClick(panel.go_on, LEFT)
    assert people(session) == ["Ann Lee", "Jay Mason-Lee", "Jay Mason-Lee", "Kit Mason-Lee"]


def test_another_choice_asks_for_the_day_anew(qtbot: QtBot, page: ImportPage) -> None:
    panel = asked(qtbot, page)
    qtbot.mouseClick(button(panel, "Jay"), LEFT)
    qtbot.mouseClick(button(panel, "31 August 2011"), LEFT)
    panel.others.setFocus()
    qtbot.keyClick(panel.others, Qt.Key.Key_Down)
    assert panel.person.name == "Kit Mason-Lee"
    assert not panel.go_on.isEnabled()


@pytest.mark.parametrize("born", [date(2011, 9, 1)])
def test_a_twin_born_on_the_wrong_day_of_the_case_is_not_taken_for_the_child(
    qtbot: QtBot, page: ImportPage, born: date
) -> None:
    assert page.model.proposals.families[0].child is None
    assert offered(asked(qtbot, page))[:2] == [
        "Jay Mason-Lee, born 31 August 2011 in the file",
        "Kit Mason-Lee, born 1 September 2011 in the file",
    ]


@pytest.mark.parametrize("born", [RIGHT])
def test_the_child_who_is_certain_is_not_asked_about(
    qtbot: QtBot, page: ImportPage, session: Session, born: date
) -> None:
    qtbot.mouseClick(page.accept_all, LEFT)
    assert page.asking.panel is None
    assert people(session) == ["Ann Lee", "Jay Mason-Lee", "Kit Mason-Lee"]


@pytest.mark.parametrize("born", [RIGHT])
def test_who_is_named_by_hand_but_born_on_another_day_is_asked_about(
    qtbot: QtBot, page: ImportPage, session: Session, born: date
) -> None:
    page.people.child_named.emit("family.ged", "@I2@")
    panel = asked(qtbot, page)
    assert offered(panel)[0] == "Kit Mason-Lee, born 1 September 2011 in the file"
    qtbot.mouseClick(button(panel, "Kit"), LEFT)
    qtbot.mouseClick(button(panel, "31 August 2011, as the case has it"), LEFT)
    qtbot.mouseClick(panel.go_on, LEFT)
    assert session.case.born == RIGHT
    assert "Kit Mason-Lee" in session.case.child_person.other_names


def test_the_same_file_again_knows_the_child(qtbot: QtBot, page: ImportPage, session: Session, tmp_path: Path) -> None:
    panel = asked(qtbot, page)
    qtbot.mouseClick(button(panel, "Jay"), LEFT)
    qtbot.mouseClick(button(panel, "31 August 2011"), LEFT)
    qtbot.mouseClick(panel.go_on, LEFT)
    session.editor.do("Begin with another name", put_birth_right, date(2011, 8, 30), TODAY)
    page.show()
    read(qtbot, page, tmp_path / "family.ged")
    assert page.model.proposals.families[0].child == "@I1@"


def test_rows_by_age_are_dated_anew_before_they_come_in(
    qtbot: QtBot, page: ImportPage, session: Session, tmp_path: Path
) -> None:
    table = tmp_path / "school.csv"
    table.write_text("Date,Event\naged 6,Moved class\n12/05/2019,Class trip\n")
    read(qtbot, page, table)
    assert page.model.proposals.rows[0].when.earliest == date(2017, 8, 13)
    panel = asked(qtbot, page)
    qtbot.mouseClick(button(panel, "Jay"), LEFT)
    qtbot.mouseClick(button(panel, "31 August 2011"), LEFT)
    told = []
    session.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.mouseClick(panel.go_on, LEFT)
    qtbot.waitUntil(
        lambda: page.choose.isEnabled() and page.model.proposals.rows[0].when.earliest == RIGHT.replace(year=2017)
    )
    assert told[-1] == ("Read again for the new date of birth: 1 row has another date. Look at it, then accept.")
    assert people(session) == ["Jay Mason-Lee"], "nothing comes in before it was looked at"
    qtbot.mouseClick(page.accept_all, LEFT)
    assert people(session) == ["Ann Lee", "Jay Mason-Lee", "Kit Mason-Lee"]


def test_in_the_sharing_view_the_question_shows_no_name(qtbot: QtBot, page: ImportPage, session: Session) -> None:
    session.toggle_sharing()
    panel = asked(qtbot, page)
    shown = [*offered(panel), *(panel.others.itemText(n) for n in range(panel.others.count()))]
    assert not [text for text in shown if "Mason" in text or "Jay" in text or "Ann" in text]


def test_the_question_goes_away_with_the_page(qtbot: QtBot, page: ImportPage) -> None:
    asked(qtbot, page)
    page.hide()
    assert page.asking.panel is None

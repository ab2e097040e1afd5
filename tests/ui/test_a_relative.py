"""One typed line that puts relatives on the map, by real keys in the real window."""

from __future__ import annotations

import pytest
from hands import CONTROL, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.people import HowMany, Person
from ecm_desktop.ui.new_relative import NewRelative
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def session(room_window: MainWindow) -> Session:
    room_window.room.show_page("family")
    return room_window.room.session


def say(qtbot: QtBot, line: str) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R, CONTROL)
    type_words(qtbot, QApplication.focusWidget(), line)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_several_and_dates_are_put_down_by_one_line_each(qtbot: QtBot, session: Session) -> None:
    say(qtbot, "3+ half-siblings via dad, not known")
    assert session.case.get_one(Person, session.selection).many == HowMany(3)
    say(qtbot, "nan via mum d.2014")
    nan = session.case.get_one(Person, session.selection)
    assert nan.death is not None
    assert nan.death.words == "2014"


def test_nan_d_2014_puts_nan_on_the_map_and_says_more_of_her_the_next_time(qtbot: QtBot, session: Session) -> None:
    say(qtbot, "nan d.2014")
    nan = session.selection
    assert (session.case.get_one(Person, nan).role, session.case.get_one(Person, nan).death.words) == ("Nan", "2014")
    session.select("")
    say(qtbot, "nan b. 1951")
    assert session.selection == nan
    assert session.case.get_one(Person, nan).birth.words == "1951"


def test_a_parents_partner_comes_with_their_child_in_one_step(
    qtbot: QtBot, room_window: MainWindow, session: Session
) -> None:
    before = session.case
    say(qtbot, "mum + partner 2012-2015, one child 2013")
    new = session.selection
    couple = next(one for one in session.case.of(Partnership) if new in (one.a, one.b))
    assert (couple.periods[0].began.words, couple.periods[0].separated.words) == ("2012", "2015")
    (bond,) = [one for one in session.case.of(Parentage) if one.parent == new]
    assert session.case.get_one(Person, bond.child).birth.words == "2013"
    assert session.undo()
    assert session.case == before
    say(qtbot, "mum + partner, fourty children")
    assert session.case == before
    assert room_window.findChild(NewRelative).problem.text()

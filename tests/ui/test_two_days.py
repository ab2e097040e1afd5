"""The family on two days side by side, by real presses and keys."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing

from ecm_desktop.diagram.marks import Role
from ecm_desktop.domain.bonds import Quality, Relationship
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds, people
from ecm_desktop.ui.boards.two_days import TwoDays
from ecm_desktop.ui.pages.family import FamilyPage


@pytest.fixture
def page(story: Desk, show) -> FamilyPage:
    session = story.session
    bo = next(one.id for one in session.case.of(Person) if one.name == "Bo Mason")
    period = Period(on_day(date(2012, 1, 1)), on_day(date(2016, 1, 1)))
    child = session.case.child
    line = Relationship(id="line", a=bo, b=child.person if child else "", quality=Quality.CLOSE, period=period)
    session.do("Add an emotional line", bonds.add_bond, line)
    session.do("Change the person", people.change_person, bo, death=on_day(date(2020, 5, 5)))
    made = FamilyPage(session)
    show(made)
    return made


def compared(qtbot: QtBot, page: FamilyPage) -> TwoDays:
    qtbot.mouseClick(page.two_days, LEFT)
    return page.findChild(TwoDays)


def test_the_day_looked_at_stands_beside_today_with_everybody_in_the_same_place(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    story.session.set_day(date(2014, 6, 1))
    changes_nothing(story.session, lambda: compared(qtbot, page))
    both = page.findChild(TwoDays)
    assert both.isVisible()
    assert both.first.day == date(2014, 6, 1)
    assert both.second.day == story.session.setting.today
    shown = [
        {one.id: one.rect for one in side.drawing().marks if one.role is Role.PERSON}
        for side in (both.first, both.second)
    ]
    assert shown[0]
    assert all(shown[1].get(key, rect) == rect for key, rect in shown[0].items())
    assert "Close: " in both.first.differs.text()
    assert "Close: " not in both.second.differs.text()
    assert "died 2020" in both.second.differs.text()


def test_each_day_is_moved_by_keys_and_the_words_follow(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    story.session.set_day(date(2014, 6, 1))
    both = compared(qtbot, page)
    assert QApplication.focusWidget() is both.first.slider
    qtbot.keyClick(both.first.slider, Qt.Key.Key_End)
    assert both.first.day == both.second.day
    assert "Close: " not in both.first.differs.text()
    assert both.first.differs.text() == both.second.differs.text()
    qtbot.keyClick(both.first.slider, Qt.Key.Key_PageDown)
    assert both.first.day < both.second.day
    assert story.session.day == date(2014, 6, 1)
    qtbot.keyClick(both, Qt.Key.Key_Escape)
    assert not both.isVisible()


def test_it_names_nobody_in_the_sharing_view_and_goes_when_that_changes(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    story.session.toggle_sharing()
    both = compared(qtbot, page)
    told = " ".join([both.first.differs.text(), both.second.differs.text()])
    assert "Mason" not in told
    story.session.toggle_sharing()
    assert not both.isVisible()

"""A family put down by keys alone: Ctrl with an arrow adds beside whoever the keyboard is at, and Enter goes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from fakes import TestClock
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import MemoryDisk

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.actions import Actions
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.session import Session


@pytest.fixture
def page(qapp: object, setting: Setting, show) -> Iterator[FamilyPage]:
    """The page of a case in which only the child is told of yet."""
    case = people.begin_case("AV-1", "Kit Vale", date(2010, 4, 17), date(2026, 11, 1), counting("c"))
    session = Session(Editor(case, MemoryDisk()), setting, Look(LookName.LIGHT), clock=TestClock(), ids=counting("n"))
    made = FamilyPage(session)
    actions = Actions(session.words)
    for one in made.page_actions():
        actions.add(one, made, Qt.ShortcutContext.WidgetWithChildrenShortcut)
    show(made)
    yield made
    session.tasks.forget()


class Keys:
    """The keyboard of somebody who builds a family: every key and every letter counts."""

    def __init__(self, qtbot: QtBot, page: FamilyPage) -> None:
        self.pressed = 0
        self._qtbot, self._page = qtbot, page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        self._qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def add(self, way: Qt.Key, name: str) -> None:
        self.press(way, Qt.KeyboardModifier.ControlModifier)
        for letter in name:
            self.pressed += 1
            self._qtbot.keyClicks(QApplication.focusWidget(), letter)
        self.press(Qt.Key.Key_Return)

    def at(self) -> str:
        """The name of whom the keyboard is at."""
        mark = self._page.board.drawing.by_id()[self._page.board.focused() or ""]
        return self._page._session.case.get_one(Person, mark.record or "").name

    def beside(self, name: str) -> Qt.Key:
        """The arrow that leads to a person of the same row, as anybody sees."""
        x = {one.record: one.rect.x for one in self._page.board.drawing.marks if isinstance(one, Symbol)}
        key = next(one.id for one in self._page._session.case.of(Person) if one.name == name)
        here = self._page.board.drawing.by_id()[self._page.board.focused() or ""].record
        return Qt.Key.Key_Right if x[key] > x[here] else Qt.Key.Key_Left


def test_parents_grandparents_and_a_sister_are_put_down_by_at_most_forty_keys(qtbot: QtBot, page: FamilyPage) -> None:
    session, board, keys = page._session, page.board, Keys(qtbot, page)
    child = session.case.child.person
    session.select(child)
    board.setFocus()
    keys.add(Qt.Key.Key_Up, "Mum")
    keys.add(Qt.Key.Key_Up, "Dad")
    keys.add(Qt.Key.Key_Left, "Sis")
    grandparents = {"Mum": ("Nan", "Pop"), "Dad": ("Gan", "Gil")}
    keys.press(Qt.Key.Key_Up)
    first = keys.at()
    second = "Dad" if first == "Mum" else "Mum"
    for name in grandparents[first]:
        keys.add(Qt.Key.Key_Up, name)
    keys.press(keys.beside(second))
    assert keys.at() == second
    for name in grandparents[second]:
        keys.add(Qt.Key.Key_Up, name)
    names = {one.id: one.name for one in session.case.of(Person)}
    parents = {(names[one.child], names[one.parent]) for one in session.case.of(Parentage)}
    own = names[child]
    assert parents == {
        (own, "Mum"), (own, "Dad"), ("Sis", "Mum"), ("Sis", "Dad"), ("Mum", "Nan"), ("Mum", "Pop"), ("Dad", "Gan"),
        ("Dad", "Gil"),
    }  # fmt: skip
    assert keys.pressed <= 40


def test_a_brother_without_a_parent_is_refused_in_words(qtbot: QtBot, page: FamilyPage) -> None:
    session, said = page._session, []
    session.noticed.connect(said.append)
    session.select(session.case.child.person)
    page.board.setFocus()
    qtbot.keyClick(page.board, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert len(session.case.of(Person)) == 1
    assert "Add a parent first" in said[-1].text


def test_a_bare_letter_changes_nobody(qtbot: QtBot, page: FamilyPage) -> None:
    before = page._session.case
    page.board.setFocus()
    qtbot.keyClicks(page.board, "pcsdm")
    assert page._session.case is before

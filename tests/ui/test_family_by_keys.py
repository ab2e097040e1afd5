"""The family map by keys alone: a first family in few presses, walking it, shapes, and a death that asks for Enter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import a_case
from fakes import FAST, TestClock
from hands import NONE
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kin import birth_parents
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.store.opening import create_vault
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.window import MainWindow

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
MOST = 40


class Counted:
    """Presses keys for whatever has the focus, and counts them; a held key counts with the one it is held for."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.pressed = qtbot, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QApplication.processEvents()
        self._qtbot.keyClick(QApplication.focusWidget(), key, held)
        self.pressed += 1

    def type(self, text: str) -> None:
        for letter in text:
            self._qtbot.keyClick(QApplication.focusWidget(), letter)
            self.pressed += 1

    def add(self, arrow: Qt.Key, name: str, shape: Qt.Key) -> None:
        self.press(arrow, CTRL)
        self.type(name)
        self.press(shape, ALT)
        self.press(Key.Key_Return)


def called(case, name: str) -> Person:
    return next(one for one in case.of(Person) if one.name == name)


def parents_of(case, name: str) -> list[tuple[str, Gender]]:
    return [(one.name, one.gender) for one in birth_parents(case, called(case, name).id)]


@pytest.fixture
def case_in_vault(vault_folder: Path) -> Case:
    """A vault at rest with a child in it whom nobody is round yet."""
    case = a_case("Jo March").build()
    store, _ = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(case, "Begin the case")
    store.close()
    return case


@pytest.fixture
def family(room_window: MainWindow) -> FamilyPage:
    page = room_window.room.show_page("family")
    page.board.setFocus()
    return page


def test_grandparents_parents_and_siblings_of_a_new_child_take_forty_keys(qtbot: QtBot, family: FamilyPage) -> None:
    keys, session = Counted(qtbot), family._session
    (child,) = session.case.of(Person)
    keys.add(Key.Key_Up, "Ann", Key.Key_F)
    keys.add(Key.Key_Up, "Bo", Key.Key_M)
    keys.add(Key.Key_Left, "Cy", Key.Key_M)
    keys.press(Key.Key_Up, ALT)
    first = session.case.get_one(Person, session.selection).name
    keys.add(Key.Key_Up, "Di", Key.Key_F)
    keys.add(Key.Key_Up, "Ed", Key.Key_M)
    other = "Bo" if first == "Ann" else "Ann"
    keys.press(Key.Key_Right if _is_left(family, first, other) else Key.Key_Left, ALT)
    keys.add(Key.Key_Up, "Flo", Key.Key_F)
    keys.add(Key.Key_Up, "Gus", Key.Key_M)
    case = session.case
    assert sorted(parents_of(case, child.name)) == [("Ann", Gender.FEMALE), ("Bo", Gender.MALE)]
    assert sorted(parents_of(case, "Cy")) == sorted(parents_of(case, child.name))
    grandparents = sorted([*parents_of(case, "Ann"), *parents_of(case, "Bo")])
    assert grandparents == [
        ("Di", Gender.FEMALE), ("Ed", Gender.MALE), ("Flo", Gender.FEMALE), ("Gus", Gender.MALE),
    ]  # fmt: skip
    assert len(parents_of(case, "Ann")) == 2
    assert len(case.of(Person)) == 8
    assert keys.pressed <= MOST


def _is_left(page: FamilyPage, one: str, other: str) -> bool:
    marks = page.board.drawing.by_id()
    a, b = (marks[f"person:{called(page._session.case, name).id}"].rect.x for name in (one, other))
    return a < b


def test_alt_and_an_arrow_walk_on_and_change_nothing(qtbot: QtBot, family: FamilyPage) -> None:
    keys, session = Counted(qtbot), family._session
    (child,) = session.case.of(Person)
    keys.add(Key.Key_Up, "Ann", Key.Key_F)
    keys.add(Key.Key_Left, "Cy", Key.Key_M)

    def walked(*arrows: Qt.Key) -> str:
        for arrow in arrows:
            changes_nothing(session, lambda key=arrow: keys.press(key, ALT))
        return session.case.get_one(Person, session.selection).name

    assert walked(Key.Key_Up) == "Ann"
    assert walked(Key.Key_Up) == "Ann"  # nobody stands above
    down = walked(Key.Key_Down)
    assert down in ("Cy", child.name)
    other, way = (child.name, Key.Key_Left) if _is_left(family, child.name, "Cy") else ("Cy", Key.Key_Left)
    assert walked(Key.Key_Right, Key.Key_Right, Key.Key_Right, way) == other
    assert family.board.focused() == f"person:{session.selection}"
    assert family.board.hasFocus()
    is_one_step(session, lambda: keys.press(Key.Key_Down, ALT | SHIFT))
    assert [one.subject for one in session.case.of(Seat)] == [session.selection]


def test_chords_set_the_shape_and_no_bare_letter_changes_anybody(qtbot: QtBot, family: FamilyPage) -> None:
    keys, session = Counted(qtbot), family._session
    (child,) = session.case.of(Person)
    session.select(child.id)
    family.board.setFocus()
    for key in (Key.Key_M, Key.Key_F, Key.Key_N, Key.Key_U, Key.Key_X, Key.Key_D, Key.Key_Delete):
        changes_nothing(session, lambda key=key: keys.press(key))
    for key, gender in (
        (Key.Key_M, Gender.MALE), (Key.Key_F, Gender.FEMALE), (Key.Key_N, Gender.OTHER), (Key.Key_U, Gender.UNKNOWN),
    ):  # fmt: skip
        is_one_step(session, lambda key=key: keys.press(key, ALT))
        assert session.case.get_one(Person, child.id).gender is gender


@pytest.mark.parametrize(("typed", "born"), [("", None), ("2014", date(2014, 1, 1))])
def test_a_death_is_asked_for_and_said_by_enter_alone(
    qtbot: QtBot, family: FamilyPage, typed: str, born: date | None
) -> None:
    keys, session = Counted(qtbot), family._session
    keys.add(Key.Key_Up, "Ann", Key.Key_F)
    keys.press(Key.Key_Up, ALT)
    ann = session.selection
    changes_nothing(session, lambda: keys.press(Key.Key_X, ALT))
    assert family.inspector.person_panel.death.line.hasFocus()
    assert "Enter" in family.inspector.person_panel.death.line.placeholderText()
    keys.type(typed)
    is_one_step(session, lambda: keys.press(Key.Key_Return))
    now = session.case.get_one(Person, ann)
    assert now.has_died
    assert (now.death.earliest if now.death else None) == born
    assert family.board.hasFocus()


def test_enter_in_an_empty_date_of_death_says_nothing_where_it_was_not_asked_for(
    qtbot: QtBot, family: FamilyPage
) -> None:
    keys, session = Counted(qtbot), family._session
    keys.add(Key.Key_Up, "Ann", Key.Key_F)
    keys.press(Key.Key_Up, ALT)
    line = family.inspector.person_panel.death.line
    keys.press(Key.Key_X, ALT)
    family.board.setFocus()  # not now
    assert line.placeholderText() == ""
    line.setFocus()
    changes_nothing(session, lambda: keys.press(Key.Key_Return))

"""The family map, the model and the ages as a screen reader finds them: each person, line, level and age by itself."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import Desk, ShowPage
from widgets.listening import FOCUS, PRESS, children, mark, marks, name

from ecm_desktop.domain.people import Person
from ecm_desktop.editing import people
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.model import ModelBoard
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.widgets.canvas.view import CanvasView


@pytest.mark.parametrize("page", [FamilyPage, ModelPage])
def test_all_that_a_picture_says_is_found_one_by_one(story: Desk, show: ShowPage, page: type[QWidget]) -> None:
    made = page(story.session)
    show(made)
    shown = [one for one in made.findChildren(CanvasView) if one.isVisible()]
    assert len([one for view in shown for one in marks(view)]) > 3
    for view in shown:
        said = [one.words for one in view.scene().marks() if one.words]
        assert sorted(map(name, marks(view))) == sorted(said)
        assert not any(map(children, marks(view)))


def test_the_people_of_the_family_come_first_and_each_can_be_chosen(qtbot: QtBot, story: Desk, show: ShowPage) -> None:
    session, page = story.session, FamilyPage(story.session)
    show(page)
    board = page.findChild(FamilyBoard)
    names = [one.name for one in session.case.of(Person)]
    first = [name(one) for one in marks(board)][: len(names)]
    assert all(any(said.startswith(one) for said in first) for one in names)
    found = mark(board, "Bo Mason")
    found.actionInterface().doAction(PRESS)
    qtbot.waitUntil(lambda: session.selection != "")
    assert session.case.get_one(Person, session.selection).name == "Bo Mason"
    session.do("Rename", people.change_person, session.selection, name="Bob Mason")
    assert name(found).startswith("Bob Mason")


def test_a_level_is_pressed_and_the_child_is_there(qtbot: QtBot, story: Desk, show: ShowPage) -> None:
    page = ModelPage(story.session)
    show(page)
    board = page.findChild(ModelBoard)
    level = marks(board)[1]
    with qtbot.waitSignal(board.level_chosen):
        level.actionInterface().doAction(PRESS)
    level.actionInterface().doAction(FOCUS)
    qtbot.waitUntil(lambda: bool(level.state().focused))

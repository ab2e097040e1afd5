"""The family map of a case that is closed and opened again, or of which an edit is undone: nobody stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from fakes import TestClock
from pytestqt.qtbot import QtBot
from ui.conftest import MemoryDisk, a_story

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Role
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing import people, seats
from ecm_desktop.editing.editor import Editor
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.drafts import PassingDrafts
from ecm_desktop.ui.seatings import WHOLE, slot_of
from ecm_desktop.ui.session import Session


@dataclass
class Cabinet:
    """A case that is opened as often as is asked for, and what was kept with it."""

    qtbot: QtBot
    setting: Setting
    case: Case = field(default_factory=a_story)
    drafts: PassingDrafts = field(default_factory=PassingDrafts)
    open: list[Session] = field(default_factory=list)

    def opened(self) -> FamilyBoard:
        """The map of the case in a session of its own."""
        editor = Editor(self.case, MemoryDisk())
        session = Session(
            editor, self.setting, Look(LookName.LIGHT), clock=TestClock(), ids=counting("n"), drafts=self.drafts
        )
        self.open.append(session)
        board = FamilyBoard(session)
        self.qtbot.addWidget(board)
        board.show()
        return board

    def close(self, board: FamilyBoard) -> None:
        """Leave the case as it is now."""
        self.case = board.session.case
        board.hide()
        self.open.pop().tasks.forget()


@pytest.fixture
def cabinet(qtbot: QtBot, setting: Setting) -> Iterator[Cabinet]:
    made = Cabinet(qtbot, setting)
    yield made
    for session in made.open:
        session.tasks.forget()


def places(board: FamilyBoard) -> dict[str, tuple[float, float]]:
    return {one.record: one.rect.centre for one in board.drawing.marks if one.role is Role.PERSON and one.record}


def key_of(board: FamilyBoard, name: str) -> str:
    return next(one.id for one in board.session.case.of(Person) if one.name == name)


def grow(board: FamilyBoard) -> None:
    """Edits after which the family stands otherwise than if it were arranged now: the eldest came last."""
    session = board.session
    for number, name in enumerate(("Ann Mason", "Bo Mason", "Cy Mason")):
        for old in range(2):
            new = Person(id=f"new{number}{old}", name=f"Di {number} {old}", gender=Gender.FEMALE)
            session.do("Add a child", people.add_child_of, (key_of(board, name),), new, session.ids)


def test_who_opens_the_case_again_finds_everybody_where_they_stood(cabinet: Cabinet) -> None:
    board = cabinet.opened()
    grow(board)
    stood = places(board)
    assert arrange(board.session.case).positions != board.session.seated.worked_out[WHOLE].positions
    cabinet.close(board)
    again = cabinet.opened()
    assert places(again) == stood
    assert not again.is_as_arranged


def test_what_can_be_worked_out_again_is_not_kept(cabinet: Cabinet) -> None:
    board = cabinet.opened()
    assert cabinet.drafts.kept(slot_of(WHOLE)) == ""
    grow(board)
    assert cabinet.drafts.kept(slot_of(WHOLE)) != ""
    board.session.do("Tidy the map", seats.tidy)
    assert cabinet.drafts.kept(slot_of(WHOLE)) == ""
    cabinet.close(board)
    assert cabinet.opened().is_as_arranged


def test_places_that_cannot_be_read_are_worked_out(cabinet: Cabinet) -> None:
    cabinet.drafts.keep(slot_of(WHOLE), "no places")
    assert cabinet.opened().is_as_arranged


@pytest.mark.parametrize("back", [1, 3, 6])
def test_undo_and_redo_bring_everybody_back_to_the_point(cabinet: Cabinet, back: int) -> None:
    board = cabinet.opened()
    stood: list[dict[str, tuple[float, float]]] = [places(board)]
    session = board.session
    for number in range(6):
        new = Person(id=f"new{number}", name=f"Di {number}", gender=Gender.MALE)
        parent = ("Ann Mason", "Bo Mason", "Cy Mason")[number % 3]
        session.do("Add a child", people.add_child_of, (key_of(board, parent),), new, session.ids)
        stood.append(places(board))
    for number in range(back):
        session.undo()
        assert places(board) == stood[-2 - number]
    for _ in range(back):
        session.redo()
    assert places(board) == stood[-1]

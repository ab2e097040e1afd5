"""Relatives joined by the mouse: a handle of the chosen person is pressed, or taken to somebody who is there."""

from __future__ import annotations

import pytest
from hands import LEFT, NONE, Hand
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import people
from ecm_desktop.editing.joining import Beside
from ecm_desktop.ui.boards.family import HANDLES
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.widgets.canvas.drag_tag import DragTag


@pytest.fixture
def page(story: Desk, show) -> FamilyPage:
    for key, name in (("nan", "Nan Mason"), ("lodger", "Lou Lodger")):
        story.session.do("Add a person", people.add_person, Person(id=key, name=name))
    made = FamilyPage(story.session)
    made.resize(1500, 900)
    show(made)
    made.board.show_whole()
    return made


class Joining(Hand):
    """A hand that chooses somebody and takes one of their handles."""

    def choose(self, name: str) -> str:
        key = self.key(name)
        self.click(self.of(key))
        return key

    def key(self, name: str) -> str:
        return next(one.id for one in self.view.session.case.of(Person) if one.name == name)

    def take(self, handle: Beside) -> None:
        place = self.view.handle_place(handle)
        self.held = (place.x(), place.y())
        self.qtbot.mousePress(self.view.viewport(), LEFT, NONE, self._at(*self.held))

    def over(self, name: str) -> tuple[float, float]:
        x, y = self.of(self.key(name)).rect.centre
        way = x - self.held[0], y - self.held[1]
        self.move(way[0] / 2, way[1] / 2)
        self.move(*way)
        return way

    def join(self, handle: Beside, name: str) -> None:
        self.take(handle)
        self.let_go(*self.over(name))


def test_the_chosen_person_alone_has_handles(qtbot: QtBot, page: FamilyPage) -> None:
    hand, keys = Joining(qtbot, page.board), [one.key for one in HANDLES]
    assert [key for key in keys if page.board.handle_place(key)] == []
    hand.choose("Ann Mason")
    assert [key for key in keys if page.board.handle_place(key)] == keys
    hand.click_at(page.board.drawing.area.x + 5, page.board.drawing.area.y + 5)
    assert [key for key in keys if page.board.handle_place(key)] == []


def test_a_handle_drawn_to_somebody_joins_the_two_in_one_step(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, hand = story.session, Joining(qtbot, page.board)
    ann = hand.choose("Ann Mason")
    is_one_step(session, lambda: hand.join(Beside.PARENT, "Nan Mason"))
    assert ("nan", ann) in [(one.parent, one.child) for one in session.case.of(Parentage)]
    hand.choose("Nan Mason")
    is_one_step(session, lambda: hand.join(Beside.PARTNER, "Lou Lodger"))
    assert {"nan", "lodger"} in [{one.a, one.b} for one in session.case.of(Partnership)]


def test_who_may_be_joined_is_lit_while_the_line_is_drawn(qtbot: QtBot, page: FamilyPage) -> None:
    hand = Joining(qtbot, page.board)
    hand.choose("Ann Mason")
    hand.take(Beside.PARENT)
    lit = [ring.rect().center().toTuple() for ring in page.board._lit]
    centres = {name: hand.of(hand.key(name)).rect.centre for name in ("Nan Mason", "Lou Lodger", "Jay Mason")}
    assert centres["Nan Mason"] in lit
    assert centres["Lou Lodger"] in lit
    assert centres["Jay Mason"] not in lit
    hand.let_go(0, 0)
    assert page.board._lit == []


def test_a_refused_drop_changes_nothing_and_is_explained_in_words(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session, hand = story.session, Joining(qtbot, page.board)
    said: list[Notice] = []
    session.noticed.connect(said.append)
    hand.choose("Ann Mason")
    hand.take(Beside.PARENT)
    way = hand.over("Jay Mason")
    tag = next(one for one in page.board.findChildren(DragTag) if one.isVisible())
    assert "their own ancestor" in tag.text()
    changes_nothing(session, lambda: hand.let_go(*way))
    assert "their own ancestor" in said[-1].text
    assert not tag.isVisible()


def test_a_line_let_go_over_nothing_does_nothing(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    hand = Joining(qtbot, page.board)
    hand.choose("Ann Mason")
    hand.take(Beside.CHILD)
    hand.move(3, 60)
    changes_nothing(story.session, lambda: hand.let_go(400, -60))


def test_a_handle_that_is_pressed_adds_somebody_whose_name_is_typed_at_once(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, hand = story.session, Joining(qtbot, page.board)
    ann = hand.choose("Ann Mason")

    hand.take(Beside.PARENT)
    hand.let_go(0, 0)
    (parent,) = [one.parent for one in session.case.of(Parentage) if one.child == ann]
    assert session.selection == parent
    assert page.inspector.person_panel.name.hasFocus()


def test_a_family_is_built_moved_stepped_through_and_tidied_by_the_mouse_alone(
    qtbot: QtBot, story: Desk, page: FamilyPage
) -> None:
    session, hand = story.session, Joining(qtbot, page.board)
    ann = hand.choose("Ann Mason")
    for _ in range(2):  # her parents, by a handle that is pressed
        page.board.show_whole()
        hand.click(hand.of(ann))
        hand.take(Beside.PARENT)
        hand.let_go(0, 0)
    parents = [one.parent for one in session.case.of(Parentage) if one.child == ann]
    assert len(parents) == 2
    page.board.show_whole()
    hand.click(hand.of(parents[0]))
    hand.take(Beside.PARTNER)  # drawn to who is there
    x, y = hand.of(parents[1]).rect.centre
    hand.move(x - hand.held[0], y - hand.held[1])
    hand.let_go(x - hand.held[0], y - hand.held[1])
    assert set(parents) in [{one.a, one.b} for one in session.case.of(Partnership)]
    qtbot.mouseClick(page.shapes.buttons[Gender.FEMALE], LEFT)
    assert session.case.get_one(Person, session.selection).gender is Gender.FEMALE
    page.board.show_whole()
    hand.drag(hand.of(ann), 40, 30)
    assert [one.subject for one in session.case.of(Seat)] == [ann]
    qtbot.mouseClick(page.days.before, LEFT)
    assert session.day is not None
    qtbot.mouseClick(page.days.today, LEFT)
    assert session.day is None
    qtbot.mouseClick(page.tidy, LEFT)
    assert not session.case.of(Seat)
    assert not page.tidy.isEnabled()

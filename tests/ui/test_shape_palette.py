"""Symbols dragged from the palette onto the family map, by real drops."""

from __future__ import annotations

import pytest
from hands import LEFT, NONE
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.marks import Shape
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.widgets.controls.carrying import CARRIED


@pytest.fixture
def page(story: Desk, show) -> FamilyPage:
    made = FamilyPage(story.session)
    show(made)
    return made


def carried(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setData(CARRIED, text.encode())
    return mime


def let_fall(page: FamilyPage, mime: QMimeData, at: QPoint) -> bool:
    """Carry something over the map and let it fall; whether the map takes it."""
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, LEFT, NONE)
    QApplication.sendEvent(page.board.viewport(), enter)
    drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    if enter.isAccepted():
        QApplication.sendEvent(page.board.viewport(), drop)
    return enter.isAccepted()


@pytest.mark.parametrize(
    ("gender", "shape"), [(Gender.MALE, Shape.SQUARE), (Gender.FEMALE, Shape.CIRCLE), (Gender.OTHER, Shape.DIAMOND)]
)
def test_a_symbol_stands_where_it_fell_and_is_named_at_once(
    story: Desk, page: FamilyPage, gender: Gender, shape: Shape
) -> None:
    session, at = story.session, QPoint(60, 300)
    place = page.board.scene_point(QPointF(at))
    before = session.case
    assert let_fall(page, carried(f"shape:{gender}"), at)
    new = session.case.get_one(Person, session.selection)
    mark = page.board.drawing.by_id()[f"person:{new.id}"]
    assert (new.gender, mark.shape) == (gender, shape)
    assert mark.rect.centre == pytest.approx((place.x(), place.y()), abs=0.1)
    assert [one.subject for one in session.case.of(Seat)] == [new.id]
    assert page.inspector.person_panel.name.hasFocus()
    session.undo()
    assert session.case == before


def test_what_falls_on_somebody_gets_the_place_and_they_give_way(story: Desk, page: FamilyPage) -> None:
    session = story.session
    child = session.case.child.person
    before = page.board.drawing.by_id()[f"person:{child}"].rect
    at = page.board.mapFromScene(QPointF(*before.centre))
    let_fall(page, carried("shape:female"), at)
    marks = page.board.drawing.by_id()
    assert marks[f"person:{session.selection}"].rect.centre == pytest.approx(before.centre, abs=1.5)
    assert marks[f"person:{child}"].rect.x != before.x


def test_a_press_adds_somebody_of_that_shape(qtbot: QtBot, story: Desk, page: FamilyPage) -> None:
    session = story.session
    qtbot.mouseClick(page.shapes.buttons[Gender.FEMALE], LEFT)
    assert session.case.get_one(Person, session.selection).gender is Gender.FEMALE


def test_what_comes_from_elsewhere_is_not_for_the_map(story: Desk, page: FamilyPage) -> None:
    before = story.session.case
    let_fall(page, carried("some record"), QPoint(60, 300))
    assert story.session.case == before

"""The buttons to zoom on the pictures, and what is left out where it would be too small to read."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Anchor, Drawing, Label, Rect, Role, Shape, Symbol, Text
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.layer import Layer
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Magnify
from ecm_desktop.widgets.canvas.zoom_bar import ZoomBar


def press(qtbot: QtBot, view: CanvasView, name: str) -> None:
    button = next(one for one in view.findChildren(QToolButton) if one.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_map_opens_readable_and_fits_when_asked(qtbot: QtBot, story: Desk, show) -> None:
    board = FamilyBoard(story.session)
    show(board)
    board.resize(260, 240)
    child = next(one for one in board.scene().marks() if one.record == story.session.case.child.person)
    assert board.magnification() == pytest.approx(1.0)
    assert board.mapToScene(board.viewport().rect()).boundingRect().contains(*child.rect.centre)
    press(qtbot, board, "Show everything")
    assert board.magnification() < 1.0
    seen = board.mapToScene(board.viewport().rect()).boundingRect()
    assert seen.contains(board.scene().sceneRect().adjusted(1, 1, -1, -1))
    press(qtbot, board, "Larger")
    assert board.magnification() == pytest.approx(board.fitting() * 1.2)


def test_a_map_with_room_opens_whole(story: Desk, show) -> None:
    board = FamilyBoard(story.session)
    show(board)
    board.resize(1600, 1200)
    assert board.magnification() == pytest.approx(min(board.fitting(), 2.0))


def test_the_timeline_has_the_same_buttons(qtbot: QtBot, story: Desk, show) -> None:
    board = TimelineBoard(story.session, Layer(story.session))
    show(board)
    whole = board.time_scale.knots
    press(qtbot, board, "Larger")
    assert board.time_scale.knots != whole
    press(qtbot, board, "Show everything")
    assert board.time_scale.knots == whole


def test_the_buttons_go_where_they_would_cover_the_picture(story: Desk, show) -> None:
    board = FamilyBoard(story.session)
    show(board)
    bar = board.findChild(ZoomBar)
    board.resize(600, 400)
    assert bar.isVisible()
    board.resize(600, 2 * bar.height())
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("size", "muted", "is_shown"), [(11, True, True), (9, True, False), (11, False, True), (9, False, False)]
)
def test_words_too_small_to_read_are_left_out(qtbot: QtBot, size: float, muted: bool, is_shown: bool) -> None:
    label = Label(
        id="l", role=Role.NAME, rect=Rect(0, 0, 90, 20), texts=(Text(2, 15, "Mmmm", size, muted=muted),)
    )  # fmt: skip
    view = CanvasView("Map", Look(LookName.LIGHT), Magnify(legible=10.0))
    view.resize(120, 60)
    view.show_drawing(Drawing(Rect(0, 0, 100, 40), (label,)))
    qtbot.addWidget(view)
    assert (coloured(view) > 0) is is_shown


def test_where_names_are_too_small_the_first_word_is_shown_large_enough(qtbot: QtBot) -> None:
    def ink_at(magnification: float, brief: str) -> int:
        label = Label(
            id="l", role=Role.NAME, rect=Rect(20, 0, 60, 20), texts=(Text(20, 15, "Ann Mason", 11),), brief=brief,
            room=100 if brief else 0,
        )  # fmt: skip
        view = CanvasView("Map", Look(LookName.LIGHT), Magnify(legible=10.0))
        qtbot.addWidget(view)
        view.show_drawing(Drawing(Rect(0, 0, 100, 40), (label,)))
        view.resize(240, 120)
        view.magnify(magnification, QPointF(0, 0))
        return coloured(view)

    assert ink_at(0.5, "") == 0
    assert ink_at(0.5, "Ann") > 20
    assert ink_at(0.05, "Ann") == 0
    assert ink_at(1.0, "Ann") == ink_at(1.0, "")


@pytest.mark.parametrize(("text", "is_shown"), [("15", True), ("about fifty", False)])
def test_an_age_that_is_too_small_is_shown_larger_where_it_has_room(qtbot: QtBot, text: str, is_shown: bool) -> None:
    def shown(*texts: Text) -> QImage:
        person = Symbol(id="p", role=Role.PERSON, rect=Rect(0, 0, 42, 42), shape=Shape.SQUARE, texts=texts)
        view = CanvasView("Map", Look(LookName.LIGHT), Magnify(legible=8.0))
        qtbot.addWidget(view)
        view.resize(100, 60)
        view.show_drawing(Drawing(Rect(0, 0, 42, 42), (person,)))
        view.magnify(0.5, QPointF(0, 0))
        return view.grab().toImage()

    written = Text(21, 25, text, 13, anchor=Anchor.MIDDLE)
    assert (shown(written) != shown()) is is_shown


def coloured(view: CanvasView) -> int:
    """How many pixels are not of the paper's colour."""
    image = view.grab().toImage()
    spots = product(range(image.width()), range(image.height()))
    return sum(image.pixel(x, y) != image.pixel(0, 0) for x, y in spots)

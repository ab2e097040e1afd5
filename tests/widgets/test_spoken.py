"""A picture as a screen reader finds it: each mark an object of its own, as long as it is shown, and no longer."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid
from widgets.drawings import drawing, family, person
from widgets.listening import FOCUS, PRESS, listening, mark, marks, name, picture

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import Band, Label, Pin, Rect, Role, Text
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Magnify

MakeCanvas = Callable[..., CanvasView]
Roles = QAccessible.Role


def lanes() -> list[Band | Label]:
    """Two rows with a head each, one above the other, and the axis over them."""
    heads = [
        Band(id=f"{key}:head", role=Role.LANE, pin=Pin.LEFT, words=f"Lane {key}", rect=Rect(0, top, 50, 100))
        for key, top in (("low", 200.0), ("high", 100.0))
    ]
    rect = Rect(90, 0, 50, 20)
    return [*heads, Label(id="axis", role=Role.AXIS, pin=Pin.TOP, words="Age", rect=rect, texts=(Text(92, 14, "6"),))]


def test_each_mark_with_words_is_found_with_its_sentence(canvas: MakeCanvas) -> None:
    view = canvas()
    assert name(picture(view)) == "Family"
    found = {name(one): one.role() for one in marks(view)}
    assert found == {
        "Person ann": Roles.ListItem,
        "Ann and Bo, married": Roles.ListItem,
        "Person bo": Roles.ListItem,
        "Person cy": Roles.ListItem,
        "The lower lane": Roles.StaticText,
    }
    assert all(one.isValid() and one.parent() is picture(view) for one in marks(view))
    assert [picture(view).indexOfChild(one) for one in marks(view)] == list(range(len(found)))
    assert picture(view).child(-1) is None
    assert picture(view).child(99) is None


def test_rows_are_told_one_after_the_other_each_from_its_head_on(canvas: MakeCanvas) -> None:
    view = canvas()
    people = [person("late", 400, 210), person("early", 100, 250), person("top", 300, 120)]
    view.show_drawing(drawing(*people, *lanes()))
    assert [name(one) for one in marks(view)] == [
        "Age", "Lane high", "Person top", "Lane low", "Person early", "Person late",
    ]  # fmt: skip
    assert mark(view, "Lane low").role() == Roles.Heading


def test_a_mark_lies_where_it_is_painted(canvas: MakeCanvas) -> None:
    view = canvas()
    found = mark(view, "Person bo")
    middle = found.rect().center()
    assert view.viewport().mapFromGlobal(middle).toTuple() == pytest.approx((260, 80), abs=2)
    assert picture(view).childAt(middle.x(), middle.y()) is found
    view.magnify(4.0, QPointF(300, 80))
    assert {name(one): bool(one.state().offscreen) for one in (found, mark(view, "Person cy"))} == {
        "Person bo": False, "Person cy": True,
    }  # fmt: skip


def test_what_lies_over_the_picture_is_found_too(canvas: MakeCanvas) -> None:
    view = canvas()
    over = QPushButton("Larger", view.viewport())
    over.setGeometry(QRect(240, 60, 80, 40))
    over.show()
    found = QAccessible.queryAccessibleInterface(over)
    assert picture(view).indexOfChild(found) >= len(marks(view))
    middle = found.rect().center()
    assert name(picture(view).childAt(middle.x(), middle.y())) == "Larger"


def test_a_mark_that_is_gone_says_nothing_and_breaks_nothing(canvas: MakeCanvas) -> None:
    view = canvas()
    found = mark(view, "Person cy")
    view.show_drawing(drawing(*family().marks[:3]))
    assert not found.isValid()
    assert (name(found), found.rect(), found.childCount()) == ("", QRect(), 0)
    assert found.state().invalid
    assert picture(view).indexOfChild(found) == -1
    found.actionInterface().doAction(PRESS)
    QApplication.processEvents()
    assert view.selected() == ()
    view.show_drawing(family())
    assert name(found) == "Person cy"


def test_a_mark_that_is_gone_is_let_go_of_when_somebody_listens(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    with listening():
        number = QAccessible.uniqueId(mark(view, "Person cy"))
        view.show_drawing(drawing(*family().marks[:3]))
        qtbot.waitUntil(lambda: QAccessible.accessibleInterface(number) is None)
        assert mark(view, "Person ann").isValid()


def test_other_words_are_heard_at_once(canvas: MakeCanvas) -> None:
    view = canvas()
    found = mark(view, "Person ann")
    view.show_drawing(drawing(person("ann", 60, 60, words="Covered")))
    assert name(found) == "Covered"


def test_nothing_is_heard_of_a_picture_that_is_not_shown(canvas: MakeCanvas) -> None:
    view = canvas()
    found = mark(view, "Person ann")
    view.hide()
    assert marks(view) == []
    assert name(found) == ""


def test_a_press_from_a_screen_reader_is_a_press(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    found = mark(view, "Person bo")
    assert found.actionInterface().actionNames() == [PRESS, FOCUS]
    assert not found.state().selected
    with qtbot.waitSignal(view.picked) as told:
        found.actionInterface().doAction(PRESS)
    assert told.args == ["bo"]
    assert found.state().selected


def test_the_keyboard_is_sent_to_a_mark(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    view.clearFocus()
    found = mark(view, "Person cy")
    found.actionInterface().doAction(FOCUS)
    qtbot.waitUntil(lambda: view.focused() == "cy")
    assert view.hasFocus()
    assert found.state().focused
    assert picture(view).focusChild() is found
    assert view.selected() == ()


def test_walking_and_choosing_are_told_while_somebody_listens(qtbot: QtBot, canvas: MakeCanvas) -> None:
    """Told to nobody, the events must at least be made without a fault; who hears them stands in test_on_the_bus."""
    view = canvas()
    with listening():
        view.focus_on("ann")
        view.select_all(["ann", "bo"])
        view.select("cy")
        view.show_drawing(drawing(person("ann", 60, 60, words="Ann")))
        qtbot.wait(300)
        assert [name(one) for one in marks(view)] == ["Ann"]


def delete_at_once(view: CanvasView) -> None:
    delete(view)


def go_with_its_parent(view: CanvasView) -> None:
    parent = QWidget()
    view.setParent(parent)
    delete(parent)


def go_when_there_is_time(view: CanvasView) -> None:
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("go", [delete_at_once, go_with_its_parent, go_when_there_is_time])
def test_a_view_takes_its_marks_along(qapp: object, look: Look, go: Callable[[CanvasView], None]) -> None:
    view = CanvasView("Family", look, Magnify())
    view.show_drawing(family())
    view.show()
    found = marks(view)
    numbers = [QAccessible.uniqueId(one) for one in (picture(view), *found)]
    assert all(QAccessible.accessibleInterface(one) is not None for one in numbers)
    go(view)
    del view
    gc.collect()
    del found
    gc.collect()
    QApplication.processEvents()
    assert all(QAccessible.accessibleInterface(one) is None for one in numbers)


def test_a_mark_that_outlives_its_view_is_not_valid(qapp: object, look: Look) -> None:
    view = CanvasView("Family", look, Magnify())
    view.show_drawing(family())
    view.show()
    found = marks(view)[0]
    delete(view)
    assert not isValid(found) or not found.isValid()

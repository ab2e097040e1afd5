"""Everything a mouse does on the canvas, keys do; a screen reader hears where they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from widgets.drawings import drawing, family

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.widgets.canvas.painting import Emphasis
from ecm_desktop.widgets.canvas.tools import Grip
from ecm_desktop.widgets.canvas.view import CanvasView

MakeCanvas = Callable[..., CanvasView]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
ORDER = ["ann", "line", "bo", "cy", "lane"]


def test_arrows_walk_all_that_has_words_in_reading_order(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    walked = []
    for _ in range(len(ORDER)):
        qtbot.keyClick(view, Key.Key_Right)
        walked.append(view.focused())
    assert walked == ORDER
    qtbot.keyClick(view, Key.Key_Right)
    assert view.focused() == ORDER[-1]
    qtbot.keyClick(view, Key.Key_Left)
    assert view.focused() == ORDER[-2]
    qtbot.keyClick(view, Key.Key_Home)
    assert view.focused() == ORDER[0]
    qtbot.keyClick(view, Key.Key_End)
    assert view.focused() == ORDER[-1]


def test_up_and_down_go_to_the_nearest(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    view.select("bo")
    qtbot.keyClick(view, Key.Key_Down)
    assert view.focused() == "cy"
    qtbot.keyClick(view, Key.Key_Up)
    assert view.focused() == "ann"


def test_up_and_down_from_a_line_go_to_whatever_is_nearest(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    view.select("line")
    qtbot.keyClick(view, Key.Key_Down)
    assert view.focused() == "cy"


def test_the_focus_is_shown_and_said(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    assert view.accessibleDescription() == "Three people"
    before = view.grab().toImage()
    qtbot.keyClick(view, Key.Key_Right)
    assert view.scene().free.items["ann"].emphasis == Emphasis.FOCUSED
    assert view.grab().toImage() != before
    said = QAccessible.queryAccessibleInterface(view.viewport())
    assert said.text(QAccessible.Text.Name) == "Family"
    assert said.focusChild().text(QAccessible.Text.Name) == "Person ann"
    view.clearFocus()
    assert view.scene().free.items["ann"].emphasis == Emphasis.NONE


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_picks_and_activates(qtbot: QtBot, canvas: MakeCanvas, key: Qt.Key) -> None:
    view = canvas()
    qtbot.keyClick(view, Key.Key_Right)
    told: list[tuple[str, str]] = []
    view.picked.connect(lambda one: told.append(("picked", one)))
    view.activated.connect(lambda one: told.append(("activated", one)))
    qtbot.keyClick(view, key)
    assert told == [("picked", "ann"), ("activated", "ann")]


@pytest.mark.parametrize(
    ("key", "shift", "way"),
    [
        (Key.Key_Right, False, (10, 0)),
        (Key.Key_Left, False, (-10, 0)),
        (Key.Key_Up, False, (0, -10)),
        (Key.Key_Down, True, (0, 1)),
    ],
)
def test_alt_and_arrows_nudge(qtbot: QtBot, canvas: MakeCanvas, key: Qt.Key, shift: bool, way: tuple[int, int]) -> None:
    view = canvas()
    view.select("ann")
    modifiers = ALT | Qt.KeyboardModifier.ShiftModifier if shift else ALT
    with qtbot.waitSignal(view.moved) as moved:
        qtbot.keyClick(view, key, modifiers)
    assert moved.args == [[("ann", *way)]]


def test_what_has_no_grip_that_way_is_not_nudged(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas(lambda mark: Grip.X if mark.id == "ann" else None)
    for mark_id, key in (("ann", Key.Key_Up), ("bo", Key.Key_Right)):
        view.select(mark_id)
        with qtbot.assertNotEmitted(view.moved):
            qtbot.keyClick(view, key, ALT)


def test_keys_zoom(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.magnification() == pytest.approx(1.2)
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.magnification() == pytest.approx(1.0)
    qtbot.keyClick(view, Key.Key_0)
    whole = view.magnification()
    assert whole == pytest.approx(view.fitting())
    view.resize(300, 200)
    assert view.magnification() < whole * 0.6
    qtbot.keyClick(view, Key.Key_1)
    assert view.magnification() == 1.0


def test_zoom_has_limits(canvas: MakeCanvas) -> None:
    view = canvas()
    for _ in range(60):
        view.zoom_in()
    assert view.magnification() == pytest.approx(6.0)
    for _ in range(90):
        view.zoom_out()
    assert view.magnification() == pytest.approx(0.2)


class Window(QWidget):
    """Remembers the keys that its canvas left to it."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


def test_keys_that_mean_nothing_here_go_on_to_the_window(qtbot: QtBot, canvas: MakeCanvas) -> None:
    window, view = Window(), canvas()
    qtbot.addWidget(window)
    view.setParent(window)
    window.show()
    for key in (Key.Key_F1, Key.Key_Escape, Key.Key_Return, Key.Key_A, Key.Key_Right, Key.Key_Plus):
        qtbot.keyClick(view, key)
    assert window.heard == [Key.Key_F1, Key.Key_Escape, Key.Key_Return, Key.Key_A]


def test_pinned_marks_stay_in_sight_while_scrolling(canvas: MakeCanvas) -> None:
    view = canvas()
    view.magnify(3.0, QPointF(0, 0))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(200)
    corner = view.scene_point(QPointF(0, 0))
    assert view.scene().place("title") == pytest.approx((corner.x(), 0))
    assert view.scene().place("axis") == pytest.approx((0, corner.y()))
    assert view.scene().place("corner") == pytest.approx((corner.x(), corner.y()))


def test_the_selection_survives_a_new_drawing_and_a_lost_mark_does_no_harm(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    view.select("ann")
    view.show_drawing(drawing(*family().marks[2:4]))
    assert view.scene().free.items["ann"].emphasis & Emphasis.SELECTED
    view.show_drawing(drawing(family().marks[3]))
    assert view.accessibleDescription() == "Three people"
    qtbot.keyClick(view, Key.Key_Right)
    assert view.focused() == "bo"


def test_another_look_is_another_picture_and_back_is_the_same(canvas: MakeCanvas, look: Look) -> None:
    view = canvas()
    light = view.grab().toImage()
    pictures = []
    for name in (LookName.DARK, LookName.CONTRAST):
        view.set_look(Look(name))
        pictures.append(view.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0].pixelColor(500, 100).name() == Look(LookName.DARK).tones.paper
    view.set_look(look)
    assert view.grab().toImage() == light


def test_the_room_is_told_in_points(qtbot: QtBot, canvas: MakeCanvas) -> None:
    view = canvas()
    with qtbot.waitSignal(view.resized) as told:
        view.resize(500, 300)
    assert told.args == [500, 300]
    with qtbot.waitSignal(view.resized) as told:
        view.set_text_scale(2.0)
    assert told.args[0] < 251

"""What a hand does on the canvas, with real mouse and key events."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from widgets.drawings import drawing, family

from ecm_desktop.diagram.marks import AnyMark, Rect
from ecm_desktop.widgets.canvas.painting import Emphasis
from ecm_desktop.widgets.canvas.tools import Grip
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut

MakeCanvas = Callable[..., CanvasView]
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Moves a real pointer over a canvas, in points of the drawing."""

    def __init__(self, qtbot: QtBot, view: CanvasView) -> None:
        self.qtbot, self.view = qtbot, view

    def at(self, x: float, y: float) -> QPoint:
        return self.view.mapFromScene(QPointF(x, y))

    def press(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        self.qtbot.mousePress(self.view.viewport(), button, NONE, self.at(x, y))

    def move(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        place = QPointF(self.at(x, y))
        whole = QPointF(self.view.viewport().mapToGlobal(place.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, place, whole, button, button, NONE)
        QApplication.sendEvent(self.view.viewport(), event)

    def release(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        self.qtbot.mouseRelease(self.view.viewport(), button, NONE, self.at(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.press(*start)
        self.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.move(*end)
        self.release(*end)


Told = list[tuple[object, ...]]
ToldBy = Callable[..., tuple[Hand, Told]]


def collect(view: CanvasView) -> Told:
    """All that a canvas tells, in order."""
    told: Told = []
    names = ("picked", "activated", "moved", "drag_ended", "space_clicked", "chosen", "zoom_wanted", "pan_wanted")
    for name in names:
        getattr(view, name).connect(lambda *args, name=name: told.append((name, *args)))
    return told


@pytest.fixture
def told_by(qtbot: QtBot, canvas: MakeCanvas) -> ToldBy:
    def make(*args: object, **more: object) -> tuple[Hand, Told]:
        view = canvas(*args, **more)
        return Hand(qtbot, view), collect(view)

    return make


def test_a_drag_tells_once_when_it_is_let_go(told_by: ToldBy) -> None:
    hand, told = told_by()
    live: list[tuple[str, float, float]] = []
    hand.view.dragging.connect(lambda *args: live.append(args))
    hand.drag((80, 80), (120, 140))
    assert told == [("picked", "ann"), ("drag_ended", "ann", True), ("moved", [("ann", 40, 60)])]
    assert live == [("ann", 20, 30), ("ann", 40, 60)]


def test_while_dragging_items_move_with_their_names_and_leave_an_outline(told_by: ToldBy) -> None:
    hand, _ = told_by()
    scene = hand.view.scene()
    before = len(scene.items())
    hand.press(80, 80)
    hand.move(100, 80)
    assert scene.place("ann") == scene.place("name") == (20, 0)
    assert scene.place("bo") == (0, 0)
    assert len(scene.items()) == before + 1
    hand.release(100, 80)
    assert scene.place("ann") == (0, 0)
    assert len(scene.items()) == before


def test_escape_puts_back_and_nothing_is_told_as_moved(qtbot: QtBot, told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.press(80, 80)
    hand.move(200, 200)
    qtbot.keyClick(hand.view, Qt.Key.Key_Escape)
    assert hand.view.scene().place("ann") == (0, 0)
    hand.release(200, 200)
    assert told == [("picked", "ann"), ("drag_ended", "ann", False)]


def test_losing_the_focus_takes_a_drag_back(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.press(80, 80)
    hand.move(200, 200)
    hand.view.clearFocus()
    assert told[-1] == ("drag_ended", "ann", False)


def test_a_tremble_is_a_click(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.drag((80, 80), (82, 81))
    assert told == [("picked", "ann")]
    assert hand.view.selected() == ("ann",)


@pytest.mark.parametrize(("grip", "way"), [(Grip.X, (40, 0)), (Grip.Y, (0, 60)), (Grip.FREE, (40, 60))])
def test_a_grip_holds_a_drag_to_its_axis(told_by: ToldBy, grip: Grip, way: tuple[int, int]) -> None:
    hand, told = told_by(lambda _mark: grip)
    hand.drag((80, 80), (120, 140))
    assert told[-1] == ("moved", [("ann", *way)])


def test_what_has_no_grip_stays(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.drag((170, 80), (300, 300))
    assert told == [("picked", "line")]


def test_a_page_may_show_the_new_drawing_while_it_is_told(told_by: ToldBy) -> None:
    hand, _ = told_by()

    def edit(moves: list[tuple[str, float, float]]) -> None:
        ((mark_id, dx, dy),) = moves
        hand.view.show_drawing(drawing(*(shifted(m, dx, dy) if m.id == mark_id else m for m in family().marks)))

    hand.view.moved.connect(edit)
    hand.drag((80, 80), (120, 140))
    assert hand.view.scene().mark("ann").rect == Rect(100, 120, 40, 40)
    assert hand.view.scene().place("ann") == (0, 0)


def shifted(mark: AnyMark, dx: float, dy: float) -> AnyMark:
    return msgspec.structs.replace(mark, rect=mark.rect.moved(dx, dy))


def test_a_mark_that_goes_while_it_is_dragged_does_no_harm(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.press(80, 80)
    hand.move(120, 120)
    hand.view.show_drawing(drawing(*(m for m in family().marks if m.id != "ann")))
    hand.release(120, 120)
    assert told[-1][0] == "moved"
    assert hand.view.scene().mark("ann") is None


def test_a_frame_chooses_people_who_then_move_together(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.drag((40, 40), (400, 180))
    assert told == [("chosen", ("ann", "bo"))]
    hand.drag((260, 80), (280, 90))
    assert told[-1] == ("moved", [("bo", 20, 10), ("ann", 20, 10)])


def test_a_click_on_empty_space_says_where(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.view.select("ann")
    hand.press(500, 100)
    hand.release(500, 100)
    assert told == [("picked", ""), ("space_clicked", 500, 100)]
    assert hand.view.selected() == ()


def test_a_double_click_activates(qtbot: QtBot, told_by: ToldBy) -> None:
    hand, told = told_by()
    qtbot.mouseDClick(hand.view.viewport(), LEFT, NONE, hand.at(80, 80))
    assert ("activated", "ann") in told


def wheel(view: CanvasView, dy: int, ctrl: bool, dx: int = 0) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else NONE
    at = QPointF(300, 200)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(dx, dy), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_wheel_enlarge_about_the_pointer(told_by: ToldBy) -> None:
    hand, _ = told_by()
    for _ in range(6):
        wheel(hand.view, 120, ctrl=True)
    under = hand.view.scene_point(QPointF(300, 200))
    wheel(hand.view, 120, ctrl=True)
    after = hand.view.scene_point(QPointF(300, 200))
    assert hand.view.magnification() > 2.5
    assert (after - under).manhattanLength() < 1.5
    assert hand.view.scene().place("corner") == pytest.approx(tuple(hand.view.scene_point(QPointF()).toTuple()), abs=1)


def test_middle_drag_and_space_drag_pan(qtbot: QtBot, told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.view.magnify(3, QPointF(0, 0))
    for button, key in ((MIDDLE, False), (LEFT, True)):
        if key:
            qtbot.keyPress(hand.view, Qt.Key.Key_Space)
        x = hand.view.horizontalScrollBar().value()
        start, end = QPointF(300, 200), QPointF(240, 200)
        qtbot.mousePress(hand.view.viewport(), button, NONE, start.toPoint())
        qtbot.mouseRelease(hand.view.viewport(), button, NONE, end.toPoint())
        assert hand.view.horizontalScrollBar().value() == x + 60
    assert told == []


def test_a_drawing_that_is_laid_out_asks_its_page(told_by: ToldBy) -> None:
    hand, told = told_by(zoom=LayOut())
    wheel(hand.view, 120, ctrl=True)
    wheel(hand.view, 0, ctrl=False, dx=-100)
    hand.view.show_whole()
    kinds = [one[0] for one in told]
    assert kinds == ["zoom_wanted", "pan_wanted", "zoom_wanted"]
    assert told[0][1] == pytest.approx(1.0015**120)
    assert told[2][1] == 0
    assert hand.view.magnification() == 1


def test_the_pointer_shows_what_it_is_over(told_by: ToldBy) -> None:
    hand, told = told_by()
    nothing = Qt.MouseButton.NoButton
    seen = []
    for place in ((80, 80), (170, 80), (500, 100)):
        hand.move(*place, nothing)
        cursor = hand.view.viewport().cursor().shape()
        seen.append((hand.view.viewport().toolTip(), cursor, dict(hand.view._pointing.emphases(keyboard=True))))
    assert seen == [
        ("Person ann", Qt.CursorShape.OpenHandCursor, {"ann": Emphasis.HOVERED}),
        ("Ann and Bo, married", Qt.CursorShape.ArrowCursor, {"line": Emphasis.HOVERED}),
        ("", Qt.CursorShape.ArrowCursor, {}),
    ]
    assert told == []


def test_one_more_is_chosen_with_ctrl_or_shift_and_one_alone_by_a_press(told_by: ToldBy) -> None:
    hand, told = told_by()
    view = hand.view

    def press(x: float, y: float, keys: Qt.KeyboardModifier) -> None:
        hand.qtbot.mouseClick(view.viewport(), LEFT, keys, hand.at(x, y))

    press(80, 80, NONE)
    press(260, 80, Qt.KeyboardModifier.ControlModifier)
    assert set(view.selected()) == {"ann", "bo"}
    press(170, 270, Qt.KeyboardModifier.ShiftModifier)
    assert set(view.selected()) == {"ann", "bo", "cy"}
    hand.drag((260, 80), (300, 120))
    assert {one[0] for one in told[-1][1]} == {"ann", "bo", "cy"}
    press(80, 80, Qt.KeyboardModifier.ControlModifier)
    assert set(view.selected()) == {"bo", "cy"}
    press(260, 80, NONE)
    assert view.selected() == ("bo",)


def test_whoever_knows_more_steers_what_is_dragged(told_by: ToldBy) -> None:
    hand, told = told_by()
    hand.view.steered = lambda _mark, dx, dy: (dx, dy if dy > 50 else 0.0)
    hand.press(80, 80)
    hand.move(120, 110)
    assert hand.view.scene().place("ann") == (40, 0)
    hand.release(120, 110)
    assert told[-1] == ("moved", [("ann", 40, 0)])

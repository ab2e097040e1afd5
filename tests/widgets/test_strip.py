"""The strip of the whole: its frame under a real pointer and real keys."""

from __future__ import annotations

import pytest
from hands import LEFT, NONE
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Band, Drawing, Rect, Role
from ecm_desktop.widgets.canvas.strip import Strip

DRAWING = Drawing(Rect(0, 0, 600, 24), (Band(id="all", role=Role.LANE, rect=Rect(0, 0, 600, 24)),))


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    made = Strip("The whole", Look(LookName.LIGHT), 24.0)
    qtbot.addWidget(made)
    made.show_drawing(DRAWING)
    made.resize(600, 26)
    with qtbot.waitExposed(made):
        made.show()
    made.show_range(200, 300, "Shown: some years")
    return made


def drag(qtbot: QtBot, strip: Strip, x: int, to: int) -> None:
    qtbot.mousePress(strip, LEFT, NONE, QPoint(x, 12))
    place = QPointF(to, 12)
    move = QMouseEvent(QEvent.Type.MouseMove, place, QPointF(strip.mapToGlobal(place.toPoint())), LEFT, LEFT, NONE)
    QApplication.sendEvent(strip, move)
    qtbot.mouseRelease(strip, LEFT, NONE, QPoint(to, 12))


def heard(strip: Strip) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    strip.moved.connect(lambda x: found.append(("moved", x)))
    strip.ranged.connect(lambda low, high: found.append(("ranged", low, high)))
    strip.stepped.connect(lambda share: found.append(("stepped", share)))
    strip.zoomed.connect(lambda factor: found.append(("zoomed", factor)))
    strip.whole_wanted.connect(lambda: found.append(("whole",)))
    return found


@pytest.mark.parametrize(
    ("x", "to", "told"),
    [
        (250, 350, [("moved", 300)]),
        (200, 150, [("ranged", 150, 300)]),
        (300, 420, [("ranged", 200, 420)]),
        (200, 400, [("ranged", 300, 300)]),  # an edge does not pass the other
        (500, 520, [("moved", 450), ("moved", 470)]),  # pressed beside it, the frame comes and is held
    ],
)
def test_the_frame_goes_where_a_hand_takes_it(qtbot: QtBot, strip: Strip, x: int, to: int, told: object) -> None:
    found = heard(strip)
    drag(qtbot, strip, x, to)
    assert found == told


def test_let_go_it_is_held_no_longer(qtbot: QtBot, strip: Strip) -> None:
    found = heard(strip)
    drag(qtbot, strip, 250, 260)
    qtbot.mouseMove(strip, QPoint(400, 12))
    assert found == [("moved", 210)]
    qtbot.mousePress(strip, Qt.MouseButton.RightButton, NONE, QPoint(500, 12))
    assert found == [("moved", 210)]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_Left, ("stepped", -0.1)),
        (Qt.Key.Key_PageDown, ("stepped", 1.0)),
        (Qt.Key.Key_Plus, ("zoomed", 1.25)),
        (Qt.Key.Key_Minus, ("zoomed", 0.8)),
        (Qt.Key.Key_0, ("whole",)),
    ],
)
def test_every_drag_has_a_key(qtbot: QtBot, strip: Strip, key: Qt.Key, told: tuple[object, ...]) -> None:
    found = heard(strip)
    qtbot.keyClick(strip, key)
    assert found == [told]


def test_a_double_click_asks_for_everything(qtbot: QtBot, strip: Strip) -> None:
    found = heard(strip)
    qtbot.mouseDClick(strip, LEFT, NONE, QPoint(250, 12))
    assert found[-1] == ("whole",)


def test_a_narrow_frame_can_still_be_held(qtbot: QtBot, strip: Strip) -> None:
    strip.show_range(250, 251, "Shown: a few weeks")
    found = heard(strip)
    drag(qtbot, strip, 250, 350)
    assert found[0][0] == "moved"


def test_it_says_what_it_is_and_what_is_shown_and_paints_the_frame(strip: Strip) -> None:
    assert (strip.accessibleName(), strip.accessibleDescription()) == ("The whole", "Shown: some years")
    tones = Look(LookName.LIGHT).tones
    image = strip.grab().toImage()
    within, beside = image.pixelColor(250, 13), image.pixelColor(100, 13)
    assert within.name() == tones.surface
    assert beside != within
    strip.use(Look(LookName.DARK))
    assert strip.grab().toImage().pixelColor(250, 13).name() == Look(LookName.DARK).tones.surface

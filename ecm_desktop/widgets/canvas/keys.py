"""What keys mean on a canvas."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ecm_desktop.widgets.canvas.hits import Way

_NUDGE = 10.0  # points
_FINE = 1.0

WAYS = {
    Qt.Key.Key_Right: Way.NEXT,
    Qt.Key.Key_Left: Way.PREVIOUS,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Home: Way.FIRST,
    Qt.Key.Key_End: Way.LAST,
}
_STEPS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Scale(Enum):
    """What the zoom keys ask for."""

    IN = auto()
    OUT = auto()
    WHOLE = auto()
    ACTUAL = auto()


SCALES = {
    Qt.Key.Key_Plus: Scale.IN,
    Qt.Key.Key_Equal: Scale.IN,
    Qt.Key.Key_Minus: Scale.OUT,
    Qt.Key.Key_0: Scale.WHOLE,
    Qt.Key.Key_1: Scale.ACTUAL,
}
_ZOOMS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)  # with Ctrl as well
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def zooms(event: QKeyEvent) -> bool:
    """Whether Ctrl and a key ask to go closer or further, as in other programs."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and Qt.Key(event.key()) in _ZOOMS


def nudge_of(event: QKeyEvent) -> tuple[float, float] | None:
    """The step in points that Alt with an arrow asks for (with Shift a fine one); None for other keys."""
    far = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NUDGE
    return _step(event, Qt.KeyboardModifier.AltModifier, far)


def held_nudge_of(event: QKeyEvent) -> tuple[float, float] | None:
    """The step in points that Alt and Shift with an arrow ask for; None for other keys."""
    return _step(event, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, _NUDGE)


def _step(event: QKeyEvent, held: Qt.KeyboardModifier, far: float) -> tuple[float, float] | None:
    step = _STEPS.get(Qt.Key(event.key()))
    return (step[0] * far, step[1] * far) if step and event.modifiers() & held == held else None

"""The canvas as pages use it: values in (a drawing, a look, what is selected), signals of plain values out.

Nothing that lasts changes here. A drag moves items until it is let go, then `moved` says by how much; the page has the
edit made and shows the drawing that came of it, or the one before when the edit was refused.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import AnyMark, Rect
from ecm_desktop.widgets.canvas.hits import Way, step
from ecm_desktop.widgets.canvas.keys import ENTER, SCALES, WAYS, Scale, nudge_of, zooms
from ecm_desktop.widgets.canvas.lit import Lit
from ecm_desktop.widgets.canvas.pointed import PointedView
from ecm_desktop.widgets.canvas.tools import Drag, DragWords, Gesture, Grip, GripOf, Move, Pan, Press, RubberBand
from ecm_desktop.widgets.canvas.zoom import Zoom

_THRESHOLD = 5.0  # pixels before a press becomes a drag
_CURSORS = {
    Grip.FREE: Qt.CursorShape.OpenHandCursor,
    Grip.CARD: Qt.CursorShape.OpenHandCursor,
    Grip.X: Qt.CursorShape.SizeHorCursor,
    Grip.EDGE: Qt.CursorShape.SplitHCursor,
    Grip.Y: Qt.CursorShape.SizeVerCursor,
}
_ONE_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def fixed(mark: AnyMark) -> Grip | None:  # noqa: ARG001  # one of the callables that a page may give
    """The grip of drawings in which nothing is dragged."""
    return None


class CanvasView(PointedView):
    """A drawing to look at, point at, drag in and walk through by keyboard.

    `name` is what a screen reader calls the canvas; `grip` says which marks may be dragged, and which way. With Ctrl or
    Shift a press takes one more of these to what is selected, or takes it out.
    """

    picked = Signal(str)  # a mark's id; "" for empty space
    chosen = Signal(object)  # tuple of ids that are now selected together: framed, or one more or one less
    activated = Signal(str)
    moved = Signal(object)  # [(mark id, dx, dy)] in points
    dragging = Signal(str, float, float)
    drag_ended = Signal(str, bool)  # mark id, whether it was let go (True) or taken back
    space_clicked = Signal(float, float)
    nudged_by = staticmethod(nudge_of)  # the step that a key asks for

    def __init__(self, name: str, look: Look, zoom: Zoom, grip: GripOf = fixed, parent: QWidget | None = None) -> None:
        super().__init__(name, look, zoom, parent)
        self._grip = grip
        self._gesture: Gesture | None = None
        self._space_held = False
        self._fine = False
        self._falling = Lit(self._canvas)

    def is_fine(self) -> bool:
        """Whether Shift is held in the drag or with the key that is being told of."""
        return self._fine

    def steered(self, mark_id: str, dx: float, dy: float) -> tuple[float, float]:  # noqa: ARG002  # for whoever knows more
        """Where a mark that is dragged this far is shown, and let go; whoever knows what it is may hold it back."""
        return dx, dy

    def light(self, rect: Rect | None) -> None:
        """Show where what is dragged would fall; nothing with None."""
        self._falling.show(rect)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture; a press of another button meanwhile takes it back."""
        if self._gesture:
            self._take_back()
            return
        self._gesture = self._begin(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or show what lies under the pointer."""
        if self._gesture:
            self._note_shift(event)
            self._gesture.move(self._place(event))
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        place = self._place(event)
        gesture, self._gesture = self._gesture, None
        self._note_shift(event)
        self._tidy()
        if gesture:
            gesture.release(place)
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the mark under the pointer."""
        mark = self._hit(event.position())
        if mark and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(mark.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, activate, nudge, zoom, or take back a gesture; other keys go on to the window."""
        if not self._take_key(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go: dragging selects again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(False)
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take a gesture back: keys that would end it now go elsewhere."""
        super().focusOutEvent(event)
        self._take_back()
        self._hold_space(False)
        self._emphasise()

    def _begin(self, event: QMouseEvent) -> Gesture | None:
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and self._space_held):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return Pan(event.position(), self.scroll_by, self._show_cursor)
        if not left:
            return None
        mark, start = self._hit(event.position()), self.scene_point(event.position())
        if mark is None:
            return RubberBand(self._canvas, start, self._points(_THRESHOLD), self._choose, self._click_space)
        return self._press(mark, start, one_more=bool(event.modifiers() & _ONE_MORE))

    def _press(self, mark: AnyMark, start: QPointF, one_more: bool) -> Gesture:
        together = self._together(mark.id)
        grip = self._grip(mark)
        if len(together) == 1 and not (one_more and grip):
            self._pick(mark.id)
        if grip is None:
            return Press()
        tell = DragWords(self.dragging.emit, self.drag_ended.emit, self.moved.emit, self.steered)
        clicked = self._toggle if one_more else self._pick if len(together) > 1 else None
        return Drag(self._canvas, together, grip, start, self._points(_THRESHOLD), tell, clicked)

    def _together(self, mark_id: str) -> tuple[str, ...]:
        """A mark, and what is selected with it and moves the same way."""
        grip, selected = self._grip_of(mark_id), self._pointing.selected
        others = selected if mark_id in selected else ()
        return (mark_id, *(one for one in others if one != mark_id and self._grip_of(one) is grip))

    def _toggle(self, mark_id: str) -> None:
        """One more among what is selected, or one less."""
        kept = tuple(one for one in self._pointing.selected if one != mark_id and self._grip_of(one))
        self._choose(kept if mark_id in self._pointing.selected else (*kept, mark_id))

    def choose_also(self) -> None:
        """The same for the mark that the keyboard is on."""
        focused = self._pointing.focused
        if focused and self._grip_of(focused):
            self._toggle(focused)
            self.focus_on(focused)

    def _take_back(self) -> bool:
        gesture, self._gesture = self._gesture, None
        self._tidy()
        if gesture:
            gesture.cancel()
        return gesture is not None

    def _tidy(self) -> None:
        self.hide_tag()
        self.light(None)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._take_back()
        if key == Qt.Key.Key_Space:
            self._hold_space(True)
            return True
        nudge = self.nudged_by(event)
        if nudge:
            return self._nudge(event, *nudge)
        return self._plain_key(key)

    def _plain_key(self, key: Qt.Key) -> bool:
        if key in WAYS:
            return self._walk(WAYS[key])
        if key in ENTER:
            return self._activate()
        if key in SCALES:
            self._rescale(SCALES[key])
        return key in SCALES

    def _walk(self, way: Way) -> bool:
        mark = step(self._canvas.walk(), self._pointing.focused, way)
        if mark:
            self.focus_on(mark.id)
        return True

    def _activate(self) -> bool:
        focused = self._pointing.focused
        if focused is None:
            return False
        self._pick(focused)
        self.activated.emit(focused)
        return True

    def event(self, event: QEvent) -> bool:
        """Claim a key that zooms or moves what the keyboard is on, which elsewhere means another thing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            nudge = self.nudged_by(event)
            if zooms(event) or (nudge and self._nudges(*nudge)):
                event.accept()
                return True
        return super().event(event)

    def keys_move(self, mark_id: str) -> bool:  # noqa: ARG002  # for whoever knows more
        """Whether keys may move a mark that they are on and that may be dragged."""
        return True

    def _nudges(self, dx: float, dy: float) -> list[Move]:
        """What a key would move, and how far."""
        focused = self._pointing.focused
        grip = self._grip_of(focused) if focused else None
        if focused is None or grip is None or grip.along(dx, dy) == (0, 0) or not self.keys_move(focused):
            return []
        return [(one, *grip.along(dx, dy)) for one in self._together(focused)]

    def _nudge(self, event: QKeyEvent, dx: float, dy: float) -> bool:
        moves = self._nudges(dx, dy)
        if moves:
            self._note_shift(event)
            self.moved.emit(moves)
        return bool(moves)

    def _note_shift(self, event: QInputEvent) -> None:
        self._fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)

    def _rescale(self, scale: Scale) -> None:
        act = {
            Scale.IN: self.zoom_in,
            Scale.OUT: self.zoom_out,
            Scale.WHOLE: self.show_whole,
            Scale.ACTUAL: self.show_actual,
        }
        act[scale]()

    def _pick(self, mark_id: str) -> None:
        self.select(mark_id)
        self.picked.emit(mark_id)

    def _choose(self, ids: tuple[str, ...]) -> None:
        self._point(self._pointing.choosing(*ids))
        self.chosen.emit(ids)

    def _click_space(self, at: QPointF) -> None:
        self.select(None)
        self.picked.emit("")
        self.space_clicked.emit(at.x(), at.y())

    def _hover(self, at: QPointF) -> None:
        mark = self._hit(at)
        self._point(self._pointing.at(mark.id if mark else None))
        self._show_cursor()

    def _hold_space(self, held: bool) -> None:
        self._space_held = held
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._space_held:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return
        grip = self._grip_of(self._pointing.hovered) if self._pointing.hovered else None
        self.viewport().setCursor(_CURSORS[grip] if grip else Qt.CursorShape.ArrowCursor)

    def _grip_of(self, mark_id: str) -> Grip | None:
        mark = self._canvas.mark(mark_id)
        return self._grip(mark) if mark else None

    def _place(self, event: QMouseEvent) -> QPointF:
        return event.position() if isinstance(self._gesture, Pan) else self.scene_point(event.position())

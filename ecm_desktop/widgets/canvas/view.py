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
from ecm_desktop.diagram.marks import AnyMark, Drawing
from ecm_desktop.widgets.canvas.hits import Way, step
from ecm_desktop.widgets.canvas.keys import ENTER, SCALES, WAYS, Scale, nudge_of
from ecm_desktop.widgets.canvas.pointing import Pointing
from ecm_desktop.widgets.canvas.tools import Drag, DragWords, Gesture, Grip, GripOf, Move, Pan, Press, RubberBand
from ecm_desktop.widgets.canvas.viewport import Viewport
from ecm_desktop.widgets.canvas.zoom import Zoom
from ecm_desktop.widgets.controls.eliding import tip_words

_REACH = 8.0  # pixels beside a small mark that still mean it
_THRESHOLD = 5.0  # pixels before a press becomes a drag
_CURSORS = {
    Grip.FREE: Qt.CursorShape.OpenHandCursor,
    Grip.X: Qt.CursorShape.SizeHorCursor,
    Grip.Y: Qt.CursorShape.SizeVerCursor,
}


def fixed(mark: AnyMark) -> Grip | None:  # noqa: ARG001  # one of the callables that a page may give
    """The grip of drawings in which nothing is dragged."""
    return None


class CanvasView(Viewport):
    """A drawing to look at, point at, drag in and walk through by keyboard.

    `name` is what a screen reader calls the canvas; `grip` says which marks may be dragged, and which way.
    """

    picked = Signal(str)  # a mark's id; "" for empty space
    chosen = Signal(object)  # tuple of ids framed by the rubber band
    activated = Signal(str)
    moved = Signal(object)  # [(mark id, dx, dy)] in points
    dragging = Signal(str, float, float)
    drag_ended = Signal(str, bool)  # mark id, whether it was let go (True) or taken back
    space_clicked = Signal(float, float)

    def __init__(self, name: str, look: Look, zoom: Zoom, grip: GripOf = fixed, parent: QWidget | None = None) -> None:
        super().__init__(look, zoom, parent)
        self._grip = grip
        self._gesture: Gesture | None = None
        self._pointing = Pointing()
        self._space_held = False
        self._fine = False
        self._tell = DragWords(self.dragging.emit, self.drag_ended.emit, self.moved.emit)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing; what is selected and focused stays so where it is still there."""
        super().show_drawing(drawing)
        self._describe()
        self._emphasise()

    def select(self, mark_id: str | None) -> None:
        """Show one mark as selected, or none."""
        self._point(self._pointing.choosing(*([mark_id] if mark_id else [])))

    def selected(self) -> tuple[str, ...]:
        """The ids of what is shown as selected."""
        return self._pointing.selected

    def focused(self) -> str | None:
        """The id of the mark that keys act on."""
        return self._pointing.focused

    def is_fine(self) -> bool:
        """Whether Shift is held in the drag or with the key that is being told of."""
        return self._fine

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
        self.hide_tag()
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._emphasise()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take a gesture back: keys that would end it now go elsewhere."""
        super().focusOutEvent(event)
        self._take_back()
        self._hold_space(False)
        self._emphasise()

    def leaveEvent(self, event: QEvent) -> None:
        """A pointer that left is over nothing."""
        super().leaveEvent(event)
        self._point(self._pointing.at(None))

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
        return self._press(mark, start)

    def _press(self, mark: AnyMark, start: QPointF) -> Gesture:
        ids = self._pointing.selected if mark.id in self._pointing.selected else (mark.id,)
        if len(ids) == 1:
            self._pick(mark.id)
        grip = self._grip(mark)
        if grip is None:
            return Press()
        others = (one for one in ids if one != mark.id and self._grip_of(one) is grip)
        return Drag(self._canvas, (mark.id, *others), grip, start, self._points(_THRESHOLD), self._tell)

    def _take_back(self) -> bool:
        gesture, self._gesture = self._gesture, None
        self.hide_tag()
        if gesture:
            gesture.cancel()
        return gesture is not None

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._take_back()
        if key == Qt.Key.Key_Space:
            self._hold_space(True)
            return True
        nudge = nudge_of(event)
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
            self._point(self._pointing.on(mark.id))
            self._leave_whole()
            self.ensureVisible(self._canvas.cover(mark.id), 20, 20)
            self._describe()
            self.announce(mark.words)
        return True

    def _activate(self) -> bool:
        focused = self._pointing.focused
        if focused is None:
            return False
        self._pick(focused)
        self.activated.emit(focused)
        return True

    def _nudge(self, event: QKeyEvent, dx: float, dy: float) -> bool:
        focused = self._pointing.focused
        grip = self._grip_of(focused) if focused else None
        if focused is None or grip is None or grip.along(dx, dy) == (0, 0):
            return False
        self._note_shift(event)
        moves: list[Move] = [(focused, *grip.along(dx, dy))]
        self.moved.emit(moves)
        return True

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

    def _point(self, pointing: Pointing) -> None:
        if pointing != self._pointing:
            self._pointing = pointing
            self._emphasise()

    def _emphasise(self) -> None:
        mark = self._canvas.mark(self._pointing.hovered or "")
        self.viewport().setToolTip(tip_words(mark.words) if mark else "")  # what it says now
        self._canvas.emphasise(self._pointing.emphases(self.hasFocus()))

    def _describe(self) -> None:
        mark = self._canvas.mark(self._pointing.focused) if self._pointing.focused else None
        self.setAccessibleDescription(mark.words if mark else self._canvas.drawing.words)

    def _grip_of(self, mark_id: str) -> Grip | None:
        mark = self._canvas.mark(mark_id)
        return self._grip(mark) if mark else None

    def _hit(self, at: QPointF) -> AnyMark | None:
        return self._canvas.hit(self.scene_point(at), self._points(_REACH))

    def _place(self, event: QMouseEvent) -> QPointF:
        return event.position() if isinstance(self._gesture, Pan) else self.scene_point(event.position())

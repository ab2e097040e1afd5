"""A drawing that can be pointed at: which of its marks are under the pointer, selected, or in the keyboard's focus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QNativeGestureEvent
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import AnyMark, Drawing, bounds
from ecm_desktop.widgets.canvas.hits import told_order
from ecm_desktop.widgets.canvas.pointing import Pointing
from ecm_desktop.widgets.canvas.spoken import FOLLOWED, Spoken
from ecm_desktop.widgets.canvas.viewport import Viewport
from ecm_desktop.widgets.canvas.zoom import Zoom
from ecm_desktop.widgets.controls.eliding import tip_words

_PINCH = Qt.NativeGestureType.ZoomNativeGesture
_REACH = 8.0  # pixels beside a small mark that still mean it


class PointedView(Viewport):
    """Makes the marks stand out that are meant, and says them; `name` is what a screen reader calls the drawing."""

    def __init__(self, name: str, look: Look, zoom: Zoom, parent: QWidget | None = None) -> None:
        super().__init__(look, zoom, parent)
        self._pointing = Pointing()
        self.setAccessibleName(name)
        self._spoken = Spoken(self, self._canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def viewportEvent(self, event: QEvent) -> bool:  # Qt's name
        """Two fingers that go apart zoom between them."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is _PINCH:
            self._leave_whole()
            self._zoom.by(self, 1.0 + event.value(), event.position())
            return True
        return super().viewportEvent(event)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing; what is selected and focused stays so where it is still there."""
        super().show_drawing(drawing)
        self.setAccessibleDescription(drawing.words)
        self._emphasise()
        self._spoken.redrawn()

    def show_top(self, marks: Iterable[AnyMark]) -> None:
        """Show these at the top for the moment; what is meant among them stands out."""
        super().show_top(marks)
        self._emphasise()
        self._spoken.redrawn()

    def select(self, mark_id: str | None) -> None:
        """Show one mark as selected, or none."""
        self.select_all([mark_id] if mark_id else [])

    def select_all(self, mark_ids: Sequence[str]) -> None:
        """Show these marks as selected, the first with the keyboard's focus."""
        self._point(self._pointing.choosing(*mark_ids))

    def show_along(self, mark_ids: Sequence[str]) -> None:
        """Let these marks, and no others, stand out as belonging to what is selected."""
        self._point(replace(self._pointing, along=tuple(mark_ids)))

    def selected(self) -> tuple[str, ...]:
        """The ids of what is shown as selected."""
        return self._pointing.selected

    def focused(self) -> str | None:
        """The id of the mark that keys act on."""
        return self._pointing.focused

    def turn_to(self, mark_id: str) -> None:
        """Let keys act on a mark from now on, if it is shown."""
        if self._canvas.mark(mark_id):
            self._point(self._pointing.on(mark_id))

    def focus_on(self, mark_id: str) -> None:
        """The same; bring it into sight, and have it said also where the keyboard is elsewhere."""
        mark = self._canvas.mark(mark_id)
        if mark:
            self.turn_to(mark_id)
            self._leave_whole()
            self.ensureVisible(self._canvas.cover(mark_id), 20, 20)
            if not (FOLLOWED and self.hasFocus()):  # else it is told as what has the keyboard
                self.announce(mark.words)

    def told_order(self, marks: Sequence[AnyMark]) -> list[AnyMark]:
        """Marks with words as a screen reader lists them; whoever knows more of their order says so."""
        return told_order(marks, lambda one: bounds(one).x)

    def listed(self, mark: AnyMark) -> Mapping[str, str]:  # noqa: ARG002  # for whoever draws such marks
        """The sentences of what a mark only counts, by record."""
        return {}

    def press(self, mark_id: str) -> None:
        """Do what a press on a mark does."""
        self._pick(mark_id)

    def press_listed(self, record: str) -> None:
        """Do what a press on one of those does that a mark counts; for whoever lists any."""

    def mark_under(self, at: QPointF) -> AnyMark | None:
        """The mark that a press at a place in pixels means."""
        return self._hit(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._emphasise()
        QTimer.singleShot(0, self, self._spoken.tell_focus)  # after Qt has told of the view itself

    def leaveEvent(self, event: QEvent) -> None:
        """A pointer that left is over nothing."""
        super().leaveEvent(event)
        self._point(self._pointing.at(None))

    def _pick(self, mark_id: str) -> None:
        self.select(mark_id)

    def _point(self, pointing: Pointing) -> None:
        if pointing != self._pointing:
            before, self._pointing = self._pointing, pointing
            self._emphasise()
            self._spoken.tell_pointing(before, pointing)

    def _emphasise(self) -> None:
        mark = self._canvas.mark(self._pointing.hovered or "")
        said = tip_words(mark.words) if mark else ""
        if said != self.viewport().toolTip():
            self.viewport().setToolTip(said)  # what it says now
        self._canvas.emphasise(self._pointing.emphases(self.hasFocus()))

    def _hit(self, at: QPointF) -> AnyMark | None:
        return self._canvas.hit(self.scene_point(at), self._points(_REACH))

"""The window over a drawing: how large it is shown, which part is seen, and the pinned marks that stay in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import AnyMark, Drawing, Rect
from ecm_desktop.widgets.canvas.drag_tag import DragTag
from ecm_desktop.widgets.canvas.on_paper import OnPaper
from ecm_desktop.widgets.canvas.scene import DrawingScene
from ecm_desktop.widgets.canvas.zoom import Zoom
from ecm_desktop.widgets.look import text_scale

_STEP = 1.2
_WHEEL = 1.0015  # to the power of an eighth of a degree
_ROUNDS = 3
_ROOM = 0.98  # of the window that a whole drawing takes

_NO_BAR, _BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded


class Viewport(OnPaper):
    """Shows a drawing at a magnification; knows nothing of picking or dragging."""

    zoom_wanted = Signal(float, float)  # factor (0 for the whole), scene x
    pan_wanted = Signal(float)  # points to the right, from a drawing that fills the window's width
    resized = Signal(float, float)  # width and height in points

    def __init__(self, look: Look, zoom: Zoom, parent: QWidget | None = None) -> None:
        super().__init__(DrawingScene(look, zoom.legible), parent)
        self._zoom = zoom
        self._text_scale = 1.0
        self._needed: tuple[float, float] | None = None
        self._covered = 0
        self._telling = False
        self._fitted: Callable[[], None] | None = None  # what shows the drawing again as it was fitted
        self._tag = DragTag(self.viewport())
        self.setAlignment(zoom.alignment)
        self.setAcceptDrops(False)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(lambda _action: self._leave_whole())
        self.set_look(look)
        self.set_text_scale(text_scale())

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing in place of the one before; only what differs is repainted."""
        before = self._canvas.drawing.area
        self._canvas.show(drawing)
        if self._fitted and drawing.area != before:
            self._fitted()
        self._pin()

    def show_top(self, marks: Iterable[AnyMark]) -> None:
        """Show these at the top, in the place of those of the drawing, until another is shown."""
        self._canvas.show_top(marks)

    def set_text_scale(self, scale: float) -> None:
        """Show the drawing larger, as the user likes text; 1.0 is 100 %."""
        if scale == self._text_scale:
            return
        before, self._text_scale = self._text_scale, scale
        if self._fitted and not self._zoom.asks:
            self._fitted()
        else:
            self.magnify(self.magnification() * scale / before, self._middle())
        self._tell_size()

    def text_scale(self) -> float:
        """How much larger than usual text is to be."""
        return self._text_scale

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the program's text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._follow_text()

    def need_room(self, width: float, height: float) -> None:
        """A drawing that needs this room, in points, is shown as much larger as leaves it whole in the window."""
        self._needed = (width, height)
        self._follow_text()

    def _follow_text(self) -> None:
        room, fits = self.contentsRect().size(), text_scale()
        if self._needed:
            bar = self.verticalScrollBar().sizeHint().width()  # whether or not it is there now
            fits = max(min((room.width() - bar) / self._needed[0], (room.height() - 1) / self._needed[1]), 1.0)
            whole = room.width() - bar >= self._needed[0]  # then a bar below only comes and goes, without end
            self.setHorizontalScrollBarPolicy(_NO_BAR if whole else _BAR)
        self.set_text_scale(min(text_scale(), fits))

    def zoom_in(self) -> None:
        """One step larger."""
        self._leave_whole()
        self._zoom.by(self, _STEP, self._middle())

    def zoom_out(self) -> None:
        """One step smaller."""
        self._leave_whole()
        self._zoom.by(self, 1 / _STEP, self._middle())

    def show_whole(self) -> None:
        """The whole drawing, now and after the window was resized."""
        self._zoom.whole(self, self._middle())
        self._fitted = self.show_whole

    def begin(self) -> None:
        """The whole drawing, or what matters where the whole could not be read; now and after the window was resized.

        Once a hand has moved or enlarged the drawing, it stays where that left it.
        """
        self._zoom.begin(self, self._middle())
        x, y = self._focus_at(self.magnification()).centre
        self.centerOn(x, y + self._points(self._covered / 2))
        self._fitted = self.begin

    @property
    def is_fitted(self) -> bool:
        """Whether the drawing follows the size of the window, as no hand has moved or enlarged it."""
        return self._fitted is not None

    def show_at(self, magnification: float) -> None:
        """As large as a hand has made it before, in pixels a point."""
        self._leave_whole()
        self.magnify(magnification, self._middle())

    def focuses(self) -> Sequence[Rect]:
        """What matters in the drawing, from the most to the least of it (at least one); whoever knows more says so."""
        return (self._canvas.drawing.area,)

    def focus_fits(self, least: float) -> float:
        """The magnification at which the most of what matters is just seen; at least `least` where that can be."""
        return self._fits(self._focus_at(least))

    def _focus_at(self, magnification: float) -> Rect:
        """The most of what matters that is seen at once at a magnification."""
        every = self.focuses()
        return next((one for one in every if self._fits(one) >= magnification), every[-1])

    def show_actual(self) -> None:
        """One pixel a point."""
        self._leave_whole()
        self._zoom.actual(self, self._middle())

    def magnification(self) -> float:
        """Pixels a point."""
        return self.transform().m11()

    def magnify(self, to: float, at: QPointF) -> None:
        """Show `to` pixels a point, and leave the place `at` (pixels) where it is."""
        if to == self.magnification():
            return
        before = self.scene_point(at)
        self.resetTransform()
        self.scale(to, to)
        moved = self.viewportTransform().map(before) - at
        self._scroll(moved.x(), moved.y())
        self._pin()

    def fitting(self) -> float:
        """The magnification at which the whole drawing is just seen."""
        return self._fits(self._canvas.drawing.area)

    def _fits(self, area: Rect) -> float:
        room = self.maximumViewportSize()
        height = room.height() - self._covered
        return min(room.width() / max(area.w, 1.0), height / max(area.h, 1.0)) * _ROOM

    def keep_free(self, pixels: int) -> None:
        """Something covers so much of the foot of the window: when it is fitted next, what matters keeps above it."""
        self._covered = pixels

    def show_tag(self, mark_id: str, text: str) -> None:
        """Say something beside a mark until `hide_tag`."""
        self._tag.show_by(self.mapFromScene(self._canvas.cover(mark_id)).boundingRect(), text)

    def hide_tag(self) -> None:
        """Say it no longer."""
        self._tag.hide()

    def announce(self, text: str) -> None:
        """Have a screen reader say what has just been done."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def ask_zoom(self, factor: float, x: float) -> None:
        """Ask the page for another layout."""
        self.zoom_wanted.emit(factor, x)

    def scene_x(self, at: QPointF) -> float:
        """The scene's x at a place in pixels."""
        return self.scene_point(at).x()

    def scene_point(self, at: QPointF) -> QPointF:
        """The scene's point at a place in pixels."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(at)

    def scroll_by(self, dx: float, dy: float) -> None:
        """A hand moves the window over the drawing by pixels; a drawing as wide as the window is asked for anew."""
        self._leave_whole()
        self._scroll(dx, dy)

    def _scroll(self, dx: float, dy: float) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        down.setValue(down.value() + round(dy))
        if across.maximum() > across.minimum():
            across.setValue(across.value() + round(dx))
        elif dx and self._zoom.asks:
            self.pan_wanted.emit(dx / self.magnification())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Two fingers or the wheel pan; with Ctrl they zoom about the pointer."""
        steps = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_whole()
            self._zoom.by(self, _WHEEL ** steps.y(), event.position())
        else:
            pixels = event.pixelDelta() if not event.pixelDelta().isNull() else steps / 2
            self.scroll_by(-pixels.x(), -pixels.y())
            down = self.verticalScrollBar()
            if not pixels.x() and down.maximum() == down.minimum():
                event.ignore()  # for what scrolls round it
                return
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  # Qt's name
        """Keep the pinned marks in sight."""
        super().scrollContentsBy(dx, dy)
        self._pin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again what was fitted, and tell how much room there is."""
        super().resizeEvent(event)
        if self._needed:
            self._follow_text()
        if self._fitted and not self._zoom.asks:
            self._fitted()
        self._pin()
        self._tell_size()

    def _tell_size(self) -> None:
        """Tell of the room until the drawing that was made for it leaves it as it was.

        A drawing may bring a scroll bar, which takes room; one made for less room may do without it, and so on: after
        a few rounds it stays as it is.
        """
        if self._telling:
            return
        self._telling = True
        for _ in range(_ROUNDS):
            room = self.viewport().size()
            self.resized.emit(room.width() / self._text_scale, room.height() / self._text_scale)
            if self.viewport().size() == room:
                break
        self._telling = False

    def _leave_whole(self) -> None:
        self._fitted = None

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())

    def _pin(self) -> None:
        self._canvas.pin_to(self.scene_point(QPointF(0, 0)))

    def _points(self, pixels: float) -> float:
        return pixels / self.magnification()

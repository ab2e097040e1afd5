"""Gestures: what a hand does between pressing and letting go. Each moves items only, and can be taken back.

A gesture keeps its own state and has three ends: `release`, `cancel`, or another press that never came. All points
are scene coordinates, except for `Pan`, which moves the window over the scene and so thinks in pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ecm_desktop.diagram.marks import AnyMark, Pin, Rect
from ecm_desktop.widgets.canvas.scene import DrawingScene

Move = tuple[str, float, float]

_IN_HAND = 5e8  # above what moves with the drawing, below what is pinned to the window


class Grip(Enum):
    """Which way a mark may be dragged: the two factors of a movement, and whether it is lifted over others."""

    FREE = (1.0, 1.0, False)
    X = (1.0, 0.0, True)
    Y = (0.0, 1.0, False)
    CARD = (1.0, 1.0, True)
    EDGE = (1.0, 0.0, False)

    def along(self, dx: float, dy: float) -> tuple[float, float]:
        """A movement as far as the grip lets it go."""
        return (dx * self.value[0], dy * self.value[1])

    @property
    def lifts(self) -> bool:
        """Whether what is carried passes over others, on a plate that hides them."""
        return self.value[2]


GripOf = Callable[[AnyMark], Grip | None]


class Gesture(Protocol):
    """One press, move and release."""

    def move(self, point: QPointF) -> None:
        """The pointer went on to here."""

    def release(self, point: QPointF) -> None:
        """The button was let go here: the one place where something may come of it."""

    def cancel(self) -> None:
        """All is shown again as before the press."""


@dataclass(frozen=True)
class DragWords:
    """Whom a drag tells: while it goes on, and what came of it; `steered` says where the hand's way really leads."""

    dragging: Callable[[str, float, float], None]
    ended: Callable[[str, bool], None]
    moved: Callable[[list[Move]], None]
    steered: Callable[[str, float, float], tuple[float, float]]


class Drag:
    """Takes one mark, and what else is chosen with it, to another place.

    Below the threshold it is a click: `clicked` is told of it, if anybody is to be.
    """

    def __init__(
        self,
        scene: DrawingScene,
        ids: tuple[str, ...],
        grip: Grip,
        start: QPointF,
        threshold: float,
        tell: DragWords,
        clicked: Callable[[str], None] | None = None,
    ) -> None:
        self._clicked = clicked
        self._scene, self._ids, self._grip, self._start, self._tell = scene, ids, grip, start, tell
        self._threshold = threshold
        self._fellows = scene.fellows(ids)
        self._ghosts: list[QGraphicsRectItem] = []
        self._plates: list[QGraphicsRectItem] = []
        self._under_way = False

    def move(self, point: QPointF) -> None:
        """Show the marks under the pointer, with an outline where they came from."""
        far = self._grip.along(point.x() - self._start.x(), point.y() - self._start.y())
        if not self._under_way and abs(far[0]) + abs(far[1]) < self._threshold:
            return
        if not self._under_way:
            self._set_out()
        dx, dy = self._way_to(point)
        self._scene.shift(self._fellows, dx, dy)
        for plate in self._plates:
            plate.setPos(dx, dy)
        self._tell.dragging(self._ids[0], dx, dy)

    def release(self, point: QPointF) -> None:
        """Tell what was moved, then let the items fall into the places of whatever drawing is now shown."""
        if not self._under_way:
            if self._clicked is not None:
                self._clicked(self._ids[0])
            return
        dx, dy = self._way_to(point)
        self._tell.ended(self._ids[0], True)
        self._tell.moved([(one, dx, dy) for one in self._ids])
        self._put_back()

    def cancel(self) -> None:
        """Put everything back."""
        if self._under_way:
            self._put_back()
            self._tell.ended(self._ids[0], False)

    def _way_to(self, point: QPointF) -> tuple[float, float]:
        way = self._grip.along(point.x() - self._start.x(), point.y() - self._start.y())
        return self._tell.steered(self._ids[0], *way)

    def _set_out(self) -> None:
        self._under_way = True
        pen = QPen(QColor(self._scene.look.tones.muted), 1.2, Qt.PenStyle.DashLine)
        for one in self._ids:
            self._ghosts.append(_frame(self._scene, self._scene.cover(one).adjusted(6, 6, -6, -6), pen))
        self._lift()

    def _lift(self) -> None:
        """Bring what is carried past others to the top, on a plate that hides what it passes over."""
        if not self._grip.lifts:
            return
        tones = self._scene.look.tones
        pen = QPen(QColor(tones.accent), 0)
        free = [one for one in self._fellows if _is_free(self._scene.mark(one))]
        for one in free:
            if one in self._ids:
                plate = _frame(self._scene, self._scene.cover(one).adjusted(2, 4, -2, -4), pen)
                plate.setBrush(QColor(tones.surface))
                plate.setParentItem(self._scene.free)
                plate.setZValue(_IN_HAND)
                self._plates.append(plate)
        self._scene.raise_above(free, _IN_HAND + 1)

    def _put_back(self) -> None:
        self._under_way = False
        self._scene.shift(self._fellows, 0, 0)
        self._scene.lower(self._fellows)
        for shown in (*self._ghosts, *self._plates):
            self._scene.removeItem(shown)
        self._ghosts.clear()
        self._plates.clear()


class RubberBand:
    """Draws a frame and tells which symbols lie in it; without a frame it was a click on empty space."""

    def __init__(
        self,
        scene: DrawingScene,
        start: QPointF,
        threshold: float,
        framed: Callable[[tuple[str, ...]], None],
        clicked: Callable[[QPointF], None],
    ) -> None:
        self._scene, self._start, self._threshold = scene, start, threshold
        self._framed, self._clicked = framed, clicked
        self._band: QGraphicsRectItem | None = None

    def move(self, point: QPointF) -> None:
        """Stretch the frame to the pointer."""
        if self._band is None and (point - self._start).manhattanLength() < self._threshold:
            return
        if self._band is None:
            self._band = _frame(self._scene, QRectF(), QPen(QColor(self._scene.look.tones.accent), 0))
        self._band.setRect(QRectF(self._start, point).normalized())

    def release(self, point: QPointF) -> None:
        """Tell what was framed, or that nothing was."""
        if self._band is None:
            self._clicked(point)
            return
        rect = self._band.rect()
        self.cancel()
        self._framed(self._scene.framed(Rect(rect.x(), rect.y(), rect.width(), rect.height())))

    def cancel(self) -> None:
        """Take the frame away."""
        if self._band is not None:
            self._scene.removeItem(self._band)
            self._band = None


class Press:
    """A press on a mark that cannot be dragged."""

    def move(self, point: QPointF) -> None:
        """Nothing follows the pointer."""

    def release(self, point: QPointF) -> None:
        """Nothing comes of it: the mark was picked when it was pressed."""

    def cancel(self) -> None:
        """Nothing was shown."""


class Pan:
    """Moves the window over the drawing; `scroll` takes steps in pixels."""

    def __init__(self, start: QPointF, scroll: Callable[[float, float], None], done: Callable[[], None]) -> None:
        self._last, self._scroll, self._done = start, scroll, done

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        way = self._last - point
        self._last = point
        self._scroll(way.x(), way.y())

    def release(self, point: QPointF) -> None:
        """The window stays where it is."""
        self.move(point)
        self._done()

    def cancel(self) -> None:
        """The window stays where it is; there is nothing to take back."""
        self._done()


def _is_free(mark: AnyMark | None) -> bool:
    return mark is not None and mark.pin is Pin.FREE


def _frame(scene: DrawingScene, rect: QRectF, pen: QPen) -> QGraphicsRectItem:
    frame = QGraphicsRectItem(rect)
    frame.setPen(pen)
    frame.setZValue(9e9)
    scene.addItem(frame)
    return frame

"""Marks painted as one, without an item for each: for those that all differ from one frame to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.widgets.canvas.figure import Figure, Typesetter, figure
from ecm_desktop.widgets.canvas.painting import Emphasis, Paintbox, paint

_CACHE = QGraphicsItem.CacheMode


class Sheet(QGraphicsItem):
    """Hidden until there is something on it."""

    def __init__(self, typesetter: Typesetter, box: Paintbox) -> None:
        super().__init__()
        self._typesetter, self._box = typesetter, box
        self._figures: dict[str, Figure] = {}
        self._emphases: Mapping[str, Emphasis] = {}
        self._cover = QRectF()
        self.marks: dict[str, AnyMark] = {}  # by id, in painting order
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_marks(self, marks: Iterable[AnyMark]) -> None:
        """Show these, the lowest first."""
        self.marks = {mark.id: mark for mark in marks}
        self._figures = {key: figure(mark, self._typesetter) for key, mark in self.marks.items()}
        self.prepareGeometryChange()
        self._cover = QRectF()
        for one in self._figures.values():
            self._cover |= one.cover
        self.show()
        self.update()

    def keep_picture(self) -> None:
        """Paint what is on it once, and show that again and again."""
        self.setCacheMode(_CACHE.DeviceCoordinateCache)

    def put_away(self) -> None:
        """Take everything off."""
        self.hide()
        self.setCacheMode(_CACHE.NoCache)
        self.marks, self._figures = {}, {}

    def use(self, box: Paintbox) -> None:
        """Paint with the pens of another look."""
        self._box = box
        self.update()

    def emphasise(self, emphases: Mapping[str, Emphasis]) -> None:
        """Make exactly these marks stand out."""
        if emphases != self._emphases:
            self._emphases = emphases
            self.update()

    def boundingRect(self) -> QRectF:
        """All that is painted, in drawing coordinates."""
        return self._cover

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002  # Qt's signature
        """Paint all of it."""
        for key, mark in self.marks.items():
            paint(painter, mark, self._figures[key], self._box, self._emphases.get(key, Emphasis.NONE))

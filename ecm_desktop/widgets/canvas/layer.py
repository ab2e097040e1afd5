"""A layer of a scene: the items of the marks of one pin. Shown others, it changes only the items that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.widgets.canvas.items import ITEMS, MarkItem
from ecm_desktop.widgets.canvas.ranks import ranked

_HEIGHT = attrgetter("z")

Make = Callable[[AnyMark], MarkItem]


class Layer(QGraphicsItem):
    """Carries its items, by mark id, and moves or hides them all at once. Holds the one strong reference to each."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self._make = make
        self._items: dict[str, MarkItem] = {}
        self._marks: dict[str, AnyMark] = {}  # of the items, in painting order
        self._ranks: dict[str, float] = {}
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def marks(self) -> Mapping[str, AnyMark]:
        """The marks that are shown, by id, in painting order."""
        return self._marks

    @property
    def items(self) -> Mapping[str, MarkItem]:
        """Their items, by the ids of the marks."""
        return self._items

    @property
    def ranks(self) -> Mapping[str, float]:
        """The height of each item among those of this layer, by the ids of the marks."""
        return self._ranks

    def show_marks(self, marks: Iterable[AnyMark]) -> None:
        """Mirror these marks: remove, add and change the items that differ, and no others."""
        before, wanted = self._marks, {mark.id: mark for mark in sorted(marks, key=_HEIGHT)}
        for gone in before.keys() - wanted.keys():
            self._take_out(gone)
        for mark_id, mark in wanted.items():
            if before.get(mark_id) is not mark:  # most are the very marks of the drawing before
                self._mirror(mark)
        self._marks = wanted
        self._order(list(wanted))

    def boundingRect(self) -> QRectF:
        """Nothing of its own."""
        return QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Nothing of its own; Qt never asks, since the layer says it has no contents."""

    def _take_out(self, mark_id: str) -> None:
        self.scene().removeItem(self._items.pop(mark_id))
        self._ranks.pop(mark_id, None)

    def _mirror(self, mark: AnyMark) -> None:
        item = self._items.get(mark.id)
        if item and type(item) is not ITEMS[type(mark)]:
            self._take_out(mark.id)
            item = None
        if item is None:
            item = self._items[mark.id] = self._make(mark)
            item.setParentItem(self)
        elif item.mark != mark:
            item.show_mark(mark)

    def _order(self, ids: list[str]) -> None:
        if ids == list(self._ranks):
            return
        ranks = ranked(ids, self._ranks)
        for mark_id, rank in ranks.items():
            if self._ranks.get(mark_id) != rank:
                self._items[mark_id].setZValue(rank)
        self._ranks = ranks

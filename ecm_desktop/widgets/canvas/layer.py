"""A layer of a scene: the marks of one pin. Shown others, it changes only the items that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.widgets.canvas.figure import Typesetter
from ecm_desktop.widgets.canvas.items import ITEMS, MarkItem
from ecm_desktop.widgets.canvas.painting import Emphasis, Paintbox
from ecm_desktop.widgets.canvas.ranks import ranked
from ecm_desktop.widgets.canvas.sheet import Sheet

_HEIGHT = attrgetter("z")


class Layer(QGraphicsItem):
    """Has an item for each mark, by its id; moves or hides them all at once; holds the one strong reference to each.

    Where all marks differ from one moment to the next its `sheet` is shown in the place of the items.
    """

    def __init__(self, typesetter: Typesetter, box: Paintbox) -> None:
        super().__init__()
        self._typesetter, self._box = typesetter, box
        self._items: dict[str, MarkItem] = {}
        self._mirrored: dict[str, AnyMark] = {}  # the marks of the items, in painting order
        self._ranks: dict[str, float] = {}
        self._emphases: Mapping[str, Emphasis] = {}
        self.sheet = Sheet(typesetter, box)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def is_shown(self) -> bool:
        """Whether its marks are seen, in one way or the other."""
        return self.isVisible() or self.sheet.isVisible()

    @property
    def marks(self) -> Mapping[str, AnyMark]:
        """The marks that are shown, by id, in painting order."""
        return self.sheet.marks if self.sheet.isVisible() else self._mirrored

    @property
    def items(self) -> Mapping[str, MarkItem]:
        """The items, by the ids of their marks."""
        return self._items

    @property
    def ranks(self) -> Mapping[str, float]:
        """The height of each item among those of this layer, by the ids of the marks."""
        return self._ranks

    def pin_at(self, place: QPointF) -> None:
        """Have its upper left corner at this place of the scene."""
        self.setPos(place)
        self.sheet.setPos(place)

    def use(self, box: Paintbox) -> None:
        """Paint with the pens of another look."""
        self._box = box
        self.sheet.use(box)
        for item in self._items.values():
            item.use(box)

    def emphasise(self, emphases: Mapping[str, Emphasis]) -> None:
        """Make exactly these marks stand out."""
        for mark_id in {*self._emphases, *emphases} & self._items.keys():
            self._items[mark_id].emphasise(emphases.get(mark_id, Emphasis.NONE))
        self._emphases = emphases
        self.sheet.emphasise(emphases)

    def show_marks(self, marks: Iterable[AnyMark]) -> None:
        """Mirror these marks: remove, add and change the items that differ, and no others."""
        if self.sheet.isVisible():
            self.sheet.put_away()
            self.show()
        before, wanted = self._mirrored, {mark.id: mark for mark in sorted(marks, key=_HEIGHT)}
        for gone in before.keys() - wanted.keys():
            self._take_out(gone)
        for mark_id, mark in wanted.items():
            if before.get(mark_id) is not mark:  # most are the very marks of the drawing before
                self._mirror(mark)
        self._mirrored = wanted
        self._order(list(wanted))

    def pass_by(self, marks: Iterable[AnyMark]) -> None:
        """Show these on the sheet, until others are mirrored."""
        self.sheet.show_marks(sorted(marks, key=_HEIGHT))
        self.hide()

    def stand_still(self) -> None:
        """Show all that is shown on the sheet, as one picture, until others are mirrored."""
        self.sheet.keep_picture()
        self.pass_by(self._mirrored.values())

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
            item = self._items[mark.id] = ITEMS[type(mark)](mark, self._typesetter, self._box)
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

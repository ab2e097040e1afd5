"""The scene is a mirror of a drawing: shown another, it changes only the items that differ. Nothing is kept in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene, QStyleOptionGraphicsItem

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import AnyMark, Drawing, Pin, Point, Rect
from ecm_desktop.diagram.timeline.ghost import is_ghost
from ecm_desktop.widgets.canvas.figure import Typesetter, rectangle
from ecm_desktop.widgets.canvas.hits import mark_at, reading_order, symbols_in
from ecm_desktop.widgets.canvas.items import ITEMS, Layer, MarkItem
from ecm_desktop.widgets.canvas.painting import Emphasis, Paintbox
from ecm_desktop.widgets.canvas.ranks import ranked

_PINNED = (Pin.LEFT, Pin.TOP, Pin.CORNER)  # each covers those before it
_HEIGHT = attrgetter("z")
_EMPTY = Drawing(Rect(0, 0, 1, 1), ())


class DrawingScene(QGraphicsScene):
    """Mirrors one `Drawing` at a time. Holds the one strong reference to each item, by mark id."""

    def __init__(self, look: Look, legible: float = 0.0) -> None:
        super().__init__()
        # with all items moving or in view an index costs more than it saves
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.drawing = _EMPTY
        self._box = Paintbox(look, legible)
        self._typesetter = Typesetter()
        self._items: dict[str, MarkItem] = {}
        self._shown: dict[str, AnyMark] = {}  # the marks of the items, in painting order
        self._standing_out: Mapping[str, Emphasis] = {}
        self._ranks: dict[str, float] = {}
        self._layers = {pin: Layer() for pin in (Pin.FREE, *_PINNED)}
        for place, layer in enumerate(self._layers.values()):
            self.addItem(layer)
            layer.setZValue(1e9 * place)

    @property
    def look(self) -> Look:
        """The look that is painted."""
        return self._box.look

    @property
    def free(self) -> Layer:
        """What moves with the drawing, as one: hidden, none of its marks is shown or hit."""
        return self._layers[Pin.FREE]

    def paint_free(self, painter: QPainter) -> None:
        """Paint what moves with the drawing in the painter's present coordinates, as others may see it."""
        option = QStyleOptionGraphicsItem()
        for mark_id, mark in self._shown.items():
            if mark.pin is Pin.FREE and not is_ghost(mark):
                self._items[mark_id].paint(painter, option)

    def show(self, drawing: Drawing) -> None:
        """Mirror the drawing: remove, add and change the items that differ, and no others."""
        before, wanted = self._shown, {mark.id: mark for mark in sorted(drawing.marks, key=_HEIGHT)}
        for gone in before.keys() - wanted.keys():
            self.removeItem(self._items.pop(gone))
        for mark_id, mark in wanted.items():
            if before.get(mark_id) is not mark:  # most are the very marks of the drawing before
                self._mirror(mark)
        self._shown = wanted
        self._order(list(wanted))
        if drawing.area != self.drawing.area:
            self.setSceneRect(rectangle(drawing.area))
        self.drawing = drawing

    def use(self, look: Look) -> None:
        """Paint in another look."""
        self._box = Paintbox(look, self._box.legible)
        for item in self._items.values():
            item.use(self._box)

    def marks(self) -> list[AnyMark]:
        """The marks that are shown, in painting order."""
        return list(self._shown.values())

    def mark(self, mark_id: str) -> AnyMark | None:
        """The mark with this id, if it is shown."""
        return self._shown.get(mark_id)

    def hit(self, point: QPointF, reach: float) -> AnyMark | None:
        """The mark with words at a place of the scene; pinned ones first, as they lie above."""
        groups: dict[Pin, list[AnyMark]] = {}
        for mark in self.marks():
            groups.setdefault(mark.pin, []).append(mark)
        for pin in [one for one, layer in reversed(self._layers.items()) if layer.isVisible()]:
            offset = self._offset(pin)
            found = mark_at(groups.get(pin, []), (point.x() - offset.x(), point.y() - offset.y()), reach)
            if found:
                return found
        return None

    def framed(self, frame: Rect) -> tuple[str, ...]:
        """The ids of the free symbols with words in a frame."""
        return symbols_in((mark for mark in self.marks() if mark.pin is Pin.FREE), frame)

    def walk(self) -> list[AnyMark]:
        """The marks with words in reading order."""
        return reading_order(self._shown.values())

    def fellows(self, mark_ids: Iterable[str]) -> tuple[str, ...]:
        """These marks and all that stand for the same records: what moves when they move."""
        ids = set(mark_ids)
        records = {self._shown[one].record for one in ids if one in self._shown} - {None}
        return tuple(one for one, mark in self._shown.items() if one in ids or mark.record in records)

    def shift(self, mark_ids: Iterable[str], dx: float, dy: float) -> None:
        """Show these marks away from their places, for the moment."""
        for one in mark_ids:
            if one in self._items:
                self._items[one].setPos(dx, dy)

    def raise_above(self, mark_ids: Iterable[str], z: float) -> None:
        """Show these marks above all others that move with the drawing, in their order, from height `z` on."""
        for step, one in enumerate(sorted(mark_ids, key=self._ranks.__getitem__)):
            self._items[one].setZValue(z + step)

    def lower(self, mark_ids: Iterable[str]) -> None:
        """Show these marks at their own height again."""
        for one in mark_ids:
            if one in self._items:
                self._items[one].setZValue(self._ranks[one])

    def emphasise(self, wanted: Mapping[str, Emphasis]) -> None:
        """Make exactly these marks stand out."""
        for mark_id in {*self._standing_out, *wanted}:
            if mark_id in self._items:
                self._items[mark_id].emphasise(wanted.get(mark_id, Emphasis.NONE))
        self._standing_out = wanted

    def cover(self, mark_id: str) -> QRectF:
        """What a mark covers now, in scene coordinates; empty when it is not shown."""
        item = self._items.get(mark_id)
        return item.sceneBoundingRect() if item else QRectF()

    def pin_to(self, corner: QPointF) -> None:
        """Keep the pinned marks at the left and top of what is seen, whose upper left corner is given."""
        area = self.drawing.area
        right, down = max(0.0, corner.x() - area.x), max(0.0, corner.y() - area.y)
        self._layers[Pin.LEFT].setPos(right, 0)
        self._layers[Pin.TOP].setPos(0, down)
        self._layers[Pin.CORNER].setPos(right, down)

    def place(self, mark_id: str) -> Point:
        """How far a mark is shown from its place in the drawing."""
        item = self._items[mark_id]
        at = item.scenePos()
        return (at.x(), at.y())

    def _mirror(self, mark: AnyMark) -> None:
        item = self._items.get(mark.id)
        if item and (type(item) is not ITEMS[type(mark)] or item.mark.pin is not mark.pin):
            self.removeItem(self._items.pop(mark.id))
            self._ranks.pop(mark.id, None)
            item = None
        if item is None:
            self._add(mark)
        elif item.mark != mark:
            item.show_mark(mark)

    def _add(self, mark: AnyMark) -> None:
        item = ITEMS[type(mark)](mark, self._typesetter, self._box)
        self._items[mark.id] = item
        item.setParentItem(self._layers[mark.pin])

    def _order(self, ids: list[str]) -> None:
        if ids == list(self._ranks):
            return
        ranks = ranked(ids, self._ranks)
        for mark_id, rank in ranks.items():
            if self._ranks.get(mark_id) != rank:
                self._items[mark_id].setZValue(rank)
        self._ranks = ranks

    def _offset(self, pin: Pin) -> QPointF:
        return self._layers[pin].pos()

"""The scene is a mirror of a drawing: shown another, it changes only the items that differ. Nothing is kept in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem

from ecm_desktop.diagram.inks import Look
from ecm_desktop.diagram.marks import AnyMark, Drawing, Pin, Point, Rect
from ecm_desktop.diagram.timeline.ghost import is_ghost
from ecm_desktop.widgets.canvas.figure import Typesetter, rectangle
from ecm_desktop.widgets.canvas.hits import mark_at, reading_order, symbols_in
from ecm_desktop.widgets.canvas.items import MarkItem
from ecm_desktop.widgets.canvas.layer import Layer
from ecm_desktop.widgets.canvas.painting import Emphasis, Paintbox

_PINNED = (Pin.LEFT, Pin.TOP, Pin.CORNER)  # each covers those before it
_EMPTY = Drawing(Rect(0, 0, 1, 1), ())


class DrawingScene(QGraphicsScene):
    """Mirrors one `Drawing` at a time, in a layer for each pin."""

    def __init__(self, look: Look, legible: float = 0.0) -> None:
        super().__init__()
        # with all items moving or in view an index costs more than it saves
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.drawing = _EMPTY
        self._box = Paintbox(look, legible)
        typesetter = Typesetter()
        self._layers = {pin: Layer(typesetter, self._box) for pin in (Pin.FREE, *_PINNED)}
        for place, layer in enumerate(self._layers.values()):
            for item in (layer, layer.sheet):
                self.addItem(item)
                item.setZValue(1e9 * place)

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
        for mark_id, mark in self.free.marks.items():
            if not is_ghost(mark):
                self.free.items[mark_id].paint(painter, option)

    def show(self, drawing: Drawing) -> None:
        """Mirror the drawing: remove, add and change the items that differ, and no others."""
        marks: dict[Pin, list[AnyMark]] = {pin: [] for pin in self._layers}
        for mark in drawing.marks:
            marks[mark.pin].append(mark)
        for pin, layer in self._layers.items():
            layer.show_marks(marks[pin])
        if drawing.area != self.drawing.area:
            self.setSceneRect(rectangle(drawing.area))
        self.drawing = drawing

    def stand_still(self) -> None:
        """Show what is pinned to the left and the corner as a picture, until a drawing is shown."""
        for pin in (Pin.LEFT, Pin.CORNER):
            self._layers[pin].stand_still()

    def show_top(self, marks: Iterable[AnyMark]) -> None:
        """Show these at the top, in the place of those of the drawing, until a drawing is shown."""
        self._layers[Pin.TOP].pass_by(marks)

    def use(self, look: Look) -> None:
        """Paint in another look."""
        self._box = Paintbox(look, self._box.legible)
        for layer in self._layers.values():
            layer.use(self._box)

    def marks(self) -> list[AnyMark]:
        """The marks that are shown, in painting order."""
        return [mark for layer in self._layers.values() for mark in layer.marks.values()]

    def mark(self, mark_id: str) -> AnyMark | None:
        """The mark with this id, if it is shown."""
        layer = self._layer_of(mark_id)
        return layer.marks[mark_id] if layer else None

    def hit(self, point: QPointF, reach: float) -> AnyMark | None:
        """The mark with words at a place of the scene; pinned ones first, as they lie above."""
        for layer in [one for one in reversed(self._layers.values()) if one.is_shown]:
            offset = layer.pos()
            found = mark_at([*layer.marks.values()], (point.x() - offset.x(), point.y() - offset.y()), reach)
            if found:
                return found
        return None

    def framed(self, frame: Rect) -> tuple[str, ...]:
        """The ids of the free symbols with words in a frame."""
        return symbols_in(self.free.marks.values(), frame)

    def walk(self) -> list[AnyMark]:
        """The marks with words in reading order."""
        return reading_order(self.marks())

    def fellows(self, mark_ids: Iterable[str]) -> tuple[str, ...]:
        """These marks and all that stand for the same records: what moves when they move."""
        ids, marks = set(mark_ids), self.marks()
        records = {mark.record for mark in marks if mark.id in ids} - {None}
        return tuple(mark.id for mark in marks if mark.id in ids or mark.record in records)

    def shift(self, mark_ids: Iterable[str], dx: float, dy: float) -> None:
        """Show these marks away from their places, for the moment."""
        for item in self._items_of(mark_ids):
            item.setPos(dx, dy)

    def raise_above(self, mark_ids: Iterable[str], z: float) -> None:
        """Show these marks above all others that move with the drawing, in their order, from height `z` on."""
        for step, item in enumerate(sorted(self._items_of(mark_ids), key=QGraphicsItem.zValue)):
            item.setZValue(z + step)

    def lower(self, mark_ids: Iterable[str]) -> None:
        """Show these marks at their own height again."""
        for item in self._items_of(mark_ids):
            item.setZValue(self._layers[item.mark.pin].ranks[item.mark.id])

    def emphasise(self, wanted: Mapping[str, Emphasis]) -> None:
        """Make exactly these marks stand out."""
        for layer in self._layers.values():
            layer.emphasise(wanted)

    def cover(self, mark_id: str) -> QRectF:
        """What a mark covers now, in scene coordinates; empty when it is not shown."""
        return next((item.sceneBoundingRect() for item in self._items_of((mark_id,))), QRectF())

    def pin_to(self, corner: QPointF) -> None:
        """Keep the pinned marks at the left and top of what is seen, whose upper left corner is given."""
        area = self.drawing.area
        right, down = max(0.0, corner.x() - area.x), max(0.0, corner.y() - area.y)
        self._layers[Pin.LEFT].pin_at(QPointF(right, 0))
        self._layers[Pin.TOP].pin_at(QPointF(0, down))
        self._layers[Pin.CORNER].pin_at(QPointF(right, down))

    def place(self, mark_id: str) -> Point:
        """How far a mark is shown from its place in the drawing."""
        (item,) = self._items_of((mark_id,))
        at = item.scenePos()
        return (at.x(), at.y())

    def _layer_of(self, mark_id: str) -> Layer | None:
        return next((one for one in self._layers.values() if mark_id in one.marks), None)

    def _items_of(self, mark_ids: Iterable[str]) -> Iterator[MarkItem]:
        """The items of these marks, as far as there are any."""
        for mark_id in mark_ids:
            yield from (one.items[mark_id] for one in self._layers.values() if mark_id in one.items)

"""Graphics items: one class per class of mark. An item holds its mark and shows it; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ecm_desktop.diagram.marks import AnyMark, Band, Label, Stroke, Symbol
from ecm_desktop.diagram.timeline.ghost import is_ghost
from ecm_desktop.widgets.canvas.figure import Typesetter, figure
from ecm_desktop.widgets.canvas.painting import Emphasis, Paintbox, paint

_LONG = 60  # corners


class OthersViewport(QWidget):
    """What a view looks through that is for others' eyes: what nobody has put down yet is not painted there."""


class MarkItem(QGraphicsItem):
    """What the four classes share: a mark, its figure, the paintbox of the present look, and its emphasis."""

    def __init__(self, mark: AnyMark, typesetter: Typesetter, box: Paintbox) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.emphasis = Emphasis.NONE
        self._box = box
        self._typesetter = typesetter
        self._mark = mark
        self._figure = figure(mark, typesetter)
        self._is_long, self._is_ghost = False, is_ghost(mark)
        self._keep_if_long()

    @property
    def mark(self) -> AnyMark:
        """The mark that is shown."""
        return self._mark

    def show_mark(self, mark: AnyMark) -> None:
        """Show another mark of the same class in its place."""
        made = figure(mark, self._typesetter)
        if made.cover != self._figure.cover:
            self.prepareGeometryChange()
        self._mark, self._figure = mark, made
        self._keep_if_long()
        self.update()

    def emphasise(self, emphasis: Emphasis) -> None:
        """Stand out as told."""
        if emphasis is not self.emphasis:
            self.emphasis = emphasis
            self.update()

    def use(self, box: Paintbox) -> None:
        """Paint with the pens of another look."""
        self._box = box
        self.update()

    def boundingRect(self) -> QRectF:
        """All that is painted, in drawing coordinates."""
        return self._figure.cover

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002  # Qt's signature
        """Paint the mark; a ghost is for whoever types or holds it."""
        if self._is_ghost and isinstance(widget, OthersViewport):
            return
        paint(painter, self._mark, self._figure, self._box, self.emphasis)

    def _keep_if_long(self) -> None:
        # a zigzag of a hundred corners costs a millisecond to stroke, and a tenth of that to copy
        lines, was_long = self._figure.lines, self._is_long
        self._is_long = lines is not None and lines.elementCount() > _LONG
        if self._is_long is not was_long:
            cache = QGraphicsItem.CacheMode
            self.setCacheMode(cache.DeviceCoordinateCache if self._is_long else cache.NoCache)


class SymbolItem(MarkItem):
    """Shows a `Symbol`."""


class StrokeItem(MarkItem):
    """Shows a `Stroke`."""


class LabelItem(MarkItem):
    """Shows a `Label`."""


class BandItem(MarkItem):
    """Shows a `Band`."""


ITEMS: dict[type[AnyMark], type[MarkItem]] = {
    Symbol: SymbolItem,
    Stroke: StrokeItem,
    Label: LabelItem,
    Band: BandItem,
}

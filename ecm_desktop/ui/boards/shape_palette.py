"""Symbols to drag onto the family map: whoever is let fall there stands where they fell; a press adds them anywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout

from ecm_desktop.domain.people import Gender
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.widgets.controls.carrying import record_carried
from ecm_desktop.widgets.controls.symbol_button import SymbolButton
from ecm_desktop.widgets.look import Kind, mark_as

_SHAPE = "shape:"  # before a gender, in what is carried
_EDGE = 8  # pixels from the corner of the map
_WIDE = 44  # pixels of a button
_SAID = {
    Gender.MALE: "A man or boy: drag onto the map, or press",
    Gender.FEMALE: "A woman or girl: drag onto the map, or press",
    Gender.OTHER: "Somebody of another gender: drag onto the map, or press",
    Gender.UNKNOWN: "Somebody whose gender is not known: drag onto the map, or press",
}


def _draw_shape(gender: Gender, painter: QPainter, room: QRectF) -> None:
    """A square, a circle, a diamond, or a question mark."""
    inner = room.adjusted(2.5, 2.5, -2.5, -2.5)
    if gender is Gender.MALE:
        painter.drawRect(inner)
    elif gender is Gender.FEMALE:
        painter.drawEllipse(inner)
    else:
        middle, half = room.center(), room.width() / 2
        ways = (QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0))
        painter.drawPolygon(QPolygonF([middle + way for way in ways]))
    if gender is Gender.UNKNOWN:
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?")


class ShapePalette(QFrame):
    """Stands in a corner of the map. `asked` tells whom a press adds, `fallen` who fell where, in points."""

    asked = Signal(object)  # Gender
    fallen = Signal(object, float, float)  # Gender, x, y

    def __init__(self, board: FamilyBoard, words: Translator) -> None:
        super().__init__(board)
        self._board = board
        mark_as(self, Kind.ZOOM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.buttons = {
            gender: SymbolButton(words(said), f"{_SHAPE}{gender}", partial(_draw_shape, gender), _WIDE)
            for gender, said in _SAID.items()
        }
        for gender, button in self.buttons.items():
            row.addWidget(button)
            button.clicked.connect(lambda _on, gender=gender: self.asked.emit(gender))
        self.move(_EDGE, _EDGE)
        self.stackUnder(board.zoom_bar)  # so that Tab comes here first, as eyes do
        board.viewport().setAcceptDrops(True)
        board.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A symbol of this palette may be let fall anywhere on the map; anything else is for others."""
        if not isinstance(event, QDropEvent):  # whose kinds entering and moving are
            return False
        carried = record_carried(event.mimeData())
        if not carried.startswith(_SHAPE):
            return False
        event.setAccepted(True)
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            place = self._board.scene_point(event.position())
            self.fallen.emit(Gender(carried.removeprefix(_SHAPE)), place.x(), place.y())
        return True

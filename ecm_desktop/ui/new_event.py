"""The timeline's palette: a new event, or one of a kind, dragged to its place or pressed for the scrubber's day."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.domain.life import Lane
from ecm_desktop.editing.placing import Place
from ecm_desktop.ui.boards.by_hand import put_at
from ecm_desktop.ui.boards.new_kinds import HAPPENED, HOME, NEW_KINDS, NewKind
from ecm_desktop.ui.boards.placing_hand import put_new
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.narrow import is_narrow
from ecm_desktop.ui.panels.inspector import Inspector
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import Carrier
from ecm_desktop.widgets.controls.symbol_button import SymbolButton

_ROOM = 720  # pixels of a page at 100 %, below which the kinds would press the line together
_WIDE = 36  # pixels of a button with a symbol
_STAR = ((0, -10), (2.6, -3.2), (9.6, -3), (4, 1.3), (6, 8.2), (0, 4.2), (-6, 8.2), (-4, 1.3), (-9.6, -3), (-2.6, -3.2))


class NewEvents(QWidget):
    """`added` tells that a press put one on the timeline; its words are then to be written."""

    added = Signal()

    def __init__(self, session: Session, board: TimelineBoard) -> None:
        super().__init__()
        words = session.words
        self._session, self._board = session, board
        self.happened = QPushButton(words("+ New event"))
        self.happened.setAutoDefault(False)
        self.happened.setAccessibleName(words("Put a new event on the day of the scrubber"))
        self.happened.setToolTip(words(HAPPENED.said))
        Carrier(self.happened, lambda: HAPPENED.carried)
        self.kinds = {
            kind.key: SymbolButton(words(kind.said), kind.carried, _SYMBOLS[kind.key], _WIDE) for kind in NEW_KINDS
        }
        said = words("Where the child lived: drag it to when that began, or press")
        self.home = SymbolButton(said, HOME, _draw_house, _WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for kind, button in zip((HAPPENED, *NEW_KINDS), (self.happened, *self.kinds.values()), strict=True):
            row.addWidget(button)
            button.clicked.connect(lambda _on, kind=kind: self._put(kind))
        row.addWidget(self.home)

    def show_in(self, page: QWidget) -> None:
        """All kinds where the page has room for them; in a narrow one a plain event and where the child lived."""
        for one in self.kinds.values():
            one.setVisible(not is_narrow(page, _ROOM))

    def _put(self, kind: NewKind) -> None:
        scale = self._board.time_scale
        place = Place(put_at(scale, scale.x_of(self._board.day)), Lane.FAMILY)
        if put_new(self._session, kind.event(self._session.words), kind.put(place)):
            self.added.emit()


def ask_words(inspector: Inspector, *asked: SignalInstance) -> None:
    """At each of these, take the words of what is selected in hand: what is typed stands in their place."""

    def begin() -> None:
        inspector.enter()
        inspector.event_panel.title.selectAll()

    for one in asked:
        one.connect(begin)


def _draw_bar(painter: QPainter, room: QRectF) -> None:
    """A bar that goes on."""
    middle = room.center().y()
    painter.drawPolyline(_points((room.right(), middle - 4), (room.left(), middle - 4), (room.left(), middle + 4),
                                 (room.right(), middle + 4)))  # fmt: skip
    painter.drawLine(QPointF(room.left() + 4, middle), QPointF(room.right() - 2, middle))


def _draw_star(painter: QPainter, room: QRectF) -> None:
    middle = room.center()
    painter.drawPolygon(_points(*((middle.x() + x, middle.y() + y) for x, y in _STAR)))


def _draw_cut(painter: QPainter, room: QRectF) -> None:
    """A thread that is cut."""
    middle, low = room.center(), room.center().y()
    painter.drawLine(QPointF(room.left(), low), QPointF(middle.x() - 4, low))
    painter.drawLine(QPointF(middle.x() + 4, low), QPointF(room.right(), low))
    for x in (-4, 0):
        painter.drawLine(QPointF(middle.x() + x, low + 6), QPointF(middle.x() + x + 4, low - 6))


def _draw_book(painter: QPainter, room: QRectF) -> None:
    """An open book."""
    x, top, low = room.center().x(), room.top() + 4, room.bottom() - 4
    for side in (room.left(), room.right()):
        painter.drawPolygon(_points((x, top + 2), (side, top - 1), (side, low - 1), (x, low + 2)))


def _draw_house(painter: QPainter, room: QRectF) -> None:
    x, roof, low = room.center().x(), room.center().y() - 1, room.bottom() - 1
    painter.drawPolyline(_points((room.left(), roof), (x, room.top()), (room.right(), roof)))
    painter.drawPolyline(_points((x - 7, roof - 1), (x - 7, low), (x + 7, low), (x + 7, roof - 1)))


def _points(*places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(*one) for one in places])


_SYMBOLS = {"lasting": _draw_bar, "strength": _draw_star, "loss": _draw_cut, "school": _draw_book}

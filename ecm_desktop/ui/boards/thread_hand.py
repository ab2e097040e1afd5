"""A thought that is carried from the note of one event onto another: it is to lead there."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData, QPointF

from ecm_desktop.diagram.marks import Rect, Symbol
from ecm_desktop.ui.layer import Layer
from ecm_desktop.widgets.controls.carrying import record_carried

_CARRIED = "thread:"


def thread_from(event: str) -> str:
    """What is carried from the note of an event."""
    return f"{_CARRIED}{event}"


class Board(Protocol):
    """What is needed of the timeline."""

    def event_at(self, at: QPointF) -> Symbol | None:
        """The card of one event at a place of the drawing."""

    def light(self, rect: Rect | None) -> None:
        """Light where something would fall."""


class ThreadHand:
    """The hand that carries it over one board; what comes of it is the note's to keep."""

    def __init__(self, layer: Layer, board: Board) -> None:
        self._layer, self._board = layer, board

    def takes(self, mime: QMimeData) -> bool:
        """Whether it is a thought."""
        return record_carried(mime).startswith(_CARRIED)

    def over(self, mime: QMimeData, at: QPointF) -> bool:
        """Light the card under the hand; False where it cannot fall."""
        card = self._card(mime, at)
        self._board.light(card.rect if card else None)
        return card is not None

    def left(self) -> None:
        """It is carried elsewhere."""
        self._board.light(None)

    def fallen(self, mime: QMimeData, at: QPointF) -> bool:
        """Say where it fell; False when that is no other event."""
        card = self._card(mime, at)
        self.left()
        if card is None or card.record is None:
            return False
        self._layer.pointed.emit(record_carried(mime).removeprefix(_CARRIED), card.record)
        return True

    def _card(self, mime: QMimeData, at: QPointF) -> Symbol | None:
        card = self._board.event_at(at) if self.takes(mime) else None
        return None if card is None or record_carried(mime) == thread_from(card.record or "") else card

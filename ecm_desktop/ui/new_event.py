"""A button to be dragged onto the timeline for a new event; pressed, it puts one on the day of the scrubber."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing.placing import Place
from ecm_desktop.ui.boards.by_hand import put_at
from ecm_desktop.ui.boards.placing_hand import GHOST, NEW_EVENT, put_new
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import Carrier


class NewEventButton(QPushButton):
    """`added` tells that a press put one on the timeline; its words are then to be written."""

    added = Signal()

    def __init__(self, session: Session, board: TimelineBoard) -> None:
        super().__init__(session.words("+ New event"))
        words = session.words
        self._session, self._board = session, board
        self.setAutoDefault(False)
        self.setAccessibleName(words("Put a new event on the day of the scrubber"))
        self.setToolTip(words("Drag it onto the timeline, or press: a new event on the day of the scrubber"))
        Carrier(self, lambda: NEW_EVENT)
        self.clicked.connect(lambda _on: self._put())

    def _put(self) -> None:
        scale = self._board.time_scale
        place = Place(put_at(scale, scale.x_of(self._board.day)), Lane.FAMILY)
        event = LifeEvent(id=GHOST, title=self._session.words("New event"))
        if put_new(self._session, event, place):
            self.added.emit()

"""The family above, the timeline below: who gets how much of the height."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.timeline import TimelineBoard

_LEAST_FAMILY = 130  # pixels: the child's own row


class Pictures(QSplitter):
    """Until a hand moves the edge, the timeline gets what it needs for its last lane, as long as the child is seen."""

    def __init__(self, family: FamilyBoard, timeline: TimelineBoard) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._is_by_hand = False
        self._window = QSize()
        self.addWidget(family)
        self.addWidget(timeline)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 5)
        self.setChildrenCollapsible(True)
        self.splitterMoved.connect(self._on_moved)
        timeline.is_short.connect(self._on_short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger window gives to both; what comes and goes below takes from the timeline: the family keeps still."""
        window, before = self._window, self.sizes()
        self._window = self.window().size()
        super().resizeEvent(event)
        if window == self._window and before[0] and self.isVisible():
            self.setSizes([before[0], sum(self.sizes()) - before[0]])

    def _on_moved(self, _at: int, _edge: int) -> None:
        self._is_by_hand = True

    def _on_short(self, pixels: int) -> None:
        family, timeline = self.sizes()
        given = min(pixels, family - _LEAST_FAMILY)
        if given > 0 and not self._is_by_hand:
            self.setSizes([family - given, timeline + given])

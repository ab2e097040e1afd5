"""The family above, the timeline below: who gets how much of the height."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.widgets.look import text_scale

_LEAST_FAMILY = 130  # pixels: the child's own row
_ENOUGH = 260  # pixels at 100 %: four rows can be read
_LOW = 260  # pixels at 100 %: in less, a lane could not be read below a family
_SHARES = (3, 5)


class Pictures(QSplitter):
    """Between the two lies what is told of the timeline, and `above` its lanes what is counted of the homes.

    Until a hand moves the edge, the timeline gets what it needs for its last lane, as long as the child is seen.
    Where both are too low to be read, the family waits folded until it is asked for; it has a page of its own.
    """

    def __init__(self, family: FamilyBoard, timeline: TimelineBoard, between: QWidget, above: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._is_by_hand, self._is_folded = False, False
        self._family = family
        self._window = QSize()
        self._between = between
        self._before = (0, QSize())  # the family's height before there was something between, and the size then
        self.addWidget(family)
        below = QWidget()
        self._column = column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(between)
        column.addWidget(above)
        column.addWidget(timeline, 1)
        self.addWidget(below)
        self.setStretchFactor(1, 1)  # what comes and goes below takes from the timeline alone
        self.setChildrenCollapsible(True)
        self.splitterMoved.connect(self._on_moved)
        timeline.is_short.connect(self._on_short)

    def show_between(self, wanted: bool) -> None:
        """Show what lies between the two, in room of the family's; taken away, it leaves both as they were."""
        if self._between.isHidden() is not wanted:
            return
        if wanted:
            family = self.sizes()[0]
            self._before = (family, self.size())
            if not self._is_by_hand and not self._is_folded:
                self._give_family(min(family, max(family - self._between.sizeHint().height(), _LEAST_FAMILY)))
        self._between.setVisible(wanted)
        self._column.activate()
        if not wanted and self._before[1] == self.size() and not self._is_by_hand and not self._is_folded:
            self._give_family(self._before[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger window gives to both; what comes and goes below takes from the timeline: the family keeps still.

        Where there is too little height for both, the family is folded away, and comes back.
        """
        window, before = self._window, self.sizes()
        self._window = self.window().size()
        super().resizeEvent(event)
        low = self.height() < _LOW * text_scale()
        if low is not self._is_folded and not self._is_by_hand:
            self._is_folded = low
            self._show_family(not low)
        elif window == self._window and before[0] and self.isVisible():
            self._give_family(before[0])
        elif not self._is_by_hand and not self._is_folded:
            self._give_family(self._share())

    def toggle_family(self) -> None:
        """Show the family, or hide it."""
        self._is_by_hand = True
        self._show_family(not self.sizes()[0])

    def _show_family(self, shown: bool) -> None:
        self._family.setVisible(shown)
        if shown:
            self._give_family(self._share())

    def _share(self) -> int:
        """The family's part of the height: in a high window its close circle needs no more."""
        return min(self.height() * _SHARES[0] // sum(_SHARES), round(_ENOUGH * text_scale()))

    def _give_family(self, height: int) -> None:
        self.setSizes([height, self.height() - self.handleWidth() - height])

    def _on_moved(self, _at: int, _edge: int) -> None:
        self._is_by_hand = True

    def _on_short(self, pixels: int) -> None:
        family, timeline = self.sizes()
        given = min(pixels, family - _LEAST_FAMILY)
        if given > 0 and not self._is_by_hand:
            self.setSizes([family - given, timeline + given])

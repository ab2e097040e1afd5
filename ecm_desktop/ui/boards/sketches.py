"""What is about to be, shown palely on the timeline: an event while it is typed, and what a hand is about to let go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline import Frame, ghost_marks
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import LifeEvent


class Sketches(QObject):
    """Two events at most that are in no case; what is in a hand goes first."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed: LifeEvent | None = None
        self._held: LifeEvent | None = None
        self._top: float | None = None

    def type(self, event: LifeEvent | None) -> None:
        """An event as it is typed so far; None when nothing is."""
        if event != self._typed:
            self._typed = event
            self.changed.emit()

    def hold(self, event: LifeEvent | None, top: float | None = None) -> None:
        """How what is in the hand would be, at a height if that is given; None when nothing is."""
        if (event, top) != (self._held, self._top):
            self._held, self._top = event, top
            self.changed.emit()

    def marks(self, case: Case, frame: Frame, setting: Setting, drawn: Sequence[AnyMark]) -> Iterator[AnyMark]:
        """The marks of one of them, if there is one, over what is drawn."""
        event = self._held or self._typed
        if event is not None:
            yield from ghost_marks(event, case, frame, setting, drawn, self._top)

"""From meeting to meeting on screen: dated blocks under the events, to look at and to go from."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ecm_desktop.diagram.pyramid import draw_course
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.recovery import RecoveryPosition
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut

SHOWN = (RecoveryPosition, Meeting, Attendance, LifeEvent)
LEAST = (480.0, 320.0)  # points; in less the window scrolls


class CourseBoard(CanvasView):
    """`meeting_chosen` tells the meeting whose block was pressed; a pressed event is shown on the timeline."""

    meeting_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Where the child was, from meeting to meeting"), session.look, LayOut())
        self._session = session
        self._size = LEAST
        self._fresh = UntilShown(self, self.redraw)
        self.need_room(*LEAST)
        self.resized.connect(self._resize)
        self.picked.connect(lambda mark: self.select(mark or None))
        self.activated.connect(self._open)
        session.changed.connect(self._case_changed)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self._fresh.ask)
        self._fresh.ask()

    def redraw(self) -> None:
        """Draw what holds now."""
        self.show_drawing(draw_course(self._session.case, self._session.setting, self._size))

    def _resize(self, width: float, height: float) -> None:
        self._size = (max(width, LEAST[0]), max(height, LEAST[1]))
        self._fresh.ask()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            self._fresh.ask()

    def _open(self, mark: str) -> None:
        kind, _, meeting = mark.partition(":")
        if kind == "placing":
            self.meeting_chosen.emit(meeting)
        elif mark in self._session.case:
            self._session.go("timeline", mark)

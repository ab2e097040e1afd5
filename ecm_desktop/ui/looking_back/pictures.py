"""Timeline or family as one state of the case shows it: to look at. Nothing is picked, dragged or kept here."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram import genogram, timeline
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.ui.boards.family import LEGIBLE
from ecm_desktop.ui.boards.life_view import LEAST_ROOM
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut, Magnify
from ecm_desktop.widgets.look import Kind

_LENS = Magnify(least=0.05, begins=0.3, fit_most=1.0, legible=LEGIBLE)


class Picture(StrEnum):
    """What is looked at."""

    TIMELINE = "timeline"
    FAMILY = "family"


class PastPicture(QWidget):
    """One of the pictures under a line that says what state it is; people keep their places from state to state."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self.said = label("", Kind.TITLE)
        self.timeline = CanvasView(words("The timeline as it was"), session.look, LayOut())
        self.family = CanvasView(words("The family as it was"), session.look, _LENS)
        self._case, self._day, self._setting = Case(), session.setting.today, session.setting
        self._seated: Arrangement | None = None
        self._room = LEAST_ROOM
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        for board in (self.timeline, self.family):
            column.addWidget(board, 1)
            session.look_changed.connect(board.set_look)
        self._fresh_timeline = UntilShown(self.timeline, self._draw_timeline)
        self._fresh_family = UntilShown(self.family, self._draw_family)
        self.timeline.resized.connect(self._fit)
        self.show_picture(Picture.TIMELINE)

    def show_picture(self, picture: Picture) -> None:
        """Show that picture of the state."""
        self.timeline.setVisible(picture is Picture.TIMELINE)
        self.family.setVisible(picture is Picture.FAMILY)

    def show_state(self, case: Case, day: date, setting: Setting, said: str) -> None:
        """Show the case as it was on `day`."""
        self._case, self._day, self._setting = case, day, setting
        self.said.setText(said)
        self._fresh_timeline.ask()
        self._fresh_family.ask()

    def _fit(self, width: float, height: float) -> None:
        room = max(width, LEAST_ROOM[0]), max(height, LEAST_ROOM[1])
        if room != self._room:
            self._room = room
            self._fresh_timeline.ask()

    def _draw_timeline(self) -> None:
        frame = timeline.whole_life(self._case, self._setting, *self._room)
        self.timeline.show_drawing(timeline.draw(self._case, frame, self._setting.opened()))

    def _draw_family(self) -> None:
        before, self._seated = self._seated, arrange(self._case, self._seated)
        self.family.show_drawing(genogram.picture(self._case, self._seated, self._day, self._setting))
        if before is None:
            self.family.begin()

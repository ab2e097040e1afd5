"""The hand on the scrubber: while it is dragged family and model follow, and its handle stays where the hand has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.diagram.placing import moved
from ecm_desktop.diagram.timeline import Frame, Scale
from ecm_desktop.ui.session import Session

SCRUBBER = "scrubber"  # what the ids of its marks begin with
HANDLE = f"{SCRUBBER}:handle"


class ScrubberHand:
    """Moves the session's day; `days` gives the frame that is shown and where each day lies in it."""

    def __init__(self, session: Session, days: Callable[[], tuple[Frame, Scale]]) -> None:
        self._session, self._days = session, days
        self._before: date | None = None  # the day before the drag
        self._far = 0.0  # points by which the hand has the handle away from its place

    @property
    def day(self) -> date:
        """The day the scrubber stands on."""
        return self._session.day or self._session.setting.today

    def shown(self, marks: Sequence[AnyMark]) -> tuple[AnyMark, ...]:
        """The line and its handle; a handle in the hand stays where the hand has it."""
        return tuple(marks) if self._before is None else (*marks[:1], *moved(marks[1:], -self._far, 0))

    def dragging(self, dx: float) -> None:
        """The hand is so far away from where it took hold."""
        if self._before is None:
            self._before = self.day
        self._far = dx
        self._session.set_day(self._day_at(self._before, dx))

    def taken_back(self) -> None:
        """The day is the one before again."""
        before, self._before = self._before, None
        if before is not None:
            self._session.set_day(before)

    def moved(self, dx: float) -> None:
        """Let go, or moved by a key."""
        before, self._before = self._before or self.day, None
        self._session.set_day(self._day_at(before, dx))

    def _day_at(self, day: date, dx: float) -> date:
        frame, scale = self._days()
        return min(max(scale.day_at(scale.x_of(day) + dx), frame.first), frame.last)

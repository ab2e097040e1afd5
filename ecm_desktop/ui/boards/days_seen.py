"""Which days the timeline shows: the whole life, until a hand goes closer, further, or beyond an edge."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.timeline import EARLIER, HEAD, Frame, Scale, everything, scale_of, travel, whole_life
from ecm_desktop.diagram.timeline.entries import entries
from ecm_desktop.ui.session import Session

_PAGE = 0.8  # of the window, that a press of an edge goes on


class DaysSeen:
    """The `frame` of a timeline. What a hand asks for changes it, and is True where it did."""

    def __init__(self, session: Session, shelf: Shelf, width: float) -> None:
        self._session, self._shelf = session, shelf
        self._is_whole_life = True
        self.frame = whole_life(session.case, session.setting, width)

    @property
    def scale(self) -> Scale:
        """Where each day lies."""
        return scale_of(self._session.case, self.frame, self._session.setting)

    def way_back(self, redraw: Callable[[], None]) -> Callable[[], None]:
        """What leads back to the days that are seen now, and has them drawn."""
        is_whole_life, first, last = self._is_whole_life, self.frame.first, self.frame.last

        def back() -> None:
            self._is_whole_life, self.frame = is_whole_life, replace(self.frame, first=first, last=last)
            redraw()

        return back

    def settle(self, width: float, height: float, selected: str | None) -> None:
        """Fit the frame into this room, and the whole life to the case as it is now."""
        session, first, last = self._session, self.frame.first, self.frame.last
        if self._is_whole_life:
            whole = whole_life(session.case, session.setting, width, shelf=self._shelf)
            first, last = whole.first, whole.last
        self.frame = replace(self.frame, first=first, last=last, width=width, height=height, selected=selected)

    def show_whole_life(self) -> None:
        """The whole life, now and when the case changes."""
        self._is_whole_life = True

    def zoom(self, factor: float, x: float) -> bool:
        """Closer by a factor about a place of the drawing."""
        return self._look_at(travel.zoomed(self.frame, self.scale.day_at(x), factor, self._everything()))

    def pan(self, points: float) -> bool:
        """On by so many points of the drawing's middle."""
        scale, middle = self.scale, self.frame.width / 2
        shift = scale.day_at(middle + points) - scale.day_at(middle)
        return self._look_at(travel.moved(self.frame, shift, self._everything()))

    def go_beyond(self, edge: str) -> bool:
        """What lies beyond an edge: all of it beside the whole life, the next of it beside a part."""
        if not self._is_whole_life:
            return self.pan((self.frame.width - HEAD) * (-_PAGE if edge == EARLIER else _PAGE))
        whole = self._everything()
        return self._look_at(travel.grown(self.frame, whole.first if edge == EARLIER else whole.last))

    def take_in(self, record: str) -> bool:
        """The time of an event that lies outside: the whole life grows up to it, a part moves to it."""
        shown = entries(self._session.case, self._session.setting, self._shelf)
        day = next(one.first for one in shown if one.id == record)
        if self._is_whole_life:
            return self._look_at(travel.grown(self.frame, day))
        return self._look_at(travel.centred(self.frame, day, self._everything()))

    def _everything(self) -> Frame:
        return everything(self._session.case, self._session.setting, self.frame.width, shelf=self._shelf)

    def _look_at(self, frame: Frame) -> bool:
        if frame == self.frame:
            return False
        self._is_whole_life, self.frame = False, frame
        return True

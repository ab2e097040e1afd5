"""Which days the timeline shows: the whole life, until a hand goes closer, further, or beyond an edge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.timeline import EARLIER, HEAD, Frame, Scale, everything, scale_of, travel, whole_life
from ecm_desktop.diagram.timeline.entries import Entry, entries, homes
from ecm_desktop.ui.session import Session

_PAGE = 0.8  # of the window, that a press of an edge goes on


class DaysSeen(QObject):
    """The `frame` of a timeline. What a hand asks for changes it, and is told of."""

    asked = Signal()  # other days are to be shown
    passing = Signal()  # the same, and a hand may be going on
    settled = Signal()  # the frame fits the room and the case again

    def __init__(self, session: Session, shelf: Shelf, width: float) -> None:
        super().__init__(session)
        self._session, self._shelf = session, shelf
        self._is_whole_life = True
        self.frame = whole_life(session.case, session.setting, width)

    @property
    def scale(self) -> Scale:
        """Where each day lies."""
        return scale_of(self._session.case, self.frame, self._session.setting)

    def whole(self) -> Frame:
        """The frame of everything, as wide as this one: no other reaches beyond it."""
        return everything(self._session.case, self._session.setting, self.frame.width, shelf=self._shelf)

    def way_back(self) -> Callable[[], None]:
        """What leads back to the days that are seen now, and has them drawn."""
        is_whole_life, first, last = self._is_whole_life, self.frame.first, self.frame.last

        def back() -> None:
            self._is_whole_life, self.frame = is_whole_life, replace(self.frame, first=first, last=last)
            self.asked.emit()

        return back

    @property
    def chosen(self) -> tuple[date, date] | None:
        """The first and the last day that a hand has chosen to see; None for the whole life."""
        return None if self._is_whole_life else (self.frame.first, self.frame.last)

    def show(self, first: date, last: date) -> None:
        """Exactly these days, which were chosen before."""
        self._look_at(replace(self.frame, first=first, last=last))

    def settle(self, width: float, height: float, selected: str | None) -> None:
        """Fit the frame into this room, and the whole life to the case as it is now."""
        session, first, last = self._session, self.frame.first, self.frame.last
        if self._is_whole_life:
            whole = whole_life(session.case, session.setting, width, shelf=self._shelf)
            first, last = whole.first, whole.last
        self.frame = replace(
            self.frame, first=first, last=last, width=width, height=height, selected=selected, shown=session.filter
        )

    def show_whole_life(self) -> None:
        """The whole life, now and when the case changes."""
        self._is_whole_life = True
        self.asked.emit()

    def zoom(self, factor: float, x: float) -> None:
        """Closer by a factor about a place of the drawing; the whole life for a factor of 0."""
        if factor == 0.0:
            self.show_whole_life()
        else:
            self._pass_to(travel.zoomed(self.frame, self.scale.day_at(x), factor, self.whole()))

    def pan(self, points: float) -> None:
        """On by so many points of the drawing's middle."""
        scale, middle = self.scale, self.frame.width / 2
        shift = scale.day_at(middle + points) - scale.day_at(middle)
        self._pass_to(travel.moved(self.frame, shift, self.whole()))

    def begin_at(self, day: date) -> None:
        """As many days, from this one on."""
        self._pass_to(travel.moved(self.frame, day - self.frame.first, self.whole()))

    def between(self, first: date, last: date) -> None:
        """These days, or some more where they are very few."""
        self._look_at(travel.spanned(self.frame, first, last, self.whole()))

    def step(self, share: float) -> None:
        """On by a share of the days that are shown."""
        self._look_at(travel.moved(self.frame, (self.frame.last - self.frame.first) * share, self.whole()))

    def fit(self, records: frozenset[str]) -> None:
        """The time of these records, with some before and after; nothing where none of them is dated."""
        found = self.dated(records)
        if found:
            first, last = min(one.first for one in found), max(one.last for one in found)
            self._look_at(travel.around(self.frame, first, last, self.whole()))

    def dated(self, records: frozenset[str]) -> list[Entry]:
        """What of these records stands on the timeline."""
        case, setting = self._session.case, self._session.setting
        shown = (*entries(case, setting, self._shelf), *homes(case, setting, self._shelf))
        return [one for one in shown if one.id in records]

    def go_beyond(self, edge: str) -> None:
        """What lies beyond an edge: all of it beside the whole life, the next of it beside a part."""
        if not self._is_whole_life:
            self.pan((self.frame.width - HEAD) * (-_PAGE if edge == EARLIER else _PAGE))
            return
        whole = self.whole()
        self._look_at(travel.grown(self.frame, whole.first if edge == EARLIER else whole.last))

    def take_in(self, record: str) -> None:
        """The time of an event that lies outside: the whole life grows up to it, a part moves to it."""
        day = self.dated(frozenset((record,)))[0].first
        if self._is_whole_life:
            self._look_at(travel.grown(self.frame, day))
        else:
            self._look_at(travel.centred(self.frame, day, self.whole()))

    def _look_at(self, frame: Frame) -> None:
        if self._turn_to(frame):
            self.asked.emit()

    def _pass_to(self, frame: Frame) -> None:
        if self._turn_to(frame):
            self.passing.emit()

    def _turn_to(self, frame: Frame) -> bool:
        """Whether these are other days than before."""
        if frame == self.frame:
            return False
        self._is_whole_life, self.frame = False, frame
        return True

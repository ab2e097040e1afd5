"""What is carried over the timeline: where it falls is its date, and its lane.

That is an event without a date, from the tray; a new one, from the button of its kind; or a line of text from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPointF

from ecm_desktop.diagram.marks import Rect
from ecm_desktop.diagram.timeline import HEAD, Scale
from ecm_desktop.diagram.wording import lane_title, when_short
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.editing.placing import Place
from ecm_desktop.ui.boards import by_hand
from ecm_desktop.ui.boards.new_kinds import GHOST, HOME, kind_carried
from ecm_desktop.ui.boards.sketches import Sketches
from ecm_desktop.ui.dating import in_words_by_hand
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import record_carried

_LONGEST = 300  # letters of a line of text that becomes an event; more is for bringing in


def put_new(session: Session, event: LifeEvent, place: Place) -> bool:
    """Put a new event on the timeline and choose it."""
    when = in_words_by_hand(session, place.when)
    made = replace(event, id=session.ids(), when=when, lane=place.lane)
    done = session.do("Add the event", life.add_event, made)
    if done:
        session.select(made.id)
    return done


class Board(Protocol):
    """What is needed of the timeline."""

    @property
    def time_scale(self) -> Scale:
        """Where each day lies."""

    def lane_bands(self) -> dict[str, Rect]:
        """Each lane that is drawn, and where."""

    def show_tag(self, mark_id: str, text: str) -> None:
        """Say something beside a mark."""

    def hide_tag(self) -> None:
        """Say it no longer."""

    def light(self, rect: Rect | None) -> None:
        """Light where something would fall."""


class PlacingHand:
    """The hand that carries an event over one board."""

    def __init__(
        self,
        session: Session,
        board: Board,
        sketches: Sketches,
        home_asked: Callable[[str], object],
        words_asked: Callable[[], object],
    ) -> None:
        self._session, self._board, self._sketches = session, board, sketches
        self._home_asked = home_asked  # with the words of when it began
        self._words_asked = words_asked  # of a new event that has only those of its kind
        self._lit = ""

    def takes(self, mime: QMimeData) -> bool:
        """Whether it is one of these."""
        return self._event(mime) is not None

    def over(self, mime: QMimeData, at: QPointF) -> bool:
        """Show what would fall at a place of the drawing; False where it cannot fall."""
        place, event = self._place(at, mime), self._event(mime)
        if place is None or event is None:
            self.left()
            return False
        if place.lane != self._lit:
            self._lit = place.lane
            self._board.light(self._board.lane_bands().get(place.lane))
        self._sketches.hold(replace(event, when=place.when, lane=place.lane))
        said = by_hand.said(place.when, self._session)
        self._board.show_tag("ghost", f"{lane_title(place.lane, self._session.setting)} · {said}")
        return True

    def left(self) -> None:
        """It is carried elsewhere."""
        self._lit = ""
        self._board.light(None)
        self._board.hide_tag()
        self._sketches.hold(None)

    def fallen(self, mime: QMimeData, at: QPointF) -> bool:
        """Keep where it fell; False when nothing came of it."""
        place, event = self._place(at, mime), self._event(mime)
        self.left()
        if place is None or event is None:
            return False
        if record_carried(mime) == HOME:
            self._home_asked(when_short(place.when, self._session.words))
            return True
        if event.id not in self._session.case:
            return self._put_new(mime, event, place)
        self._session.select(event.id)
        return by_hand.keep({event.id: place}, self._session)

    def _put_new(self, mime: QMimeData, event: LifeEvent, place: Place) -> bool:
        done = put_new(self._session, event, place)
        if done and kind_carried(record_carried(mime)):
            self._words_asked()
        return done

    def _event(self, mime: QMimeData) -> LifeEvent | None:
        """The event that is carried; a new one has an id that is in no case yet."""
        carried = record_carried(mime)
        if carried == HOME:
            return LifeEvent(id=GHOST, title=self._session.words("Where the child lived"))
        if kind := kind_carried(carried):
            return kind.event(self._session.words)
        if not carried:
            text = " ".join(mime.text().split()) if mime.hasText() and not mime.hasUrls() else ""
            is_line = text and len(text) <= _LONGEST and len(mime.text().strip().splitlines()) == 1
            return LifeEvent(id=GHOST, title=text) if is_line else None
        event = self._session.case.find(LifeEvent, carried)
        return None if event is None or event.when.is_dated else event

    def _place(self, at: QPointF, mime: QMimeData) -> Place | None:
        if at.x() < HEAD:
            return None
        lane = next((key for key, one in self._board.lane_bands().items() if one.y <= at.y() < one.bottom), None)
        place = Place(by_hand.put_at(self._board.time_scale, at.x()), lane) if lane else None
        kind = kind_carried(record_carried(mime))
        if place and record_carried(mime) == HOME:
            return place._replace(lane=Lane.LIVING)
        return kind.put(place) if kind and place else place

"""What a hand does with what happened: cards to other dates and lanes, and what lasted by its ends; by mouse or keys.

The board says what is drawn and where; nothing lasting changes before the hand lets go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from ecm_desktop.diagram.marks import AnyMark, Rect, Symbol
from ecm_desktop.diagram.timeline import BEGIN_OF, END_OF, Scale
from ecm_desktop.diagram.wording import lane_title, lanes_of
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.editing import placing
from ecm_desktop.editing.placing import Place
from ecm_desktop.editing.spans import End, end_told
from ecm_desktop.ui.boards import by_hand
from ecm_desktop.ui.boards.sketches import Sketches
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.tools import Grip, Move

_LEAVES = 8.0  # points beyond its lane at which a card leaves it
_TREMBLES = 5.0  # points sideways that are no wish for another date
_KEEPS_DATE = 24.0  # points sideways that a card on its way to another lane may stray


class Board(Protocol):
    """What a hand needs of the timeline."""

    @property
    def time_scale(self) -> Scale:
        """Where each day lies."""

    def drawn(self) -> Sequence[AnyMark]:
        """The marks of the life, without what is laid over it."""

    def lane_bands(self) -> dict[str, Rect]:
        """Each lane that is drawn, and where."""

    def is_below(self) -> bool:
        """Whether a hand has what it drags below the lanes."""

    def is_fine(self) -> bool:
        """Whether Shift is held."""

    def show_tag(self, mark_id: str, text: str) -> None:
        """Say something beside a mark."""

    def light(self, rect: Rect | None) -> None:
        """Light where something would fall."""

    def announce(self, text: str) -> None:
        """Have a screen reader say something."""


class CardHand:
    """The hand on one board."""

    def __init__(self, session: Session, board: Board, sketches: Sketches) -> None:
        self._session, self._board, self._sketches = session, board, sketches
        self._lit: str | None = None  # the lane that is lit

    def grip(self, mark: AnyMark) -> Grip | None:
        """Which way a mark may be taken; None for what it has no say in."""
        if self._end(mark.id):
            return Grip.EDGE
        return Grip.CARD if isinstance(mark, Symbol) and self._event(mark.id) else None

    def steered(self, mark_id: str, dx: float, dy: float) -> tuple[float, float]:
        """A card stays in its row until it leaves its lane, and then keeps its date until it is taken aside."""
        if self._event(mark_id) is None:
            return dx, 0.0
        if self._lane_below(mark_id, dy) is None:
            return (dx if abs(dx) >= _TREMBLES else 0.0), 0.0
        return (dx if abs(dx) >= _KEEPS_DATE else 0.0), dy

    def dragging(self, mark_id: str, dx: float, dy: float) -> None:
        """Say the date and the lane it would get, and show what would fall where."""
        event, lane = self._event(mark_id), self._lane_below(mark_id, dy)
        if event is not None and self._board.is_below():
            self._light(None)
            self._board.show_tag(mark_id, self._session.words("No date: to the tray"))
            return
        if event is not None:
            self._light(lane)
            title = lane_title(lane, self._session.setting) if lane else ""
            said = by_hand.said(self._dragged(event.when, dx), self._session) if dx or not lane else ""
            self._board.show_tag(mark_id, " · ".join(part for part in (title, said) if part))
            return
        pulled = self._pulled(mark_id, dx)
        if pulled is not None:
            record, when, end = pulled
            sketch = record if isinstance(record, LifeEvent) else LifeEvent(id="", title=record.name, lane=Lane.LIVING)
            self._sketches.hold(replace(sketch, when=when), self._bar(record.id).y)
            self._board.show_tag(mark_id, by_hand.said(end_told(when, end), self._session))

    def ended(self) -> None:
        """Nothing is in the hand any more."""
        self._lit = None
        self._sketches.hold(None)

    def dropped(self, moves: list[Move]) -> bool:
        """Keep where a drag has brought things; False when nothing came of it."""
        mark_id, dx, dy = moves[0]
        pulled = self._pulled(mark_id, dx)
        if pulled is not None:
            record, when, _ = pulled
            return by_hand.keep_spell(record, when, self._session)
        lane = self._lane_below(mark_id, dy)
        events = [one for key, _, _ in moves if (one := self._event(key)) is not None]
        if events and self._board.is_below():
            keys = tuple(one.id for one in events)
            return self._session.do("Take the date away", placing.without_date, keys)
        return by_hand.keep(
            {one.id: Place(self._dragged(one.when, dx), lane or one.lane) for one in events}, self._session
        )

    def stepped(self, moves: list[Move]) -> bool:
        """Keep where a key has brought things: a step on or back, or a lane up or down; says it."""
        mark_id, dx, dy = moves[0]
        way = 1 if dx + dy > 0 else -1
        if (found := self._end(mark_id)) is not None:
            return self._stepped_end(*found, way)
        events = [one for key, _, _ in moves if (one := self._event(key)) is not None]
        places = {one.id: self._next(one, way, is_lane=bool(dy)) for one in events}
        if not by_hand.keep(places, self._session):
            return False
        first = next(iter(places.values()))
        session = self._session
        self._board.announce(lane_title(first.lane, session.setting) if dy else by_hand.said(first.when, session))
        return True

    def _stepped_end(self, record: by_hand.Lasting, end: End, way: int) -> bool:
        when = by_hand.pulled_a_step(by_hand.spell_of(record), end, self._board.time_scale, way, self._session)
        done = by_hand.keep_spell(record, when, self._session)
        if done:
            self._board.announce(by_hand.said(end_told(when, end), self._session))
        return done

    def _next(self, event: LifeEvent, way: int, is_lane: bool) -> Place:
        if not is_lane:
            return Place(by_hand.stepped(event.when, self._board.time_scale, way, self._step()), event.lane)
        lanes = lanes_of(self._session.case, self._session.setting)
        at = min(max(lanes.index(event.lane) + way, 0), len(lanes) - 1)
        return Place(event.when, lanes[at])

    def _dragged(self, when: When, dx: float) -> When:
        return by_hand.dragged(when, self._board.time_scale, dx, self._step()) if dx else when

    def _step(self) -> by_hand.StepOf:
        return by_hand.as_seen if self._board.is_fine() else by_hand.as_told

    def _light(self, lane: str | None) -> None:
        if lane != self._lit:
            self._lit = lane
            self._board.light(self._board.lane_bands()[lane] if lane else None)

    def _lane_below(self, mark_id: str, dy: float) -> str | None:
        """The other lane that a card taken so far down or up lies in; None in its own."""
        event, lanes = self._event(mark_id), self._board.lane_bands()
        mark = next((one for one in self._board.drawn() if one.id == mark_id), None)
        if event is None or not isinstance(mark, Symbol) or not dy:
            return None
        y, own = mark.rect.centre[1] + dy, lanes[event.lane]
        if own.y - _LEAVES <= y <= own.bottom + _LEAVES:
            return None
        return next((key for key, one in lanes.items() if one.y <= y < one.bottom and key != event.lane), None)

    def _event(self, mark_id: str) -> LifeEvent | None:
        return self._session.case.find(LifeEvent, mark_id)  # a card has the id of its record

    def _end(self, mark_id: str) -> tuple[by_hand.Lasting, End] | None:
        """What lasted, and which end of it a handle is."""
        for begins, end in ((BEGIN_OF, End.BEGIN), (END_OF, End.END)):
            if mark_id.startswith(begins):
                key, case = mark_id.removeprefix(begins), self._session.case
                record = case.find(LifeEvent, key) or case.find(Placement, key)
                return (record, end) if record is not None else None
        return None

    def _pulled(self, mark_id: str, dx: float) -> tuple[by_hand.Lasting, When, End] | None:
        found = self._end(mark_id)
        if found is None:
            return None
        record, end = found
        bar, scale, when = self._bar(record.id), self._board.time_scale, by_hand.spell_of(record)
        day = end_told(when, end).anchor
        x = scale.x_of(day) if day else bar.right if end is End.END else bar.x
        return record, by_hand.pulled_to(when, end, scale, x + dx, self._step()), end

    def _bar(self, record: str) -> Rect:
        bars = (one.rect for one in self._board.drawn() if isinstance(one, Symbol) and one.record == record)
        return next(bars, Rect(0, 0, 0, 0))

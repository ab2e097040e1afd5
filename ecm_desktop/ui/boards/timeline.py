"""The timeline on screen, with the hands on it: what is picked, dragged, and moved by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)

from ecm_desktop.diagram.marks import AnyMark, Role, Symbol, bounds
from ecm_desktop.diagram.timeline import BEGIN_OF, EARLIER, END_OF, LATER, first_days, lane_of_head, sentences
from ecm_desktop.domain.dates import add_months
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.boards.card_hand import CardHand
from ecm_desktop.ui.boards.life_view import LifeView
from ecm_desktop.ui.boards.noted import is_noted
from ecm_desktop.ui.boards.placing_hand import PlacingHand
from ecm_desktop.ui.boards.scrubber_hand import HANDLE, SCRUBBER
from ecm_desktop.ui.boards.thread_hand import ThreadHand
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.hits import Way, told_order
from ecm_desktop.widgets.canvas.tools import Grip, Move

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = 90.0  # points that the time goes on by a key
_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier  # what may be held with them


class TimelineBoard(LifeView):
    """The life, and what a hand does to it."""

    group_opened = Signal(object, QPoint)  # the records of a counted group, a tuple of ids, and the place below it
    menu_asked = Signal(QPoint)  # of what is chosen
    lane_menu_asked = Signal(str, QPoint)  # of a lane by its key, and where
    lane_pressed = Signal(str)  # its head
    home_asked = Signal(str)  # where the child lived is to be put down, with the words of when that began
    words_asked = Signal()  # of a new event that was let fall

    def __init__(self, session: Session, layer: Layer) -> None:
        super().__init__(session, layer, self._draggable)
        self._cards = CardHand(session, self, self.sketches)
        self._placing = PlacingHand(session, self, self.sketches, self.home_asked.emit, self.words_asked.emit)
        self._threading = ThreadHand(layer, self)
        self.setAcceptDrops(True)
        self._walked_to: str | None = None  # what the keyboard came past, and has not taken in hand
        self._is_below = False  # whether the pointer is below the lanes, where a card loses its date
        self._let_go = ""  # what a hand has just let go, so that what moved without one was moved by keys
        self.picked.connect(self._on_picked)
        self.moved.connect(self._on_moved)
        self.dragging.connect(self._on_dragging)
        self.drag_ended.connect(self._on_drag_ended)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An event without a date, and a thought that is to lead to an event; anything else is for the window."""
        event.setAccepted(self._carrying(event.mimeData()).takes(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall."""
        mime = event.mimeData()
        event.setAccepted(self._carrying(mime).over(mime, self.scene_point(event.position())))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It is carried elsewhere."""
        self._placing.left()
        self._threading.left()

    def dropEvent(self, event: QDropEvent) -> None:
        """It gets the date where it fell, or leads to what it fell on."""
        mime = event.mimeData()
        event.setAccepted(self._carrying(mime).fallen(mime, self.scene_point(event.position())))

    def event_at(self, at: QPointF) -> Symbol | None:
        """The card or bar of one event at a place of the drawing."""
        mark = self._hit(self.mapFromScene(at).toPointF())
        is_event = isinstance(mark, Symbol) and self.session.case.find(LifeEvent, mark.record) is not None
        return mark if is_event and isinstance(mark, Symbol) else None

    def _carrying(self, mime: QMimeData) -> PlacingHand | ThreadHand:
        return self._threading if self._threading.takes(mime) else self._placing

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A press of the other button chooses what it is on, and offers what can be done with it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        mark = self._canvas.mark(self.focused() or "") if by_key else self._hit(event.pos().toPointF())
        if mark is not None and mark.id not in self.selected() and mark.record:
            self.session.select(mark.record)
        at = self.mapFromScene(self._canvas.cover(mark.id).bottomLeft()) if by_key and mark else event.pos()
        if lane := lane_of_head(mark.id if mark else ""):
            self.lane_menu_asked.emit(lane, at)
        else:
            self.menu_asked.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note whether what is dragged would be let go below the lanes."""
        self._note_below(event)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The same where it is let go."""
        self._note_below(event)
        super().mouseReleaseEvent(event)

    def is_below(self) -> bool:
        """Whether a hand has what it drags below the lanes."""
        return self._is_below

    def _note_below(self, event: QMouseEvent) -> None:
        self._is_below = event.position().y() > self.viewport().height()

    def to_scrubber(self) -> None:
        """Let the keyboard be on the scrubber."""
        self.setFocus()
        self.focus_on(HANDLE)

    def _take_key(self, event: QKeyEvent) -> bool:
        way = _SIDEWAYS.get(Qt.Key(event.key()))
        if way is None or event.modifiers() & ~_WITH:
            return super()._take_key(event)
        self._note_shift(event)
        self.sideways(way)
        return True

    def sideways(self, way: int) -> None:
        """Step the scrubber or a chosen card that has the keyboard, walk on from another one, else go along in time."""
        focused = self.focused()
        if focused is None:
            self.days.pan(way * _ALONG)
        elif focused.startswith(SCRUBBER):
            self.step_day(way)
        elif focused != self._walked_to and (focused in self.selected() or focused.startswith((BEGIN_OF, END_OF))):
            if moves := self._nudges(float(way), 0.0):
                self.moved.emit(moves)
        else:
            self._walk(Way.NEXT if way > 0 else Way.PREVIOUS)

    def _walk(self, way: Way) -> bool:
        """Past the scrubber, where these keys would then step that."""
        super()._walk(way)
        if way not in (Way.UP, Way.DOWN) and (self.focused() or "").startswith(SCRUBBER):
            super()._walk(Way.PREVIOUS if way in (Way.PREVIOUS, Way.LAST) else Way.NEXT)
        self._walked_to = self.focused()
        return True

    def _draggable(self, mark: AnyMark) -> Grip | None:
        return Grip.X if mark.role is Role.SCRUBBER else self._cards.grip(mark)

    def keys_move(self, mark_id: str) -> bool:
        """A card only while it is chosen: else the keys move the scrubber."""
        return mark_id in self.selected() or self.session.case.find(LifeEvent, mark_id) is None

    def steered(self, mark_id: str, dx: float, dy: float) -> tuple[float, float]:
        """A card stays in its row until it is taken to another lane."""
        return self._cards.steered(mark_id, dx, dy)

    def _on_picked(self, mark_id: str) -> None:
        self._walked_to = None
        if lane := lane_of_head(mark_id):
            self.lane_pressed.emit(lane)
        mark = self._bare.by_id().get(mark_id) or self._noted_mark(mark_id)
        if isinstance(mark, Symbol) and mark.id in (EARLIER, LATER):
            self.days.go_beyond(mark.id)
        elif isinstance(mark, Symbol) and mark.records:
            self.group_opened.emit(mark.records, self.mapFromScene(mark.rect.x, mark.rect.bottom))
        elif mark is not None and mark.role is Role.MEETING and mark.record:
            self.session.go("plan" if self.session.case.find(Action, mark.record) else "meetings", mark.record)
        elif mark is not None and mark.record:
            self._look_at(mark.record)
            self.choose_events((mark.record,))
        elif mark_id == "":
            self.session.select("")

    def _look_at(self, record: RecordId) -> None:
        """What is marked as sensitive is shown once it is pressed, where nobody else looks."""
        event, session = self.session.case.find(LifeEvent, record), self.session
        if event is not None and session.veil is None and session.is_covered(event):
            session.uncover(record)

    def _noted_mark(self, mark_id: str) -> AnyMark | None:
        """A pin or a thread of the layer: a press on one leads to where it is pinned."""
        mark = self._canvas.mark(mark_id)
        return mark if mark is not None and is_noted(mark) else None

    def _on_dragging(self, mark_id: str, dx: float, dy: float) -> None:
        if mark_id.startswith(SCRUBBER):
            self._scrubber.dragging(dx)
        else:
            self._cards.dragging(mark_id, dx, dy)

    def _on_drag_ended(self, mark_id: str, kept: bool) -> None:
        """Let go, `moved` follows and settles it."""
        self._let_go = mark_id if kept else ""
        self._cards.ended()
        if not kept:
            self._scrubber.taken_back()
            self._show_scrubber()

    def _on_moved(self, moves: list[Move]) -> None:
        mark_id, dx, _ = moves[0]
        was_dragged, self._let_go = self._let_go == mark_id, ""
        if mark_id.startswith(SCRUBBER):
            self._scrubber.moved(dx)
        elif was_dragged:
            self._cards.dropped(moves)
        else:
            self._cards.stepped(moves)
        self._show_scrubber()

    def told_order(self, marks: Sequence[AnyMark]) -> list[AnyMark]:
        """Lane by lane, and in each by date, whichever side of its date a card has room on."""
        days, x_of = first_days(self.session.case, self.session.setting, self._shelf), self.time_scale.x_of

        def along(mark: AnyMark) -> float:
            counted = mark.records if isinstance(mark, Symbol) else ()
            found = [days[one] for one in (mark.record, *counted) if one in days]
            return x_of(min(found)) if found else bounds(mark).x

        return told_order(marks, along)

    def listed(self, mark: AnyMark) -> Mapping[str, str]:
        """The sentences of the events of a counted group."""
        records = mark.records if isinstance(mark, Symbol) else ()
        return sentences(self.session.case, self.session.setting, records, self._shelf) if records else {}

    def press_listed(self, record: str) -> None:
        """Choose an event of a counted group, which takes it out of that."""
        self.choose_events((record,))

    def take_end(self) -> None:
        """Let keys act on the beginning of the chosen bar, then on its end, then on the whole of it."""
        chosen, held = self.session.selection, self.focused()
        parts = [one for one in (BEGIN_OF + chosen, END_OF + chosen) if self._canvas.mark(one)]
        following = dict(pairwise([chosen, *parts, chosen]))
        if chosen and parts:
            self._walked_to = None
            self.setFocus()
            self.focus_on(following.get(held or "", parts[0]))

    def step_lane(self, way: int) -> None:
        """Put what is chosen a lane up or down."""
        self._cards.stepped([(one, 0.0, float(way)) for one in self.chosen_events()])

    def step_day(self, months: int) -> None:
        """Move the scrubber by months."""
        self.session.set_day(add_months(self.day, months))

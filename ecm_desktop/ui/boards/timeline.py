"""The timeline on screen: the life on one axis, the scrubber, cards that are picked and dragged to another date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QShowEvent

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import AnyMark, Drawing, Rect, Role, Symbol
from ecm_desktop.diagram.placing import moved
from ecm_desktop.diagram.timeline import (
    AXIS,
    EARLIER,
    HEAD,
    LATER,
    Frame,
    Scale,
    draw,
    edge_marks,
    forget,
    ghost_marks,
    pin_marks,
    scrubber_marks,
)
from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.dates import When, add_months
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.ui.boards import by_hand
from ecm_desktop.ui.boards.days_seen import DaysSeen
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.in_sight import InSight
from ecm_desktop.widgets.canvas.tools import Grip, Move
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut
from ecm_desktop.widgets.canvas.zoom_bar import ZoomBar

SHOWN = (LifeEvent, Link, Source, Child, Person, Placement, Stay, Household, Meeting)
SELECTION = "selection"  # the mark that paper and pictures show round the selected record
_NOT_YET = Drawing(Rect(0, 0, 1, 1), ())  # what is drawn before the board has a size is drawn for nothing
_ROOM = 900, 400  # pixels
LEAST_ROOM = (560.0, 300.0)  # points; in less the window scrolls
CROWDED_ROOM = 460.0  # points of height that are asked for where not every event has its words

Under = Callable[[Frame, Drawing], Iterable[AnyMark]]  # marks of somebody else's, to be drawn behind the cards too


class TimelineBoard(CanvasView):
    """Shows the session's timeline in the width it has; draws anew only when what it shows has changed."""

    group_opened = Signal(object, QPoint)  # the records of a counted group, a tuple of ids, and the place below it
    is_short = Signal(int)  # pixels of height that are missing

    def __init__(self, session: Session, layer: Layer) -> None:
        super().__init__(session.words("Timeline"), session.look, LayOut(), self._draggable)
        self.session, self._layer = session, layer
        self._width, self._height = map(float, _ROOM)
        self._day_before_drag: date | None = None
        self._dragged_by = 0.0  # points by which a hand shows the scrubber's handle away from its place
        self._ghost: LifeEvent | None = None
        self.under: Under = lambda _frame, _drawn: ()
        self._let_go = ""  # what a hand has just let go, so that what moved without one was moved by keys
        self._in_sight = InSight(self, self._canvas.cover, AXIS)
        self._shelf = Shelf()
        self.days = DaysSeen(session, self._shelf, self._width)
        self._bare = _NOT_YET
        self._fresh = UntilShown(self, self._lay_out_again)
        self._connect()
        self._fresh.ask()
        self.zoom_bar = ZoomBar(self, session.words, self._in_corner)

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._case_changed)
        session.day_changed.connect(self._show_scrubber)
        session.selected.connect(self._selection_changed)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self._fresh.ask)
        self._layer.changed.connect(self._show_scrubber)
        self.resized.connect(self._on_resized)
        self.days.asked.connect(self.redraw)
        self.zoom_wanted.connect(self.days.zoom)
        self.pan_wanted.connect(self.days.pan)
        self.picked.connect(self._on_picked)
        self.moved.connect(self._on_moved)
        self.dragging.connect(self._on_dragging)
        self.drag_ended.connect(self._on_drag_ended)

    @property
    def day(self) -> date:
        """The day the scrubber stands on."""
        return self.session.day or self.session.setting.today

    @property
    def time_scale(self) -> Scale:
        """Where each day lies now."""
        return self.days.scale

    @property
    def _frame(self) -> Frame:
        return self.days.frame

    def way_back(self) -> Callable[[], None]:
        """What shows the days again that are shown now."""
        return self.days.way_back()

    def redraw(self) -> None:
        """Lay the case out again in the room there is; while another page is shown, that waits until this one is."""
        self._fresh.ask()

    def _lay_out_again(self) -> None:
        session = self.session
        self.days.settle(self._width, self._height, session.selection or None)
        self._bare = self._without_marker()
        self._show_scrubber()
        chosen = self._mark_of(session.selection)
        self.select(chosen)
        self._in_sight.again(chosen)
        missing = ceil(self._wanted_height() * self.magnification()) - self.viewport().height()
        if missing > 0:
            self.is_short.emit(missing)
        self.days.settled.emit()

    def _wanted_height(self) -> float:
        """The points that all lanes need, and some more where events are shown without their words."""
        wordless = any(one.role is Role.GROUP for one in self._bare.marks)
        return max(self._bare.area.h, CROWDED_ROOM if wordless else 0.0)

    def _without_marker(self) -> Drawing:
        """The drawing without scrubber and selection: the one moves by itself, the other is the canvas's own."""
        shown = self.session.case, self._frame, self.session.setting, self._shelf
        drawn, edges = draw(*shown), edge_marks(*shown)
        kept = (one for one in drawn.marks if one.id != SELECTION)
        return replace(drawn, marks=(*kept, *edges, *self.under(self._frame, drawn)))

    def _show_scrubber(self, *_: object) -> None:
        """The drawing with the scrubber on its day; a handle in the hand stays where the hand has it."""
        frame = replace(self._frame, day=self.day)
        marks = scrubber_marks(frame, self._bare.area.h, self.session.case, self.session.setting, self._bare.marks)
        if self._day_before_drag is not None:
            marks = (*marks[:1], *moved(marks[1:], -self._dragged_by, 0))
        marks = (*marks, *pin_marks(self._layer.notes(), self._bare.marks, self.session.setting))
        if self._ghost is not None:
            marks = (
                *marks,
                *ghost_marks(self._ghost, self.session.case, frame, self.session.setting, self._bare.marks),
            )
        self.show_drawing(replace(self._bare, marks=(*self._bare.marks, *marks)))

    def show_ghost(self, event: LifeEvent | None) -> None:
        """Show palely where an event would stand that is not in the case; None takes it away."""
        if event != self._ghost:
            self._ghost = event
            self._show_scrubber()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            forget(self._shelf, change)
            self._fresh.ask()
        elif change.concerns(Annotation):
            self._show_scrubber()

    def _selection_changed(self, record: str) -> None:
        """Lay out again only for what has no words now, so that it comes out as a card of its own."""
        holder = next((one for one in self._bare.marks if isinstance(one, Symbol) and _stands_for(one, record)), None)
        is_pressed = holder is not None and holder.record == record and holder.id in self.selected()
        if holder is not None and holder.id in (EARLIER, LATER):
            self.days.take_in(record)
        elif holder is not None and (holder.records or holder.role is Role.GROUP):
            self.redraw()
        chosen = self._mark_of(record)
        self.select(chosen)
        if is_pressed:  # what is under the pointer must not move under it
            self._in_sight.let_go()
        else:
            self._in_sight.look_at(chosen)

    def sizeHint(self) -> QSize:
        """The same whatever is drawn: a drawing takes the room there is."""
        return QSize(*_ROOM)

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen on another page is seen here."""
        super().showEvent(event)
        self._in_sight.again(self._mark_of(self.session.selection))

    def _on_resized(self, width: float, height: float) -> None:
        width, height = max(width, LEAST_ROOM[0]), max(height, LEAST_ROOM[1])
        if (width, height) != (self._width, self._height):
            self._width, self._height = width, height
            self.redraw()

    def _draggable(self, mark: AnyMark) -> Grip | None:
        if mark.role is Role.SCRUBBER:
            return Grip.X
        movable = isinstance(mark, Symbol) and self.session.case.find(LifeEvent, mark.record) is not None
        return Grip.X if movable else None

    def _mark_of(self, record: str) -> str | None:
        if not record:
            return None
        marks = (one for one in self._bare.marks if isinstance(one, Symbol))
        return next((one.id for one in marks if _stands_for(one, record)), None)

    def chosen_records(self) -> set[str]:
        """The records of the marks that are shown as selected, one by one or framed by a hand."""
        marks = [self._canvas.mark(key) for key in self.selected()]
        return {key for one in marks if isinstance(one, Symbol) for key in (one.record, *one.records) if key}

    def _on_picked(self, mark_id: str) -> None:
        mark = self._bare.by_id().get(mark_id)
        if isinstance(mark, Symbol) and mark.id in (EARLIER, LATER):
            self.days.go_beyond(mark.id)
        elif isinstance(mark, Symbol) and mark.records:
            self.group_opened.emit(mark.records, self.mapFromScene(mark.rect.x, mark.rect.bottom))
        elif mark is not None and mark.role is Role.MEETING and mark.record:
            self.session.go("meetings", mark.record)
        elif mark is not None and mark.record:
            self.session.select(mark.record)
        elif mark_id == "":
            self.session.select("")

    def _on_dragging(self, mark_id: str, dx: float, _dy: float) -> None:
        """Say the date an event would get; the family and the model follow the scrubber while it is dragged."""
        event = self._event_of(mark_id)
        if event is not None:
            self.show_tag(mark_id, by_hand.said(self._dragged(event, dx), self.session))
        if mark_id.startswith("scrubber"):
            if self._day_before_drag is None:
                self._day_before_drag = self.day
            self._dragged_by = dx
            self.session.set_day(self._day_at(self._day_before_drag, dx))

    def _on_drag_ended(self, mark_id: str, kept: bool) -> None:
        """Taken back, the scrubber goes to its day before; let go, `moved` follows and settles it."""
        self._let_go = mark_id if kept else ""
        before = self._day_before_drag
        if before is not None and not kept:
            self._day_before_drag = None
            self.session.set_day(before)
            self._show_scrubber()

    def _day_at(self, day: date, dx: float) -> date:
        scale = self.time_scale
        moved = scale.day_at(scale.x_of(day) + dx)
        return min(max(moved, self._frame.first), self._frame.last)

    def _on_moved(self, moves: list[Move]) -> None:
        mark_id, dx, _ = moves[0]
        if mark_id.startswith("scrubber"):
            before, self._day_before_drag = self._day_before_drag or self.day, None
            self.session.set_day(self._day_at(before, dx))
            self._show_scrubber()
            return
        event = self._event_of(mark_id)
        if event is not None:
            was_dragged, self._let_go = self._let_go == mark_id, ""
            when = self._dragged(event, dx) if was_dragged else self._stepped(event, 1 if dx > 0 else -1)
            if by_hand.keep(event, when, self.session) and not was_dragged:
                self.announce(by_hand.said(when, self.session))
        self._show_scrubber()

    def _in_corner(self, room: QRect, bar: QSize) -> QPoint:
        """Beside the words for age and year, where no card can be."""
        larger = self.magnification()
        left, top = HEAD * larger - bar.width() - 3, (AXIS * larger - bar.height()) / 2
        return QPoint(room.x() + round(left), room.y() + max(round(top), 0))

    def _event_of(self, mark_id: str) -> LifeEvent | None:
        mark = self._bare.by_id().get(mark_id)
        return self.session.case.find(LifeEvent, mark.record) if mark else None

    def _dragged(self, event: LifeEvent, dx: float) -> When:
        return by_hand.dragged(event.when, self.time_scale, dx, self._step())

    def _stepped(self, event: LifeEvent, way: int) -> When:
        return by_hand.stepped(event.when, self.time_scale, way, self._step())

    def _step(self) -> by_hand.StepOf:
        return by_hand.as_seen if self.is_fine() else by_hand.as_told

    def step_day(self, months: int) -> None:
        """Move the scrubber by months."""
        self.session.set_day(add_months(self.day, months))


def _stands_for(symbol: Symbol, record: str) -> bool:
    return record != "" and (record == symbol.record or record in symbol.records)

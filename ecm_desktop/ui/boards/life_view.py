"""The life on one axis as it is seen: laid out in the room there is, with what is laid over it and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QShowEvent

from ecm_desktop.diagram.filtered import hidden_in
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import AnyMark, Band, Drawing, Pin, Rect, Role, Symbol
from ecm_desktop.diagram.timeline import (
    AXIS,
    BEGIN_OF,
    EARLIER,
    END_OF,
    HEAD,
    LATER,
    Frame,
    Scale,
    draw,
    edge_marks,
    end_marks,
    forget,
    measure,
    scrubber_marks,
)
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.ui.boards import by_hand
from ecm_desktop.ui.boards.days_seen import DaysSeen
from ecm_desktop.ui.boards.noted import Noted
from ecm_desktop.ui.boards.passing import Passing
from ecm_desktop.ui.boards.scrubber_hand import ScrubberHand
from ecm_desktop.ui.boards.sketches import Sketches
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.in_sight import InSight
from ecm_desktop.widgets.canvas.moved_picture import MovedPicture
from ecm_desktop.widgets.canvas.tools import GripOf
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut
from ecm_desktop.widgets.canvas.zoom_bar import ZoomBar

SHOWN = (LifeEvent, Link, Source, Child, Person, Placement, Stay, Household, Meeting, Action)
SELECTION = "selection"  # the mark that paper and pictures show round the selected record
_NOT_YET = Drawing(Rect(0, 0, 1, 1), ())  # what is drawn before the board has a size is drawn for nothing
_ROOM = 900, 400  # pixels
LEAST_ROOM = (560.0, 300.0)  # points; in less the window scrolls
CROWDED_ROOM = 460.0  # points of height that are asked for where not every event has its words
CROWDED_PIXELS = 640.0  # and pixels, where those are more: with large text the family keeps its room

Under = Callable[[Frame, Drawing], Iterable[AnyMark]]  # marks of somebody else's, to be drawn behind the cards too


class LifeView(CanvasView):
    """Shows the session's timeline in the width it has; draws anew only when what it shows has changed."""

    chosen_together = Signal()  # other events than before are chosen together, or no more
    is_short = Signal(int)  # pixels of height that are missing

    def __init__(self, session: Session, layer: Layer, grip: GripOf) -> None:
        super().__init__(session.words("Timeline"), session.look, LayOut(), grip)
        self.session, self._layer, self._noted = session, layer, Noted(layer)
        self._width, self._height = map(float, _ROOM)
        self._scrubber = ScrubberHand(session, lambda: (self._frame, self.time_scale))
        self.sketches = Sketches(self)
        self._several: tuple[RecordId, ...] = ()  # what is chosen together, if more than one
        self.under: Under = lambda _frame, _drawn: ()
        self._in_sight = InSight(self, self._canvas.cover, AXIS)
        self._shelf = Shelf()
        self.days = DaysSeen(session, self._shelf, self._width)
        self._bare = _NOT_YET
        self._edges: list[AnyMark] = []  # what keeps its place on the axis while days pass
        self._fresh = UntilShown(self, self._lay_out_again)
        self._connect()
        self._passing = Passing(self, self._take_picture, self._show_passing, self._fresh.ask)
        self._fresh.ask()
        self.zoom_bar = ZoomBar(self, session.words, self._in_corner)

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._case_changed)
        session.day_changed.connect(self._show_scrubber)
        session.selected.connect(self._selection_changed)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self._fresh.ask)
        session.filter_changed.connect(self._filter)
        self._layer.changed.connect(self._show_scrubber)
        self.sketches.changed.connect(self._show_scrubber)
        self.resized.connect(self._on_resized)
        self.days.asked.connect(self.redraw)
        self.days.passing.connect(lambda: self._passing.step(self._frame, self.time_scale))
        self.zoom_wanted.connect(self.days.zoom)
        self.pan_wanted.connect(self.days.pan)
        self.chosen.connect(self._on_chosen)

    @property
    def day(self) -> date:
        """The day the scrubber stands on."""
        return self._scrubber.day

    def drawn(self) -> Sequence[AnyMark]:
        """The marks of the life, without what is laid over it."""
        self._passing.rest()
        return self._bare.marks

    def lane_bands(self) -> dict[str, Rect]:
        """Each lane that is drawn, and where."""
        bands = {one.id: one.rect for one in self.drawn() if isinstance(one, Band)}
        lanes = lanes_of(self.session.case, self.session.setting)
        return {key: bands[f"lane:{key}"] for key in lanes if f"lane:{key}" in bands}

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
        self._passing.over(self.time_scale)
        self._show_scrubber()
        self._in_sight.again(self._show_chosen())
        missing = ceil(self._wanted_height() * self.magnification()) - self.viewport().height()
        if missing > 0:
            self.is_short.emit(missing)
        self.days.settled.emit()

    def _wanted_height(self) -> float:
        """The points that all lanes need, and some more where events are shown without their words."""
        folded = {f"lane:{lane}" for lane in self.session.setting.lanes.folded}
        thin = [one.rect for one in self._bare.marks if isinstance(one, Band) and one.id in folded]
        groups = (one for one in self._bare.marks if isinstance(one, Symbol) and one.role is Role.GROUP)
        wordless = any(not any(one.rect.meets(lane) for lane in thin) for one in groups)
        return max(self._bare.area.h, max(CROWDED_ROOM, CROWDED_PIXELS / self.magnification()) if wordless else 0.0)

    def _without_marker(self) -> Drawing:
        """The drawing without scrubber and selection: the one moves by itself, the other is the canvas's own."""
        shown = self.session.case, self._frame, self.session.setting, self._shelf
        drawn, edges = draw(*shown), edge_marks(*shown)
        kept = (one for one in drawn.marks if one.id != SELECTION)
        return replace(drawn, marks=(*kept, *edges, *self.under(self._frame, drawn)))

    def _take_picture(self) -> MovedPicture:
        self._edges = [one for one in self._canvas.marks() if one.id in (EARLIER, LATER)]
        return MovedPicture(self._canvas, self.magnification() * self.devicePixelRatioF())

    def _show_passing(self) -> None:
        """The axis and the scrubber for the days seen now, over the picture of the lanes."""
        case, frame, setting = self.session.case, replace(self._frame, day=self.day), self.session.setting
        height, edges = self._bare.area.h, self._edges
        axis = measure(case, frame, setting, height, self._shelf)
        scrubber = scrubber_marks(frame, height, case, setting, edges)
        self.show_top([*(one for one in (*axis, *scrubber) if one.pin is Pin.TOP), *edges])

    def _show_scrubber(self, *_: object) -> None:
        """The drawing with what is laid over it: the scrubber on its day, pins, ends of a bar, what is about to be."""
        if self._passing.is_under_way:
            self._show_passing()
            return
        setting, drawn, case = self.session.setting, self._bare.marks, self.session.case
        frame, chosen = replace(self._frame, day=self.day), self.session.selection
        over = [*self._scrubber.shown(scrubber_marks(frame, self._bare.area.h, case, setting, drawn))]
        over += self._noted.marks(drawn, setting)
        record = case.find(LifeEvent, chosen) or case.find(Placement, chosen)
        if record is not None and not self._several:
            over += end_marks(chosen, by_hand.spell_of(record), frame, setting, drawn)
        over += self.sketches.marks(case, frame, setting, drawn)
        self.show_drawing(replace(self._bare, marks=(*drawn, *over)))

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            forget(self._shelf, change)
            self._fresh.ask()
        elif change.concerns(Annotation):
            self._show_scrubber()

    def _filter(self, shown: Filter) -> None:
        """What is hidden is no more among what is chosen together: no hand moves what nobody sees."""
        gone = hidden_in(self.session.case, self.session.setting, shown)
        self._several = tuple(one for one in self._several if one not in gone)
        self._fresh.ask()

    def _selection_changed(self, record: str) -> None:
        """Lay out again only for what has no words now, so that it comes out as a card of its own."""
        holder = next((one for one in self.drawn() if isinstance(one, Symbol) and _stands_for(one, record)), None)
        is_pressed = holder is not None and holder.record == record and holder.id in self.selected()
        if holder is not None and holder.id in (EARLIER, LATER):
            self.days.take_in(record)
        elif holder is not None and (holder.records or holder.role is Role.GROUP):
            self.redraw()
        if self._several and record != self._several[0]:
            self._several = ()
            self.chosen_together.emit()
        self._show_scrubber()  # the ends of a bar can be taken while it is chosen
        chosen = self._show_chosen()
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

    def _show_chosen(self) -> str | None:
        """Let what is chosen stand out, the end of a bar still in hand; gives the mark of the first."""
        held, marks = self.focused() or "", (self._mark_of(one) for one in self._several)
        chosen = self._mark_of(self.session.selection)
        self.select_all([one for one in marks if one] or [one for one in (chosen,) if one])
        if held.startswith((BEGIN_OF, END_OF)):
            self.turn_to(held)
        return chosen

    def _mark_of(self, record: str) -> str | None:
        if not record:
            return None
        marks = (one for one in self._bare.marks if isinstance(one, Symbol))
        return next((one.id for one in marks if _stands_for(one, record)), None)

    def _on_chosen(self, mark_ids: tuple[str, ...]) -> None:
        """Some cards were framed, or one was pressed as one more or one less."""
        self.choose_events(tuple(one for one in mark_ids if self.session.case.find(LifeEvent, one)))

    def _in_corner(self, room: QRect, bar: QSize) -> QPoint:
        """Beside the words for age and year, where no card can be."""
        larger = self.magnification()
        left, top = HEAD * larger - bar.width() - 3, (AXIS * larger - bar.height()) / 2
        return QPoint(room.x() + round(left), room.y() + max(round(top), 0))

    def chosen_records(self) -> set[str]:
        """The records of the marks that are shown as selected, one by one or framed by a hand."""
        marks = [self._canvas.mark(key) for key in self.selected()]
        return {key for one in marks if isinstance(one, Symbol) for key in (one.record, *one.records) if key}

    def chosen_events(self) -> tuple[RecordId, ...]:
        """The events that are chosen, the first first."""
        chosen = self._several or (self.session.selection,)
        return tuple(one for one in chosen if self.session.case.find(LifeEvent, one))

    def choose_events(self, keys: tuple[RecordId, ...]) -> None:
        """Choose these together, or the one of them."""
        before, self._several = self._several, keys if len(keys) > 1 else ()
        if before != self._several:
            self.chosen_together.emit()
        first = keys[0] if keys else ""
        if first == self.session.selection:
            self._selection_changed(first)
        else:
            self.session.select(first)


def _stands_for(symbol: Symbol, record: str) -> bool:
    return record != "" and (record == symbol.record or record in symbol.records)

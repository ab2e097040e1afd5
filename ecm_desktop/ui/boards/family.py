"""The family map on screen: the family as of the day, people who are picked and seated elsewhere by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_words
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Signal

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.covers import as_on_the_map
from ecm_desktop.diagram.marks import AnyMark, Drawing, Rect, Role, Symbol, bounds, hull
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.seating.by_hand import HAND_ROOM
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.ids import RecordId, counting
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.reductions import as_of, close_family, round_the_child, with_carers
from ecm_desktop.domain.seats import Seat, Tidied
from ecm_desktop.editing import joining, seats
from ecm_desktop.editing.joining import Beside
from ecm_desktop.errors import Refused
from ecm_desktop.ui.boards.kin_walk import walked
from ecm_desktop.ui.boards.standings import Standings
from ecm_desktop.ui.seatings import CLOSE, WHOLE
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.hits import Way
from ecm_desktop.widgets.canvas.in_sight import InSight
from ecm_desktop.widgets.canvas.keys import held_nudge_of
from ecm_desktop.widgets.canvas.linking import Handle, LinkingView
from ecm_desktop.widgets.canvas.tools import Grip, Move
from ecm_desktop.widgets.canvas.zoom import Magnify
from ecm_desktop.widgets.canvas.zoom_bar import ZoomBar

ARRANGED_BY = (Person, Partnership, Parentage)
SHOWN = (
    *ARRANGED_BY,
    Child,
    Household,
    Stay,
    Placement,
    Relationship,
    ParentalResponsibility,
    Seat,
    Tidied,
    ChosenNotation,
    Professional,
)

LEGIBLE = 8.0  # pixels
_PEOPLE = (Role.PERSON, Role.NAME)
_ROUND = 14.0  # points round those who matter
_STRIP = 10  # people who can be read at once in a strip


HANDLES = (
    Handle(Beside.PARENT, "A parent: press to add one, or draw to who it is", 0, -1),
    Handle(Beside.PARTNER, "A partner: press to add one, or draw to who it is", 1, -0.25),
    Handle(Beside.CHILD, "A child: press to add one, or draw to who it is", 1, 0.3),
    Handle(Beside.SIBLING, "A brother or sister: press to add one, or draw to who it is", -1, -0.25),
    Handle(Beside.TWIN, "A twin: press to add one, or draw to who it is", -1, 0.3),
)


@dataclass(frozen=True)
class Map:
    """Whom of the family a map shows, how it grows, and how much free room it keeps at its foot, in points."""

    name: str
    of: Callable[[Case], Case]
    zoom: Magnify
    foot: float = 0.0
    handles: tuple[Handle, ...] = ()


def in_a_strip(case: Case) -> Case:
    """The close family; of a large one, of whom a strip would show a part of one row, the child, parents and carers."""
    near = close_family(case)
    return near if len(near.of(Person)) <= _STRIP else with_carers(case)


WHOLE_MAP = Map(WHOLE, lambda case: case, Magnify(least=0.05, begins=0.72, legible=LEGIBLE), foot=40.0, handles=HANDLES)
SMALL_MAP = Map(CLOSE, in_a_strip, Magnify(least=0.05, begins=0.3, fit_most=1.0, legible=LEGIBLE))


class FamilyBoard(LinkingView):
    """Shows the session's family on the scrubber's day; arranges it anew only when bonds or births changed.

    While its window changes it shows what matters of the family anew, until a hand has moved or enlarged it.
    """

    joined = Signal(str, str)  # a handle that was pressed, and whose
    redrawn = Signal(object)  # the drawing, without a key to its signs
    nudged_by = staticmethod(held_nudge_of)  # Alt alone walks on

    def __init__(self, session: Session, shows: Map = WHOLE_MAP) -> None:
        handles = [replace_words(one, words=session.words(one.words)) for one in shows.handles]
        super().__init__(session.words("Family map"), session.look, shows.zoom, self._draggable, handles)
        self.session = session
        self._shows = shows
        self._drawn_of = session.case
        self._shown = shows.of(session.case)
        self._standings = Standings(session.case)
        self._arrangement = self._arranged(self._ready())
        self._is_arranged = True
        self._gone: frozenset[RecordId] = frozenset()
        self._drawing = self._draw()
        self._fresh = UntilShown(self, self._draw_again)
        session.changed.connect(self._case_changed)
        session.day_changed.connect(self._fresh.ask)
        session.selected.connect(self._selection_changed)
        session.look_changed.connect(self.set_look)
        session.look_changed.connect(lambda _look: self.place_handles())
        self._drawn_with = as_on_the_map(session.case, session.setting)
        session.setting_changed.connect(self._setting_changed)
        self.picked.connect(self._on_picked)
        self.moved.connect(self._on_moved)
        self.linked.connect(self._on_linked)
        self.show_drawing(self._drawing)
        self.begin()
        self._in_sight = InSight(self, self._canvas.cover, 0.0)
        self.zoom_bar = ZoomBar(self, session.words)

    @property
    def day(self) -> date:
        """The day the family is shown on."""
        return self.session.day or self.session.setting.today

    def _draw_again(self) -> None:
        """Draw the family as it is now, arranged anew if need be."""
        case, before = self.session.case, self._arrangement
        if case is not self._drawn_of:
            self._drawn_of, self._shown = case, self._shows.of(case)
            if self._standings.turned_to(case, before):
                self._arrangement = self._arranged(self._standings.known(self._shown))
            elif not self._is_arranged or self._somebody_came_or_went():
                self._arrangement = self._arranged(self._standings.known(self._shown) or before)
        if self._arrangement is before:
            before.forget(self._gone)
        self._is_arranged, self._gone = True, frozenset()
        self._show_anew()
        if self._arrangement.is_afresh and self._arrangement.positions != before.positions:
            self.begin()
        self._in_sight.again(self._show_chosen())

    def _show_anew(self) -> None:
        self._drawing = self._draw()
        self.show_drawing(self._drawing)
        self.redrawn.emit(self._drawing)

    @property
    def is_as_arranged(self) -> bool:
        """Whether everybody stands as they would if the family were arranged now for the first time."""
        return self._arrangement.is_afresh and not self._shown.of(Seat)

    def _ready(self) -> Arrangement | None:
        """How those of this map stand already, or stood when the case was closed; what nobody saw is left."""
        seated = self.session.seated.get(self._shows.name)
        return None if seated is not None and seated.is_afresh and not seated.seats(self._shown) else seated

    def _arranged(self, before: Arrangement | None) -> Arrangement:
        found = arrange(self._shown, before)
        self.session.seated.put(self._shows.name, found)
        return found

    def _draw(self) -> Drawing:
        setting = self.session.setting
        if self._shows is not WHOLE_MAP:
            setting = replace_words(setting, with_network=False)
        drawn = genogram.picture(self._shown, self._arrangement, self.day, setting)
        return replace(drawn, area=drawn.area.around(drawn.area.moved(0, self._shows.foot)))

    def _setting_changed(self, setting: Setting) -> None:
        """What is uncovered elsewhere changes nothing here."""
        before, self._drawn_with = self._drawn_with, as_on_the_map(self.session.case, setting)
        if self._drawn_with != before:
            self._fresh.ask()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            self._is_arranged = self._is_arranged and not change.concerns(*ARRANGED_BY)
            self._gone |= change.dropped
            self._fresh.ask()

    def focuses(self) -> Sequence[Rect]:
        """Those round the child on the day, then the carers and parents, then the child."""
        then, child = as_of(self._shown, self.day), self._shown.child
        circles = [{one.id for one in of(then).of(Person)} for of in (round_the_child, with_carers)]
        found = [self._around(circle) for circle in (*circles, {child.person if child else ""})]
        return [one for one in found if one] or super().focuses()

    def _around(self, people: set[RecordId]) -> Rect | None:
        marks = [bounds(one) for one in self._drawing.marks if one.role in _PEOPLE and one.record in people]
        return hull(marks).grown(_ROUND) if marks else None

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    def _somebody_came_or_went(self) -> bool:
        return {one.id for one in self._shown.of(Person)} != set(self._arrangement.positions)

    def _selection_changed(self, record: str) -> None:
        here = self._drawing.by_id()
        is_pressed = any(one in here and here[one].record == record for one in self.selected())
        chosen = self._show_chosen()
        if is_pressed:  # what is under the pointer must not move under it
            self._in_sight.let_go()
        else:
            self._in_sight.look_at(chosen)

    def _show_chosen(self) -> str | None:
        """Show what the session has chosen as selected; gives its mark."""
        record, here = self.session.selection, self._drawing.by_id()
        chosen = next((one.id for one in here.values() if record and one.record == record), None)
        if not any(here[one].record == record for one in self.selected() if one in here):
            self.select(chosen)
        return chosen

    def _draggable(self, mark: AnyMark) -> Grip | None:
        return Grip.FREE if mark.role is Role.PERSON and mark.record else None

    def beside(self, person: RecordId, way: Way) -> RecordId | None:
        """Whom a step that way from somebody reaches on the map as it is shown."""
        symbols = (one for one in self._drawing.marks if isinstance(one, Symbol) and one.role is Role.PERSON)
        return walked(self.session.case, {one.record: one.rect.centre for one in symbols if one.record}, person, way)

    def told_order(self, marks: Sequence[AnyMark]) -> list[AnyMark]:
        """The people row by row, then what is between them."""
        return sorted(super().told_order(marks), key=lambda one: one.role is not Role.PERSON)

    def _on_picked(self, mark_id: str) -> None:
        mark = self._drawing.by_id().get(mark_id)
        if mark is not None and mark.record:
            self.session.select(mark.record)
        elif mark_id == "":
            self.session.select("")

    def may_not(self, start: str, handle: str, end: str) -> str:
        """Why two people may not be joined so, in words."""
        records = [mark.record or "" for one in (start, end) if (mark := self._drawing.by_id().get(one))]
        try:
            joining.join(self.session.case, Beside(handle), records[0], records[-1], counting("try"))
        except Refused as refused:
            return self.session.words.problem(refused)
        return ""

    def _on_linked(self, start: str, handle: str, end: str) -> None:
        one, other = (mark.record if (mark := self._drawing.by_id().get(key)) else None for key in (start, end))
        if one and not end:
            self.joined.emit(handle, one)
        elif one and other and one != other:
            kin = Beside(handle)
            self.session.do("Join two people of the family", joining.join, kin, one, other, self.session.ids)

    def _on_moved(self, moves: list[Move]) -> None:
        marks, places = self._drawing.by_id(), {}
        for mark_id, dx, dy in moves:
            mark = marks.get(mark_id)
            if isinstance(mark, Symbol) and mark.record:
                x, y = mark.rect.centre
                places[mark.record] = (x + dx, y + dy)
        self.session.do("Move on the family map", seats.seat, places, HAND_ROOM)
        self.show_drawing(self._drawing)

"""The family map on screen: the family as of the day, people who are picked and seated elsewhere by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QShowEvent

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import AnyMark, Drawing, Role, Symbol
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.domain.bonds import Household, Parentage, Partnership, Relationship, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import seats
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.tools import Grip, Move
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Magnify
from ecm_desktop.widgets.canvas.zoom_bar import ZoomBar

ARRANGED_BY = (Person, Partnership, Parentage)
SHOWN = (*ARRANGED_BY, Child, Household, Stay, Relationship, Seat)


LEGIBLE = 10.0  # pixels
WHOLE_MAP = Magnify(least=0.05, begins=1.0, legible=LEGIBLE)
SMALL_MAP = Magnify(least=0.05, begins=0.87, fit_most=1.2, legible=LEGIBLE)  # names but no years


def whole(case: Case) -> Case:
    """Everybody there is."""
    return case


class FamilyBoard(CanvasView):
    """Shows the session's family on the scrubber's day; arranges it anew only when bonds or births changed.

    `of` says whom of the family it shows: everybody, or a reduction such as `round_the_child`.
    """

    def __init__(self, session: Session, of: Callable[[Case], Case] = whole, zoom: Magnify = WHOLE_MAP) -> None:
        super().__init__(session.words("Family map"), session.look, zoom, self._draggable)
        self.session = session
        self._of = of
        self._shown = of(session.case)
        self._arrangement = arrange(self._shown)
        self._drawing = self._draw()
        session.changed.connect(self._case_changed)
        session.day_changed.connect(self.redraw)
        session.selected.connect(self._selection_changed)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self.redraw)
        self.picked.connect(self._on_picked)
        self.moved.connect(self._on_moved)
        self.resized.connect(lambda *_: self._see_the_child())
        self._is_stale = False
        self.show_drawing(self._drawing)
        self.begin()
        self._see_the_child()
        self.zoom_bar = ZoomBar(self, session.words)

    @property
    def day(self) -> date:
        """The day the family is shown on."""
        return self.session.day or self.session.setting.today

    def redraw(self, *_: object) -> None:
        """Draw the family again; while another page is shown, that waits until this one is."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        self._drawing = self._draw()
        self.show_drawing(self._drawing)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self.redraw()
            self._selection_changed(self.session.selection)

    def _draw(self) -> Drawing:
        return genogram.draw(self._shown, self._arrangement, self.day, self.session.setting)

    def _case_changed(self, case: Case, change: Change, _origin: object) -> None:
        if not change.concerns(*SHOWN):
            return
        self._shown = self._of(case)
        if change.concerns(*ARRANGED_BY) or self._somebody_came_or_went():
            self._arrangement = arrange(self._shown)
            self.redraw()
            self.begin()
            self._see_the_child()
        else:
            self.redraw()

    def _see_the_child(self) -> None:
        """Where the whole family does not fit at a size that can be read, the child and those above are in sight."""
        child = self._shown.child
        mark = next((one for one in self._drawing.marks if child and one.record == child.person), None)
        if isinstance(mark, Symbol):
            x, y = mark.rect.centre
            room = self.viewport().height() / self.magnification()
            self.centerOn(x, min(y, y + mark.rect.h * 2 - room / 2))

    def _somebody_came_or_went(self) -> bool:
        return {one.id for one in self._shown.of(Person)} != set(self._arrangement.positions)

    def _selection_changed(self, record: str) -> None:
        marks = self._drawing.by_id().values()
        self.select(next((one.id for one in marks if record and one.record == record), None))

    def _draggable(self, mark: AnyMark) -> Grip | None:
        return Grip.FREE if mark.role is Role.PERSON and mark.record else None

    def _on_picked(self, mark_id: str) -> None:
        mark = self._drawing.by_id().get(mark_id)
        if mark is not None and mark.record:
            self.session.select(mark.record)
        elif mark_id == "":
            self.session.select("")

    def _on_moved(self, moves: list[Move]) -> None:
        marks, places = self._drawing.by_id(), {}
        for mark_id, dx, dy in moves:
            mark = marks.get(mark_id)
            if isinstance(mark, Symbol) and mark.record:
                x, y = mark.rect.centre
                places[mark.record] = (x + dx, y + dy)
        self.session.do("Move on the family map", seats.seat, places)
        self.show_drawing(self._drawing)

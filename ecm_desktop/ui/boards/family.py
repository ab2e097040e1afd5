"""The family map on screen: the family as of the day, people who are picked and seated elsewhere by hand."""

from __future__ import annotations

from datetime import date

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

ARRANGED_BY = (Person, Partnership, Parentage)
SHOWN = (*ARRANGED_BY, Child, Household, Stay, Relationship, Seat)


class FamilyBoard(CanvasView):
    """Shows the session's family on the scrubber's day; arranges it anew only when bonds or births changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Family map"), session.look, Magnify(), self._draggable)
        self.session = session
        self._arrangement = arrange(session.case)
        self._drawing = self._draw()
        session.changed.connect(self._case_changed)
        session.day_changed.connect(self.redraw)
        session.selected.connect(self._selection_changed)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self.redraw)
        self.picked.connect(self._on_picked)
        self.moved.connect(self._on_moved)
        self.redraw()
        self.show_whole()

    @property
    def day(self) -> date:
        """The day the family is shown on."""
        return self.session.day or self.session.setting.today

    def redraw(self, *_: object) -> None:
        """Draw the family again."""
        self._drawing = self._draw()
        self.show_drawing(self._drawing)

    def _draw(self) -> Drawing:
        return genogram.draw(self.session.case, self._arrangement, self.day, self.session.setting)

    def _case_changed(self, case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*ARRANGED_BY):
            self._arrangement = arrange(case)
        if change.concerns(*SHOWN):
            self.redraw()

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

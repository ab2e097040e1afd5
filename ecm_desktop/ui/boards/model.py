"""The recovery model and the four ages on screen: a level is chosen by press or key, an age is dragged or typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from ecm_desktop.diagram.marks import AnyMark, Drawing, Role, Symbol
from ecm_desktop.diagram.pyramid import age_scale, draw_ages, draw_model
from ecm_desktop.diagram.pyramid.ages import AgeScale, columns
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, Level, RecoveryPosition, SeenBy
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.tools import Grip, Move
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut

LEAST_MODEL, LEAST_AGES = (560.0, 440.0), (280.0, 340.0)  # points; in less the window scrolls
SHOWN = (RecoveryPosition, AgeEstimate, Meeting, Attendance, Person)


BORDER = 0.32  # of a level's height from its middle: beyond it the child is between it and the next


class ModelBoard(CanvasView):
    """The pyramid of one meeting; `level_chosen` tells which level was pressed."""

    level_chosen = Signal(str)
    between_chosen = Signal(str)  # the level below: the child was let go on its border with the next

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Trauma Recovery Model"), session.look, LayOut(), self._holds_child)
        self._board = _Board(self, session, self._draw, LEAST_MODEL)
        self.moved.connect(self._on_moved)
        self.picked.connect(self._on_level)
        self.activated.connect(self._on_level)

    def show_meeting(self, meeting: str | None, seen_by: SeenBy = SeenBy.ROOM) -> None:
        """Show where that meeting sees the child, or the psychologist does later."""
        self._board.show_meeting(meeting, seen_by)

    def _draw(self, board: _Board) -> Drawing:
        return draw_model(board.session.case, board.meeting, board.session.setting, board.size, board.seen_by)

    def _holds_child(self, mark: AnyMark) -> Grip | None:
        """The level on which the child is can be dragged to where they are instead."""
        return Grip.Y if isinstance(mark, Symbol) and _level_of(mark) and mark.variant == "here" else None

    def _on_moved(self, moves: list[Move]) -> None:
        """A level that was let go on another places the child there; on the border of two, between them."""
        marks = self._board.drawing.by_id()
        held = marks.get(moves[0][0])
        levels = {_level_of(mark): mark.rect for mark in marks.values() if isinstance(mark, Symbol) and _level_of(mark)}
        self._board.redraw()
        if not isinstance(held, Symbol) or not levels:
            return
        y = held.rect.centre[1] + moves[0][2]
        nearest = min(levels, key=lambda key: abs(levels[key].centre[1] - y))
        off = (y - levels[nearest].centre[1]) / levels[nearest].h
        order = list(Level)
        below = order.index(Level(nearest)) - (off > 0)
        if abs(off) > BORDER and 0 <= below < len(order) - 1:
            self.between_chosen.emit(order[below].value)
        elif nearest != _level_of(held):
            self.level_chosen.emit(nearest)

    def _on_level(self, mark_id: str) -> None:
        """A press where the child is already may begin a drag, and changes nothing."""
        kind, _, level = mark_id.partition(":")
        key = level.partition(":")[0]
        mark = self._board.drawing.by_id().get(f"level:{key}")
        if kind == "level" and key in set(Level) and not (isinstance(mark, Symbol) and mark.variant == "here"):
            self.level_chosen.emit(key)


def _level_of(mark: Symbol) -> str:
    """The level that a symbol is, "" for another."""
    kind, _, key = mark.id.partition(":")
    return key if kind == "level" and key in set(Level) else ""


class AgesBoard(CanvasView):
    """The ruler of one meeting; `age_set` tells a domain and an age in months."""

    age_set = Signal(str, int)

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Developmental ages"), session.look, LayOut(), self._slides)
        self._board = _Board(self, session, self._draw, LEAST_AGES)
        self.moved.connect(self._on_moved)
        self.space_clicked.connect(self._on_space)
        self.picked.connect(lambda mark_id: self.select(mark_id or None))

    def show_meeting(self, meeting: str | None, seen_by: SeenBy = SeenBy.ROOM) -> None:
        """Show the ages as that meeting sees them, or the psychologist does later."""
        self._board.show_meeting(meeting, seen_by)

    @property
    def age_scale(self) -> AgeScale:
        """Where each age stands now."""
        board = self._board
        return age_scale(board.session.case, board.meeting, board.session.setting, board.size)

    def column(self, domain: AgeDomain) -> float:
        """The middle of a domain's column, in points."""
        return columns(self._board.drawing.area.w)[domain]

    def _draw(self, board: _Board) -> Drawing:
        return draw_ages(board.session.case, board.meeting, board.session.setting, board.size, board.seen_by)

    def _slides(self, mark: AnyMark) -> Grip | None:
        is_age = isinstance(mark, Symbol) and mark.role is Role.AGE and mark.variant in set(AgeDomain)
        return Grip.Y if is_age else None

    def _on_moved(self, moves: list[Move]) -> None:
        board = self._board
        mark = board.drawing.by_id().get(moves[0][0])
        if isinstance(mark, Symbol):
            self._tell_age(mark.variant, mark.rect.centre[1] + moves[0][2])
        board.redraw()

    def _on_space(self, x: float, y: float) -> None:
        """A press into a column sets its age there."""
        places = columns(self._board.drawing.area.w)
        nearest = min(places, key=lambda domain: abs(places[domain] - x))
        self._tell_age(nearest, y)

    def _tell_age(self, domain: str, y: float) -> None:
        scale = self.age_scale
        if scale.top - 10 <= y <= scale.bottom + 10:
            self.age_set.emit(domain, scale.months_at(y))


class _Board:
    """What both share: the meeting, the room there is, and drawing again when what is shown has changed."""

    def __init__(
        self,
        view: ModelBoard | AgesBoard,
        session: Session,
        draw: Callable[[_Board], Drawing],
        least: tuple[float, float],
    ) -> None:
        self.session = session
        self.meeting: str | None = None
        self.seen_by = SeenBy.ROOM
        self.size = (600.0, 560.0)
        self._view, self._draw, self._least = view, draw, least
        view.need_room(*least)
        self.drawing = draw(self)
        self._fresh = UntilShown(view, self._draw_again)
        view.resized.connect(self._resize)
        session.changed.connect(self._case_changed)
        session.look_changed.connect(view.set_look)
        session.setting_changed.connect(self._fresh.ask)

    def show_meeting(self, meeting: str | None, seen_by: SeenBy) -> None:
        if (meeting, seen_by) != (self.meeting, self.seen_by):
            self.meeting, self.seen_by = meeting, seen_by
            self.redraw()

    def redraw(self) -> None:
        self._fresh.ask()

    def _draw_again(self) -> None:
        self.drawing = self._draw(self)
        self._view.show_drawing(self.drawing)

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            self.redraw()

    def _resize(self, width: float, height: float) -> None:
        self.size = (max(width, self._least[0]), max(height, self._least[1]))
        self.redraw()

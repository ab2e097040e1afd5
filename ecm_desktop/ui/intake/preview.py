"""The timeline as it would be if what is ticked were accepted: looked at, not touched, and in no case yet.

What would be new is fainter than what the case holds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from ecm_desktop.diagram.marks import AnyMark, Drawing, Symbol
from ecm_desktop.diagram.timeline import draw, whole_life
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.editing.proposals import accept
from ecm_desktop.ui.boards.life_view import LEAST_ROOM
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import LayOut


class Preview(CanvasView):
    """Draws when it is seen, and again when what is ticked changes."""

    def __init__(self, session: Session, chosen: Callable[[], Proposals]) -> None:
        super().__init__(session.words("The timeline as it would be"), session.look, LayOut())
        self._session, self._chosen = session, chosen
        self._room = LEAST_ROOM
        self.fresh = UntilShown(self, self._lay_out)
        self.resized.connect(self._fit)
        session.look_changed.connect(self.set_look)
        session.setting_changed.connect(self.fresh.ask)

    def _fit(self, width: float, height: float) -> None:
        room = max(width, LEAST_ROOM[0]), max(height, LEAST_ROOM[1])
        if room != self._room:
            self._room = room
            self.fresh.ask()

    def _lay_out(self) -> None:
        session = self._session
        would_be = accept(session.case, self._chosen(), counting("would-be"), session.setting.today)
        frame = whole_life(would_be, session.setting, *self._room)
        self.show_drawing(with_ghosts(draw(would_be, frame, session.setting), session.case))


def with_ghosts(drawing: Drawing, case: Case) -> Drawing:
    """The words of what would be new fainter than those of what the case holds; all alike while it holds no event."""
    if not case.of(LifeEvent):
        return drawing
    return replace(drawing, marks=tuple(map(partial(_fainter_if_new, case), drawing.marks)))


def _fainter_if_new(case: Case, mark: AnyMark) -> AnyMark:
    if not isinstance(mark, Symbol) or not mark.record or mark.record in case:
        return mark
    return replace(mark, texts=tuple(replace(one, muted=True) for one in mark.texts))

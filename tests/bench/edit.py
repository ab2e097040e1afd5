"""One edit: the verb, the write, the new marks, the scene. An event is moved on the timeline, a person on the map."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count, cycle

import material
import vaults
from figures import Figure, median, milliseconds

from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.by_hand import HAND_ROOM
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life, seats
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.session import Session

LIMIT, TIMES = 8.0, 80


def measure() -> Figure:
    """The slower of the two kinds of edit, each by its median, with the board that shows it."""
    with vaults.open_editor() as editor:
        session = material.session(editor)
        boards = (material.shown(material.timeline(session)), material.shown(FamilyBoard(session)))
        found = {
            "event moved": median(milliseconds(_event_moves(session), TIMES)),
            "person moved": median(milliseconds(_person_moves(session), TIMES)),
        }
        for board in boards:
            board.close()
    detail = ", ".join(f"{kind} {value:.1f} ms" for kind, value in found.items())
    return Figure("edit", max(found.values()), LIMIT, "ms", f"median; {detail}")


def _event_moves(session: Session) -> Callable[[], None]:
    events = cycle([one.id for one in session.case.of(LifeEvent) if one.when.anchor])

    def move() -> None:
        key = next(events)
        anchor = session.case.get_one(LifeEvent, key).when.anchor
        later = anchor + timedelta(days=400) if anchor else None
        did(later is not None and session.do("Move the event", life.change_event, key, when=on_day(later)))

    return move


def _person_moves(session: Session) -> Callable[[], None]:
    """Somebody is moved aside by half a symbol, and in the next round a little further."""
    homes, steps = arrange(session.case).positions, count(1)
    people = cycle([one.id for one in session.case.of(Person)])

    def move() -> None:
        key = next(people)
        x, y = homes[key]
        did(session.do("Move", seats.seat, {key: (x + 14 + next(steps) / 10, y)}, HAND_ROOM))

    return move


def did(changed: bool) -> None:
    """Stop a benchmark whose edits change nothing: it would measure nothing."""
    if not changed:
        raise RuntimeError("the edit was refused or changed nothing")

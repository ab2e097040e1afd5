"""One edit: the verb, the write, the new marks, the scene. Events and people are moved in turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

import material
import vaults
from figures import Figure, median, milliseconds

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life, seats
from ecm_desktop.editing.editor import Editor

LIMIT, TIMES = 8.0, 80


def measure() -> Figure:
    """The slower of the two kinds of edit, each by its median."""
    with vaults.open_store() as (store, key):
        case, revision = store.load(key)
        editor = Editor(case, store.writer(key), revision)
        by_kind = {
            "an event": median(milliseconds(_event_moves(editor), TIMES)),
            "a person": median(milliseconds(_person_moves(editor), TIMES)),
        }
    slower = max(by_kind, key=lambda kind: by_kind[kind])
    detail = ", ".join(f"{kind} moved {value:.1f} ms" for kind, value in by_kind.items())
    return Figure("edit", by_kind[slower], LIMIT, "ms", f"median; {detail}")


def _event_moves(editor: Editor) -> Callable[[], None]:
    view = material.timeline_canvas(editor.case)
    events = cycle([one.id for one in editor.case.of(LifeEvent) if one.when.anchor])

    def move() -> None:
        key = next(events)
        anchor = editor.case.get_one(LifeEvent, key).when.anchor
        editor.do("Move", life.move_event, key, anchor + timedelta(days=400))
        view.show_drawing(material.timeline_of(editor.case))

    return move


def _person_moves(editor: Editor) -> Callable[[], None]:
    view = material.genogram_canvas(editor.case)
    people = cycle([one.id for one in editor.case.of(Person)])
    steps = cycle(range(1, 997))

    def move() -> None:
        step = next(steps)
        editor.do("Move", seats.seat, {next(people): (float(step), 40.0)})
        view.show_drawing(material.genogram_of(editor.case))

    return move

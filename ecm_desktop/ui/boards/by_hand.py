"""The date an event gets from a hand: as exact as the zoom lets a hand be, said while it moves, and kept as such."""

from __future__ import annotations

from collections.abc import Callable

from ecm_desktop.diagram.timeline import Scale
from ecm_desktop.diagram.wording import age_at_event, when_short
from ecm_desktop.domain.dates import Precision, When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.editing.moving import moved, nudged, step_of
from ecm_desktop.ui.dating import in_words_by_hand
from ecm_desktop.ui.session import Session

StepOf = Callable[[When, Precision], Precision]


def as_told(when: When, grain: Precision) -> Precision:
    """The usual step: no finer than the date was told."""
    return step_of(when, grain)


def as_seen(_when: When, grain: Precision) -> Precision:
    """The step while Shift is held: as fine as the zoom shows."""
    return grain


def dragged(when: When, scale: Scale, dx: float, step: StepOf) -> When:
    """The date after a drag by `dx` points."""
    if when.anchor is None:
        return when
    x = scale.x_of(when.anchor) + dx
    return moved(when, scale.day_at(x), step(when, scale.grain_at(x)))


def stepped(when: When, scale: Scale, way: int, step: StepOf) -> When:
    """The date after a key: one step on or back."""
    if when.anchor is None:
        return when
    return nudged(when, way, step(when, scale.grain_at(scale.x_of(when.anchor))))


def said(when: When, session: Session) -> str:
    """The date and the child's age then, in few words."""
    parts = when_short(when, session.words), age_at_event(when, session.case.born, session.words)
    return ", ".join(part for part in parts if part)


def keep(event: LifeEvent, when: When, session: Session) -> bool:
    """Give the event that date, with words that say it was placed by hand; nothing where it would be the same."""
    if (when.interval, when.start, when.end) == (event.when.interval, event.when.start, event.when.end):
        return False
    return session.do("Move the event", life.change_event, event.id, when=in_words_by_hand(session, when))

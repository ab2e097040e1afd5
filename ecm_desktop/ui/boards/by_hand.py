"""The date an event gets from a hand: as exact as the zoom lets a hand be, said while it moves, and kept as such."""

from __future__ import annotations

from collections.abc import Callable

from ecm_desktop.diagram.timeline import Scale
from ecm_desktop.diagram.wording import age_at_event, when_short
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Interval, Period, Precision, When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.spells import OPEN, ends_of, spanning
from ecm_desktop.editing import bonds
from ecm_desktop.editing.moving import moved, nudged, step_of
from ecm_desktop.editing.placing import Place, place_events
from ecm_desktop.editing.spans import End, date_of, end_told, pulled, pulled_by_key
from ecm_desktop.ui.dating import in_words_by_hand
from ecm_desktop.ui.session import Session

StepOf = Callable[[When, Precision], Precision]
Lasting = LifeEvent | Placement


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


def put_at(scale: Scale, x: float) -> When:
    """The date of a place, for what has none: as exact as a hand can say there."""
    return moved(When(), scale.day_at(x), scale.grain_at(x))


def spell_of(record: Lasting) -> When:
    """When something lasted, from end to end."""
    if isinstance(record, LifeEvent):
        return record.when
    start, end = record.period.start or When(), record.period.end or When()
    like = When(precision=start.precision if start.is_dated else end.precision)
    return spanning(like, start.interval, end.interval) if (start.is_dated or end.is_dated) else When()


def pulled_to(when: When, end: End, scale: Scale, x: float, step: StepOf) -> When:
    """What lasted, with one end pulled to a place."""
    return pulled(when, end, scale.day_at(x), step(end_told(when, end), scale.grain_at(x)))


def pulled_a_step(when: When, end: End, scale: Scale, way: int, session: Session) -> When:
    """What lasted, with one end a step on or back."""
    day = end_told(when, end).anchor or session.setting.today
    return pulled_by_key(when, end, way, scale.grain_at(scale.x_of(day)), session.setting.today)


def said(when: When, session: Session) -> str:
    """The date and the child's age then, in few words."""
    parts = when_short(when, session.words), age_at_event(when, session.case.born, session.words)
    return ", ".join(part for part in parts if part)


def keep(places: dict[str, Place], session: Session) -> bool:
    """Put events where a hand has them, dates with words that say so; nothing where all are there already."""
    wanted = {}
    for key, place in places.items():
        event = session.case.get_one(LifeEvent, key)
        same = _days(place.when) == _days(event.when)
        if same and place.lane == event.lane:
            continue
        wanted[key] = place._replace(when=event.when if same else in_words_by_hand(session, place.when))
    title = "Move the event" if len(wanted) < 2 else "Move the events"
    return bool(wanted) and session.do(title, place_events, wanted)


def keep_spell(record: Lasting, when: When, session: Session) -> bool:
    """Give what lasted its pulled end."""
    if isinstance(record, LifeEvent):
        return keep({record.id: Place(when, record.lane)}, session)
    if _days(when) == _days(spell_of(record)):
        return False
    period = Period(*(_edge(was, now, session) for was, now in zip(_edges(record), ends_of(when), strict=True)))
    return session.do("Change where the child lived", bonds.change_bond, Placement, record.id, period=period)


def _edges(home: Placement) -> tuple[When | None, When | None]:
    return home.period.start, home.period.end


def _edge(was: When | None, now: Interval, session: Session) -> When | None:
    """An end as it was told where it is the same, else in words that say that a hand put it there."""
    if now == OPEN or (was is not None and was.interval == now):
        return was
    return in_words_by_hand(session, date_of(now))


def _days(when: When) -> tuple[object, ...]:
    return when.interval, when.start, when.end

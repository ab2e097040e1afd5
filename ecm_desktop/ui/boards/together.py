"""Who was part of a chosen event lights up on the family map, and what a chosen person was part of on the timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject

from ecm_desktop.diagram.marks import AnyMark, Symbol
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown


class LitTogether(QObject):
    """Joins the two boards of one page; only what they show can light up, so nothing that is covered does."""

    def __init__(self, session: Session, family: FamilyBoard, timeline: TimelineBoard) -> None:
        super().__init__(family)
        self._session, self._family, self._timeline = session, family, timeline
        people, events = UntilShown(family, self._light_people), UntilShown(timeline, self._light_events)
        for board in (people, events):
            session.selected.connect(board.ask)
            session.changed.connect(board.ask)
            board.ask()
        family.redrawn.connect(people.ask)
        timeline.days.settled.connect(events.ask)

    def _light_people(self) -> None:
        wanted = people_of(self._session.case, self._session.selection)
        self._family.show_along(marks_of(wanted, self._family.drawing.marks) if wanted else ())

    def _light_events(self) -> None:
        wanted = events_of(self._session.case, self._session.selection)
        self._timeline.show_along(marks_of(wanted, self._timeline.drawn()) if wanted else ())


def people_of(case: Case, record: RecordId) -> frozenset[RecordId]:
    """The people of an event; nobody of anything else."""
    event = case.find(LifeEvent, record)
    return frozenset(event.people) if event is not None else frozenset()


def events_of(case: Case, record: RecordId) -> frozenset[RecordId]:
    """The events of a person; none of anything else."""
    if case.find(Person, record) is None:
        return frozenset()
    return frozenset(one.id for one in case.of(LifeEvent) if record in one.people)


def marks_of(records: Collection[RecordId], marks: Iterable[AnyMark]) -> tuple[str, ...]:
    """The symbols that stand for these records, alone or counted with others."""
    return tuple(one.id for one in marks if isinstance(one, Symbol) and _stands_for(one, records))


def _stands_for(mark: Symbol, records: Collection[RecordId]) -> bool:
    return mark.record in records or any(one in records for one in mark.records)

"""What the palette finds in the case: people, events, and the saved views of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.saved_views import views_in_order
from ecm_desktop.ui.palette import Choice
from ecm_desktop.ui.session import Session

TIMELINE_PAGE, FAMILY_PAGE = "timeline", "family"


def choices_in(session: Session) -> Iterator[Choice]:
    """All of them, as they may be shown now."""
    words, said = session.words, said_in(session.case, session.setting)
    for view in views_in_order(session.case):
        yield Choice(said(view.name), words("Saved view"), partial(_look_through, session, view.filter))
    for person in session.case.of(Person):
        name = called(person, session.setting) or words("not known")
        yield Choice(name, words("Person"), _goer(session, FAMILY_PAGE, person.id))
    for event in session.case.of(LifeEvent):
        when = when_short(event.when, words)
        yield Choice(said(event.title), when, _goer(session, TIMELINE_PAGE, event.id))


def _goer(session: Session, page: str, record: str) -> Callable[[], None]:
    return lambda: session.go(page, record)


def _look_through(session: Session, shown: Filter) -> None:
    session.go(TIMELINE_PAGE)
    session.set_filter(shown)

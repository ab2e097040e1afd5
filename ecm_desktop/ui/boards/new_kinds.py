"""The kinds of events that are dragged onto the timeline: what each begins with, and where it belongs."""

from __future__ import annotations

from typing import NamedTuple

from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.spells import OPEN, spanning
from ecm_desktop.editing.placing import Place
from ecm_desktop.i18n import Translator

GHOST = "ghost"  # the id of what is in no case yet
HOME = "home:"  # what is carried for where the child lived, which is asked for beside the picture
_NEW = "new:"  # before the key of a kind, in what is carried


class NewKind(NamedTuple):
    """`title` and `said` are msgids; of a kind with a `lane` of its own only the date is where it falls.

    One that `lasts` begins there and goes on, until its end is pulled or written.
    """

    key: str
    title: str
    said: str
    lane: str = ""
    lasts: bool = False

    @property
    def carried(self) -> str:
        """What sets out from its button."""
        return _NEW + self.key

    def event(self, words: Translator) -> LifeEvent:
        """It, before it has its place."""
        return LifeEvent(id=GHOST, title=words(self.title))

    def put(self, place: Place) -> Place:
        """Where it is, let go at a place."""
        when = spanning(place.when, place.when.interval, OPEN) if self.lasts else place.when
        return Place(when, self.lane or place.lane)


HAPPENED = NewKind("event", "New event", "Drag it onto the timeline, or press: a new event on the day of the scrubber")
NEW_KINDS = (
    NewKind(
        "lasting", "What lasted", "What lasted, such as a placement, a school, an order, a treatment: drag, or press",
        lasts=True,
    ),
    NewKind("strength", "A strength", "A strength: drag it to its date, or press", Lane.STRENGTHS),
    NewKind("loss", "A loss or harm", "A loss or harm: drag it to its date, or press", Lane.LOSS),
    NewKind("school", "At school", "Something at school: drag it to its date, or press", Lane.EDUCATION),
)  # fmt: skip


def kind_carried(carried: str) -> NewKind | None:
    """The kind that is carried, None where it is something else."""
    return next((one for one in (HAPPENED, *NEW_KINDS) if one.carried == carried), None)

"""Which events are not read out before somebody decides to: harm, other people's health, what the police suspect."""

from __future__ import annotations

import re

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Adversity, Certainty, Lane, LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record, Visibility

TAGS = frozenset({
    Adversity.EMOTIONAL_ABUSE, Adversity.VERBAL_ABUSE, Adversity.PHYSICAL_ABUSE, Adversity.SEXUAL_ABUSE,
    Adversity.NEGLECT, Adversity.WITNESSING_DOMESTIC_ABUSE, Adversity.PERPETRATING_DOMESTIC_ABUSE,
    Adversity.HOUSEHOLD_MENTAL_ILLNESS, Adversity.HOUSEHOLD_ALCOHOL_MISUSE, Adversity.HOUSEHOLD_DRUG_MISUSE,
})  # fmt: skip
_INTELLIGENCE = re.compile(r"\bintel(?:ligence)?\b", re.IGNORECASE)
# what tells of a child who was lost, whom the family map covers, too; asked of every event again and again: no pattern
_LOST_CHILD = (
    "miscarr", "stillb", "still-b", "still birth", "still born", "pregnancy loss", "abortion", "camesgor",
    "marw-anedig", "colli beichiogrwydd",
)  # fmt: skip
_POLICE = re.compile(r"police|heddlu", re.IGNORECASE)


def is_sensitive(event: LifeEvent, case: Case) -> bool:
    """Whether a room is not shown an event by itself."""
    return (
        event.sensitive
        or event.visibility is not Visibility.MEETING
        or not TAGS.isdisjoint((*event.adversities, *event.suggested))
        or _is_health_of_others(event, case)
        or _is_of_lost_child(event)
        or _is_intelligence(event, case)
    )


def may_be_shown(record: Record) -> bool:
    """Whether it may be shown to a room at all: what only the psychologist or its author may see is not."""
    visibility = getattr(record, "visibility", Visibility.MEETING)
    return visibility in (Visibility.MEETING, Visibility.NAMED)


def texts_of(event: LifeEvent) -> tuple[str, ...]:
    """Every text in which an event says what it is about."""
    return (event.title, event.effect, event.note, *(one.text for one in event.tellings))


def health_of(person: Person, case: Case) -> tuple[str, ...]:
    """What is written about the health of somebody who is not the child."""
    is_child = case.child is not None and case.child.person == person.id
    return () if is_child else (person.death_cause, person.note)


def _is_health_of_others(event: LifeEvent, case: Case) -> bool:
    child = case.child.person if case.child else ""
    return event.lane == Lane.HEALTH and bool(event.people) and child not in event.people


def _is_of_lost_child(event: LifeEvent) -> bool:
    told = " ".join(texts_of(event)).lower()
    return any(word in told for word in _LOST_CHILD) or ("terminat" in told and "pregnan" in told)


def _is_intelligence(event: LifeEvent, case: Case) -> bool:
    """What the police suspect, or call intelligence."""
    told = (case.find(Source, one.source) for one in event.tellings)
    by_police = any(one is not None and _POLICE.search(f"{one.agency} {one.file}") for one in told)
    return by_police and (
        event.certainty is Certainty.SUSPECTED or bool(_INTELLIGENCE.search(" ".join(texts_of(event))))
    )

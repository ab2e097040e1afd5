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
# children that were lost: the family map covers them, too
_LOST_CHILD = re.compile(
    r"\bmiscarr|\bstill[- ]?(?:birth|born)|\bpregnancy loss|\bterminat\w+ of (?:a |the |her )?pregnancy"
    r"|\babortion|\bcamesgor|\bmarw-anedig|\bcolli beichiogrwydd",
    re.IGNORECASE,
)
_POLICE = re.compile(r"police|heddlu", re.IGNORECASE)


def is_sensitive(event: LifeEvent, case: Case) -> bool:
    """Whether a room is not shown an event by itself."""
    return (
        event.visibility is not Visibility.MEETING
        or not TAGS.isdisjoint((*event.adversities, *event.suggested))
        or _is_health_of_others(event, case)
        or bool(_LOST_CHILD.search(" ".join(texts_of(event))))
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


def _is_intelligence(event: LifeEvent, case: Case) -> bool:
    """What the police suspect, or call intelligence."""
    told = (case.find(Source, one.source) for one in event.tellings)
    by_police = any(one is not None and _POLICE.search(f"{one.agency} {one.file}") for one in told)
    return by_police and (
        event.certainty is Certainty.SUSPECTED or bool(_INTELLIGENCE.search(" ".join(texts_of(event))))
    )

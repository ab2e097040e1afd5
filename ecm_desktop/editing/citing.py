"""Verbs of citing: an event of the timeline as evidence for what is thought of the child."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Factor, FiveP, Hypothesis
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import AgeEstimate, RecoveryPosition
from ecm_desktop.editing.records import add, revise
from ecm_desktop.errors import Refused

_GROUNDED = (Hypothesis, Factor, RecoveryPosition, AgeEstimate)


class Ground(StrEnum):
    """In what way an event is evidence: the name of the list that names it."""

    SUPPORTS = "supports"
    AGAINST = "against"
    EVIDENCE = "evidence"


def cite(case: Case, event: RecordId, target: RecordId, ground: Ground) -> Case:
    """Put an event on a hypothesis, a sentence of the five Ps, a placing or an age.

    Raises Refused where it stands there already, or where one of them is gone.
    """
    case.get_one(LifeEvent, event)
    record = case.get(target)
    if not isinstance(record, _GROUNDED):
        raise Refused("That is no longer in the case.")
    cited: tuple[RecordId, ...] = getattr(record, ground)
    if event in cited:
        raise Refused("It is cited there already.")
    return revise(case, type(record), target, **{ground.value: (*cited, event)})


def put_on(case: Case, event: RecordId, place: FiveP, key: RecordId, meeting: RecordId | None) -> Case:
    """Begin a sentence of the five Ps, of that id, with the words of an event that it rests on."""
    told = case.get_one(LifeEvent, event)
    return add(case, Factor(id=key, text=told.title, place=place, evidence=(event,), meeting=meeting))

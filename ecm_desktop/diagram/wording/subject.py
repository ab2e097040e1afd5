"""What the records that somebody writes are called in a few words: for what is cited, and for the steps done."""

from __future__ import annotations

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.domain.beside import Feedback, Ready, Strength, Supervision, Tried, Voice
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Decision
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import Gain

_TOLD = (
    Action,
    Decision,
    Factor,
    Feedback,
    Gain,
    Hypothesis,
    Ready,
    Recommendation,
    Risk,
    Strength,
    Supervision,
    Tried,
    Voice,
)  # each has its words in `text`


def subject_words(case: Case, key: RecordId | None, setting: Setting) -> str:
    """An event by its title, a person by what they are called, a part of the plan by its words; else ""."""
    record = case.get(key) if key else None
    if isinstance(record, Person):
        return called(record, setting)
    text = record.title if isinstance(record, LifeEvent) else record.text if isinstance(record, _TOLD) else ""
    return said_in(case, setting)(text) if text else ""

"""What stands beside the plan: what the child says, what was tried, how a meeting was, and what is kept ready."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.recovery import Level


class Voice(Record, frozen=True, kw_only=True, tag="voice"):
    """What the child says, in their words: by whom and when it was gathered, and at which meeting it was shared."""

    text: str
    gathered: date
    by: str = ""
    shared: RecordId | None = None


class Feedback(Record, frozen=True, kw_only=True, tag="feedback"):
    """How a meeting was for somebody: the child, a carer, one of those who came."""

    meeting: RecordId
    text: str
    who: str = ""


class Tried(Record, frozen=True, kw_only=True, tag="tried"):
    """Something that was done with the child on a day, how it was adapted on that day, and how it went."""

    text: str
    on: date
    level: Level | None = None
    adapted: str = ""
    went: str = ""
    who: str = ""


class ReadyKind(StrEnum):
    """What is kept ready beside the plan."""

    MESSAGE = "message"
    PLAN_B = "plan_b"
    BEYOND = "beyond"


class Ready(Record, frozen=True, kw_only=True, tag="ready"):
    """An agreed message to the child, a plan B for the day, or a part of the longer plan beyond the service."""

    text: str
    nature: ReadyKind = ReadyKind.MESSAGE
    who: str = ""


Beside = Voice | Feedback | Tried | Ready


def voices_in_order(case: Case) -> list[Voice]:
    """What the child said, the latest first."""
    return sorted(case.of(Voice), key=lambda one: one.gathered, reverse=True)


def feedback_on(case: Case, meeting: RecordId) -> list[Feedback]:
    """How that meeting was for people, in the order it was put down."""
    return [one for one in case.of(Feedback) if one.meeting == meeting]


def tried_in_order(case: Case) -> list[Tried]:
    """What was tried, the latest first."""
    return sorted(case.of(Tried), key=lambda one: one.on, reverse=True)


def ready_in_order(case: Case) -> list[Ready]:
    """What is kept ready, kind by kind."""
    order = list(ReadyKind)
    return sorted(case.of(Ready), key=lambda one: order.index(one.nature))

"""What stands beside the plan: what the child says and is good at, what was tried, how a meeting was, what is ready."""

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
    """Something that was done with the child on a day, how it was adapted on that day, and how it went.

    `wording` is the model's wording the level was chosen in, `called` the level's title in older records.
    """

    text: str
    on: date
    level: Level | None = None
    adapted: str = ""
    went: str = ""
    who: str = ""
    called: str = ""
    wording: RecordId | None = None


class StrengthKind(StrEnum):
    """What somebody is good at, and what they like."""

    STRENGTH = "strength"
    INTEREST = "interest"


class Strength(Record, frozen=True, kw_only=True, tag="strength"):
    """Something the child is good at, or likes; `who` sees it. What happened on a day is an event of that lane."""

    text: str
    nature: StrengthKind = StrengthKind.STRENGTH
    who: str = ""


class ReadyKind(StrEnum):
    """What is kept ready beside the plan."""

    MESSAGE = "message"
    PLAN_B = "plan_b"
    BEYOND = "beyond"
    EXPECTATION = "expectation"


class Ready(Record, frozen=True, kw_only=True, tag="ready"):
    """An agreed message to the child, a plan B for the day, a part of the longer plan, or what may be expected."""

    text: str
    nature: ReadyKind = ReadyKind.MESSAGE
    who: str = ""


class Supervision(Record, frozen=True, kw_only=True, tag="supervision"):
    """That there was, or will be, supervision on a day; what was said there is no part of the case."""

    text: str
    on: date
    who: str = ""


Beside = Voice | Feedback | Tried | Ready | Strength | Supervision


def supervision_in_order(case: Case) -> list[Supervision]:
    """The days of supervision, the latest first."""
    return sorted(case.of(Supervision), key=lambda one: one.on, reverse=True)


def voices_in_order(case: Case) -> list[Voice]:
    """What the child said, the latest first."""
    return sorted(case.of(Voice), key=lambda one: one.gathered, reverse=True)


def strengths_in_order(case: Case) -> list[Strength]:
    """What the child is good at, then what they like."""
    order = list(StrengthKind)
    return sorted(case.of(Strength), key=lambda one: order.index(one.nature))


def expectations(case: Case) -> list[Ready]:
    """What this group expects, in its own words; nothing where it agreed on none of its own."""
    return [one for one in case.of(Ready) if one.nature is ReadyKind.EXPECTATION]


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

"""What happened: events with their sources, orders of a court, and the agencies' files they come from."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record, Visibility


class Lane(StrEnum):
    """The lanes of the timeline, in their order on screen; a service may add its own keys."""

    LIVING = "living"
    STRENGTHS = "strengths"
    FAMILY = "family"
    LOSS = "loss"
    EDUCATION = "education"
    HEALTH = "health"
    SERVICES = "services"
    OFFENDING = "offending"


class Certainty(StrEnum):
    """How sure the source is."""

    RECORDED = "recorded"
    REPORTED = "reported"
    SUSPECTED = "suspected"
    DISPUTED = "disputed"


class Adversity(StrEnum):
    """Adverse experiences as the evaluation monitored them; shown as which and when, never as a number."""

    EMOTIONAL_ABUSE = "emotional_abuse"
    VERBAL_ABUSE = "verbal_abuse"
    PHYSICAL_ABUSE = "physical_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    NEGLECT = "neglect"
    PARENTAL_SEPARATION = "parental_separation"
    WITNESSING_DOMESTIC_ABUSE = "witnessing_domestic_abuse"
    PERPETRATING_DOMESTIC_ABUSE = "perpetrating_domestic_abuse"
    HOUSEHOLD_MENTAL_ILLNESS = "household_mental_illness"
    HOUSEHOLD_ALCOHOL_MISUSE = "household_alcohol_misuse"
    HOUSEHOLD_DRUG_MISUSE = "household_drug_misuse"
    HOUSEHOLD_MEMBER_IMPRISONED = "household_member_imprisoned"
    SIGNIFICANT_BEREAVEMENT = "significant_bereavement"


class Source(Record, frozen=True, kw_only=True, tag="source"):
    """One file or one voice that told of something: the agency, the file's name, and when it was brought in.

    `vouched` is the reason for which a file was brought in that seems to be about another child.
    """

    agency: str = ""
    file: str = ""
    sha256: str = ""
    brought_in: date | None = None
    vouched: str = ""


class Telling(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one source tells an event: where in the file, its words, and the date it gave."""

    source: RecordId
    locator: str = ""
    text: str = ""
    when: When = When()

    def __repr__(self) -> str:
        return f"<Telling by {self.source}>"


class LifeEvent(Record, frozen=True, kw_only=True, tag="life_event"):
    """Something that happened in or round the child's life.

    `adversities` are what the meeting agreed on; `suggested` are tags a reader offered and nobody has taken up yet.
    `effect` is what it did to the child, kept apart from the fact.
    `agreed` is the meeting that put it on its date, where no source tells that. One marked `sensitive` is covered on
    every screen until it is pressed.
    """

    title: str
    when: When = When()
    lane: str = Lane.FAMILY
    people: tuple[RecordId, ...] = ()
    tellings: tuple[Telling, ...] = ()
    certainty: Certainty = Certainty.RECORDED
    adversities: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    visibility: Visibility = Visibility.MEETING
    named: tuple[str, ...] = ()
    child_said: bool = False
    effect: str = ""
    note: str = ""
    agreed: RecordId | None = None
    sensitive: bool = False


class Order(Record, frozen=True, kw_only=True, tag="order"):
    """A court order or an out-of-court decision."""

    title: str = ""
    imposed: When | None = None
    period: Period = Period()
    court: str = ""
    offences: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


class Link(Record, frozen=True, kw_only=True, tag="link"):
    """A thread between two records: this seems to bear on that."""

    source: RecordId
    target: RecordId
    note: str = ""


class NoteNature(StrEnum):
    """What somebody who thinks about a life puts a note down as."""

    QUESTION = "question"
    PATTERN = "pattern"
    TRIGGER = "trigger"
    STRENGTH = "strength"
    HYPOTHESIS = "hypothesis"


class Annotation(Record, frozen=True, kw_only=True, tag="annotation"):
    """A note on a record, private until shared; `written` is the moment, in UTC. One on a note is an answer to it.

    One that leads `towards` another event says how the first seems to bear on that. `user` is the opaque id of the way
    in of whoever wrote it, since a name may change; `visibility` of its author's only means that user.
    """

    target: RecordId
    text: str
    towards: RecordId | None = None
    author: str = ""
    user: str = ""
    nature: NoteNature = NoteNature.QUESTION
    written: datetime | None = None
    visibility: Visibility = Visibility.PSYCHOLOGIST

"""The cards beside the plan: what the child says, what was tried, what is kept ready, and how a meeting was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Generic, TypeVar

from msgspec.structs import replace

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import choices, day_short, term
from ecm_desktop.domain.beside import (
    Beside,
    Feedback,
    Ready,
    ReadyKind,
    Strength,
    StrengthKind,
    Supervision,
    Tried,
    Voice,
    feedback_on,
    ready_in_order,
    strengths_in_order,
    supervision_in_order,
    tried_in_order,
    voices_in_order,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import day_of_work, meetings_in_order, open_meeting, position_now
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.record import Record
from ecm_desktop.editing import beside
from ecm_desktop.ui.plan.entries import BesideEntry, Day, Field, Pick
from ecm_desktop.ui.plan.levels import chosen_level, level_choices
from ecm_desktop.ui.plan.part import Part, PartOf
from ecm_desktop.ui.session import Session

B = TypeVar("B", Voice, Feedback, Tried, Ready, Strength, Supervision)
MOST = 5  # strengths of the timeline that are named, the latest first


@dataclass(frozen=True)
class _Card(Generic[B]):
    """What differs from card to card: its words (msgids), the fields of an entry, and how one is made."""

    kind: type[B]
    title: str
    hint: str
    add_words: str
    entry: str  # what the words of an entry are
    step: str  # what adding one is called in the history
    fields: tuple[Day | Field | Pick, ...]
    make: Callable[[Session, str], B]
    records: Callable[[Case], Sequence[B]]
    also: tuple[type[Record], ...] = ()  # what else is seen here
    asks: Callable[[Session, Case], str] = lambda _session, _case: ""

    def part(self, session: Session) -> Part[B]:
        """The card."""
        words = session.words
        return Part(
            session,
            PartOf(
                title=words(self.title),
                hint=words(self.hint),
                add_words=words(self.add_words),
                kinds=(self.kind, KeptBack, *self.also),
                records=self.records,
                entry=partial(BesideEntry, session, self.kind, words(self.entry), self.fields),
                add=lambda text: session.do(self.step, beside.put_down, self.make(session, text)),
                asks=partial(self.asks, session),
            ),
        )


def _kinds(title: str, vocabulary: type[StrEnum]) -> Pick:
    """A choice of what it is."""
    return Pick(
        "nature",
        title,
        lambda session, _one: choices(vocabulary, session.words),
        lambda _session, key: {"nature": vocabulary(key)},
    )


def _voice(session: Session, text: str) -> Voice:
    now = open_meeting(session.case)
    return Voice(id=session.ids(), text=text, gathered=session.setting.today, shared=now.id if now else None)


def _shared(session: Session, _one: Beside) -> list[tuple[str, str]]:
    words = session.words
    held = [
        (one.id, words("shared: {meeting}", meeting=f"{term(one.nature, words)}, {day_short(one.held, words)}"))
        for one in reversed(meetings_in_order(session.case))
    ]
    return [("", words("not shared at a meeting yet")), *held]


_VOICES = _Card(
    kind=Voice,
    title="What the child says",
    hint="In the child’s own words: who gathered them and when, and where they were shared.",
    add_words="Add what the child said",
    entry="What the child said",
    step="Put down what the child says",
    fields=(
        Day("gathered", "When the child said it"),
        Field("by", "Who gathered it", who=True),
        Pick("shared", "At which meeting it was shared", _shared, lambda _session, key: {"shared": key or None}),
    ),
    make=_voice,
    records=voices_in_order,
    also=(Meeting,),
)


def voices_part(session: Session) -> Part[Voice]:
    """What the child says, in their words; shared at the meeting that is open, unless somebody says otherwise."""
    return _VOICES.part(session)


def latest_strengths(session: Session, case: Case) -> str:
    """The strengths that the timeline tells of, the latest first; "" where it tells of none."""
    told = [one for one in case.of(LifeEvent) if one.lane == Lane.STRENGTHS and in_order(one.when)]
    latest = sorted(told, key=lambda one: in_order(one.when) or session.setting.today, reverse=True)[:MOST]
    said = said_in(case, session.setting)
    named = " · ".join(said(one.title) for one in latest)
    return session.words("On the timeline: {strengths}", strengths=named) if named else ""


_STRENGTHS = _Card(
    kind=Strength,
    title="Strengths and interests",
    hint="What the child is good at and likes: where the work begins.",
    add_words="Add what the child is good at or likes",
    entry="Strength or interest",
    step="Put down a strength",
    fields=(_kinds("Strength or interest", StrengthKind), Field("who", "Who sees it", who=True)),
    make=lambda session, text: Strength(id=session.ids(), text=text),
    records=strengths_in_order,
    also=(LifeEvent,),
    asks=latest_strengths,
)


def strengths_part(session: Session) -> Part[Strength]:
    """What the child is good at and likes, with as much room as the risks; a place to begin from."""
    return _STRENGTHS.part(session)


def _tried(session: Session, text: str) -> Tried:
    now, on = position_now(session.case), day_of_work(session.case, session.setting.today)
    new = Tried(id=session.ids(), text=text, on=on)
    return replace(new, level=now.level, called=now.called, wording=now.wording) if now else new


def _levels(session: Session, one: Beside) -> list[tuple[str, str]]:
    return level_choices(session, one) if isinstance(one, Tried) else []


_TRIED = _Card(
    kind=Tried,
    title="What was tried",
    hint="What was done, how it was adapted on the day, and how it went: next time begins from there.",
    add_words="Add what was tried",
    entry="What was tried",
    step="Put down what was tried",
    fields=(
        Day("on", "When it was tried"),
        Pick("level", "Level of the model it fits", _levels, chosen_level),
        Field("adapted", "Adapted on the day"),
        Field("went", "How it went"),
    ),
    make=_tried,
    records=tried_in_order,
)


def tried_part(session: Session) -> Part[Tried]:
    """What was tried with the child; a new one is on the level where the child was placed last."""
    return _TRIED.part(session)


_READY = _Card(
    kind=Ready,
    title="Kept ready",
    hint="What all say to the child in the same words, a plan B for the day, what goes on after, what to expect.",
    add_words="Add a message, a plan B, what goes on beyond the service, or what to expect",
    entry="What is kept ready",
    step="Keep something ready",
    fields=(_kinds("What it is", ReadyKind), Field("who", "Who says or does it", who=True)),
    make=lambda session, text: Ready(id=session.ids(), text=text),
    records=ready_in_order,
)


def ready_part(session: Session) -> Part[Ready]:
    """Agreed messages to the child, plan B for the day, and what goes on beyond the service."""
    return _READY.part(session)


_SUPERVISION = _Card(
    kind=Supervision,
    title="Supervision",
    hint="The days, for everybody to see. Notes are sealed to whoever writes them: Vault, Supervision notes.",
    add_words="Add a day of supervision: for whom, or of what kind",
    entry="For whom, or of what kind",
    step="Put down a day of supervision",
    fields=(Day("on", "Day of the supervision"), Field("who", "Who supervises", who=True)),
    make=lambda session, text: Supervision(id=session.ids(), text=text, on=session.setting.today),
    records=supervision_in_order,
)


def supervision_part(session: Session) -> Part[Supervision]:
    """The days of supervision, for everybody to see; what was said there is sealed, on the page of the vault."""
    return _SUPERVISION.part(session)


def feedback_part(session: Session, meeting: Callable[[], str]) -> Part[Feedback]:
    """How the meeting that is shown was for people; `meeting` gives its id."""
    return _Card(
        kind=Feedback,
        title="How the meeting was",
        hint="Asked afterwards: the child, those they live with, and those who came.",
        add_words="Add what somebody said of it",
        entry="What was said of the meeting",
        step="Put down how the meeting was",
        fields=(Field("who", "Who said it", who=True),),
        make=lambda session, text: Feedback(id=session.ids(), meeting=meeting(), text=text),
        records=lambda case: feedback_on(case, meeting()),
    ).part(session)

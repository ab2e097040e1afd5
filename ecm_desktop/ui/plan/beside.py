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
    """What differs from card to card: its words (already translated), the fields of an entry, and how one is made."""

    kind: type[B]
    title: str
    hint: str
    add_words: str
    entry: str  # what the words of an entry are
    step: str  # what adding one is called in the history, as a msgid
    fields: tuple[Day | Field | Pick, ...]
    make: Callable[[str], B]
    records: Callable[[Case], Sequence[B]]
    also: tuple[type[Record], ...] = ()  # what else is seen here
    asks: Callable[[Case], str] = lambda _case: ""


def _part(session: Session, card: _Card[B]) -> Part[B]:
    return Part(
        session,
        PartOf(
            title=card.title,
            hint=card.hint,
            add_words=card.add_words,
            kinds=(card.kind, KeptBack, *card.also),
            records=card.records,
            entry=partial(BesideEntry, session, card.kind, card.entry, card.fields),
            add=lambda text: session.do(card.step, beside.put_down, card.make(text)),
            asks=card.asks,
        ),
    )


def voices_part(session: Session) -> Part[Voice]:
    """What the child says, in their words; shared at the meeting that is open, unless somebody says otherwise."""
    words = session.words

    def make(text: str) -> Voice:
        now = open_meeting(session.case)
        return Voice(id=session.ids(), text=text, gathered=session.setting.today, shared=now.id if now else None)

    card = _Card(
        kind=Voice,
        title=words("What the child says"),
        hint=words("In the child’s own words: who gathered them and when, and where they were shared."),
        add_words=words("Add what the child said"),
        entry=words("What the child said"),
        step="Put down what the child says",
        fields=(
            Day("gathered", words("When the child said it")),
            Field("by", words("Who gathered it"), who=True),
            Pick(
                "shared",
                words("At which meeting it was shared"),
                lambda _one: _shared(session),
                lambda key: {"shared": key or None},
            ),
        ),
        make=make,
        records=voices_in_order,
        also=(Meeting,),
    )
    return _part(session, card)


def _shared(session: Session) -> list[tuple[str, str]]:
    words = session.words
    held = [
        (one.id, words("shared: {meeting}", meeting=f"{term(one.nature, words)}, {day_short(one.held, words)}"))
        for one in reversed(meetings_in_order(session.case))
    ]
    return [("", words("not shared at a meeting yet")), *held]


def strengths_part(session: Session) -> Part[Strength]:
    """What the child is good at and likes, with as much room as the risks; a place to begin from."""
    words = session.words
    card = _Card(
        kind=Strength,
        title=words("Strengths and interests"),
        hint=words("What the child is good at and likes: where the work begins."),
        add_words=words("Add what the child is good at or likes"),
        entry=words("Strength or interest"),
        step="Put down a strength",
        fields=(
            Pick(
                "nature",
                words("Strength or interest"),
                partial(_kinds, StrengthKind, session),
                lambda key: {"nature": StrengthKind(key)},
            ),
            Field("who", words("Who sees it"), who=True),
        ),
        make=lambda text: Strength(id=session.ids(), text=text),
        records=strengths_in_order,
        also=(LifeEvent,),
        asks=partial(latest_strengths, session),
    )
    return _part(session, card)


def _kinds(vocabulary: type[StrEnum], session: Session, _one: Beside) -> list[tuple[StrEnum, str]]:
    return choices(vocabulary, session.words)


def latest_strengths(session: Session, case: Case) -> str:
    """The strengths that the timeline tells of, the latest first; "" where it tells of none."""
    told = [one for one in case.of(LifeEvent) if one.lane == Lane.STRENGTHS and in_order(one.when)]
    latest = sorted(told, key=lambda one: in_order(one.when) or session.setting.today, reverse=True)[:MOST]
    said = said_in(case, session.setting)
    named = " · ".join(said(one.title) for one in latest)
    return session.words("On the timeline: {strengths}", strengths=named) if named else ""


def tried_part(session: Session) -> Part[Tried]:
    """What was tried with the child; a new one is on the level where the child was placed last."""
    words = session.words

    def make(text: str) -> Tried:
        now = position_now(session.case)
        on = day_of_work(session.case, session.setting.today)
        new = Tried(id=session.ids(), text=text, on=on)
        return replace(new, level=now.level, called=now.called, wording=now.wording) if now else new

    card = _Card(
        kind=Tried,
        title=words("What was tried"),
        hint=words("What was done, how it was adapted on the day, and how it went: next time begins from there."),
        add_words=words("Add what was tried"),
        entry=words("What was tried"),
        step="Put down what was tried",
        fields=(
            Day("on", words("When it was tried")),
            Pick(
                "level", words("Level of the model it fits"), partial(_levels, session), partial(chosen_level, session)
            ),
            Field("adapted", words("Adapted on the day")),
            Field("went", words("How it went")),
        ),
        make=make,
        records=tried_in_order,
    )
    return _part(session, card)


def _levels(session: Session, one: Beside) -> list[tuple[str, str]]:
    return level_choices(session, one) if isinstance(one, Tried) else []


def ready_part(session: Session) -> Part[Ready]:
    """Agreed messages to the child, plan B for the day, and what goes on beyond the service."""
    words = session.words
    card = _Card(
        kind=Ready,
        title=words("Kept ready"),
        hint=words(
            "What all say to the child in the same words, a plan B for the day, what goes on after, what to expect."
        ),
        add_words=words("Add a message, a plan B, what goes on beyond the service, or what to expect"),
        entry=words("What is kept ready"),
        step="Keep something ready",
        fields=(
            Pick(
                "nature",
                words("What it is"),
                partial(_kinds, ReadyKind, session),
                lambda key: {"nature": ReadyKind(key)},
            ),
            Field("who", words("Who says or does it"), who=True),
        ),
        make=lambda text: Ready(id=session.ids(), text=text),
        records=ready_in_order,
    )
    return _part(session, card)


def supervision_part(session: Session) -> Part[Supervision]:
    """The days of supervision, for everybody to see; what was said there is sealed, on the page of the vault."""
    words = session.words
    card = _Card(
        kind=Supervision,
        title=words("Supervision"),
        hint=words(
            "The days, for everybody to see. Notes are sealed to whoever writes them: Vault, Supervision notes."
        ),
        add_words=words("Add a day of supervision: for whom, or of what kind"),
        entry=words("For whom, or of what kind"),
        step="Put down a day of supervision",
        fields=(Day("on", words("Day of the supervision")), Field("who", words("Who supervises"), who=True)),
        make=lambda text: Supervision(id=session.ids(), text=text, on=session.setting.today),
        records=supervision_in_order,
    )
    return _part(session, card)


def feedback_part(session: Session, meeting: Callable[[], str]) -> Part[Feedback]:
    """How the meeting that is shown was for people; `meeting` gives its id."""
    words = session.words
    card = _Card(
        kind=Feedback,
        title=words("How the meeting was"),
        hint=words("Asked afterwards: the child, those they live with, and those who came."),
        add_words=words("Add what somebody said of it"),
        entry=words("What was said of the meeting"),
        step="Put down how the meeting was",
        fields=(Field("who", words("Who said it"), who=True),),
        make=lambda text: Feedback(id=session.ids(), meeting=meeting(), text=text),
        records=lambda case: feedback_on(case, meeting()),
    )
    return _part(session, card)

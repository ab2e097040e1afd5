"""The cards beside the plan: what the child says, what was tried, what is kept ready, and how a meeting was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import choices, day_short, level_title, term
from ecm_desktop.domain.beside import (
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
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import beside
from ecm_desktop.ui.plan.entries import BesideEntry, Day, Field, Pick
from ecm_desktop.ui.plan.part import Part, PartOf
from ecm_desktop.ui.session import Session

MOST = 5  # strengths of the timeline that are named, the latest first


def voices_part(session: Session) -> Part[Voice]:
    """What the child says, in their words; shared at the meeting that is open, unless somebody says otherwise."""
    words = session.words

    def meetings() -> list[tuple[str, str]]:
        held = [
            (one.id, words("shared: {meeting}", meeting=f"{term(one.nature, words)}, {day_short(one.held, words)}"))
            for one in reversed(meetings_in_order(session.case))
        ]
        return [("", words("not shared at a meeting yet")), *held]

    def add(text: str) -> bool:
        now = open_meeting(session.case)
        new = Voice(id=session.ids(), text=text, gathered=session.setting.today, shared=now.id if now else None)
        return session.do("Put down what the child says", beside.put_down, new)

    fields = (
        Day("gathered", words("When the child said it")), Field("by", words("Who gathered it"), who=True),
        Pick("shared", words("At which meeting it was shared"), meetings, lambda key: key or None),
    )  # fmt: skip
    return Part(
        session,
        PartOf(
            title=words("What the child says"),
            hint=words("In the child’s own words: who gathered them and when, and where they were shared."),
            add_words=words("Add what the child said"),
            kinds=(Voice, Meeting),
            records=voices_in_order,
            entry=partial(BesideEntry, session, Voice, words("What the child said"), fields),
            add=add,
        ),
    )


def strengths_part(session: Session) -> Part[Strength]:
    """What the child is good at and likes, with as much room as the risks; a place to begin from."""
    words = session.words

    def kinds() -> list[tuple[str, str]]:
        return [(key.value, text) for key, text in choices(StrengthKind, words)]

    def add(text: str) -> bool:
        return session.do("Put down a strength", beside.put_down, Strength(id=session.ids(), text=text))

    fields = (
        Pick("nature", words("Strength or interest"), kinds, StrengthKind),
        Field("who", words("Who sees it"), who=True),
    )  # fmt: skip
    return Part(
        session,
        PartOf(
            title=words("Strengths and interests"),
            hint=words("What the child is good at and likes: where the work begins."),
            add_words=words("Add what the child is good at or likes"),
            kinds=(Strength, LifeEvent),
            records=strengths_in_order,
            entry=partial(BesideEntry, session, Strength, words("Strength or interest"), fields),
            add=add,
            asks=partial(latest_strengths, session),
        ),
    )


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

    def levels() -> list[tuple[str, str]]:
        model = session.setting.model
        return [("", words("fits any level")), *((one.value, level_title(one, model)) for one in Level)]

    def add(text: str) -> bool:
        now = position_now(session.case)
        on = day_of_work(session.case, session.setting.today)
        new = Tried(id=session.ids(), text=text, on=on, level=now.level if now else None)
        return session.do("Put down what was tried", beside.put_down, new)

    fields = (
        Day("on", words("When it was tried")), Pick("level", words("Level of the model it fits"), levels, _level),
        Field("adapted", words("Adapted on the day")), Field("went", words("How it went")),
    )  # fmt: skip
    return Part(
        session,
        PartOf(
            title=words("What was tried"),
            hint=words("What was done, how it was adapted on the day, and how it went: next time begins from there."),
            add_words=words("Add what was tried"),
            kinds=(Tried,),
            records=tried_in_order,
            entry=partial(BesideEntry, session, Tried, words("What was tried"), fields),
            add=add,
        ),
    )


def ready_part(session: Session) -> Part[Ready]:
    """Agreed messages to the child, plan B for the day, and what goes on beyond the service."""
    words = session.words

    def kinds() -> list[tuple[str, str]]:
        return [(key.value, text) for key, text in choices(ReadyKind, words)]

    def add(text: str) -> bool:
        return session.do("Keep something ready", beside.put_down, Ready(id=session.ids(), text=text))

    fields = (
        Pick("nature", words("What it is"), kinds, ReadyKind), Field("who", words("Who says or does it"), who=True),
    )  # fmt: skip
    return Part(
        session,
        PartOf(
            title=words("Kept ready"),
            hint=words(
                "What all say to the child in the same words, a plan B for the day, what goes on after, what to expect."
            ),
            add_words=words("Add a message, a plan B, what goes on beyond the service, or what to expect"),
            kinds=(Ready,),
            records=ready_in_order,
            entry=partial(BesideEntry, session, Ready, words("What is kept ready"), fields),
            add=add,
        ),
    )


def supervision_part(session: Session) -> Part[Supervision]:
    """The days of supervision, for everybody to see; what was said there is sealed, on the page of the vault."""
    words = session.words

    def add(text: str) -> bool:
        new = Supervision(id=session.ids(), text=text, on=session.setting.today)
        return session.do("Put down a day of supervision", beside.put_down, new)

    fields = (Day("on", words("Day of the supervision")), Field("who", words("Who supervises"), who=True))
    return Part(
        session,
        PartOf(
            title=words("Supervision"),
            hint=words(
                "The days, for everybody to see. Notes are sealed to whoever writes them: Vault, Supervision notes."
            ),
            add_words=words("Add a day of supervision: for whom, or of what kind"),
            kinds=(Supervision,),
            records=supervision_in_order,
            entry=partial(BesideEntry, session, Supervision, words("For whom, or of what kind"), fields),
            add=add,
        ),
    )


def feedback_part(session: Session, meeting: Callable[[], str]) -> Part[Feedback]:
    """How the meeting that is shown was for people; `meeting` gives its id."""
    words = session.words

    def add(text: str) -> bool:
        new = Feedback(id=session.ids(), meeting=meeting(), text=text)
        return session.do("Put down how the meeting was", beside.put_down, new)

    return Part(
        session,
        PartOf(
            title=words("How the meeting was"),
            hint=words("Asked afterwards: the child, those they live with, and those who came."),
            add_words=words("Add what somebody said of it"),
            kinds=(Feedback,),
            records=lambda case: feedback_on(case, meeting()),
            entry=partial(
                BesideEntry, session, Feedback, words("What was said of the meeting"),
                (Field("who", words("Who said it"), who=True),),
            ),
            add=add,
        ),
    )  # fmt: skip


def _level(key: str) -> Level | None:
    return Level(key) if key else None

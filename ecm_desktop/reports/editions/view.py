"""What every section is made from: the case as its readers may see it, one meeting of it, and how to say things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ecm_desktop.diagram.genogram.names import known_name
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import age_at_event, and_words, certainty_words, term, when_short
from ecm_desktop.diagram.wording.actions import standing_words
from ecm_desktop.diagram.wording.filters import filter_words, shown_words
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import by_urgency, hypotheses_in_order, meetings_in_order, recommendations_in_order
from ecm_desktop.domain.dates import When, in_order
from ecm_desktop.domain.filters import ALL, Filter, hidden
from ecm_desktop.domain.formulation import (
    Action,
    Hypothesis,
    HypothesisStatus,
    Recommendation,
    RecommendationStatus,
    Report,
    Risk,
)
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import Withheld
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Source
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.writing import Heading
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.model import Item


@dataclass(frozen=True)
class Amount:
    """How many entries of a kind a document shows at most; None is all of them."""

    strengths: int | None = 8
    hypotheses: int | None = None
    evidence: int | None = None
    recommendations: int | None = None


USUAL = Amount()


class Issue(NamedTuple):
    """As which version a document goes out, and by whom. Version 0 is a draft, and every page says so."""

    version: int = 0
    author: str = ""


@dataclass(frozen=True)
class View:
    """One document's look at a case. `case` has been reduced to what may be seen; `dated` is the document's date.

    `readiness` says why its reader is ready for it; it is never printed. `issue` is None for a mere copy, and `before`
    the version that went out before this one, made of the case `earlier`, where that is known. `headings` are those of
    the psychologist's text that are printed, `extras` what is shown only when asked for, `kept_back` how much was
    decided to be kept back from it. `shown` says which events timeline and chronology are asked to show.
    """

    case: Case
    setting: Setting
    dated: date
    meeting: Meeting | None
    recipient: str = ""
    amount: Amount = USUAL
    readiness: str = ""
    issue: Issue | None = None
    before: Report | None = None
    earlier: Case | None = None
    headings: tuple[Heading, ...] = ()
    extras: frozenset[str] = frozenset()
    kept_back: tuple[Withheld, ...] = ()
    shown: Filter = ALL

    @property
    def words(self) -> Translator:
        """Words in the document's language."""
        return self.setting.words

    @property
    def day(self) -> date:
        """The day the document looks from: the meeting's, else its own."""
        return self.meeting.held if self.meeting else self.dated

    @cached_property
    def child_name(self) -> str:
        """What the child is called."""
        child, person = self.case.child, self.case.child_person
        name = (child.known_as if child else "") or (person.given or person.name if person else "")
        if not name:
            return self.words("the child")
        return initials(name) if self.setting.initials else name

    @cached_property
    def whole_name(self) -> str:
        """The child's whole name, with a surname that only the family says."""
        name = self.case.child_person.whole_name if self.case.child_person else ""
        return (initials(name) if self.setting.initials else name) or self.child_name

    def name(self, person: Person | None) -> str:
        """A person's whole name, or initials where names are veiled."""
        if person is None:
            return self.words("not known")
        name = known_name(person, self.words) or person.role or self.words("name not known")
        return initials(name) if self.setting.initials else name

    def professional(self, name: str) -> str:
        """The name of somebody who works with the child, or initials where names are veiled."""
        return initials(name) if self.setting.initials else name

    def name_of(self, person: RecordId) -> str:
        """The same by the record's id."""
        return self.name(self.case.find(Person, person))

    @cached_property
    def own_words(self) -> str:
        """What the child said, in quotation marks; "" where nothing was put down."""
        child = self.case.child
        bare = child.own_words.strip().strip('“”"') if child else ""
        return f"“{self.said[bare]}”" if bare else ""

    @cached_property
    def said(self) -> dict[str, str]:
        """Free text of the case as it may be shown, looked up as it is asked for."""
        return _Said(self.case, self.setting)

    @cached_property
    def meetings_so_far(self) -> frozenset[RecordId | None]:
        """The meetings held up to the day the document looks from; None stands for what belongs to no meeting."""
        held = (one.id for one in meetings_in_order(self.case) if one.held <= self.day)
        return frozenset((None, *held))

    @cached_property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """The hypotheses raised so far and not set aside, in their order."""
        return tuple(
            one
            for one in hypotheses_in_order(self.case)
            if one.meeting in self.meetings_so_far and one.status is not HypothesisStatus.SET_ASIDE
        )

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations made so far and not superseded, in their order."""
        return tuple(
            one
            for one in recommendations_in_order(self.case)
            if one.meeting in self.meetings_so_far and one.status is not RecommendationStatus.SUPERSEDED
        )

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """The actions agreed so far: what is still to do first, and of that what answers a risk of now."""
        raised = (one for one in self.case.of(Action) if one.meeting in self.meetings_so_far)
        place = by_urgency(self.case)
        return tuple(sorted(raised, key=lambda one: (not one.is_open, *place(one))))

    def outcomes(self, recommendation: Recommendation) -> list[str]:
        """What each meeting so far found had come of a recommendation, a line for each."""
        told = (one for one in recommendation.outcomes if one.on <= self.day)
        return [standing_words(one, self.words) for one in told]

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """The risks put down so far, those of now first."""
        known = (one for one in self.case.of(Risk) if one.meeting in self.meetings_so_far)
        return tuple(sorted(known, key=lambda one: not one.immediate))

    @cached_property
    def strengths(self) -> tuple[LifeEvent, ...]:
        """The events of the strengths lane, the latest first."""
        return tuple(event for event in reversed(self.events) if event.lane == Lane.STRENGTHS)

    @cached_property
    def good_at(self) -> tuple[str, ...]:
        """What the child is good at and likes, as it was put down; then strengths of the timeline, the latest first."""
        told = (self.said[one.text] for one in strengths_in_order(self.case))
        return (*told, *(self.title(event) for event in self.strengths))

    @cached_property
    def events(self) -> tuple[LifeEvent, ...]:
        """Every event, the earliest first; what has no date comes last."""
        return tuple(sorted(self.case.of(LifeEvent), key=_place))

    @cached_property
    def shown_events(self) -> tuple[LifeEvent, ...]:
        """Those of them that timeline and chronology are asked to show."""
        gone = hidden(self.case, self.shown)
        return tuple(one for one in self.events if one.id not in gone)

    @property
    def filter_note(self) -> str:
        """That only a part of the life is shown, how much and by what; "" where all is."""
        if self.shown == ALL:
            return ""
        seen, why = shown_words(self.case, self.shown, self.setting), filter_words(self.shown, self.case, self.setting)
        return self.words(
            "Only a part of the life is shown. {seen}: {why}. All others are left out.", seen=seen, why=why
        )

    @cached_property
    def anchors(self) -> dict[RecordId, str]:
        """The name under which each event stands in the chronology."""
        return {event.id: f"event-{number}" for number, event in enumerate(self.events, 1)}

    def when(self, when: When | None) -> str:
        """A date in words, no more exact than it is known."""
        return when_short(when, self.words) if when else ""

    def age(self, when: When | None) -> str:
        """How old the child was; "" where that is not known."""
        return age_at_event(when, self.case.born, self.words) if when else ""

    def due(self, action: Action) -> str:
        """By when an action is to be done, saying so where that day is past and nobody has done it."""
        if action.due is None:
            return self.words("no date")
        day = self.words.day(action.due, short=True)
        is_late = action.is_open and action.due < self.dated
        return self.words("{day} (date has passed)", day=day) if is_late else day

    def risk(self, risk: Risk) -> str:
        """A risk in words, led by "Now" where it is immediate."""
        text = self.said[risk.text]
        return self.words("Now: {risk}", risk=text) if risk.immediate else text

    def risk_in_full(self, risk: Risk) -> str:
        """The same with whom it threatens, what sets it off, and whom it was told at once."""
        words = self.words
        parts = (
            self.risk(risk),
            term(risk.nature, words) if risk.nature else "",
            words("Set off by: {what}", what=self.said[risk.triggers]) if risk.triggers else "",
            words("Told at once: {whom}", whom=self.said[risk.told_to]) if risk.told_to else "",
        )
        return "\n".join(part for part in parts if part)

    def title(self, event: LifeEvent) -> str:
        """What happened, with how sure that is where it is not on record."""
        title = self.said[event.title]
        if event.certainty is Certainty.RECORDED:
            return title
        return f"{title} ({certainty_words(event.certainty, self.words).lower()})"

    def agencies(self, event: LifeEvent) -> str:
        """Who told of it."""
        found = (self.case.find(Source, one.source) for one in event.tellings)
        names = dict.fromkeys(self.said[one.agency or one.file] for one in found if one)
        return and_words([name for name in names if name], self.words)

    def evidence(self, events: Iterable[RecordId]) -> tuple[Item, ...]:
        """Events as entries of a list that lead to their places in the chronology, the earliest first."""
        wanted = set(events)
        found = [event for event in self.events if event.id in wanted]
        return tuple(Item(self._cited(event), self.anchors[event.id]) for event in found)

    def items_of(self, events: Iterable[RecordId]) -> tuple[Item, ...]:
        """The same in the order given; each must be there."""
        found = (self.case.get_one(LifeEvent, one) for one in events)
        return tuple(Item(self._cited(event), self.anchors[event.id]) for event in found)

    def _cited(self, event: LifeEvent) -> str:
        when = ", ".join(part for part in (self.when(event.when), self.age(event.when)) if part)
        return f"{self.title(event)} ({when})" if when else self.title(event)


def _place(event: LifeEvent) -> tuple[date, str, RecordId]:
    return in_order(event.when) or date.max, event.title, event.id


class _Said(dict[str, str]):
    """Free text by free text: each is veiled once."""

    def __init__(self, case: Case, setting: Setting) -> None:
        super().__init__()
        self._veil = said_in(case, setting)

    def __missing__(self, text: str) -> str:
        self[text] = self._veil(text)
        return self[text]

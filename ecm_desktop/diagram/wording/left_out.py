"""What a document leaves out and why, in words: a line for each reason, with how many of each kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ecm_desktop.diagram.wording.terms import and_words
from ecm_desktop.domain.beside import Feedback, Ready, Strength, Tried, Voice
from ecm_desktop.domain.bonds import Household, Parentage, Partnership, Placement, Relationship, Stay
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Need, Recommendation, Report, Risk
from ecm_desktop.domain.kept_back import Ground, KeptBack, Withheld
from ecm_desktop.domain.left_out import LeftOut, Why
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Order, Source
from ecm_desktop.domain.meetings import Attendance, Decision, Meeting, StepNote
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.recovery import AgeEstimate, Gain, RecoveryPosition
from ecm_desktop.domain.saved_views import SavedView
from ecm_desktop.domain.seats import Seat, Tidied
from ecm_desktop.domain.services import LocalService
from ecm_desktop.domain.writing import Writing
from ecm_desktop.i18n import Translator

REASONS = {
    Why.PSYCHOLOGIST: "For the psychologist only: {what}",
    Why.NAMED: "For named people only: {what}",
    Why.AUTHOR: "For their author only: {what}",
    Why.CONFIDENCE: "Given in confidence: {what}",
    Why.HARM: "Could do serious harm: {what}",
    Why.KIND: "Not part of this document: {what}",
    Why.LANE: "Of areas of life that it does not tell: {what}",
    Why.EMPTIED: "Shown without {what}",
    Why.GOES_ALONG: "Belongs to what is left out: {what}",
    Why.THIRD_PARTY: "Names withheld, whoever bears them: {what}",
}
WITHHELD = {
    Ground.CONFIDENCE: "[withheld: given in confidence]",
    Ground.HARM: "[withheld: serious harm]",
}
_NUMBER = re.compile(r"(\d+) ")  # stays with what it counts
_OTHER, _A_TEXT = ("{n} other entry", "{n} other entries"), ("a text of {n} entry", "a text of {n} entries")
_OF_THE_MAP = ("{n} bond or home of the family map", "{n} bonds and homes of the family map")
KINDS: dict[type[Record], tuple[str, str]] = {
    Action: ("{n} action", "{n} actions"),
    AgeEstimate: ("{n} estimate of an age", "{n} estimates of ages"),
    Attendance: ("{n} entry of attendance", "{n} entries of attendance"),
    Child: ("{n} entry about the child", "{n} entries about the child"),
    Decision: ("{n} decision", "{n} decisions"),
    Factor: ("{n} sentence of the five Ps", "{n} sentences of the five Ps"),
    Feedback: ("{n} word on a meeting", "{n} words on meetings"),
    Gain: ("{n} sign of progress", "{n} signs of progress"),
    Household: _OF_THE_MAP,
    Hypothesis: ("{n} hypothesis", "{n} hypotheses"),
    LifeEvent: ("{n} event", "{n} events"),
    Link: ("{n} thread", "{n} threads"),
    LocalService: ("{n} local service", "{n} local services"),
    Meeting: ("{n} meeting", "{n} meetings"),
    Need: ("{n} need", "{n} needs"),
    Order: ("{n} order", "{n} orders"),
    Parentage: _OF_THE_MAP,
    Partnership: _OF_THE_MAP,
    Person: ("{n} person", "{n} people"),
    Placement: ("{n} home", "{n} homes"),
    Professional: ("{n} professional", "{n} professionals"),
    Ready: ("{n} thing kept ready", "{n} things kept ready"),
    Recommendation: ("{n} recommendation", "{n} recommendations"),
    RecoveryPosition: ("{n} place on the model", "{n} places on the model"),
    Relationship: ("{n} emotional line", "{n} emotional lines"),
    Report: ("{n} document made", "{n} documents made"),
    Risk: ("{n} risk", "{n} risks"),
    Source: ("{n} source", "{n} sources"),
    Stay: _OF_THE_MAP,
    StepNote: ("{n} note on the agenda", "{n} notes on the agenda"),
    Strength: ("{n} strength or interest", "{n} strengths and interests"),
    Tried: ("{n} thing tried", "{n} things tried"),
    Writing: ("{n} written formulation", "{n} written formulations"),
    Voice: ("{n} thing the child said", "{n} things the child said"),
}
# how a drawing stands is nothing of the child's; that there are private notes is told to nobody who did not ask
UNSAID: frozenset[type[Record]] = frozenset(
    {Seat, Tidied, ChosenNotation, SavedView, Annotation, KeptBack, KeptWording}
)
FIELDS: dict[tuple[type[Record], str], tuple[str, str]] = {
    (Meeting, "notes"): ("notes of {n} meeting", "notes of {n} meetings"),
    (Meeting, "parked"): ("what {n} meeting put aside", "what {n} meetings put aside"),
    (Meeting, "told_child"): ("what {n} meeting lets the child hear", "what {n} meetings let the child hear"),
    (Meeting, "adds_value"): ("what {n} meeting said of going on", "what {n} meetings said of going on"),
    (Action, "why"): ("the reason of {n} action", "the reasons of {n} actions"),
    (Recommendation, "why"): ("the reason of {n} recommendation", "the reasons of {n} recommendations"),
    (Recommendation, "why_now"): ("why {n} work on the offence is now", "why {n} works on the offence are now"),
    (Decision, "dissent"): ("other views of {n} decision", "other views of {n} decisions"),
    (RecoveryPosition, "why"): ("the reason of {n} place on the model", "the reasons of {n} places on the model"),
    (RecoveryPosition, "dissent"): ("other views of {n} place", "other views of {n} places on the model"),
    (RecoveryPosition, "happening"): ("what was happening at {n} place", "what was happening at {n} places"),
    (AgeEstimate, "why"): ("the reason of {n} age", "the reasons of {n} ages"),
    (Risk, "text"): ("the words of {n} risk", "the words of {n} risks"),
    (Risk, "triggers"): ("what sets off {n} risk", "what sets off {n} risks"),
    (Risk, "told_to"): ("who was told of {n} risk", "who was told of {n} risks"),
    (Placement, "address"): ("the address of {n} home", "the addresses of {n} homes"),
    (LifeEvent, "note"): ("the note on {n} event", "the notes on {n} events"),
    (LifeEvent, "effect"): ("the effect of {n} event on the child", "the effects of {n} events on the child"),
    (Relationship, "note"): ("the note on {n} emotional line", "the notes on {n} emotional lines"),
}


def left_out_words(found: Iterable[LeftOut], words: Translator) -> list[str]:
    """A line for each reason: "For the psychologist only: 2 events"."""
    told: dict[Why, Counter[tuple[str, str]]] = {}
    for one in found:
        if one.kind not in UNSAID:
            called = FIELDS.get((one.kind, one.field), _A_TEXT) if one.field else KINDS.get(one.kind, _OTHER)
            told.setdefault(one.why, Counter())[called] += one.how_many
    return [words(REASONS[why], what=_so_many(parts, words)) for why, parts in told.items()]


def withheld_words(found: Iterable[Withheld], words: Translator) -> list[str]:
    """What a document says itself of what is kept back from it: "[withheld: given in confidence] 2 events"."""
    told: dict[str, Counter[tuple[str, str]]] = {}
    for one in found:
        told.setdefault(WITHHELD[one.ground], Counter())[KINDS.get(one.kind, _OTHER)] += one.how_many
    return [f"{words(mark)} {_so_many(parts, words)}" for mark, parts in told.items()]


def _so_many(parts: Counter[tuple[str, str]], words: Translator) -> str:
    counted = (words.count(single, several, number) for (single, several), number in parts.most_common())
    return and_words((_NUMBER.sub("\\1\u00a0", one) for one in counted), words)

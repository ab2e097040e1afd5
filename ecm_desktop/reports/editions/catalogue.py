"""The editions there are, as data: adding one is adding an entry here."""

from __future__ import annotations

from ecm_desktop.domain.beside import Ready, Strength, Tried, Voice
from ecm_desktop.domain.bonds import Parentage, Partnership, Placement, Relationship
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Need, Recommendation, Report, Risk
from ecm_desktop.domain.kept_back import Ground
from ecm_desktop.domain.life import Lane, LifeEvent, Order, Source
from ecm_desktop.domain.meetings import Attendance, Decision, Meeting
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.recovery import AgeEstimate, Gain, RecoveryPosition
from ecm_desktop.domain.reductions import Shown
from ecm_desktop.domain.services import LocalService
from ecm_desktop.domain.writing import Heading, Writing
from ecm_desktop.errors import Refused
from ecm_desktop.reports.editions import (
    accountability,
    appendix,
    beside,
    carers,
    changes,
    child,
    chronology,
    court,
    drawings,
    five_ps,
    for_child,
    issue,
    minutes,
    network,
    opening,
    plan,
    recovery,
    same_day,
    story_so_far,
    subject_access,
)
from ecm_desktop.reports.editions.edition import PAPERS, Edition, Extra, Part
from ecm_desktop.reports.editions.summary import summary
from ecm_desktop.reports.editions.view import Amount

_WHO_AND_WHERE: set[type[Record]] = {Child, Person, Meeting, RecoveryPosition, KeptWording, AgeEstimate, Strength}
# what was said at a meeting stays with those who were there
_SAID_THERE: tuple[tuple[type[Record], str], ...] = (
    (Meeting, "notes"), (Meeting, "parked"), (Meeting, "told_child"), (Meeting, "adds_value"), (Action, "why"),
)  # fmt: skip
_HANDED_OVER = Shown(
    kinds=frozenset(
        {
            *_WHO_AND_WHERE, Attendance, Professional, Relationship, Parentage, Partnership, Placement, Recommendation,
            LocalService, Action, Risk, LifeEvent, Source,
        }
    ),
    lanes=frozenset({Lane.STRENGTHS, Lane.LIVING, Lane.EDUCATION, Lane.HEALTH}),
    emptied=_SAID_THERE,
)  # fmt: skip
_THE_STORY = Shown(
    kinds=frozenset({*_WHO_AND_WHERE, Placement, Hypothesis, LifeEvent, Gain, Factor}),
    emptied=(
        *_SAID_THERE,
        (LifeEvent, "note"),
        (LifeEvent, "effect"),
        (RecoveryPosition, "dissent"),
        (RecoveryPosition, "happening"),
    ),
)
_ON_THE_DAY = Shown(
    kinds=frozenset({Child, Person, Meeting, Attendance, Decision, Recommendation, KeptWording, Action}),
    emptied=(
        (Meeting, "notes"), (Meeting, "parked"), (Meeting, "adds_value"), (Action, "why"), (Recommendation, "why"),
        (Recommendation, "why_now"), (Decision, "dissent"),
    ),
)  # fmt: skip
_FOR_AGENCIES = Shown(kinds=frozenset({Child, Person, Meeting, Attendance, Action}), emptied=_SAID_THERE)
_FOR_COURT = Shown(
    kinds=frozenset({*_WHO_AND_WHERE, Placement, Order, Hypothesis, Recommendation, Risk, LifeEvent, Source}),
    emptied=_SAID_THERE,
)
_FOR_CARERS = Shown(
    kinds=frozenset({*_WHO_AND_WHERE, Attendance, Professional, Recommendation, Risk, LifeEvent, Gain}),
    lanes=frozenset({Lane.STRENGTHS}),
    emptied=(
        *_SAID_THERE, (RecoveryPosition, "why"), (RecoveryPosition, "dissent"), (AgeEstimate, "why"),
        (RecoveryPosition, "happening"), (Recommendation, "why"), (Recommendation, "why_now"),
        (Risk, "text"), (Risk, "triggers"), (Risk, "told_to"), (LifeEvent, "note"), (LifeEvent, "effect"),
    ),
)  # fmt: skip
_FOR_THE_CHILD = Shown(
    kinds=frozenset({Child, Person, Meeting, Attendance, Relationship, LifeEvent, Gain, Strength}),
    lanes=frozenset({Lane.STRENGTHS}),
    emptied=(*_SAID_THERE, (Relationship, "note"), (LifeEvent, "note"), (LifeEvent, "effect")),
)

_ABOUT_THE_CHILD = Shown(
    kinds=frozenset(
        {
            *_WHO_AND_WHERE, Attendance, Placement, Order, Hypothesis, Recommendation, Action, Risk, Need, Gain,
            LifeEvent, Source, Report, Voice, Tried, Ready, LocalService, Writing,
        }
    ),
)  # fmt: skip

_HANDED_OVER_IF_WANTED = (
    Part(
        Extra.NO_AGES, "Developmental ages and model position", recovery.in_words,
        frozenset({RecoveryPosition, AgeEstimate}),
    ),
    Part(
        Extra.NO_RECOMMENDATIONS, "Recommendations in order", plan.recommendations, frozenset({Recommendation}),
    ),
    Part(Extra.NO_RISK, "Risk and safety", plan.risk, frozenset({Risk})),
    Part(Extra.NO_ACTIONS, "Actions, agency by agency", minutes.actions, frozenset({Action})),
    Part(
        Extra.NO_CONTACTS, "Who knows the child", network.who_knows,
        frozenset({Attendance, Professional, LocalService, Relationship, Parentage, Partnership}),
    ),
    Part(Extra.NO_EXPECTATION, "What to expect", plan.expectation),
    Part(Extra.NO_CHRONOLOGY, "Chronology", chronology.chronology),
)  # fmt: skip

# what goes beyond the meeting, and what the child or the family may come to read
_BEYOND = frozenset({Ground.CONFIDENCE})
_TO_THE_FAMILY = frozenset(Ground)

_ALL = (
    Edition(
        "full",
        "Formulation report",
        "Everything the meeting shared, for those who work with the child and their family.",
        (
            summary, opening.contents, issue.since_version, opening.attendance, child.in_brief, beside.voices,
            drawings.family, drawings.life, recovery.recovery, recovery.gains, plan.formulation, plan.risk,
            plan.recommendations, beside.tried, plan.actions, beside.ready,
            minutes.for_the_child, plan.expectation, chronology.chronology, appendix.people, drawings.family_then,
        ),
        headings=tuple(Heading),
    ),
    Edition(
        "summary",
        "One-page summary",
        "One page for any meeting about the child: who they are, what we think, what to do first.",
        (summary,),
    ),
    Edition(
        "story",
        "The story so far",
        "One page to begin a meeting with: the life in chapters, what went well beside it, where the child is and why.",
        (story_so_far.story_so_far,),
        shown=_THE_STORY,
    ),
    Edition(
        "minutes",
        "Minutes and actions",
        "Who came, what was said and settled, and what each agency is to do by when.",
        (opening.attendance, beside.shared_here, minutes.decisions, minutes.notes, minutes.looked_at_again,
            minutes.settled, minutes.actions, beside.feedback),
        lead="Who came to a meeting about {name}, what was said and settled there, and who is to do what by when.",
    ),
    Edition(
        "same-day",
        "Same-day sheet",
        "For those who were there, on the same day: what was agreed, who does what, what the child hears.",
        (same_day.sheet,),
        shown=_ON_THE_DAY,
    ),
    Edition(
        "review",
        "Review report",
        "What has changed since the meeting before, and how each recommendation and action stands.",
        (
            issue.since_version,
            changes.changes, beside.voices, recovery.gains, beside.tried, changes.still_worth, changes.hypotheses,
            changes.recommendations,
            changes.actions, plan.risk,
            opening.attendance, plan.expectation,
        ),
        lead="What has changed for {name} since the meeting before, and what comes next.",
        headings=(Heading.NOW, Heading.UNDERSTANDING, Heading.NOT_KNOWN),
    ),
    Edition(
        "short",
        "Short report",
        "A few pages after a consultation or for an out-of-court decision, without drawings and chronology.",
        (
            child.in_brief, issue.since_version, recovery.in_words, plan.formulation, plan.risk, plan.recommendations,
            plan.expectation,
        ),
        lead="What the people who work with {name} understood together, and what they agreed to do to help.",
        amount=Amount(strengths=4, hypotheses=3, evidence=3, recommendations=5),
        headings=(Heading.NOW, Heading.UNDERSTANDING, Heading.HELPS),
        keeps_back=_BEYOND,
    ),
    Edition(
        "five-ps",
        "Five Ps",
        "A mini-formulation of one matter: presenting, predisposing, precipitating, perpetuating, protective.",
        (five_ps.sorted_out, plan.recommendations),
        lead="One matter in the life of {name}, seen from five sides, so that those who help see the same.",
        amount=Amount(strengths=5, hypotheses=4, recommendations=3),
    ),
    Edition(
        "chronology",
        "Chronology",
        "Every event in order, with who told of it, as a table.",
        (chronology.for_procedures,),
        lead="What happened in the life of {name}, the earliest first, and who told of it.",
        keeps_back=_BEYOND,
    ),
    Edition(
        "accountability",
        "Accountability pack",
        "What each agency took on, what is past its date, what was said of it since, and who came to the meetings.",
        (accountability.actions, accountability.finished, accountability.attendance),
        lead="What each agency agreed to do for {name}, what is past its date, and who came to the meetings.",
        shown=_FOR_AGENCIES,
        keeps_back=_BEYOND,
    ),
    Edition(
        "handover",
        "Handover",
        "Chosen parts for adult services or another team. Read it for other people’s affairs before it goes.",
        (
            child.in_brief, recovery.in_words, plan.recommendations, plan.risk, minutes.actions, network.who_knows,
            plan.expectation, chronology.chronology,
        ),
        lead="For those who work with {name} from now on, so that nobody has to begin again.",
        shown=_HANDED_OVER,
        amount=Amount(evidence=3),
        keeps_back=_BEYOND,
        parts=_HANDED_OVER_IF_WANTED,
    ),
    Edition(
        "carers",
        "Carers’ guide",
        "For those the child lives with: what helps at home now and whom to ask. Without history and offences.",
        (carers.good_at, carers.ages, carers.what_helps, carers.safety, carers.whom_to_ask, plan.expectation),
        lead="For those {name} lives with: what helps at home now, and whom to ask.",
        shown=_FOR_CARERS,
        amount=Amount(strengths=6),
        letters=11.5,
        keeps_back=_TO_THE_FAMILY,
    ),
    Edition(
        "child",
        "For the child",
        "In large letters and spoken to them: own words, strengths, who is there. Asks first why they are ready.",
        (for_child.said, for_child.done, for_child.lately, for_child.people, for_child.coming),
        head=for_child.head,
        shown=_FOR_THE_CHILD,
        amount=Amount(strengths=10),
        letters=14.0,
        until_ready="Draft: nobody has noted yet that the child is ready",
        papers=frozenset(PAPERS),
        keeps_back=_TO_THE_FAMILY,
    ),
    Edition(
        "court",
        "Court extract",
        "Paragraphs to copy into a pre-sentence report, each with what it rests on.",
        (
            court.how_to_read, court.now, court.strengths, court.understanding, court.development,
            court.recommendations, court.safety, plan.expectation,
        ),
        shown=_FOR_COURT,
        amount=Amount(strengths=5, evidence=5, recommendations=5),
        keeps_back=_TO_THE_FAMILY,
    ),
    Edition(
        "subject-access",
        "Subject access",
        "What is held about the child, when they ask for it; names of others in the family are withheld.",
        (
            subject_access.what_it_is, child.in_brief, beside.voices, subject_access.meetings, recovery.gains,
            plan.formulation, plan.recommendations, beside.tried, plan.risk, plan.actions, beside.ready,
            chronology.chronology, subject_access.documents,
        ),
        lead="What this service holds about {name}, who has a right to see it. What cannot be shared is named first.",
        shown=_ABOUT_THE_CHILD,
        amount=Amount(strengths=None),
        withheld="[withheld: third party]",
        headings=tuple(Heading),
        keeps_back=_TO_THE_FAMILY,
    ),
)  # fmt: skip
EDITIONS = {edition.key: edition for edition in _ALL}


def edition_of(key: str) -> Edition:
    """The edition of that key; raises Refused naming those there are."""
    if key not in EDITIONS:
        raise Refused("There is no edition “{key}”; there are {known}.", key=key[:40], known=", ".join(EDITIONS))
    return EDITIONS[key]

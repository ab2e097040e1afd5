"""The message keys of every closed vocabulary of the domain; `terms` puts them through a Translator."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.diagram.wording.people import PEOPLE
from ecm_desktop.domain.beside import ReadyKind, StrengthKind
from ecm_desktop.domain.checks import Doubt
from ecm_desktop.domain.dates import Flag, Precision
from ecm_desktop.domain.formulation import (
    ActionStatus,
    FiveP,
    HypothesisStatus,
    Readiness,
    RecommendationStatus,
    RiskNature,
    Step,
)
from ecm_desktop.domain.life import Adversity, Certainty, Lane, NoteNature
from ecm_desktop.domain.meetings import AttendanceStatus, MeetingKind, MeetingMode
from ecm_desktop.domain.professionals import Belonging
from ecm_desktop.domain.record import FourState
from ecm_desktop.domain.recovery import AgeDomain, SeenBy, Sureness, Where
from ecm_desktop.domain.writing import Heading

# the usual colour of each lane, as it is called where a lane is given another
LANE_COLOURS: dict[str, str] = {
    Lane.LIVING: "Blue",
    Lane.STRENGTHS: "Leaf green",
    Lane.FAMILY: "Purple",
    Lane.LOSS: "Brown",
    Lane.EDUCATION: "Pine green",
    Lane.HEALTH: "Teal",
    Lane.SERVICES: "Slate grey",
    Lane.OFFENDING: "Ochre",
}

LIFE: dict[type[StrEnum], dict[str, str]] = {
    Lane: {
        Lane.LIVING: "Home and care",
        Lane.STRENGTHS: "Strengths",
        Lane.FAMILY: "Family",
        Lane.LOSS: "Relationships and loss",
        Lane.EDUCATION: "Education",
        Lane.HEALTH: "Health",
        Lane.SERVICES: "Services",
        Lane.OFFENDING: "Offending",
    },
    Certainty: {
        Certainty.RECORDED: "Recorded",
        Certainty.REPORTED: "Reported",
        Certainty.SUSPECTED: "Suspected",
        Certainty.DISPUTED: "Disputed",
    },
    NoteNature: {
        NoteNature.QUESTION: "Question",
        NoteNature.PATTERN: "Pattern",
        NoteNature.TRIGGER: "Trigger",
        NoteNature.STRENGTH: "Strength",
        NoteNature.HYPOTHESIS: "Hypothesis",
    },
    Adversity: {
        Adversity.EMOTIONAL_ABUSE: "Emotional abuse",
        Adversity.VERBAL_ABUSE: "Verbal abuse",
        Adversity.PHYSICAL_ABUSE: "Physical abuse",
        Adversity.SEXUAL_ABUSE: "Sexual abuse",
        Adversity.NEGLECT: "Neglect",
        Adversity.PARENTAL_SEPARATION: "Parents separated",
        Adversity.WITNESSING_DOMESTIC_ABUSE: "Saw or heard domestic abuse",
        Adversity.PERPETRATING_DOMESTIC_ABUSE: "Used domestic abuse",
        Adversity.HOUSEHOLD_MENTAL_ILLNESS: "Mental illness at home",
        Adversity.HOUSEHOLD_ALCOHOL_MISUSE: "Alcohol misuse at home",
        Adversity.HOUSEHOLD_DRUG_MISUSE: "Drug misuse at home",
        Adversity.HOUSEHOLD_MEMBER_IMPRISONED: "Someone at home in prison",
        Adversity.SIGNIFICANT_BEREAVEMENT: "Significant bereavement",
    },
    Flag: {
        Flag.IMPOSSIBLE: "There is no such date",
        Flag.AMBIGUOUS: "The date is not clear as written",
        Flag.FUTURE: "The date lies in the future",
        Flag.UNDATED: "No date was given",
    },
    Doubt: {
        Doubt.DATE_FLAGGED: "The date needs a look",
        Doubt.NO_DATE: "No date was given",
        Doubt.SOURCES_DIFFER: "Sources differ",
        Doubt.DIED_BEFORE_BIRTH: "The death lies before the birth",
        Doubt.PARENT_YOUNGER: "A parent is younger than the child",
        Doubt.OWN_ANCESTOR: "Someone is among their own ancestors",
    },
    Precision: {
        Precision.DAY: "To the day",
        Precision.MONTH: "To the month",
        Precision.SEASON: "A season",
        Precision.TERM: "A school term",
        Precision.SCHOOL_YEAR: "A school year",
        Precision.YEAR: "To the year",
        Precision.YEARS: "To within some years",
        Precision.DECADE: "To the decade",
        Precision.AGE: "By age",
        Precision.WINDOW: "Between two dates",
        Precision.UNKNOWN: "Not known",
    },
}
WORK: dict[type[StrEnum], dict[str, str]] = {
    Heading: {
        Heading.STORY: "What has happened",
        Heading.STRENGTHS: "What is strong",
        Heading.NOW: "What we see now",
        Heading.UNDERSTANDING: "How we understand it",
        Heading.KEEPS_GOING: "What keeps it going",
        Heading.HELPS: "What helps",
        Heading.NOT_KNOWN: "What we do not know yet",
    },
    MeetingKind: {
        MeetingKind.FORMULATION: "Formulation meeting",
        MeetingKind.REVIEW: "Review meeting",
        MeetingKind.CONSULTATION: "Consultation",
        MeetingKind.FIVE_PS: "Five Ps mini-formulation",
        MeetingKind.CLOSING: "Closing meeting",
        MeetingKind.COMBINED: "Combined meeting",
    },
    MeetingMode: {
        MeetingMode.NOT_SAID: "Not recorded",
        MeetingMode.FACE_TO_FACE: "Face to face",
        MeetingMode.ONLINE: "Online",
        MeetingMode.MIXED: "Partly online",
    },
    AttendanceStatus: {
        AttendanceStatus.NOT_SAID: "Not recorded",
        AttendanceStatus.INVITED: "Invited",
        AttendanceStatus.ATTENDED: "Attended",
        AttendanceStatus.APOLOGIES: "Sent apologies",
        AttendanceStatus.ABSENT: "Absent",
        AttendanceStatus.SENT_INFORMATION: "Sent information",
        AttendanceStatus.NOT_INVITED: "Not invited",
    },
    HypothesisStatus: {
        HypothesisStatus.OPEN: "Open",
        HypothesisStatus.SUPPORTED: "Supported",
        HypothesisStatus.REVISED: "Revised",
        HypothesisStatus.SET_ASIDE: "Set aside",
    },
    RecommendationStatus: {
        RecommendationStatus.PROPOSED: "Proposed",
        RecommendationStatus.UNDER_WAY: "Under way",
        RecommendationStatus.WORKING: "Working",
        RecommendationStatus.PARTLY: "Partly working",
        RecommendationStatus.NOT_WORKING: "Not working",
        RecommendationStatus.WAITING: "Can wait",
        RecommendationStatus.SUPERSEDED: "Superseded",
    },
    Readiness: {
        Readiness.READY: "Ready for it",
        Readiness.NOT_YET: "Not ready yet",
        Readiness.UNSURE: "Unsure whether ready",
    },
    ActionStatus: {
        ActionStatus.OPEN: "Open",
        ActionStatus.IN_PROGRESS: "In progress",
        ActionStatus.DONE: "Done",
        ActionStatus.DROPPED: "Dropped",
    },
    Step: {
        Step.SAID: "Said of it",
        Step.ASKED_AGAIN: "Asked again",
        Step.ESCALATED: "Taken to a manager",
        Step.CHALLENGED: "Challenged",
        Step.EVIDENCE: "Evidence that it is done",
    },
    RiskNature: {
        RiskNature.TO_SELF: "To the child, by the child",
        RiskNature.TO_OTHERS: "To others",
        RiskNature.FROM_OTHERS: "To the child, from others",
    },
    Belonging: {
        Belonging.CORE: "Core group",
        Belonging.INVITED: "Invited",
        Belonging.LEFT: "Has left",
    },
    ReadyKind: {
        ReadyKind.MESSAGE: "Agreed message to the child",
        ReadyKind.PLAN_B: "Plan B for the day",
        ReadyKind.BEYOND: "Beyond the service",
        ReadyKind.EXPECTATION: "What to expect",
    },
    StrengthKind: {
        StrengthKind.STRENGTH: "Good at",
        StrengthKind.INTEREST: "Likes",
    },
    FiveP: {
        FiveP.PRESENTING: "Presenting",
        FiveP.PREDISPOSING: "Predisposing",
        FiveP.PRECIPITATING: "Precipitating",
        FiveP.PERPETUATING: "Perpetuating",
        FiveP.PROTECTIVE: "Protective",
    },
    FourState: {
        FourState.YES: "Yes",
        FourState.NO: "No",
        FourState.SUSPECTED: "Suspected",
        FourState.NOT_KNOWN: "Not known",
    },
    SeenBy: {
        SeenBy.ROOM: "As the meeting saw it",
        SeenBy.PSYCHOLOGIST: "As the psychologist saw it later",
    },
    Sureness: {
        Sureness.SURE: "Sure",
        Sureness.FAIRLY_SURE: "Fairly sure",
        Sureness.UNSURE: "Not sure",
    },
    Where: {
        Where.HOME: "At home",
        Where.SCHOOL: "At school",
        Where.WORKER: "With the worker",
    },
    AgeDomain: {
        AgeDomain.PHYSICAL: "Physical",
        AgeDomain.COGNITIVE: "Cognitive",
        AgeDomain.SOCIAL: "Social",
        AgeDomain.EMOTIONAL: "Emotional",
    },
}
TERMS = LIFE | PEOPLE | WORK

NEEDS = {
    "child_protection_registration": "Child protection registration",
    "looked_after": "Looked after",
    "other_social_care_involvement": "Other social care involvement",
    "substance_misuse": "Substance misuse",
    "brain_injury_or_neurological": "Brain injury or neurological condition",
    "mental_or_emotional_health": "Mental or emotional health",
    "learning_difficulty_or_disability": "Learning difficulty or disability",
    "speech_language_communication": "Speech, language and communication",
    "child_sexual_exploitation": "Child sexual exploitation",
    "child_criminal_exploitation": "Child criminal exploitation",
    "serious_youth_violence": "Serious youth violence",
    "self_harm": "Self-harm",
    "risk_of_suicide": "Risk of suicide",
}

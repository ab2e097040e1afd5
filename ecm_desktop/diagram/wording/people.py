"""The message keys of what is said of people, of what lies between them, and of who may see it."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.domain.bonds import Direction, HarmStatus, HouseholdKind, ParentageKind, PartnershipKind, Quality
from ecm_desktop.domain.kept_back import Ground
from ecm_desktop.domain.people import Gender, PregnancyLoss
from ecm_desktop.domain.professionals import Tie
from ecm_desktop.domain.record import Visibility

PEOPLE: dict[type[StrEnum], dict[str, str]] = {
    Gender: {
        Gender.FEMALE: "Female",
        Gender.MALE: "Male",
        Gender.OTHER: "Other",
        Gender.UNKNOWN: "Not known",
    },
    PregnancyLoss: {
        PregnancyLoss.STILLBIRTH: "Stillborn",
        PregnancyLoss.MISCARRIAGE: "Miscarriage",
        PregnancyLoss.TERMINATION: "Termination",
    },
    PartnershipKind: {
        PartnershipKind.MARRIED: "Married",
        PartnershipKind.COHABITING: "Living together",
        PartnershipKind.RELATIONSHIP: "In a relationship",
        PartnershipKind.ENGAGED: "Engaged",
        PartnershipKind.BRIEF: "Briefly together",
    },
    ParentageKind: {
        ParentageKind.BIRTH: "By birth",
        ParentageKind.ADOPTED: "Adopted",
        ParentageKind.FOSTER: "Fostered",
        ParentageKind.STEP: "Step-parent",
        ParentageKind.GUARDIANSHIP: "Special guardianship",
        ParentageKind.KINSHIP: "Kinship care",
        ParentageKind.DONOR: "Donor",
        ParentageKind.PET: "Pet",
    },
    HouseholdKind: {
        HouseholdKind.FAMILY: "A family’s home",
        HouseholdKind.RESIDENTIAL: "Residential home",
        HouseholdKind.SECURE: "Secure home or prison",
        HouseholdKind.SUPPORTED: "Supported accommodation",
        HouseholdKind.SCHOOL: "Boarding school",
        HouseholdKind.HOSPITAL: "Hospital",
    },
    Quality: {
        Quality.VERY_CLOSE: "Very close",
        Quality.CLOSE: "Close",
        Quality.FUSED: "Enmeshed",
        Quality.FRIENDSHIP: "Friends",
        Quality.HARMONY: "In harmony",
        Quality.SPIRITUAL: "Spiritual bond",
        Quality.LOOKS_UP_TO: "Looks up to",
        Quality.FOCUSED_ON: "Focused on",
        Quality.IMPROVING: "Getting better",
        Quality.DISTANT: "Distant",
        Quality.INDIFFERENT: "Indifferent",
        Quality.AMBIVALENT: "Mixed feelings",
        Quality.STRAINED: "Strained",
        Quality.CONFLICT: "Conflict",
        Quality.HOSTILE: "Hostile",
        Quality.CLOSE_HOSTILE: "Close and hostile",
        Quality.FUSED_HOSTILE: "Enmeshed and hostile",
        Quality.DISTRUST: "Distrust",
        Quality.JEALOUS: "Jealous of",
        Quality.AFRAID_OF: "Afraid of",
        Quality.CUT_OFF: "Cut off",
        Quality.REPAIRED: "Repaired",
        Quality.CARING_FOR: "Caring for",
        Quality.CONTROLLING: "Controlling",
        Quality.DOMESTIC_ABUSE: "Domestic abuse",
        Quality.EMOTIONAL_ABUSE: "Emotional abuse",
        Quality.PHYSICAL_ABUSE: "Physical abuse",
        Quality.SEXUAL_ABUSE: "Sexual abuse",
        Quality.NEGLECT: "Neglect",
        Quality.FINANCIAL_ABUSE: "Financial abuse",
        Quality.EXPLOITATION: "Exploitation",
    },
    HarmStatus: {
        HarmStatus.ALLEGED: "Alleged",
        HarmStatus.ADMITTED: "Admitted",
        HarmStatus.FOUND: "Found",
        HarmStatus.NOT_UPHELD: "Not upheld",
    },
    Tie: {
        Tie.STRONG: "Strong",
        Tie.TENUOUS: "Tenuous",
        Tie.STRESSFUL: "Under strain",
    },
    Direction: {
        Direction.BOTH: "Both ways",
        Direction.A_TO_B: "From the first to the second",
        Direction.B_TO_A: "From the second to the first",
    },
    Visibility: {
        Visibility.MEETING: "Everyone at the meeting",
        Visibility.NAMED: "Named professionals",
        Visibility.PSYCHOLOGIST: "The psychologist",
        Visibility.AUTHOR: "The author only",
    },
    Ground: {
        Ground.CONFIDENCE: "Given in confidence",
        Ground.HARM: "Could do serious harm",
    },
}

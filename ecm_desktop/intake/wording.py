"""What words tell: whose file it is, and which adverse experiences it may speak of.

These are suggestions for a person to look at, by plain lists of words in English and Welsh; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ecm_desktop.domain.life import Adversity

SOCIAL_CARE, EDUCATION, POLICE, HEALTH = "children's social care", "education", "police", "health"
YOUTH_JUSTICE = "youth justice service"
RESIDENTIAL, HOUSING, PROBATION = "residential home", "housing", "probation"
VOLUNTARY, SUBSTANCES, FIRE = "voluntary sector", "substance use service", "fire and rescue"
AGENCIES = (
    SOCIAL_CARE, EDUCATION, POLICE, HEALTH, YOUTH_JUSTICE, RESIDENTIAL, HOUSING, PROBATION, VOLUNTARY, SUBSTANCES, FIRE,
)  # fmt: skip


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_AGENCIES: Mapping[str, re.Pattern[str]] = {
    YOUTH_JUSTICE: _any_of(r"yj[sbc]?\b|yot\b|tci\b|youth justice|youth offending|cyfiawnder ieuenctid"),
    POLICE: _any_of(r"police\b|heddlu|niche|pnc\b|constab|occ ref|occurrence|offence|disposal|oic\b"),
    HEALTH: _any_of(r"health\b|nhs\b|camhs|iechyd|hospital|midwife|gp\b|clinic|nurse"),
    EDUCATION: _any_of(r"school|education|pupil|ysgol|addysg|disgybl|attendance|yr gp|academy|college|suspension"),
    SOCIAL_CARE: _any_of(
        r"social[ _-]?(?:care|services|work)|childrens?'?s? (?:services|social)|gwasanaethau (?:plant|cymdeithasol)|"
        r"council\b|cyngor|early help|family chronology|cronoleg|chronology"
    ),
    RESIDENTIAL: _any_of(r"children[’']?s home|residential|secure unit|cartref plant|placement log"),
    HOUSING: _any_of(r"housing|tenanc|landlord|homeless|tai\b|digartref"),
    PROBATION: _any_of(r"probation|gwasanaeth prawf"),
    VOLUNTARY: _any_of(r"youth (?:club|centre|project)|charity|voluntary|third sector|mentoring|clwb ieuenctid|club\b"),
    SUBSTANCES: _any_of(r"substance (?:mis)?use|drugs? (?:and|&) alcohol|camddefnyddio sylweddau"),
    FIRE: _any_of(r"fire (?:and|&) rescue|fire service|firesett|gwasanaeth tân"),
}
_NAME_COUNTS = 3

_ADVERSITIES: Mapping[Adversity, re.Pattern[str]] = {
    Adversity.EMOTIONAL_ABUSE: _any_of(r"emotional(?:ly)? abus|emotional harm|cam-drin emosiynol"),
    Adversity.VERBAL_ABUSE: _any_of(r"verbal(?:ly)? abus|shout(?:s|ed|ing) at|called (?:him|her|them) names"),
    Adversity.PHYSICAL_ABUSE: _any_of(
        r"physical(?:ly)? abus|physical harm|non.?accidental|bruis|hit by (?:his|her|their|mum|dad|step)|"
        r"cam-drin corfforol"
    ),
    Adversity.SEXUAL_ABUSE: _any_of(r"sexual(?:ly)? (?:abus|assault|harm|exploit)|cse\b|rape|cam-drin rhywiol"),
    Adversity.NEGLECT: _any_of(r"neglect|home conditions|hungry|unkempt|left alone|unsupervised|esgeulus"),
    Adversity.PARENTAL_SEPARATION: _any_of(
        r"parents? (?:\w+ )?(?:have |had )?separat|separation from|(?:father|mother|dad|mum|tad) (?:\w+ )?"
        r"(?:has )?left\b|left the (?:family )?home|divorc|no longer at home"
    ),
    Adversity.WITNESSING_DOMESTIC_ABUSE: _any_of(
        r"domestic (?:abuse|violence|incident|assault|-)|domestic\b|argument between parents|"
        r"child(?:ren)? (?:present|upstairs)|"
        r"trais domestig|cam-drin domestig"
    ),
    Adversity.PERPETRATING_DOMESTIC_ABUSE: _any_of(
        r"(?:child|adolescent)[ -]to[ -]parent (?:abuse|violence)|"
        r"assault(?:ed)? (?:on )?(?:his|her|their) (?:mother|father|mum|dad)"
    ),
    Adversity.HOUSEHOLD_MENTAL_ILLNESS: _any_of(
        r"(?:post-?natal|perinatal) (?:depress|mental)|pnd\b|(?:mother|father|mum|dad|carer|parent)\b.{0,40}"
        r"(?:depress|mental health|crisis team|unwell, low)|iselder"
    ),
    Adversity.HOUSEHOLD_ALCOHOL_MISUSE: _any_of(
        r"alcohol|intoxicat|drunk|drinking|had been drinking|struggl\w+ with drink|in recovery"
    ),
    Adversity.HOUSEHOLD_DRUG_MISUSE: _any_of(
        r"(?:parent\w*|mother|father|mum|dad)\b.{0,30}(?:drug|substance|heroin|cannabis)|drug use in the home|needles"
    ),
    Adversity.HOUSEHOLD_MEMBER_IMPRISONED: _any_of(
        r"(?:father|mother|dad|mum|uncle|brother|parent|partner|associate)\b.{0,60}(?:prison|jail|custod|sentence)|carchar"
    ),
    Adversity.SIGNIFICANT_BEREAVEMENT: _any_of(
        r"died|deceased|death of|bereave|stillb|palliative|wedi marw|bu farw|galar"
    ),
}  # fmt: skip


def guess_agency(file: str, words: str) -> str:
    """Whose file it is by its name and its headings; empty when nothing tells."""
    name = re.sub(r"[_\W\d]+", " ", file)
    worth = {
        agency: _NAME_COUNTS * len(pattern.findall(name)) + len(pattern.findall(words[:5000]))
        for agency, pattern in _AGENCIES.items()
    }
    best = max(worth, key=lambda agency: worth[agency])
    return best if worth[best] else ""


def sector_of(agency: str) -> str:
    """Which of the `AGENCIES` an agency belongs to by its name: CAMHS to health; "" where that is not plain."""
    found = [sector for sector, pattern in _AGENCIES.items() if pattern.search(agency)]
    return found[0] if len(found) == 1 else ""


def suggest_adversities(text: str) -> tuple[str, ...]:
    """Adverse experiences that the words may speak of, for a person to take up or leave."""
    return tuple(tag for tag, pattern in _ADVERSITIES.items() if pattern.search(text))


def led_by(tag: str, text: str) -> str:
    """The words of a text that led to a suggestion; "" when they are not there."""
    found = next((pattern.search(text) for known, pattern in _ADVERSITIES.items() if known == tag), None)
    return found[0] if found else ""

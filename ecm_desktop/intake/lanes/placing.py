"""Weighing the words of a row: the lane they speak for most, and the others that they might mean."""

from __future__ import annotations

from datetime import date

import msgspec

from ecm_desktop.domain.dates import When, age_on
from ecm_desktop.domain.life import Lane
from ecm_desktop.intake.lanes.cues import CUES, HARM, OTHERS_DOING
from ecm_desktop.intake.wording import EDUCATION, HEALTH, POLICE, SOCIAL_CARE, YOUTH_JUSTICE

AGE_OF_RESPONSIBILITY = 10  # years, England and Wales
_OF_AGENCY = {
    SOCIAL_CARE: (Lane.FAMILY, 0.5), EDUCATION: (Lane.EDUCATION, 1.0), HEALTH: (Lane.HEALTH, 1.0),
    POLICE: (Lane.SERVICES, 0.5), YOUTH_JUSTICE: (Lane.SERVICES, 0.5),
}  # fmt: skip
_OTHERS_WEIGHT = 2.0
_NEAR = 0.5
_LONGEST = 2000  # letters that are weighed; a row is a sentence or two


class Placing(msgspec.Struct, frozen=True):
    """The lane of a row; `others` are lanes to think of as well, empty when the words are plain."""

    lane: str
    others: tuple[str, ...] = ()


def age_when(when: When, born: date | None) -> int | None:
    """The child's age in whole years at the end of that time; None when it cannot be known."""
    last = when.latest or when.earliest
    if born is None or last is None:
        return None
    return age_on(born, last).years


def place(text: str, agency: str, age: int | None = None) -> Placing:
    """Where a row by this agency belongs, of a child of that age in years.

    Offending is only ever the child's own, from the age of criminal responsibility; harm is never a strength.
    """
    text = text[:_LONGEST]
    spoken = {lane: sum(weight for weight, cue in cues if cue.search(text)) for lane, cues in CUES.items()}
    doubted = _leave_out(spoken, text, age)
    likely, weight = _OF_AGENCY.get(agency, (Lane.FAMILY, 0.0))
    if not any(spoken.values()):
        return Placing(str(likely), (str(Lane.SERVICES if likely is Lane.FAMILY else Lane.FAMILY), *doubted))
    worth = {lane: value + (weight if lane is likely else 0.0) for lane, value in spoken.items()}
    best = max(worth, key=lambda lane: worth[lane])
    return Placing(str(best), (*_near(worth, best), *doubted))


def _leave_out(worth: dict[Lane, float], text: str, age: int | None) -> tuple[str, ...]:
    """Take out of the scales what must not be guessed; gives the lane taken out that a person may think of."""
    if HARM.search(text):
        worth[Lane.STRENGTHS] = 0.0
    others_doing, too_young = OTHERS_DOING.search(text) is not None, _too_young(age)
    if not worth[Lane.OFFENDING] or not (others_doing or too_young):
        return ()
    worth[Lane.FAMILY if others_doing else Lane.SERVICES] += _OTHERS_WEIGHT
    worth[Lane.OFFENDING] = 0.0
    return () if too_young else (str(Lane.OFFENDING),)


def _too_young(age: int | None) -> bool:
    return age is not None and age < AGE_OF_RESPONSIBILITY


def _near(worth: dict[Lane, float], best: Lane) -> tuple[str, ...]:
    """The lanes that weigh nearly as much as the best, at most two."""
    ranked = sorted((lane for lane in worth if lane != best and worth[lane] > 0), key=lambda lane: -worth[lane])
    return tuple(str(lane) for lane in ranked if worth[best] - worth[lane] <= _NEAR)[:2]

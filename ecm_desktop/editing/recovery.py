"""Verbs of placing: where a meeting sees the child on the recovery model, and the four developmental ages."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at, position_at
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, Level, RecoveryPosition, next_level
from ecm_desktop.editing.records import remove
from ecm_desktop.errors import Refused

OLDEST = 25 * 12  # months: beyond a developmental age this program speaks of


def place(case: Case, meeting: RecordId, level: Level | None, towards: Level | None = None) -> Case:
    """Place the child on a level, on the way to the next, or (None) as not placeable yet."""
    case.get_one(Meeting, meeting)
    if towards is not None and (level is None or towards is not next_level(level)):
        raise Refused("A child moves towards the level above the one they are on.")
    now = position_at(case, meeting) or RecoveryPosition(id=f"position-{meeting}", meeting=meeting)
    return case.put(replace(now, level=level, towards=towards))


def say_of_position(case: Case, meeting: RecordId, /, **changed: object) -> Case:
    """Say why, in what setting, what fits now, who saw it otherwise."""
    now = position_at(case, meeting)
    if now is None:
        raise Refused("Place the child first, or say that this is not possible yet.")
    return case.put(replace(now, **changed))


def take_back_position(case: Case, meeting: RecordId) -> Case:
    """As if this meeting had not spoken of the model yet."""
    now = position_at(case, meeting)
    return remove(case, now.id) if now else case


def set_age(case: Case, meeting: RecordId, domain: AgeDomain, low: int, high: int) -> Case:
    """Set a developmental age in months, as one value (low equals high) or a range."""
    case.get_one(Meeting, meeting)
    if not 0 <= low <= high <= OLDEST:
        raise Refused("An age lies between 0 and {most} years, the lower first.", most=OLDEST // 12)
    now = age_at(case, meeting, domain) or AgeEstimate(
        id=f"age-{meeting}-{domain}", meeting=meeting, domain=domain, low=low, high=high
    )
    return case.put(replace(now, low=low, high=high))


def say_of_age(case: Case, meeting: RecordId, domain: AgeDomain, /, **changed: object) -> Case:
    """Say what an age rests on."""
    now = age_at(case, meeting, domain)
    if now is None:
        raise Refused("Set the age first.")
    return case.put(replace(now, **changed))


def clear_age(case: Case, meeting: RecordId, domain: AgeDomain) -> Case:
    """As if this meeting had not spoken of that age yet."""
    now = age_at(case, meeting, domain)
    return remove(case, now.id) if now else case

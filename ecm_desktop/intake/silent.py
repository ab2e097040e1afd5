"""Which agencies round the child have told nothing yet: those who were asked to a meeting or work with the child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.silences import told_by
from ecm_desktop.intake.marks import agency_called
from ecm_desktop.intake.wording import AGENCIES, sector_of

_PART = re.compile(r"\s*\(.*?\)\s*")  # "(Ridgeway)": which school
_OF_THE_MEETING = ("psycholog", "senior practitioner", "chair", "note-taker", "minute")  # who hear, and tell nothing


def told_nothing(case: Case) -> list[str]:
    """Their names as they were put down, each once, in the order of the alphabet."""
    told = tuple(name for name, events in told_by(case).items() if events)
    credited = {agency_called(name).casefold() for name in told}
    sectors = {sector_of(name) for name in credited if name not in AGENCIES}  # CAMHS told, where "health" was asked
    found: dict[str, str] = {}
    for name in _round_the_child(case):
        who = _credited(name, told).casefold()
        known = who in credited or sector_of(who) in credited or who in sectors
        if not known and not any(one in who for one in _OF_THE_MEETING):
            found.setdefault(who, name)
    return sorted(found.values(), key=str.casefold)


def _credited(name: str, told: tuple[str, ...]) -> str:
    """The agency that is meant: also by letters before what somebody is there, as in "YJS case manager"."""
    plain = _PART.sub(" ", name).strip()
    first = plain.partition(" ")[0]
    meant = agency_called(first, told) if first.isupper() else first
    return meant if meant != first else agency_called(plain, told)


def _round_the_child(case: Case) -> Iterator[str]:
    for one in case.of(Attendance):
        if one.agency.strip() and one.status is not AttendanceStatus.NOT_INVITED:
            yield one.agency.strip()
    yield from (one.agency.strip() for one in case.of(Professional) if one.agency.strip())

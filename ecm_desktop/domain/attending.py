"""How agencies took part in meetings over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind

Ways = tuple[AttendanceStatus, ...]  # where several came for an agency, each way once

_NOT_ASKED = frozenset({AttendanceStatus.NOT_SAID, AttendanceStatus.NOT_INVITED})


def taken_part(case: Case, meetings: Iterable[Meeting]) -> dict[str, dict[RecordId, Ways]]:
    """By agency, in the order of the alphabet, how it took part in those meetings on whose list it stood."""
    told: dict[str, dict[RecordId, Ways]] = {}
    for meeting in meetings:
        for one in attendance_of(case, meeting.id):
            of_agency = told.setdefault(one.agency, {})
            ways = of_agency.get(meeting.id, ())
            of_agency[meeting.id] = ways if one.status in ways else (*ways, one.status)
    return {agency: told[agency] for agency in sorted(told)}


def came_by_kind(case: Case, meetings: Iterable[Meeting]) -> dict[str, dict[MeetingKind, tuple[bool, ...]]]:
    """By agency and kind of meeting, for each meeting that the agency is known to have been asked to, whether it came.

    In the order of `meetings`; a kind to which the agency was never asked is left out, and so is such an agency.
    """
    held = list(meetings)
    told: dict[str, dict[MeetingKind, tuple[bool, ...]]] = {}
    for agency, ways in taken_part(case, held).items():
        for one in held:
            if _is_asked(ways.get(one.id, ())):
                kinds = told.setdefault(agency, {})
                kinds[one.nature] = (*kinds.get(one.nature, ()), AttendanceStatus.ATTENDED in ways[one.id])
    return told


def not_agreed(case: Case, meeting: RecordId) -> list[Attendance]:
    """Who came to that meeting and is not put down as having agreed to the confidentiality statement."""
    came = (one for one in attendance_of(case, meeting) if one.status is AttendanceStatus.ATTENDED)
    return [one for one in came if not one.agreed]


def comes_late(case: Case, meeting: RecordId, today: date) -> bool:
    """Whether somebody who comes to that meeting now has missed its agreement to confidentiality.

    What is written up on another day covers nothing: nobody is in the room.
    """
    found = case.find(Meeting, meeting)
    if found is None or not found.is_open or found.held != today:
        return False
    agreed_there = (one.agreed and one.signed is None for one in attendance_of(case, meeting))
    return found.all_agreed or any(agreed_there)


def signed_beforehand(case: Case, meeting: RecordId) -> list[Attendance]:
    """Who on the list of that meeting had signed the confidentiality statement before it."""
    return [one for one in attendance_of(case, meeting) if one.signed is not None]


def came_of_asked(taken: Iterable[Ways]) -> tuple[int, int]:
    """To how many of those meetings somebody came, and for how many it is known that the agency was asked."""
    asked = [ways for ways in taken if _is_asked(ways)]
    return sum(AttendanceStatus.ATTENDED in ways for ways in asked), len(asked)


def _is_asked(ways: Ways) -> bool:
    return any(way not in _NOT_ASKED for way in ways)

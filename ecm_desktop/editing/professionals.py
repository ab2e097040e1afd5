"""Verbs of the people round the child: put a professional down, correct them, and say who is invited next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, open_meeting
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.professionals import Professional, known_as
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.errors import Refused


def introduce(case: Case, professional: Professional) -> Case:
    """Put down who works with the child. Raises Refused without an agency, and for somebody who is there already."""
    _check(professional)
    if known_as(case, professional.agency, professional.name) is not None:
        raise Refused("They are on the list already.")
    return add(case, professional)


def change_professional(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Correct one of them, or say that they left; meetings that were held keep what they wrote."""
    after = revise(case, Professional, key, **changed)
    _check(after.get_one(Professional, key))
    return after


def sign(case: Case, key: RecordId, day: date | None) -> Case:
    """Say on which day they signed the confidentiality statement, None for never; an open meeting's list goes by it.

    Who agreed in that meeting itself has done so, whatever was signed.
    """
    case = revise(case, Professional, key, signed=day)
    meeting = open_meeting(case)
    listed = attendance_of(case, meeting.id) if meeting else []
    for one in listed:
        if one.professional == key and (one.signed is not None or not one.agreed):
            case = revise(case, Attendance, one.id, signed=day, agreed=day is not None)
    return case


def forget(case: Case, key: RecordId) -> Case:
    """Take one of them off; who came to which meeting stays."""
    case.get_one(Professional, key)
    return remove(case, key)


def take_over(case: Case, meeting: RecordId, ids: IdSource) -> Case:
    """Put down everybody on the list of a meeting who is not known yet, and let the list point to them."""
    for one in attendance_of(case, meeting):
        known = known_as(case, one.agency, one.name)
        if known is None:
            known = Professional(id=ids(), agency=one.agency, name=one.name)
            case = add(case, known)
        case = revise(case, type(one), one.id, professional=known.id)
    return case


def invite(case: Case, meeting: RecordId, who: Collection[RecordId]) -> Case:
    """Say who of them was invited to the meeting after this one."""
    told = tuple(one.id for one in case.of(Professional) if one.id in who)
    return revise(case, Meeting, meeting, next_invited=told)


def _check(one: Professional) -> None:
    if not one.agency.strip():
        raise Refused("Say which agency they come from.")

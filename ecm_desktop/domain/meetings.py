"""Meetings, who came, and what was decided there."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record


class MeetingKind(StrEnum):
    """What a meeting is for; one meeting may serve several ends (`combined`)."""

    FORMULATION = "formulation"
    REVIEW = "review"
    CONSULTATION = "consultation"
    FIVE_PS = "five_ps"
    CLOSING = "closing"
    COMBINED = "combined"


class MeetingMode(StrEnum):
    """How people meet; `NOT_SAID` until somebody says it."""

    NOT_SAID = "not_said"
    FACE_TO_FACE = "face_to_face"
    ONLINE = "online"
    MIXED = "mixed"


class Meeting(Record, frozen=True, kw_only=True, tag="meeting"):
    """One meeting about the child. `is_open` while it is going on; one meeting at most is open in a case.

    `parked` is what was put off to another time, `told_child` what the child will be told of it, and by whom,
    `adds_value` what a review says of going on with Enhanced Case Management,
    `moved_from` the days that the next one was set for before, once this one was closed, `next_invited` who of the
    case's professionals was invited to it, `combined_with` what other review or meeting it is at the same time,
    `all_agreed` that those who were there agreed to confidentiality together.
    """

    nature: MeetingKind = MeetingKind.FORMULATION
    held: date
    place: str = ""
    mode: MeetingMode = MeetingMode.NOT_SAID
    chair: str = ""
    is_open: bool = False
    next_date: date | None = None
    notes: str = ""
    parked: str = ""
    told_child: str = ""
    debrief_offered: bool = False
    adds_value: str = ""
    moved_from: tuple[date, ...] = ()
    next_invited: tuple[RecordId, ...] = ()
    all_agreed: bool = False
    combined_with: str = ""


class Decision(Record, frozen=True, kw_only=True, tag="decision"):
    """What a meeting decided; `dissent` is who saw it otherwise, and why."""

    meeting: RecordId
    text: str
    dissent: str = ""


class StepNote(Record, frozen=True, kw_only=True, tag="step_note"):
    """What was noted at one step of a meeting's agenda; `title` is what the step was called then."""

    meeting: RecordId
    step: str
    title: str = ""
    text: str = ""


class AttendanceStatus(StrEnum):
    """How an agency took part; `NOT_SAID` until somebody says it: to stand on the list is not to be invited."""

    NOT_SAID = "not_said"
    INVITED = "invited"
    ATTENDED = "attended"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    SENT_INFORMATION = "sent_information"
    NOT_INVITED = "not_invited"


class Attendance(Record, frozen=True, kw_only=True, tag="attendance"):
    """One professional's part in one meeting; `agreed` when the confidentiality statement was agreed to, which for
    one who had `signed` it beforehand was on that day.

    `professional` is who of the case's professionals it is; agency and name stay as they were at that meeting.
    `joined` and `left` are the times of the day for one who was not there from the beginning, or not to the end.
    """

    meeting: RecordId
    agency: str
    name: str = ""
    status: AttendanceStatus = AttendanceStatus.NOT_SAID
    agreed: bool = False
    joined: time | None = None
    left: time | None = None
    professional: RecordId | None = None
    signed: date | None = None

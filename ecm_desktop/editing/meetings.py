"""Verbs of a meeting: open it, tick who came, put down what it decided, close it, name the next date."""

from __future__ import annotations

from datetime import date, time

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, latest_meeting, open_meeting, step_notes_of
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Decision, Meeting, StepNote
from ecm_desktop.domain.professionals import asked_to_meetings, known_as
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.errors import Refused

# who sits round the table at a first meeting when nothing else is known (facts 2.5)
CORE_GROUP = (
    "Senior practitioner", "Psychologist", "YJS case manager", "Children’s social care", "Education", "Police",
    "Health",
)  # fmt: skip


def open_new_meeting(case: Case, meeting: Meeting, ids: IdSource, agencies: tuple[str, ...] = CORE_GROUP) -> Case:
    """Open a meeting. On its list are the case's professionals, and who else was on the list last time.

    Where nobody is known yet, the core group is. Who was invited beforehand is put down so.
    Raises Refused while another meeting is open, and for a day before the child was born.
    """
    check_held(case, meeting.held)
    if open_meeting(case) is not None:
        raise Refused("Close the meeting that is open before you open another.")
    listed = _expected(case, meeting.id, ids)
    listed = listed or [Attendance(id=ids(), meeting=meeting.id, agency=agency) for agency in agencies]
    return add(case, meeting, *listed)


def _expected(case: Case, meeting: RecordId, ids: IdSource) -> list[Attendance]:
    """A line for each professional of the case, then for those of the last meeting who are none of them."""
    last = latest_meeting(case)
    ways = {True: AttendanceStatus.INVITED, False: AttendanceStatus.NOT_SAID}
    expected = [
        Attendance(
            id=ids(), meeting=meeting, agency=one.agency, name=one.name, professional=one.id,
            status=ways[last is not None and one.id in last.next_invited],
            agreed=one.signed is not None, signed=one.signed,
        )
        for one in asked_to_meetings(case)
    ]  # fmt: skip
    others = [one for one in attendance_of(case, last.id) if not _is_known(case, one)] if last else []
    return expected + [Attendance(id=ids(), meeting=meeting, agency=one.agency, name=one.name) for one in others]


def _is_known(case: Case, one: Attendance) -> bool:
    """Whether a line of a list is of a professional of the case, whoever may have left since."""
    return one.professional is not None or known_as(case, one.agency, one.name) is not None


def change_meeting(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Say more about a meeting. Another day for the next one, said after this one was closed, keeps the day before."""
    before = case.get_one(Meeting, key)
    if "next_date" in changed and changed["next_date"] != before.next_date:
        changed["moved_from"] = _moved_from(before)
    after = revise(case, Meeting, key, **changed)
    meeting = after.get_one(Meeting, key)
    check_next(meeting, meeting.next_date)
    check_held(case, meeting.held)
    return after


def _moved_from(meeting: Meeting) -> tuple[date, ...]:
    if meeting.is_open or meeting.next_date is None:
        return meeting.moved_from
    return (*meeting.moved_from, meeting.next_date)


def check_next(meeting: Meeting, day: date | None) -> None:
    """Raises Refused for a next meeting before this one."""
    if day is not None and day < meeting.held:
        raise Refused("The next meeting cannot be before this one.")


def check_held(case: Case, held: date) -> None:
    """Raises Refused for a meeting before the child was born."""
    if case.born and held < case.born:
        raise Refused("A meeting cannot be before the child was born.")


def decide(case: Case, decision: Decision) -> Case:
    """Put down what a meeting decided."""
    _check_said(decision.text)
    case.get_one(Meeting, decision.meeting)
    return add(case, decision)


def change_decision(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Say a decision better, or who saw it otherwise."""
    after = revise(case, Decision, key, **changed)
    _check_said(after.get_one(Decision, key).text)
    return after


def drop_decision(case: Case, key: RecordId) -> Case:
    """Take a decision out of its meeting."""
    case.get_one(Decision, key)
    return remove(case, key)


def _check_said(text: str) -> None:
    if not text.strip():
        raise Refused("Write it down in a few words first.")


def note_step(case: Case, note: StepNote) -> Case:
    """Note something at a step of a meeting's agenda, in place of what was noted there; an empty note goes."""
    case.get_one(Meeting, note.meeting)
    there = next((one for one in step_notes_of(case, note.meeting) if one.step == note.step), None)
    if not note.text.strip():
        return remove(case, there.id) if there else case
    return revise(case, StepNote, there.id, text=note.text, title=note.title) if there else add(case, note)


def close_meeting(case: Case, key: RecordId) -> Case:
    """Close a meeting: what was said stays, nothing more is ticked."""
    return revise(case, Meeting, key, is_open=False)


def remove_meeting(case: Case, key: RecordId) -> Case:
    """Take a meeting away with its attendance, decisions, notes, positions and ages; its plan stays."""
    case.get_one(Meeting, key)
    return remove(case, key)


def ask(case: Case, attendance: Attendance) -> Case:
    """Put one more professional on the list of a meeting."""
    if not attendance.agency.strip():
        raise Refused("Say which agency they come from.")
    case.get_one(Meeting, attendance.meeting)
    return add(case, attendance)


def mark(case: Case, key: RecordId, status: AttendanceStatus) -> Case:
    """Say how somebody took part; who did not come was there at no time."""
    times = {} if status is AttendanceStatus.ATTENDED else {"joined": None, "left": None}
    return revise(case, Attendance, key, status=status, **times)


def change_attendance(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Correct the agency, the name, the agreement or the times of somebody on the list."""
    after = revise(case, Attendance, key, **changed)
    check_stay(after.get_one(Attendance, key))
    return after


def check_stay(one: Attendance) -> None:
    """Raises Refused for somebody who left before they joined."""
    if one.joined is not None and one.left is not None and one.left < one.joined:
        raise Refused("Nobody can leave before they joined.")


def arrive_late(case: Case, key: RecordId, joined: time) -> Case:
    """Somebody on the list came after the others had agreed to confidentiality, and agreed to it before anything else.

    `joined` is the time of the day.
    """
    return revise(case, Attendance, key, status=AttendanceStatus.ATTENDED, agreed=True, joined=joined, left=None)


def strike(case: Case, key: RecordId) -> Case:
    """Take somebody off the list."""
    case.get_one(Attendance, key)
    return remove(case, key)


def all_agree(case: Case, meeting: RecordId) -> Case:
    """Everybody who came agreed to the confidentiality statement, or had signed it before; none while nobody did."""
    present = [one for one in attendance_of(case, meeting) if one.status is AttendanceStatus.ATTENDED]
    for one in present:
        case = revise(case, Attendance, one.id, agreed=True)
    return revise(case, Meeting, meeting, all_agreed=True) if present else case

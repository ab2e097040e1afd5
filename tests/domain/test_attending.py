"""Who came late, and how often an agency came where it was asked."""

from __future__ import annotations

from datetime import date, time

import pytest
from builders import a_case

from ecm_desktop.domain.attending import comes_late
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.meetings import AttendanceStatus, Meeting
from ecm_desktop.editing import meetings
from ecm_desktop.errors import Refused


def test_late_is_who_comes_after_the_others_agreed_and_while_the_meeting_is_open() -> None:
    case = meetings.open_new_meeting(
        a_case().build(), Meeting(id="m", held=date(2026, 11, 1), is_open=True), counting("a")
    )
    first = attendance_of(case, "m")[0].id
    case = meetings.mark(case, first, AttendanceStatus.ATTENDED)
    today = date(2026, 11, 1)
    assert not comes_late(case, "m", today)
    case = meetings.all_agree(case, "m")
    assert comes_late(case, "m", today)
    assert not comes_late(case, "m", date(2026, 11, 2))  # written up later
    assert not comes_late(meetings.close_meeting(case, "m"), "m", today)


def test_nobody_leaves_before_they_joined() -> None:
    case = meetings.open_new_meeting(
        a_case().build(), Meeting(id="m", held=date(2026, 11, 1), is_open=True), counting("a")
    )
    first = attendance_of(case, "m")[0].id
    with pytest.raises(Refused):
        meetings.change_attendance(case, first, joined=time(11), left=time(10))

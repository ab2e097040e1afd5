"""The invitation as a calendar file, read back with another's eyes; and the times of a day as they are typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ecm_desktop.errors import Refused
from ecm_desktop.exchange.invitation import Guest, Invited, calendar_file
from ecm_desktop.intake.clock_times import read_times

MADE = datetime(2026, 11, 1, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def read_back(of: Invited):
    (event,) = Calendar.from_ical(calendar_file(of, MADE)).walk("VEVENT")
    return event


@pytest.mark.parametrize("day", [date(2027, 1, 12), date(2027, 7, 12)], ids=["winter", "summer"])
def test_ten_is_ten_in_this_country_at_any_time_of_the_year(day: date) -> None:
    event = read_back(Invited("m1", "Review meeting", day, "Where: Room 2", time(10), time(12), "Ystafell ŵ"))
    assert event.decoded("DTSTART") == datetime.combine(day, time(10), LONDON)
    assert event.decoded("DTEND").astimezone(UTC).hour == (12 if day.month == 1 else 11)
    assert event["LOCATION"] == "Ystafell ŵ"
    assert event["CLASS"] == "PRIVATE"


def test_without_a_time_it_is_the_whole_day_and_without_an_end_two_hours() -> None:
    whole = read_back(Invited("m1", "Review meeting", date(2027, 1, 12), ""))
    assert (whole.decoded("DTSTART"), whole.decoded("DTEND")) == (date(2027, 1, 12), date(2027, 1, 13))
    two = read_back(Invited("m1", "Review meeting", date(2027, 1, 12), "", time(10)))
    assert two.decoded("DTEND") - two.decoded("DTSTART") == timedelta(hours=2)


def test_a_meeting_that_is_moved_replaces_itself_in_a_calendar() -> None:
    first = read_back(Invited("m1", "Review meeting", date(2027, 1, 12), ""))
    moved = read_back(Invited("m1", "Review meeting", date(2027, 1, 19), "", moved=1))
    assert first["UID"] == moved["UID"]
    assert int(moved["SEQUENCE"]) > int(first["SEQUENCE"])


def test_the_file_bears_the_row_of_the_audit_and_without_one_says_nothing_of_it() -> None:
    of, head = Invited("m1", "Review meeting", date(2027, 1, 12), ""), "12-" + "ab" * 32
    assert Calendar.from_ical(calendar_file(of, MADE, head))["X-ECM-AUDIT"] == head
    assert "X-ECM-AUDIT" not in Calendar.from_ical(calendar_file(of, MADE))


def test_with_somebody_who_invites_it_asks_each_of_them_for_an_answer() -> None:
    by, core = Guest("Jo Castleton", "jo@yjs.example"), Guest("Siân Ŵyn", "sian@school.example")
    sometimes = Guest("", "duty@police.example", is_core=False)
    of = Invited("m1", "Review meeting", date(2027, 1, 12), "", by=by, guests=(core, sometimes))
    data = calendar_file(of, MADE)
    assert Calendar.from_ical(data)["METHOD"] == "REQUEST"
    event = read_back(of)
    assert (event["ORGANIZER"], event["ORGANIZER"].params["CN"]) == ("mailto:jo@yjs.example", "Jo Castleton")
    first, second = event["ATTENDEE"]
    assert (first, first.params["CN"], first.params["ROLE"]) == (
        "mailto:sian@school.example", "Siân Ŵyn", "REQ-PARTICIPANT",
    )  # fmt: skip
    assert (second, second.params["ROLE"], second.params["RSVP"]) == (
        "mailto:duty@police.example", "OPT-PARTICIPANT", "TRUE",
    )  # fmt: skip


def test_with_nobody_who_invites_it_names_nobody() -> None:
    of = Invited("m1", "Review meeting", date(2027, 1, 12), "", guests=(Guest("Siân", "sian@school.example"),))
    data = calendar_file(of, MADE)
    assert Calendar.from_ical(data)["METHOD"] == "PUBLISH"
    assert b"@school" not in data


@given(st.text(max_size=40))
def test_no_name_breaks_out_of_its_line(name: str) -> None:
    by = Guest(name, "jo@yjs.example")
    data = calendar_file(Invited("m1", "Review meeting", date(2027, 1, 12), "", by=by, guests=(by,)), MADE)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["ATTENDEE"] == "mailto:jo@yjs.example"


@given(st.text(max_size=300), st.text(max_size=80))
def test_no_words_break_out_of_their_line(words: str, place: str) -> None:
    data = calendar_file(Invited("m1", "Review meeting", date(2027, 1, 12), words, place=place), MADE)
    calendar = Calendar.from_ical(data)
    assert [one.name for one in calendar.walk()] == ["VCALENDAR", "VEVENT"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("10:00 to 12:00", time(10), time(12)), ("2pm", time(14), None), ("10 to 2pm", time(10), time(14)),
        ("2 to 4pm", time(14), time(16)), ("10.30-12", time(10, 30), time(12)), ("9", time(9), None),
        ("13:00–15:30", time(13), time(15, 30)), ("11am to 1pm", time(11), time(13)), ("12pm", time(12), None),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_typed(typed: str, begins: time, ends: time | None) -> None:
    assert read_times(typed) == (begins, ends)


@pytest.mark.parametrize("typed", ["25", "4pm to 2pm", "soon", "2 to 4", "10:75", "0pm", "13pm"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_times(typed)


def test_no_words_are_no_time() -> None:
    assert read_times("  ") is None

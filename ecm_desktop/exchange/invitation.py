"""An invitation as a calendar file (.ics, RFC 5545), by the library icalendar: it names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WHERE = ZoneInfo("Europe/London")
LASTS = timedelta(hours=2)  # where nobody said when it ends


@dataclass(frozen=True)
class Invited:
    """One meeting: `key` stays the same and `moved` counts on when it is moved, so that calendars take it as a change.

    `begins` None is for the whole day; `ends` None for two hours.
    """

    key: str
    title: str
    day: date
    words: str
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    moved: int = 0


def calendar_file(of: Invited, made: datetime) -> bytes:
    """The file in UTF-8; the same bytes for the same meeting, made at the same moment."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", f"{of.key}@ecm-desktop")
    event.add("dtstamp", made)
    event.add("sequence", of.moved)
    event.add("summary", of.title)
    event.add("dtstart", of.day if of.begins is None else datetime.combine(of.day, of.begins, WHERE))
    event.add("dtend", _end(of))
    event.add("class", "PRIVATE")
    event.add("description", of.words)
    if of.place:
        event.add("location", of.place)
    calendar = Calendar()
    for name, value in (("prodid", "-//ECM Desktop//EN"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=date(of.day.year, 1, 1), last_date=date(of.day.year + 1, 1, 1))
    return bytes(calendar.to_ical())


def _end(of: Invited) -> date | datetime:
    if of.begins is None:
        return of.day + timedelta(days=1)
    begins = datetime.combine(of.day, of.begins, WHERE)
    return datetime.combine(of.day, of.ends, WHERE) if of.ends is not None else begins + LASTS

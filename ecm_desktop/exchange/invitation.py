"""An invitation as a calendar file (.ics, RFC 5545), by the library icalendar: it never names the child.

Without somebody who invites it names nobody at all; with one it is a request (RFC 5546) that calendars answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Event

WHERE = ZoneInfo("Europe/London")
LASTS = timedelta(hours=2)  # where nobody said when it ends


@dataclass(frozen=True)
class Guest:
    """A professional with an e-mail address; `is_core` when the meeting needs them."""

    name: str = field(repr=False)
    mail: str = field(repr=False)
    is_core: bool = True


@dataclass(frozen=True)
class Invited:
    """One meeting: `key` stays the same and `moved` counts on when it is moved, so that calendars take it as a change.

    `begins` None is for the whole day; `ends` None for two hours. `by` invites the `guests`, None for nobody named.
    """

    key: str
    title: str
    day: date
    words: str
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    moved: int = 0
    by: Guest | None = None
    guests: tuple[Guest, ...] = ()


def calendar_file(of: Invited, made: datetime, audit_head: str = "") -> bytes:
    """The file in UTF-8; the same bytes for the same meeting, made at the same moment.

    `audit_head` is the audit's row of the case as it is, "" where nothing tells.
    """
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
    if of.by is not None:
        _address(event, of.by, of.guests)
    calendar = Calendar()
    method = "PUBLISH" if of.by is None else "REQUEST"
    for name, value in (("prodid", "-//ECM Desktop//EN"), ("version", "2.0"), ("method", method)):
        calendar.add(name, value)
    if audit_head:
        calendar.add("x-ecm-audit", audit_head)
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=date(of.day.year, 1, 1), last_date=date(of.day.year + 1, 1, 1))
    return bytes(calendar.to_ical())


def _address(event: Event, by: Guest, guests: Iterable[Guest]) -> None:
    """Say who invites whom, and ask each of them for an answer."""
    from icalendar import vCalAddress

    def called(one: Guest) -> vCalAddress:
        address = vCalAddress(f"mailto:{one.mail}")
        name = "".join(letter for letter in one.name if letter.isprintable()).strip()
        if name:
            address.params["CN"] = name
        return address

    event.add("organizer", called(by))
    for guest in guests:
        asked = called(guest)
        role = "REQ-PARTICIPANT" if guest.is_core else "OPT-PARTICIPANT"
        asked.params.update({"ROLE": role, "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"})
        event.add("attendee", asked, encode=False)


def _end(of: Invited) -> date | datetime:
    if of.begins is None:
        return of.day + timedelta(days=1)
    begins = datetime.combine(of.day, of.begins, WHERE)
    return datetime.combine(of.day, of.ends, WHERE) if of.ends is not None else begins + LASTS

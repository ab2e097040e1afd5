"""Verbs of where events stand on the timeline: on other dates, in other lanes, parted in two, or without a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import open_meeting
from ecm_desktop.domain.dates import When, not_known
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.saved_views import SavedView
from ecm_desktop.domain.spells import lasts
from ecm_desktop.editing.life import change_event
from ecm_desktop.editing.records import add
from ecm_desktop.editing.spans import parted


class Place(NamedTuple):
    """When and in which lane."""

    when: When
    lane: str


def place_events(case: Case, places: Mapping[RecordId, Place]) -> Case:
    """Put events elsewhere, all in one step. What the sources told stays with them.

    A date that no source told is agreed in the meeting that is open, if one is.
    """
    for key, (when, lane) in places.items():
        agreed = agreed_in(case, case.get_one(LifeEvent, key), when)
        case = change_event(case, key, when=when, lane=lane, agreed=agreed)
    return case


def without_date(case: Case, keys: Iterable[RecordId]) -> Case:
    """Take the dates of events away; they wait in the tray, and what the sources told stays with them."""
    return place_events(case, {key: Place(not_known(), case.get_one(LifeEvent, key).lane) for key in keys})


def call_lane(case: Case, lane: str, other: str) -> Case:
    """Call a lane of the case's own otherwise: its events, and the views that ask for it, go by the `other` key."""
    events = [replace(one, lane=other) for one in case.of(LifeEvent) if one.lane == lane]
    views = (one for one in case.of(SavedView) if lane in one.lanes)
    asked = (replace(one, lanes=tuple(other if key == lane else key for key in one.lanes)) for one in views)
    return case.put(*events, *asked)


def part_event(case: Case, key: RecordId, cut: When, new: RecordId) -> Case:
    """Make two of one event: what lasted ends at the `cut`, where the other begins; of one happening there are two.

    Who told of the one told of both; notes, links and what rests on it stay with the first. Raises Refused.
    """
    first = case.get_one(LifeEvent, key)
    before, after = parted(first.when, cut) if lasts(first.when) else (first.when, first.when)
    agreed = agreed_in(case, first, after) or first.agreed
    second = replace(first, id=new, note="", when=after, agreed=agreed)
    return add(change_event(case, key, when=before, agreed=agreed), second)


def repeat_events(case: Case, keys: Iterable[RecordId], ids: IdSource) -> Case:
    """The same again, to be changed: what, when, in which lane and who; nobody has told of it, nothing rests on it."""
    for key in keys:
        one = case.get_one(LifeEvent, key)
        same = replace(one, id=ids(), tellings=(), adversities=(), suggested=(), note="", agreed=None)
        case = add(case, same)
    return case


def agreed_in(case: Case, event: LifeEvent, when: When) -> RecordId | None:
    """The meeting that puts an event on a date no source told; the one that had put it there, where it stays."""
    if when.interval == event.when.interval and (when.start, when.end) == (event.when.start, event.when.end):
        return event.agreed
    dated = [one.when for one in event.tellings if one.when.is_dated]
    meeting = open_meeting(case)
    if meeting is None or not dated or any(one.interval == when.interval for one in dated):
        return None
    return meeting.id

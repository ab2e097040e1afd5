"""Verbs about what happened: add an event, say it better, move it in time, join two, link them, take one away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval, Precision, When, add_months, on_day
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.editing.records import add, remove, repoint, revise
from ecm_desktop.errors import Refused

T = TypeVar("T")
Shift = Callable[[date], date]

LONGEST_TITLE = 2000  # letters: more belongs into the note
LONGEST_NOTE = 200_000


def add_event(case: Case, event: LifeEvent, source: Source | None = None) -> Case:
    """Put an event on the timeline, with its source when that is new."""
    _checked(event)
    return add(case, *([source] if source else []), event)


def change_event(case: Case, key: RecordId, /, **changed: object) -> Case:
    """Say an event better."""
    after = revise(case, LifeEvent, key, **changed)
    _checked(after.get_one(LifeEvent, key))
    return after


def move_event(case: Case, key: RecordId, day: date) -> Case:
    """Move an event so that it begins about `day`, as exactly as it was told before.

    An event told to the day moves to that day; one told by the month moves by whole months, one told by the year by
    whole years. What each source said stays with the source. An event without a date is put on that day.
    """
    event = case.get_one(LifeEvent, key)
    if not event.when.is_dated:
        return case.put(replace(event, when=on_day(day)))
    return case.put(replace(event, when=moved(event.when, day)))


def moved(when: When, day: date) -> When:
    """`when` moved so that its anchor comes nearest to `day` in steps of its own exactness; the old words go."""
    anchor = when.anchor
    if anchor is None:
        return on_day(day)
    if when.precision is Precision.DAY:
        shift = day - anchor
        return _shifted(when, lambda one: one + shift, lambda one: one + shift)
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    if when.precision not in _BY_MONTH:
        months = 12 * round(months / 12)
    tomorrow = timedelta(days=1)
    return _shifted(
        when, lambda one: add_months(one, months), lambda one: add_months(one + tomorrow, months) - tomorrow
    )


_BY_MONTH = frozenset({Precision.MONTH, Precision.SEASON, Precision.TERM, Precision.AGE, Precision.WINDOW})


def merge_events(case: Case, kept: RecordId, other: RecordId) -> Case:
    """Make two records of one happening one: the first stays and takes over the other's tellings, people and tags."""
    if kept == other:
        raise Refused("Choose two different events.")
    first, second = case.get_one(LifeEvent, kept), case.get_one(LifeEvent, other)
    one = replace(
        first,
        tellings=_union(first.tellings, second.tellings),
        people=_union(first.people, second.people),
        adversities=_union(first.adversities, second.adversities),
        suggested=_union(first.suggested, second.suggested),
        note="\n\n".join(part for part in (first.note, second.note) if part),
    )
    after = repoint(case.put(one), other, kept)
    loops = [link.id for link in after.of(Link) if link.source == link.target]
    return remove(after, other, *loops)


def remove_event(case: Case, key: RecordId) -> Case:
    """Take an event off the timeline, with its notes and links."""
    case.get_one(LifeEvent, key)
    return remove(case, key)


def link_events(case: Case, link: Link) -> Case:
    """Say that one event seems to bear on another."""
    if link.source == link.target:
        raise Refused("Choose two different events.")
    case.get_one(LifeEvent, link.source)
    case.get_one(LifeEvent, link.target)
    return add(case, link)


def annotate(case: Case, note: Annotation) -> Case:
    """Put a note on a record."""
    if note.target not in case:
        raise Refused("That is no longer in the case.")
    return add(case, note)


def take_up_tag(case: Case, key: RecordId, tag: str) -> Case:
    """Agree to a tag that was only suggested."""
    event = case.get_one(LifeEvent, key)
    return case.put(
        replace(
            event,
            adversities=_union(event.adversities, (tag,)),
            suggested=tuple(one for one in event.suggested if one != tag),
        )
    )


def _checked(event: LifeEvent) -> None:
    if not event.title.strip():
        raise Refused("Say in a few words what happened.")
    if len(event.title) > LONGEST_TITLE:
        raise Refused("Shorten the title to {most} letters and put the rest into the note.", most=LONGEST_TITLE)
    if len(event.note) > LONGEST_NOTE:
        raise Refused("A note can hold {most} letters.", most=LONGEST_NOTE)
    if event.when.earliest and event.when.latest and event.when.latest < event.when.earliest:
        raise Refused("The end lies before the beginning.")


def _union(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _shifted(when: When, first: Shift, last: Shift) -> When:
    def both(interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        return Interval(interval.earliest and first(interval.earliest), interval.latest and last(interval.latest))

    whole = both(when.interval) or Interval()
    return replace(
        when,
        earliest=whole.earliest,
        latest=whole.latest,
        start=both(when.start),
        end=both(when.end),
        words="",
        flag=None,
    )

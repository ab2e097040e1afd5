"""Verbs about what happened: add an event, say it better, join two, link them, take one away."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing.records import add, remove, repoint, revise
from ecm_desktop.editing.spans import rejoined
from ecm_desktop.errors import Refused

T = TypeVar("T")

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


def merge_events(case: Case, kept: RecordId, other: RecordId) -> Case:
    """Make two records of one happening one: the first stays and takes over the other's tellings, people and tags.

    What no source tells of the other goes to the note. Two parts of what lasted, one of which ends as the other begins,
    are put together again. Raises Refused where not the same people may see both.
    """
    if kept == other:
        raise Refused("Choose two different events.")
    first, second = case.get_one(LifeEvent, kept), case.get_one(LifeEvent, other)
    if (first.visibility, set(first.named)) != (second.visibility, set(second.named)):
        raise Refused("Not the same people may see these two. Say first who may see them, for both alike.")
    whole = rejoined(first.when, second.when)
    says_no_more = first.title == second.title and (whole is not None or first.when == second.when)
    told = "" if says_no_more else _untold(second)
    when = first.when if whole is None else _as_told(whole, first)
    one = replace(
        first,
        when=when,
        agreed=None if any(one.when == when for one in first.tellings) else first.agreed,
        tellings=_union(first.tellings, second.tellings),
        people=_union(first.people, second.people),
        adversities=_union(first.adversities, second.adversities),
        suggested=_union(first.suggested, second.suggested),
        effect="\n\n".join(dict.fromkeys(part for part in (first.effect, second.effect) if part)),
        note="\n\n".join(part for part in (first.note, told, second.note) if part),
        sensitive=first.sensitive or second.sensitive,
    )
    _checked(one)
    after = repoint(case.put(one), other, kept)
    loops = [link.id for link in after.of(Link) if link.source == link.target]
    alone = (replace(note, towards=None) for note in after.of(Annotation) if note.towards == note.target)
    return remove(after.put(*alone), other, *loops)


def _as_told(when: When, event: LifeEvent) -> When:
    """A date in the words of the source that told just this, if one did."""
    days = (when.interval, when.start, when.end)
    told = (one.when for one in event.tellings if (one.when.interval, one.when.start, one.when.end) == days)
    return next(told, when)


def _untold(event: LifeEvent) -> str:
    """An event that no source tells, in a line: its title and when it was, as said."""
    if event.tellings:
        return ""
    return ", ".join(part for part in (event.title, event.when.words) if part)


def remove_event(case: Case, *keys: RecordId) -> Case:
    """Take events off the timeline, with their notes and links."""
    for key in keys:
        case.get_one(LifeEvent, key)
    return remove(case, *keys)


def link_events(case: Case, link: Link) -> Case:
    """Say that one event seems to bear on another. Raises Refused without another, and where that is said already."""
    if link.source == link.target or link.target not in case:
        raise Refused("Choose another event that this one seems to bear on.")
    case.get_one(LifeEvent, link.source)
    case.get_one(LifeEvent, link.target)
    if any((one.source, one.target) == (link.source, link.target) for one in case.of(Link)):
        raise Refused("That is said already; take the thread off first to say it otherwise.")
    if len(link.note) > LONGEST_TITLE:
        raise Refused("Shorten this to {most} letters.", most=LONGEST_TITLE)
    return add(case, link)


def unlink_events(case: Case, key: RecordId) -> Case:
    """Take a thread between two events off."""
    case.get_one(Link, key)
    return remove(case, key)


def annotate(case: Case, note: Annotation) -> Case:
    """Put a note on a record; raises Refused for one that says nothing, or too much."""
    if not note.text.strip():
        raise Refused("Write the note first.")
    if len(note.text) > LONGEST_NOTE:
        raise Refused("A note can hold {most} letters.", most=LONGEST_NOTE)
    if note.target not in case:
        raise Refused("That is no longer in the case.")
    if note.towards is not None:
        case.get_one(LifeEvent, note.towards)
        if note.towards == note.target:
            raise Refused("Choose two different events.")
    return add(case, note)


def share_note(case: Case, key: RecordId, visibility: Visibility) -> Case:
    """Say who may read a note: its author only, whoever opens the case, or these and whoever gets its files."""
    return revise(case, Annotation, key, visibility=visibility)


def remove_note(case: Case, key: RecordId) -> Case:
    """Take a note off what it is pinned to, with the answers to it."""
    case.get_one(Annotation, key)
    return remove(case, key)


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
    if max(len(event.note), len(event.effect)) > LONGEST_NOTE:
        raise Refused("A note can hold {most} letters.", most=LONGEST_NOTE)
    if event.when.earliest and event.when.latest and event.when.latest < event.when.earliest:
        raise Refused("The end lies before the beginning.")


def _union(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))

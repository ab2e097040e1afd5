"""The psychologist's own text of a formulation, under headings, with citations: `[2]` in it stands for an event.

What a number stands for is kept beside the text, so that an event that is hidden, merged or removed takes its number
along, and the text stays words that anybody can read, search and export.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import partial

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import earlier_meetings
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record

_NUMBER = re.compile(r"\[([1-9]\d{0,2})\]")
_WITH_SPACE = re.compile(r"[ \u00a0]?\[([1-9]\d{0,2})\]")


class Heading(StrEnum):
    """The headings there are, in their order; each edition prints some of them."""

    STORY = "story"
    STRENGTHS = "strengths"
    NOW = "now"
    UNDERSTANDING = "understanding"
    KEEPS_GOING = "keeps_going"
    HELPS = "helps"
    NOT_KNOWN = "not_known"


class Passage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is written under one heading, and the day on which it was last changed."""

    heading: Heading
    text: str
    changed: date | None = None

    def __repr__(self) -> str:
        return f"<Passage {self.heading}>"


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The event that a number in the text stands for."""

    number: int
    event: RecordId


class Writing(Record, frozen=True, kw_only=True, tag="writing"):
    """The text for one meeting: a passage for each heading under which something stands, and what is cited in them."""

    meeting: RecordId | None = None
    passages: tuple[Passage, ...] = ()
    cites: tuple[Citation, ...] = ()
    author: str = ""

    def text(self, heading: Heading) -> str:
        """What stands under a heading, "" for nothing."""
        return next((one.text for one in self.passages if one.heading is heading), "")

    def event(self, number: int) -> RecordId | None:
        """The event that a number stands for; None for a number that is none of ours."""
        return next((one.event for one in self.cites if one.number == number), None)


def writing_id(meeting: RecordId | None) -> RecordId:
    """The id of a meeting's text: there is one for each."""
    return f"writing-{meeting or 'none'}"


def writing_of(case: Case, meeting: RecordId | None) -> Writing:
    """The text for a meeting; an empty one before anything was written."""
    key = writing_id(meeting)
    return case.find(Writing, key) or Writing(id=key, meeting=meeting)


def writing_standing(case: Case, meeting: RecordId | None) -> Writing:
    """The text that holds at a meeting: its own, else that of the latest meeting before it that has one."""
    own = writing_of(case, meeting)
    if own.passages or meeting is None:
        return own
    return next(
        (one for before in earlier_meetings(case, meeting) if (one := writing_of(case, before.id)).passages), own
    )


def numbers_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Every number in brackets: the number, where it begins, and where it ends."""
    return ((int(found[1]), found.start(), found.end()) for found in _NUMBER.finditer(text))


def next_number(writing: Writing, texts: Iterable[str]) -> int:
    """A number that neither stands for an event nor in one of the texts already."""
    taken = {one.number for one in writing.cites} | {n for text in texts for n, _, _ in numbers_in(text)}
    return next(n for n in range(1, len(taken) + 2) if n not in taken)


def renumbered(writing: Writing) -> Writing:
    """The text with its citations counted in the order in which they come; what nothing cites any more is dropped.

    Numbers in brackets that stand for no event are somebody's own words: they stay as they are, and are passed over.
    """
    ordered = sorted(writing.passages, key=lambda one: list(Heading).index(one.heading))
    found = [n for one in ordered for n, _, _ in numbers_in(one.text)]
    own = {n for n in found if writing.event(n) is None}
    free = (n for n in range(1, 1000) if n not in own)
    by_event: dict[RecordId, int] = {}
    for number in found:
        event = writing.event(number)
        if event is not None and event not in by_event:
            by_event[event] = next(free)
    new = {one.number: by_event[one.event] for one in writing.cites if one.event in by_event}
    passages = tuple(replace(one, text=_with_numbers(one.text, new)) for one in ordered)
    return replace(writing, passages=passages, cites=tuple(Citation(number=n, event=e) for e, n in by_event.items()))


def cited(texts: Iterable[str], writing: Writing, there: Collection[RecordId]) -> tuple[list[str], list[RecordId]]:
    """Texts as they are printed, and the events behind their numbers, counted from 1 in the order in which they come.

    Citations of events that are not `there` are gone, and no gap is left.
    """
    printed: list[RecordId] = []
    told = []
    for text in texts:
        dead = {n for n, _, _ in numbers_in(text) if (event := writing.event(n)) is not None and event not in there}
        alive = _WITH_SPACE.sub(partial(_unless_among, dead), text)
        events = [event for n, _, _ in numbers_in(alive) if (event := writing.event(n)) is not None]
        printed += [event for event in dict.fromkeys(events) if event not in printed]
        places = {n: printed.index(event) + 1 for n, _, _ in numbers_in(alive) if (event := writing.event(n))}
        told.append(_with_numbers(alive, places))
    return told, printed


def _unless_among(dead: Container[int], cited: re.Match[str]) -> str:
    return "" if int(cited[1]) in dead else cited[0]


def _with_numbers(text: str, new: Mapping[int, int]) -> str:
    return _NUMBER.sub(lambda found: f"[{new.get(int(found[1]), int(found[1]))}]", text)


def carried_over(
    heading: Heading, earlier: Writing, now: Writing, there: Collection[RecordId]
) -> tuple[str, dict[int, RecordId]]:
    """What stood under a heading in an `earlier` text, with the numbers that its events have `now`.

    Events that have no number now get one that is free: these are told apart. Citations of events that are not `there`
    are gone.
    """
    text = earlier.text(heading)
    events = {n: event for n, _, _ in numbers_in(text) if (event := earlier.event(n)) is not None}
    dead = {n for n, event in events.items() if event not in there}
    places = {one.event: one.number for one in reversed(now.cites)}
    new: dict[int, RecordId] = {}
    for event in events.values():
        if event in there and event not in places:
            cites = (*now.cites, *(Citation(number=n, event=one) for n, one in new.items()))
            free = next_number(replace(now, cites=cites), (text, *(one.text for one in now.passages)))
            places[event], new[free] = free, event
    alive = _WITH_SPACE.sub(partial(_unless_among, dead), text)
    return _with_numbers(alive, {n: places[event] for n, event in events.items() if event in there}), new

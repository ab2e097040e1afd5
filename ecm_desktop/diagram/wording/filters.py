"""A filter in words: what each part of it asks for, what there is to choose from, and how much of the life is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ecm_desktop.diagram.filtered import asked_of, hidden_in
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording.terms import adversity_words, lane_title, lanes_of, term
from ecm_desktop.diagram.wording.times import day_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter, Part, parts, teller, tellers, told_by
from ecm_desktop.domain.life import Adversity, Certainty, LifeEvent, Source
from ecm_desktop.domain.people import Person


class Offered(NamedTuple):
    """Something to filter by: in words, and how many events of the case it lets through."""

    part: Part
    words: str
    n: int


def part_words(part: Part, shown: Filter, case: Case, setting: Setting) -> str:
    """What one part of a filter asks for: "told by school", "told by school alone", "from 1 Sep 2016"."""
    words = setting.words
    if part.field == "agencies":
        if not part.key:
            return words("told by nobody named")
        key = "told by {agency} alone" if shown.alone and len(shown.agencies) == 1 else "told by {agency}"
        return words(key, agency=agency_name(case, part.key, setting))
    if part.field == "alone":
        return words("and by nobody else")
    if part.field == "period":
        first, last = (day_short(one, words) if one else "" for one in (shown.first, shown.last))
        if first and last:
            return words("{first} to {last}", first=first, last=last)
        return words("from {day}", day=first) if first else words("until {day}", day=last)
    return key_words(part, case, setting)


def key_words(part: Part, case: Case, setting: Setting) -> str:
    """What a lane, somebody, a tag, a certainty or an agency is called."""
    words = setting.words
    if part.field == "agencies":
        return agency_name(case, part.key, setting) if part.key else words("Nobody named")
    if part.field == "people":
        person = case.find(Person, part.key)
        return (called(person, setting) if person else "") or words("somebody who is not known")
    if part.field == "certainties":
        return term(Certainty(part.key), words)
    return lane_title(part.key, setting) if part.field == "lanes" else adversity_words(part.key, words)


def agency_name(case: Case, key: str, setting: Setting) -> str:
    """What an agency is called, as it may be shown."""
    names = (one.agency or one.file for one in case.of(Source))
    return said_in(case, setting)(next((name for name in names if teller(name) == key), key))


def filter_words(shown: Filter, case: Case, setting: Setting) -> str:
    """All that a filter asks for."""
    return " · ".join(part_words(part, shown, case, setting) for part in parts(shown))


def shown_words(case: Case, shown: Filter, setting: Setting) -> str:
    """How much is shown: "12 of 60 events shown"."""
    events = len(case.of(LifeEvent))
    seen = how_many(case, shown, setting)
    return setting.words.count("{seen} of {n} event shown", "{seen} of {n} events shown", events, seen=seen)


def how_many(case: Case, shown: Filter, setting: Setting) -> int:
    """The events that a filter lets through."""
    return len({one.id for one in case.of(LifeEvent)} - hidden_in(case, setting, shown))


def offered(case: Case, setting: Setting) -> list[Offered]:
    """All that events of the case can be told apart by: agencies, lanes, people, tags, certainties."""
    told, events = tellers(case), asked_of(case, setting).of(LifeEvent)
    counted: Counter[Part] = Counter()
    for event in events:
        counted.update(Part("agencies", one) for one in told_by(event, told))
        counted[Part("lanes", event.lane)] += 1
        counted.update(Part("people", key) for key in set(event.people))
        counted.update(Part("tags", key) for key in set(event.adversities))
        counted[Part("certainties", event.certainty)] += 1
    return [Offered(part, key_words(part, case, setting), counted[part]) for part in _in_order(case, setting, counted)]


def _in_order(case: Case, setting: Setting, counted: Counter[Part]) -> Iterator[Part]:
    by_number = [part for part, _ in counted.most_common()]
    yield from sorted((one for one in by_number if one.field == "agencies"), key=lambda one: not one.key)
    yield from (Part("lanes", lane) for lane in lanes_of(case, setting) if Part("lanes", lane) in counted)
    yield from (one for one in by_number if one.field == "people")
    yield from (Part("tags", tag.value) for tag in Adversity if Part("tags", tag.value) in counted)
    yield from (Part("certainties", one.value) for one in Certainty if Part("certainties", one.value) in counted)

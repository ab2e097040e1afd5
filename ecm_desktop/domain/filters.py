"""Filters: which events of a life are looked at. They hide, and never take anything away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Interval
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Order, Source


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event is shown when each part that says something lets it through; within a part one of several is enough.

    `agencies` are told apart by `teller`, "" being nobody; with `alone` nobody else may have told of the event.
    `first` and `last` are days between which the event may lie.
    """

    agencies: tuple[str, ...] = ()
    alone: bool = False
    lanes: tuple[str, ...] = ()
    people: tuple[RecordId, ...] = ()
    tags: tuple[str, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    first: date | None = None
    last: date | None = None

    def __repr__(self) -> str:
        return f"<Filter of {len(list(parts(self)))} parts>"


ALL = Filter()

CHOICES = ("agencies", "lanes", "people", "tags", "certainties")  # the fields that hold keys to choose from


class Part(NamedTuple):
    """One thing that a filter asks for: the field, and the key among those of the field ("" for a day)."""

    field: str
    key: str


def parts(shown: Filter) -> Iterator[Part]:
    """All that a filter asks for."""
    for field in CHOICES:
        yield from (Part(field, str(key)) for key in getattr(shown, field))
        if field == "agencies" and shown.alone and len(shown.agencies) > 1:
            yield Part("alone", "")  # of one agency it goes with its name
    if shown.first or shown.last:
        yield Part("period", "")


def with_part(shown: Filter, part: Part) -> Filter:
    """The filter asking for one of the `CHOICES` more."""
    keys = getattr(shown, part.field)
    return replace(shown, **{part.field: tuple(dict.fromkeys((*keys, _key(part))))})


def without(shown: Filter, part: Part) -> Filter:
    """The filter without asking for that; whoever tells alone goes with the last agency."""
    if part.field == "period":
        return replace(shown, first=None, last=None)
    if part.field == "alone":
        return replace(shown, alone=False)
    left = tuple(one for one in getattr(shown, part.field) if one != part.key)
    changed = replace(shown, **{part.field: left})
    return changed if changed.agencies else replace(changed, alone=False)


def _key(part: Part) -> object:
    return Certainty(part.key) if part.field == "certainties" else part.key


def teller(agency: str) -> str:
    """An agency as it is compared: without capitals, accents and more spaces than one."""
    return " ".join(unaccented(agency).split())


def tellers(case: Case) -> dict[RecordId, str]:
    """Who told, by source."""
    return {one.id: teller(one.agency or one.file) for one in case.of(Source)}


def told_by(event: LifeEvent, told: Mapping[RecordId, str]) -> frozenset[str]:
    """Who told of an event, as `teller`; "" alone where nobody is named."""
    return frozenset(told.get(one.source, "") for one in event.tellings) or frozenset({""})


def hidden(case: Case, shown: Filter) -> frozenset[RecordId]:
    """The events and orders that a filter hides."""
    if shown == ALL:
        return frozenset()
    told = tellers(case)
    events = {one.id for one in case.of(LifeEvent) if not lets(shown, one, told)}
    return frozenset(events | {one.id for one in case.of(Order) if not _lets_order(shown, one)})


def lets(shown: Filter, event: LifeEvent, told: Mapping[RecordId, str]) -> bool:
    """Whether a filter lets an event through; `told` are the `tellers` of its case."""
    return next(_against(shown, event, told), None) is None


def letting(case: Case, shown: Filter, record: RecordId) -> Filter:
    """The filter without the parts that hide that event; an order is shown where nothing is asked for."""
    event = case.find(LifeEvent, record)
    if event is None:
        return ALL
    fields = set(_against(shown, event, tellers(case)))
    for part in parts(shown):
        if part.field in fields:
            shown = without(shown, part)
    return replace(shown, alone=shown.alone and "alone" not in fields)


def _against(shown: Filter, event: LifeEvent, told: Mapping[RecordId, str]) -> Iterator[str]:
    """The fields by which a filter hides an event."""
    who, asked = told_by(event, told), set(shown.agencies)
    if asked and not who & asked:
        yield "agencies"
    elif shown.alone and not who <= asked:
        yield "alone"
    if shown.lanes and event.lane not in shown.lanes:
        yield "lanes"
    if shown.people and not set(event.people) & set(shown.people):
        yield "people"
    if shown.tags and not set(event.adversities) & set(shown.tags):
        yield "tags"
    if shown.certainties and event.certainty not in shown.certainties:
        yield "certainties"
    between = Interval(shown.first, shown.last)
    if between != Interval() and not (event.when.is_dated and event.when.interval.overlaps(between)):
        yield "period"


def _lets_order(shown: Filter, order: Order) -> bool:
    """Of an order nothing is known that could be asked for but its lane and its time."""
    if shown.agencies or shown.people or shown.tags or shown.certainties:
        return False
    if shown.lanes and Lane.OFFENDING not in shown.lanes:
        return False
    between, start = Interval(shown.first, shown.last), order.imposed or order.period.start
    begun = start.interval if start else Interval()
    ended = order.period.end.interval if order.period.end else begun
    return between == Interval() or Interval(begun.earliest, ended.latest).overlaps(between)

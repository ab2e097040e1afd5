"""What a timeline shows: every dated record as one entry with its days, its title and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter, itemgetter

import msgspec

from ecm_desktop.diagram.covers import is_covered
from ecm_desktop.diagram.filtered import hidden_in
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said, called, said_in, veiled_by
from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import sources_differ, told_otherwise
from ecm_desktop.domain.dates import Interval, Kind, Period, When, days_between
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Order, Source
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.spells import ends_of, lasts

Gap = tuple[date, date]  # the first and the last day

_IN_TIME = attrgetter("first", "last", "id")
_PLACE = itemgetter(0)

LEAST_GAP = 31  # days; shorter than this is a move, not a gap


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One record on the timeline, from `first` to `last`; `lasting` is a bar, else one happening in that time.

    `soft` names the ends that are not known to the day ('l', 'r') ; `doubt` is a msgid said beside the title.
    """

    id: str
    lane: str
    title: str
    when: When
    first: date
    last: date
    lasting: bool = False
    soft: str = ""
    doubt: str = ""
    quoted: bool = False


_Made = tuple[tuple[date, date, str], Entry, LifeEvent]  # its place in the order, and what it was made from


def quoted(entry: Entry) -> str:
    """The title, in quotation marks when the child said it."""
    return f"“{entry.title.strip('“”')}”" if entry.quoted else entry.title


def entries(case: Case, setting: Setting, shelf: Shelf | None = None) -> tuple[Entry, ...]:
    """Every dated event and order, by date; kept on the shelf while the records that say so are the same."""
    kept = shelf or Shelf()
    made_from = (setting, *_records(case, setting, LifeEvent, Order))
    return kept.of("entries", made_from, lambda: _entries(case, setting, kept))


def _entries(case: Case, setting: Setting, shelf: Shelf) -> tuple[Entry, ...]:
    said = said_in(case, setting)
    beside = (setting, *_records(case, setting))
    beside = shelf.of("beside", beside, lambda: beside)  # the very one of before, which is quick to compare
    kept: list[_Made] = shelf.of("entry by event", beside, list)
    events = {one.id: one for one in case.of(LifeEvent)}
    made = [one for one in kept if events.get(one[1].id) is one[2]]
    known = {one[1].id for one in made}
    for key, event in events.items():
        if key not in known and event.when.is_dated:
            entry = entry_of(event, case, setting, said)
            made.append((_IN_TIME(entry), entry, event))
    kept[:] = sorted(made, key=_PLACE)  # quick, since all but the new ones are in order
    return tuple(sorted((*(one[1] for one in kept), *_orders(case, setting, said)), key=_IN_TIME))


def _records(case: Case, setting: Setting, *types: type[Record]) -> Iterator[object]:
    """The records of these types, and those that names, their veil and the day of birth are read from."""
    wanted: tuple[type[Record], ...] = (*types, Person, Child)
    yield from (case.of(one) for one in wanted)
    yield from veiled_by(case, setting)


def unshown(case: Case, setting: Setting, shown: Filter, shelf: Shelf) -> frozenset[str]:
    """The ids of the entries that a filter hides; kept on the shelf while the records that say so are the same."""
    if shown == ALL:
        return frozenset()
    made_from = (shown, setting, case.of(Source), *_records(case, setting, LifeEvent, Order))
    return shelf.of("unshown", made_from, lambda: hidden_in(case, setting, shown))


def undated(case: Case) -> tuple[LifeEvent, ...]:
    """The events that cannot be placed: the tray beside the timeline."""
    return tuple(one for one in case.of(LifeEvent) if not one.when.is_dated)


def homes(case: Case, setting: Setting, shelf: Shelf | None = None) -> tuple[Entry, ...]:
    """Where the child lived: placements and stays that are dated at all, by date; kept on the shelf as `entries`."""
    made_from = (setting, *_records(case, setting, Placement, Stay, Household))
    return (shelf or Shelf()).of("homes", made_from, lambda: _homes(case, setting))


def _homes(case: Case, setting: Setting) -> tuple[Entry, ...]:
    said = said_in(case, setting)
    found = [
        _lasting(one.id, Lane.LIVING, _placement_title(one, case, setting, said), one.period, case, setting)
        for one in case.of(Placement)
    ]
    found += _stays(case, setting, said)
    return tuple(sorted((one for one in found if one), key=_IN_TIME))


def entry_of(event: LifeEvent, case: Case, setting: Setting, said: Said) -> Entry:
    """A dated event as an entry."""
    when, hidden = event.when, is_covered(event, case, setting)
    lasting = lasts(when)
    first, last, soft = _ends(*ends_of(when), case, setting) if lasting else _point(when)
    return Entry(
        id=event.id, lane=event.lane, title=said(event.title), when=when, first=first, last=last, lasting=lasting,
        soft=soft, doubt="" if hidden else _doubt(event), quoted=event.child_said and not hidden,
    )  # fmt: skip


def _doubt(event: LifeEvent) -> str:
    if event.when.flag is not None:
        return "check date"
    if len(event.tellings) > 1 and sources_differ(event):
        return "sources differ"
    if told_otherwise(event):
        return "told otherwise"
    return {Certainty.DISPUTED: "disputed", Certainty.SUSPECTED: "suspected"}.get(event.certainty, "")


def _point(when: When) -> tuple[date, date, str]:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        raise ValueError("an entry needs a date")
    soft = "lr" if first != last else "l" * (when.earliest is None) + "r" * (when.latest is None)
    return min(first, last), max(first, last), soft


def _ends(start: Interval, end: Interval, case: Case, setting: Setting) -> tuple[date, date, str]:
    """The days a bar covers: an open end runs to today, an open start from birth; both are soft."""
    first = start.earliest or start.latest
    last = end.latest or end.earliest
    soft = "l" * (start.earliest is None or start.earliest != start.latest)
    soft += "r" * (end.latest is None or end.earliest != end.latest)
    if first is None:
        first = min(case.born or setting.today, last or setting.today)
    if last is None:
        last = max(setting.today, first)
    return min(first, last), max(first, last), soft


def _interval(when: When | None) -> Interval:
    return when.interval if when else Interval()


def _lasting(key: str, lane: str, title: str, period: Period, case: Case, setting: Setting) -> Entry | None:
    start, end = _interval(period.start), _interval(period.end)
    if start == end == Interval():
        return None
    first, last, soft = _ends(start, end, case, setting)
    when = When(earliest=start.earliest, latest=end.latest, kind=Kind.SPAN, start=start, end=end)
    return Entry(id=key, lane=lane, title=title, when=when, first=first, last=last, lasting=True, soft=soft)


def _orders(case: Case, setting: Setting, said: Said) -> Iterator[Entry]:
    for order in case.of(Order):
        title = said(order.title) or setting.words("Order")
        period = Period(order.period.start or order.imposed, order.period.end)
        if period.end is not None:
            entry = _lasting(order.id, Lane.OFFENDING, title, period, case, setting)
            if entry:
                yield entry
        elif period.start is not None and period.start.is_dated:
            first, last, soft = _point(period.start)
            yield Entry(
                id=order.id, lane=Lane.OFFENDING, title=title, when=period.start, first=first, last=last, soft=soft
            )


def _placement_title(placement: Placement, case: Case, setting: Setting, said: Said) -> str:
    carers = [called(one, setting) for key in placement.carers if (one := case.find(Person, key))]
    return and_words(carers, setting.words) or said(placement.name) or said(placement.nature) or setting.words("Placed")


def _stays(case: Case, setting: Setting, said: Said) -> Iterator[Entry | None]:
    child = case.child.person if case.child else None
    stays = case.of(Stay)
    for stay in stays:
        home = case.find(Household, stay.household)
        if stay.person != child or home is None:
            continue
        period = Period(stay.period.start or home.period.start, stay.period.end or home.period.end)
        along = [one for one in stays if one.household == stay.household and one.person != child]
        names = [called(person, setting) for one in along if (person := _with(one, period, case))]
        title = _company(list(dict.fromkeys(names)), setting) or said(home.name) or setting.words("Home")
        yield _lasting(stay.id, Lane.LIVING, title, period, case, setting)


def _with(stay: Stay, period: Period, case: Case) -> Person | None:
    there = Interval(_interval(stay.period.start).earliest, _interval(stay.period.end).latest)
    then = Interval(_interval(period.start).earliest, _interval(period.end).latest)
    return case.find(Person, stay.person) if there.overlaps(then) else None


def _company(names: list[str], setting: Setting) -> str:
    if len(names) <= 4:
        return and_words(names, setting.words)
    others = setting.words.count("{n} other", "{n} others", len(names) - 3)
    return and_words([*names[:3], others], setting.words)


def gaps(case: Case, setting: Setting, shelf: Shelf | None = None) -> list[Gap]:
    """The stretches of life, of more than a month, for which no home may be meant."""
    born = case.born
    if born is None or born >= setting.today:
        return []
    found, covered = [], born
    for home in homes(case, setting, shelf):
        if days_between(covered, home.first) > LEAST_GAP:
            found.append((covered, home.first))
        covered = max(covered, home.last)
    if days_between(covered, setting.today) > LEAST_GAP:
        found.append((covered, setting.today))
    return found

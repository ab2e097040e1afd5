"""Lives for property tests of the timeline: any mix of dates, lanes, spells and homes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Flag, Interval, Kind, Period, Precision, When, not_known, on_day
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Link, Order, Source, Telling
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person

BORN = date(2011, 8, 31)
DAYS = st.dates(date(1925, 1, 1), date(2031, 12, 31))
FIRST, LAST = date(1925, 1, 1), date(2031, 12, 31)
_TEXT = "Moved again to his nan’s ŷ ill MMM WWW, then back; a very long day at school with nobody he knew there at all "
_MIXED = 2**56  # more than there are choices of an event
T = TypeVar("T")


def child(born: date | None = BORN) -> list[Person | Child]:
    """The child, whose birth may not be known."""
    person = Person(id="kid", given="Cy", surname="Doe", birth=on_day(born) if born else None)
    return [person, Child(id="child", person="kid", known_as="Cy")]


SHAPES = ("day", "within", "span", "from", "until", "before", "after", "none")


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any date: a day, a stretch, something open, something that lasted, or nothing."""
    long, flag = draw(st.integers(0, 900)), draw(st.sampled_from([None, Flag.AMBIGUOUS]))
    return _when(draw(st.sampled_from(SHAPES)), draw(DAYS), long, flag)


def _when(shape: str, first: date, long: int, flag: Flag | None) -> When:
    last = first + timedelta(days=long)
    match shape:
        case "day":
            return on_day(first)
        case "within":
            return When(earliest=first, latest=last, kind=Kind.POINT, precision=Precision.WINDOW)
        case "span":
            start, end = Interval(first, first), Interval(last, last + timedelta(days=30))
            return When(earliest=first, latest=end.latest, kind=Kind.SPAN, start=start, end=end)
        case "from" | "after":
            return When(earliest=first, kind=Kind(shape))
        case "until" | "before":
            return When(latest=first, kind=Kind(shape), flag=flag)
    return not_known("TBC")


class _Choices:
    """One number taken apart into many choices: a draw for each would take longer than the drawing that is tested."""

    def __init__(self, number: int) -> None:
        self._left = number

    def below(self, bound: int) -> int:
        self._left, one = divmod(self._left, bound)
        return one

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]


def _event(key: str, number: int, lanes: Sequence[str]) -> LifeEvent:
    choose, tellings = _Choices(number), (Telling(source="s1"), Telling(source="s2", when=on_day(BORN)))
    shape, lane, certainty = choose.of(SHAPES), choose.of(lanes), choose.of(tuple(Certainty))
    first, long = FIRST + timedelta(days=choose.below((LAST - FIRST).days)), choose.below(900)
    at, letters = choose.below(40), 1 + choose.below(70)
    return LifeEvent(
        id=key, title=_TEXT[at : at + letters].strip() or "x", lane=lane, certainty=certainty, tellings=tellings,
        when=_when(shape, first, long, choose.of((None, Flag.AMBIGUOUS))), child_said=bool(choose.below(2)),
    )  # fmt: skip


@st.composite
def lives(draw: st.DrawFn, most: int = 60) -> Case:
    """A case with events, an order, homes, links and meetings."""
    number = draw(st.integers(0, most))
    crowded = draw(st.booleans())
    lanes = ["education"] if crowded else [*Lane, "young_carer"]
    mixed = draw(st.lists(st.integers(0, _MIXED), min_size=number, max_size=number))
    events = [_event(f"e{n}", one, lanes) for n, one in enumerate(mixed)]
    period = Period(draw(st.none() | whens()), draw(st.none() | whens()))
    homes = [
        Household(id="h", name="Flat"),
        Stay(id="stay", household="h", person="kid", period=period),
        Placement(id="placed", name="Foster home", period=Period(draw(st.none() | whens()))),
        Order(id="order", title="Referral order", imposed=draw(st.none() | whens())),
    ]
    links = [Link(id=f"l{n}", source=f"e{n}", target=f"e{number - 1 - n}") for n in range(number // 8)]
    sources = [Source(id="s1", agency="School"), Source(id="s2", agency="Police")]
    met = [
        Meeting(id=f"m{n}", held=draw(DAYS), next_date=draw(st.none() | DAYS)) for n in range(draw(st.integers(0, 3)))
    ]
    return Case([*child(draw(st.sampled_from([BORN, None]))), *events, *homes, *links, *sources, *met])

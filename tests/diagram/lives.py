"""Lives for property tests of the timeline: any mix of dates, lanes, spells and homes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Flag, Interval, Kind, Period, Precision, When, not_known, on_day
from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Link, Order, Source, Telling
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person

BORN = date(2011, 8, 31)
DAYS = st.dates(date(1925, 1, 1), date(2031, 12, 31))
TITLES = st.text("abcdef ghij KLMŷ", min_size=1, max_size=70).filter(str.strip)


def child(born: date | None = BORN) -> list[Person | Child]:
    """The child, whose birth may not be known."""
    person = Person(id="kid", given="Cy", surname="Doe", birth=on_day(born) if born else None)
    return [person, Child(id="child", person="kid", known_as="Cy")]


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any date: a day, a stretch, something open, something that lasted, or nothing."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 900)))
    shape = draw(st.sampled_from(("day", "within", "span", "from", "until", "before", "after", "none")))
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
            return When(latest=first, kind=Kind(shape), flag=draw(st.sampled_from([None, Flag.AMBIGUOUS])))
    return not_known("TBC")


@st.composite
def lives(draw: st.DrawFn, most: int = 60) -> Case:
    """A case with events, an order, homes, links and meetings."""
    number = draw(st.integers(0, most))
    crowded = draw(st.booleans())
    lanes = ["education"] if crowded else [*Lane, "young_carer"]
    tellings = (Telling(source="s1"), Telling(source="s2", when=on_day(BORN)))
    events = [
        LifeEvent(
            id=f"e{n}", title=draw(TITLES), when=draw(whens()), lane=draw(st.sampled_from(lanes)),
            certainty=draw(st.sampled_from(Certainty)), child_said=draw(st.booleans()), tellings=tellings,
        )
        for n in range(number)
    ]  # fmt: skip
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

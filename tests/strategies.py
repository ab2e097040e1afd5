"""Random material for laws: dates, people, families, events and whole cases."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ecm_desktop.domain.bonds import Parentage, Partnership, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Precision, When, between, not_known, on_day
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation
from ecm_desktop.domain.kept_back import Ground, KeptBack
from ecm_desktop.domain.life import Annotation, Lane, LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Child, Gender, Person
from ecm_desktop.domain.record import Record, Visibility
from ecm_desktop.domain.recovery import Level, RecoveryPosition
from ecm_desktop.domain.seats import Seat, seat_id
from ecm_desktop.domain.writing import Citation, Heading, Passage, Writing

days = st.dates(date(1920, 1, 1), date(2031, 12, 31))
names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(
    str.strip
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A day, an interval or nothing known."""
    first, second = sorted((draw(days), draw(days)))
    return draw(st.sampled_from([on_day(first), between(first, second, Precision.WINDOW, "then"), not_known("n/k")]))


def _person(key: str, draw: st.DrawFn) -> Person:
    return Person(
        id=key, name=draw(names), gender=draw(st.sampled_from(Gender)), birth=draw(st.none() | whens()),
        is_dead=draw(st.booleans()),
    )  # fmt: skip


def _event(key: str, draw: st.DrawFn, people: list[str]) -> LifeEvent:
    return LifeEvent(
        id=key, title=draw(names), when=draw(whens()), lane=draw(st.sampled_from(Lane)),
        people=tuple(draw(st.lists(st.sampled_from(people), unique=True, max_size=3))),
        visibility=draw(st.sampled_from(Visibility)),
    )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A whole case: a child, a family without loops, events, meetings, a plan."""
    people = [f"p{n}" for n in range(draw(st.integers(1, 8)))]
    records: list[Record] = [_person(key, draw) for key in people]
    records.append(Child(id="child", person=people[0], reference="R"))
    for n, key in enumerate(people[1:], 1):
        parent = people[draw(st.integers(0, n - 1))]
        kind = draw(st.sampled_from(["child", "partner", "line"]))
        if kind == "child":
            records.append(Parentage(id=f"b{n}", parent=parent, child=key))
        elif kind == "partner":
            records.append(Partnership(id=f"b{n}", a=parent, b=key))
        else:
            records.append(Relationship(id=f"b{n}", a=parent, b=key))
    records += [_event(f"e{n}", draw, people) for n in range(draw(st.integers(0, 6)))]
    for n in range(draw(st.integers(0, 2))):
        records.append(Meeting(id=f"m{n}", held=draw(days)))
        records.append(Attendance(id=f"a{n}", meeting=f"m{n}", agency="Education"))
        records.append(RecoveryPosition(id=f"position-m{n}", meeting=f"m{n}", level=draw(st.sampled_from(Level))))
    records.append(Hypothesis(id="h1", text=draw(names), rank=1, supports=("e0",)))
    records.append(Recommendation(id="rec1", text=draw(names), rank=1))
    records.append(Action(id="act1", text=draw(names), due=draw(st.none() | days), recommendation="rec1"))
    passage = Passage(heading=Heading.STORY, text=f"{draw(names)} [1]")
    records.append(Writing(id="writing-m0", passages=(passage,), cites=(Citation(number=1, event="e0"),)))
    records.append(Annotation(id="n1", target=people[0], text=draw(names)))
    back = draw(st.sampled_from(["h1", *people]))
    records.append(KeptBack(id="back", target=back, ground=draw(st.sampled_from(Ground)), note=draw(names)))
    records.append(Seat(id=seat_id(people[0]), subject=people[0], x=1.5, y=-2.0))
    return Case(records)

"""Random families and the bench's families as cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from ecm_desktop.domain.bonds import (
    Direction,
    HarmStatus,
    Household,
    HouseholdKind,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    PartnershipKind,
    PartnershipPeriod,
    Quality,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, Precision, When, between, on_day
from ecm_desktop.domain.people import Child, Gender, HowMany, Person, PregnancyLoss
from ecm_desktop.domain.record import Record

_SEXES = {"M": Gender.MALE, "F": Gender.FEMALE}


def of_year(year: int) -> When:
    return between(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, str(year))


def case_of_bench(people: list[dict[str, Any]]) -> Case:
    """One of the bench's families; person 7 becomes `p0007`."""
    records: list[Record] = []
    for one in people:
        key = f"p{one['id']:04}"
        birth = of_year(one["birth"]) if one["birth"] else None
        records.append(Person(id=key, name=one["name"], gender=_SEXES.get(one["sex"], Gender.UNKNOWN), birth=birth))
        records += [
            Parentage(id=f"{key}-{role}", parent=f"p{one[role]:04}", child=key)
            for role in ("father", "mother")
            if one[role]
        ]
    return Case(records)


@st.composite
def possible_families(draw: st.DrawFn, most: int = 24) -> Case:
    """A family that could be: generations grow downwards, partners are of one generation, with remarriage."""
    records: list[Record] = []
    rows: list[list[str]] = [[]]
    for number in range(draw(st.integers(1, most))):
        key, row = f"p{number}", draw(st.integers(0, len(rows)))
        couples = [one for one in records if isinstance(one, Partnership)] if row else []
        records.append(_somebody(key, row, draw))
        above = [one for one in couples if one.a in rows[row - 1]]
        if above and bool(draw(st.booleans())):
            couple = draw(st.sampled_from(above))
            records += [Parentage(id=f"b{number}{parent}", parent=parent, child=key) for parent in (couple.a, couple.b)]
        else:
            row = draw(st.integers(0, len(rows) - 1))
            if rows[row] and bool(draw(st.booleans())):
                records.append(Partnership(id=f"c{number}", a=draw(st.sampled_from(rows[row])), b=key))
        rows += [[]] if row == len(rows) else []
        rows[row].append(key)
    return Case(records)


def _somebody(key: str, row: int, draw: st.DrawFn) -> Person:
    birth = draw(st.none() | st.integers(1930 + 25 * row, 1950 + 25 * row))
    return Person(
        id=key, name=f"Nell {key}", gender=draw(st.sampled_from(Gender)), birth=of_year(birth) if birth else None
    )


_DAYS = st.dates(date(1950, 1, 1), date(2025, 12, 31))
_WHENS = st.none() | _DAYS.map(on_day)
_MANY = st.sampled_from([None, None, None, HowMany(3), HowMany(2, 4)])
_FILLS = st.sampled_from([(), (), ("alcohol",), ("drugs", "not known here")])
_PERIODS = st.builds(Period, _WHENS, st.none())
_TOGETHER = st.builds(
    PartnershipPeriod, kind=st.sampled_from(PartnershipKind), began=_WHENS, married=_WHENS, separated=_WHENS,
    divorced=_WHENS,
)  # fmt: skip


@st.composite
def any_families(draw: st.DrawFn, most: int = 14) -> Case:
    """Anything at all: circles, self-marriage, carers of every kind, losses, homes, lines, dates that contradict."""
    keys = [f"p{n}" for n in range(draw(st.integers(1, most)))]
    somebody = st.sampled_from(keys)
    records: list[Record] = [Child(id="child", person=keys[0])]
    for key in keys:
        birth = draw(_WHENS)
        loss = draw(st.sampled_from([None, None, None, *PregnancyLoss]))
        twin = draw(st.sampled_from([None, None, "g1"]))
        records.append(
            Person(id=key, name=draw(st.text(max_size=40)), gender=draw(st.sampled_from(Gender)), birth=birth,
                   death=draw(_WHENS), loss=loss, birth_group=twin, identical=True, due=draw(_WHENS),
                   species=draw(st.sampled_from(["", "", "", "dog"])), many=draw(_MANY), fills=draw(_FILLS))
        )  # fmt: skip
    for n in range(draw(st.integers(0, most))):
        kind = draw(st.sampled_from(ParentageKind))
        records.append(
            Parentage(id=f"b{n}", parent=draw(somebody), child=draw(somebody), nature=kind, period=draw(_PERIODS))
        )
    for n in range(draw(st.integers(0, 6))):
        together = draw(st.lists(_TOGETHER, max_size=2))
        records.append(Partnership(id=f"c{n}", a=draw(somebody), b=draw(somebody), periods=tuple(together)))
    for n in range(draw(st.integers(0, 5))):
        records.append(
            Relationship(id=f"r{n}", a=draw(somebody), b=draw(somebody), quality=draw(st.sampled_from(Quality)),
                         direction=draw(st.sampled_from(Direction)), period=draw(_PERIODS),
                         status=draw(st.none() | st.sampled_from(HarmStatus)))
        )  # fmt: skip
    for n in range(draw(st.integers(0, 2))):
        records.append(Household(id=f"h{n}", name="Home", nature=draw(st.sampled_from(HouseholdKind))))
        for key in draw(st.lists(somebody, unique=True, max_size=4)):
            records.append(Stay(id=f"h{n}-{key}", household=f"h{n}", person=key))
    for n in range(draw(st.integers(0, 2))):
        holder, child = draw(somebody), draw(somebody)
        records.append(ParentalResponsibility(id=f"pr{n}", holder=holder, child=child, period=draw(_PERIODS)))
    return Case(records)

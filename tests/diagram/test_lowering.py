"""A row lower than the generation: only where it spares crossings, and without breaking what rows are for."""

from __future__ import annotations

import json
from pathlib import Path

from families import case_of_bench, possible_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.cost import Cost
from ecm_desktop.diagram.seating.family import read_family
from ecm_desktop.diagram.seating.generations import generations
from ecm_desktop.diagram.seating.lowering import lowered
from ecm_desktop.diagram.seating.shaking import order_rows
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person


@given(possible_families(), st.integers(0, 23))
def test_whoever_is_lowered_takes_along_partners_siblings_and_descent(case: Case, number: int) -> None:
    family = read_family(case)
    before = generations(family)
    after = lowered(family, before, f"p{number}")
    assert {after[key] - before[key] for key in family.people} <= {0, 1}
    assert all(after[a] == after[b] for a, b in family.couples if before[a] == before[b])
    for home in family.homes:
        assert all(after[parent] < after[child] for parent in home.parents for child in home.children)
        assert len({after[child] - before[child] for child in home.children}) == 1
    if f"p{number}" in before:
        assert after[f"p{number}"] == before[f"p{number}"] + 1


def test_a_family_married_among_itself_has_fewer_crossings_and_keeps_its_rows_through_an_edit(shared) -> None:
    bench: Path = shared("layout-bench")
    case = case_of_bench(json.loads((bench / "families" / "potter.json").read_text(encoding="utf-8")))
    family, seated = read_family(case), arrange(case)
    straight = order_rows(family, generations(family))
    lower = order_rows(family, seated.row)
    assert seated.heads
    assert seated.row != generations(family)
    assert Cost(lower).of_all().faults < Cost(straight).of_all().faults
    later = arrange(case.put(Person(id="new", name="New")), seated)
    assert {key: later.row[key] for key in seated.row} == seated.row


def test_one_crossing_is_not_worth_a_row(shared) -> None:
    bench: Path = shared("layout-bench")
    for name in ("tolkien", "bach", "k2-sample-fam1"):
        case = case_of_bench(json.loads((bench / "families" / f"{name}.json").read_text(encoding="utf-8")))
        assert arrange(case).row == generations(read_family(case))

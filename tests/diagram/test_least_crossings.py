"""The fewest crossings that a family of the layout bench can have, by trying every order of its rows.

A few people of the family are enough: taking somebody away adds no crossing, parts no couple and turns no siblings
round, so what these few cannot avoid the whole family cannot either. Straight lines from the middle of a couple to each
child, as the bench counts them; where an order leaves open which of two couples has its middle further left, none is
counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest

Order = tuple[int, ...]
Couple = tuple[int, int]


class Few:
    """Some people of a family: their couples, children and years of birth."""

    def __init__(self, people: list[dict[str, Any]], few: set[int]) -> None:
        """Of all `people` of the bench, those whose numbers are in `few`."""
        self.years = {one["id"]: one["birth"] for one in people if one["id"] in few}
        self.children: dict[Couple, list[int]] = {}
        for one in people:
            if one["id"] in few and {one["father"], one["mother"]} <= few:
                self.children.setdefault((one["father"], one["mother"]), []).append(one["id"])
        self.couples = {
            (one["father"], one["mother"]) for one in people if {one["father"], one["mother"]} <= few
        }  # also of children who are not among the few

    def orders(self, row: Order) -> Iterator[dict[int, int]]:
        """Every order of a row that parts no couple and keeps siblings in order of birth: the place by person."""
        for order in permutations(row):
            place = {one: number for number, one in enumerate(order)}
            if self._is_together(order, place) and self._is_by_birth(place):
                yield place

    def _is_together(self, order: Order, place: dict[int, int]) -> bool:
        """As the bench has it: nobody stands between the two but somebody who is a partner of one of them."""
        for couple in self.couples:
            if set(couple) <= place.keys():
                left, right = sorted(place[one] for one in couple)
                if not set(order[left + 1 : right]) <= self._partners(couple):
                    return False
        return True

    def _partners(self, couple: Couple) -> set[int]:
        return {one for pair in self.couples if set(pair) & set(couple) for one in pair}

    def _is_by_birth(self, place: dict[int, int]) -> bool:
        for siblings in self.children.values():
            here = [one for one in siblings if one in place and self.years[one] is not None]
            for one, other in combinations(here, 2):
                if (self.years[one] - self.years[other]) * (place[one] - place[other]) < 0:
                    return False
        return True

    def crossings(self, upper: dict[int, int], lower: dict[int, int]) -> int:
        """How often the lines from one row to the next cross, at least."""
        found = 0
        above = [couple for couple in self.children if set(couple) <= upper.keys()]
        for one, other in combinations(above, 2):
            side = _side(upper, one, other)
            for a in self.children[one]:
                for b in self.children[other]:
                    found += a in lower and b in lower and side * (lower[b] - lower[a]) < 0
        return found


def _side(place: dict[int, int], one: Couple, other: Couple) -> int:
    """1 where the middle of `one` is left of that of `other` however wide the gaps are, -1 right, 0 not known."""
    ends = list(zip(sorted(place[key] for key in one), sorted(place[key] for key in other), strict=True))
    if all(a <= b for a, b in ends):
        return 1
    return -1 if all(a >= b for a, b in ends) else 0


def least(people: list[dict[str, Any]], rows: tuple[Order, ...]) -> int:
    """The fewest crossings of the people on these rows, from the eldest row down, over all orders of all rows."""
    few = Few(people, {one for row in rows for one in row})
    upper, lower = rows[0], rows[1:]
    best = [(0, place) for place in few.orders(upper)]
    for row in lower:
        best = [(min(cost + few.crossings(above, place) for cost, above in best), place) for place in few.orders(row)]
    return min(cost for cost, _ in best)


# two couples, and the two of their sons who married two of their daughters
TWO_AND_TWO = ((3, 4, 5, 6), (12, 13, 14, 17))


@pytest.fixture
def sample(shared: Callable[[str], Path]) -> list[dict[str, Any]]:
    file = shared("layout-bench") / "families" / "k2-sample-fam1.json"
    found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_two_brothers_who_married_two_sisters_leave_one_crossing_at_least(sample: list[dict[str, Any]]) -> None:
    assert least(sample, TWO_AND_TWO) == 1


def test_there_need_be_none_once_a_couple_may_be_parted(sample: list[dict[str, Any]]) -> None:
    married_out = [{**one, "father": None, "mother": None} if one["father"] in (12, 13) else one for one in sample]
    assert least(married_out, TWO_AND_TWO) == 0


def test_there_need_be_none_where_one_brother_married_one_sister(sample: list[dict[str, Any]]) -> None:
    assert least(sample, ((3, 4, 5, 6), (12, 13, 17))) == 0


# of two shared cases: the children of the child's grandparents by birth, of whom two are the child's parents
MARRIED_ELDEST = ((1, 1982), (1, 1984), (3, 1985), (3, 1988))  # welsh: the elder of either family
MARRIED_SECOND = ((1, 1979), (1, 1981), (1, 1986), (3, 1984), (3, 1986))  # twins: the second of three and the elder


@pytest.mark.parametrize(
    ("siblings", "father", "mother"), [(MARRIED_ELDEST, 5, 7), (MARRIED_SECOND, 6, 8)], ids=["welsh", "twins"]
)
def test_two_who_married_and_both_have_younger_siblings_leave_one_crossing_at_least(
    siblings: tuple[tuple[int, int], ...], father: int, mother: int
) -> None:
    elders = [{"id": number, "father": None, "mother": None, "birth": None} for number in range(1, 5)]
    row = [
        {"id": number, "father": of, "mother": of + 1, "birth": year} for number, (of, year) in enumerate(siblings, 5)
    ]
    child = {"id": 99, "father": father, "mother": mother, "birth": 2010}
    rows = ((1, 2, 3, 4), tuple(range(5, 5 + len(siblings))))
    assert least([*elders, *row, child], rows) == 1


def test_the_order_of_birth_can_make_lines_cross() -> None:
    """The middle one of three married: with the partner beside, one of the other two lies beyond the partner's line."""
    elders = [{"id": number, "father": None, "mother": None, "birth": None} for number in range(1, 5)]
    three = [{"id": number, "father": 1, "mother": 2, "birth": 1895 + number} for number in range(5, 8)]
    partner = {"id": 8, "father": 3, "mother": 4, "birth": 1900}
    child = {"id": 9, "father": 6, "mother": 8, "birth": 1930}
    people = [*elders, *three, partner, child]
    rows = ((1, 2, 3, 4), (5, 6, 7, 8))
    assert least(people, rows) == 1
    assert least([{**one, "birth": None} for one in people], rows) == 0

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

import pytest
from families import any_families, of_year, possible_families
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.seating.channels import Bar, tracks
from ecm_desktop.diagram.seating.coordinates import pooled
from ecm_desktop.diagram.seating.measures import CHAIN_GAP, PITCH
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.people import Child, Gender, Person


def somebody(key: str, gender: Gender = Gender.UNKNOWN, born: int | None = None) -> Person:
    return Person(id=key, name=key, gender=gender, birth=of_year(born) if born else None)


def parents_of(child: str, *parents: str, nature: ParentageKind = ParentageKind.BIRTH) -> list[Parentage]:
    return [Parentage(id=f"{one}>{child}:{nature}", parent=one, child=child, nature=nature) for one in parents]


def in_order(seated: Arrangement, *keys: str) -> bool:
    xs = [seated.positions[key][0] for key in keys]
    return xs == sorted(xs)


def neighbours(seated: Arrangement, a: str, b: str) -> bool:
    (ax, ay), (bx, by) = seated.positions[a], seated.positions[b]
    left, right = sorted((ax, bx))
    between = [key for key, (x, y) in seated.positions.items() if y == ay and left < x < right]
    return ay == by and not between


@given(any_families())
def test_nobody_sits_on_anybody_and_everybody_has_one_seat(case: Case) -> None:
    seated = arrange(case)
    assert set(seated.positions) == {one.id for one in case.of(Person)}
    rows = defaultdict(list)
    for x, y in seated.positions.values():
        rows[y].append(x)
    for xs in rows.values():
        assert all(abs(a - b) >= PITCH - 0.01 for a, b in combinations(xs, 2))


@given(possible_families())
def test_partners_share_a_row_and_children_sit_below_their_parents(case: Case) -> None:
    seated = arrange(case)
    for couple in case.of(Partnership):
        assert seated.row[couple.a] == seated.row[couple.b]
    for bond in case.of(Parentage):
        assert seated.positions[bond.parent][1] < seated.positions[bond.child][1]


@given(possible_families(), st.randoms(use_true_random=False))
def test_the_same_family_is_seated_the_same_whatever_the_order_of_its_records(case: Case, random) -> None:
    records = list(case.values())
    random.shuffle(records)
    assert arrange(Case(records)).positions == arrange(case).positions


@given(st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.1, 10)), max_size=20))
def test_pooling_rises_and_keeps_the_middle(wished: list[tuple[float, float]]) -> None:
    found = pooled(wished)
    assert all(a <= b + 1e-6 for a, b in pairwise(found))
    total = sum(weight * place for place, weight in wished)
    assert sum(weight * place for place, (_, weight) in zip(found, wished, strict=True)) == pytest.approx(
        total, abs=1e-3
    )


@given(st.lists(st.tuples(st.integers(0, 400), st.lists(st.integers(0, 400), min_size=1, max_size=4)), max_size=8))
def test_bars_of_one_track_never_touch(made: list[tuple[int, list[int]]]) -> None:
    bars = [Bar(drop, tuple(legs)) for drop, legs in made]
    for (a, one), (b, other) in combinations(zip(tracks(tuple(bars)), bars, strict=True), 2):
        assert a != b or one.right < other.left or other.right < one.left


def test_siblings_stand_eldest_left_under_their_parents() -> None:
    people = [somebody("mum", Gender.FEMALE), somebody("dad", Gender.MALE)]
    children = [somebody(key, born=year) for key, year in (("c", 2010), ("a", 2004), ("b", 2007))]
    bonds = [bond for child in "abc" for bond in parents_of(child, "mum", "dad")]
    seated = arrange(Case([*people, *children, *bonds]))
    assert in_order(seated, "dad", "mum")
    assert in_order(seated, "a", "b", "c")
    middle = (seated.positions["dad"][0] + seated.positions["mum"][0]) / 2
    assert seated.positions["b"][0] == pytest.approx(middle, abs=1.0)


def test_twins_stand_together_even_when_a_sibling_has_no_date() -> None:
    twins = [
        Person(id=key, name=key, birth=on_day(day), birth_group="g")
        for key, day in (("t1", date(2011, 8, 31)), ("t2", date(2011, 9, 1)))
    ]
    others = [somebody("old", born=2008), somebody("young", born=2014), somebody("undated")]
    bonds = [bond for one in (*twins, *others) for bond in parents_of(one.id, "mum")]
    assert neighbours(arrange(Case([somebody("mum"), *twins, *others, *bonds])), "t1", "t2")


def test_two_partners_stand_on_either_side() -> None:
    people = [somebody("mum", Gender.FEMALE), somebody("one", Gender.MALE), somebody("two", Gender.MALE)]
    couples = [Partnership(id="c1", a="mum", b="one"), Partnership(id="c2", a="mum", b="two")]
    children = [somebody("a", born=2001), somebody("b", born=2005)]
    bonds = [*parents_of("a", "mum", "one"), *parents_of("b", "mum", "two")]
    seated = arrange(Case([*people, *couples, *children, *bonds]))
    assert neighbours(seated, "mum", "one")
    assert neighbours(seated, "mum", "two")


def test_half_siblings_sit_under_their_own_couple() -> None:
    people = [somebody("mum", Gender.FEMALE), somebody("one", Gender.MALE), somebody("two", Gender.MALE)]
    children = [somebody("a", born=2005), somebody("b", born=2001)]
    seated = arrange(Case([*people, *children, *parents_of("a", "mum", "one"), *parents_of("b", "mum", "two")]))
    assert in_order(seated, "one", "two") == in_order(seated, "a", "b")


def test_a_child_of_two_families_keeps_its_seat_with_the_birth_parents() -> None:
    people = [somebody(key) for key in ("mum", "dad", "carer", "child", "brother")]
    bonds = [*parents_of("child", "mum", "dad"), *parents_of("brother", "mum", "dad")]
    seated = arrange(Case([*people, *bonds, *parents_of("child", "carer", nature=ParentageKind.FOSTER)]))
    assert seated.row["child"] == seated.row["brother"] == seated.row["mum"] + 1
    assert seated.row["carer"] == seated.row["mum"]


def test_brothers_share_a_row_when_one_marries_into_an_older_family() -> None:
    people = [somebody(key) for key in ("top", "mid", "wife", "gran", "man", "brother")]
    bonds = [*parents_of("mid", "top"), *parents_of("wife", "mid"), *parents_of("man", "gran")]
    bonds += parents_of("brother", "gran")
    seated = arrange(Case([*people, *bonds, Partnership(id="c", a="man", b="wife")]))
    assert seated.row["man"] == seated.row["brother"] == seated.row["wife"]


CIRCLES = {
    "own parent": [*parents_of("a", "a")],
    "each other's parent": [*parents_of("a", "b"), *parents_of("b", "a")],
    "own grandmother": [*parents_of("b", "a"), *parents_of("c", "b"), *parents_of("a", "c")],
    "married to oneself": [Partnership(id="m", a="a", b="a")],
    "married to the mother": [*parents_of("b", "a"), Partnership(id="m", a="a", b="b")],
    "four birth parents": [*parents_of("a", "b", "c", "d", "e")],
    "a bond to nobody": [*parents_of("a", "missing")],
}


@pytest.mark.parametrize("bonds", CIRCLES.values(), ids=CIRCLES)
def test_data_that_cannot_be_still_seat_everybody_once(bonds: list[Parentage | Partnership]) -> None:
    seated = arrange(Case([*(somebody(key) for key in "abcde"), *bonds]))
    assert len({tuple(place) for place in seated.positions.values()}) == 5


@given(possible_families(), possible_families())
def test_an_edit_keeps_to_the_rules_and_seats_whoever_is_there(before: Case, after: Case) -> None:
    seated = arrange(after, arrange(before))
    assert set(seated.positions) == {one.id for one in after.of(Person)}
    for couple in after.of(Partnership):
        assert seated.row[couple.a] == seated.row[couple.b]
    assert len(set(seated.positions.values())) == len(seated.positions)


def test_a_child_who_comes_later_sends_nobody_to_another_place() -> None:
    people = [somebody(key) for key in ("mum", "dad", "aunt", "gran", "grandad")]
    children = [somebody(key, born=year) for key, year in (("a", 2001), ("b", 2003), ("c", 2006))]
    bonds = [bond for key in ("mum", "aunt") for bond in parents_of(key, "gran", "grandad")]
    bonds += [bond for one in children for bond in parents_of(one.id, "mum", "dad")]
    case = Case([*people, *children, *bonds])
    before = arrange(case)
    after = arrange(case.put(somebody("late", born=2012), *parents_of("late", "mum", "dad")), before)
    assert in_order(after, "a", "b", "c", "late")
    for key, (x, _) in before.positions.items():
        assert abs(after.positions[key][0] - x) < PITCH / 2


def test_the_partners_of_one_person_stand_round_them_so_that_few_lines_arch_over_anybody() -> None:
    """Of three partners two stand beside; parents of children stand beside each other rather than former partners."""
    people = [somebody("mum", Gender.FEMALE), *(somebody(key, Gender.MALE) for key in ("one", "two", "three"))]
    children = [somebody(key, born=year) for key, year in (("a", 2001), ("b", 2003), ("c", 2006))]
    bonds = [bond for one in children for bond in parents_of(one.id, "mum", "two")]
    couples = [Partnership(id=f"mum+{key}", a="mum", b=key) for key in ("one", "two", "three")]
    seated = arrange(Case([*people, *children, *bonds, *couples]))
    assert neighbours(seated, "mum", "two")
    assert sum(neighbours(seated, "mum", key) for key in ("one", "three")) == 1


def test_an_empty_case_has_nobody_to_seat() -> None:
    assert arrange(Case()).positions == {}


def test_a_thousand_children_stand_in_one_row() -> None:
    children = [somebody(f"c{n:04}", born=1000 + n) for n in range(1000)]
    bonds = [bond for one in children for bond in parents_of(one.id, "mum")]
    seated = arrange(Case([somebody("mum"), *children, *bonds]))
    assert in_order(seated, *(one.id for one in children))


def test_families_that_nothing_joins_stand_side_by_side() -> None:
    people = [somebody("mum", born=1980), somebody("child", born=2010), somebody("friend", born=2009)]
    seated = arrange(Case([*people, *parents_of("child", "mum")]))
    assert seated.row["friend"] == seated.row["child"]
    assert abs(seated.positions["friend"][0] - seated.positions["child"][0]) >= CHAIN_GAP - 0.01


@given(possible_families())
def test_nobody_moves_when_only_a_name_is_put_right(case: Case) -> None:
    before = arrange(case)
    named = case.put(*(replace(one, name=f"{one.name} Vale", note="sings") for one in case.of(Person)))
    assert arrange(named, before).positions == before.positions
    assert arrange(named, before).family.people == {one.id: one for one in named.of(Person)}


@given(possible_families(), st.data())
def test_whoever_the_child_is_nobody_changes_row_or_place_within_the_family(case: Case, data) -> None:
    key = data.draw(st.sampled_from([one.id for one in case.of(Person)]))
    free, seated = arrange(case), arrange(case.put(Child(id="child", person=key)))
    assert seated.row == free.row
    for bond in case.of(Partnership):
        assert in_order(seated, bond.a, bond.b) == in_order(free, bond.a, bond.b)


@pytest.mark.parametrize("others", [1, 2, 5])
def test_families_that_nothing_joins_to_the_child_s_stand_on_both_sides_of_it(others: int) -> None:
    records = [somebody("mum"), somebody("dad"), somebody("jay"), *parents_of("jay", "mum", "dad"),
               Partnership(id="c", a="mum", b="dad"), Child(id="child", person="jay")]  # fmt: skip
    records += [one for n in range(others) for one in (
        somebody(f"a{n}"), somebody(f"b{n}"), Partnership(id=f"c{n}", a=f"a{n}", b=f"b{n}"))]  # fmt: skip
    seated = arrange(Case(records))
    level = [one for one in seated.row if seated.row[one] == seated.row["mum"]]
    left = [one for one in level if seated.positions[one][0] < min(seated.positions[of][0] for of in ("mum", "dad"))]
    right = [one for one in level if seated.positions[one][0] > max(seated.positions[of][0] for of in ("mum", "dad"))]
    assert abs(len(left) - len(right)) <= 2
    assert len(left) + len(right) == 2 * others

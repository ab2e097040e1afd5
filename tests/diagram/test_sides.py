"""The child's household as near the middle of the drawing as the rules leave free."""

from __future__ import annotations

from collections.abc import Iterator

from families import of_year, possible_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.seating.coordinates import coordinates
from ecm_desktop.diagram.seating.cost import Cost, Price
from ecm_desktop.diagram.seating.family import read_family
from ecm_desktop.diagram.seating.generations import generations
from ecm_desktop.diagram.seating.layers import Layers
from ecm_desktop.diagram.seating.measures import PITCH
from ecm_desktop.diagram.seating.shaking import order_rows
from ecm_desktop.diagram.seating.sides import even_sides
from ecm_desktop.domain.bonds import Household, Parentage, Partnership, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Child, Gender, Person


def off_middle(seated: Arrangement, *household: RecordId) -> float:
    """How many points right of the drawing's middle that of these people is."""
    xs = [x for x, _ in seated.positions.values()]
    here = [seated.positions[one][0] for one in household]
    return sum(here) / len(here) - (min(xs) + max(xs)) / 2


def born_to(child: str, *parents: str) -> list[Parentage]:
    return [Parentage(id=f"{one}>{child}", parent=one, child=child) for one in parents]


def with_cousins() -> Case:
    """Jay's mother has no birth order with her three sisters, who all have a family."""
    people = [Person(id=key, name=key, gender=Gender.FEMALE) for key in ("gran", "mum", "sis1", "sis2", "sis3")]
    people += [Person(id="jay", name="jay", birth=of_year(2010))]
    bonds = [bond for key in ("mum", "sis1", "sis2", "sis3") for bond in born_to(key, "gran")]
    cousins = [
        record
        for number in (1, 2, 3)
        for record in (
            Person(id=f"uncle{number}", name="uncle", gender=Gender.MALE),
            Partnership(id=f"c{number}", a=f"uncle{number}", b=f"sis{number}"),
            Person(id=f"cousin{number}", name="cousin"),
            *born_to(f"cousin{number}", f"uncle{number}", f"sis{number}"),
        )
    ]
    return Case([*people, *bonds, *cousins, *born_to("jay", "mum")])


def test_sisters_without_dates_stand_on_both_sides_of_the_child_s_mother() -> None:
    case = with_cousins()
    free = arrange(case)
    seated = arrange(case.put(Child(id="child", person="jay")))
    assert abs(off_middle(seated, "jay", "mum")) < abs(off_middle(free, "jay", "mum")) / 2


def test_whom_the_child_lived_with_stand_in_the_middle_rather_than_the_parents() -> None:
    case = with_cousins().put(Child(id="child", person="jay"), Household(id="home"))
    stays = [Stay(id=f"stay-{one}", household="home", person=one) for one in ("jay", "sis3", "cousin3")]
    with_parents, with_aunt = arrange(case), arrange(case.put(*stays))
    home = ("jay", "sis3", "cousin3")
    assert abs(off_middle(with_aunt, *home)) < abs(off_middle(with_parents, *home))


def _ordered(case: Case) -> tuple[Layers, frozenset[RecordId]]:
    family = read_family(case)
    return order_rows(family, generations(family)), family.household


def _no_worse(price: Price, than: Price) -> bool:
    return price.faults <= than.faults + 1e-6 and price.couples <= than.couples + 1e-6


@given(possible_families(most=14), st.data())
def test_no_rule_gives_way_for_the_middle(case: Case, data: st.DataObject) -> None:
    child = data.draw(st.sampled_from([one.id for one in case.of(Person)]))
    layers, household = _ordered(case.put(Child(id="child", person=child)))
    before = Cost(layers).of_all()
    even_sides(layers, household)
    assert _no_worse(Cost(layers).of_all(), before)
    assert sorted(one for row in layers.rows for one in row) == list(range(len(layers.line)))


@given(possible_families(most=14), st.data())
def test_nobody_carried_to_another_place_of_the_row_brings_the_household_much_nearer(
    case: Case, data: st.DataObject
) -> None:
    """What would is against a rule, or makes lines longer than it is worth."""
    child = data.draw(st.sampled_from([one.id for one in case.of(Person)]))
    layers, household = _ordered(case.put(Child(id="child", person=child)))
    even_sides(layers, household)
    order, price, off = layers.kept(), Cost(layers).of_all(), _off(layers, household)
    for moved in _moves_across(layers, household, off):
        layers.restore((moved, order[1]))
        then = Cost(layers).of_all()
        if _no_worse(then, price):
            assert abs(_off(layers, household)) + 4 * then.ways >= abs(off) + 4 * price.ways - 0.25 - 1e-6


def _off(layers: Layers, household: frozenset[RecordId]) -> float:
    """In seats, as the drawing has it."""
    x = coordinates(layers)
    return (sum(x[one] for one in household) / len(household) - (min(x.values()) + max(x.values())) / 2) / PITCH


def _moves_across(layers: Layers, household: frozenset[RecordId], off: float) -> Iterator[list[list[int]]]:
    """The rows with one chain carried from the fuller side of the household's chains in its row to the other."""
    home = {layers.chain[one] for one, key in enumerate(layers.people) if key in household}
    rows, _ = layers.kept()
    for number, row in enumerate(rows):
        here = [at for at, chain in enumerate(row) if chain in home]
        if not here:
            continue
        fuller, places = (
            (row[here[0] + 1 :], range(here[0] + 1)) if off < 0 else (row[: here[-1]], range(here[0] + 1, len(row)))
        )
        for chain in set(fuller) - home:
            rest = [one for one in row if one != chain]
            for at in places:
                yield [*rows[:number], [*rest[:at], chain, *rest[at:]], *rows[number + 1 :]]

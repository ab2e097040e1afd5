"""Who of a large family file comes in round somebody."""

from __future__ import annotations

from collections.abc import Mapping

from families import any_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal
from ecm_desktop.intake.near import joined, near

PARENTS: Mapping[str, tuple[str, ...]] = {
    "kid": ("mum", "dad"), "sis": ("mum", "dad"), "mum": ("nan", "pop"), "aunt": ("nan", "pop"), "cousin": ("aunt",),
    "nan": ("old",), "grand-aunt": ("old",), "baby": ("kid",), "second": ("grand-aunt",),
}  # fmt: skip


def a_line() -> FamilyProposal:
    keys = {*PARENTS, *(one for both in PARENTS.values() for one in both), "uncle", "stranger"}
    bonds = [Parentage(id=f"{a}-{b}", parent=a, child=b) for b, both in PARENTS.items() for a in both]
    return FamilyProposal(
        file="f.ged", people=tuple(Person(id=key) for key in sorted(keys)), parentages=tuple(bonds),
        partnerships=(Partnership(id="c", a="aunt", b="uncle"),),
    )  # fmt: skip


def test_each_generation_more_brings_the_next_ring() -> None:
    rings = [near(a_line(), "kid", number) for number in (0, 1, 2, 3)]
    assert rings[0] == {"kid"}
    assert rings[1] == {"kid", "sis", "baby", "mum", "dad"}
    assert rings[2] == rings[1] | {"nan", "pop", "aunt", "uncle", "cousin"}
    assert rings[3] == rings[2] | {"old", "grand-aunt", "second"}


def test_a_whole_family_is_everybody_whom_some_way_leads_to() -> None:
    everybody = {one.id for one in a_line().people}
    assert joined(a_line(), "baby") == joined(a_line(), "uncle") == everybody - {"stranger"}
    assert joined(a_line(), "stranger") == {"stranger"}


@given(any_families(), st.integers(0, 4))
def test_whatever_the_file_tells_more_generations_never_lose_anybody(case: Case, generations: int) -> None:
    family = FamilyProposal(
        file="f.ged", people=case.of(Person), partnerships=case.of(Partnership), parentages=case.of(Parentage)
    )
    fewer, more = (near(family, "p0", number) for number in (generations, generations + 1))
    assert "p0" in fewer <= more <= {one.id for one in family.people}

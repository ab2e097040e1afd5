from __future__ import annotations

from datetime import date

import pytest
from families import any_families
from hypothesis import given

from ecm_desktop.diagram.kinship import Kin, relation_to_child
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.people import Child, Gender, Person
from ecm_desktop.domain.record import Record
from ecm_desktop.i18n import Translator

_WOMEN = ("mum", "nan", "great", "sis", "half", "aunt", "wife", "adoptive", "stepmum")
_MEN = ("dad", "twin", "uncle", "cousin", "gramps", "ex", "halfdad", "brother", "adopter")
_PARENTS = {
    "child": ("mum", "dad"),
    "sis": ("mum", "dad"),
    "twin": ("mum", "dad"),
    "brother": ("mum", "dad"),
    "half": ("dad", "stepmum"),
    "halfdad": ("mum", "ex"),
    "mum": ("nan", "gramps"),
    "uncle": ("nan", "gramps"),
    "cousin": ("uncle", "wife"),
    "nan": ("great",),
}


@pytest.fixture
def case() -> Case:
    people = [
        Person(id=key, name=key, gender=gender, birth_group="g" if key in ("child", "twin") else None)
        for keys, gender in ((_WOMEN, Gender.FEMALE), ((*_MEN, "child"), Gender.MALE), (("pal",), Gender.UNKNOWN))
        for key in keys
    ]
    bonds: list[Record] = [
        Parentage(id=f"{parent}>{child}", parent=parent, child=child)
        for child, parents in _PARENTS.items()
        for parent in parents
    ]
    bonds += [
        Parentage(id="adopt", parent="adopter", child="brother", nature=ParentageKind.ADOPTED),
        Parentage(id="sgo", parent="nan", child="child", nature=ParentageKind.GUARDIANSHIP),
    ]
    married = PartnershipPeriod(kind=PartnershipKind.MARRIED)
    left = PartnershipPeriod(kind=PartnershipKind.COHABITING, separated=on_day(date(2010, 1, 1)))
    bonds += [
        Partnership(id="m1", a="uncle", b="wife", periods=(married,)),
        Partnership(id="m2", a="mum", b="ex", periods=(left,)),
    ]
    return Case([*people, *bonds, Child(id="c", person="child")])


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("child", "the child"),
        ("mum", "mother"),
        ("nan", "mother’s mother"),
        ("great", "mother’s mother’s mother"),
        ("gramps", "mother’s father"),
        ("sis", "sister"),
        ("twin", "twin brother"),
        ("half", "half-sister (father’s side)"),
        ("halfdad", "half-brother (mother’s side)"),
        ("uncle", "mother’s brother"),
        ("wife", "mother’s brother’s wife"),
        ("cousin", "mother’s brother’s son"),
        ("ex", "mother’s former partner"),
        ("adopter", "brother’s adoptive father"),
        ("pal", ""),
        ("nobody", ""),
    ],
)
def test_kinship_is_told_by_the_nearest_way(case: Case, words: Translator, who: str, said: str) -> None:
    assert Kin(case).kinship(who, words) == said


def test_a_second_bond_with_the_child_is_told_as_well(case: Case, words: Translator) -> None:
    assert relation_to_child(case, "nan", words) == "mother’s mother and special guardian"


def test_a_case_without_a_child_has_no_kin(case: Case, words: Translator) -> None:
    assert Kin(case.drop("c")).kinship("mum", words) == ""


@given(any_families())
def test_any_family_can_be_told(words: Translator, case: Case) -> None:
    for person in case.of(Person):
        assert isinstance(relation_to_child(case, person.id, words), str)

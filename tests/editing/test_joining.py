from __future__ import annotations

from datetime import date

import pytest

from ecm_desktop.domain.bonds import Parentage, Partnership, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.seats import Seat, seat_id
from ecm_desktop.editing.joining import Beside, add_beside, join, merge_people
from ecm_desktop.errors import Refused

BORN = on_day(date(2010, 1, 1))
FAMILY = Case(
    [
        Person(id="kid", name="Kit", birth=BORN),
        *(Person(id=key, name=key.title()) for key in ("mum", "dad", "nan", "friend", "mate")),
        Parentage(id="m", parent="mum", child="kid"),
        Parentage(id="d", parent="dad", child="kid"),
        Parentage(id="n", parent="nan", child="mum"),
        Partnership(id="couple", a="mum", b="dad"),
        Child(id="child", person="kid"),
    ]
)


def new(key: str = "new") -> Person:
    return Person(id=key, name="New")


def parents(case: Case, child: str) -> set[str]:
    return {one.parent for one in case.of(Parentage) if one.child == child}


def test_a_child_is_of_both_where_there_is_one_partner_and_of_one_parent_otherwise() -> None:
    assert parents(add_beside(FAMILY, Beside.CHILD, "mum", new(), counting("i")), "new") == {"mum", "dad"}
    parted = join(FAMILY, Beside.PARTNER, "mum", "mate", counting("i"))
    assert parents(add_beside(parted, Beside.CHILD, "mum", new(), counting("j")), "new") == {"mum"}


def test_a_sister_shares_the_parents_and_a_twin_the_birth_as_well() -> None:
    sister = add_beside(FAMILY, Beside.SIBLING, "kid", new(), counting("i"))
    assert parents(sister, "new") == {"mum", "dad"}
    twins = add_beside(FAMILY, Beside.TWIN, "kid", new(), counting("i"))
    kid, twin = twins.get_one(Person, "kid"), twins.get_one(Person, "new")
    assert twin.birth == BORN
    assert kid.birth_group == twin.birth_group is not None


def test_a_third_child_of_one_birth_joins_the_two() -> None:
    twins = add_beside(FAMILY, Beside.TWIN, "kid", new(), counting("i"))
    triplets = add_beside(twins, Beside.TWIN, "new", new("third"), counting("j"))
    assert len({triplets.get_one(Person, key).birth_group for key in ("kid", "new", "third")}) == 1


def test_people_who_are_there_are_joined() -> None:
    case = join(FAMILY, Beside.PARTNER, "nan", "friend", counting("i"))
    assert {"nan", "friend"} in [{one.a, one.b} for one in case.of(Partnership)]
    assert parents(join(FAMILY, Beside.CHILD, "kid", "friend", counting("i")), "friend") == {"kid"}
    assert parents(join(FAMILY, Beside.SIBLING, "friend", "kid", counting("i")), "friend") == {"mum", "dad"}


@pytest.mark.parametrize(
    ("kin", "one", "other", "why"),
    [
        (Beside.PARENT, "kid", "kid", "two different people"),
        (Beside.PARENT, "nan", "kid", "their own ancestor"),
        (Beside.CHILD, "kid", "nan", "their own ancestor"),
        (Beside.PARENT, "kid", "friend", "Two birth parents"),
        (Beside.PARENT, "mum", "nan", "already"),
        (Beside.PARTNER, "mum", "dad", "a couple already"),
        (Beside.PARTNER, "mum", "kid", "cannot be a couple"),
        (Beside.SIBLING, "friend", "mate", "Add a parent first"),
        (Beside.SIBLING, "kid", "mum", "parents"),
        (Beside.SIBLING, "mum", "nan", "cannot be brother and sister"),
    ],
)
def test_what_cannot_be_is_refused_in_words(kin: Beside, one: str, other: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        join(FAMILY, kin, one, other, counting("i"))


def test_two_records_of_one_person_become_one_with_all_that_was_told_of_either() -> None:
    told = FAMILY.put(
        Person(id="granny", name="Granny", birth=BORN, note="sings", external_ids=("@I9@",)),
        Relationship(id="line", a="kid", b="granny"),
        Parentage(id="again", parent="granny", child="mum"),
        Seat(id=seat_id("granny"), subject="granny", x=1, y=2),
    )
    case = merge_people(told, "nan", "granny")
    nan = case.get_one(Person, "nan")
    assert (nan.name, nan.birth, nan.note, nan.external_ids, nan.other_names) == (
        "Nan", BORN, "sings", ("@I9@",), ("Granny",),
    )  # fmt: skip
    assert "granny" not in case
    assert case.get_one(Relationship, "line").b == "nan"
    assert [one.parent for one in case.of(Parentage) if one.child == "mum"] == ["nan"]
    assert not case.of(Seat)


@pytest.mark.parametrize(
    ("kept", "gone", "why"),
    [("mum", "mum", "two different"), ("friend", "kid", "child this case is about"), ("mum", "dad", "couple"),
     ("nan", "mum", "parent and child")],
)  # fmt: skip
def test_what_cannot_be_one_person_is_not_put_together(kept: str, gone: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        merge_people(FAMILY, kept, gone)

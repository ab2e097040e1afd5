"""A relative as the room says it, and what the map makes of it."""

from __future__ import annotations

import pytest
from builders import a_case
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram.kinship import kinship
from ecm_desktop.domain.kin import Kin, birth_parents
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing.relatives import add_relative
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.relative_line import read_relative

F, M, U = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN


@pytest.mark.parametrize(
    ("line", "kin", "gender", "via", "name"),
    [
        ("half-brother via dad, name not known", Kin.HALF_SIBLING, M, M, ""),
        ("half sister on mum's side, Karen", Kin.HALF_SIBLING, F, F, "Karen"),
        ("Nan via mum", Kin.GRANDPARENT, F, F, ""),
        ("paternal uncle, Dave  Mason", Kin.PARENTS_SIBLING, M, M, "Dave Mason"),
        ("taid via mam", Kin.GRANDPARENT, M, F, ""),
        ("sister, Mary-Jane", Kin.SIBLING, F, None, "Mary-Jane"),
        ("dad, Tunde", Kin.PARENT, M, None, "Tunde"),
    ],
)
def test_a_line_is_understood(line: str, kin: Kin, gender: Gender, via: Gender | None, name: str) -> None:
    told = read_relative(line)
    assert (told.kin, told.gender, told.via, told.name) == (kin, gender, via, name)


@pytest.mark.parametrize("line", ["", "friend, Bex", "half-aunt via mum", "nan", "half-brother", "uncle via Karen"])
def test_what_is_not_clear_is_asked_about(line: str) -> None:
    with pytest.raises(Refused):
        read_relative(line)


@given(st.text(max_size=40))
def test_no_line_does_anything_but_be_read_or_refused(line: str) -> None:
    try:
        read_relative(line)
    except Refused:
        return


def put(case, line: str, ids):
    told = read_relative(line)
    person = Person(id=ids(), name=told.name or "Name not known", gender=told.gender)
    return add_relative(case, told.kin, told.via, person, "Name not known", ids), person.id


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("half-brother via dad", "half-brother (father’s side)"),
        ("half-sister via mum", "half-sister (mother’s side)"),
        ("nan via mum", "mother’s mother"), ("paternal uncle, Dave", "father’s brother"), ("brother, Al", "brother"),
    ],
)  # fmt: skip
def test_the_map_says_the_same_of_them(line: str, said: str, words: Translator) -> None:
    builder = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    after, key = put(builder.case, line, builder.ids)
    assert kinship(after, key, words) == said


def test_a_parent_between_who_is_not_known_comes_with_them() -> None:
    builder = a_case()
    after, key = put(builder.case, "half-brother via dad", builder.ids)
    (father,) = birth_parents(after, after.child.person)
    assert (father.name, father.gender) == ("Name not known", M)
    assert [one.id for one in birth_parents(after, key)] == [father.id]
    later, _ = put(after, "half-sister via dad", builder.ids)
    assert len(later.of(Person)) == len(after.of(Person)) + 1


def test_nobody_has_two_mothers_by_birth_and_a_brother_needs_a_parent() -> None:
    builder = a_case()
    with pytest.raises(Refused):
        put(builder.case, "brother, Al", builder.ids)
    after, _ = put(builder.case, "mum, Ann", builder.ids)
    with pytest.raises(Refused):
        put(after, "mum, Ann", builder.ids)

"""A relative as the room says it, and what the map makes of it."""

from __future__ import annotations

import pytest
from builders import a_case
from families import of_year
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram.kinship import relation_to_child
from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.kin import Kin, birth_parents
from ecm_desktop.domain.people import Gender, HowMany, Person
from ecm_desktop.editing.relatives import add_partner, add_relative
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.partner_line import NewPartner, read_partner, tells_of_partner
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


@pytest.mark.parametrize("line", ["", "friend, Bex", "half-aunt via mum", "half-brother", "uncle via Karen"])
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
    died = of_year(int(told.died)) if told.died else None
    person = Person(id=ids(), name=told.name or "Name not known", gender=told.gender, role=told.called, death=died)
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
    assert relation_to_child(after, key, words) == said


def test_a_parent_between_who_is_not_known_comes_with_them() -> None:
    builder = a_case()
    after, key = put(builder.case, "half-brother via dad", builder.ids)
    (father,) = birth_parents(after, after.child.person)
    assert (father.name, father.gender) == ("Name not known", M)
    assert [one.id for one in birth_parents(after, key)] == [father.id]
    later, _ = put(after, "half-sister via dad", builder.ids)
    assert len(later.of(Person)) == len(after.of(Person)) + 1


def test_a_nan_of_whom_nobody_says_whose_mother_stands_without_a_line_until_then() -> None:
    builder = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    after, nan = put(builder.case, "nan d.2014", builder.ids)
    person = after.get_one(Person, nan)
    assert (person.role, person.gender, person.death.words) == ("Nan", F, "2014")
    assert not any(nan in (one.parent, one.child) for one in after.of(Parentage))
    later, _ = put(after, "nan d. 2015", builder.ids)  # the same one
    assert len(later.of(Person)) == len(after.of(Person))
    assert later.get_one(Person, nan).death.words == "2015"
    with pytest.raises(Refused):
        put(later, "nan", builder.ids)


def test_the_only_grandmother_is_meant_and_of_two_it_is_asked_which() -> None:
    builder = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    one, key = put(builder.case, "gran via mum, Doris", builder.ids)
    said, _ = put(one, "grandma d.2014", builder.ids)
    assert said.get_one(Person, key).death.words == "2014"
    two, _ = put(one, "gran via dad, Rita", builder.ids)
    with pytest.raises(Refused):
        put(two, "grandma d.2014", builder.ids)


def test_nobody_has_two_mothers_by_birth_and_a_brother_needs_a_parent() -> None:
    builder = a_case()
    with pytest.raises(Refused):
        put(builder.case, "brother, Al", builder.ids)
    after, _ = put(builder.case, "mum, Ann", builder.ids)
    with pytest.raises(Refused):
        put(after, "mum, Ann", builder.ids)


@pytest.mark.parametrize(
    ("line", "many", "born", "died"),
    [
        ("nan via mum d.2014", None, "", "2014"),
        ("nan d.2014", None, "", "2014"),
        ("sister, Karen b. 2009", None, "2009", ""),
        ("maternal uncle, Dave born 3 May 1970 died about 2001", None, "3 May 1970", "about 2001"),
        ("3+ half-siblings via dad, not known", HowMany(3), "", ""),
        ("2 sisters", HowMany(2, 2), "", ""),
        ("several half-brothers via dad", HowMany(2), "", ""),
        ("sister, B. Mason", None, "", ""),
    ],
)
def test_dates_and_numbers_are_read_where_they_stand(line: str, many: HowMany | None, born: str, died: str) -> None:
    told = read_relative(line)
    assert (told.many, told.born, told.died) == (many, born, died)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("mum + partner 2012-2015, one child 2013", NewPartner(F, "", "2012", "2015", 1, "2013")),
        ("Dad + Karen Lee since 2019", NewPartner(M, "Karen Lee", "2019")),
        ("mam + boyfriend", NewPartner(F)),
        ("mum + Dave, two children", NewPartner(F, "Dave", "", "", 2)),
    ],
)
def test_a_parents_partner_is_understood(line: str, told: NewPartner) -> None:
    assert tells_of_partner(line)
    assert read_partner(line) == told


@pytest.mark.parametrize("line", ["nan + partner", "mum + partner, fourty children", "mum + partner, 0 children", "+"])
def test_a_partner_who_is_not_clear_is_asked_about(line: str) -> None:
    with pytest.raises(Refused):
        read_partner(line)


@given(st.text("mudadpartner+,- 0129onechild", max_size=40))
def test_no_line_of_a_partner_does_anything_but_be_read_or_refused(line: str) -> None:
    try:
        told = read_partner(line)
    except Refused:
        return
    assert 0 <= told.children <= 9


def test_a_partner_comes_with_the_couple_and_their_children() -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    case, partner = built.build(), Person(id="new", name="Dave")
    child = Person(id="kid", name="Kid")
    period = PartnershipPeriod(kind=PartnershipKind.RELATIONSHIP)
    after = add_partner(case, F, partner, period, (child,), built.ids, nobody="Name not known")
    assert {one.id for one in birth_parents(after, "kid")} == {built.named["Ann"], "new"}
    assert [one.periods for one in after.of(Partnership) if "new" in (one.a, one.b)] == [(period,)]
    assert relation_to_child(after, "kid", Translator()) == "half-sibling (mother’s side)"

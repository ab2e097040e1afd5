"""Places kept as a text bring everybody back to where they stood."""

from __future__ import annotations

import pytest
from families import any_families, possible_families
from hypothesis import given, settings

from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.kept_places import places_as_text, places_from_text
from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Gender, Person


@given(possible_families(most=10), possible_families(most=10))
@settings(max_examples=50)
def test_who_opens_the_case_again_finds_everybody_where_edits_left_them(before: Case, after: Case) -> None:
    seated = arrange(after, arrange(before))
    again = arrange(after, places_from_text(places_as_text(seated)))
    assert (again.positions, again.row, again.heights, again.heads) == (
        seated.positions, seated.row, seated.heights, seated.heads,
    )  # fmt: skip
    assert again.family == seated.family
    assert places_as_text(again) == places_as_text(seated)


@given(any_families())
@settings(max_examples=50)
def test_places_of_another_family_are_gone_on_from_as_if_it_were_known_whole(case: Case) -> None:
    before = arrange(case)
    more = case.put(Person(id="new", name="Di"), Parentage(id="b", parent="p0", child="new"))
    assert arrange(more, places_from_text(places_as_text(before))).positions == arrange(more, before).positions


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"positions":{"a":[0]},"row":{"a":0},"heights":[1],"heads":[],"seated_by":""}',
        '{"positions":{"a":[0,0]},"row":{},"heights":[1],"heads":[],"seated_by":""}',
        '{"positions":{"a":[0,0]},"row":{"a":1},"heights":[1],"heads":[],"seated_by":""}',
    ],
)  # fmt: skip
def test_a_text_that_holds_no_places_counts_for_nothing(text: str) -> None:
    assert places_from_text(text) is None


def test_what_people_are_seated_by_differs_in_the_digest_and_a_name_does_not() -> None:
    case = Case([Person(id="a", name="Ann"), Person(id="b", name="Bo"), Parentage(id="p", parent="a", child="b")])
    kept = places_from_text(places_as_text(arrange(case)))
    assert kept is not None
    assert kept.seats(case.put(Person(id="a", name="Annie")))
    assert not kept.seats(case.put(Person(id="a", name="Ann", gender=Gender.FEMALE)))
    assert not kept.seats(case.drop("p"))


def test_a_text_names_nobody() -> None:
    seated = arrange(Case([Person(id="a", name="Ann"), Person(id="b", name="Bo")]))
    assert "Ann" not in places_as_text(seated)

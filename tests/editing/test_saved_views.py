"""Saved views are part of the case: kept, replaced by their name, let go, and true when people go or become one."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case
from domain.test_filters import filters
from hypothesis import given

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import from_bytes, to_bytes
from ecm_desktop.domain.filters import ALL, Filter, hidden
from ecm_desktop.domain.saved_views import SavedView, saved, view_of, views_in_order
from ecm_desktop.editing import people, saved_views
from ecm_desktop.errors import Refused

SCHOOL = Filter(agencies=("school",), alone=True)


@given(filters())
def test_a_view_gives_back_the_filter_that_it_was_made_of_also_from_the_store(asked: Filter) -> None:
    view = saved("v", " Mine ", asked)
    assert view.name == "Mine"
    assert view.filter == asked
    assert from_bytes(to_bytes(view)) == view


def test_a_view_is_kept_found_and_let_go() -> None:
    case = saved_views.keep_view(Case(), saved("v", "What only school knew", SCHOOL))
    assert view_of(case, SCHOOL).id == "v"
    assert view_of(case, ALL) is None
    assert saved_views.drop_view(case, "v") == Case()
    with pytest.raises(Refused):
        saved_views.drop_view(Case(), "v")


def test_a_name_stands_for_one_view() -> None:
    case = saved_views.keep_view(Case(), saved("v", "Séance", SCHOOL))
    later = Filter(first=date(2016, 1, 1))
    case = saved_views.keep_view(case, saved("w", "seance", later))
    assert [(one.id, one.name, one.filter) for one in case.of(SavedView)] == [("v", "seance", later)]
    case = saved_views.keep_view(case, saved("x", "Arrivals", SCHOOL))
    assert [one.name for one in views_in_order(case)] == ["Arrivals", "seance"]


@pytest.mark.parametrize(("name", "asked"), [(" ", SCHOOL), ("Everything", ALL), ("x" * 61, SCHOOL)])
def test_what_is_no_view_is_refused(name: str, asked: Filter) -> None:
    with pytest.raises(Refused):
        saved_views.keep_view(Case(), saved("v", name, asked))


def test_a_view_follows_its_people() -> None:
    made = a_case().with_person("Ann").with_person("Anne")
    ann, anne = made.named["Ann"], made.named["Anne"]
    case = saved_views.keep_view(made.build(), saved("v", "Ann", Filter(people=(ann, anne))))
    gone = people.remove_person(case, anne)
    assert gone.get_one(SavedView, "v").people == (ann,)
    assert hidden(case, case.get_one(SavedView, "v").filter) == frozenset()

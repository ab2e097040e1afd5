"""Finding in a case: whatever it says is found by its words, and on a shared screen nothing that is covered."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from builders import a_case
from hypothesis import given
from hypothesis import strategies as st
from strategies import cases

from ecm_desktop.diagram.finding import find, findables
from ecm_desktop.diagram.finding.sorts import NOT_SOUGHT, SORTS
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import KINDS
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Annotation, LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.withheld_words import words_of
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir

BORN = date(2016, 8, 31)
TYPED = st.text(st.sampled_from("aeinrst oé'1-"), max_size=8)


@pytest.fixture(scope="module")
def sample() -> Case:
    return make_sample(resource_dir() / "samples" / "imani", counting("s"))


@pytest.fixture(params=[False, True], ids=["open", "shared"])
def either(request, setting):
    return dataclasses.replace(setting, initials=request.param)


def test_every_kind_of_record_is_sought_or_is_said_not_to_be() -> None:
    assert set(SORTS) | NOT_SOUGHT == set(KINDS)
    assert not set(SORTS) & NOT_SOUGHT


def test_each_record_is_found_by_all_that_is_shown_of_it(sample, either) -> None:
    among = findables(sample, either)
    assert len({one.heading for one in among}) >= 12
    for one in among:
        for text in (one.title, one.when, *one.more):
            assert not words_of(text) or one in [hit.what for hit in find(text, among)], one.heading


@given(cases(), TYPED)
def test_what_is_found_holds_every_word_and_stands_in_order(setting, case, typed) -> None:
    among = findables(case, setting)
    hits = find(typed, among)
    assert [one for one in among if one in [hit.what for hit in hits]] == [hit.what for hit in hits]
    assert all(word in hit.what.plain for hit in hits for word in words_of(typed).split())
    if words_of(typed):
        assert bool(hits) == any(all(word in one.plain for word in words_of(typed).split()) for one in among)
    else:
        assert hits == []


def test_words_that_begin_so_come_instead_of_words_that_hold_it(setting) -> None:
    case = a_case().with_event("finance trouble", BORN).with_event("nan dies", BORN).build()
    titles = [hit.what.title for hit in find("NÁN", findables(case, setting))]
    assert titles == ["nan dies"]
    assert [hit.what.title for hit in find("inanc", findables(case, setting))] == ["finance trouble"]


def test_an_event_is_found_by_who_told_it_who_was_there_when_and_what_is_noted(setting) -> None:
    told = LifeEvent(
        id="e", title="moved", when=on_day(BORN), people=("ann",), tellings=(Telling(source="s", text="by taxi"),),
        note="ask her " * 20 + "about the kitten, and what became of it " + "since then " * 20, lane="loss",
    )  # fmt: skip
    case = Case([told, Person(id="ann", given="Ann"), Source(id="s", agency="Police", file="log.xlsx")])
    among = findables(case, setting)
    for typed in ("ann moved", "police taxi", "2016", "relationships and loss", "kitten"):
        assert "e" in [hit.what.record for hit in find(typed, among)], typed
    (hit,) = find("kitten", among)
    assert re.fullmatch(r"….* about the kitten, and .*…", hit.excerpt)
    assert find("moved", among)[0].excerpt == ""


def test_a_private_note_is_in_no_search(either) -> None:
    case = a_case().with_event("nan dies", BORN).build()
    case = case.put(Annotation(id="n", target=case.of(LifeEvent)[0].id, text="qwxzylophone", author="Zbrkv"))
    assert find("qwxz", findables(case, either)) == []
    assert find("zbrkv", findables(case, either)) == []


def test_on_a_shared_screen_nobody_is_found_by_name(sample, setting) -> None:
    among = findables(sample, dataclasses.replace(setting, initials=True))
    names = {name for one in sample.of(Person) for name in (one.name, one.given, one.surname, *one.other_names)}
    names |= {one.name for one in sample.of(Attendance)}
    words = {word for name in names for word in re.findall(r"[^\W\d_]{3,}", name)} - {"Mama", "Nanna", "Unknown"}
    assert len(words) > 40
    open_ones = findables(sample, setting)
    for word in words:
        seen = [text for hit in find(word, among) for text in (hit.what.title, *hit.what.more)]
        assert not any(re.search(rf"\b{word}\b", text) for text in seen), word
        assert find(word, open_ones)


@given(cases())
def test_on_a_shared_screen_only_what_everybody_may_see_is_found(setting, case) -> None:
    shared = {one.record for one in findables(case, dataclasses.replace(setting, initials=True))}
    assert all(Reader().may_see(case[key]) for key in shared)
    hidden = {one.id for one in case.of(LifeEvent) if one.visibility is not Visibility.MEETING}
    assert hidden <= {one.record for one in findables(case, setting)}

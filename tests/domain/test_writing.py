"""A text with citations: numbers follow the order in which they come, and always stand for the same event."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CaseBuilder, a_case
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, seen_by
from ecm_desktop.domain.writing import (
    Citation,
    Heading,
    Passage,
    Writing,
    cited,
    next_number,
    numbers_in,
    renumbered,
    writing_of,
    writing_standing,
)
from ecm_desktop.editing import life
from ecm_desktop.editing.records import remove, repoint
from ecm_desktop.editing.writing import begin_from_earlier, write_passage
from ecm_desktop.errors import Refused

DAY = date(2026, 11, 1)
EVENTS = ("a", "b", "c")


def told() -> CaseBuilder:
    builder = a_case()
    for title in EVENTS:
        builder.with_event(title, DAY)
    return builder


def behind(writing: Writing) -> dict[Heading, list[RecordId | None]]:
    return {one.heading: [writing.event(n) for n, _, _ in numbers_in(one.text)] for one in writing.passages}


texts = st.lists(st.sampled_from(["so ", "[1]", "[2]", "[3]", "[7]", "[12]", "\n"]), max_size=12).map("".join)


@given(first=texts, second=texts)
def test_counting_anew_keeps_what_each_number_stands_for(first: str, second: str) -> None:
    cites = tuple(Citation(number=n, event=event) for n, event in ((1, "a"), (2, "b"), (3, "a"), (12, "c")))
    passages = (Passage(heading=Heading.NOW, text=second), Passage(heading=Heading.STORY, text=first))
    before = Writing(id="w", passages=passages, cites=cites)
    after = renumbered(before)
    assert behind(after) == behind(before)
    assert renumbered(after) == after
    whole = "".join(one.text for one in after.passages)
    numbers = [n for n, _, _ in numbers_in(whole) if after.event(n)]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers)) == [one.number for one in after.cites]


def test_a_number_that_is_somebodys_own_word_is_passed_over() -> None:
    case = told().build()
    event = case.of(LifeEvent)[0].id
    after = write_passage(case, None, Heading.STORY, "As in [1] and [2016], she left [2].", {2: event}, on=DAY)
    writing = writing_of(after, None)
    assert writing.text(Heading.STORY) == "As in [1] and [2016], she left [2]."
    assert next_number(writing, [writing.text(Heading.STORY)]) == 3


def test_a_citation_put_before_another_takes_its_number_under_every_heading() -> None:
    builder = told()
    a, b = builder.named["a"], builder.named["b"]
    case = write_passage(builder.build(), None, Heading.UNDERSTANDING, "She left [1].", {1: a}, on=DAY)
    case = write_passage(case, None, Heading.STORY, "It began [2].", {2: b}, on=DAY)
    writing = writing_of(case, None)
    assert (writing.text(Heading.STORY), writing.text(Heading.UNDERSTANDING)) == ("It began [1].", "She left [2].")
    assert (writing.event(1), writing.event(2)) == (b, a)


def test_a_text_of_nothing_is_taken_away_with_what_only_it_cited() -> None:
    builder = told()
    case = write_passage(builder.build(), None, Heading.STORY, "So [1].", {1: builder.named["a"]}, on=DAY)
    case = write_passage(case, None, Heading.NOW, "Now.", {}, on=DAY)
    case = write_passage(case, None, Heading.STORY, " \n", {}, on=DAY)
    assert [one.heading for one in writing_of(case, None).passages] == [Heading.NOW]
    assert writing_of(case, None).cites == ()
    assert not write_passage(case, None, Heading.NOW, "", {}, on=DAY).of(Writing)


def test_what_is_not_there_cannot_be_cited() -> None:
    with pytest.raises(Refused):
        write_passage(Case(), None, Heading.STORY, "So [1].", {1: "gone"}, on=DAY)


def cite_two(builder: CaseBuilder) -> Case:
    new = {1: builder.named["a"], 2: builder.named["b"]}
    return write_passage(builder.build(), None, Heading.STORY, "First [1], then [2].", new, on=DAY)


def printed(case: Case) -> tuple[list[str], list[RecordId]]:
    writing = writing_of(case, None)
    return cited([writing.text(Heading.STORY)], writing, {one.id for one in case.of(LifeEvent)})


def test_a_hidden_event_takes_its_number_along_and_leaves_no_gap() -> None:
    builder = told()
    case = cite_two(builder)
    hidden = replace(case.get_one(LifeEvent, builder.named["a"]), visibility=Visibility.PSYCHOLOGIST)
    assert printed(case) == (["First [1], then [2]."], [builder.named["a"], builder.named["b"]])
    assert printed(seen_by(case.put(hidden), Reader())) == (["First, then [1]."], [builder.named["b"]])


def test_a_removed_event_takes_its_number_along_and_comes_back_with_it() -> None:
    builder = told()
    case = cite_two(builder)
    gone = life.remove_event(case, builder.named["a"])
    assert printed(gone) == (["First, then [1]."], [builder.named["b"]])
    assert printed(gone.put(case.get_one(LifeEvent, builder.named["a"]))) == printed(case)


def test_two_events_that_are_made_one_are_cited_as_one() -> None:
    builder = told()
    a, b = builder.named["a"], builder.named["b"]
    one = remove(repoint(cite_two(builder), b, a), b)
    assert printed(one) == (["First [1], then [1]."], [a])


def two_meetings() -> tuple[Case, RecordId, RecordId]:
    builder = told().with_meeting(date(2026, 3, 4)).with_meeting(date(2026, 9, 2))
    first, second = builder.named["meeting 2026-03-04"], builder.named["meeting 2026-09-02"]
    new = {1: builder.named["a"]}
    return write_passage(builder.build(), first, Heading.STORY, "So [1].", new, on=DAY), first, second


def test_a_text_stands_until_a_later_meeting_has_one_of_its_own() -> None:
    case, first, second = two_meetings()
    assert writing_standing(case, second) == writing_of(case, first)
    assert not writing_of(case, second).passages
    own = write_passage(case, second, Heading.NOW, "Now.", {}, on=DAY)
    assert writing_standing(own, second) == writing_of(own, second)
    assert not writing_standing(write_passage(Case(), second, Heading.NOW, "Now.", {}, on=DAY), first).passages


def test_a_later_text_begins_with_the_earlier_one_and_leaves_that_as_it_was() -> None:
    case, first, second = two_meetings()
    begun = begin_from_earlier(case, second)
    changed = write_passage(begun, second, Heading.STORY, "Otherwise [1].", {}, on=DAY)
    assert writing_of(changed, second).text(Heading.STORY) == "Otherwise [1]."
    assert writing_of(changed, second).event(1) == writing_of(case, first).event(1)
    assert writing_of(changed, first) == writing_of(case, first)
    for meeting in (first, second):
        with pytest.raises(Refused):
            begin_from_earlier(begun, meeting)

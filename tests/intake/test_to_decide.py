"""What a person must decide in the rows of the shared cases: little of what is plain, all of what is damaged."""

from __future__ import annotations

from datetime import date

import pytest
from answers import CASES, grouped_pairs, place, true_pairs
from builders import TODAY

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.proposals import Locator, Proposal
from ecm_desktop.editing.people import begin_case
from ecm_desktop.intake.as_json import proposals_to_plain
from ecm_desktop.intake.to_decide import Decision, Decisions


def looked_at(case):
    rows = case.proposals.rows
    born = date.fromisoformat(case.answers["dob"])
    found = Decisions(rows, begin_case("R1", "Jo March", born, TODAY, counting("c")))
    return {number for number in range(len(rows)) if found.at(number)}


def numbers(case):
    """The number of each row of the answers, by its id."""
    rows = proposals_to_plain(case.proposals)["proposals"]
    number = {place(row["file"], row["locator"]): n for n, row in enumerate(rows)}
    return {row["id"]: number[place(row["file"], row["locator"])] for row in case.answers["rows"]}


@pytest.mark.parametrize("name", CASES)
def test_less_than_a_quarter_of_the_rows_is_to_be_looked_at(answered, name):
    case = answered(name)
    assert len(looked_at(case)) < 0.25 * len(case.proposals.rows)


@pytest.mark.parametrize("name", CASES)
def test_every_row_whose_date_is_damaged_is_to_be_looked_at(answered, name):
    case = answered(name)
    known = numbers(case)
    damaged = {known[row["id"]] for row in case.answers["rows"] if row["review"]}
    assert damaged
    assert damaged <= looked_at(case)


@pytest.mark.parametrize("name", CASES)
def test_every_row_of_unsure_lane_is_to_be_looked_at(answered, name):
    case = answered(name)
    unsure = {number for number, row in enumerate(case.proposals.rows) if row.other_lanes}
    assert unsure <= looked_at(case)


def test_most_contradictions_of_the_cases_are_to_be_looked_at(answered):
    told, seen = 0, 0
    for name in CASES:
        case = answered(name)
        known, found = numbers(case), looked_at(case)
        for one in case.answers["contradictions"]:
            told += 1
            seen += any(known[row] in found for row in (*one["differing_rows"], *one["other_rows"]))
    assert seen >= 0.85 * told


def test_what_is_asked_about_as_the_same_is_so_far_more_often_than_by_chance(answered):
    asked, right, shown, shown_right = 0, 0, 0, 0
    for name in CASES:
        case = answered(name)
        true = true_pairs(case) - grouped_pairs(case)
        pairs = {tuple(sorted((n, there))) for n, row in enumerate(case.proposals.rows) for there in row.likely}
        all_pairs = {tuple(sorted((n, there))) for n, row in enumerate(case.proposals.rows) for there in row.maybe}
        asked, right = asked + len(pairs), right + len(pairs & true)
        shown, shown_right = shown + len(all_pairs), shown_right + len(all_pairs & true)
    assert right / asked > 4 * shown_right / shown


def row(line, text, day, group=None, likely=(), lanes=()):
    return Proposal(file="a.csv", locator=Locator(line=line), raw="", when=on_day(day), rule="R1", text=text,
                    group=group, likely=likely, other_lanes=lanes)  # fmt: skip


def test_a_sure_group_needs_nobody_and_another_day_in_it_does():
    day, other = date(2019, 7, 5), date(2019, 7, 9)
    found = Decisions([row(1, "a", day, "g"), row(2, "b", day, "g"), row(3, "c", other, "g")])
    assert [found.at(place) for place in range(3)] == [frozenset(), frozenset(), {Decision.OTHER_DATE}]


def test_a_pair_is_asked_about_at_the_one_that_stands_alone():
    day = date(2019, 7, 5)
    rows = [row(1, "a", day, "g", likely=(2,)), row(2, "b", day, "g"), row(3, "c", day, likely=(0,))]
    found = Decisions(rows)
    assert [found.at(place) for place in range(3)] == [frozenset(), frozenset(), {Decision.SAME}]


def test_a_contradiction_is_asked_about_at_both():
    day = date(2019, 7, 5)
    rows = [
        row(1, "Placed with maternal grandmother", day, likely=(1,)),
        row(2, "Placed with father's family", day, likely=(0,)),
    ]
    found = Decisions(rows)
    assert all(Decision.DIFFERS in found.at(place) for place in range(2))

"""What a person must decide in the rows of the shared cases: little of what is plain, all of what is damaged."""

from __future__ import annotations

from datetime import date

import pytest
from answers import CASES, grouped_pairs, place, true_pairs
from builders import TODAY

from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipPeriod
from ecm_desktop.domain.dates import Precision, When, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import Locator, Proposal
from ecm_desktop.editing.people import begin_case
from ecm_desktop.intake.as_json import proposals_to_plain
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.life_dates import date_questions
from ecm_desktop.intake.new_partners import NewPartners
from ecm_desktop.intake.read import circles, read_files
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


SINCE = When(earliest=date(2014, 7, 1), latest=date(2014, 7, 31), words="July 2014", precision=Precision.MONTH)


def partners():
    people = tuple(
        Person(id=key, name=name, gender=gender)
        for key, name, gender in (("c", "Cy", Gender.MALE), ("m", "Ann", Gender.FEMALE), ("p", "Gav", Gender.MALE))
    )
    couple = Partnership(id="mp", a="p", b="m", periods=(PartnershipPeriod(began=SINCE),))
    bond = Parentage(id="mc", parent="m", child="c")
    return NewPartners([Circle(people=people, parentages=(bond,), partnerships=(couple,), child="c")])


@pytest.mark.parametrize(
    ("text", "year", "is_asked"),
    [
        ("mother's new partner collecting from school", 2013, True),
        ("Partner newydd mam yn casglu", 2013, True),
        ("New partner of Mum", 2013, True),
        ("mother's new partner collecting from school", 2014, False),
        ("mother's new partner collecting from school", 2009, False),  # another one, and no slip
        ("father's new partner collecting from school", 2013, False),
        ("mother's partner collecting from school", 2013, False),
    ],
)
def test_a_new_partner_at_another_time_than_in_the_family_is_to_be_looked_at(text, year, is_asked):
    when = When(earliest=date(year, 6, 1), latest=date(year, 8, 31))
    told = Proposal(file="a", locator=Locator(row=1), raw="", when=when, rule="R13", text=text)
    found = Decisions([told], partners=partners())
    assert (Decision.PARTNER in found.at(0)) is is_asked
    assert not is_asked or found.couple(told).names == ("Ann", "Gav")


@pytest.mark.parametrize("name", CASES)
def test_what_sources_contradict_each_other_on_is_to_be_looked_at_on_one_side_at_least(answered, name):
    """But for dates that agree as they are written, which only the author knows to differ."""
    found = answered(name)
    files = [found.folder / one["file"] for one in found.answers["files"]] + [found.folder / "family.ged"]
    child = {"twins": "Imani Thornbury-Adeyẹmi", "welsh": "Rhŷs Llŷr Gwŷdir", "small": "Alfie Wrenshaw"}[name]
    case = begin_case("R-1", child, found.born, TODAY, counting("c"))
    shown = read_files(files, found.born, TODAY, (child,), case=case)
    dates = date_questions(shown, case, circles(shown.families, case), {})
    decisions = Decisions(shown.rows, case, dates, NewPartners(circles(shown.families, case)))
    place_of = numbers(found)
    silent = []
    for one in found.answers["contradictions"]:
        rows = [place_of[key] for key in (*one["differing_rows"], *one["other_rows"])]
        told = [shown.rows[row].when.interval for row in rows]
        agree = one["kind"] == "date" and all(a.overlaps(b) for a in told for b in told)
        if not agree and not any(decisions.at(row) for row in rows):
            silent.append(one["id"])
    assert silent == []

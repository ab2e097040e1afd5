"""Every row of the shared cases against its answer, through the file readers."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from answers import CASES, grouped_pairs, place, true_pairs
from conftest import TODAY

from ecm_desktop.domain.dates import Interval, When
from ecm_desktop.intake.as_json import proposals_to_plain
from ecm_desktop.intake.read import read_files


def ends(days):
    return [days["earliest"], days["latest"]] if days else None


def expected(row):
    return {
        "earliest": row["expected"]["earliest"],
        "latest": row["expected"]["latest"],
        "start": ends(row.get("expected_start")),
        "end": ends(row.get("expected_end")),
        "flag": row["review_reason"],
        "kind": row["kind"],
    }


@pytest.mark.parametrize("name", CASES)
def test_every_event_row_is_read_as_the_answers_say(answered, name):
    case = answered(name)
    read = {place(row["file"], row["locator"]): row for row in proposals_to_plain(case.proposals)["proposals"]}
    wanted = {place(row["file"], row["locator"]): expected(row) for row in case.answers["rows"]}
    assert read.keys() == wanted.keys()
    differing = {key: row for key, row in wanted.items() if {name: read[key][name] for name in row} != row}
    assert differing == {}


@pytest.mark.parametrize("name", CASES)
def test_every_other_row_is_told_with_its_kind(answered, name):
    case = answered(name)
    told = {place(row["file"], row["locator"]): row["kind"] for row in proposals_to_plain(case.proposals)["ignored"]}
    wanted = {
        place(file["file"], row["locator"]): row["kind"]
        for file in case.answers["files"]
        for row in file["non_event_rows"]
    }
    assert told == wanted


@pytest.mark.parametrize("name", CASES)
def test_the_agency_is_known_by_the_file_itself(answered, name):
    case = answered(name)
    wanted = {file["file"]: file["agency"] for file in case.answers["files"]}
    assert {file.name: file.agency for file in case.proposals.files} == wanted


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_raw_cells_are_kept(answered, name):
    case = answered(name)
    read = {place(row["file"], row["locator"]): row["raw"] for row in proposals_to_plain(case.proposals)["proposals"]}
    cells = [row for row in case.answers["rows"] if row["raw_type"] in ("text", "excel_number")]
    assert [read[place(row["file"], row["locator"])] for row in cells] == [row["raw"] for row in cells]


@pytest.mark.parametrize("name", CASES)
def test_groups_are_sparing(answered, name):
    grouped, true = grouped_pairs(answered(name)), true_pairs(answered(name))
    assert grouped
    assert len(grouped & true) >= 0.95 * len(grouped)
    assert len(grouped & true) >= 0.53 * len(true)


@pytest.mark.parametrize("name", CASES)
def test_most_true_pairs_are_grouped_or_pointed_out(answered, name):
    rows, true = answered(name).proposals.rows, true_pairs(answered(name))
    pointed_out = {tuple(sorted((here, there))) for here, row in enumerate(rows) for there in row.maybe}
    assert len((grouped_pairs(answered(name)) | pointed_out) & true) >= 0.85 * len(true)


@pytest.mark.parametrize("name", CASES)
def test_suggestions_are_at_most_three_and_never_of_the_same_group(answered, name):
    rows = answered(name).proposals.rows
    assert all(len(row.maybe) <= 3 for row in rows)
    assert all(rows[other].group != row.group or row.group is None for row in rows for other in row.maybe)


def stress_answers(shared):
    with shared("cases/stress/chronology_2000_answers.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_two_thousand_rows_are_read_as_the_answers_say(shared):
    proposals = read_files([shared("cases/stress/chronology_2000.csv")], date(2010, 4, 17), TODAY)

    def day(text):
        return date.fromisoformat(text) if text else None

    wanted = [(day(row["earliest"]), day(row["latest"]), row["review_reason"] or None, row["kind"], row["rule"])
              for row in stress_answers(shared)]  # fmt: skip
    read = [(row.when.earliest, row.when.latest, row.when.flag, row.when.kind, row.rule) for row in proposals.rows]
    assert read == wanted
    assert [row.kind for row in proposals.ignored] == ["header"]


def test_a_span_covers_both_its_ends(answered):
    spans = [row.when for row in answered("twins").proposals.rows if row.when.start and row.when.end]
    assert spans
    assert all(isinstance(when, When) and when.start and when.end for when in spans)
    assert all(when.interval == Interval(when.start.earliest, when.end.latest) for when in spans)

"""What bringing in files comes to on the shared cases: dates, rows, what tells one event; time and memory for 2,000.

The answers lie beside the cases. Dates are counted as right when interval, kind and flag are; pairs of rows are
counted, not groups. Where the shared material is not beside the project nothing can be measured, which is said loudly.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import kin
from children import told
from figures import Figure, median, milliseconds

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.editing.people import begin_case
from ecm_desktop.intake.as_json import proposals_to_plain
from ecm_desktop.intake.duplicates import Comparison
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_files, read_singly

CASES = ("twins", "welsh", "small")
TODAY, STRESS_BORN = date(2026, 11, 1), date(2010, 4, 17)
SECOND = 1000.0
Key = tuple[str, str]


def measure() -> list[Figure]:
    """The figures of the task; none where the cases are not there."""
    folder = kin.SHARED / "cases"
    if not folder.is_dir():
        print("INTAKE NOT MEASURED: the shared cases are not beside the project", file=sys.stderr)  # noqa: T201
        return []
    counted: Counter[str] = Counter()
    figures: list[Figure] = []
    for name in CASES:
        answers = json.loads((folder / name / "answers.json").read_text(encoding="utf-8"))
        found = read_files(
            [folder / name / file["file"] for file in answers["files"]], date.fromisoformat(answers["dob"]), TODAY
        )
        _count_rows(answers, proposals_to_plain(found), counted)
        figures += _pairs(name, answers, found)
    return [*_of_rows(counted), *figures, *_two_thousand(folder / "stress")]


def _key(file: str, locator: dict[str, Any]) -> Key:
    return file, json.dumps(locator, sort_keys=True)


def _count_rows(answers: dict[str, Any], plain: dict[str, Any], counted: Counter[str]) -> None:
    read = {_key(row["file"], row["locator"]): row for row in plain["proposals"]}
    wanted = {_key(row["file"], row["locator"]): row for row in answers["rows"]}
    counted["missed"] += len(wanted.keys() - read.keys())
    counted["invented"] += len(read.keys() - wanted.keys())
    for key, row in wanted.items():
        is_right = key in read and _dates(read[key]) == _wanted(row)
        counted[f"{row['tier']} rows"] += 1
        counted[f"{row['tier']} right"] += is_right
        counted["wrong unflagged"] += not is_right and key in read and read[key]["flag"] is None


def _dates(row: dict[str, Any]) -> tuple[object, ...]:
    return row["earliest"], row["latest"], row["kind"], row["flag"]


def _wanted(row: dict[str, Any]) -> tuple[object, ...]:
    return row["expected"]["earliest"], row["expected"]["latest"], row["kind"], row["review_reason"]


def _of_rows(counted: Counter[str]) -> Iterator[Figure]:
    for tier, least in (("core", 100.0), ("extended", 99.0)):
        share = 100 * counted[f"{tier} right"] / counted[f"{tier} rows"]
        yield Figure(
            f"dates, {tier}", share, 100.0, "%", f"of {counted[f'{tier} rows']} rows, interval and flag", least
        )
    for name in ("wrong unflagged", "missed", "invented"):
        yield Figure(f"rows {name}", counted[name], 0.0, "rows", "of the shared cases")


def _pairs(name: str, answers: dict[str, Any], found: Proposals) -> Iterator[Figure]:
    plain = proposals_to_plain(found)["proposals"]
    place = {_key(row["file"], row["locator"]): number for number, row in enumerate(plain)}
    by_id = {row["id"]: place[_key(row["file"], row["locator"])] for row in answers["rows"]}
    true = _within([by_id[one] for one in group["rows"]] for group in answers["duplicate_groups"])
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(found.rows):
        if row.group is not None:
            groups.setdefault(row.group, []).append(number)
    grouped = _within(groups.values())
    said = grouped | {
        (min(pair), max(pair)) for n, row in enumerate(found.rows) for pair in ((n, m) for m in row.maybe)
    }
    for what, value, least in (
        ("precision", len(grouped & true) / len(grouped), 0.9),
        ("recall", len(grouped & true) / len(true), 0.5),
        ("with suggestions", len(said & true) / len(true), 0.9),
    ):
        yield Figure(f"{name}, {what}", value, 1.0, "", f"{len(true)} true pairs, {len(grouped)} grouped", least)


def _within(groups: Any) -> set[tuple[int, int]]:
    return {pair for members in groups for pair in combinations(sorted(members), 2)}


def _two_thousand(folder: Path) -> Iterator[Figure]:
    file = folder / "chronology_2000.csv"

    def bare() -> None:
        with file.open(encoding="utf-8", newline="") as opened:
            list(csv.reader(opened))

    def read() -> LookThrough:
        return LookThrough().with_more(read_singly([file], STRESS_BORN, TODAY), STRESS_BORN)

    case = begin_case("R-1", "Somebody", STRESS_BORN, TODAY, lambda: "id")
    taken, alone = median(milliseconds(lambda: read().shown(case), 5, 1)), median(milliseconds(bare, 5, 1))
    most = max(SECOND, 3 * alone)
    yield Figure("2,000 rows", taken, most, "ms", f"read and grouped; csv alone {alone:.1f} ms")
    look, comparison = read(), Comparison()
    row = look.shown(case, comparison).rows[1000]
    days = iter(date(2015, 1, 1 + n) for n in range(20))

    def put_right() -> None:
        look.date(row.key, on_day(next(days))).shown(case, comparison)

    yield Figure("a date of 2,000 rows", median(milliseconds(put_right, 9)), 100.0, "ms", "put right and compared")
    yield Figure("memory of 2,000 rows", told("child_intake.py", str(file)), 150.0, "MB", "over the base")

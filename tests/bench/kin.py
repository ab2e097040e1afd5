"""The families that the arrangement is measured on: the layout bench's, and those of the shared cases."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing import people as verbs
from ecm_desktop.editing import proposals
from ecm_desktop.intake.read import read_files

TESTS = Path(__file__).resolve().parents[1]
SHARED = TESTS.parents[1] / "shared"
BENCH = SHARED / "layout-bench"
CASES = ("small", "twins", "welsh")
SEX = {Gender.MALE: "M", Gender.FEMALE: "F"}
sys.path.append(str(TESTS))

from families import case_of_bench  # noqa: E402  # the tests' room is not on the path of a bench

Plain = dict[str, Any]


@cache
def measures() -> ModuleType:
    """The layout bench's own measures."""
    spec = importlib.util.spec_from_file_location("layout_bench_metrics", BENCH / "metrics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def peers() -> dict[str, dict[str, dict[str, float]]]:
    """What each engine made of each of the bench's families."""
    found: dict[str, dict[str, dict[str, float]]] = json.loads((BENCH / "peers.json").read_text(encoding="utf-8"))
    return found


def everybody() -> Iterator[tuple[str, list[Plain], Case]]:
    """Each family: its name, its people as plain data, and the case."""
    for file in sorted((BENCH / "families").glob("*.json")):
        case = case_of_bench(json.loads(file.read_text(encoding="utf-8")))
        yield file.stem, plain(case), case
    for name in (*CASES, "family_500"):
        case = shared_case(name)
        yield name, plain(case), case


def shared_case(name: str) -> Case:
    """The family file of a shared case, or the large one, in a case of its own."""
    if name == "family_500":
        return _read(SHARED / "cases" / "stress" / "family_500.ged", "The Child", date(2010, 4, 17))
    folder = SHARED / "cases" / name
    child = json.loads((folder / "case.json").read_text(encoding="utf-8"))["child"]
    return _read(folder / "family.ged", child["full_name"], date.fromisoformat(child["dob"]))


def _read(file: Path, name: str, born: date) -> Case:
    numbers, today = count(), date(2026, 11, 1)

    def ids() -> str:
        return f"r{next(numbers):06}"

    case = verbs.begin_case("BENCH", name, born, today, ids)
    told = read_files([file], born=born, today=today, child_names=(name,))
    return proposals.accept(case, told, ids, today)


def plain(case: Case) -> list[Plain]:
    """The people of a case as the layout bench tells them, by record: parents by birth, the year of a birth."""
    parents: dict[str, list[str]] = {}
    for bond in case.of(Parentage):
        if bond.nature is ParentageKind.BIRTH:
            parents.setdefault(bond.child, []).append(bond.parent)
    return [_plain(one, sorted(parents.get(one.id, ())), case) for one in case.of(Person)]


def _plain(one: Person, parents: list[str], case: Case) -> Plain:
    two = sorted(parents, key=lambda key: case.get_one(Person, key).gender is Gender.FEMALE)
    father, mother = two if len(two) == 2 else (None, None)
    born = one.birth.anchor if one.birth else None
    return {
        "record": one.id, "sex": SEX.get(one.gender, "U"), "father": father, "mother": mother,
        "birth": born.year if born else None,
    }  # fmt: skip


def numbered(one: Plain, number: dict[str, int]) -> Plain:
    """The same with numbers for records, from 1, as the measures ask for."""
    return {
        **one, "id": number[one["record"]], "father": number.get(one["father"]), "mother": number.get(one["mother"]),
    }  # fmt: skip


def couples(people: list[Plain]) -> list[tuple[int, int]]:
    """Father and mother of every family."""
    return list({(one["father"], one["mother"]): None for one in people if one["father"]})

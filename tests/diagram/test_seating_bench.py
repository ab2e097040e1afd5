"""The seating measured on families that nobody here made up, with the bench's own measure."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from families import case_of_bench

from ecm_desktop.diagram.seating.arrange import arrange

Measures = dict[str, dict[str, Any]]


def _measure_of(bench: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("layout_bench_metrics", bench / "metrics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def measures(shared: Callable[[str], Path]) -> Measures:
    bench = shared("layout-bench")
    metrics = _measure_of(bench)
    found = {}
    for file in sorted((bench / "families").glob("*.json")):
        people = json.loads(file.read_text(encoding="utf-8"))
        seated = arrange(case_of_bench(people))
        places = {int(key[1:]): [place] for key, place in seated.positions.items()}
        found[file.stem] = metrics.measure(people, places)
    return found


@pytest.mark.parametrize("what", ["missing", "dup", "tight", "not_adjacent", "diffrow"])
def test_nobody_is_missing_doubled_parted_or_on_anybody(measures: Measures, what: str) -> None:
    assert {name: found[what] for name, found in measures.items() if found[what]} == {}


def test_lines_of_descent_cross_no_more_than_they_must(measures: Measures) -> None:
    crossed = Counter({name: found["cross"] for name, found in measures.items() if found["cross"]})
    assert crossed <= Counter({"bach": 1, "k2-sample-fam1": 1, "potter": 6, "tolkien": 1})


def test_brothers_and_sisters_stand_in_order_of_birth(measures: Measures) -> None:
    assert sum(found["sib_pairs"] for found in measures.values()) > 100
    assert {name: found["sib_viol"] for name, found in measures.items() if found["sib_viol"]} == {}


def test_men_stand_left_more_often_than_with_any_engine_that_draws_nobody_twice(measures: Measures) -> None:
    assert sum(found["male_right"] for found in measures.values()) <= 20


def test_children_stand_under_the_middle_of_their_parents(measures: Measures) -> None:
    assert 0 < sum(found["off_centre"] for found in measures.values()) / len(measures) < 0.5

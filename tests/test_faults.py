"""Every fault that a vault may meet has a test that bears its number, or stands in `faults.txt` with a reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
FAULTS = range(1, 93)


def listed() -> dict[int, str]:
    lines = (TESTS / "faults.txt").read_text("utf-8").splitlines()
    split = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {int(number): reason for number, _, reason in split}


def numbered() -> set[int]:
    names = (
        node.name
        for file in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    numbers = (re.match(r"test((?:_[0-9]{2})+)_", name) for name in names)
    return {int(one) for found in numbers if found for one in found[1].strip("_").split("_")}


def test_every_fault_is_tested_or_listed_with_a_reason() -> None:
    assert sorted(numbered() | set(listed())) == list(FAULTS)


def test_no_reason_excuses_what_is_numbered() -> None:
    assert numbered() & set(listed()) == set()
    assert all(len(reason) > 20 for reason in listed().values())

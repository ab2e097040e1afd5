"""Which numbers of a list in the design the tests bear in their names, and which a file excuses with a reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent


def listed(name: str) -> dict[int, str]:
    """The numbers that the file of that name excuses, each with its reason."""
    return {int(key): reason for key, reason in _lines(name).items() if ":" not in key}


def listed_parts(name: str) -> dict[tuple[int, str], str]:
    """The parts of numbers that it excuses (written as 86:windows), each with its reason."""
    parts = ((key.split(":"), reason) for key, reason in _lines(name).items() if ":" in key)
    return {(int(number), part): reason for (number, part), reason in parts}


def _lines(name: str) -> dict[str, str]:
    lines = (TESTS / name).read_text("utf-8").splitlines()
    split = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {key: reason for key, _, reason in split}


def numbered(prefix: str) -> set[int]:
    """The numbers (two digits, one or several) that follow `prefix` in the names of tests."""
    names = (
        node.name
        for file in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    numbers = (re.match(rf"{prefix}((?:_[0-9]{{2}})+)_", name) for name in names)
    return {int(one) for found in numbers if found for one in found[1].strip("_").split("_")}

"""Which numbers of a list in the design the tests bear in their names, and which a file excuses with a reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent


def listed(name: str) -> dict[int, str]:
    """The numbers that the file of that name excuses, each with its reason."""
    lines = (TESTS / name).read_text("utf-8").splitlines()
    split = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {int(number): reason for number, _, reason in split}


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

"""Takes each defence of a document out of the program, and the check that rests on it must fail; by `make torture`.

`defences.txt` names them: the check, the file of the program, the file of its tests and which of them, then the code
and what stands there without the defence. This is done in a copy. What cannot be taken out stands in `checks.txt`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

TESTS = Path(__file__).resolve().parents[1]
PROJECT = TESTS.parent
CHECKS = set(range(1, 46)) - {2, 43, 44}  # `checks.txt` says why not these
_BLOCK = re.compile(r"(\d+) (\S+) \| (\S+) \| (.+)\n((?:-.*\n)+)((?:\+.*\n)+)")


class Defence(NamedTuple):
    """A check, the file it rests on, the code there, what stands there without it, the tests and which of them."""

    check: int
    file: str
    code: str
    without: str
    tests: str
    which: str


def defences() -> Iterator[Defence]:
    """Those that `defences.txt` names."""
    for check, file, tests, which, code, without in _BLOCK.findall((TESTS / "defences.txt").read_text("utf-8")):
        yield Defence(int(check), file, _lines(code), _lines(without), tests, which)


def _lines(block: str) -> str:
    return "\n".join(line[1:] for line in block.splitlines())


def test_every_check_has_a_defence_that_is_taken_out() -> None:
    assert {one.check for one in defences()} == CHECKS


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own, beside the shared material if that is there."""
    there = tmp_path_factory.mktemp("copied")
    for name in ("ecm_desktop", "resources", "tests"):
        shutil.copytree(PROJECT / name, there / "main" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", there / "main")
    (there / "shared").symlink_to(PROJECT.parent / "shared")
    return there / "main"


@pytest.mark.torture
@pytest.mark.timeout(600)
@pytest.mark.parametrize("one", list(defences()), ids=lambda one: f"{one.check}-{one.file}-{one.without[:30]}")
def test_a_check_fails_without_what_it_rests_on(copied: Path, one: Defence) -> None:
    file = copied / "ecm_desktop" / one.file
    whole = file.read_text("utf-8")
    assert whole.count(one.code) == 1
    file.write_text(whole.replace(one.code, one.without), "utf-8")
    command = [sys.executable, "-m", "pytest", "-xq", "-p", "no:cacheprovider", f"tests/{one.tests}", "-k", one.which]
    environment = {**os.environ, "PYTHONPATH": str(copied), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=copied, env=environment, capture_output=True, text=True, check=False)
    finally:
        file.write_text(whole, "utf-8")
    assert done.returncode == 1, done.stdout[-2000:]  # tests that failed, not none that ran

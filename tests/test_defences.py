"""Takes each defence out of the program, and the test that rests on it must fail; by `make torture`.

`defences.txt` names those of a document by its check, `vault_defences.txt` those of a vault by its fault: the number,
the file of the program, the file of its tests and which of them, then the code and what stands there without the
defence. This is done in a copy. What cannot be taken out stands in `checks.txt`, and at the head of the other list.
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
from numbered import numbered

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
OF_DOCUMENTS, OF_THE_VAULT = "defences.txt", "vault_defences.txt"
CHECKS = set(range(1, 46)) - {2, 43, 44}  # `checks.txt` says why not these
NOT_OURS = {40, 48}  # the head of `vault_defences.txt` says why
_BLOCK = re.compile(r"(\d+) (\S+) \| (\S+) \| (.+)\n((?:-.*\n)+)((?:\+.*\n)+)")


class Defence(NamedTuple):
    """A number, the file it rests on, the code there, what stands there without it, the tests and which of them."""

    number: int
    file: str
    code: str
    without: str
    tests: str
    which: str


def defences(name: str) -> Iterator[Defence]:
    """Those that a list names."""
    for number, file, tests, which, code, without in _BLOCK.findall((TESTS / name).read_text("utf-8")):
        yield Defence(int(number), file, _lines(code), _lines(without), tests, which)


def _lines(block: str) -> str:
    return "\n".join(line[1:] for line in block.splitlines())


def test_every_check_has_a_defence_that_is_taken_out() -> None:
    assert {one.number for one in defences(OF_DOCUMENTS)} == CHECKS


def test_every_fault_has_a_defence_that_is_taken_out() -> None:
    assert {one.number for one in defences(OF_THE_VAULT)} == numbered("test") - NOT_OURS


@pytest.mark.parametrize("name", [OF_DOCUMENTS, OF_THE_VAULT])
def test_every_defence_stands_where_the_list_says_and_once(name: str) -> None:
    found = {(one.file, one.code): (PROJECT / "ecm_desktop" / one.file).read_text("utf-8") for one in defences(name)}
    assert [place for place, text in found.items() if text.count(place[1]) != 1] == []


def test_no_block_of_a_list_is_passed_over() -> None:
    for name in (OF_DOCUMENTS, OF_THE_VAULT):
        heads = re.findall(r"^\d+ .* \| .*$", (TESTS / name).read_text("utf-8"), re.MULTILINE)
        assert len(list(defences(name))) == len(heads)


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
@pytest.mark.parametrize(
    "one",
    [*defences(OF_DOCUMENTS), *defences(OF_THE_VAULT)],
    ids=lambda one: f"{one.number}-{one.file}-{one.without[:30]}",
)
def test_it_fails_without_what_it_rests_on(copied: Path, one: Defence) -> None:
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

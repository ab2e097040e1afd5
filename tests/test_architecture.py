"""The house rules that a program can check: who imports whom, what works without Qt, and the shape of the code."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "ecm_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FILE_LINES, CLASS_LINES, FUNCTION_LINES = 300, 250, 60


def loaded_after(statements: str) -> set[str]:
    """The top names of all modules that a new Python holds after these statements."""
    tell = "import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    command = [sys.executable, "-c", f"{statements}\n{tell}"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split())


def lengths(file: Path, *kinds: type[ast.AST]) -> Iterator[tuple[str, int]]:
    """Name and length in lines of each definition of these kinds in a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, kinds):
            yield f"{file.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1


def test_imports_go_down_only():
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-logo", "--no-cache"], check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["ecm_desktop.cli", "ecm_desktop.reports", "ecm_desktop.intake"])
def test_work_without_a_window_loads_no_qt(module):
    assert "PySide6" not in loaded_after(f"import {module}")


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_every_file_says_what_it_holds_and_stays_small(file):
    text = file.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no module docstring"
    assert len(text.splitlines()) <= FILE_LINES


def test_no_class_grows_too_large():
    found = [one for file in SOURCES for one in lengths(file, ast.ClassDef)]
    assert [one for one in found if one[1] > CLASS_LINES] == []


def test_no_function_grows_too_long():
    found = [one for file in SOURCES for one in lengths(file, ast.FunctionDef, ast.AsyncFunctionDef)]
    assert [one for one in found if one[1] > FUNCTION_LINES] == []


def test_no_room_is_without_a_door_plate():
    names = {file.stem for file in SOURCES}
    assert names.isdisjoint({"utils", "util", "helpers", "helper", "manager", "common", "misc"})


def project_files() -> Iterator[Path]:
    """Every file of the project but those in folders that git ignores; git itself need not be there."""
    ignored = {".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text().split())}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored]
        yield from (Path(folder, name) for name in files if not name.endswith(".pyc"))


def test_no_file_names_a_machine_or_an_index():
    # in pieces, so that this file does not hold what it looks for
    marks = ["/" + "root/", "/" + "work/", "/" + "home/", "C:" + r"\\Users"]
    hosts = ["py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(org|com)", r"//[a-z.]*debian\." + "org"]
    unwanted = re.compile("|".join(marks + hosts).encode())
    found = [file.name for file in project_files() if unwanted.search(file.read_bytes())]
    assert found == []


# asked only where no case is shared: before the first one, and in the vault, whose page nothing leads to meanwhile
UNSHARED = {
    "ui/where_to_keep.py",
    "ui/recovery_step.py",
    "ui/restoring.py",
    "ui/vault/exports.py",
    "ui/vault/backups.py",
    "ui/vault/cases.py",
}


def test_folders_are_listed_in_one_place_which_knows_whether_others_see_the_screen():
    asking = {str(file.relative_to(PACKAGE)) for file in SOURCES if "QFileDialog" in file.read_text(encoding="utf-8")}
    assert asking == {"ui/where_to_keep.py", *UNSHARED}

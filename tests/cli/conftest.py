"""The command line called as a person or a script calls it, on vaults made once and copied for each test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fakes import FAST, TestClock

from ecm_desktop.cli.main import main
from ecm_desktop.domain.ids import new_id
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir
from ecm_desktop.store.opening import Passphrase, create_vault, open_vault

PASSPHRASE = "mosslamp-ivybook-quiet-harbour-vexlantern"  # noqa: S105 (of a test's vault)
REFERENCE = "AV-2031"
NAME, BORN = "Imani Grace Thornbury-Adeyẹmi", "2011-08-31"
TODAY = "2026-11-01"
SAMPLE = "SAMPLE-1"


@dataclass(frozen=True)
class Said:
    """What one call gave: its exit code, and what stood on standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    def is_refused(self, code: int) -> bool:
        """Whether it ended with that code and one sentence on standard error, nothing else anywhere."""
        one_line = self.err.count("\n") == 1 and self.err.endswith(".\n")
        return self.code == code and not self.out and one_line and "Traceback" not in self.err


@dataclass(frozen=True)
class Desk:
    """A vault of the test's own, and the command line in this process."""

    folder: Path
    key: Path
    read: Callable[[], tuple[str, str]]

    @property
    def access(self) -> tuple[str, ...]:
        """The options that open the vault."""
        return "--vault", str(self.folder), "--passphrase-file", str(self.key)

    def run(self, *arguments: object) -> Said:
        """One call with the options that open the vault."""
        return self.bare(*self.access, *arguments)

    def bare(self, *arguments: object) -> Said:
        """One call with these arguments alone."""
        code = main([str(one) for one in arguments])
        return Said(code, *self.read())

    def shown(self) -> dict[str, Any]:
        """The case as `case show --json` gives it."""
        return self.run("case", "show", REFERENCE, "--json").plain


def child(*arguments: object, **options: Any) -> Said:
    """One call in a process of its own, without a display."""
    quiet = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "ecm_desktop", *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        **{"env": {**quiet, "QT_QPA_PLATFORM": "offscreen"}, **options},
    )
    return Said(done.returncode, done.stdout, done.stderr)


def key_file(folder: Path) -> Path:
    file = folder / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault at rest with a case just begun."""
    home = tmp_path_factory.mktemp("begun")
    store, _ = create_vault(home / "vault", PASSPHRASE, clock=TestClock(), cost=FAST)
    store.close()
    access = ["--vault", str(home / "vault"), "--passphrase-file", str(key_file(home)), "--quiet"]
    assert main([*access, "case", "new", "--reference", REFERENCE, "--name", NAME, "--born", BORN]) == 0
    return home / "vault"


@pytest.fixture(scope="session")
def told(begun: Path, shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault at rest with the twins' files brought into the case."""
    home = tmp_path_factory.mktemp("told")
    shutil.copytree(begun, home / "vault")
    access = ["--vault", str(home / "vault"), "--passphrase-file", str(key_file(home)), "--quiet"]
    files = [str(one) for one in files_of(shared("cases/twins"))]
    assert main([*access, "import", REFERENCE, *files, "--today", TODAY]) == 0
    return home / "vault"


@pytest.fixture(scope="session")
def with_sample(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault at rest with the shipped sample as well."""
    folder = tmp_path_factory.mktemp("sampled") / "vault"
    shutil.copytree(begun, folder)
    store = open_vault(folder, Passphrase(PASSPHRASE), clock=TestClock())
    store.add_case(make_sample(resource_dir() / "samples" / "imani", new_id), "Begin the case")
    store.close()
    return folder


def files_of(folder: Path) -> list[Path]:
    """The agency files of a shared case in the order of its answers, and its family file."""
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return [*(folder / one["file"] for one in answers["files"]), folder / "family.ged"]


def at(template: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    shutil.copytree(template, home / "vault")

    def read() -> tuple[str, str]:
        said = capsys.readouterr()
        return said.out, said.err

    return Desk(home / "vault", key_file(home), read)


@pytest.fixture
def desk(begun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The command line on a vault with a case just begun."""
    return at(begun, tmp_path, capsys)


@pytest.fixture
def full(told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The command line on a vault that holds the twins' records."""
    return at(told, tmp_path, capsys)


@pytest.fixture
def sampled(with_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The command line on a vault that holds the shipped sample."""
    return at(with_sample, tmp_path, capsys)

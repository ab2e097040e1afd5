"""Runs the tests of `tests/two_screens` where Qt has two screens; how many there are is settled when Qt starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from two_screens.conftest import DRIVER, OFFSCREEN, ON, ROOM, X
from x_screens import SERVER, x_server

TESTS = Path(__file__).resolve().parents[1]
FOLDER = TESTS / "two_screens"


def passes(folder: Path, **environment: str) -> None:
    """Every test there passes in a process with that environment and files of its own in `folder`; none is skipped."""
    clean = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(FOLDER)]
    command += ["--basetemp", str(folder / "files")]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=clean | environment, cwd=TESTS.parent
    )
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= 44, done.stdout
    assert "skipped" not in done.stdout


@pytest.mark.timeout(900)  # each has a time of its own
def test_everything_on_two_screens_passes_where_there_is_no_display(tmp_path: Path) -> None:
    passes(tmp_path, **{ON: OFFSCREEN, "QT_QPA_PLATFORM": f"offscreen:configfile={FOLDER / 'screens.json'}"})


@pytest.mark.timeout(900)
@pytest.mark.skipif(SERVER is None, reason="no X server without a display (Xvfb) is installed")
def test_everything_on_two_screens_passes_on_two_of_an_x_server(tmp_path: Path) -> None:
    with x_server(DRIVER[2] + ROOM[2], max(DRIVER[3], ROOM[3])) as display:
        passes(tmp_path, **{ON: X, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display})

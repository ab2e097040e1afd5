"""Runs the tests of `tests/two_screens` where Qt has two screens; how many there are is settled when Qt starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
SCREENS = TESTS / "two_screens" / "screens.json"


@pytest.mark.timeout(900)  # each has a time of its own
def test_everything_on_two_screens_passes_and_nothing_is_skipped() -> None:
    clean = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    environment = {**clean, "QT_QPA_PLATFORM": f"offscreen:configfile={SCREENS}"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(SCREENS.parent)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, cwd=TESTS.parent)
    assert done.returncode == 0, done.stdout
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= 32, done.stdout
    assert "skipped" not in done.stdout

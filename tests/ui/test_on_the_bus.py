"""What a screen reader hears of the timeline, asked on the accessibility bus itself and not in the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ui import child_on_the_bus

NEEDED = ("dbus-run-session", "dbus-send", "Xvfb", child_on_the_bus.LAUNCHER)


@pytest.mark.skipif(
    not all(shutil.which(one) for one in NEEDED), reason="no accessibility bus, or no screen for it, is installed"
)
def test_each_card_is_found_on_the_accessibility_bus_with_its_sentence(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    places = {"PYTHONPATH": os.pathsep.join((str(root), str(root / "tests"))), "XDG_CACHE_HOME": str(tmp_path),
              "XDG_RUNTIME_DIR": str(tmp_path)}  # fmt: skip
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, child_on_the_bus.__file__],
        capture_output=True, text=True, check=False, env={**os.environ, **places}, timeout=200,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert len(told["said"]) > 60
    assert set(told["said"]) <= set(told["listed"])
    groups = {said: counted for said, counted in told["listed"].items() if counted}
    assert groups
    assert all(said.startswith(f"{len(counted)} event") and all(counted) for said, counted in groups.items())
    assert told["focused"] == told["said"]
    assert told["chosen"] == [told["pressed"]]
    assert told["events"] == ["ready", "focused", "selected", "remove", "add", "accessible-name"]

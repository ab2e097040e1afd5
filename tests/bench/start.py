"""From start until the unlock field takes a key, against a bare PySide6 window with one label."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import vaults
from figures import Figure, median

HERE = Path(__file__).resolve().parent
LIMIT, ROUNDS = 1.6, 25


def measure() -> Figure:
    """The ratio of the medians of child processes that take turns."""
    bare: list[float] = []
    ours: list[float] = []
    with vaults.vault_folder() as vault, TemporaryDirectory(prefix="ecm-bench-") as home:
        for number in range(ROUNDS + 2):
            times = child("child_bare.py", home), child("child_unlock.py", home, str(vault))
            if number >= 2:  # the first rounds warm the disk's cache
                bare.append(times[0])
                ours.append(times[1])
    detail = f"unlock {median(ours):.0f} ms : bare window {median(bare):.0f} ms, {ROUNDS} each in turn"
    return Figure("start", median(ours) / median(bare), LIMIT, "ratio", detail)


def child(script: str, home: str, *arguments: str) -> float:
    """Milliseconds until the child says that it is ready."""
    environment = clean_environment(home)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, HERE / script, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        said = process.stdout.readline() if process.stdout else ""
        taken = (time.perf_counter() - start) * 1000
    if said.strip() != "ready":
        raise RuntimeError(f"{script} ended with {process.returncode} before it was ready")
    return taken


def clean_environment(home: str) -> dict[str, str]:
    """As a user's: bytecode is kept, preferences and data are those of a new account in `home`."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {name: f"{home}/{name}" for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen"}

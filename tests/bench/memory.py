"""What the program holds in memory with a case open, after the key was derived from the passphrase."""

from __future__ import annotations

import subprocess
import sys
from tempfile import TemporaryDirectory

import vaults
from figures import Figure
from start import HERE, clean_environment

LIMIT = 250.0


def measure() -> Figure:
    """The resident memory of a child process that was unlocked and had its case opened by keys."""
    with vaults.vault_folder() as vault, TemporaryDirectory(prefix="ecm-bench-") as home:
        done = subprocess.run(
            [sys.executable, HERE / "child_open_case.py", str(vault), vaults.PASSPHRASE],
            check=False, env=clean_environment(home), stdout=subprocess.PIPE, text=True, timeout=120,
        )  # fmt: skip
    if not done.stdout.strip():
        raise RuntimeError(f"the case was not opened; the child ended with {done.returncode}")
    return Figure(
        "memory", float(done.stdout), LIMIT, "MB", "resident, sample case open, every page seen, idle work done"
    )

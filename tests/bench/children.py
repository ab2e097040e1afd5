"""Child processes that measure something in themselves and print it as one number."""

from __future__ import annotations

import subprocess
import sys
from tempfile import TemporaryDirectory

from start import HERE, clean_environment


def told(script: str, *arguments: str) -> float:
    """The number that a script of this folder prints, run as a new user would."""
    with TemporaryDirectory(prefix="ecm-bench-") as home:
        done = subprocess.run(
            [sys.executable, HERE / script, *arguments],
            check=False, env=clean_environment(home), stdout=subprocess.PIPE, text=True, timeout=120,
        )  # fmt: skip
    if not done.stdout.strip():
        raise RuntimeError(f"{script} ended with {done.returncode} before it had measured anything")
    return float(done.stdout)

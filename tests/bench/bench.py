"""Measures what was promised about speed and memory, prints a table, and writes `bench-out/bench.json`.

usage: bench.py [FIGURE…]    (as in JOB and VAULT; `vault` for all of the vault's; all of both without a name)

Ends with 1 when a figure is missed. Ratios are of things measured in the same run; nothing here is a test.
"""

from __future__ import annotations

import importlib
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from figures import table

from ecm_desktop.app import put_qt_away

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "bench-out" / "bench.json"
JOB = (
    "start", "edit", "frame", "scrubber", "pages", "report", "report_beside", "memory", "intake_rows", "arrangement",
    "rearrangement", "changed", "past", "veil", "uncovering", "long_timeline",
)  # fmt: skip
VAULT = ("save", "opening", "derive", "derive_memory", "backup", "rotation", "lock")


def main(names: Sequence[str]) -> int:
    """Measure the named figures, or those of the main job; gives the exit code."""
    wanted = (set(names) - {"vault"}) | set(VAULT if "vault" in names else ()) or {*JOB, *VAULT}
    if wanted - {*JOB, *VAULT}:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    found = [importlib.import_module(name).measure() for name in (*JOB, *VAULT) if name in wanted]
    figures = [figure for one in found for figure in (one if isinstance(one, list) else [one])]
    print(table(figures))  # noqa: T201
    OUT.parent.mkdir(exist_ok=True)
    told = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "figures": [one.plain() for one in figures],
    }
    OUT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    put_qt_away()
    return 0 if all(one.held for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What the program holds in memory with a case open, after the key was derived from the passphrase."""

from __future__ import annotations

import vaults
from children import told
from figures import Figure

LIMIT = 250.0


def measure() -> Figure:
    """The resident memory of a child process that was unlocked and had its case opened by keys."""
    with vaults.vault_folder() as vault:
        held = told("child_open_case.py", str(vault), vaults.PASSPHRASE)
    return Figure("memory", held, LIMIT, "MB", "resident, sample case open, every page seen, idle work done")

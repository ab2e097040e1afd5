"""From the wish to lock until nothing of the case is on the screen."""

from __future__ import annotations

import vaults
from children import told
from figures import Figure, median

LIMIT, ROUNDS = 300.0, 5


def measure() -> Figure:
    """The median over child processes, each unlocked and locked once."""
    with vaults.vault_folder() as vault:
        taken = [told("child_lock.py", str(vault), vaults.PASSPHRASE) for _ in range(ROUNDS)]
    return Figure("lock", median(taken), LIMIT, "ms", f"to a neutral screen, median of {ROUNDS}, sample case open")

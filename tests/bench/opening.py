"""From the derived key until the case is there to be shown: the store's part of an unlocking."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import vaults
from figures import Figure, median

from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.starting import start
from ecm_desktop.vault.credentials import RecoveryKeyText
from ecm_desktop.vault.unlocking import unlock

LIMIT, TIMES, WARM = 10.0, 30, 3


def measure() -> Figure:
    """The median over openings of one vault, each from a file at rest."""
    with vaults.vault_folder_and_recovery() as (folder, recovery):
        taken = [_opened_in(folder, recovery) for _ in range(WARM + TIMES)][WARM:]
    return Figure("opening", median(taken), LIMIT, "ms", f"derived key to case loaded, median of {TIMES}, sample case")


def _opened_in(folder: Path, recovery: str) -> float:
    lock = VaultLock(folder)
    unlocked = unlock(folder, RecoveryKeyText(recovery))
    began = time.perf_counter()
    store = start(unlocked, lock, lambda: datetime.now(UTC))
    store.load(store.cases()[0].id)
    taken = (time.perf_counter() - began) * 1000
    store.close()
    return taken

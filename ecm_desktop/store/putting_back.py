"""A vault put back from a backup into the place where it lay; what lay there is kept beside it.

The backup is proved in a folder of its own first.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ecm_desktop.store.backups import restore
from ecm_desktop.store.beside import drop_coming, free_for_swap, swap
from ecm_desktop.store.lock import refuse_if_open
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.files import disk_problem


def put_back(file: Path, vault: Path, credential: Credential, now: datetime) -> Path | None:
    """Make the vault of a backup anew and put it at `vault`; gives where what lay there is now, None when nothing did.

    Slow by design (key derivation). Raises InUse, InputRefused, WrongCredential, Damaged, Refused or Unavailable, and
    then what lay there lies there still.
    """
    day = now.astimezone().date().isoformat()
    is_taken = vault.is_dir() and any(vault.iterdir())
    if not is_taken:
        restore(file, vault, credential)
        return None
    refuse_if_open(vault)
    drop_coming(vault)
    proved, aside = free_for_swap(vault, day)
    restore(file, proved, credential)
    try:
        swap(vault, proved, aside)
    except OSError as error:
        raise disk_problem(error) from error
    return aside

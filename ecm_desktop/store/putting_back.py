"""A vault put back from a backup into the place where it lay; what lay there is kept beside it.

The backup is proved in a folder of its own first. Two names then change; a stop between the two leaves both folders
whole, under names that say what they are.
"""

from __future__ import annotations

from datetime import datetime
from itertools import chain, count
from pathlib import Path

from ecm_desktop.store.backups import restore
from ecm_desktop.store.lock import refuse_if_open
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.files import disk_problem, sync_folder

_BACKUPS = "backups"
RESTORED, BEFORE = "restored", "before-restoring"  # how what lies beside a vault is called after it


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
    proved, aside = free_beside(vault, f"{RESTORED}-{day}"), free_beside(vault, f"{BEFORE}-{day}")
    restore(file, proved, credential)
    try:
        _swap(vault, proved, aside)
    except OSError as error:
        raise disk_problem(error) from error
    return aside


def free_beside(vault: Path, said: str) -> Path:
    """A folder beside the vault that is not there yet, named after it and what is said of it."""
    names = (f"{vault.name}-{said}{again}" for again in chain([""], (f"-{n}" for n in count(2))))
    return next(path for path in map(vault.with_name, names) if not path.exists())


def left_beside(vault: Path) -> list[str]:
    """The names of what holds other states of a vault beside it, until somebody deletes it. Raises Unavailable."""
    marks = (f"{vault.name}-{RESTORED}-*", f"{vault.name}-{BEFORE}-*", f"{vault.name}-*.vbak")
    try:
        return sorted(path.name for mark in marks for path in vault.parent.glob(mark))
    except OSError as error:
        raise disk_problem(error) from error


def _swap(vault: Path, proved: Path, aside: Path) -> None:
    vault.rename(aside)
    try:
        proved.rename(vault)
    except OSError:
        aside.rename(vault)
        raise
    if (aside / _BACKUPS).is_dir():  # they are of this vault, whichever state of it is used
        (aside / _BACKUPS).rename(vault / _BACKUPS)
    sync_folder(vault.parent)

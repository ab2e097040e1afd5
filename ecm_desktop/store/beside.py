"""What lies beside a vault under names that say what it is, and the swap of such a folder with the vault's own.

Two names change in a swap. A stop between the two leaves nothing where the vault was; what was proved, and coming, then
takes its place when the vault is next looked for.
"""

from __future__ import annotations

import contextlib
import glob
import shutil
from itertools import chain, count
from pathlib import Path

from ecm_desktop.vault.files import disk_problem, sync_folder

_BACKUPS = "backups"
# how what lies beside a vault is called after it
RESTORED, BEFORE, COMING = "restored", "before-restoring", "coming-back"


def free_beside(vault: Path, said: str) -> Path:
    """A folder beside the vault that is not there yet, named after it and what is said of it."""
    return _free_beside(vault, (said,))[0]


def free_for_swap(vault: Path, day: str) -> tuple[Path, Path]:
    """Where what is proved comes to lie, and where what lay in the vault's place does: a pair by their names."""
    proved, aside = _free_beside(vault, (f"{COMING}-{day}", f"{BEFORE}-{day}"))
    return proved, aside


def _free_beside(vault: Path, said: tuple[str, ...]) -> list[Path]:
    numbers = chain([""], (f"-{n}" for n in count(2)))
    offered = ([vault.with_name(f"{vault.name}-{one}{number}") for one in said] for number in numbers)
    return next(paths for paths in offered if not any(path.exists() for path in paths))


def left_beside(vault: Path) -> list[str]:
    """The names of what holds other states of a vault beside it, until somebody deletes it. Raises Unavailable."""
    marks = (*(f"-{said}-*" for said in (RESTORED, BEFORE, COMING)), "-*.vbak")
    try:
        return sorted(path.name for mark in marks for path in _beside(vault, mark))
    except OSError as error:
        raise disk_problem(error) from error


def swap(vault: Path, proved: Path, aside: Path) -> None:
    """Put a proved folder in the vault's place, and what lies there aside. Raises OSError, and then it lies there."""
    vault.rename(aside)
    try:
        proved.rename(vault)
    except OSError:
        aside.rename(vault)
        raise
    _take_backups(vault, aside)
    sync_folder(vault.parent)


def end_cut_off_swap(vault: Path) -> None:
    """Where a swap was cut off, do what is left of it; else nothing. What cannot be done is left as it is."""
    with contextlib.suppress(OSError):
        before = _beside(vault, f"-{BEFORE}-*")
        pairs = (one.name.removeprefix(f"{vault.name}-{BEFORE}-") for one in before)
        coming = (vault.with_name(f"{vault.name}-{COMING}-{pair}") for pair in pairs)
        proved = next((one for one in coming if one.is_dir()), None)
        if proved is not None and not vault.exists():
            proved.rename(vault)
        for aside in before if vault.is_dir() else ():
            _take_backups(vault, aside)


def drop_coming(vault: Path) -> None:
    """Remove what was proved and never came, since the swap was cut off before it began."""
    for left in _beside(vault, f"-{COMING}-*"):
        shutil.rmtree(left, ignore_errors=True)


def _beside(vault: Path, after: str) -> list[Path]:
    """What is called as the vault is and then so, in order."""
    return sorted(vault.parent.glob(glob.escape(vault.name) + after))


def _take_backups(vault: Path, aside: Path) -> None:
    """The backups are of this vault, whichever state of it is used; those that are there already stay."""
    for file in sorted((aside / _BACKUPS).glob("*.vbak")):
        shelf = vault / _BACKUPS
        shelf.mkdir(mode=0o700, exist_ok=True)
        if not (shelf / file.name).exists():
            file.rename(shelf / file.name)
    with contextlib.suppress(OSError):  # something else lies in it, or it was never there
        (aside / _BACKUPS).rmdir()

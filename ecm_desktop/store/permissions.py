"""Who may reach a vault's files: its owner alone, which is put right at each opening."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ecm_desktop.errors import Unavailable
from ecm_desktop.vault.files import disk_problem

_OTHERS = 0o077


def open_to_others(folder: Path) -> tuple[Path, ...]:
    """The folder and those files in it that somebody else on this computer can reach; none where that is unknown."""
    if sys.platform == "win32":
        return ()
    return tuple(path for path in _all(folder) if path.lstat().st_mode & _OTHERS and not path.is_symlink())


def close_to_others(folder: Path) -> bool:
    """Take the rights of others away; gives whether there were any. Raises Unavailable."""
    try:
        wide = open_to_others(folder)
        for path in wide:
            path.chmod(path.stat().st_mode & ~_OTHERS & 0o7777)
    except OSError as error:
        raise disk_problem(error) from error
    return bool(wide)


def check_owner(folder: Path) -> None:
    """Raise Unavailable when the folder is somebody else's: what we wrote there would lock them out, or us."""
    if sys.platform != "win32" and folder.stat().st_uid != os.geteuid():
        raise Unavailable(
            "The vault's folder belongs to another user of this computer. Let them open it, or copy the whole folder "
            "into a place of your own."
        )


def _all(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(folder.iterdir())

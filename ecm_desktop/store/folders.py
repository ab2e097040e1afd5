"""A folder that appears whole, or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecm_desktop.errors import Refused
from ecm_desktop.vault.files import disk_problem, sync_folder


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """A private place beside `folder` that takes its name when all went well and is gone when not.

    Raises Refused when `folder` is there and not empty, Unavailable when the disk refuses.
    """
    _refuse_occupied(folder)
    building = folder.parent / f".{folder.name}.{secrets.token_hex(4)}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building.mkdir(mode=0o700)
        yield building
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise disk_problem(error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _refuse_occupied(folder: Path) -> None:
    try:
        is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as error:
        raise disk_problem(error) from error
    if not is_free:
        raise Refused("There is something in this folder already. Choose a new or an empty folder.")

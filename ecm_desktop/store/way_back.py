"""Where the newest backup of a vault is: told with whatever damage is found in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecm_desktop.errors import Damaged, Problem, Unavailable
from ecm_desktop.store.shelf import Shelf


@contextmanager
def telling_the_way_back(vault: Path) -> Iterator[None]:
    """Let what is found damaged in the vault in that folder say where its newest backup is."""
    try:
        yield
    except Damaged as damaged:
        damaged.also = damaged.also or newest_backup(vault)
        raise


def newest_backup(vault: Path) -> Problem:
    """The sentence that names the newest backup on the vault's shelf, with its day, or says that none is there."""
    shelf = Shelf(vault)
    try:
        kept = shelf.kept()
    except Unavailable as problem:
        return problem
    if not kept:
        return Unavailable(
            "No backup lies in {folder}: look for a copy of the vault elsewhere, and leave this one as it is.",
            folder=shelf.folder,
        )
    day = kept[0].made.astimezone().date()
    return Unavailable("{file} is the newest one, of {day}.", file=kept[0].file, day=day)

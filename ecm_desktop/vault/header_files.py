"""The header's two copies in a vault's folder: `header.json`, and `header.bak.json`, the one before it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.vault.files import read_plain_file, write_atomically
from ecm_desktop.vault.header import Header
from ecm_desktop.vault.header_form import LIMIT, ReadHeader, header_damaged, parse, render

NAME = "header.json"
SPARE_NAME = "header.bak.json"


@dataclass(frozen=True)
class FoundHeader:
    """The header that holds, whether the first copy has to be mended from it, and whether the spare opens otherwise."""

    read: ReadHeader
    from_spare: bool
    is_uneven: bool = False


def load(folder: Path) -> FoundHeader:
    """The good copy of the highest generation. Raises Damaged, or Unavailable when there is no vault here."""
    first, spare = _read(folder / NAME), _read(folder / SPARE_NAME)
    good = [one for one in (first, spare) if isinstance(one, ReadHeader)]
    if not good:
        raise _nothing_good(folder, first, spare)
    best = max(good, key=lambda one: one.header.generation)
    ways_in = [(one.header.keys, one.header.slots) for one in good]
    return FoundHeader(best, from_spare=best is spare, is_uneven=ways_in[0] != ways_in[-1])


def save(folder: Path, header: Header, mac_key: bytearray) -> None:
    """Keep a header, the one before it becoming the spare. Raises Unavailable; the old one then still holds."""
    data = render(header, mac_key)
    with contextlib.suppress(FileNotFoundError, Damaged):
        before = read_plain_file(folder / NAME, LIMIT)
        parse(before)
        write_atomically(folder / SPARE_NAME, before)
    write_atomically(folder / NAME, data)


def save_both(folder: Path, header: Header, mac_key: bytearray) -> None:
    """Keep a header in both copies, so that no earlier way in remains."""
    data = render(header, mac_key)
    write_atomically(folder / NAME, data)
    write_atomically(folder / SPARE_NAME, data)


def _read(path: Path) -> ReadHeader | Damaged | None:
    """None when there is no such file."""
    try:
        return parse(read_plain_file(path, LIMIT))
    except FileNotFoundError:
        return None
    except Damaged as error:
        return error


def _nothing_good(folder: Path, *copies: ReadHeader | Damaged | None) -> Unavailable:
    if any(copies):
        return header_damaged()
    if any(folder.glob("store-*.db")):
        return Damaged(
            "The vault's header is missing. Put header.json back, or "
            "restore the vault from a backup; they lie in its folder, under backups."
        )
    if any(folder.glob("backups/*.vbak")):
        return Damaged(
            "The vault's files are gone; only its backups are here. Put the files back, or "
            "restore the vault from a backup; they lie in its folder, under backups."
        )
    return Unavailable("There is no vault in this folder. Choose another folder, or make a new vault.")

"""The service's own marks of health and the like: at most four, each a quarter of a symbol, read from a data file."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import msgspec

from ecm_desktop.errors import Unavailable

MOST = 4


class FillPlace(StrEnum):
    """The quarter of a symbol that a mark fills."""

    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"

    @property
    def quarter(self) -> tuple[int, int]:
        """Which way it lies from the middle: across and down, each -1 or 1."""
        return (-1 if self.value.endswith("left") else 1, -1 if self.value.startswith("top") else 1)


class Fill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One mark: its key in records, its words in the key to the signs, and its place in a symbol."""

    key: str
    title: str
    place: FillPlace


def load_fills(shipped: Path, own: Path) -> tuple[Fill, ...]:
    """A service's own marks where that file can be read, else the shipped ones. Raises Unavailable."""
    with suppress(OSError, msgspec.MsgspecError, ValueError):
        return _read(own)
    try:
        return _read(shipped)
    except (OSError, msgspec.MsgspecError, ValueError):
        said = "The marks of the family map cannot be read from {file}."
        raise Unavailable(said, file=shipped.name) from None


def _read(file: Path) -> tuple[Fill, ...]:
    """The marks of a file. Raises ValueError for more than four, or two in one place."""
    found = msgspec.json.decode(file.read_bytes(), type=tuple[Fill, ...])
    if len(found) > MOST or len({one.place for one in found}) < len(found):
        raise ValueError("at most four marks, each in a place of its own")
    return found

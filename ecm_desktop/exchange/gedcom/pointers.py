"""Pointers of a file's records: those they had in the file they came from, or new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count

_SOUND = re.compile(r"@(?!VOID@)[A-Z0-9_]{1,20}@")


def pointers(letter: str, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """A pointer for each key; `wanted` are those it was known by elsewhere, and no two keys get the same."""
    kept: dict[str, str] = {}
    for key, known in wanted.items():
        old = next((one for one in known if _SOUND.fullmatch(one) and one not in kept.values()), None)
        if old:
            kept[key] = old
    free = _new(letter, set(kept.values()))
    return {key: kept.get(key) or next(free) for key in wanted}


def _new(letter: str, taken: set[str]) -> Iterator[str]:
    return (one for one in (f"@{letter}{number}@" for number in count(1)) if one not in taken)

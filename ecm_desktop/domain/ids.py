"""Names of records: opaque, unique, and replaceable in tests by a source that counts."""

from __future__ import annotations

import secrets
from collections.abc import Callable

RecordId = str
IdSource = Callable[[], RecordId]


def new_id() -> RecordId:
    """A fresh random id: 16 lower-case hexadecimal letters, saying nothing about the record."""
    return secrets.token_hex(8)


def counting(prefix: str = "r") -> IdSource:
    """An id source that counts r1, r2, r3 … so that tests and samples are the same in every run."""
    made = 0

    def next_id() -> RecordId:
        nonlocal made
        made += 1
        return f"{prefix}{made}"

    return next_id

"""A vault of 25 MB, and what a bare copy of its store into an encrypted file costs."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import vaults
from figures import Figure, median, milliseconds
from sqlcipher3 import dbapi2

from ecm_desktop.store.store import Store

BYTES, LIMIT, TIMES = 25_000_000, 2.5, 5


def against_a_bare_copy(name: str, work: Callable[[Store, Path], object]) -> Figure:
    """The ratio of the medians of `work(store, folder to write in)` and of a bare copy, in turn."""
    ours: list[float] = []
    bare: list[float] = []
    with _large_vault() as (store, home):
        for number in range(TIMES + 1):
            pair = (milliseconds(lambda: _copy(store, home), 1, warm=0), milliseconds(lambda: work(store, home), 1, 0))
            if number:
                bare += pair[0]
                ours += pair[1]
        size = store.ledger.unlocked.store_path.stat().st_size
    detail = f"{median(ours):.0f} ms : bare copy {median(bare):.0f} ms, median of {TIMES} in turn, {size / 1e6:.0f} MB"
    return Figure(name, median(ours) / median(bare), LIMIT, "ratio", detail)


@contextmanager
def _large_vault() -> Iterator[tuple[Store, Path]]:
    with vaults.open_vault() as (store, _, folder):
        while store.ledger.unlocked.store_path.stat().st_size < BYTES:
            store.add_case(vaults.sample(), "One more")
        yield store, folder.parent


def _copy(store: Store, home: Path) -> None:
    """As little as a copy can be that nobody else can read: not looked over, not packed."""
    file = home / "bare.db"
    file.unlink(missing_ok=True)
    with store.ledger.at_rest_on_disk() as source, closing(dbapi2.connect(str(file), isolation_level=None)) as target:
        target.executescript(f"PRAGMA key=\"x'{secrets.token_hex(48)}'\";")
        source.backup(target)

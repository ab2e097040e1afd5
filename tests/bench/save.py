"""An edit committed through the store, against plain sqlite3 writing the same rows into the same tables.

Both wait for the disk in the same way (write-ahead journal, FULL), so the ratio says as much of the disk as of the
store: the quicker the disk, the larger it is. The detail gives the processor's part alone. What the store adds to that
for an edit, found by leaving out one after the other on a file system in memory (plain sqlite3 there: 0.06 ms):

- encryption and HMAC of the 6 pages that an edit touches 0.07 ms
- `cipher_memory_security`, which locks, clears and frees each allocation, 0.01 ms, since an edit makes one of them (it
  was 0.35 ms while statements that were kept filled the room for small values, and 0.10 ms while the audit's trigger
  had a copy of each page laid by)
- the audit's chain, the codec and the look at the file's place 0.02 ms
- SQLAlchemy's transaction 0.01 ms, the rest of the Python 0.03 ms
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
import vaults
from figures import Figure, median
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, diff
from ecm_desktop.domain.codec import change_to_bytes, to_bytes
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.store.store import Store

LIMIT, TIMES, WARM = 1.5, 300, 20
_Taken = tuple[float, float]  # milliseconds on the wall clock, and of them on the processor
_AT = "2026-11-01T09:00:00.000000+00:00"
_TABLES = ("case", "record", "change", "audit", "due_action")


def measure() -> Figure:
    """The ratio of the medians of single edits, one of each in turn, both in write-ahead journal with FULL syncs."""
    ours: list[_Taken] = []
    plain: list[_Taken] = []
    with vaults.open_vault() as (store, key, _), TemporaryDirectory(prefix="ecm-bench-") as home:
        case, _ = store.load(key)
        changes = _moves(case)
        write = store.writer(key)
        with closing(_plain_copy(store, key, case, Path(home) / "plain.db")) as database:
            save = _plain_writer(database, key)
            for number in range(WARM + TIMES):
                change = next(changes)
                pair = _taken(partial(write, change, "Move")), _taken(partial(save, change, "Move"))
                if number >= WARM:
                    ours.append(pair[0])
                    plain.append(pair[1])
    (wall, processor), (plain_wall, plain_processor) = (_medians(one) for one in (ours, plain))
    detail = (
        f"store {wall:.2f} ms : plain sqlite3 {plain_wall:.2f} ms, {TIMES} edits each in turn; "
        f"without the disk {processor:.2f} : {plain_processor:.2f} ms"
    )
    return Figure("save", wall / plain_wall, LIMIT, "ratio", detail)


def _moves(case: Case) -> cycle[Change]:
    """Each event one day on, and then all of them back."""
    there, back = [], []
    for one in case.of(LifeEvent):
        if one.when.anchor:
            later = case.put(replace(one, when=on_day(one.when.anchor + timedelta(days=1))))
            there.append(diff(case, later))
            back.append(diff(later, case))
    return cycle(there + back)


def _taken(work: Callable[[], object]) -> _Taken:
    start, busy = time.perf_counter(), time.thread_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - busy) * 1000


def _medians(samples: list[_Taken]) -> _Taken:
    wall, processor = zip(*samples, strict=True)
    return median(wall), median(processor)


def _plain_copy(store: Store, key: str, case: Case, file: Path) -> sqlite3.Connection:
    """The store's tables, indexes and triggers with the same rows, in plain sight."""
    database = sqlite3.connect(file, isolation_level=None)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                    "locking_mode=EXCLUSIVE", "cache_size=-65536"):  # fmt: skip
        database.execute(f"PRAGMA {setting}")
    with store.ledger.reading() as reading:
        made = "SELECT sql, tbl_name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type='trigger', rowid"
        for sql, table in reading.exec_driver_sql(made).all():
            if table in _TABLES:
                database.execute(sql)
        database.execute("BEGIN")
        for table in _TABLES:
            rows = [tuple(row) for row in reading.execute(sa.text(f'SELECT * FROM "{table}"'))]  # noqa: S608
            if rows:
                marks = ",".join("?" * len(rows[0]))
                database.executemany(f'INSERT INTO "{table}" VALUES({marks})', rows)
        database.execute("COMMIT")
    return database


def _plain_writer(database: sqlite3.Connection, key: str) -> Callable[[Change, str], None]:
    """The rows that the store writes for an edit, ready made but for what the change is."""

    def save(change: Change, title: str) -> None:
        database.execute("BEGIN IMMEDIATE")
        (revision,) = database.execute('SELECT revision FROM "case" WHERE id=?', (key,)).fetchone()
        for one, after in ((one, one.after) for one in change if one.after):
            row = (revision + 1, to_bytes(after), key, one.id)
            database.execute('UPDATE record SET revision=?, body=? WHERE "case"=? AND id=?', row)
        journal = (key, revision + 1, _AT, "somebody", "a machine", title, change_to_bytes(change))
        database.execute('INSERT INTO "change" VALUES(?,?,?,?,?,?,?)', journal)
        database.execute('UPDATE "case" SET revision=?, changed_at=? WHERE id=?', (revision + 1, _AT, key))
        seq, mac = database.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        about = f'{{"case":"{key}","revision":{revision + 1}}}'
        entry = (seq + 1, _AT, _AT, "somebody", "edited", about, mac, sha256(mac).digest())
        database.execute("INSERT OR FAIL INTO audit VALUES(?,?,?,?,?,?,?,?)", entry)
        database.execute("COMMIT")

    return save

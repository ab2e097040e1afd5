"""An edit committed through the store, against plain sqlite3 writing the same rows into the same tables.

Both wait for the disk in the same way (write-ahead journal, FULL), so the ratio says as much of the disk as of the
store: the quicker the disk, the larger it is. The detail gives the processor's part alone. On a file system in memory,
where nothing waits, plain sqlite3 takes 0.08 ms for an edit and the store 0.19: encryption and HMAC of the three pages
that it touches, and the locking and clearing of what is allocated (`cipher_memory_security`), take 0.07 of them, all
of our Python 0.04.
"""

from __future__ import annotations

import hmac
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import vaults
from figures import Figure, median
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, diff
from ecm_desktop.domain.codec import change_to_bytes, to_bytes
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import metadata
from ecm_desktop.vault.keys import Purpose

LIMIT, TIMES, WARM = 1.5, 300, 20
_Taken = tuple[float, float]  # milliseconds on the wall clock, and of them on the processor
_TABLES = ("case", "record", "change", "audit", "due_action")
_SAME = {
    "case": "*", "record": "*", "change": "place, actor, device, title, body", "audit": "seq, actor, event, body",
}  # fmt: skip
_LAST = (
    'SELECT max(place) FROM change WHERE place BETWEEN (SELECT number << 32 FROM "case" WHERE id=?1) '
    'AND (SELECT (number << 32) + 4294967295 FROM "case" WHERE id=?1)'
)


def measure() -> Figure:
    """The ratio of the medians of single edits, one of each in turn, both in write-ahead journal with FULL syncs."""
    ours: list[_Taken] = []
    plain: list[_Taken] = []
    with vaults.open_vault() as (store, key, _), TemporaryDirectory(prefix="ecm-bench-") as home:
        case, _ = store.load(key)
        changes = _moves(case)
        write = store.writer(key)
        with closing(_plain_copy(store, Path(home) / "plain.db")) as database:
            save = _plain_writer(database, store, key)
            for number in range(WARM + TIMES):
                change = next(changes)
                pair = _taken(partial(write, change, "Move")), _taken(partial(save, change, "Move"))
                if number >= WARM:
                    ours.append(pair[0])
                    plain.append(pair[1])
            _check_same_rows(store, database)
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


def _plain_copy(store: Store, file: Path) -> sqlite3.Connection:
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
            kept = [one.name for one in metadata.tables[table].columns if one.computed is None]
            named = ",".join(f'"{name}"' for name in kept)
            rows = [tuple(row) for row in reading.exec_driver_sql(f'SELECT {named} FROM "{table}"')]  # noqa: S608 (its own tables)
            marks = ",".join("?" * len(kept))
            database.executemany(f'INSERT INTO "{table}"({named}) VALUES({marks})', rows)
        database.execute("COMMIT")
    return database


def _plain_writer(database: sqlite3.Connection, store: Store, key: str) -> Callable[[Change, str], None]:
    """The rows that the store writes for an edit, the chain of its audit too, by the plainest code that does."""
    sign = bytes(store.ledger.unlocked.key.subkey(Purpose.AUDIT))
    actor, device = store.user, store.ledger.device

    def save(change: Change, title: str) -> None:
        database.execute("BEGIN IMMEDIATE")
        (last,) = database.execute(_LAST, (key,)).fetchone()
        revision, now = last % (1 << 32) + 1, datetime.now(UTC).isoformat(timespec="microseconds")
        for one, after in ((one, one.after) for one in change if one.after):
            row = (revision, to_bytes(after), key, one.id)
            database.execute('UPDATE record SET revision=?, body=? WHERE "case"=? AND id=?', row)
        journal = (last + 1, now, actor, device, title, change_to_bytes(change))
        database.execute("INSERT INTO change(place, at, actor, device, title, body) VALUES(?,?,?,?,?,?)", journal)
        seq, mac = database.execute("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        about = f'{{"case":"{key}","revision":{revision}}}'
        entry = (seq + 1, now, now, actor, "edited", about)
        chained = hmac.digest(sign, mac + sha256(json.dumps(entry, separators=(",", ":")).encode()).digest(), "sha256")
        database.execute("INSERT OR FAIL INTO audit VALUES(?,?,?,?,?,?,?,?)", (*entry, mac, chained))
        database.execute("COMMIT")

    return save


def _check_same_rows(store: Store, database: sqlite3.Connection) -> None:
    """Both have done the same work: every row is the same but for the moments in it, and what is signed of these."""
    with store.ledger.reading() as reading:
        for table, columns in _SAME.items():
            asked = f'SELECT {columns} FROM "{table}" ORDER BY 1'  # noqa: S608 (its own tables)
            if database.execute(asked).fetchall() != [tuple(row) for row in reading.exec_driver_sql(asked)]:
                raise AssertionError(f"plain sqlite3 did not write the same into {table}")

"""A process killed in the middle of its work loses nothing that it said was saved."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from ecm_desktop.domain.people import Person
from ecm_desktop.store.backups import restore
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.store.shelf import Shelf
from ecm_desktop.store.tables import SCHEMA
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
write = store.writer(sys.argv[3])
case, revision = store.load(sys.argv[3])
while True:
    more = case.put(Person(id=f"n{revision}", name="x" * 200), Person(id=f"m{revision}"))
    revision = write(diff(case, more), "More")
    case = more
    print(revision, flush=True)
"""


BACK_UP_FOR_EVER = """
import sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.backups import backup
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
case, revision = store.load(sys.argv[3])
while True:
    more = case.put(Person(id=f"n{revision}"), Person(id=f"m{revision}"))
    revision = store.writer(sys.argv[3])(diff(case, more), "More")
    case = more
    print(revision, flush=True)
    backup(store, Path(sys.argv[1]).with_name("kept.vbak"))
"""
LOCK_FOR_EVER = """
import sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.opening import Passphrase, open_vault
while True:
    store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
    case, revision = store.load(sys.argv[3])
    more = case.put(Person(id=f"n{revision}"), Person(id=f"m{revision}"))
    print(store.writer(sys.argv[3])(diff(case, more), "More"), flush=True)
    store.close()
"""


def test_52_kill_9_while_backing_up(new_copy: Callable[[], Any], tmp_path: Path) -> None:
    vault = new_copy()
    kept = vault.folder.with_name("kept.vbak")
    seen = {_backed_up_and_killed(vault, kept, tmp_path / f"again{n}", n) for n in range(20)}
    assert seen == {False, True}  # killed before the backup had its name, and after
    assert [path.name for path in kept.parent.glob("*.vbak")] == [kept.name]


def _backed_up_and_killed(vault: Any, kept: Path, again: Path, number: int) -> bool:
    """Killed in the middle of the first backup, or once there is one; gives whether there is, which then opens."""
    source = random.Random(number)  # noqa: S311 (moments, no secrets)
    kept.unlink(missing_ok=True)
    for left in kept.parent.glob(".backup-*"):
        shutil.rmtree(left)
    until = kept.exists if number % 2 else lambda: any(kept.parent.glob(".backup-*"))
    after = source.uniform(0.0, 0.02) if number else 0.0
    acknowledged = _write_and_be_killed(vault, after, BACK_UP_FOR_EVER, until)
    with closing(vault.open()) as store:
        assert store.load(vault.case_id)[1] >= acknowledged
        assert store.check().problems == []
    if kept.exists():
        restore(kept, again, Passphrase(vault.passphrase))
    return kept.exists()


def test_55_kill_9_while_locking(new_copy: Callable[[], Any]) -> None:
    _killed_twenty_times(new_copy(), LOCK_FOR_EVER, longest=0.03)


def _killed_twenty_times(vault: Any, code: str, longest: float) -> None:
    """Killed at any moment of its loop, up to `longest` seconds after it first said that something was saved."""
    source = random.Random(52)  # noqa: S311 (moments, no secrets)
    for _ in range(20):
        acknowledged = _write_and_be_killed(vault, source.uniform(0.0, longest), code)
        store = vault.open()
        assert store.load(vault.case_id)[1] >= acknowledged
        assert store.check().problems == []
        store.close()


OPEN_AN_OLD_STORE = """
import sys
from pathlib import Path
from ecm_desktop.store import upgrade
from ecm_desktop.store.opening import Passphrase, open_vault
real, folder = upgrade.upgrade, Path(sys.argv[1])
def told(connection):
    folder.with_name("begun").touch()
    real(connection)
    folder.with_name("done").touch()
upgrade.upgrade = told
print("0", flush=True)
open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2])).close()
"""
TO_THE_FIRST_SCHEMA = (
    "DROP TABLE note_seal; DROP TABLE sealed_note;"
    'DROP TABLE user; ALTER TABLE "case" DROP COLUMN hold; ALTER TABLE draft DROP COLUMN "case";'
    "UPDATE alembic_version SET version_num='0001'; PRAGMA user_version=1;"
)


def test_53_kill_9_during_a_migration(new_copy: Callable[[], Any]) -> None:
    """Killed at any moment, and for sure as its transaction begins and when it has ended: both outcomes are reached."""
    source = random.Random(53)  # noqa: S311 (moments, no secrets)
    found = []
    for number in range(20):
        vault = new_copy()
        connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
        connection.executescript(TO_THE_FIRST_SCHEMA)
        connection.close()
        after, until = [
            (0.0, vault.folder.with_name("begun").exists),
            (0.0, vault.folder.with_name("done").exists),
            (source.uniform(0.0, 0.1), vault.folder.with_name("begun").exists),
            (source.uniform(0.0, 0.35), lambda: True),
        ][number % 4]
        _write_and_be_killed(vault, after, OPEN_AN_OLD_STORE, until)
        connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
        found.append(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        connection.close()
        assert ("user" in tables) == (found[-1] == SCHEMA)
        assert not any(name.startswith("_alembic_tmp") for name in tables)
        store = vault.open()
        assert store.load(vault.case_id) == (vault.case, 1)
        assert store.check().problems == []
        store.close()
        for kept in Shelf(vault.folder).kept():
            restore(kept.file, vault.folder.with_name("again"), Passphrase(vault.passphrase))
            shutil.rmtree(vault.folder.with_name("again"))
    assert set(found) == {1, SCHEMA}


def test_50_kill_9_in_a_write_loop(new_copy: Callable[[], Any]) -> None:
    source = random.Random(50)  # noqa: S311 (moments, no secrets)
    vault = new_copy()
    for _ in range(20):
        acknowledged = _write_and_be_killed(vault, source.uniform(0.01, 0.15))
        store = vault.open()
        case, revision = store.load(vault.case_id)
        assert revision >= acknowledged
        assert len(case.of(Person)) == 1 + 2 * (revision - 1)
        assert store.check(deep=True).problems == []
        store.close()
    assert revision > 1


def _write_and_be_killed(
    vault: Any, after: float, code: str = WRITE_FOR_EVER, until: Callable[[], bool] = lambda: True
) -> int:
    """Killed so many seconds after it first said that something was saved and `until` came true."""
    command = [sys.executable, "-c", code, str(vault.folder), vault.passphrase, vault.case_id]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        while not until() and child.poll() is None:
            time.sleep(0.002)
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])

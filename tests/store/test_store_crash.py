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
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from earlier import TO_SCHEMA_1
from fakes import STAYS_CHEAP

from ecm_desktop.domain.people import Person
from ecm_desktop.store.backups import back_up_when_due, restore
from ecm_desktop.store.connection import connect
from ecm_desktop.store.opening import Passphrase
from ecm_desktop.store.shelf import Shelf
from ecm_desktop.store.tables import SCHEMA
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]

WRITE_FOR_EVER = (
    STAYS_CHEAP
    + """
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
)
# before that: killed for sure in its third edit, before the last row of it, or once it is saved and before that is told
IN_AN_EDIT = """
import os, signal
from ecm_desktop.store.audit import AuditChain
append, left = AuditChain.append, [None] * 3  # the first is the unlocking's
def append_or_die(*given, **about):
    left.pop() if left else os.kill(os.getpid(), signal.SIGKILL)
    append(*given, **about)
AuditChain.append = append_or_die
"""
AFTER_AN_EDIT = """
import os, signal
from ecm_desktop.store.store import CaseWriter
keep, left = CaseWriter.__call__, [None] * 2
def keep_and_die(*given):
    revision = keep(*given)
    left.pop() if left else os.kill(os.getpid(), signal.SIGKILL)
    return revision
CaseWriter.__call__ = keep_and_die
"""


BACK_UP_FOR_EVER = (
    STAYS_CHEAP
    + """
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
)
LOCK_FOR_EVER = (
    STAYS_CHEAP
    + """
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
)


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


BACK_UP_AND_BE_KILLED = """
import os, signal, sys
from pathlib import Path
from ecm_desktop.store import backups
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
name, left = sys.argv[3], [None] * int(sys.argv[4])
real = getattr(backups, name)
def do_or_die(*given):
    left.pop() if left else os.kill(os.getpid(), signal.SIGKILL)
    return real(*given)
setattr(backups, name, do_or_die)
backups.back_up_when_due(store)
"""


@pytest.mark.parametrize(
    ("step", "before"), [("copy_store", 0), ("check_copy", 0), ("_add", 0), ("_add", 2), ("sync_folder", 0)]
)
def test_52_killed_at_each_step_of_a_backup_there_is_a_whole_one_or_none(vault: Any, step: str, before: int) -> None:
    command = [sys.executable, "-c", BACK_UP_AND_BE_KILLED, str(vault.folder), vault.passphrase, step, str(before)]
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    shelf = vault.folder / "backups"
    kept = list(shelf.glob("*.vbak"))
    assert len(kept) == (step == "sync_folder")  # it has its name by then
    assert bool(list(shelf.glob(".backup-*"))) == (not kept)
    with closing(vault.open()) as store:
        assert store.load(vault.case_id) == (vault.case, 1)
        store.ledger.now.at += timedelta(days=3650)  # a day on which one is due
        assert back_up_when_due(store)
    assert not list(shelf.glob(".backup-*"))
    for file in shelf.glob("*.vbak"):
        restore(file, vault.folder.with_name(file.stem), Passphrase(vault.passphrase))


def test_55_kill_9_while_locking(new_copy: Callable[[], Any]) -> None:
    """Killed as it begins to put the store to rest, or once the journal is gone: both outcomes are reached."""
    source = random.Random(55)  # noqa: S311 (moments, no secrets)
    vault = new_copy()
    journal = vault.file.with_name(vault.file.name + "-wal")
    found = set()
    for number in range(20):
        until = (lambda: not journal.exists()) if number % 2 else lambda: True
        after = source.uniform(0.0, 0.004) if number > 1 else 0.0
        acknowledged = _write_and_be_killed(vault, after, LOCK_FOR_EVER, until)
        found.add(journal.exists())
        _expect_all_of(vault, acknowledged)
    assert found == {False, True}


def _expect_all_of(vault: Any, acknowledged: int) -> None:
    """At least what was said to be saved is there, and each edit is whole."""
    with closing(vault.open()) as store:
        case, revision = store.load(vault.case_id)
        assert revision >= acknowledged
        assert len(case.of(Person)) == 1 + 2 * (revision - 1)
        assert store.check(deep=True).problems == []


LOCK_AND_BE_KILLED = """
import os, signal, sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store import ledger
from ecm_desktop.store.lock import VaultLock
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.vault import header_files
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
case, revision = store.load(sys.argv[3])
more = case.put(Person(id=f"n{revision}"), Person(id=f"m{revision}"))
print(store.writer(sys.argv[3])(diff(case, more), "More"), flush=True)
def die(*_given):
    os.kill(os.getpid(), signal.SIGKILL)
class Watched:  # the driver's connection, until it is told the statement that is waited for
    def __init__(self, real):
        self.real = real
    def execute(self, sql):
        die() if sys.argv[4] in sql else None
        return self.real.execute(sql)
    def __getattr__(self, name):
        return getattr(self.real, name)
store.ledger._connection = Watched(store.ledger._connection)
match sys.argv[4]:
    case "the spare header":
        header_files.write_atomically = die
    case "the first header":
        real = header_files.write_atomically
        header_files.write_atomically = lambda path, data: die() if path.name == "header.json" else real(path, data)
    case "the lock":
        VaultLock.release = die
store.close()
"""


@pytest.mark.parametrize(
    ("moment", "has_journal"),
    [("wal_checkpoint", True), ("journal_mode", True), ("the spare header", False), ("the first header", False),
     ("the lock", False)],
)  # fmt: skip
def test_55_killed_at_each_step_of_locking(vault: Any, moment: str, has_journal: bool) -> None:
    command = [sys.executable, "-c", LOCK_AND_BE_KILLED, str(vault.folder), vault.passphrase, vault.case_id, moment]
    done = subprocess.run(command, cwd=PROJECT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert vault.file.with_name(vault.file.name + "-wal").exists() == has_journal
    _expect_all_of(vault, int(done.stdout))


OPEN_AN_OLD_STORE = (
    STAYS_CHEAP
    + """
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
)


def test_53_kill_9_during_a_migration(new_copy: Callable[[], Any]) -> None:
    """Killed at any moment, and for sure as its transaction begins and when it has ended: both outcomes are reached."""
    source = random.Random(53)  # noqa: S311 (moments, no secrets)
    found = []
    for number in range(20):
        vault = new_copy()
        vault.forget_pages()
        connection = connect(unlock(vault.folder, Passphrase(vault.passphrase)), vault.file)
        connection.executescript(TO_SCHEMA_1)
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
    """Killed at any moment, and for sure in the middle of an edit and between saving and saying so."""
    source = random.Random(50)  # noqa: S311 (moments, no secrets)
    vault = new_copy()
    more_than_said = []
    for number in range(20):
        code = (IN_AN_EDIT, AFTER_AN_EDIT)[number] if number < 2 else ""
        acknowledged = _write_and_be_killed(
            vault, source.uniform(0.01, 0.15), code + WRITE_FOR_EVER, lambda waits=not code: waits
        )
        _expect_all_of(vault, acknowledged)
        with closing(vault.open()) as store:
            more_than_said.append(store.load(vault.case_id)[1] - acknowledged)
    assert more_than_said[:2] == [0, 1]
    assert set(more_than_said) == {0, 1}


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

"""A process killed in the middle of its work loses nothing that it said was saved."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ecm_desktop.domain.people import Person
from ecm_desktop.store.backups import restore
from ecm_desktop.store.opening import Passphrase

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


BACK_UP_AND_LOCK_FOR_EVER = """
import sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.backups import backup
from ecm_desktop.store.opening import Passphrase, open_vault
while True:
    store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
    case, revision = store.load(sys.argv[3])
    more = case.put(Person(id=f"n{revision}"), Person(id=f"m{revision}"))
    print(store.writer(sys.argv[3])(diff(case, more), "More"), flush=True)
    backup(store, Path(sys.argv[1]).with_name("kept.vbak"))
    store.close()
"""


def test_52_55_kill_9_while_backing_up_and_locking(new_copy: Callable[[], Any], tmp_path: Path) -> None:
    source = random.Random(52)  # noqa: S311 (moments, no secrets)
    vault = new_copy()
    for _ in range(20):
        acknowledged = _write_and_be_killed(vault, source.uniform(0.0, 0.12), BACK_UP_AND_LOCK_FOR_EVER)
        store = vault.open()
        assert store.load(vault.case_id)[1] >= acknowledged
        assert store.check().problems == []
        store.close()
    kept = vault.folder.with_name("kept.vbak")
    if kept.exists():
        restore(kept, tmp_path / "again", Passphrase(vault.passphrase))


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


def _write_and_be_killed(vault: Any, after: float, code: str = WRITE_FOR_EVER) -> int:
    command = [sys.executable, "-c", code, str(vault.folder), vault.passphrase, vault.case_id]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    return int([line for line in lines if line.endswith("\n")][-1])

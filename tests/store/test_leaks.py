"""What must not get out: no file but the vault's own is written, and no key stays in the memory of a locked program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from processes import memory_of, python_path
from watch import Watch

from ecm_desktop.store.opening import Passphrase
from ecm_desktop.vault.keys import Purpose
from ecm_desktop.vault.unlocking import unlock

PROJECT = Path(__file__).resolve().parents[2]

A_DAYS_WORK = """
import sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.audit import Event
from ecm_desktop.store.backups import back_up_when_due
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.retention import delete_case
from ecm_desktop.store.rotation import rotate
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
case, revision = store.load(sys.argv[3])
more = case.put(*(Person(id=f"n{n}", name="x" * 5000) for n in range(300)))
store.writer(sys.argv[3])(diff(case, more), "Much")
store.keep_draft("half", "done", sys.argv[3])
store.note_event(Event.VIEWED, case=sys.argv[3])
back_up_when_due(store)
assert store.check(deep=True).is_sound
rotate(store)
delete_case(store, sys.argv[3])
store.close()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the kernel of Linux what was made")
def test_87_a_days_work_makes_no_file_outside_the_vault(vault: Any, tmp_path: Path) -> None:
    rooms = {name: tmp_path / name for name in ("temp", "home", "desk")}
    for room in rooms.values():
        room.mkdir()
    environment = {**os.environ, "TMPDIR": str(rooms["temp"]), "SQLITE_TMPDIR": str(rooms["temp"]),
                   "HOME": str(rooms["home"]), "XDG_RUNTIME_DIR": str(rooms["temp"]), "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONPATH": python_path(PROJECT)}  # fmt: skip
    watch, outside = Watch(vault.folder), Watch(*rooms.values())
    command = [sys.executable, "-c", A_DAYS_WORK, str(vault.folder), vault.passphrase, vault.case_id]
    subprocess.run(command, check=True, cwd=rooms["desk"], env=environment)
    inside, elsewhere = list(watch.made()), list(outside.made())
    watch.close()
    outside.close()
    assert elsewhere == []
    ours = r"header(\.bak)?\.json\.part|store-k\d\.db(-wal|-journal)?|vault\.lock|backups|\.proof-.*"
    assert {name for name in inside if not re.fullmatch(ours, name)} == set()
    assert "store-k1.db-wal" in inside  # the watch does hear


WORK_AND_LOCK = """
import ctypes, sys
from pathlib import Path
from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.store.opening import Passphrase, open_vault
store = open_vault(Path(sys.argv[1]), Passphrase(sys.stdin.readline().rstrip()))
case, revision = store.load(sys.argv[2])
store.writer(sys.argv[2])(diff(case, case.put(Person(id="n"))), "More")
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # so that whoever started us may look
print("open", flush=True)
sys.stdin.readline()
store.close()
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads another process's memory as Linux shows it")
def test_88_a_locked_program_holds_no_key_and_an_open_one_none_spelled_out(vault: Any) -> None:
    unlocked = unlock(vault.folder, Passphrase(vault.passphrase))
    keys = [bytes(unlocked.key.subkey(purpose)) for purpose in Purpose] + [unlocked.key.for_sealing()]
    spelled = [key.hex().encode() for key in keys]
    command = [sys.executable, "-c", WORK_AND_LOCK, str(vault.folder), vault.case_id]
    child = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(vault.passphrase.encode() + b"\n")
        child.stdin.flush()
        assert child.stdout.readline() == b"open\n"
        while_open = b"".join(memory_of(child.pid))
        child.stdin.write(b"lock\n")
        child.stdin.flush()
        assert child.stdout.readline() == b"locked\n"
        memory = b"".join(memory_of(child.pid))
    finally:
        child.communicate()
    assert b"ecm_desktop" in memory  # the right memory was read
    assert [place for place, text in enumerate(spelled) if text in while_open] == []
    assert any(key in while_open for key in keys)  # it can be seen there
    assert [place for place, text in enumerate(spelled) if text in memory] == []
    assert [place for place, key in enumerate(keys) if key in memory] == []

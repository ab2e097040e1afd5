"""What may be wrong with the place a vault lies in: no room, others' rights, another owner, a share, a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from stick import pull_out

from ecm_desktop.domain.change import diff
from ecm_desktop.domain.people import Person
from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.store.rescue import rescue
from ecm_desktop.store.security import Holds, not_shared, own_disk

PROJECT = Path(__file__).resolve().parents[2]

NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from ecm_desktop.errors import Damaged, Unavailable
from ecm_desktop.store.opening import Passphrase, open_or_read, open_vault
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
folder, passphrase = Path(sys.argv[1]), Passphrase(sys.argv[2])
try:
    open_vault(folder, passphrase)
except Unavailable as told:
    print(told.key)
store = open_or_read(folder, passphrase)
print(type(store).__name__, len(store.cases()))
store.close()
"""


def test_61_without_any_room_a_vault_opens_to_read(vault: Any) -> None:
    before = {path.name: path.read_bytes() for path in vault.folder.iterdir()}
    command = [sys.executable, "-c", NO_ROOM, str(vault.folder), vault.passphrase]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    told, kind = done.stdout.splitlines()
    assert told.startswith("The disk is full.")
    assert kind == "ReadOnlyStore 1"
    assert {path.name: path.read_bytes() for path in vault.folder.iterdir()} == before
    vault.open().close()


def test_44_a_store_grows_to_its_limit_and_says_so(store: Any, vault: Any) -> None:
    limit = store.ledger._connection.execute("PRAGMA max_page_count").fetchone()[0]
    assert limit * 4096 == 2 << 30
    store.ledger._connection.execute("PRAGMA max_page_count=40").fetchone()
    case, _ = store.load(vault.case_id)
    big = case.put(*(Person(id=f"big{n}", note="x" * 5000) for n in range(100)))
    with pytest.raises(Unavailable, match="as large as it may be"):
        store.writer(vault.case_id)(diff(case, big), "Too much")
    assert store.load(vault.case_id) == (vault.case, 1)
    assert store.writer(vault.case_id)(diff(case, case.put(Person(id="small"))), "Little") == 2


def test_64_rights_of_others_are_taken_away_with_a_note(vault: Any) -> None:
    vault.folder.chmod(0o755)
    vault.file.chmod(0o644)
    (vault.folder / "header.json").chmod(0o640)
    store = vault.open()
    assert any("could reach" in one for one in store.notices)
    assert {path.stat().st_mode & 0o077 for path in (vault.folder, *vault.folder.iterdir())} == {0}
    store.close()
    store = vault.open()
    assert store.notices == ()
    store.close()


def test_64_a_vault_of_another_user_is_refused(vault: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in vault.folder.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: vault.folder.stat().st_uid + 1)
        with pytest.raises(Unavailable, match="another user of this computer"):
            vault.open()
    assert {path.name: path.stat().st_mtime_ns for path in vault.folder.iterdir()} == before
    vault.open().close()


def refused(what: Callable[[], object]) -> str:
    """The sentence with which the disk refuses something; nothing is called damaged that may be whole."""
    with pytest.raises(Unavailable) as told:
        what()
    assert not isinstance(told.value, Damaged)
    return told.value.key


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="lets open files be a device that is gone, as on Linux"
)
@pytest.mark.parametrize("is_mounted", [True, False])
def test_65_a_stick_pulled_out_is_told_and_put_in_again_holds_what_was_saved(
    vault: Any, tmp_path: Path, is_mounted: bool
) -> None:
    store, saved = vault.open(), vault.case.put(Person(id="saved"))
    write = store.writer(vault.case_id)
    assert write(diff(vault.case, saved), "Saved") == 2
    assert pull_out(vault.folder) == 3  # the store, its journal and the lock
    drawer = tmp_path / "drawer"
    if not is_mounted:
        vault.folder.rename(drawer)
    first, *later = (refused(lambda: write(diff(saved, saved.put(Person(id="lost"))), "Lost")) for _ in range(3))
    assert ("did not take it" if is_mounted else "this was not saved") in first
    assert all(("look after the disk" if is_mounted else "this was not saved") in one for one in later)
    assert "what was saved before is safe" in refused(lambda: rescue(store, tmp_path / "copy.vbak"))
    assert "what was saved before is safe" in refused(store.close)
    store.close()  # it is let go of, once
    assert store.ledger.unlocked.key.for_sealing() == bytes(32)
    assert {path.name for path in tmp_path.iterdir()} == {"vault" if is_mounted else "drawer"}
    if not is_mounted:
        drawer.rename(vault.folder)
    with closing(vault.open()) as again:
        assert again.load(vault.case_id) == (saved, 2)
        assert again.check(deep=True).is_sound


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/share /srv/my\\040share nfs4 rw 0 0
/dev/sdb1 /media/stick vfat rw 0 0
sshfs /mnt/far fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "holds", "kind"),
    [("/srv/a/vault", Holds.YES, "ext4"), ("/srv/my share/vault", Holds.NO, "nfs4"),
     ("/media/stick/vault", Holds.NO, "vfat"), ("/mnt/far", Holds.NO, "fuse.sshfs")],
)  # fmt: skip
def test_66_a_share_or_a_stick_is_warned_about(tmp_path: Path, folder: str, holds: Holds, kind: str) -> None:
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/mounts").write_text(MOUNTS)
    told = own_disk(Path(folder), tmp_path)
    assert (told.holds, told.detail) == (holds, kind)
    assert bool(told.advice) == (holds is not Holds.YES)


def test_66_a_folder_of_a_copying_service_is_warned_about(tmp_path: Path) -> None:
    assert own_disk(tmp_path, tmp_path / "nothing").holds is Holds.UNKNOWN
    assert not_shared(tmp_path / "vault").holds is Holds.YES
    assert not_shared(tmp_path / "OneDrive - Council" / "vault").holds is Holds.NO


CRASH = """
import contextlib, ctypes, os, resource, signal, sys
from pathlib import Path
from ecm_desktop.store.opening import Passphrase, open_vault
most = resource.RLIM_INFINITY
with contextlib.suppress(ValueError):  # whoever started us may have set it to 0 for good
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
is_dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(is_dumpable())
store = open_vault(Path(sys.argv[1]), Passphrase(sys.argv[2]))
print(is_dumpable(), resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)
signal.signal(signal.SIGSEGV, signal.SIG_DFL)
os.kill(os.getpid(), signal.SIGSEGV)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux whether a process may be dumped")
def test_90_a_crash_leaves_no_core(vault: Any, tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    command = [sys.executable, "-c", CRASH, str(vault.folder), vault.passphrase]
    child = subprocess.Popen(
        command, cwd=tmp_path / "room", stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.read() == b"1\n0 0\n"
    _, status = os.waitpid(child.pid, 0)
    child.returncode = -signal.SIGSEGV
    child.stdout.close()
    assert os.WTERMSIG(status) == signal.SIGSEGV
    assert not os.WCOREDUMP(status)
    assert list((tmp_path / "room").iterdir()) == []
    store = vault.open()
    assert store.load(vault.case_id) == (vault.case, 1)
    store.close()

"""One program at a time has a vault open: `vault.lock`, held by the system and therefore free when its owner dies."""

from __future__ import annotations

import os
import re
import socket
import stat
import sys
import zlib
from pathlib import Path

import msgspec

from ecm_desktop.errors import InUse, Unavailable
from ecm_desktop.vault.files import disk_problem, read_plain_file

NAME = "vault.lock"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_MOST = 4096  # bytes: who it is takes a hundred
_HEAD = re.compile(r"[0-9]{15}-[0-9a-f]{64}")


class Owner(msgspec.Struct, frozen=True):
    """Who has a vault open, and the head of its audit when an edit was last kept, always of the same length."""

    pid: int = 0
    host: str = ""
    head: str = ""


def refuse_if_open(folder: Path) -> None:
    """Look whether somebody has the vault in a folder open, without a key. Raises InUse, or Unavailable."""
    path = folder / NAME
    if not os.path.lexists(path):
        return
    try:
        handle = _opened(path, 0)
    except FileNotFoundError:
        return  # let go just now
    try:
        if not _hold(handle):
            raise _already_open(_owner(path))
        _refuse_another_machine(path)
    finally:
        os.close(handle)


class VaultLock:
    """The right to open the vault in a folder; taken on construction. Raises InUse when somebody has it.

    Whoever is cut off leaves it behind, with the head of the audit: a store that lacks that row has lost work.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle = self._take()
        owner = Owner(os.getpid(), socket.gethostname())
        self._until_head = msgspec.json.encode(owner).removesuffix(b'"}')
        try:
            _refuse_another_machine(self._path)
            self.left = _unspoilt(_owner(self._path).head)  # by somebody who was cut off; "" by nobody
            self._sign()
        except BaseException:
            os.close(self._handle)
            raise
        self.taken = os.fstat(self._handle).st_mtime_ns  # nanoseconds of the file system's clock

    def settle(self) -> None:
        """What was left by somebody who was cut off is in the store: nothing is in doubt."""
        self.left = ""

    def tell(self, row: int, mac: bytes) -> None:
        """Leave word, should this program be cut off, that a row of the audit was kept.

        It is said in every edit, so nothing waits for the disk, and a disk that takes no word has the row all the same.
        """
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, self._until_head + _with_sum(b"%015d-%b" % (row, mac.hex().encode())) + b'"}')
        except OSError:
            return

    def release(self) -> None:
        """Let others open the vault; what somebody who was cut off left, and is not found yet, stays."""
        if not self.left:
            self._path.unlink(missing_ok=True)
        os.close(self._handle)

    def _sign(self) -> None:
        try:
            os.ftruncate(self._handle, 0)
            os.write(self._handle, self._until_head + (_with_sum(self.left.encode()) if self.left else b"") + b'"}')
        except OSError as error:
            self._path.unlink(missing_ok=True)
            raise disk_problem(error) from error

    def _take(self) -> int:
        while True:
            handle = _opened(self._path, os.O_CREAT)
            if not _hold(handle):
                os.close(handle)
                raise _already_open(_owner(self._path))
            if _is_at(handle, self._path):
                return handle
            os.close(handle)  # its owner let go and took the name away between our two steps


def _with_sum(head: bytes) -> bytes:
    """A head with what tells it from one that was damaged: that is not to be taken for lost work."""
    return b"%b.%08x" % (head, zlib.crc32(head))


def _unspoilt(said: str) -> str:
    """The head that was left with its sum; "" where it is not as it was left."""
    head, _, _sum = said.partition(".")
    return head if _HEAD.fullmatch(head) and said.encode() == _with_sum(head.encode()) else ""


def _opened(path: Path, how: int) -> int:
    """A handle to the lock's own file. Raises FileNotFoundError, or Unavailable (for what is no file, too)."""
    try:
        handle = os.open(path, os.O_RDWR | how | _NO_LINKS | _NO_WAITING, 0o600)
    except FileNotFoundError:
        raise
    except OSError as error:
        if path.is_symlink() or path.is_dir():
            raise _not_ours() from error
        raise disk_problem(error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _not_ours()
    return handle


def _refuse_another_machine(path: Path) -> None:
    """On a shared folder the system's lock may not reach the other machine; what is written there does."""
    owner = _owner(path)
    if owner.host not in ("", socket.gethostname()):
        raise InUse(
            "This vault is already open on the computer {host}. Close it there, then try again. If that computer was "
            "switched off, delete the file vault.lock in the vault’s folder.",
            host=owner.host,
        )


def _owner(path: Path) -> Owner:
    try:
        return msgspec.json.decode(read_plain_file(path, _MOST), type=Owner)
    except (OSError, Unavailable, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Owner()


def _not_ours() -> Unavailable:
    return Unavailable(
        "What is named vault.lock in the vault’s folder is not a file of this program. "
        "Delete it; nothing of the vault is missing."
    )


def _already_open(owner: Owner) -> InUse:
    # the sentence is for people; the process is for whoever looks into the error
    return InUse(
        "This vault is already open in another window of this computer. Use that window, or close it first.",
        pid=owner.pid,
    )


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # beyond what is written, since Windows locks bytes against reading too

    def _hold(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def _hold(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
